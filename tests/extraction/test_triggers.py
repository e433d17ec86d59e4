"""Which sentences are parsed: those with a word that evokes a frame, in any of its forms, and the noun that the frame asks for."""

from __future__ import annotations

import pytest

from pactgraph.extraction.frames import Frames
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.triggers import Triggers

TRIGGERS = Triggers(Frames.load(), Lexicons.load(), frozenset({"minister"}))


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia signed a treaty.",
        "SIGNING OF THE TREATIES",
        "Leaders met in Moscow.",
        "Washington sanctioned the bank.",
        "It re-imposed sanctions.",
        "Two ministers came.",
    ],
)
def test_worth_parsing(sentence: str) -> None:
    assert TRIGGERS.evoked(sentence)


@pytest.mark.parametrize("sentence", ["", "12 + 3", "The sun shone all day.", "She signed the guest book.", "Administering a minster"])
def test_not_worth_parsing(sentence: str) -> None:
    assert not TRIGGERS.evoked(sentence)


def test_every_trigger_of_every_frame_is_seen() -> None:
    """A frame whose word the gate does not know would never be tried."""
    nouns = " ".join(Lexicons.load().nouns)
    frames = Frames.load()
    missed = [(kind, lemma) for kind, lemma in frames.lemmas if not TRIGGERS.evoked(f"{lemma} {nouns}")]
    assert missed == []
