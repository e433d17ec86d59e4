"""Claims of one article about one thing, merged: what the scorer compares with an entry of the gold set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from pactgraph.evaluation.actors import as_list

__all__ = ["Prediction", "Thing", "merged"]

Prediction = dict[str, Any]
"""A claim as plain data (``claim.schema.json``); what the scorer does not read may be missing."""


class Thing(NamedTuple):
    """A thing as all claims about it describe it.

    Args:
        type: claim type.
        status: that of the last claim that has one.
        polarity: ``positive`` or ``negative``; a denial is a thing of its own.
        slots: lists joined, of other values the first.
        evidence: that of all claims.
        attribution: the first chain that is not empty.
        claims: the claims that were merged.
    """

    type: str
    status: str | None
    polarity: str
    slots: dict[str, Any]
    evidence: tuple[dict[str, Any], ...]
    attribution: tuple[dict[str, Any], ...]
    claims: tuple[Prediction, ...]

    @property
    def rules(self) -> tuple[str | None, ...]:
        """The rules that made its claims, each once; ``None`` for a claim that names none."""
        return tuple(dict.fromkeys((claim.get("extraction") or {}).get("rule") for claim in self.claims))


def merged(claims: Iterable[Prediction]) -> list[Thing]:
    """The things that the claims of one article are about, in the order of their first claims.

    Claims are about one thing if type, ``about`` and polarity agree; a claim without ``about`` is about a thing of its own.
    """
    groups: dict[tuple[object, ...], list[Prediction]] = {}
    for number, claim in enumerate(claims):
        key = (claim["type"], claim.get("about") or number, claim.get("polarity", "positive"))
        groups.setdefault(key, []).append(claim)
    return [_thing(group) for group in groups.values()]


def _thing(claims: list[Prediction]) -> Thing:
    first = claims[0]
    return Thing(
        type=first["type"],
        status=next((claim["status"] for claim in reversed(claims) if claim.get("status")), first.get("status")),
        polarity=first.get("polarity", "positive"),
        slots=_slots(claims),
        evidence=tuple(evidence for claim in claims for evidence in claim.get("evidence") or ()),
        attribution=next((tuple(claim["attribution"]) for claim in claims if claim.get("attribution")), ()),
        claims=tuple(claims),
    )


def _slots(claims: list[Prediction]) -> dict[str, Any]:
    slots = dict(claims[0].get("slots") or {})
    for claim in claims[1:]:
        for name, value in (claim.get("slots") or {}).items():
            if isinstance(value, list):
                slots[name] = as_list(slots.get(name)) + value
            else:
                slots.setdefault(name, value)
    return slots
