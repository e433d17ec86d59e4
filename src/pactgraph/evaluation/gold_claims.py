"""Entries of a gold set as claims with offsets: what an extractor without faults would give.

A code stands in the claim without words of the text (rule ``implicit``), since the gold set does not say by which words an actor is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from pactgraph.evaluation.actors import ACTORS, CODE, as_list
from pactgraph.evaluation.gold import GoldArticle, GoldClaim
from pactgraph.model.claim import Attribution, Claim, Evidence, Extraction
from pactgraph.model.slots import SLOT_TYPES, Concept, Entity, Quantity, Time

__all__ = ["gold_claims"]

_METHOD = Extraction("gold", "1", confidence=1.0, rule="gold")
_KINDS = ("partnership", "alliance", "cooperation", "support", "membership", "rivalry", "enmity", "recognition", "non_recognition")
"""Kinds of relationship; the gold set has others in free words."""

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_SLOTS = {
    "agreement": {"name": "title", "subject": "subjects", "valid_until": "valid_until", "value": "value", "when": "signed"},
    "meeting": {"place": "place", "topic": "topics", "when": "when"},
    "sanction": {"law": "law", "reason": "reason", "measures": "measures", "when": "when"},
    "arms_transfer": {"items": "items", "quantity": "quantity", "value": "value", "when": "when"},
    "role": {"position": "position", "organization": "organization", "when": "as_of"},
    "adversary_naming": {"instrument": "instrument", "namer": "namer", "label": "label", "when": "since"},
    "relationship": {"kind": "kind", "label": "label"},
}
"""Slots of the gold set and ours, those of actors excepted."""

_ENTITY_TYPES = {"person": "person", "place": "place", "law": "law", "items": "item", "instrument": "law"}


def gold_claims(article: GoldArticle) -> tuple[Claim, ...]:
    """The entries of an article as claims, in their order.

    Entries whose words are not in the text, and those of types that are not scored, are left out.
    """
    found = []
    for number, gold in enumerate(article.claims, 1):
        spans = [(article.text.find(quote), quote) for quote in gold.evidence]
        evidence = tuple(Evidence(start, start + len(quote), quote) for start, quote in spans if start >= 0)
        if evidence and gold.type in ACTORS:
            found.append(_claim(article, number, gold, evidence))
    return tuple(found)


def _claim(article: GoldArticle, number: int, gold: GoldClaim, evidence: tuple[Evidence, ...]) -> Claim:
    claim = Claim(
        id="",
        article=article.slug,
        about=f"{gold.type.replace('_', '-')}-{number}",
        type=gold.type,
        status=gold.status,
        slots=SLOT_TYPES[gold.type](**_slots(article.text, gold)),
        modality="asserted",
        polarity=gold.polarity,
        evidence=evidence,
        attribution=_attribution(article.text, gold.slots),
        extraction=_METHOD,
    )
    return replace(claim, id=claim.content_id)


def _attribution(text: str, slots: Mapping[str, Any]) -> tuple[Attribution, ...]:
    source = slots.get("source")
    return (Attribution(_entity(text, source, None), "said"),) if source else ()


def _slots(text: str, gold: GoldClaim) -> dict[str, Any]:
    """The values of our slots, each in the form that its slot asks for."""
    values: dict[str, Any] = {}
    forms = {field.name: str(field.type) for field in fields(SLOT_TYPES[gold.type])}
    for theirs, ours in (ACTORS[gold.type] | _SLOTS[gold.type]).items():
        value = gold.slots.get(theirs)
        if value or ours in ACTORS[gold.type].values():
            many = forms[ours].startswith("tuple")
            made = tuple(_value(text, ours, forms[ours], item) for item in as_list(value))
            values[ours] = made if many else made[0]
    if gold.type == "relationship" and values["kind"] not in _KINDS:
        values |= {"label": values.get("label") or values["kind"], "kind": "other"}
    return values


def _value(text: str, slot: str, form: str, value: Any) -> Any:
    makers: dict[str, Callable[[], Any]] = {
        "Entity": lambda: _entity(text, value, _ENTITY_TYPES.get(slot)),
        "Time": lambda: _time(str(value)),
        "Concept": lambda: Concept(value),
        "Quantity": lambda: Quantity(value),
    }
    return next((make() for name, make in makers.items() if name in form), value)


def _entity(text: str, name: str, kind: str | None) -> Entity:
    if CODE.fullmatch(name):
        return Entity("", name=name, code=name, rule="implicit")
    start = text.find(name)
    return Entity(name, name=name, type=kind) if start < 0 else Entity(name, name=name, type=kind, start=start, end=start + len(name))


def _time(day: str) -> Time:
    """A day of the gold set; one such as ``1930s`` stays words."""
    return Time(day, from_=day, to=day) if _DAY.fullmatch(day) else Time(day)
