"""Stretches told from the day of publication: "last month", "in the coming days", "two years ago"."""

from __future__ import annotations

import datetime

from pactgraph.expressions import periods
from pactgraph.expressions.periods import Period, moved
from pactgraph.model.expressions import Length

__all__ = ["ELSEWHERE", "ago", "around", "distant", "nearest_month", "nearest_weekday", "rolling", "unit"]

ELSEWHERE = Period(None, None, None, "other_event")
"""A time told from another event."""

_ONE = datetime.timedelta(1)


def around(today: datetime.date, word: str) -> Period | None:
    """The day, week, month, quarter, year, decade or century in which a day lies; none for other units, and where the calendar ends."""
    try:
        return _around(today, word)
    except (ValueError, OverflowError):
        return None


def _around(today: datetime.date, word: str) -> Period | None:
    match word:
        case "day":
            return periods.day(today, "publication")
        case "week":
            return periods.week(today)
        case "month":
            return periods.month(today.month, today.year, "publication")
        case "quarter":
            first = 3 * ((today.month - 1) // 3) + 1
            return Period(periods.month(first, today.year).first, periods.month(first + 2, today.year).last, "bound", "publication")
        case "year":
            return periods.year(today.year, "publication")
        case "decade":
            return periods.decade(today.year - today.year % 10, "publication")
        case "century":
            first = (today.year - 1) // 100 * 100 + 1
            return Period(periods.year(first).first, periods.year(first + 99).last, "bound", "publication")
    return None


def unit(today: datetime.date, length: Length, steps: int) -> Period | None:
    """The unit of the calendar so many steps from the one in which a day lies."""
    there = moved(today, steps * (length.amount or 1), length.unit)
    return around(there, length.word) if there else None


def nearest_weekday(today: datetime.date, number: int, ahead: bool) -> datetime.date:
    """The last such day of the week (Monday is 1) up to a day, that day included; the first one from it on, if ahead."""
    away = (number - today.isoweekday()) % 7 if ahead else -((today.isoweekday() - number) % 7)
    return today + datetime.timedelta(away)


def nearest_month(today: datetime.date, number: int, ahead: bool) -> int:
    """The year of the last such month up to a day, its month included; of the first one from it on, if ahead."""
    if ahead:
        return today.year + (number < today.month)
    return today.year - (number > today.month)


def ago(today: datetime.date, length: Length, exact: bool = False) -> Period:
    """A time that lies so far back; as precise as its unit, or to the day, if ``exact`` ("two years ago today")."""
    return distant(Period(today, today, "day", "publication"), length, -1, exact)


def distant(of: Period, length: Length, direction: int, exact: bool = False) -> Period:
    """What lies so far before or after a time."""
    first, last = _edge(of.first, length, direction), _edge(of.last, length, direction)
    if length.amount is None or length.comparator in (">", ">="):
        away = direction * _ONE if length.comparator == ">" else datetime.timedelta(0)
        edge = last if direction < 0 else first
        edge = edge + away if edge else None
        return Period(None, edge, "bound", of.anchor) if direction < 0 else Period(edge, None, "bound", of.anchor)
    if length.comparator in ("<", "<="):
        return Period(first, of.last, "bound", of.anchor) if direction < 0 else Period(of.first, last, "bound", of.anchor)
    if length.word in ("hour", "minute", "second"):
        # The clock is not known: it may be the day before or after.
        start, end = (last, of.last) if direction < 0 else (of.first, first)
        return Period(_stepped(start, min(direction, 0)), _stepped(end, max(direction, 0)), "bound", of.anchor)
    if exact or first is None or last is None:
        return Period(first, last, of.precision, of.anchor)
    return _rounded(first, last, length.word, of.anchor)


def _stepped(one: datetime.date | None, days: int) -> datetime.date | None:
    return moved(one, days, "D") if one else None


def _edge(one: datetime.date | None, length: Length, direction: int) -> datetime.date | None:
    if one is None:
        return None
    amount = length.amount if length.amount is not None else length.least
    return moved(one, direction * (amount or 0), length.unit)


def _rounded(first: datetime.date, last: datetime.date, word: str, anchor: str) -> Period:
    """Days so far away as a unit tells them: years to the year, decades to the half of one on each side."""
    if word in ("decade", "century"):
        half = 5 if word == "decade" else 50
        precision = "decade" if word == "decade" else "bound"
        start, end = moved(first, -half, "Y"), moved(last, half, "Y")
        return Period(start and start.replace(month=1, day=1), end and end.replace(month=12, day=31), precision, anchor)
    low, high = around(first, "week" if word == "fortnight" else word), around(last, "week" if word == "fortnight" else word)
    if low is None or high is None:
        return Period(first, last, "day", anchor)
    return Period(low.first, high.last, low.precision, anchor)


def rolling(today: datetime.date, length: Length, direction: int, open_end: bool = False) -> Period:
    """The stretch of so many units up to a day, or from it on; with an open end for "in recent years"."""
    away = None if open_end or length.amount is None else moved(today, direction * length.amount, length.unit)
    return Period(away, today, "bound", "publication") if direction < 0 else Period(today, away, "bound", "publication")
