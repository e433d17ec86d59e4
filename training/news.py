"""What extraction gives the parser and no treebank has: names and dates as single words that stand in for them, and events told in the present tense."""

from __future__ import annotations

import random
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

__all__ = ["masked", "present"]

_PERSON = "Putin"
_NAMES = ("Russia", "Russia", "U.S.", "Congress", "Congress", "Baghdad", "NATO", "Microsoft", "Hamas", "Reuters")
"""As ``pactgraph.extraction.masks`` has them."""

_PEOPLE = "Russian"
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_INSIDE = frozenset({"flat", "compound", "amod", "nmod:desc", "nmod", "nummod", "appos", "case", "punct", "dep", "nmod:unmarked"})
_PRONOUNS = frozenset({"i", "you", "we", "they"})


def masked(nlp: Language, doc: Doc, chance: random.Random) -> Doc:
    """The sentence with its names, titles before them and dates as single words, those of one word replaced in half of the cases."""
    spans = filter_spans([*_names(doc), *_dates(doc)])
    made = doc.copy()
    stand: dict[int, str] = {}
    with made.retokenize() as retokenizer:
        for span in spans:
            retokenizer.merge(made[span.start : span.end], attrs={"LEMMA": span.root.lemma_})
    shift = 0
    for span in spans:
        stand[span.start - shift] = _stand_in(span, chance)
        shift += len(span) - 1
    for token in made:
        if token.i not in stand and token.i > 0 and token.text[:1].isupper() and chance.random() < 0.5:
            if token.tag_ == "NNP" and token.text.lower() not in _MONTHS:
                stand[token.i] = chance.choice(_NAMES)
            elif token.tag_ == "JJ" and token.text.isalpha() and not token.text.isupper() and token.dep_ == "amod":
                stand[token.i] = _PEOPLE
    return _with_words(nlp, made, [stand.get(token.i, token.text) for token in made])


def present(nlp: Language, doc: Doc) -> Doc:
    """The sentence with its verbs in the simple present instead of the past, as short news tell what happened."""
    words, tags = [token.text for token in doc], [token.tag_ for token in doc]
    for token in doc:
        if token.tag_ == "VBD" and token.lemma_:
            subject = next((child for child in _subjects(token)), None)
            plural = subject is not None and (
                subject.tag_ in ("NNS", "NNPS") or subject.lower_ in _PRONOUNS or any(child.dep_ == "conj" for child in subject.children)
            )
            words[token.i] = _form(token.lemma_.lower(), plural, subject is not None and subject.lower_ == "i")
            tags[token.i] = "VBP" if plural else "VBZ"
    return _with_words(nlp, doc, words, tags) if tags != [token.tag_ for token in doc] else doc


def _subjects(verb: Token) -> Iterator[Token]:
    for one in (verb, verb.head):
        yield from (child for child in one.children if child.dep_ in ("nsubj", "nsubj:pass", "expl"))


def _form(lemma: str, plural: bool, mine: bool) -> str:
    if lemma == "be":
        return "am" if mine else "are" if plural else "is"
    if plural:
        return lemma
    if lemma == "have":
        return "has"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{lemma}s"


def _names(doc: Doc) -> Iterator[Span]:
    start = 0
    while start < len(doc):
        end = start
        while end < len(doc) and doc[end].tag_ in _NAME_TAGS and doc[end].lower_ not in _MONTHS and (end == start or doc[end].dep_ != "conj"):
            end += 1
        if end > start:
            span = doc[start:end]
            root = span.root
            if all(token.head in span and token.dep_ in _INSIDE for token in span if token != root):
                first = min([start, *(child.left_edge.i for child in root.lefts if child.i < start and child.dep_ in ("compound", "nmod:desc", "amod"))])
                titled = doc[first:end]
                if first < start and not any(token.dep_ in ("det", "case", "cc", "conj", "nmod:poss") for token in titled):
                    span = titled
                if len(span) > 1:
                    yield span
        start = max(end, start + 1)


def _dates(doc: Doc) -> Iterator[Span]:
    for token in doc:
        if token.lower_ in _MONTHS and token.tag_ in _NAME_TAGS:
            end = token.i + 1
            while end < len(doc) and (doc[end].tag_ == "CD" or (doc[end].text == "," and end + 1 < len(doc) and doc[end + 1].tag_ == "CD")):
                end += 1
            span = doc[token.i : end]
            if len(span) > 1 and all(one.head in span for one in span if one != span.root):
                yield span


def _stand_in(span: Span, chance: random.Random) -> str:
    if span[0].lower_ in _MONTHS:
        return "Monday" if len(span) > 2 or not span[-1].text.isdigit() or len(span[-1].text) < 3 else "2004"
    titled = span[0].tag_ not in _NAME_TAGS or any(token.dep_ in ("flat", "nmod:desc") for token in span)
    return _PERSON if titled else chance.choice(_NAMES)


def _with_words(nlp: Language, doc: Doc, words: list[str], tags: list[str] | None = None) -> Doc:
    return Doc(
        nlp.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        tags=tags or [token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        lemmas=[token.lemma_ if word == token.text or token.pos_ in ("VERB", "AUX") else word for token, word in zip(doc, words, strict=True)],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )
