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
        return Merged([*kept], [])
    merged, answered = Merged([], []), {_office(holding) for holding in fresh}
    old, new = _grouped(kept), _grouped(fresh)
    for key in dict.fromkeys([*old, *new]):
        found = _merge_group(old.get(key, []), new.get(key, []), is_answered=key[1] in answered)
        merged.holdings.extend(found.holdings)
        merged.overridden.extend(found.overridden)
    return merged


def _merge_group(kept: list[Holding], fresh: list[Holding], *, is_answered: bool) -> Merged:
    """The tenures of one person in one office.

    Args:
        kept: those of the tables that are kept.
        fresh: those of the refreshed table.
        is_answered: whether the refreshed table names any holder of the office: then who it does not know, and who has no end, is told.
    """
    # Beside tenures with dates, a statement without any says nothing but that there is one.
    telling = _dated(fresh) if _dated(kept) else fresh
    group = _Group(telling)
    left = list(group.absorb(kept))
    is_known = bool(fresh) and not telling
    open_ended = [holding for holding in left if not holding.end] if is_answered and not is_known else []
    told = [Overridden(holding, "end", "none, by the older table", "no such tenure on Wikidata") for holding in open_ended]
    return Merged([*left, *group.holdings], [*told, *group.overridden()])


def _grouped(holdings: Iterable[Holding]) -> dict[_Key, list[Holding]]:
    """Tenures by person and office."""
    groups: dict[_Key, list[Holding]] = {}
    for holding in holdings:
        groups.setdefault((holding.qid, _office(holding)), []).append(holding)
    return groups


def _dated(holdings: Iterable[Holding]) -> list[Holding]:
    """Those of which any date is known."""
    return [holding for holding in holdings if holding.start or holding.end]


def _office(holding: Holding) -> str:
    """The office, whichever of several items of the same kind of office it has."""
    return re.sub(r"-q[0-9]+$", "", holding.position.value)


class _Group:
    """The refreshed tenures of one person in one office."""

    def __init__(self, fresh: Iterable[Holding]) -> None:
        self.holdings: list[Holding] = []
        self._differences: list[tuple[int, str, str, str]] = []
        # Of two statements with the same beginning the later end stands, of two items of an office the main one.
        by_end = sorted(sorted(fresh, key=lambda holding: (len(holding.position.value), holding.position.value)), key=lambda holding: holding.end, reverse=True)
        for holding in sorted(by_end, key=lambda holding: holding.start):
            at = next((place for place, other in enumerate(self.holdings) if _is_same(other, holding)), None)
            if at is None:
                self.holdings.append(holding)
            else:
                self._take(at, holding)
        # Beside one with a date, a statement without any says nothing.
        self.holdings = _dated(self.holdings) or self.holdings

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
