"""Drafts about one thing as claims: one for each source that tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pactgraph.extraction.drafts import Draft
from pactgraph.extraction.references import References
from pactgraph.extraction.slots import identity, slot_kinds
from pactgraph.extraction.things import Thing
from pactgraph.model.claim import REFERENCES, Claim, Evidence, Extraction
from pactgraph.model.document import Document
from pactgraph.model.slots import SLOT_TYPES, Entity

__all__ = ["VERSION", "claims_of"]

VERSION = "1"
"""Of the rules: it changes with what they read."""

_LEVELS = {
    "actual": "asserted",
    "committed": "intended",
    "planned": "scheduled",
    "ordered": "asserted",
    "expected": "expected",
    "threatened": "possible",
    "considered": "possible",
    "proposed": "hoped",
    "possible": "possible",
    "hoped": "hoped",
    "conditional": "hypothetical",
    "refused": "asserted",
}
"""The modality of each degree of factuality."""


def claims_of(thing: Thing, document: Document, references: References) -> list[Claim]:
    """What each source says of a thing: one claim for each act of speaking, one for all that the author tells."""
    groups: dict[tuple[tuple[str, int | None], ...], list[list[Draft]]] = {}
    for draft in thing.drafts:
        statements = groups.setdefault(tuple((identity(step.agent), step.start) for step in draft.attribution), [])
        fitting = next((one for one in statements if not any(_differ(draft, other) for other in one)), None)
        if fitting is None:
            statements.append([draft])
        else:
            fitting.append(draft)
    return [claim for statements in groups.values() for drafts in statements if (claim := _claim(thing, drafts, document, references)) is not None]


def _differ(one: Draft, other: Draft) -> bool:
    """Whether two sentences tell a slot of one value in different words, and so make two statements."""
    if one.match.graph is other.match.graph:
        return False
    return any(
        _words(value) != _words(other.slots[slot]) for slot, value in one.slots.items() if slot in other.slots and not isinstance(value, (tuple, list, bool))
    )


def _words(value: Any) -> str:
    return str(getattr(value, "name", None) or getattr(value, "text", None) or value)


def _claim(thing: Thing, drafts: list[Draft], document: Document, references: References) -> Claim | None:
    best = max(drafts, key=lambda draft: (draft.match.frame.weight, -draft.evidence.start))
    status = _status(thing) if best.status == "same" else best.status
    if status is None:
        return None
    frame, real = best.match.frame, best.factuality
    claim = Claim(
        id="",
        article=document.article.slug,
        about=thing.key,
        type=best.claim,
        status=status,
        slots=SLOT_TYPES[best.claim](**_slots(best, drafts, references)),
        modality=frame.modality or frame.modalities.get(real.degree, _LEVELS[real.degree]),
        polarity="negative" if real.negated else "positive",
        evidence=_evidence(best, drafts, document),
        attribution=best.attribution,
        extraction=Extraction("rules", VERSION, rule=frame.name),
    )
    return replace(claim, id=claim.content_id)


def _status(thing: Thing) -> str | None:
    """The status that other sentences give to a thing."""
    told = [draft for draft in thing.drafts if draft.status != "same"]
    return max(told, key=lambda draft: (draft.match.frame.weight, -draft.evidence.start)).status if told else None


def _slots(best: Draft, drafts: Sequence[Draft], references: References) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for draft in [best, *(one for one in drafts if one is not best)]:
        for slot, value in draft.slots.items():
            if isinstance(value, (tuple, list)):
                slots[slot] = (*slots.get(slot, ()), *(one for one in value if one not in slots.get(slot, ())))
            else:
                slots.setdefault(slot, value)
    for slot in dict.fromkeys(slot for draft in drafts for slot in draft.actors):
        found: list[Entity] = []
        # Who is named stands for those of whom another sentence told only the number.
        naming = [draft for draft in (best, *drafts) if any(one.rule is not None for one in draft.actors.get(slot, ()))]
        for draft in naming or (best, *drafts):
            found += [one for one in draft.actors.get(slot, ()) if identity(one) not in {identity(other) for other in found}]
        slots[slot] = tuple(found)
    kinds = slot_kinds(best.claim)
    for slot in REFERENCES:
        meant = list(dict.fromkeys(key for draft in drafts for key in references.of(draft, slot)))
        if meant and slot in kinds:
            slots[slot] = tuple(meant) if kinds[slot] == "words" else meant[0]
    return slots


def _evidence(best: Draft, drafts: Iterable[Draft], document: Document) -> tuple[Evidence, ...]:
    """The words that tell of the thing, and those of each slot within or beside them."""
    found = dict.fromkeys(((draft.evidence.start, draft.evidence.end) for draft in [best, *drafts]), ())
    supports: dict[tuple[int, int], list[str]] = {}
    for draft in [best, *drafts]:
        for slot, span in draft.supports.items():
            slots = supports.setdefault((span.start, span.end), [])
            if slot not in slots:
                slots.append(slot)
    return tuple(
        Evidence(start, end, document.text[start:end], tuple(sorted(supports.get((start, end), ()))))
        for start, end in [*found, *(one for one in supports if one not in found)]
    )
