"""Every slot of every claim type has a kind by which it can be filled, or names another thing."""

from __future__ import annotations

import pytest

from pactgraph.extraction.slots import slot_kinds
from pactgraph.model.slots import SLOT_TYPES


@pytest.mark.parametrize(
    ("claim", "slot", "kind"),
    [
        ("agreement", "parties", "entities"),
        ("agreement", "subjects", "concepts"),
        ("agreement", "signed", "time"),
        ("agreement", "count", "quantity"),
        ("agreement", "kinds", "words"),
        ("agreement", "title", "text"),
        ("meeting", "place", "entity"),
    ],
)
def test_kinds(claim: str, slot: str, kind: str) -> None:
    assert slot_kinds(claim)[slot] == kind


@pytest.mark.parametrize("claim", SLOT_TYPES)
def test_slots_are_those_of_the_model(claim: str) -> None:
    assert set(slot_kinds(claim)) <= set(SLOT_TYPES[claim].__dataclass_fields__)
    assert slot_kinds(claim)
