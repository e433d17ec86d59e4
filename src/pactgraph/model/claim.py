"""A claim: one source's statement, in one article, about one thing, with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from pactgraph import iris
from pactgraph.model.slots import Entity, Slots

__all__ = ["REFERENCES", "Attribution", "Claim", "Evidence", "Extraction", "Reading", "Review", "entities", "references"]

REFERENCES = ("part_of", "reason_ref", "trigger", "agreement", "target_ref", "before", "after", "content_refs")
"""Slots that name another thing by its `about` key, or a claim by its id."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the article on which the claim rests; ``supports`` names the slots they fill."""

    start: int
    end: int
    quote: str
    supports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain from the origin of the statement to its last reporter."""

    agent: Entity
    act: str
    quoted: str | None = None
    medium: Entity | None = None
    addressee: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an ambiguous group in a slot, with its probability from 0 to 1."""

    slot: str
    members: tuple[Entity, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Extraction:
    """Who or what made the claim; confidence from 0 to 1."""

    method: str
    version: str
    confidence: float | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What a human decided; ``original`` keeps the claim as it was before a correction."""

    status: str
    reviewer: str | None = None
    date: str | None = None
    note: str | None = None
    original: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's statement (``claim.schema.json``).

    Args:
        id: `content_id` of the claim; a corrected claim keeps the id of its original.
        article: slug of the article.
        about: article-local key of the thing; several claims may be about one.
        type: claim type.
        status: status of the thing in the world.
        slots: what is said of the thing.
        modality: how the speaker puts it.
        polarity: ``positive``, or ``negative`` for a denial.
        evidence: words it rests on, the best first.
        attribution: chain from the origin outwards, ending before the author; empty: the author's own voice.
    """

    id: str
    article: str
    about: str
    type: str
    status: str
    slots: Slots
    modality: str
    polarity: str
    evidence: tuple[Evidence, ...]
    attribution: tuple[Attribution, ...]
    extraction: Extraction
    readings: tuple[Reading, ...] = ()
    flags: tuple[str, ...] = ()
    review: Review | None = None

    @property
    def content_id(self) -> str:
        """The id that follows from article, type, status, modality, polarity and all offsets.

        Never from resolved identifiers: linking and merging leave it as it is.
        """
        evidence = [f"{e.start}-{e.end}" for e in self.evidence]
        chain = [f"{a.start}-{a.end}" for a in self.attribution]
        return iris.digest(self.article, self.type, self.status, self.modality, self.polarity, *evidence, "by", *chain)


def entities(claim: Claim) -> Iterator[tuple[str, Entity]]:
    """The entities of a claim with the slot or part they fill, in the order of the fields."""
    for field in fields(claim.slots):
        value = getattr(claim.slots, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Entity):
                yield field.name, item
    for step in claim.attribution:
        yield "attribution", step.agent
        if step.medium is not None:
            yield "medium", step.medium


def references(claim: Claim) -> Iterator[tuple[str, str]]:
    """The slots of a claim that name another thing or claim, with the names."""
    for slot in REFERENCES:
        value = getattr(claim.slots, slot, None)
        for name in value if isinstance(value, tuple) else (value,):
            if isinstance(name, str):
                yield slot, name
