"""Turns of news English that a parser takes apart wrongly now and then, put right before anything reads them.

Each repair asks for words in an order that allows one reading alone, whatever relations the parser gave them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pactgraph.model.syntax import Parse, Token

__all__ = ["repaired"]

_ABOUT = frozenset({"over", "under", "about", "around", "nearly"})
_NOMINAL = ("obj", "obl", "obl:unmarked", "nmod", "nmod:unmarked")


def repaired(parse: Parse, contents: Collection[str], reporting: Collection[str], lemmas: Mapping[str, str]) -> Parse:
    """A parse with clauses where a parser sees noun phrases, and with phrases at the words that they belong to.

    Args:
        parse: the parse.
        contents: nouns with an infinitive that tells what they are about ("an agreement to build"), as lemmas.
        reporting: verbs that report what a clause tells, as lemmas.
        lemmas: lemmas of verb forms.
    """
    tokens = list(parse.tokens)
    _clauses(tokens, lemmas)
    _infinitives(tokens, contents)
    _reports(tokens, reporting)
    _coordinations(tokens)
    return parse._replace(tokens=tuple(tokens)) if _is_tree(tokens) else parse


def _is_tree(tokens: list[Token]) -> bool:
    """Whether every word leads to the root."""
    for token in tokens:
        seen, current = 0, token
        while current.head != current.index:
            seen, current = seen + 1, tokens[current.head]
            if seen > len(tokens):
                return False
    return True


def _clauses(tokens: list[Token], lemmas: Mapping[str, str]) -> None:
    """After Paris imposed sanctions: a name before a participle before a noun is a clause; the adjective would stand before the name."""
    for token in list(tokens):
        if token.dep != "amod" or token.text.lower() not in lemmas or not token.text.endswith("ed") or token.index == 0:
            continue
        noun, name = tokens[token.head], tokens[token.index - 1]
        before = tokens[name.index - 1] if name.index else None
        is_name = name.pos == "PROPN" and name.head == noun.index and name.dep == "compound"
        if not is_name or noun.tag != "NNS" or noun.index < token.index or (before is not None and before.tag in ("DT", "POS", "PRP$")):
            continue
        verb = token.index
        dep = "advcl" if noun.dep in ("obl", "nmod") else noun.dep
        tokens[verb] = token._replace(head=noun.head if noun.head != noun.index else verb, dep=dep, pos="VERB", tag="VBD", lemma=lemmas[token.text.lower()])
        tokens[name.index] = name._replace(head=verb, dep="nsubj")
        tokens[noun.index] = noun._replace(head=verb, dep="obj")
        for child in list(tokens):
            if child.head == noun.index and child.dep == "case":
                tokens[child.index] = child._replace(head=verb, dep="mark")
            elif child.head == noun.index and child.dep in ("nmod", "obl") and child.index > noun.index:
                tokens[child.index] = child._replace(head=verb, dep="obl")
            elif (
                child.dep == "advcl"
                and child.head == tokens[verb].head
                and child.index > verb
                and child.tag == "VBG"
                and _marks(tokens, child) & {"for", "over"}
            ):
                # The reason is that of the clause, and not of the one above it.
                tokens[child.index] = child._replace(head=verb)


def _marks(tokens: list[Token], token: Token) -> set[str]:
    return {one.text.lower() for one in tokens if one.head == token.index and one.dep in ("mark", "case")}


def _infinitives(tokens: list[Token], contents: Collection[str]) -> None:
    """Sign an agreement to build jets: what is to be built is told of the agreement."""
    for token in list(tokens):
        first = token.index - 1
        while first > 0 and tokens[first].tag == "RB":
            first -= 1
        if token.tag != "VB" or first < 1 or tokens[first].text.lower() != "to":
            continue
        noun = tokens[first - 1]
        if noun.pos != "NOUN" or noun.lemma.lower() not in contents or noun.dep not in ("obj", "obl", "nsubj:pass") or token.head == noun.index:
            continue
        tokens[token.index] = token._replace(head=noun.index, dep="acl", pos="VERB")
        tokens[first] = tokens[first]._replace(head=token.index, dep="mark")
        if not any(one.head == token.index and one.dep == "obj" for one in tokens):
            found = next(_objects(tokens, token, {noun.index, noun.head, token.index}), None)
            if found is not None:
                tokens[found] = tokens[found]._replace(head=token.index, dep="obj")


def _objects(tokens: list[Token], verb: Token, heads: set[int]) -> Iterator[int]:
    """Nouns after a verb that may be its object: without a preposition, or with one that only tells how many."""
    for token in tokens[verb.index + 1 :]:
        if token.pos in ("NOUN", "PROPN") and token.dep in _NOMINAL and token.head in heads:
            if _marks(tokens, token) <= _ABOUT:
                yield token.index
            return


def _reports(tokens: list[Token], reporting: Collection[str]) -> None:
    """X told Y that Z, W reported: the clause with "that" belongs to the verb before it."""
    for token in list(tokens):
        if token.dep != "advcl" or token.head < token.index or "that" not in _marks(tokens, token):
            continue
        mark = next(one.index for one in tokens if one.head == token.index and one.text.lower() == "that")
        verb = next((one for one in reversed(tokens[:mark]) if one.pos == "VERB"), None)
        if verb is not None and verb.lemma.lower() in reporting and not any(one.head == verb.index and one.dep == "ccomp" for one in tokens):
            tokens[token.index] = token._replace(head=verb.index, dep="ccomp")


def _coordinations(tokens: list[Token]) -> None:
    """A phrase after "as well as" is coordinated with the phrase before it."""
    for token in list(tokens):
        joined = [one for one in tokens if one.head == token.index and one.dep == "cc" and one.text.lower() == "as" and one.index < token.index]
        if not joined or token.dep not in _NOMINAL:
            continue
        before = [one for one in tokens[: joined[0].index] if one.head == token.head and one.dep in _NOMINAL]
        if before:
            tokens[token.index] = token._replace(head=before[-1].index, dep="conj")
