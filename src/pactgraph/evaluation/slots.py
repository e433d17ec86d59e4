"""Which further slots of a matched thing are right: day, end of validity, office, place and source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pactgraph.evaluation.actors import gold_keys, normal, predicted_keys, same
from pactgraph.evaluation.gold import GoldClaim
from pactgraph.evaluation.things import Thing

__all__ = ["judged_slots"]

_YEAR = 4
"""Digits by which an end of validity is compared."""


def judged_slots(gold: GoldClaim, thing: Thing) -> Iterator[tuple[str, bool]]:
    """Each further slot that the gold entry fills, and whether the thing has it right."""
    wanted, given = gold.slots, thing.slots
    if wanted.get("when") and gold.type != "role":
        yield "when", _same_day(str(wanted["when"]), _day(given.get("when") or given.get("signed") or given.get("as_of")))
    if wanted.get("valid_until"):
        yield "valid_until", _day(given.get("valid_until")).startswith(str(wanted["valid_until"])[:_YEAR])
    if gold.type == "role":
        yield "position", _same_office(wanted["position"], given.get("position"))
    if wanted.get("organization"):
        yield "organization", same(gold_keys(wanted["organization"]), predicted_keys(given.get("organization") or {"text": ""}))
    if wanted.get("place"):
        name, found = normal(wanted["place"]), _words(given.get("place"))
        yield "place", bool(found) and (found in name or name in found)
    if "source" in wanted:
        yield "source", _same_source(wanted["source"], thing.attribution)


def _words(value: Any) -> str:
    return normal(value.get("name") or value.get("text")) if isinstance(value, dict) else normal(value)


def _day(time: Any) -> str:
    """The day of a stated time, as precisely as it is known: its last bound, else its first."""
    if not time:
        return ""
    return (time.get("to") or time.get("from") or "") if isinstance(time, dict) else str(time)


def _same_day(gold: str, predicted: str) -> bool:
    """Whether one day is the other, or a part of it: ``2021-12`` holds ``2021-12-06``."""
    return bool(predicted) and (predicted.startswith(gold) or gold.startswith(predicted))


def _same_office(gold: str, predicted: Any) -> bool:
    wanted, given = set(normal(gold).split()), set(_words(predicted).split())
    return bool(wanted & given) and len(wanted & given) / len(wanted | given) >= 0.5


def _same_source(gold: str | None, chain: tuple[dict[str, Any], ...]) -> bool:
    """Whether the source is anywhere in the chain; the author's own voice has none."""
    if not gold:
        return not chain
    agents = [predicted_keys(step["agent"]) for step in chain]
    return any(same(frozenset({normal(gold)}), keys) or same(gold_keys(gold), keys) for keys in agents)
