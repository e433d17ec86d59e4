"""One tenure from two tables: what is the same, whose dates stand, what is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph import iris
from pactgraph.reference.holders import Holding
from pactgraph.reference.merging import merge

KEPT, FRESH = "office_holders", "wikidata/office_holders"
OFFICE = iris.position("RUS", "defence-minister")
VARIANT = iris.position("RUS", "defence-minister-q123")
Dates = list[tuple[str, str]]


def holdings(table: str, dates: Dates, qid: str = "Q1") -> list[Holding]:
    return [Holding(qid, "N", OFFICE, "RUS", start, end, table) for start, end in dates]


@pytest.mark.parametrize(
    ("kept", "fresh", "expected", "told"),
    [
        # The same tenure, with the end that was lacking.
        ([("2012-11-06", "")], [("2012-11-06", "2024-05-12")], [("2012-11-06", "2024-05-12")], []),
        # A coarser date is no contradiction, whichever table has it.
        ([("2012", "2024")], [("2012-11-06", "2024-05-12")], [("2012-11-06", "2024-05-12")], []),
        ([("2012-11-06", "2024-05-12")], [("2012", "2024-05")], [("2012-11-06", "2024-05-12")], []),
        # Where they contradict each other, the refreshed table stands.
        ([("2012-11-06", "2020")], [("2012-11-06", "2024-05-12")], [("2012-11-06", "2024-05-12")], [("end", "2024-05-12", "2020")]),
        ([("2012-11-07", "")], [("2012-11-06", "")], [("2012-11-06", "")], [("start", "2012-11-06", "2012-11-07")]),
        # An end that Wikidata lacks is not taken away.
        ([("2012-11-06", "2020")], [("2012-11-06", "")], [("2012-11-06", "2020")], [("end", "2020", "no end")]),
        # Two tenures one after the other, of which the tables know one each, or the end of one only.
        ([("2000", "2008")], [("2012", "")], [("2000", "2008"), ("2012", "")], []),
        ([("1990", "1994"), ("1996", "1998")], [("1990", "")], [("1996", "1998"), ("1990", "1994")], [("end", "1994", "no end")]),
        ([("2000", "")], [("2000", "2008"), ("2012", "")], [("2000", "2008"), ("2012", "")], []),
        # One long tenure that Wikidata divides.
        ([("2005", "2021")], [("2005", "2009"), ("2009", "2021")], [("2005", "2009"), ("2009", "2021")], [("end", "2009", "2021")]),
        # What says nothing of its time.
        ([("", "")], [("2012", "")], [("2012", "")], []),
        ([("2012", "")], [("", "")], [("2012", "")], []),
        ([], [("2012", ""), ("", "")], [("2012", "")], []),
        ([("", "2008")], [("2000", "2008")], [("2000", "2008")], []),
        # Two statements of one tenure.
        ([], [("2012", ""), ("2012-11-06", "2016"), ("2012", "2020")], [("2012-11-06", "2020")], []),
        # Whom Wikidata does not know in the office is kept, and if there is no end, told.
        ([("2020", "")], [], [("2020", "")], []),
    ],
)
def test_merge(kept: Dates, fresh: Dates, expected: Dates, told: list[tuple[str, str, str]]) -> None:
    merged = merge(holdings(KEPT, kept), holdings(FRESH, fresh))
    assert [(holding.start, holding.end) for holding in merged.holdings] == expected
    assert [difference[1:] for difference in merged.overridden] == told


def test_a_holder_of_today_whom_wikidata_does_not_know() -> None:
    merged = merge(holdings(KEPT, [("2020", "")]), holdings(FRESH, [("2021", "")], "Q2"))
    assert [(holding.qid, holding.table) for holding in merged.holdings] == [("Q1", KEPT), ("Q2", FRESH)]
    assert [(told.holding.qid, told.what, told.other) for told in merged.overridden] == [("Q1", "end", "no such tenure on Wikidata")]


def test_a_merge_without_a_refreshed_table_is_of_its_own() -> None:
    kept = holdings(KEPT, [("2020", "")])
    merged = merge(kept, [])
    merged.holdings.clear()
    assert len(kept) == 1, "what is done to the merged list is not done to the given one"


def test_whom_wikidata_knows_without_a_date_is_not_told() -> None:
    merged = merge(holdings(KEPT, [("2020", "")]), holdings(FRESH, [("", "")]))
    assert [(holding.start, holding.end, holding.table) for holding in merged.holdings] == [("2020", "", KEPT)]
    assert merged.overridden == []


def test_two_items_of_one_kind_of_office_are_one_tenure() -> None:
    (old,) = holdings(KEPT, [("2012", "")])
    merged = merge([old], [old._replace(position=VARIANT, start="2012-11-06", table=FRESH)])
    assert [(holding.position, holding.start) for holding in merged.holdings] == [(VARIANT, "2012-11-06")]


YEARS = st.one_of(st.just(""), st.integers(2000, 2012).map(str))
TENURES = st.lists(st.tuples(YEARS, YEARS).filter(lambda dates: not all(dates) or dates[0] <= dates[1]), max_size=4, unique=True)


@given(TENURES, TENURES)
def test_no_beginning_is_there_twice_and_none_ends_before_it_begins(kept: Dates, fresh: Dates) -> None:
    # As the caller has it: of the table that is kept, each beginning once.
    once = [*{start: (start, end) for start, end in kept}.values()]
    merged = merge(holdings(KEPT, once), holdings(FRESH, fresh))
    starts = [holding.start for holding in merged.holdings if holding.start]
    assert len(starts) == len(set(starts))
    assert not any(holding.end and holding.end < holding.start for holding in merged.holdings)
    # What came of it has nothing more to gain from the same table.
    again = merge(merged.holdings, holdings(FRESH, fresh))
    assert {(holding.start, holding.end) for holding in again.holdings} == {(holding.start, holding.end) for holding in merged.holdings}
