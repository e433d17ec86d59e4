"""Many texts, one after another, and long ones: none leaves a trace in the next, and a text of eight times the length takes eight times the steps."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pactgraph
from pactgraph.actors import Gazetteer, Resolver
from pactgraph.model.mention import Mention
from pactgraph.model.words import Words

DAY = datetime.date(2021, 6, 1)
FOLDER = str(Path(pactgraph.__file__).parent)

# Names of one state, with something beside them that changes what they mean, or what the rest of the text means.
ODD = [
    "The group of el-Sudan spoke.",
    "She speaks Russian.",
    "It cost US$3 million.",
    "Ships left the Gulf of Oman.",
    "They saw West Pakistan.",
    "The Georgian Dream party won.",
    "The Islamic Emirate of Afghanistan (IEA) spoke. The IEA agreed.",
    "The United Arab Emirates (UAE) spoke.",
    "Oman (QIF) spoke.",
    "Quendler Oman spoke, and so did Mr. Sudan.",
    "Michael Sudan spoke. Sudan agreed.",
    "They came from Pakistan, Idaho.",
    "They flew Air Pakistan and Sudan Airways.",
    "Israel Katz spoke. Then Katz and Israel agreed.",
    "Russian-speaking men of Georgia Quendler spoke.",
    "The Russian foreign minister Xaver Lavrov spoke. Lavrov left.",
    "Emmanuel Macron spoke. Macron agreed.",
    "Congo agreed, and Kinshasa welcomed it.",
    "AFGHANISTAN AND OMAN AGREE WITH THE US",
    "The Bureau of Industry and Security (BIS) acted. BIS added firms.",
]
PLAIN = [
    "Sudan agreed.",
    "Russian envoys and Pakistan agreed with Oman.",
    "The US and the UAE agreed.",
    "Afghanistan left the IEA, and Israel did.",
    "Georgian men left Georgia.",
    "Korea, Congo and Jordan agreed.",
    "Macron, Lavrov and Katz agreed.",
    "Kinshasa and Tbilisi agreed.",
    "BIS published a report.",
]


@cache
def alone(text: str) -> tuple[Mention, ...]:
    """What a resolver that has read nothing before finds."""
    return Resolver(NAMES).resolve(text, DAY)


NAMES = Gazetteer.load()
READ_BEFORE = Resolver(Gazetteer.load())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ODD + PLAIN), max_size=30))
def test_a_text_leaves_no_trace_in_the_next(texts: list[str]) -> None:
    shared = READ_BEFORE
    for text in texts:
        assert shared.resolve(text, DAY) == alone(text)


@pytest.mark.parametrize("odd", ODD)
def test_no_odd_text_comes_first(gazetteer: Gazetteer, odd: str) -> None:
    """A name is kept as it is met first: here it is met first beside something that changes what it means."""
    shared = Resolver(gazetteer)
    for text in (odd, *PLAIN, odd):
        assert shared.resolve(text, DAY) == alone(text)


def test_texts_joined_are_one_text(resolver: Resolver) -> None:
    """Where a text says more of a name the next time it is read, it is the text that says it."""
    one, again = "Michael Sudan spoke.", "Sudan agreed."
    (mention,) = [found for found in resolver.resolve(f"{one} {again}", DAY) if found.start == len(one) + 1]
    assert mention.candidates != alone(again)[0].candidates


def test_no_reason_counts_twice(resolver: Resolver) -> None:
    for text in (*ODD, *PLAIN, " ".join(ODD), " ".join(PLAIN)):
        for mention in resolver.resolve(text, DAY):
            for candidate in mention.candidates:
                words = [reason.words for reason in candidate.reasons]
                assert len(set(words)) == len(words), (text, mention.text, words)


def steps(read: Callable[[], Any]) -> int:
    """The lines of pactgraph that are run."""
    count = 0

    def line(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, _: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(FOLDER) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        read()
    finally:
        sys.settrace(before)
    return count


LONG = {
    "sentences": " ".join(ODD + PLAIN) + " ",
    "paragraphs": "\n\n".join(ODD + PLAIN) + "\n\n",
    "one sentence": "Russia, India and the Russian foreign minister Sergey Lavrov of the Knesset met Congo, Washington and Moscow with Mr. Lavrov and ",
    "titles alone": "the foreign minister and the president of the parliament and the defence ministry and the Russian troops and ",
    "unknown names": "Michael Quendler Xaver of Quendler and the Quendler Island Fund (QIF) of Quendler met QIF and ",
    "one family name": "Rajnath Singh met Jaswant Singh. Singh agreed. ",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_text_of_eight_times_the_length_takes_eight_times_the_steps(gazetteer: Gazetteer, text: str) -> None:
    resolver = Resolver(gazetteer)
    resolver.resolve(text, DAY)  # What is kept from text to text is made once.
    short, long = text * 4, text * 32
    once, often = (steps(lambda whole=whole: resolver.resolve(whole, DAY)) / len(Words(whole).keys) for whole in (short, long))
    assert often < 1.1 * once, (once, often)
