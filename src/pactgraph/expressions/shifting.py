"""Times told from another event, once the time of that event is known."""

from __future__ import annotations

from pactgraph.expressions import relatives
from pactgraph.expressions.periods import Period
from pactgraph.model.expressions import TimeExpression
from pactgraph.model.slots import Time

__all__ = ["shift", "unshift"]


def shift(time: Time, expression: TimeExpression) -> Time:
    """When something happens that an expression tells from another event ("a year later", "the next day", "that month").

    Args:
        time: the time of the other event.
        expression: one with a direction; any other one keeps its own time.

    Raises:
        ValueError: the bounds of the time are no days, or out of order.

    >>> from pactgraph.expressions.times import find_times
    >>> [later] = find_times("He died two years later.", None)
    >>> shift(Time("in May 1951", "1951-05", "1951-05", "month", "literal"), later)
    Time(text='two years later', from_='1953', to='1953', precision='year', anchor='other_event')
    """
    return _moved(time, expression, 1)


def unshift(time: Time, expression: TimeExpression) -> Time:
    """When the other event happened, from which an expression tells this one.

    Args:
        time: the time of this event.
        expression: as for :func:`shift`.

    Raises:
        ValueError: as :func:`shift` does.

    >>> import datetime
    >>> from pactgraph.expressions.times import find_times
    >>> [after] = find_times("The deal comes over a year after the clash.", datetime.date(2021, 12, 6))
    >>> unshift(Time("on Monday", "2021-12-06", "2021-12-06", "day", "publication"), after)
    Time(text='over a year after', from_=None, to='2020-12-05', precision='bound', anchor='other_event')
    """
    return _moved(time, expression, -1)


def _moved(time: Time, expression: TimeExpression, sign: int) -> Time:
    first, last = time.bounds()
    words, length = expression.time.text, expression.length
    if expression.direction is None or length is None or (first is None and last is None):
        return expression.time
    of = Period(first, last, time.precision, "other_event")
    if expression.direction:
        return relatives.distant(of, length, sign * expression.direction).time(words)
    low, high = (relatives.around(day, length.word) if day else None for day in (first, last))
    same = low or high
    if same is None or (low and high and low != high):
        return Time(words, time.from_, time.to, time.precision, "other_event")
    return same._replace(anchor="other_event").time(words)
