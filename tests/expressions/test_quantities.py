"""Quantities in texts: a table of words with what they state, digits that count nothing, and what holds for any text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.expressions import find_quantities, find_times
from pactgraph.model.expressions import QUANTITY_KINDS

FOLDER = Path(__file__).parent

with (FOLDER / "quantities.tsv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
NO_QUANTITIES = (FOLDER / "no_quantities.txt").read_text(encoding="utf-8").splitlines()


def marked(sentence: str) -> tuple[str, int, int]:
    """A sentence of a table, and where the words in square brackets stand in it."""
    before, words, after = sentence.replace("\\n", "\n").replace("]", "[").split("[")
    return before + words + after, len(before), len(before) + len(words)


def written(number: float | None) -> str:
    return "" if number is None else str(number)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_words_state_what_the_table_says(case: dict[str, str]) -> None:
    text, start, end = marked(case["sentence"])
    found = {(one.start, one.end): one for one in find_quantities(text)}
    assert (start, end) in found, [text[slice(*span)] for span in found]
    one = found[start, end]
    told = {
        "kind": one.kind,
        "comparator": one.quantity.comparator or "",
        "amount": written(one.quantity.amount),
        "upper": written(one.upper),
        "unit": (one.quantity.unit or "").replace("\n", "\\n"),
        "currency": one.quantity.currency or "",
    }
    assert told == {column: case[column] for column in told}


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_digits_that_count_nothing(text: str) -> None:
    assert find_quantities(text) == ()


PIECES = """$ € Rs 5 1,000 1.5m 3bn 9,99 million crore and a an dozen of hundred two twenty -five to between or more % percent km dollars
    over at least first 21st x 1.2.3 00"""
WORDS = st.sampled_from([case["sentence"].replace("\\n", "\n").replace("[", "").replace("]", "") for case in CASES] + PIECES.split())
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS, max_size=12).map("".join))


@settings(deadline=None)  # the first call reads the lexicon
@given(TEXTS)
def test_any_text(text: str) -> None:
    at = 0
    for found in find_quantities(text):
        assert at <= found.start < found.end <= len(text)
        assert found.quantity.text == text[found.start : found.end]
        assert found.kind in QUANTITY_KINDS
        assert found.upper is None or (found.quantity.amount is not None and found.quantity.amount < found.upper)
        at = found.end


@settings(deadline=None)  # the first call reads the lexicon
@given(TEXTS, st.lists(WORDS, max_size=4).map(" ".join))
def test_paragraphs_do_not_change_each_other(text: str, other: str) -> None:
    before = len(other) + 3
    among = [(found.start - before, found.quantity) for found in find_quantities(f"{other}.\n\n{text}\n\n{other}")]
    assert [(start, quantity) for start, quantity in among if 0 <= start < len(text)] == [(found.start, found.quantity) for found in find_quantities(text)]


@settings(deadline=None)  # the first call reads the lexicon
@given(TEXTS)
def test_times_that_are_known_change_nothing(text: str) -> None:
    assert find_quantities(text, times=find_times(text, None)) == find_quantities(text)
