"""Times in a text: where they stand and which days they bound."""

from __future__ import annotations

import datetime
from itertools import pairwise

from pactgraph.expressions.contexts import is_time
from pactgraph.expressions.hits import Hit, Sense
from pactgraph.expressions.periods import Period
from pactgraph.expressions.time_grammar import TimeGrammar
from pactgraph.expressions.time_rules import meaning
from pactgraph.expressions.tokens import Tokens
from pactgraph.model.expressions import TimeExpression
from pactgraph.model.slots import Time

__all__ = ["find_times"]

_YEARLESS = frozenset({"month", "month_day", "day_month"})
_JOINING = frozenset({"", "and", "or"})


def find_times(text: str, published: datetime.date | None, start: int = 0, end: int | None = None) -> tuple[TimeExpression, ...]:
    """The times that a text tells, in its order, without overlap.

    Bounds are as precise as the words allow. What is told from the day of publication has none if that day is not known; what is told from another
    event has none at all, see :func:`~pactgraph.expressions.shifting.shift`. Weekdays, months and days without a year are those nearest to the day
    of publication: ``time`` holds for a verb in the past or none, ``future`` for one in the future.

    Args:
        text: any text.
        published: the day of publication.
        start: the code point at which to start.
        end: the code point at which to stop; the end of the text by default.

    >>> found = find_times("They met on Monday and will sign by 2030.", datetime.date(2021, 12, 7))
    >>> [(one.kind, one.time.text, one.time.from_, one.time.to) for one in found]
    [('date', 'on Monday', '2021-12-06', '2021-12-06'), ('until', 'by 2030', '2030', '2030')]
    """
    grammar = TimeGrammar.shipped()
    tokens = Tokens(text, start, end, grammar.classify)
    hits = [Hit(name, match, tokens, grammar.points) for name, match in grammar.rules.find(tokens.line)]
    told = [(hit, found) for hit in hits if (found := _expression(hit, published)) is not None]
    return tuple(_limited([_with_year(hit, found, told[index + 1 :][:1]) for index, (hit, found) in enumerate(told)], text))


def _with_year(hit: Hit, one: TimeExpression, rest: list[tuple[Hit, TimeExpression]]) -> TimeExpression:
    """A month or day with the year that the next one states: "in November and December 2014"."""
    inner = hit.inner("base") if hit.name in ("lead", "point") else None
    if not rest or inner is None or inner.name not in _YEARLESS or "year" in inner:
        return one
    second, following = rest[0]
    dated = following.time.anchor == "literal" and following.time.precision in ("day", "month") and following.time.to is not None
    if not dated or hit.tokens.text[one.end : second.tokens.span(second.start, second.end)[0]].strip(" ,\n") not in _JOINING:
        return one
    _, last = following.time.bounds()
    told = meaning(hit, Sense(last))
    if told is None or told.period is None:
        return one
    time = told.period._replace(anchor="literal").time(one.time.text)
    return one._replace(time=time, future=None)


def _expression(hit: Hit, published: datetime.date | None) -> TimeExpression | None:
    told = meaning(hit, Sense(published)) if is_time(hit) else None
    if told is None:
        return None
    first, last = hit.tokens.span(hit.start, hit.end)
    words = hit.tokens.text[first:last]
    time = _time(told.period, words)
    ahead = meaning(hit, Sense(published, ahead=True)) if published else None
    future = _time(ahead.period, words) if ahead else time
    return TimeExpression(first, last, time, told.kind, None if future == time else future, told.length, told.direction, told.ordinal)


def _time(period: Period | None, words: str) -> Time:
    return period.time(words) if period else Time(words)


def _limited(found: list[TimeExpression], text: str) -> list[TimeExpression]:
    """The times, with the end that a limit right behind sets to a stretch ahead: "for the next decade, through 2030"."""
    for index, (one, limit) in enumerate(pairwise(found)):
        ahead = one.length is not None and one.time.anchor == "publication" and one.time.from_ is not None
        close = limit.kind == "until" and not text[one.end : limit.start].strip(" ,\n")
        if ahead and close and limit.time.to is not None:
            ends = Time(one.time.text, one.time.from_, limit.time.to, one.time.precision, one.time.anchor)
            try:
                ends.bounds()
            except ValueError:
                continue
            found[index] = one._replace(time=ends)
    return found
