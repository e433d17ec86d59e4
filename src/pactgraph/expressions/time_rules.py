"""What whole expressions of time mean: with prepositions, from one time to another, lengths, and times told from another event."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import NamedTuple

from pactgraph.expressions import periods, relatives
from pactgraph.expressions.comparators import Comparators
from pactgraph.expressions.hits import Hit, Sense
from pactgraph.expressions.periods import Period
from pactgraph.expressions.points import read_point
from pactgraph.expressions.values import Values
from pactgraph.model.expressions import Length

__all__ = ["Meaning", "meaning"]

_VALUES = Values.shipped
_ONE = datetime.timedelta(1)
_LITERAL = Period(None, None, None, "literal")
_KINDS = {"since": "since", "until": "until", "by": "until", "up": "until", "no": "until", "from": "from", "starting": "from"}
"""What the first word before a time makes of it; of the others it is the time when something happens."""


class Meaning(NamedTuple):
    """What an expression means: fields as in :class:`~pactgraph.model.expressions.TimeExpression`, the time still without its words."""

    period: Period | None
    kind: str = "date"
    length: Length | None = None
    direction: int | None = None
    ordinal: int | None = None


def meaning(hit: Hit, sense: Sense) -> Meaning | None:
    """What a rule tells; none if the words are no time after all."""
    reader = _READERS.get(hit.name)
    try:
        return reader(hit, sense) if reader else None
    except (ValueError, OverflowError):
        # Beyond the years 1 and 9999, where the calendar of the standard library ends.
        return None


def _read(hit: Hit, group: str, sense: Sense) -> Period:
    inner = hit.inner(group)
    return (read_point(inner, sense) if inner else None) or _unknown(inner)


def _unknown(inner: Hit | None) -> Period:
    """A time without bounds: a day that the calendar does not have, or one told from a day of publication that is not known."""
    literal = inner is None or "year" in inner or inner.name in ("numeric", "century", "decade")
    return _LITERAL if literal else Period(None, None, None, "publication")


def _range(hit: Hit, sense: Sense) -> Meaning | None:
    first_hit, last_hit = hit.inner("a"), hit.inner("b")
    if first_hit is None or last_hit is None or (hit.name == "range" and not _alike(hit, first_hit, last_hit)):
        return None
    last = _read(hit, "b", sense)
    # The beginning is the last such day before the end: "December 30 to January 3, 2021".
    first = _read(hit, "a", Sense(last.last or sense.today) if last.last else sense)
    return Meaning(_joined(first, last))


def _alike(hit: Hit, first: Hit, last: Hit) -> bool:
    """Whether two times without "from" are ends of one stretch, and not what something was moved from and to."""
    if hit.word("lead") == "from" or first.name == last.name:
        return True
    return {first.name, last.name} <= {"month", "month_year", "month_day", "day_month"}


def _joined(first: Period, last: Period) -> Period:
    if first.first is None or last.last is None or first.first > last.last:
        return last if last.first else first
    precision = first.precision if first.precision == last.precision else "bound"
    return Period(first.first, last.last, precision, "literal" if last.anchor == "literal" else first.anchor)


def _days_of_month(hit: Hit, sense: Sense) -> Meaning | None:
    last, number = _read(hit, "b", sense), _VALUES().day(hit.word("a"))
    return Meaning(_joined(_same_month(last, number), last))


def _month_days(hit: Hit, sense: Sense) -> Meaning | None:
    first, number = _read(hit, "a", sense), _VALUES().day(hit.word("day"))
    if "year" in hit and first.first:
        first = _in_year(first, int(hit.word("year")))
    return Meaning(_joined(first, _same_month(first, number)))


def _same_month(one: Period, number: int | None) -> Period:
    try:
        found = one.first.replace(day=number) if one.first and number else None
    except ValueError:
        found = None
    return Period(found, found, one.precision, one.anchor)


def _in_year(one: Period, year: int) -> Period:
    try:
        found = one.first.replace(year=year) if one.first else None
    except ValueError:
        found = None
    return Period(found, found, "day", "literal")


def _open_range(hit: Hit, sense: Sense) -> Meaning:
    first = _read(hit, "a", sense)
    today = sense.today if sense.today and first.first and first.first <= sense.today else None
    return Meaning(Period(first.first, today, "bound", first.anchor))


def _point(hit: Hit, sense: Sense) -> Meaning | None:
    inner = hit.inner("base")
    if inner is None:
        return None
    period = read_point(inner, sense) or _unknown(inner)
    if "clock" in hit or hit.name in ("at_clock", "part_of"):
        period = period._replace(precision="part_of_day") if period.precision == "day" else period
    lead = _VALUES().kind(hit.word("lead"))
    direction, length = _elsewhere(inner) if period is relatives.ELSEWHERE else (None, None)
    if lead == "before" and inner.word("shade") in ("end", "close") and period.last:
        # What comes before the end of a year may come on its last day.
        return Meaning(Period(None, period.last, "bound", period.anchor))
    return Meaning(_led(period, lead), _KINDS.get(lead, "date"), length, direction)


def _led(period: Period, lead: str) -> Period:
    """What "before", "after" and "around" make of a time."""
    if lead == "before" and period.first:
        return Period(None, period.first - _ONE, "bound", period.anchor)
    if lead == "after" and period.last:
        return Period(period.last + _ONE, None, "bound", period.anchor)
    if lead == "around" and period.first and period.last and period.precision in _SHIFTS:
        amount, unit = _SHIFTS[period.precision]
        return period._replace(first=periods.moved(period.first, -amount, unit), last=periods.moved(period.last, amount, unit), precision="bound")
    return period


_SHIFTS = {"day": (1, "D"), "month": (1, "M"), "year": (1, "Y"), "decade": (10, "Y")}
"""How far "around" reaches beyond a unit on each side: one more of them."""


def _elsewhere(inner: Hit) -> tuple[int | None, Length | None]:
    """How a stretch is told from another event: "the next day", "that year"."""
    rel, what = _VALUES().kind(inner.word("rel")), inner.word("what")
    direction = {"that": 0, "this": 0, "last": -1, "previous": -1}.get(rel, 1)
    unit = what if _VALUES().kind(what) in ("unit", "century", "quarter") else "day"
    return direction, _VALUES().length(1, unit)


def _ago(hit: Hit, sense: Sense) -> Meaning:
    length = _length(hit)
    period = relatives.ago(sense.today, length, "today" in hit) if sense.today else Period(None, None, None, "publication")
    return Meaning(period, length=length)


def _from_now(hit: Hit, sense: Sense) -> Meaning:
    length = _length(hit)
    today = periods.day(sense.today, "publication") if sense.today else None
    return Meaning(relatives.distant(today, length, 1, "today" in hit) if today else Period(None, None, None, "publication"), length=length)


def _length(hit: Hit) -> Length:
    words = hit.words("low") or hit.words("n")
    amount = _VALUES().number(words) if words else None
    unit = hit.word("unit") or hit.word("word")
    if hit.name == "long" and _VALUES().kind(unit) != "units":
        amount = 1
    # "Over five years" alone may mean "during".
    sign = None if hit.name == "length_signed" and hit.word("sign") == "over" else Comparators.shipped().sign(hit.words("sign"))
    return _VALUES().length(amount, unit, ">=" if "low" in hit else sign, half="half" in words)


def _day_but_one(hit: Hit, sense: Sense) -> Meaning | None:
    steps = {"yesterday": -2, "tomorrow": 2}.get(hit.word("today"))
    if steps is None or sense.today is None:
        return None
    return Meaning(periods.day(sense.today + steps * _ONE, "publication"))


def _apart(hit: Hit, sense: Sense) -> Meaning:
    length = _length(hit) if "n" in hit or hit.name == "apart" else _VALUES().length(1, hit.word("unit"))
    later = _VALUES().kind(hit.word("way")) in ("later", "after", "afterwards")
    return Meaning(relatives.ELSEWHERE, length=length, direction=1 if later else -1)


def _rolling(hit: Hit, sense: Sense) -> Meaning:
    rel = _VALUES().kind(hit.word("rel") or hit.word("rest"))
    length = _length(hit)
    if hit.name == "rolling_one":
        length = _VALUES().length(1, hit.word("unit"))
    kind = "duration" if hit.word("lead") == "for" else "date"
    if rel in ("previous", "following"):
        return Meaning(relatives.ELSEWHERE, kind, length, 1 if rel == "following" else -1)
    if sense.today is None:
        return Meaning(Period(None, None, None, "publication"), kind, length)
    direction = -1 if rel in ("last", "past", "recent") else 1
    return Meaning(relatives.rolling(sense.today, length, direction, rel == "recent"), kind, length)


def _lasting(hit: Hit, sense: Sense) -> Meaning:
    length = _length(hit)
    ahead = sense.ahead and sense.today is not None and hit.word("lead") in ("in", "within") and length.amount is not None
    if ahead and sense.today is not None:
        reached = relatives.distant(periods.day(sense.today, "publication"), length, 1)
        return Meaning(reached if hit.word("lead") == "in" else reached._replace(first=sense.today, precision="bound"), "duration", length)
    return Meaning(None, "duration", length)


def _often(hit: Hit, sense: Sense) -> Meaning | None:
    word = hit.word("often")
    if "nth" not in hit and hit.tokens.words[hit.start // 2][0].isupper():
        return None  # "Daily Mail", "Weekly Standard"
    unit = _VALUES().frequencies.get(word)
    return Meaning(None, "frequency", _VALUES().length(1, unit) if unit else None, ordinal=_VALUES().ordinal(hit.words("nth")))


def _every(hit: Hit, sense: Sense) -> Meaning:
    unit = hit.word("unit")
    if not unit:
        return Meaning(None, "frequency", _VALUES().length(1, "week"))
    return Meaning(None, "frequency", _VALUES().length(_VALUES().number(hit.words("n")) if "n" in hit else 1, unit))


def _times_a(hit: Hit, sense: Sense) -> Meaning:
    return Meaning(None, "frequency")


_READERS: Mapping[str, Callable[[Hit, Sense], Meaning | None]] = {
    "between": _range,
    "range": _range,
    "days_of_month": _days_of_month,
    "month_days": _month_days,
    "open_range": _open_range,
    "frequency": _often,
    "every": _every,
    "times_a": _times_a,
    "day_but_one": _day_but_one,
    "ago": _ago,
    "from_now": _from_now,
    "apart": _apart,
    "next_to": _apart,
    "rolling": _rolling,
    "rolling_one": _rolling,
    "lasting": _lasting,
    "lasting_some": _lasting,
    "length_signed": _lasting,
    "length": _lasting,
    "length_one": _lasting,
    "long": _lasting,
    "at_clock": _point,
    "part_of": _point,
    "lead": _point,
    "point": _point,
}
