"""Names and dates as single words for the parser."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from no_reference import Nothing
from pactgraph.expressions.times import find_times
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.masks import masks
from pactgraph.extraction.names import Names
from pactgraph.extraction.roles import title_heads
from pactgraph.model.mention import Candidate, Mention, Reason
from shipped_rules import DAY

LEXICONS = Lexicons.load()
PIECES = ["Russia", "Xorba Lindo", "President", "Jo Lindo", "of", "and", "the", "September 5–17, 1978", "in May 2001", "Test Ban Treaty", "U.S.", ",", "."]


def names(text: str, *known: str) -> Names:
    mentions = []
    for words in known:
        start = text.index(words)
        mentions.append(Mention(start, start + len(words), words, (Candidate("state/XXX", words, "State", "name", (Reason(1.0, "its name"),)),)))
    return Names(mentions, Nothing(), text, title_heads(), LEXICONS)


def masked(text: str, *known: str) -> list[str]:
    return [text[start:end] for start, end, _ in masks(text, names(text, *known), LEXICONS, find_times(text, DAY))]


def test_names_and_dates() -> None:
    assert masked("Russia met the Xorba Lindo Group on September 5, 1978 there", "Russia") == ["Russia", "Xorba Lindo Group", "September 5, 1978"]


def test_the_noun_that_claims_are_about_stays() -> None:
    assert masked("they signed the Limited Xorba Treaty there") == ["Limited Xorba"]


def test_nothing_to_mask() -> None:
    assert masked("they met and talked") == []


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_none_within_another_and_in_order(text: str) -> None:
    found = masks(text, names(text), LEXICONS, find_times(text, DAY))
    assert all(start < end for start, end, _ in found)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
    assert all(word and " " not in word for _, _, word in found)
