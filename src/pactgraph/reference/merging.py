"""One tenure from two tables: what is refreshed goes before what is kept, and what it overrides is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pactgraph.reference.dates import agree, bounds, finer
from pactgraph.reference.holders import Holding

__all__ = ["Merged", "Overridden", "merge"]


class Overridden(NamedTuple):
    """What a tenure says, and what the other table says of it.

    Args:
        holding: the tenure as it is now.
        what: in what they differ.
        taken: what stands.
        other: what does not.
    """

    holding: Holding
    what: str
    taken: str
    other: str


class Merged(NamedTuple):
    """Tenures, each once, and what was overridden."""

    holdings: list[Holding]
    overridden: list[Overridden]


_Key = tuple[str, str]


def merge(kept: list[Holding], fresh: list[Holding]) -> Merged:
    """Tenures of two tables, each once.

    One person in one office at overlapping times, or from the same day on, is one tenure. Its dates are those of the refreshed
    table, but for what only the other one knows, or knows to the day. Where Wikidata has two items for one kind of office of a state,
    a tenure is of the office that the refreshed table names.

    Args:
        kept: tenures of the tables that are kept, each once.
        fresh: tenures of the refreshed table.
    """
    if not fresh:
        return Merged(kept, [])
    groups: dict[_Key, list[Holding]] = {}
    for holding in fresh:
        groups.setdefault(_key(holding), []).append(holding)
    answered = {_office(holding) for holding in fresh}
    old: dict[_Key, list[Holding]] = {}
    for holding in kept:
        old.setdefault(_key(holding), []).append(holding)
    merged = Merged([], [])
    for key in dict.fromkeys([*old, *groups]):
        new, undated = groups.get(key, []), False
        if any(holding.start or holding.end for holding in old.get(key, [])):
            # Beside tenures with dates, a statement without any says nothing but that there is one.
            new = [holding for holding in new if holding.start or holding.end]
        undated = key in groups and not new
        group = _Group(new)
        for holding in group.absorb(old.get(key, [])):
            merged.holdings.append(holding)
            if not holding.end and _office(holding) in answered and not undated:
                merged.overridden.append(Overridden(holding, "end", "none, by the older table", "no such tenure on Wikidata"))
        merged.holdings.extend(group.holdings)
        merged.overridden.extend(group.overridden())
    return merged


def _office(holding: Holding) -> str:
    """The office, whichever of several items of the same kind of office it has."""
    assert holding.position is not None
    return re.sub(r"-q[0-9]+$", "", holding.position.value)


def _key(holding: Holding) -> _Key:
    return holding.qid, _office(holding)


class _Group:
    """The refreshed tenures of one person in one office."""

    def __init__(self, fresh: Iterable[Holding]) -> None:
        self.holdings: list[Holding] = []
        self._differences: list[tuple[int, str, str, str]] = []
        # Of two statements with the same beginning the later end stands, of two items of an office the main one.
        by_end = sorted(sorted(fresh, key=lambda holding: (len(_iri(holding)), _iri(holding))), key=lambda holding: holding.end, reverse=True)
        for holding in sorted(by_end, key=lambda holding: holding.start):
            at = next((place for place, other in enumerate(self.holdings) if _is_same(other, holding)), None)
            if at is None:
                self.holdings.append(holding)
            else:
                self._take(at, holding)
        if any(holding.start or holding.end for holding in self.holdings):
            # Beside one with a date, a statement without any says nothing.
            self.holdings = [holding for holding in self.holdings if holding.start or holding.end]

    def absorb(self, kept: list[Holding]) -> Iterator[Holding]:
        """Take over what the kept tenures know of these; those that are none of these come back."""
        left = []
        for holding in kept:
            at = next((place for place, other in enumerate(self.holdings) if _is_same(other, holding)), None)
            if at is None:
                left.append(holding)
            else:
                self._take(at, holding, tell=True)
        # After all ends are known: a tenure whose end Wikidata lacks would overlap all later ones.
        for holding in left:
            at = next((place for place, other in enumerate(self.holdings) if _overlap(other, holding)), None)
            if at is None:
                yield holding
            else:
                self._take(at, holding, tell=True)

    def overridden(self) -> Iterator[Overridden]:
        """What the tenures contradict."""
        for at, what, taken, other in self._differences:
            yield Overridden(self.holdings[at], what, taken, other)

    def _take(self, at: int, other: Holding, tell: bool = False) -> None:
        own = self.holdings[at]
        start, end = finer(own.start, other.start), finer(own.end, other.end)
        if end and end < start[: len(end)]:
            end = own.end
        self.holdings[at] = own._replace(start=start, end=end)
        if not tell:
            return
        for what, now, before, given in (("start", start, other.start, own.start), ("end", end, other.end, own.end)):
            if before and now != before and not agree(now, before):
                self._differences.append((at, what, now, before))
            elif what == "end" and now and not given:
                self._differences.append((at, what, now, f"no {what}"))


def _iri(holding: Holding) -> str:
    assert holding.position is not None
    return holding.position.value


def _is_same(own: Holding, other: Holding) -> bool:
    """Whether both begin, or with an unknown beginning end, on the same day, or one says nothing of its time."""
    if not (other.start or other.end) or not (own.start or own.end):
        return True
    if own.start and other.start:
        return agree(own.start, other.start)
    return agree(own.end, other.end) or not (own.end or other.end)


def _overlap(own: Holding, other: Holding) -> bool:
    """Whether there surely is a day of both; of a tenure without a start only its end is known."""
    if not own.start or not other.start:
        return False
    return all(bounds(one.start)[1] < (bounds(another.end)[0] if another.end else "9999") for one, another in ((own, other), (other, own)))
