"""Which sentences are about one thing, and who is meant where nobody is named."""

from __future__ import annotations

import pytest

from shipped_rules import actors, claims


def things(text: str, type_: str = "agreement") -> int:
    return len({claim.about for claim in claims(text, type_)})


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Russia and India signed a treaty in Moscow. The treaty was signed by Russia and India.", 1),
        ("Russia and India signed a treaty. France and Spain signed a treaty.", 2),
        ("Russia and India signed a treaty. Russia and India signed another treaty.", 2),
        ("Russia and India signed a treaty. Russia and India did not sign a treaty.", 2),
        ("Russia and India signed a treaty and a memorandum.", 2),
    ],
    ids=["the treaty", "others", "another", "a denial", "two nouns"],
)
def test_things_of_a_text(text: str, number: int) -> None:
    assert things(text) == number


def test_types_are_counted_apart() -> None:
    text = "Russia and India signed a treaty. Vladimir Putin met Narendra Modi in Goa."
    assert {claim.about for type_ in ("agreement", "meeting") for claim in claims(text, type_)} == {"ag1", "m1"}


def test_who_was_told_before_is_meant_where_nobody_is() -> None:
    text = "Vladimir Putin met Narendra Modi in Goa. The agreement was signed on Monday."
    (claim,) = claims(text, "agreement")
    assert sorted(actors(claim, "parties")) == ["IND", "RUS"]
    assert {entity.rule for entity in claim.slots.parties} == {"implicit"}  # type: ignore[union-attr]


def test_nobody_is_meant_by_what_comes_much_later() -> None:
    text = "Vladimir Putin met Narendra Modi in Goa. " + "Iran met Iraq in Oman. " * 4 + "The agreement was signed on Monday."
    for claim in claims(text, "agreement"):
        assert sorted(actors(claim, "parties")) == ["IRN", "IRQ"]
