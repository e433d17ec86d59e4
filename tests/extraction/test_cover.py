"""Taken stretches behave as a set of places."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pactgraph.extraction.cover import Cover

STRETCH = st.tuples(st.integers(0, 30), st.integers(0, 30))


@given(st.lists(STRETCH), STRETCH)
def test_like_a_set_of_places(stretches: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    cover, taken = Cover(), {place for start, end in stretches for place in range(start, end)}
    for start, end in stretches:
        cover.add(start, end)
    free = list(cover.free(*asked))
    assert [place for start, end in free for place in range(start, end)] == [place for place in range(*asked) if place not in taken]
    assert all(one[1] < other[0] for one, other in itertools.pairwise(free))
    if asked[0] < asked[1]:
        assert cover.touches(*asked) == any(place in taken for place in range(*asked))
