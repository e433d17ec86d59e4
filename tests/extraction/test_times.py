"""Which time belongs to which event, and the times of texts without a day of publication."""

from __future__ import annotations

import datetime

import pytest

from pactgraph.expressions.times import find_times
from pactgraph.extraction.times import dated
from pactgraph.model.slots import Agreement, Meeting
from shipped_rules import DAY, claims


def met(text: str, published: datetime.date | None = DAY) -> list[tuple[str | None, str | None]]:
    """From when to when the meetings of a text were."""
    slots = [claim.slots for claim in claims(text, "meeting", published)]
    return [(one.when.from_, one.when.to) if isinstance(one, Meeting) and one.when else (None, None) for one in slots]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Russia and India met in Goa on December 3.", "2021-12-03"),
        ("Russia and India will meet in Goa on Friday.", "2021-12-10"),
        ("Russia and India met in Goa on 4 May 2019.", "2019-05-04"),
        ("Russia and India met in Goa yesterday.", "2021-12-06"),
    ],
)
def test_the_time_of_a_meeting(text: str, day: str) -> None:
    assert met(text) == [(day, day)]


def test_each_clause_has_its_own_time() -> None:
    text = "Russia and India met in Goa on December 3, and France and Spain met in Paris on December 5."
    assert met(text) == [("2021-12-03", "2021-12-03"), ("2021-12-05", "2021-12-05")]


def test_no_time_is_made_up() -> None:
    assert met("Russia and India met in Goa.") == [(None, None)]


def test_until_when_it_holds() -> None:
    (claim,) = claims("Russia and India signed a defence agreement valid until 2030 on Monday.", "agreement")
    assert isinstance(claim.slots, Agreement)
    assert claim.slots.signed is not None
    assert claim.slots.signed.from_ == "2021-12-06"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("In May 1972 it began. On June 3 it ended.", "1972-06-03"),
        ("It began on March 2, 1980. On April 4 it ended.", "1980-04-04"),
    ],
)
def test_undated_texts_go_on_from_the_year_told_last(text: str, last: str) -> None:
    found = dated(find_times(text, None), text)
    assert (found[-1].time.from_, found[-1].time.to) == (last, last)


def test_an_undated_text_without_a_year_stays_open() -> None:
    text = "On June 3 it ended."
    assert [one.time.from_ for one in dated(find_times(text, None), text)] == [None]
