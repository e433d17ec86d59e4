"""Sentences are found where a reader finds them, whatever stops and lines there are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.language.sentences import LONGEST, MOST_WORDS, sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "U.S. President Joe Biden met Gen. Mark Milley.",
        "General Sergey Shoigu. held talks in New Delhi.",
        "Article No. 5 was signed at 10 a.m. Monday in Washington, D.C. by George W. Bush.",
        "Huawei Technologies Co. Ltd. and Lockheed Martin Corp. (LMT) paid $3.5 billion.",
        "“We are glad … of our friendship,” wrote Mr. Singh.",
        "“Why now?” Putin asked.",
        "“Why now?” he asked.",
        "It starts on Jan. 5 and ends on Feb. 6.",
        "The U.S. Congress, the U.N. Security Council and St. Petersburg agreed.",
        "See Art. 5, para. 2 and p. 12 of the treaty, e.g. the annex.",
    ],
)
def test_one_sentence(whole: str) -> None:
    assert split(whole) == [whole]
    assert split(f"They met. {whole} Talks went on.") == ["They met.", whole, "Talks went on."]


@pytest.mark.parametrize(
    "parts",
    [
        ["“Glad to see the region,” wrote Singh.", "“Glad to see it.”", "He left."],
        ["They met in the U.S.", "The talks failed."],
        ["It was 5 p.m.", "Russia denied it."],
        ["He paused...", "Then he went on."],
        ["It was signed.[1]", "It was broken.[2]"],
        ["Was it so?", "Yes!", "It was."],
        ["“It is over.”", "“It is not.”"],
        ["It belongs to Boeing Co.", "The shares fell."],
        ["He won in 2021.", "The next vote is in 2024."],
    ],
)
def test_several_sentences(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_a_missing_space_ends_a_sentence_and_an_address_does_not() -> None:
    assert split("That ended the talks.Reporting by Joe Smith. See www.state.Gov for more.") == [
        "That ended the talks.",
        "Reporting by Joe Smith.",
        "See www.state.Gov for more.",
    ]


def test_headings_and_items_are_sentences() -> None:
    text = "Joint Statement on Trade\nMarch 3, 2021\n\nThe parties\n• trade more\n• tax less\n1. They met.\n(a) They agreed."
    assert split(text) == ["Joint Statement on Trade", "March 3, 2021", "The parties", "• trade more", "• tax less", "1. They met.", "(a) They agreed."]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_broken_by_hand_is_a_space(end: str) -> None:
    lines = [
        "The foreign ministers of India and Russia met on Monday with President",
        "Vladimir Putin in New Delhi and agreed to go on with all of the talks",
        "that had begun last year. They will meet again.",
    ]
    found = split(end.join(lines))
    assert [len(sentence.splitlines()) for sentence in found] == [3, 1]


def test_a_part_of_a_text() -> None:
    text = "One thing. Another thing. A third thing."
    assert [(span.start, span.end) for span in sentences(text, 11, 25)] == [(11, 25)]


@pytest.mark.parametrize("text", ["word, " * 10_000, "a" * 10_000, "," * 10_000, "one; two three, " * 1_000, "e\u0301" * 5_000])
def test_a_long_sentence_is_cut(text: str) -> None:
    spans = sentences(text)
    assert all(span.end - span.start <= LONGEST for span in spans)
    assert all(sum(not letter.isalnum() and not letter.isspace() for letter in text[span.start : span.end]) <= MOST_WORDS * 10 for span in spans)
    assert len(spans) < 100


@given(st.text(alphabet=st.sampled_from("aB. \n,;!?”“\"')(•1-…\r\t\u00a0😀\u0301U.S"), max_size=300) | st.text(max_size=200))
def test_spans_are_in_order_and_cover_the_text(text: str) -> None:
    spans = sentences(text)
    place = 0
    for span in spans:
        assert place <= span.start < span.end <= len(text)
        assert not text[place : span.start].strip()
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        place = span.end
    assert not text[place:].strip()


@pytest.mark.parametrize("piece", ["The U.S. said so. ", "word ", ". ", "“", "A.", "1. \n", "a,", "...", "\n"])
def test_the_time_grows_with_the_length(piece: str) -> None:
    def seconds(letters: int) -> float:
        text = piece * (letters // len(piece))
        began = time.process_time()
        sentences(text)
        return time.process_time() - began

    seconds(20_000)
    assert seconds(400_000) < 12 * max(0.02, seconds(100_000))
