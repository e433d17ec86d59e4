"""Dates of the tables: a year, a month or a day in ISO 8601."""

from __future__ import annotations

import calendar

__all__ = ["agree", "bounds", "finer"]


def bounds(words: str) -> tuple[str, str, str]:
    """The first and the last day of a year, a month or a day in ISO 8601, and which of them it is.

    >>> bounds("2012-02")
    ('2012-02-01', '2012-02-29', 'month')
    """
    match words.split("-"):
        case [year]:
            return f"{year}-01-01", f"{year}-12-31", "year"
        case [year, month]:
            return f"{words}-01", f"{words}-{calendar.monthrange(int(year), int(month))[1]:02}", "month"
        case _:
            return words, words, "day"


def agree(one: str, other: str) -> bool:
    """Whether two dates may be the same day, as far as they go; an unknown one agrees with none.

    >>> agree("2012", "2012-02-14"), agree("2012-02", "2012-03")
    (True, False)
    """
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def finer(one: str, other: str) -> str:
    """The first of two dates, or the other where that agrees and says more, or the first is unknown."""
    return other if not one or (agree(one, other) and len(other) > len(one)) else one
