"""The gate: a claim passes if its words are in the text where it says, and its slots are filled from them by a named rule."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.model.claim import Claim, entities
from pactgraph.model.document import Document
from pactgraph.model.slots import Entity, Time

__all__ = ["faults"]

_ELSEWHERE = frozenset({"anaphora", "office_holder", "implicit", "metonym", "demonym"})
"""Rules by which an entity may be meant by words outside the evidence."""


def faults(claim: Claim, document: Document) -> tuple[str, ...]:
    """What keeps a claim from being kept; nothing for one that passes."""
    return (*_quotes(claim, document), *_actors(claim, document), *_times(claim))


def _quotes(claim: Claim, document: Document) -> Iterator[str]:
    for evidence in claim.evidence:
        if not evidence.quote.strip():
            yield f"an empty quote at {evidence.start}"
        elif document.text[evidence.start : evidence.end] != evidence.quote:
            yield f"the quote at {evidence.start} is not what the text has there"


def _actors(claim: Claim, document: Document) -> Iterator[str]:
    for slot, entity in entities(claim):
        if not entity.text:
            if entity.rule != "implicit":
                yield f"{entity.name or 'an actor'} has no words and is not implicit"
        elif entity.start is None or entity.end is None or document.text[entity.start : entity.end] != entity.text:
            yield f"{entity.text!r} is not at its place in the text"
        elif slot not in ("attribution", "medium") and entity.rule not in _ELSEWHERE and not _inside(entity, claim):
            yield f"{entity.text!r} lies outside the quotes and no rule ties it to them"


def _inside(entity: Entity, claim: Claim) -> bool:
    return any(one.start <= (entity.start or 0) and (entity.end or 0) <= one.end for one in claim.evidence)


def _times(claim: Claim) -> Iterator[str]:
    for name in ("when", "signed", "valid_from", "valid_until", "as_of", "since", "until"):
        value = getattr(claim.slots, name, None)
        if isinstance(value, Time):
            try:
                value.bounds()
            except ValueError as error:
                yield f"{name}: {error}"
