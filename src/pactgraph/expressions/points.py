"""What days and stretches mean, read on a day: "December 6", "the early 1960s", "last month"."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from pactgraph.expressions import periods, relatives
from pactgraph.expressions.hits import Hit, Sense
from pactgraph.expressions.periods import Period
from pactgraph.expressions.relative_points import read_relative, weekend_near
from pactgraph.expressions.values import Values

__all__ = ["read_point", "year_of"]

_VALUES = Values.shipped
_LONG = 30
"""Years apart after which two digits behind a year are no year."""


def read_point(hit: Hit, sense: Sense) -> Period | None:
    """The day or stretch that a rule of points tells; none if it is no day of the calendar, or nothing can be said without the day of publication."""
    return _READERS[hit.name](hit, sense)


def year_of(hit: Hit) -> int | None:
    """The year that the words state, if they do."""
    return int(hit.word("year")) if "year" in hit else None


def _day(year: int, month: int, number: int, anchor: str = "literal") -> Period | None:
    try:
        return periods.day(datetime.date(year, month, number), anchor)
    except ValueError:
        return None


def _numeric(hit: Hit, sense: Sense) -> Period | None:
    word = hit.word("day")
    if "-" in word:
        return _day(*map(int, word.split("-")))  # type: ignore[arg-type]
    first, second, year = map(int, word.replace(".", "/").split("/"))
    if "." in word or first > 12:
        return _day(year, second, first)
    if second > 12 or first == second:
        return _day(year, first, second)
    # Americans write the month first, others the day: both lie in the year.
    return periods.year(year)


def _dated(hit: Hit, sense: Sense) -> Period | None:
    month, number, year = _VALUES().months[hit.word("month")], _VALUES().day(hit.word("day")), year_of(hit)
    if number is None:
        return None
    if year is not None:
        return _day(year, month, number)
    return _nearest_day(month, number, sense)


def _nearest_day(month: int, number: int, sense: Sense) -> Period | None:
    """The last such day up to the day of publication, or the first one from it on."""
    if sense.today is None:
        return None
    for away in range(5):  # 29 February comes every fourth year.
        found = _day(sense.today.year + (away if sense.ahead else -away), month, number, "publication")
        if found and found.first and (found.first >= sense.today if sense.ahead else found.first <= sense.today):
            return found
    return None


def _month_year(hit: Hit, sense: Sense) -> Period | None:
    return periods.month(_VALUES().months[hit.word("month")], int(hit.word("year")))


def _month(hit: Hit, sense: Sense) -> Period | None:
    number = _VALUES().months[hit.word("month")]
    if sense.today is None:
        return None
    return periods.month(number, relatives.nearest_month(sense.today, number, sense.ahead), "publication")


def _month_relative(hit: Hit, sense: Sense) -> Period | None:
    """ "May this year", "October last year"."""
    steps = {"last": -1, "this": 0, "next": 1}[_VALUES().kind(hit.word("rel"))]
    if sense.today is None or hit.word("unit") != "year":
        return None
    return periods.month(_VALUES().months[hit.word("month")], sense.today.year + steps, "publication")


def _season(hit: Hit, sense: Sense) -> Period | None:
    first, last = _VALUES().seasons[hit.word("season")]
    year = int(hit.word("year"))
    # A winter is named for the year in which it begins or for the one in which it ends, unless both are told.
    start = periods.month(1 if last < first and "two" not in hit else first, year)
    return Period(start.first, periods.month(last, year + (last < first)).last, "bound", "literal")


def _quarter(hit: Hit, sense: Sense) -> Period | None:
    number, year = int(hit.word("quarter")[1]), int(hit.word("year"))
    return Period(periods.month(3 * number - 2, year).first, periods.month(3 * number, year).last, "bound", "literal")


def _half(hit: Hit, sense: Sense) -> Period | None:
    whole, number = _base(hit, sense), _VALUES().ordinal(hit.words("nth"))
    parts = 2 if hit.word("what") == "half" else 4
    if whole is None or number is None or not 1 <= number <= parts:
        return None
    return periods.stretch(whole, (number - 1) / parts, number / parts)


def _decade(hit: Hit, sense: Sense) -> Period | None:
    word = hit.word("decade")
    if hit.name == "decade":
        return periods.decade(int(word[:4]))
    if sense.today is None:
        return None
    # "the '30s": the last such decade that has begun.
    year = sense.today.year // 100 * 100 + int(word[:2])
    return periods.decade(year if year <= sense.today.year else year - 100, "publication")


def _century(hit: Hit, sense: Sense) -> Period | None:
    number = _VALUES().ordinal(hit.words("nth"))
    if number is None or not 1 <= number <= 99:
        return None
    return Period(datetime.date(100 * number - 99, 1, 1), datetime.date(100 * number, 12, 31), "bound", "literal")


def _fiscal(hit: Hit, sense: Sense) -> Period | None:
    """A fiscal year, whichever months a state counts: some name it for the year in which it ends, others for that in which it begins."""
    word = hit.word("long") or hit.word("year").removeprefix("fy")
    year = int(word) if len(word) == 4 else 2000 + int(word)
    if not 1000 <= year < 2200:
        return None
    first, last = (year, year + 1) if "two" in hit else (year - 1, year + 1)
    return Period(datetime.date(first, 1, 1), datetime.date(last, 12, 31), "bound", "literal")


def _years(hit: Hit, sense: Sense) -> Period | None:
    first, second = hit.word("years").split("/") if "years" in hit else (hit.word("year"), hit.word("two"))
    start, end = int(first), int(first) // 100 * 100 + int(second)
    if end <= start:
        # "2021-06" is a month, "1999-00" two years.
        if 1 <= int(second) <= 12 and len(second) == 2 and second != "00":
            return periods.month(int(second), start)
        end += 100
    if end - start > _LONG:
        return None
    return Period(datetime.date(start, 1, 1), datetime.date(end, 12, 31), "year", "literal")


def _year(hit: Hit, sense: Sense) -> Period | None:
    return periods.year(int(hit.word("year")))


def _this(hit: Hit, sense: Sense) -> Period | None:
    return relatives.around(sense.today, hit.word("unit")) if sense.today else None


def _base(hit: Hit, sense: Sense) -> Period | None:
    inner = hit.inner("base")
    return read_point(inner, sense) if inner else None


def _shaded(hit: Hit, sense: Sense) -> Period | None:
    whole = _base(hit, sense)
    return periods.stretch(whole, *_VALUES().stretches[hit.word("shade")]) if whole else None


def _year_end(hit: Hit, sense: Sense) -> Period | None:
    whole = relatives.around(sense.today, hit.word("unit") or "year") if sense.today else None
    return periods.stretch(whole, *_VALUES().stretches["end"]) if whole else None


def _today(hit: Hit, sense: Sense) -> Period | None:
    if sense.today is None:
        return None
    word = hit.word("today")
    first, last = (periods.moved(sense.today, away, "D") for away in _VALUES().today[word])
    exact = "part" in hit or word in ("tonight", "overnight")
    return Period(first, last, "part_of_day" if exact else "day", "publication")


def _weekday(hit: Hit, sense: Sense) -> Period | None:
    if sense.today is None:
        return None
    found = relatives.nearest_weekday(sense.today, _VALUES().weekdays[hit.word("weekday")], sense.ahead)
    exact = "part" in hit or hit.name == "shaded_day"
    return periods.day(found, "publication", "part_of_day" if exact else "day")


def _weekend(hit: Hit, sense: Sense) -> Period | None:
    return weekend_near(sense.today, sense.ahead) if sense.today else None


_READERS: Mapping[str, Callable[[Hit, Sense], Period | None]] = {
    "numeric": _numeric,
    "month_day": _dated,
    "day_month": _dated,
    "month_year": _month_year,
    "month_relative": _month_relative,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "year_quarter": _quarter,
    "half": _half,
    "decade": _decade,
    "short_decade": _decade,
    "century": _century,
    "fiscal": _fiscal,
    "fiscal_year": _fiscal,
    "years": _years,
    "year": _year,
    "this": _this,
    "shaded": _shaded,
    "edge": _shaded,
    "year_end": _year_end,
    "today": _today,
    "weekday": _weekday,
    "shaded_day": _weekday,
    "weekend": _weekend,
    "relative": read_relative,
}
