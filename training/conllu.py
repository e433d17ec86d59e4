"""Sentences of a treebank in CoNLL-U, with the place of every word in the sentence's raw text (https://universaldependencies.org/format.html)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pactgraph.errors import InputError

__all__ = ["Sentence", "Word", "read"]


class Word(NamedTuple):
    """A syntactic word; words of a multiword token ("don't") share its letters where these spell them, else its whole span.

    ``head`` is an index from 0, its own for the root.
    """

    start: int
    end: int
    form: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    misc: str


class Sentence(NamedTuple):
    """A sentence: its id, its text as written and its words."""

    name: str
    text: str
    words: tuple[Word, ...]


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a file in order. Empty nodes (``8.1``) are left out.

    Raises:
        InputError: a sentence's words do not stand in its text in order, or a line has not ten columns.
    """
    name, text, rows = "", "", list[list[str]]()
    with path.open(encoding="utf-8") as lines:
        for number, ended in enumerate(lines, 1):
            line = ended.rstrip("\n")
            if line.startswith("# sent_id = "):
                name = line.removeprefix("# sent_id = ")
            elif line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif not line and rows:
                yield Sentence(name, text, _words(path, number, text, rows))
                rows = []
            elif line and not line.startswith("#"):
                row = line.split("\t")
                if len(row) != 10:
                    raise InputError(path, f"{len(row)} columns", "10", number)
                rows.append(row)
    if rows:
        yield Sentence(name, text, _words(path, number, text, rows))


def _words(path: Path, number: int, text: str, rows: list[list[str]]) -> tuple[Word, ...]:
    spans: dict[str, tuple[int, int]] = {}
    place, pending = 0, list[str]()
    for row in rows:
        key, form = row[0], row[1]
        if "." in key or key in pending:
            continue
        start = text.find(form, place)
        if start < 0 or text[place:start].strip():
            raise InputError(path, f"{form!r} out of its place", f"words in the order of the text {text!r}", number)
        place = start + len(form)
        if "-" in key:
            first, last = map(int, key.split("-"))
            pending = [str(word) for word in range(first, last + 1)]
            forms = [row[1] for row in rows if row[0] in pending]
            spans |= zip(pending, _parts(start, form, forms), strict=True)
        else:
            spans[key] = (start, place)
    plain = [row for row in rows if row[0].isdigit()]
    heads = [int(row[6]) - 1 if row[6] != "0" else place for place, row in enumerate(plain)]
    return tuple(Word(*spans[row[0]], row[1], row[2], row[3], row[4], head, row[7], row[9]) for row, head in zip(plain, heads, strict=True))


def _parts(start: int, form: str, forms: list[str]) -> list[tuple[int, int]]:
    """The spans of the words of a multiword token: its letters in turn if the words spell it, else the whole token for each."""
    if "".join(forms) != form:
        return [(start, start + len(form))] * len(forms)
    spans = []
    for word in forms:
        spans.append((start, start + len(word)))
        start += len(word)
    return spans
