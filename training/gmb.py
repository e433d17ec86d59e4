"""Names in news sentences: the extract of the Groningen Meaning Bank as a table of words (columns: sentence, word, tag, name)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from pactgraph.errors import InputError
from pactgraph.language.normal import normal

__all__ = ["LABELS", "Named", "part", "read", "with_names"]

LABELS = {"per": "PER", "org": "ORG", "gpe": "GPE", "geo": "LOC", "tim": "TIM", "art": "MISC", "eve": "MISC", "nat": "MISC"}
"""Its kinds of names and ours. Its ``gpe`` are peoples ("Israeli"), its ``geo`` are places, states among them."""
_COLUMNS = ["Sentence #", "Word", "POS", "Tag"]
_SPREADSHEET_DATE = re.compile(r"\d\d-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
"""A result such as "7-2" that a spreadsheet turned into a day."""
_CLOSING = frozenset({".", ",", ";", ":", "?", "!", ")", "%", "'s", "n't", "'ll", "'re", "'ve", "'d", "'m", "'"})


class Named(NamedTuple):
    """A sentence of news as text, and its names (start, end, label)."""

    number: int
    text: str
    names: tuple[tuple[int, int, str], ...]


def read(path: Path) -> Iterator[Named]:
    """The sentences of the table that are whole, each text once; the last one is left out, since the extract was cut in it.

    Raises:
        InputError: the table has other columns than it should.
    """
    with path.open(encoding="latin-1", newline="") as file:
        rows = csv.reader(file)
        if (found := next(rows, [])) != _COLUMNS:
            raise InputError(path, f"columns {found}", f"{_COLUMNS}", 1)
        sentences: list[list[list[str]]] = []
        for row in rows:
            if row and row[0].startswith("Sentence"):
                sentences.append([])
            if sentences:
                sentences[-1].append(row)
    seen: set[str] = set()
    for number, rows_ in enumerate(sentences[:-1], 1):
        if all(_good(row) for row in rows_):
            named = _text(number, rows_)
            if named.text not in seen:
                seen.add(named.text)
                yield named


def part(named: Named) -> str:
    """To which part a sentence belongs, for good: every tenth is held back for the last test, every tenth chooses between models."""
    return {0: "test", 5: "dev"}.get(named.number % 10, "train")


def with_names(nlp: Language, named: Named) -> Doc:
    """The sentence as spaCy tokenises it, with its names alone; a name that begins or ends within a token takes the whole token."""
    doc = nlp.make_doc(normal(named.text))
    spans = (doc.char_span(start, end, label, alignment_mode="expand") for start, end, label in named.names)
    doc.set_ents(filter_spans([span for span in spans if span is not None]))
    return doc


def _good(row: list[str]) -> bool:
    if len(row) != 4 or not row[1].strip() or _SPREADSHEET_DATE.fullmatch(row[1]):
        return False
    return row[3] == "O" or (row[3][:2] in {"B-", "I-"} and row[3][2:] in LABELS)


def _text(number: int, rows: list[list[str]]) -> Named:
    """Words joined as they are written, and names from the tags: ``B-`` begins one, ``I-`` goes on with it."""
    text, names, opened, after = "", list[tuple[int, int, str]](), False, ""
    for _, word, _, tag in rows:
        if word == '"':
            joined = opened
            opened = not opened
        else:
            joined = word in _CLOSING or after in {"$", "("} or (after == '"' and opened)
        text += word if joined or not text else f" {word}"
        start, after = len(text) - len(word), word
        if tag.startswith("I-") and names and names[-1][2] == LABELS[tag[2:]]:
            names[-1] = (names[-1][0], len(text), names[-1][2])
        elif tag != "O":
            names.append((start, len(text), LABELS[tag[2:]]))
    return Named(number, text, tuple(names))
