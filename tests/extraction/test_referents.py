"""Whom phrases mean: names, titles, pronouns, groups, officials, lists."""

from __future__ import annotations

import pytest

from shipped_rules import actors, claims

MET = "met Narendra Modi in Goa."


@pytest.mark.parametrize(
    ("text", "type_", "slot", "found"),
    [
        (f"President Vladimir Putin {MET}", "meeting", "participants", ["Vladimir Putin", "Narendra Modi"]),
        (f"Vladimir Putin came on Monday. He {MET}", "meeting", "participants", ["Vladimir Putin", "Narendra Modi"]),
        ("Russia and India are neighbours. Both sides signed a treaty.", "agreement", "parties", ["RUS", "IND"]),
        ("Russia and India are neighbours. The two countries signed a treaty.", "agreement", "parties", ["RUS", "IND"]),
        ("Indian officials met Russian officials in Goa.", "meeting", "participants", ["IND", "RUS"]),
        ("The government of India signed a treaty with Russia.", "agreement", "parties", ["IND", "RUS"]),
        ("Moscow and New Delhi signed a treaty.", "agreement", "parties", ["RUS", "IND"]),
        ("Russia, India and China signed a treaty.", "agreement", "parties", ["RUS", "IND", "CHN"]),
    ],
    ids=["title and name", "he", "both sides", "the two countries", "officials", "government of", "capitals", "list"],
)
def test_whom_phrases_mean(text: str, type_: str, slot: str, found: list[str]) -> None:
    assert any(actors(claim, slot) == found for claim in claims(text, type_))


def test_pronouns_tell_by_which_rule() -> None:
    (claim,) = claims(f"Vladimir Putin came on Monday. He {MET}", "meeting")
    rules = {entity.text: entity.rule for entity in claim.slots.participants}  # type: ignore[union-attr]
    assert rules["He"] == "anaphora"


def test_nobody_is_made_up_for_a_pronoun() -> None:
    assert claims("He met her in Goa.", "meeting") == []
    assert claims("The two countries signed a treaty.", "agreement") == []


def test_its_is_the_subject_of_the_clause() -> None:
    (claim,) = claims("Iran signed its treaty with Iraq.", "agreement")
    assert actors(claim, "parties") == ["IRN", "IRQ"]
