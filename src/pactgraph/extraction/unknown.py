"""Names in a text that the reference data do not have: capitalised words in a row, persons by the title before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pactgraph.extraction.cover import Cover
from pactgraph.model.mention import Candidate
from pactgraph.model.slots import Entity
from pactgraph.model.words import key, skeleton

__all__ = ["Name", "runs"]


class Name(NamedTuple):
    """A mention that names something, as an entity; ``office`` is the position, for the words of a title; ``metonym`` what a place may stand for,
    ``sure`` whether the position is certain."""

    start: int
    end: int
    entity: Entity | None
    office: Candidate | None = None
    metonym: Entity | None = None
    sure: bool = False


class _Places:
    """Names by their places: looking for one takes no longer in a long text."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = sorted(names, key=lambda name: name.start)
        self._starts = [name.start for name in self._names]
        self.begins: dict[int, Name] = {}
        """The first name with an entity that begins at a place."""
        self.ends: dict[int, Name] = {}
        """The first name that ends at a place."""
        for name in names:
            self.ends.setdefault(name.end, name)
            if name.entity is not None:
                self.begins.setdefault(name.start, name)

    def within(self, start: int, end: int) -> list[Name]:
        """The names that lie in a stretch."""
        return [name for name in self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)] if name.end <= end]


_WORD = r"(?:(?:[A-Z]\.)+|[A-Z][^\W_]*(?:['’][A-Z]?[^\W_]{2,}|[-–][^\W_]+)*)"
_RUN = re.compile(rf"{_WORD}(?: (?:(?:al|bin|ibn|de|da|dos|van|von|der|el|del|la)[ -])?{_WORD})*")
"""Capitalised words in a row, with the small particles of names."""

_BEFORE = re.compile(r"([^\W_]+(?:-[^\W_]+)?)(,? )$")
_OFFICE = re.compile(r"([^\W_]+) (?:of|for)(?: the)? $")
_JOINT = re.compile(r"(?:,|,? and) $")


def runs(text: str, known: Sequence[Name], titles: frozenset[str], things: frozenset[str], bodies: frozenset[str]) -> Iterator[Name]:
    """Capitalised words in a row that no other name covers.

    Args:
        known: the names that the reference data have.
        titles: last words of titles; whom they precede is a person.
        things: nouns that claims are about; after them "of" is no part of a name.
        bodies: last words of the names of bodies, in which "and" may stand.
    """
    taken, places = Cover((name.start, name.end) for name in known), _Places(known)
    found = {name.end: name for name in known if name.entity is not None and name.entity.type == "person"}
    full = {(name.entity.name or name.entity.text).rsplit(" ", 1)[-1]: name.entity for name in found.values() if name.entity is not None}
    beyond, nouns = 0, titles | things
    for run in _RUN.finditer(text):
        if run.start() < beyond:
            continue
        with_and = _AND.match(text, run.end())
        if with_and is not None and with_and[0].rsplit(" ", 1)[-1].lower() in bodies and not taken.touches(run.start(), with_and.end()):
            yield Name(
                run.start(), with_and.end(), Entity(text[run.start() : with_and.end()], type="organization", start=run.start(), end=with_and.end(), rule="name")
            )
            beyond = with_and.end()
            continue
        whole = _whole(text, run.start(), run.end(), places)
        pieces = [] if whole is not None else _joined(text, _free(text, run.start(), run.end(), taken), places, nouns)
        new = (
            [Name(run.start(), run.end(), whole)]
            if whole is not None
            else [one for start, end in pieces if (one := _new(text, start, end, found, full, places, titles)) is not None]
        )
        for name in new:
            taken.add(name.start, name.end)
            if name.entity is not None and name.entity.type == "person":
                found[name.end] = name
                full.setdefault(name.entity.text.rsplit(" ", 1)[-1], name.entity)
        yield from new
        beyond = max((name.end for name in new), default=0)


_AND = re.compile(rf" (?:and|&) {_WORD}(?: {_WORD})*")
_SUFFIX = re.compile(r"[-–][A-Z]{1,5}")
_OF = re.compile(r" (?:of|for)(?: the)? ")


