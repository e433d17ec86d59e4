"""Words of a text: offsets are those of the text, whatever it holds, and a name is found by its key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.model.words import Words, key, skeleton

PIECES = [*"aBcDé'’.-, \n\t\r&()“”🙂\u0301ßİıŁ\u00a0\u2011SsU1", "U.S. ", "’s ", "Mr. ", "Côte d’Ivoire"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(TEXTS)
def test_each_word_stands_where_the_text_has_it(text: str) -> None:
    words = Words(text)
    assert len(words.starts) == len(words.ends) == len(words.keys) == len(words.gaps) == len(words.capital) == len(words.at)
    position = 0
    for index, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        assert position <= start < end <= len(text)
        position = end
        assert words.surface(index, index) == text[start:end]
        assert words.key(index, index) == words.keys[index] == words.line[words.at[index] :][: len(words.keys[index])]
        assert words.capital[index] == (text[start].isupper() or text[start].isdigit())


@given(TEXTS, st.sampled_from(["Russia", "Côte d’Ivoire", "Guinea-Bissau", "U.S.", "Foreign & Commonwealth Office", "People’s Republic of China"]))
def test_a_name_is_found_in_any_text_by_its_key(text: str, name: str) -> None:
    words = Words(f"{text} | {name} | {text}")
    wanted = key(name)
    found = [
        words.surface(first, last)
        for first in range(len(words.keys))
        for last in range(first, min(first + 6, len(words.keys)))
        if words.key(first, last) == wanted
    ]
    assert name.rstrip(".") in [surface.rstrip(".") for surface in found]


def test_one_code_point_stays_one() -> None:
    text = "🙂 Türkiye and İstanbul, Łódź"
    words = Words(text)
    assert words.keys == ["turkiye", "and", "istanbul", "lodz"]
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == ["Türkiye", "and", "İstanbul", "Łódź"]


def test_a_decomposed_letter_is_the_composed_one() -> None:
    assert key("E\u0301lyse\u0301e") == key("Élysée") == "elysee"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Russia agreed. India did not.", 2),
        ("Gen. Sergey Shoigu met Mr. Singh.", 1),
        ("Antony J. Blinken spoke.", 1),
        ("One\n\nTwo", 2),
        ("“It works.” He left", 2),
        ("the U.S. Senate voted", 1),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    words = Words(text)
    assert words.sentence(len(words.keys) - 1) + 1 == sentences


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Russia India", True),
        ("Russia-India", True),
        ("Russia’s India", True),
        ("states' leaders", True),
        ("Russia, India", False),
        ("Russia. India", False),
        ("Russia (India)", False),
        ("Russia – India", False),
        ("Russia–India", True),
        ("Russia—India", False),
        ("Russia +India", False),
    ],
)
def test_a_name_goes_on_over_spaces_hyphens_and_possessives_alone(text: str, joined: bool) -> None:
    assert Words(text).joined(1) is joined


def test_a_possessive_is_no_word() -> None:
    words = Words("Russia’s ministry and the Netherlands' king")
    assert words.keys == ["russia", "ministry", "and", "the", "netherlands", "king"]
    assert [words.possessive(index) for index in range(6)] == [True, False, False, False, True, False]


def test_no_words() -> None:
    assert Words("").keys == []
    assert Words(" … “” ").keys == []
    assert key("—") == ""


@pytest.mark.parametrize(("one", "other"), [("sergei shoigu", "sergey shoygu"), ("volodymyr zelenskyy", "volodymyr zelensky"), ("mohammed", "muhammad")])
def test_spellings_of_one_name_have_the_same_consonants(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_other_names_have_others() -> None:
    assert skeleton("sergey lavrov") != skeleton("sergey shoigu")
