"""Two turns of news English that parsers trained on other texts take apart wrongly, put right before anything reads them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pactgraph.model.syntax import Parse, Token

__all__ = ["repaired"]


def repaired(parse: Parse, contents: Collection[str], lemmas: Mapping[str, str]) -> Parse:
    """A parse with clauses where a parser sees noun phrases, and infinitives at the nouns whose content they tell.

    Args:
        parse: the parse.
        contents: nouns with an infinitive that tells what they are about ("an agreement to build"), as lemmas.
        lemmas: lemmas of verb forms.
    """
    return parse._replace(tokens=tuple(_infinitives(_clauses(list(parse.tokens), lemmas), contents)))


def _clauses(tokens: list[Token], lemmas: Mapping[str, str]) -> list[Token]:
    """After Paris imposed sanctions: a name before a participle before a noun is a clause; the adjective would stand before the name."""
    for token in list(tokens):
        if token.dep != "amod" or token.text.lower() not in lemmas or not token.text.endswith("ed") or token.index == 0:
            continue
        noun, name = tokens[token.head], tokens[token.index - 1]
        before = tokens[name.index - 1] if name.index else None
        is_name = name.pos == "PROPN" and name.head == noun.index and name.dep == "compound"
        if not is_name or noun.tag != "NNS" or noun.index < token.index or (before is not None and before.tag in ("DT", "POS", "PRP$")):
            continue
        verb, outer = token.index, noun
        dep = "advcl" if outer.dep in ("obl", "nmod") else outer.dep
        tokens[verb] = token._replace(head=outer.head if outer.head != outer.index else verb, dep=dep, pos="VERB", tag="VBD", lemma=lemmas.get(token.text.lower(), token.lemma))
        tokens[name.index] = name._replace(head=verb, dep="nsubj")
        for child in list(tokens):
            if child.head == noun.index and child.index not in (verb, name.index, noun.index):
                if child.dep == "case":
                    tokens[child.index] = child._replace(head=verb, dep="mark")
                elif child.dep in ("nmod", "obl") and child.index > noun.index:
                    tokens[child.index] = child._replace(head=verb, dep="obl")
        tokens[noun.index] = noun._replace(head=verb, dep="obj")
        _reasons(tokens, verb)
    return tokens


def _reasons(tokens: list[Token], verb: int) -> None:
    """A clause with "for" after what is now a clause tells its reason, and not that of the clause above."""
    for token in list(tokens):
        if token.index > verb and token.dep == "advcl" and token.head == tokens[verb].head and token.tag == "VBG":
            marks = [one for one in tokens if one.head == token.index and one.dep == "mark"]
            if marks and marks[0].text.lower() in ("for", "over"):
                tokens[token.index] = token._replace(head=verb)


def _infinitives(tokens: list[Token], contents: Collection[str]) -> list[Token]:
    """Sign an agreement to build: what is to be built is told of the agreement."""
    for token in list(tokens):
        if token.dep not in ("xcomp", "advcl") or token.tag != "VB":
            continue
        first = min([token.index, *(one.index for one in tokens if one.head == token.index and one.index < token.index)])
        noun = tokens[first - 1] if first else None
        if noun is not None and tokens[first].text.lower() == "to" and noun.head == token.head and noun.dep == "obj" and noun.lemma.lower() in contents:
            tokens[token.index] = token._replace(head=noun.index, dep="acl")
    return tokens
