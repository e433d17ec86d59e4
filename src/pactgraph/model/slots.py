"""What a claim says: one frozen class a claim type, its fields the slots of ``claim.schema.json``.

A test holds names, order, requirement and kind of every slot to the schema.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

__all__ = [
    "SLOT_TYPES",
    "AdversaryNaming",
    "Agreement",
    "Alternative",
    "ArmsTransfer",
    "Attitude",
    "Concept",
    "Entity",
    "Expectation",
    "Exposure",
    "Law",
    "Meeting",
    "Publication",
    "Quantity",
    "Relationship",
    "Role",
    "Sanction",
    "Slots",
    "TemporalOrder",
    "Time",
    "Utterance",
]


def _first_day(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return datetime.date(year, month, day)


def _last_day(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class Alternative:
    """One actor that an ambiguous mention may stand for, with its probability from 0 to 1."""

    probability: float
    id: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor, law, item or place as mentioned: its words, and what they were resolved to by which rule.

    ``text`` is empty only where ``rule`` is ``implicit``; ``start`` and ``end`` are code points into the article.
    """

    text: str
    id: str | None = None
    name: str | None = None
    code: str | None = None
    type: str | None = None
    kind: str | None = None
    country: str | None = None
    organ_of: str | None = None
    located_in: str | None = None
    start: int | None = None
    end: int | None = None
    rule: str | None = None
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A stated time: its words, and bounds as precise as known (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``)."""

    text: str
    from_: str | None = None
    to: str | None = None
    precision: str | None = None
    anchor: str | None = None

    def bounds(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The earliest and the latest day that the words allow.

        Raises:
            ValueError: a bound is no day of the calendar, or the earliest comes after the latest.
        """
        earliest, latest = _first_day(self.from_), _last_day(self.to)
        if earliest is not None and latest is not None and earliest > latest:
            raise ValueError(f"{self.from_} is after {self.to}")
        return earliest, latest


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated: comparator, amount, and unit or ISO 4217 currency; ``amount`` absent for 'several'."""

    text: str
    comparator: str | None = None
    amount: float | int | None = None
    unit: str | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """Words, and the IRI of the controlled term they resolve to."""

    text: str
    concept: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement, or a bundle of them (``individuated`` false)."""

    parties: tuple[Entity, ...]
    signatories: tuple[Entity, ...] = ()
    title: str | None = None
    kinds: tuple[str, ...] = ()
    individuated: bool | None = None
    count: Quantity | None = None
    subjects: tuple[Concept, ...] = ()
    scope: tuple[str, ...] = ()
    signed: Time | None = None
    valid_from: Time | None = None
    valid_until: Time | None = None
    duration: str | None = None
    value: Quantity | None = None
    quantity: Quantity | None = None
    items: tuple[Entity, ...] = ()
    place: Entity | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """Talks, a visit, a summit, a call."""

    participants: tuple[Entity, ...]
    kind: str | None = None
    place: Entity | None = None
    when: Time | None = None
    topics: tuple[Concept, ...] = ()
    series: str | None = None
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Sanction:
    """A sanction; ``reason_ref`` names the thing punished."""

    imposers: tuple[Entity, ...]
    targets: tuple[Entity, ...]
    law: Entity | None = None
    measures: tuple[Concept, ...] = ()
    reason: str | None = None
    reason_ref: str | None = None
    when: Time | None = None


@dataclass(frozen=True, slots=True)
class Exposure:
    """A risk of being sanctioned, as a source states it."""

    exposed: tuple[Entity, ...]
    exposed_to: tuple[Entity, ...] = ()
    law: Entity | None = None
    trigger: str | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """A legal instrument."""

    law: Entity
    acronym: str | None = None
    jurisdiction: Entity | None = None
    enacted: Time | None = None
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class AdversaryNaming:
    """An instrument or a state labels actors adversaries."""

    named: tuple[Entity, ...]
    instrument: Entity | None = None
    namer: Entity | None = None
    label: str | None = None
    scope: str | None = None
    since: Time | None = None
    until: Time | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A person's office."""

    person: Entity
    position: str
    organization: Entity | None = None
    rank: str | None = None
    as_of: Time | None = None


@dataclass(frozen=True, slots=True)
class Relationship:
    """A tie between actors; if not ``symmetric``, from the first to the others."""

    actors: tuple[Entity, ...]
    kind: str
    symmetric: bool | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class ArmsTransfer:
    """A sale, delivery, licence or joint production of arms."""

    suppliers: tuple[Entity, ...] = ()
    recipients: tuple[Entity, ...] = ()
    producers: tuple[Entity, ...] = ()
    items: tuple[Entity, ...] = ()
    quantity: Quantity | None = None
    value: Quantity | None = None
    mode: str | None = None
    place: Entity | None = None
    agreement: str | None = None
    when: Time | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """An act of speaking; ``content_refs`` name the things spoken of."""

    speaker: Entity
    act: str
    addressee: Entity | None = None
    medium: Entity | None = None
    content_refs: tuple[str, ...] = ()
    when: Time | None = None


@dataclass(frozen=True, slots=True)
class Attitude:
    """What an actor feels or thinks about an actor, a thing or some words."""

    holder: Entity
    attitude: str
    target: Entity | None = None
    target_ref: str | None = None
    target_text: str | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an actor hopes, expects, intends, fears or predicts."""

    holder: Entity
    content: str
    content_refs: tuple[str, ...] = ()
    when: Time | None = None


@dataclass(frozen=True, slots=True)
class TemporalOrder:
    """One thing comes before another."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Publication:
    """A text is published, republished, corrected or retracted."""

    work: str
    author: Entity | None = None
    publisher: Entity | None = None
    original_publisher: Entity | None = None
    when: Time | None = None


Slots = (
    Agreement
    | Meeting
    | Sanction
    | Exposure
    | Law
    | AdversaryNaming
    | Role
    | Relationship
    | ArmsTransfer
    | Utterance
    | Attitude
    | Expectation
    | TemporalOrder
    | Publication
)

SLOT_TYPES: dict[str, type[Slots]] = {
    "agreement": Agreement,
    "meeting": Meeting,
    "sanction": Sanction,
    "exposure": Exposure,
    "law": Law,
    "adversary_naming": AdversaryNaming,
    "role": Role,
    "relationship": Relationship,
    "arms_transfer": ArmsTransfer,
    "utterance": Utterance,
    "attitude": Attitude,
    "expectation": Expectation,
    "temporal_order": TemporalOrder,
    "publication": Publication,
}
"""The slots class of each claim type."""
