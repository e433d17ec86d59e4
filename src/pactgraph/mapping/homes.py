"""Where each claim type and each slot lives in the ontology.

A test holds the tables complete against ``claim.schema.json`` and their terms to be declared.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from pactgraph.vocabulary import PACT, RDF

__all__ = ["HOMES", "KINDS", "Home"]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a slot lives: its main property, the scheme of its terms, the short edges of a time."""

    main: NamedNode
    scheme: str | None = None
    day: NamedNode | None = None
    year: NamedNode | None = None

    @property
    def predicates(self) -> tuple[NamedNode, ...]:
        """The predicates of the statements that the slot makes."""
        return tuple(term for term in (self.main, self.day, self.year) if term is not None)


KINDS: dict[str, tuple[str, NamedNode, str]] = {
    "agreement": ("agreement", PACT.Agreement, "agreement-status"),
    "meeting": ("meeting", PACT.Meeting, "meeting-status"),
    "sanction": ("designation", PACT.Designation, "sanction-status"),
    "exposure": ("exposure", PACT.Exposure, "exposure-status"),
    "law": ("law", PACT.LegalInstrument, "law-status"),
    "adversary_naming": ("naming", PACT.AdversaryNaming, "naming-status"),
    "role": ("tenure", PACT.RoleTenure, "role-status"),
    "relationship": ("relationship", PACT.Relationship, "relationship-status"),
    "arms_transfer": ("transfer", PACT.ArmsTransfer, "transfer-status"),
    "utterance": ("utterance", PACT.Utterance, "utterance-status"),
    "attitude": ("attitude", PACT.Attitude, "attitude-status"),
    "expectation": ("expectation", PACT.Expectation, "expectation-status"),
    "temporal_order": ("order", PACT.Situation, "temporal-order-status"),
    "publication": ("publication", PACT.Publication, "publication-status"),
}
"""Kind in the IRI, class and status scheme of each claim type."""

_EVENT = Home(PACT.eventTime, day=PACT.onDate, year=PACT.inYear)
_START = Home(PACT.startTime, day=PACT.validFrom, year=PACT.validFromYear)
_END = Home(PACT.endTime, day=PACT.validUntil, year=PACT.validUntilYear)

HOMES: dict[str, dict[str, Home]] = {
    "agreement": {
        "parties": Home(PACT.hasParty),
        "signatories": Home(PACT.hasSignatory),
        "title": Home(PACT.title),
        "kinds": Home(PACT.agreementKind, "agreement-kind"),
        "individuated": Home(RDF.type),
        "count": Home(PACT.hasCount),
        "subjects": Home(PACT.concerns, "subject"),
        "scope": Home(PACT.scope),
        "signed": Home(PACT.signingTime, day=PACT.signedOn),
        "valid_from": _START,
        "valid_until": _END,
        "duration": Home(PACT.duration),
        "value": Home(PACT.hasValue),
        "quantity": Home(PACT.hasQuantity),
        "items": Home(PACT.coversItem),
        "place": Home(PACT.place),
        "part_of": Home(PACT.partOfAgreement),
    },
    "meeting": {
        "participants": Home(PACT.hasParticipant),
        "kind": Home(PACT.meetingKind, "meeting-kind"),
        "place": Home(PACT.place),
        "when": _EVENT,
        "topics": Home(PACT.concerns, "subject"),
        "series": Home(PACT.series),
        "ordinal": Home(PACT.editionNumber),
    },
    "sanction": {
        "imposers": Home(PACT.imposedBy),
        "targets": Home(PACT.designatedActor),
        "law": Home(PACT.underLaw),
        "measures": Home(PACT.imposesMeasure, "measure"),
        "reason": Home(PACT.reasonText),
        "reason_ref": Home(PACT.forConduct),
        "when": _EVENT,
    },
    "exposure": {
        "exposed": Home(PACT.exposedActor),
        "exposed_to": Home(PACT.exposedTo),
        "law": Home(PACT.underLaw),
        "trigger": Home(PACT.exposureTrigger),
    },
    "law": {
        "law": Home(PACT.title),
        "acronym": Home(PACT.shortName),
        "jurisdiction": Home(PACT.jurisdiction),
        "enacted": Home(PACT.enactmentTime, day=PACT.enactedOn, year=PACT.enactedYear),
        "purpose": Home(PACT.purpose),
    },
    "adversary_naming": {
        "named": Home(PACT.namedActor),
        "instrument": Home(PACT.namingInstrument),
        "namer": Home(PACT.namer),
        "label": Home(PACT.namingLabel),
        "scope": Home(PACT.namingScope),
        "since": _START,
        "until": _END,
    },
    "role": {
        "person": Home(PACT.tenureHolder),
        "position": Home(PACT.tenurePosition, "office"),
        "organization": Home(PACT.positionIn),
        "rank": Home(PACT.rank),
        "as_of": Home(PACT.asOfTime),
    },
    "relationship": {
        "actors": Home(PACT.relationshipParty),
        "kind": Home(PACT.relationshipKind, "relationship-kind"),
        "symmetric": Home(PACT.relationshipFrom),
        "label": Home(PACT.relationshipLabel),
    },
    "arms_transfer": {
        "suppliers": Home(PACT.supplier),
        "recipients": Home(PACT.recipient),
        "producers": Home(PACT.producer),
        "items": Home(PACT.transfersItem),
        "quantity": Home(PACT.hasQuantity),
        "value": Home(PACT.hasValue),
        "mode": Home(PACT.transferMode, "transfer-mode"),
        "place": Home(PACT.place),
        "agreement": Home(PACT.underAgreement),
        "when": _EVENT,
    },
    "utterance": {
        "speaker": Home(PACT.speaker),
        "act": Home(PACT.speechAct),
        "addressee": Home(PACT.addressee),
        "medium": Home(PACT.medium),
        "content_refs": Home(PACT.conveys),
        "when": _EVENT,
    },
    "attitude": {
        "holder": Home(PACT.holder),
        "attitude": Home(PACT.attitudeLabel),
        "target": Home(PACT.attitudeTarget),
        "target_ref": Home(PACT.attitudeTarget),
        "target_text": Home(PACT.targetText),
    },
    "expectation": {
        "holder": Home(PACT.holder),
        "content": Home(PACT.content),
        "content_refs": Home(PACT.conveys),
        "when": _EVENT,
    },
    "temporal_order": {"before": Home(PACT.before), "after": Home(PACT.before)},
    "publication": {
        "work": Home(PACT.work),
        "author": Home(PACT.author),
        "publisher": Home(PACT.publisher),
        "original_publisher": Home(PACT.originalPublisher),
        "when": Home(PACT.publicationTime),
    },
}
"""The property of every slot."""
