"""Readable names for the things of an article, made from all its claims about them.

A label is ours and no source's statement; it lives in a graph of its own that is read beside the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import Any

from pactgraph.mapping.terminology import Terminology
from pactgraph.model.claim import Claim
from pactgraph.model.slots import Concept, Entity

__all__ = ["entity_label", "thing_label"]


class _Merged:
    """The slots of several claims about one thing: the first value that a claim gives."""

    def __init__(self, claims: Sequence[Claim], terminology: Terminology) -> None:
        self._terminology = terminology
        self.type, self.status = claims[0].type, claims[0].status.replace("_", " ")
        self._slots: dict[str, Any] = {}
        for claim in claims:
            for field in fields(claim.slots):
                value = getattr(claim.slots, field.name)
                if value not in (None, (), False) or field.name == "individuated":
                    self._slots.setdefault(field.name, value)

    def __getattr__(self, name: str) -> Any:
        return self._slots.get(name)

    def names(self, slot: str) -> str:
        value = self._slots.get(slot) or ()
        return ", ".join(entity_label(entity) for entity in (value if isinstance(value, tuple) else (value,)))

    def words(self, slot: str) -> str:
        return ", ".join(dict.fromkeys(self._name(concept) for concept in self._slots.get(slot) or ()))

    def _name(self, concept: Concept) -> str:
        return (concept.concept and self._terminology.label(concept.concept)) or concept.text


def entity_label(entity: Entity) -> str:
    """The canonical name of an entity, else its words."""
    return entity.name or entity.text


def thing_label(claims: Sequence[Claim], terminology: Terminology) -> str:
    """One line that tells a thing from the others of its article."""
    thing = _Merged(claims, terminology)
    return _LABELLERS[thing.type](thing)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _bracket(parts: Iterable[str]) -> str:
    text = "; ".join(part for part in parts if part)
    return f"({text})" if text else ""


def _agreement(thing: _Merged) -> str:
    kinds = [kind.replace("_", " ") for kind in thing.kinds or () if kind != "agreement"]
    what = "agreements" if thing.individuated is False else (kinds[0] if kinds else "agreement")
    subject = thing.title or thing.words("subjects")
    until = f"until {thing.valid_until.to or thing.valid_until.text}" if thing.valid_until else ""
    return _joined(what, f"on {subject}" if subject else "", _bracket([thing.names("parties"), thing.status, until]))


def _meeting(thing: _Merged) -> str:
    name = thing.series or thing.kind or "meeting"
    number = _ordinal(thing.ordinal) if thing.ordinal else ""
    return _joined(number, name, "of", thing.names("participants"), _bracket([thing.status]))


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _transfer(thing: _Merged) -> str:
    mode = (thing.mode or "transfer").replace("_", " ")
    source, goal = thing.names("suppliers") or thing.names("producers"), thing.names("recipients")
    return _joined(mode, f"of {thing.names('items') or 'arms'}", f"by {source}" if source else "", f"to {goal}" if goal else "", _bracket([thing.status]))


_LABELLERS: dict[str, Callable[[_Merged], str]] = {
    "agreement": _agreement,
    "meeting": _meeting,
    "arms_transfer": _transfer,
    "sanction": lambda t: _joined("sanction of", t.names("imposers"), "on", t.names("targets"), _bracket([t.status])),
    "exposure": lambda t: _joined("risk of sanctions for", t.names("exposed"), f"from {t.names('exposed_to')}" if t.exposed_to else ""),
    "law": lambda t: entity_label(t.law),
    "adversary_naming": lambda t: _joined(t.names("named"), "named as", t.label or "adversary", f"in {t.names('instrument')}" if t.instrument else ""),
    "role": lambda t: _joined(t.names("person"), "as", t.position, f"of {t.names('organization')}" if t.organization else ""),
    "relationship": lambda t: _joined(t.label or t.kind.replace("_", " "), _bracket([t.names("actors")])),
    "utterance": lambda t: _joined(t.names("speaker"), t.act),
    "attitude": lambda t: _joined(f"{t.names('holder')}:", t.attitude, _bracket([t.target_text or ""])),
    "expectation": lambda t: _joined(t.names("holder"), f"({t.status}):", t.content),
    "temporal_order": lambda t: "order in time",
    "publication": lambda t: _joined(t.work, _bracket([t.status])),
}
