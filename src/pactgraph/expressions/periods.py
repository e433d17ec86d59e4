"""Days and stretches of days: the arithmetic of the calendar, proleptic Gregorian as in ISO 8601."""

from __future__ import annotations

import calendar
import datetime
import math
from typing import NamedTuple

from pactgraph.model.slots import Time

__all__ = ["Period", "day", "decade", "month", "moved", "stretch", "week", "year"]

_DAYS = ("day", "part_of_day")


class Period(NamedTuple):
    """A stretch of days in which something lies.

    Args:
        first: the earliest day; none where nothing bounds it.
        last: the latest day; none where nothing bounds it.
        precision: as in :class:`~pactgraph.model.slots.Time`: the unit that the words name; ``bound`` for stretches that are none of the units
            (a week, a quarter), for stretches that the words do not tell exactly ("mid-1951") and for those with one end.
        anchor: as in :class:`~pactgraph.model.slots.Time`.
    """

    first: datetime.date | None
    last: datetime.date | None
    precision: str | None
    anchor: str

    def time(self, text: str) -> Time:
        """The period as a stated time, with these words."""
        if self.first is None and self.last is None:
            return Time(text, anchor=self.anchor)
        exact = self.precision in _DAYS
        return Time(text, _bound(self.first, False, exact), _bound(self.last, True, exact), self.precision, self.anchor)


def _bound(edge: datetime.date | None, last: bool, exact: bool) -> str | None:
    """A bound as short as it stays the same day."""
    if edge is None:
        return None
    if not exact and (edge.month, edge.day) == ((12, 31) if last else (1, 1)):
        return f"{edge.year:04}"
    if not exact and edge.day == (calendar.monthrange(edge.year, edge.month)[1] if last else 1):
        return f"{edge.year:04}-{edge.month:02}"
    return edge.isoformat()


def day(one: datetime.date, anchor: str = "literal", precision: str = "day") -> Period:
    """A day."""
    return Period(one, one, precision, anchor)


def month(number: int, of: int, anchor: str = "literal") -> Period:
    """A month of a year."""
    return Period(datetime.date(of, number, 1), datetime.date(of, number, calendar.monthrange(of, number)[1]), "month", anchor)


def year(number: int, anchor: str = "literal") -> Period:
    """A year."""
    return Period(datetime.date(number, 1, 1), datetime.date(number, 12, 31), "year", anchor)


def decade(first: int, anchor: str = "literal") -> Period:
    """The ten years from a year on."""
    return Period(datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31), "decade", anchor)


def week(of: datetime.date, anchor: str = "publication") -> Period:
    """The week of a day, from Monday to Sunday."""
    monday = of - datetime.timedelta(of.weekday())
    return Period(monday, monday + datetime.timedelta(6), "bound", anchor)


def moved(one: datetime.date, amount: int, unit: str) -> datetime.date | None:
    """A day so many units later (earlier, if negative); none where the calendar ends.

    The 31st becomes the last day of a shorter month. Hours, minutes and seconds move whole days of them.

    >>> moved(datetime.date(2020, 2, 29), -1, "Y"), moved(datetime.date(2021, 1, 31), 1, "M")
    (datetime.date(2019, 2, 28), datetime.date(2021, 2, 28))
    """
    try:
        if unit in "YM":
            total = one.year * 12 + one.month - 1 + amount * (12 if unit == "Y" else 1)
            to, number = total // 12, total % 12 + 1
            return datetime.date(to, number, min(one.day, calendar.monthrange(to, number)[1]))
        per = {"D": 1, "H": 24, "MIN": 24 * 60, "S": 24 * 3600}[unit]
        return one + datetime.timedelta(int(amount / per))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def stretch(whole: Period, low: float, high: float) -> Period:
    """A part of a period, in whole years of decades, months of years, else days.

    >>> stretch(year(1951), 0.25, 0.75).time("mid-1951")
    Time(text='mid-1951', from_='1951-04', to='1951-09', precision='bound', anchor='literal')
    """
    if whole.first is None or whole.last is None:
        return whole
    years = whole.last.year - whole.first.year + 1
    if whole.precision == "year":
        unit, size = "M", 12
    elif years >= 10:
        unit, size = "Y", years
    else:
        unit, size = "D", (whole.last - whole.first).days + 1
    first, after = moved(whole.first, math.floor(low * size), unit), moved(whole.first, math.ceil(high * size), unit)
    last = after - datetime.timedelta(1) if after else whole.last
    return Period(first, last, "bound", whole.anchor)
