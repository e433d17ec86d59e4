"""What newswire has and the treebanks lack: headlines, capitals, tight and long dashes, letters with marks, datelines."""

from __future__ import annotations

import random

from spacy.language import Language
from spacy.tokens import Doc, Span

__all__ = ["changed"]

_MARKS = {"a": "áâäãåā", "c": "çćč", "e": "éèêëēę", "g": "ğ", "i": "íîïıī", "n": "ñńň", "o": "óôöøőō", "s": "šşś", "u": "úûüů", "y": "ý", "z": "žźż", "l": "ł"}
_SMALL = frozenset(["a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "by", "for", "from", "with", "as"])
_CITIES = (
    "MOSCOW",
    "NEW DELHI",
    "WASHINGTON",
    "BEIJING",
    "London",
    "Brussels",
    "Geneva",
    "KYIV",
    "Tehran",
    "PARIS",
    "United Nations",
    "Seoul",
    "ANKARA",
    "Berlin",
)
_AGENCIES = ("Reuters", "AP", "AFP", "TASS", "PTI", "Xinhua", "ANI", "dpa")


def changed(nlp: Language, doc: Doc, chance: random.Random, datelines: bool) -> Doc:
    """The document, in about one case of eight changed.

    Args:
        nlp: whose vocabulary to use.
        doc: a sentence with its annotation.
        chance: decides whether and how.
        datelines: whether it may get a dateline in front ("MOSCOW (Reuters) —"), hung on the root as ``parataxis``.
    """
    words = [token.text for token in doc]
    draw = chance.random()
    names = [token.tag_.startswith("NNP") or token.ent_iob_ in {"B", "I"} for token in doc]
    cut = False
    if draw < 0.02:
        words = [word if word.lower() in _SMALL and place else word[:1].upper() + word[1:] for place, word in enumerate(words)]
        cut = True
    elif draw < 0.03:
        words = [word.upper() for word in words]
        cut = chance.random() < 0.7
    elif draw < 0.04:
        words = [word.lower() for word in words]
    elif draw < 0.06:
        cut = True
    elif draw < 0.10:
        words = [_marked(word, chance) if name else word for word, name in zip(words, names, strict=True)]
    if chance.random() < 0.5:
        words = ["—" if word == "--" else word for word in words]
    if cut and len(words) > 3 and words[-1] == "." and doc[-1].n_lefts + doc[-1].n_rights == 0:
        return _built(nlp, doc[:-1].as_doc(), words[:-1])
    if datelines and 0.10 < draw < 0.12 and doc.has_annotation("DEP"):
        return _built(nlp, doc, words, _dateline(chance))
    return doc if words == [token.text for token in doc] else _built(nlp, doc, words)


def _marked(word: str, chance: random.Random) -> str:
    return "".join(chance.choice(_MARKS[letter]) if letter in _MARKS and chance.random() < 0.15 else letter for letter in word)


def _dateline(chance: random.Random) -> list[tuple[str, int | None, str, str, str]]:
    """Words before a sentence: word, head (none for the root of the sentence), relation, tag, part of speech."""
    city = chance.choice(_CITIES).split()
    rows: list[tuple[str, int | None, str, str, str]] = [(city[0], None, "parataxis", "NNP", "PROPN")]
    rows += [(word, 0, "flat", "NNP", "PROPN") for word in city[1:]]
    if chance.random() < 0.6:
        agency = len(rows) + 1
        rows += [("(", agency, "punct", "-LRB-", "PUNCT"), (chance.choice(_AGENCIES), 0, "parataxis", "NNP", "PROPN"), (")", agency, "punct", "-RRB-", "PUNCT")]
    rows.append((chance.choice(("—", "—", "-", "--", ":")), 0, "punct", ":", "PUNCT"))
    return rows


def _built(nlp: Language, doc: Doc, words: list[str], front: list[tuple[str, int | None, str, str, str]] | None = None) -> Doc:
    """The document with other words and words in front; a lemma stays where its word does, else it is left open."""
    before = front or []
    shift = len(before)
    root = next((token.i for token in doc if token.head.i == token.i), 0) + shift
    trees = doc.has_annotation("DEP")
    made = Doc(
        nlp.vocab,
        words=[row[0] for row in before] + words,
        spaces=[True] * shift + [bool(token.whitespace_) for token in doc],
        tags=[row[3] for row in before] + [token.tag_ for token in doc],
        pos=[row[4] for row in before] + [token.pos_ for token in doc],
        lemmas=[row[0] for row in before] + [token.lemma_ if word == token.text else "" for token, word in zip(doc, words, strict=True)],
        heads=[root if row[1] is None else row[1] for row in before] + [token.head.i + shift for token in doc] if trees else None,
        deps=[row[2] for row in before] + [token.dep_ for token in doc] if trees else None,
    )
    if not trees:
        made.set_ents([Span(made, span.start, span.end, span.label_) for span in doc.ents])
    return made
