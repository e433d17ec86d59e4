"""Which time of a sentence is the time of an event in it."""

from __future__ import annotations

import calendar
import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pactgraph.expressions import find_times, shift
from pactgraph.extraction.graph import Graph
from pactgraph.model.expressions import Length, TimeExpression
from pactgraph.model.slots import Time
from pactgraph.model.syntax import Parse

__all__ = ["Times", "before", "dated", "temporal"]

_FAR = 100


def dated(expressions: Sequence[TimeExpression], text: str) -> list[TimeExpression]:
    """The times of a text of which no day of publication is known: they go on from the time that was told last.

    "March 26" is in the year told last, "two years later" counts from there; a year before a noun ("the 1967 war") tells nothing of the story's time.
    """
    found: list[TimeExpression] = []
    last: Time | None = None
    for expression in expressions:
        told = expression.kind == "date" and expression.time.from_ is None
        one = _continued(expression, text, last) if told and last is not None else expression
        if one.kind == "date" and one.time.from_ is not None and not one.time.text.isdigit():
            last = one.time
        found.append(one)
    return found


def _continued(one: TimeExpression, text: str, last: Time) -> TimeExpression:
    if one.direction in (1, -1) and one.length is not None:
        time = shift(last, one)
        return one._replace(time=replace(time, text=one.time.text), future=None) if time.from_ is not None else one
    year = int((last.to or last.from_ or "0")[:4])
    words = text[one.start : one.end]
    again = [
        other
        for other in find_times(_THAT.sub("in ", words), datetime.date(year, 12, 31))
        if other.time.from_ is not None and other.time.from_.startswith(str(year))
    ]
    if len(again) != 1:
        return one
    return one._replace(time=replace(again[0].time, text=one.time.text, anchor="other_event"), future=None)


_THAT = re.compile(r"^(?:that|the same|the following) (?=[A-Z])")


def temporal(parse: Parse, expressions: Sequence[TimeExpression]) -> frozenset[int]:
    """The tokens of a sentence that tell a time."""
    first = bisect_left(expressions, parse.start, key=lambda one: one.start)
    last = bisect_left(expressions, parse.end, key=lambda one: one.start)
    inside = expressions[first:last]
    return frozenset(token.index for token in parse.tokens if any(one.start <= token.start < one.end for one in inside)) if inside else frozenset()


def before(day: datetime.date, length: Length) -> datetime.date | None:
    """The last day from which some length of time, or more where it is told so, lies before a day.

    >>> before(datetime.date(2024, 2, 29), Length(1, "Y")), before(datetime.date(2024, 5, 6), Length(2, "M", ">"))
    (datetime.date(2023, 2, 28), datetime.date(2024, 3, 5))
    """
    if length.amount is None or length.unit not in ("Y", "M", "D"):
        return None
    if length.unit == "D":
        found = day - datetime.timedelta(days=length.amount)
    else:
        months = day.year * 12 + day.month - 1 - length.amount * (12 if length.unit == "Y" else 1)
        year, month = divmod(months, 12)
        found = datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return found - datetime.timedelta(days=1) if length.comparator == ">" else found


class Times:
    """The times of a text, by the events that they belong to.

    Args:
        expressions: the times of the text in its order.
    """

    def __init__(self, expressions: Sequence[TimeExpression]) -> None:
        self._all = expressions
        self._starts = [one.start for one in expressions]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The code points of all times."""
        return [(one.start, one.end) for one in self._all]

    def covers(self, position: int) -> bool:
        """Whether a place of the text belongs to a time."""
        before = bisect_right(self._starts, position)
        return any(one.start <= position < one.end for one in self._all[max(0, before - 2) : before])

    def within(self, start: int, end: int) -> Time | None:
        """The first date in a stretch of text."""
        return next((one.time for one in self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)] if one.kind == "date"), None)

    def told_before(self, position: int) -> Time | None:
        """The day told last before a place of the text."""
        days = [one.time for one in self._all[: bisect_left(self._starts, position)] if one.time.precision in ("day", "part_of_day")]
        return days[-1] if days else None

    def of(self, graph: Graph, events: Sequence[int], kinds: Sequence[str] = ("date",)) -> TimeExpression | None:
        """The time that is nearest to an event in the tree of its sentence; of two as near, the first.

        Args:
            events: the tokens of the event: its verb and its noun.
            kinds: the kinds of times that are asked for.
        """
        best: tuple[int, int, TimeExpression] | None = None
        for one in self._within(graph):
            if one.kind not in kinds:
                continue
            token = self._token(graph, one)
            if token is None:
                continue
            distance = min(self._distance(graph, event, token) for event in events)
            if distance < _FAR and (best is None or distance < best[0]):
                best = (distance, one.start, one)
        return best[2] if best else None

    def _within(self, graph: Graph) -> Sequence[TimeExpression]:
        parse = graph.parse
        return self._all[bisect_left(self._starts, parse.start) : bisect_left(self._starts, parse.end)]

    def _token(self, graph: Graph, expression: TimeExpression) -> int | None:
        """The head of the words of a time."""
        inside = [token.index for token in graph.tokens if expression.start <= token.start < expression.end and token.pos not in ("ADP", "PUNCT", "DET")]
        return next((one for one in inside if graph.tokens[one].head not in inside), inside[0] if inside else None)

    def _distance(self, graph: Graph, event: int, token: int) -> int:
        """Steps from a time up to an event; through another clause only if that clause belongs to the event's own chain."""
        if event == token:
            return 0
        path = [token, *graph.above(token)]
        if event in path:
            between = path[1 : path.index(event)]
            clauses = sum(1 for one in between if graph.is_verb(one))
            return len(between) + 1 + (_FAR if clauses else 0)
        # The time stands beside the verb that governs the event: "agreed on Monday to sign".
        up = [event, *graph.above(event)]
        for steps, one in enumerate(up):
            if (
                one in path
                and steps <= 3
                and all(graph.tokens[other].dep in ("xcomp", "obj", "nsubj", "nsubj:pass", "conj", "obl", "nmod", "appos", "acl") for other in up[:steps])
            ):
                inner = path[1 : path.index(one)]
                return 10 * steps + len(inner) + (_FAR if any(graph.is_verb(other) for other in inner) else 0)
        return _FAR
