"""Names in a text that the reference data do not have: capitalised words in a row, persons by the title before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pactgraph.model.mention import Candidate
from pactgraph.model.slots import Entity

__all__ = ["Name", "runs"]


class Name(NamedTuple):
    """A mention that names something, as an entity; ``office`` is the position, for the words of a title; ``metonym`` what a place may stand for."""

    start: int
    end: int
    entity: Entity | None
    office: Candidate | None = None
    metonym: Entity | None = None


_WORD = r"(?:(?:[A-Z]\.)+|[A-Z][^\W_]*(?:['’][A-Z]?[^\W_]{2,}|[-–][^\W_]+)*)"
_RUN = re.compile(rf"{_WORD}(?: (?:(?:al|bin|ibn|de|da|dos|van|von|der|el|del|la)[ -])?{_WORD})*")
"""Capitalised words in a row, with the small particles of names."""

_BEFORE = re.compile(r"([^\W_]+(?:-[^\W_]+)?)(,? )$")
_JOINT = re.compile(r"(?:,|,? and) $")


def runs(text: str, known: Sequence[Name], titles: frozenset[str]) -> Iterator[Name]:
    """Capitalised words in a row that no other name covers.

    Args:
        known: the names that the reference data have.
        titles: last words of titles; whom they precede is a person.
    """
    taken = [(name.start, name.end) for name in known]
    persons = {name.end: name.end for name in known if name.entity is not None and name.entity.type == "person"}
    full = {(name.entity.name or name.entity.text).rsplit(" ", 1)[-1]: name.entity for name in known if name.entity is not None and name.entity.type == "person"}
    plural = False
    for run in _RUN.finditer(text):
        for start, end in _free(run.start(), run.end(), taken):
            start, end = start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())
            words = text[start:end].split(" ")
            while words and (words[0].lower() in titles or words[0].lower() in _SMALL):
                start += len(words.pop(0)) + 1
            if not words or not text[start:end].strip():
                continue
            before = _BEFORE.search(text[max(0, start - 40) : start])
            title = before.group(1).lower() if before else ""
            single = title in titles
            plural_here = not single and title.removesuffix("s") in titles and title.endswith("s")
            joined = plural and any(_JOINT.fullmatch(text[at:start]) for at in persons if start - 8 <= at <= start)
            if (single and before is not None and before.group(2) == " ") or plural_here or joined:
                plural = plural_here or joined
                person = full.get(words[-1]) if len(words) == 1 else None
                entity = Entity(text[start:end], name=person.name if person else text[start:end], id=person.id if person else None, type="person", start=start, end=end, rule="name")
                persons[end] = start
                full.setdefault(words[-1], entity)
                yield Name(start, end, entity)
            elif len(words) == 1 and words[0] in full:
                person = full[words[0]]
                yield Name(start, end, Entity(text[start:end], person.id, person.name or person.text, type="person", country=person.country, start=start, end=end, rule="alias"))
            elif len(words) > 1:
                yield Name(start, end, Entity(text[start:end], type="unknown", start=start, end=end, rule="name"))


_SMALL = frozenset({"the", "a", "an", "in", "on", "at", "as", "by", "this", "that", "it", "we", "he", "she", "they", "both", "after", "before", "under", "for", "and", "but", "his", "her", "former"})


def _free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a stretch that nothing else covers."""
    parts = [(start, end)]  # without the spaces beside what is cut out
    for one, other in taken:
        parts = [piece for first, last in parts for piece in ((first, min(last, one)), (max(first, other), last)) if piece[0] < piece[1]]
    return parts
