"""Times in texts: a table of words with what they bound, words that are no times, and what holds for any text."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.expressions import find_times, shift, unshift
from pactgraph.model.expressions import TIME_KINDS, TimeExpression
from pactgraph.model.slots import Time

FOLDER = Path(__file__).parent
MONDAY = datetime.date(2021, 12, 6)

with (FOLDER / "times.tsv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
NO_TIMES = (FOLDER / "no_times.txt").read_text(encoding="utf-8").splitlines()


def day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def marked(sentence: str) -> tuple[str, int, int]:
    """A sentence of a table, and where the words in square brackets stand in it."""
    before, words, after = sentence.replace("\\n", "\n").replace("]", "[").split("[")
    return before + words + after, len(before), len(before) + len(words)


def bounds(time: Time | None) -> str:
    return f"{time.from_ or ''}/{time.to or ''}" if time else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['sentence']} {case['published']}")
def test_words_bound_days_as_the_table_says(case: dict[str, str]) -> None:
    text, start, end = marked(case["sentence"])
    found = {(one.start, one.end): one for one in find_times(text, day(case["published"]))}
    assert (start, end) in found, [text[slice(*span)] for span in found]
    one = found[start, end]
    told = {
        "kind": one.kind,
        "from": one.time.from_ or "",
        "to": one.time.to or "",
        "precision": one.time.precision or "",
        "anchor": one.time.anchor or "",
        "future": bounds(one.future),
        "length": (one.length.iso if one.length else None) or "",
        "direction": "" if one.direction is None else str(one.direction),
    }
    assert told == {column: case[column] for column in told}


@pytest.mark.parametrize("text", NO_TIMES)
def test_words_that_are_no_times(text: str) -> None:
    assert find_times(text, MONDAY) == ()


def one(text: str) -> TimeExpression:
    [found] = find_times(text, MONDAY)
    return found


@pytest.mark.parametrize(
    ("words", "of", "expected"),
    [
        ("two years later", ("2019-03-05", "2019-03-05", "day"), ("2021", "2021", "year")),
        ("a year earlier", ("2019-03", "2019-03", "month"), ("2018", "2018", "year")),
        ("three days after", ("2019-03-05", "2019-03-05", "day"), ("2019-03-08", "2019-03-08", "day")),
        ("the next day", ("2019-12-31", "2019-12-31", "day"), ("2020-01-01", "2020-01-01", "day")),
        ("the following month", ("2019-12-31", "2019-12-31", "day"), ("2020", "2020-01", "month")),
        ("that year", ("2019-12-31", "2019-12-31", "day"), ("2019", "2019", "year")),
        ("over a year after", ("2019-03-05", "2019-03-05", "day"), ("2020-03-06", None, "bound")),
        ("less than a year after", ("2019-03-05", "2019-03-05", "day"), ("2019-03-05", "2020-03-05", "bound")),
        ("hours earlier", ("2019-03-05", "2019-03-05", "day"), (None, "2019-03-05", "bound")),
        ("days later", ("2019-03-05", "2019-03-05", "day"), ("2019-03-07", None, "bound")),
        ("two years later", (None, None, None), (None, None, None)),
        ("two years later", ("2019", None, "bound"), ("2021", None, "bound")),
        ("on Monday", ("2019", "2019", "year"), ("2021-12-06", "2021-12-06", "day")),
    ],
)
def test_a_time_told_from_another_event(words: str, of: tuple[str | None, ...], expected: tuple[str | None, ...]) -> None:
    found = shift(Time("then", *of), one(f"It came {words}."))
    assert (found.from_, found.to, found.precision) == expected


def test_the_other_event_of_which_the_article_gives_the_limit() -> None:
    found = unshift(Time("on Monday", "2021-12-06", "2021-12-06", "day"), one("It comes over a year after the clash."))
    assert found == Time("over a year after", None, "2020-12-05", "bound", "other_event")


def test_the_part_of_a_text() -> None:
    text = "On Monday and on Tuesday and on Friday."
    assert [found.time.text for found in find_times(text, MONDAY, 10, 27)] == ["on Tuesday"]


PIECES = """on in the of 2015 30 31 February 6/31/2021 May , - – ' 's last next year weeks ago after until to from 99999 9999
    and a few Monday night 1st 0 00 Q5"""
EDGES = [datetime.date(1, 1, 1), datetime.date(9, 3, 1), datetime.date(9991, 1, 1), datetime.date(9999, 12, 31)]


@pytest.mark.parametrize("published", EDGES, ids=str)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['sentence']} {case['published']}")
def test_the_ends_of_the_calendar(case: dict[str, str], published: datetime.date) -> None:
    for found in find_times(marked(case["sentence"])[0], published):
        found.time.bounds()
        shift(Time("then", published.isoformat(), published.isoformat(), "day"), found)


WORDS = st.sampled_from([case["sentence"].replace("\\n", "\n").replace("[", "").replace("]", "") for case in CASES] + PIECES.split())
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS, max_size=12).map("".join))
DAYS = st.one_of(st.none(), st.dates())


@settings(deadline=None)  # the first call reads the lexicon
@given(TEXTS, DAYS)
def test_any_text(text: str, published: datetime.date | None) -> None:
    at = 0
    for found in find_times(text, published):
        assert at <= found.start < found.end <= len(text)
        assert found.time.text == text[found.start : found.end]
        assert found.kind in TIME_KINDS
        found.time.bounds()
        if found.future is not None:
            found.future.bounds()
            shift(found.future, found)
        shift(found.time, found)
        at = found.end


@settings(deadline=None)  # the first call reads the lexicon
@given(TEXTS, st.lists(WORDS, max_size=4).map(" ".join), DAYS)
def test_paragraphs_do_not_change_each_other(text: str, other: str, published: datetime.date | None) -> None:
    alone = [(found.start, found) for found in find_times(text, published)]
    before = len(other) + 3
    among = [(found.start - before, found) for found in find_times(f"{other}.\n\n{text}\n\n{other}", published)]
    inside = [(start, found._replace(start=start, end=found.end - before)) for start, found in among if 0 <= start < len(text)]
    assert inside == alone