def _joined(text: str, pieces: list[tuple[int, int]], known: _Places, titles: frozenset[str]) -> list[tuple[int, int]]:
    """Pieces with what "of" ties to them: "Central Bank of Nicaragua", "Movement of Democratic Forces of Casamance"."""
    found = []
    for start, stop in pieces:
        end = stop
        head = text[start:end].rsplit(" ", 1)[-1].lower()
        while head not in titles and head.removesuffix("s") not in titles and (of := _OF.match(text, end)) is not None:
            name = known.begins.get(of.end())
            run = _RUN.match(text, of.end())
            beyond = name.end if name is not None else run.end() if run is not None else end
            if beyond == end:
                break
            end, head = beyond, ""
        found.append((start, end))
    return found


def _new(text: str, start: int, end: int, found: Mapping[int, Name], full: Mapping[str, Entity], known: _Places, titles: frozenset[str]) -> Name | None:
    """What a row of capitalised words names: a person after a title, or beside one who is; else something unknown."""
    words = text[start:end].split(" ")
    while words and (words[0].lower() in titles or words[0].lower() in _SMALL):
        start += len(words.pop(0)) + 1
    inner = max((place for place, word in enumerate(words[:-1]) if word.lower() in titles), default=-1)
    if inner >= 0:
        # "Special Trade Representative Robert Strauss"
        start += len(" ".join(words[: inner + 1])) + 1
        words = words[inner + 1 :]
    while words and words[-1].lower() in titles:
        end -= len(words.pop()) + 1
    if not words or start >= end:
        return None
    same = full.get(words[-1]) if len(words) == 1 else None
    if same is not None:
        return Name(
            start, end, Entity(text[start:end], same.id, same.name or same.text, type="person", country=same.country, start=start, end=end, rule="alias")
        )
    if _titled(text, start, text[start:end], known, found, titles):
        return Name(start, end, Entity(text[start:end], name=text[start:end], type="person", start=start, end=end, rule="name"))
    return Name(start, end, Entity(text[start:end], type="unknown", start=start, end=end, rule="name")) if len(words) > 1 else None


def _titled(text: str, start: int, name: str, known: _Places, found: Mapping[int, Name], titles: frozenset[str]) -> bool:
    """Whether a title stands before a name, or one in the plural before the names that it is joined to."""
    before = _BEFORE.search(text[max(0, start - 40) : start])
    title = before.group(1).lower().rpartition("-")[2] if before else ""
    if title in titles and before is not None and (before.group(2) == " " or " " in name):
        return True
    owner = known.ends.get(start - 1)
    if owner is not None and (office := _OFFICE.search(text[max(0, owner.start - 40) : owner.start])) is not None and office.group(1).lower() in titles:
        return True
    while title not in titles and title.removesuffix("s") not in titles:
        earlier = next((found[at] for at in range(start - 2, start - 8, -1) if at in found and _JOINT.fullmatch(text[at:start])), None)
        if earlier is None:
            return False
        start = earlier.start
        before = _BEFORE.search(text[max(0, start - 40) : start])
        title = before.group(1).lower().rpartition("-")[2] if before else ""
    return title not in titles


def _whole(text: str, start: int, end: int, known: _Places) -> Entity | None:
    """The person of a longer name, of which only the end was recognised: "Mohammed bin Salman" for "Salman"."""
    inside = known.within(start, end)
    if len(inside) == 1 and inside[0].start == start and _SUFFIX.fullmatch(text, inside[0].end, end):
        # "ISIS-GS" is not ISIS.
        return Entity(text[start:end], type="organization", start=start, end=end, rule="name")
    if len(inside) != 1 or inside[0].start == start or inside[0].end != end:
        return None
    last = inside[0].entity
    if last is None or last.type != "person" or last.name is None:
        return None
    words, label = text[start:end].split(), last.name.split()
    if skeleton(key(words[0])) != skeleton(key(label[0])):
        return None
    return replace(last, text=text[start:end], start=start, rule="alias")


_SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "as",
        "by",
        "this",
        "that",
        "it",
        "we",
        "he",
        "she",
        "they",
        "both",
        "after",
        "before",
        "under",
        "for",
        "and",
        "but",
        "his",
        "her",
        "former",
    }
)


def _free(text: str, start: int, end: int, taken: Cover) -> list[tuple[int, int]]:
    """The parts of a stretch that nothing else covers, without the spaces at their ends."""
    parts = taken.free(start, end)
    return [(last - len(text[first:last].lstrip()), first + len(text[first:last].rstrip())) for first, last in parts if text[first:last].strip()]
