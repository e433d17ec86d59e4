"""Long texts: a text of eight times the length takes eight times as long, whatever it repeats."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable

import pytest

from pactgraph.expressions import find_quantities, find_times

MONDAY = datetime.date(2021, 12, 6)
REPEATED = [
    ",", "1", "1 ", "1-", "1,", "a ", " ", "\n", "the ", "on the ", "2015 to ", "between 2015 and ", "May 5, ", "at least ", "a few ", "the first of ",
    "million ", "twenty ", "$", "$5 to ", "no later than the ", ")", "(", "' ", "U.", "x\n\n",
]  # fmt: skip


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


@pytest.mark.parametrize("piece", REPEATED, ids=repr)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def run(count: int) -> None:
        text = piece * count
        find_quantities(text, times=find_times(text, MONDAY))

    run(10)
    # Quadratic steps would take 64 times as long; the floor is for the clock.
    assert seconds(lambda: run(16_000)) < 24 * max(seconds(lambda: run(2_000)), 0.005)


def test_a_megabyte_of_digits() -> None:
    assert find_times("1" * 1_000_000, MONDAY) == ()
    assert find_quantities("1" * 1_000_000) == ()


def test_ten_thousand_commas() -> None:
    assert find_times("," * 10_000, MONDAY) == ()
    assert find_quantities("," * 10_000) == ()
