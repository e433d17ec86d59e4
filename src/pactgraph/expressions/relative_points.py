"""Stretches beside the one in which a text is published: "last month", "this weekend", "the next day", "earlier this year"."""

from __future__ import annotations

import datetime

from pactgraph.expressions import periods, relatives
from pactgraph.expressions.hits import Hit, Sense
from pactgraph.expressions.periods import Period
from pactgraph.expressions.values import Values

__all__ = ["read_relative", "weekend_near"]

_VALUES = Values.shipped


def weekend_near(today: datetime.date, ahead: bool) -> Period:
    """Saturday and Sunday: those of this or the coming week if ahead, else the last ones that have begun."""
    # On a Sunday the weekend has begun, whichever way one looks.
    saturday = relatives.nearest_weekday(today, 6, ahead and today.isoweekday() != 7)
    return Period(saturday, saturday + datetime.timedelta(1), "bound", "publication")


def read_relative(hit: Hit, sense: Sense) -> Period | None:
    """The stretch that the words tell from the day of publication; none if that is not known."""
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
    month, (first, last) = sense.today.month, _VALUES().seasons[word]
    winter = last < first
    # A winter is counted by the year in which it begins.
    year = sense.today.year - (winter and month <= last)
    if rel in ("last", "past"):
        year -= winter or month <= last
    elif rel != "this":
        year += month <= last or month >= first if winter else month >= first
    return Period(periods.month(first, year).first, periods.month(last, year + winter).last, "bound", "publication")


def _relative_weekend(sense: Sense, rel: str) -> Period | None:
    if sense.today is None:
        return None
    if rel == "this":
        return weekend_near(sense.today, sense.ahead)
    running = sense.today.isoweekday() >= 6
    ahead = rel not in ("last", "past")
    return weekend_near(sense.today + datetime.timedelta((7 if ahead else -7) * running), ahead)
