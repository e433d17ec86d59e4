"""Offices that a text ties to persons, and words that are none."""

from __future__ import annotations

import pytest

from pactgraph.model.slots import Role
from shipped_rules import claims


def roles(text: str) -> list[tuple[str, str, str, str]]:
    """Person, position, whose office it is, status."""
    found = []
    for claim in claims(text, "role"):
        assert isinstance(claim.slots, Role)
        body = claim.slots.organization
        found.append((claim.slots.person.name or claim.slots.person.text, claim.slots.position, (body.code or body.name or "") if body else "", claim.status))
    return found


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Indian Prime Minister Narendra Modi arrived.", ("Narendra Modi", "Prime Minister", "IND", "current")),
        ("Narendra Modi, the prime minister of India, arrived.", ("Narendra Modi", "prime minister", "IND", "current")),
        ("Narendra Modi is the prime minister of India.", ("Narendra Modi", "prime minister", "IND", "current")),
        ("Former US President Barack Obama arrived.", ("Barack Obama", "President", "USA", "former")),
        ("Acting Kenyan Foreign Minister Jo Xorba arrived.", ("Jo Xorba", "Foreign Minister", "KEN", "acting")),
    ],
    ids=["before", "apposition", "copula", "former", "acting"],
)
def test_where_an_office_stands(text: str, role: tuple[str, str, str, str]) -> None:
    assert role in roles(text)


def test_a_title_in_the_plural() -> None:
    found = roles("Foreign ministers Sergei Lavrov and Wang Yi arrived.")
    assert [(person, position.lower()) for person, position, _, _ in found] == [("Sergey Lavrov", "foreign minister"), ("Wang Yi", "foreign minister")]


def test_an_office_is_told_once() -> None:
    assert len(roles("President Vladimir Putin came. President Vladimir Putin spoke. President Putin left.")) == 1


@pytest.mark.parametrize("text", ["Vladimir Putin met friends.", "The president came.", "A president must sign.", "Narendra Modi is happy."])
def test_no_office(text: str) -> None:
    assert roles(text) == []
