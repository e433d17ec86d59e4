"""What days and stretches mean, read on a day: "December 6", "the early 1960s", "last month"."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from pactgraph.expressions import periods, relatives
from pactgraph.expressions.hits import Hit, Sense
from pactgraph.expressions.periods import Period
from pactgraph.expressions.values import Values

__all__ = ["read_point", "year_of"]

_VALUES = Values.shipped


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
    return periods.stretch(periods.year(sense.today.year, "publication"), *_VALUES().stretches["end"]) if sense.today else None


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
    return _weekend_near(sense.today, sense.ahead) if sense.today else None


def _weekend_near(today: datetime.date, ahead: bool) -> Period:
    """Saturday and Sunday: those of this or the coming week if ahead, else the last ones that have begun."""
    # On a Sunday the weekend has begun, whichever way one looks.
    saturday = relatives.nearest_weekday(today, 6, ahead and today.isoweekday() != 7)
    return Period(saturday, saturday + datetime.timedelta(1), "bound", "publication")


def _relative(hit: Hit, sense: Sense) -> Period | None:
    if sense.today is None:
        return None
    word, rel = hit.word("what"), _VALUES().kind(hit.word("rel"))
    if rel in ("that", "previous", "following"):
        return relatives.ELSEWHERE
    match _VALUES().kind(word):
        case "unit" | "century" | "quarter":
            found = _relative_unit(sense.today, word, rel, hit.word("the") == "the")
        case "part":
            night_before = rel == "last"
            found = periods.day(sense.today - datetime.timedelta(night_before), "publication", "part_of_day") if rel in ("last", "this") else None
        case "weekday":
            found = _relative_weekday(sense, _VALUES().weekdays[word], rel)
        case "month" | "name_month":
            found = _relative_month(sense, _VALUES().months[word], rel)
        case "season" | "fall":
            found = _relative_season(sense, word, rel)
        case "weekend":
            found = _relative_weekend(sense, rel)
        case _:
            found = None
    if found is None:
        return relatives.ELSEWHERE
    if "part" in hit:
        found = found._replace(precision="part_of_day")
    return _cut(found, hit.word("shade"), sense.today) if "shade" in hit else found


def _cut(whole: Period, shade: str, today: datetime.date) -> Period:
    """The part of a period before or after the day of publication ("earlier this month"), or an early or late one."""
    if shade == "earlier":
        return whole._replace(last=min(today, whole.last or today), precision="bound")
    if shade == "later":
        return whole._replace(first=max(today, whole.first or today), precision="bound")
    return periods.stretch(whole, *_VALUES().stretches[shade])


def _relative_unit(today: datetime.date, word: str, rel: str, the: bool) -> Period | None:
    length = _VALUES().length(1, word)
    if rel == "this":
        return relatives.around(today, word)
    if word in ("day", "hour", "minute"):
        return None
    if rel == "past" or (rel == "last" and the):
        return relatives.rolling(today, length, -1)
    if rel == "coming":
        return relatives.rolling(today, length, 1)
    return None if the else relatives.unit(today, length, -1 if rel == "last" else 1)


def _relative_weekday(sense: Sense, number: int, rel: str) -> Period | None:
    """Within one week "last Friday" and "next Friday" may mean the nearest one or the one a week further."""
    today = sense.today
    if today is None or rel == "this":
        return periods.day(relatives.nearest_weekday(today, number, sense.ahead), "publication") if today else None
    if rel in ("last", "past"):
        near = relatives.nearest_weekday(today - datetime.timedelta(1), number, False)
        unclear = rel == "last" and near.isocalendar()[:2] == today.isocalendar()[:2]
        return Period(near - datetime.timedelta(7 * unclear), near, "bound" if unclear else "day", "publication")
    near = relatives.nearest_weekday(today + datetime.timedelta(1), number, True)
    unclear = rel == "next" and near.isocalendar()[:2] == today.isocalendar()[:2]
    return Period(near, near + datetime.timedelta(7 * unclear), "bound" if unclear else "day", "publication")


def _relative_month(sense: Sense, number: int, rel: str) -> Period | None:
    if sense.today is None:
        return None
    year = sense.today.year
    if rel in ("last", "past"):
        year -= number >= sense.today.month
    elif rel != "this":
        year += number <= sense.today.month
    return periods.month(number, year, "publication")


def _relative_season(sense: Sense, word: str, rel: str) -> Period | None:
    """The season of this year, or the last or next one that is wholly over or ahead."""
    if sense.today is None:
        return None
    first, last = _VALUES().seasons[word]
    year = sense.today.year - (last < first and sense.today.month <= last)
    if rel in ("last", "past"):
        year -= first <= sense.today.month if last >= first else year == sense.today.year
    elif rel != "this":
        year += first <= sense.today.month or year < sense.today.year
    return Period(periods.month(first, year).first, periods.month(last, year + (last < first)).last, "bound", "publication")


def _relative_weekend(sense: Sense, rel: str) -> Period | None:
    if sense.today is None:
        return None
    if rel == "this":
        return _weekend_near(sense.today, sense.ahead)
    running = sense.today.isoweekday() >= 6
    ahead = rel not in ("last", "past")
    return _weekend_near(sense.today + datetime.timedelta((7 if ahead else -7) * running), ahead)


_READERS: Mapping[str, Callable[[Hit, Sense], Period | None]] = {
    "numeric": _numeric,
    "month_day": _dated,
    "day_month": _dated,
    "month_year": _month_year,
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
    "relative": _relative,
}
