"""The content of a claim as triples: what would be so if the claim were true.

`pactgraph.mapping.homes` says where each slot lives; what needs more than one property stands in functions below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from pyoxigraph import Literal, NamedNode

from pactgraph import iris
from pactgraph.mapping.homes import HOMES, KINDS, Home
from pactgraph.mapping.nodes import Triple, count_bounds, describe_entity, describe_quantity, describe_time, entity_node
from pactgraph.mapping.terminology import Terminology
from pactgraph.model.claim import REFERENCES, Claim
from pactgraph.model.slots import AdversaryNaming, Agreement, Concept, Entity, Law, Meeting, Quantity, Relationship, Role, TemporalOrder, Time
from pactgraph.vocabulary import PACT, RDF, concept, date, integer

__all__ = ["Context", "claim_content", "naming_node", "thing_node"]


@dataclass(frozen=True, slots=True)
class Context:
    """What the mapping of a claim needs from around it.

    Args:
        terminology: lexicon and class tree.
        things: node of every thing of the article, by its `about` key and by the id of every claim about it.
        bundles: the `about` keys of things that are bundles of agreements.
    """

    terminology: Terminology
    things: Mapping[str, NamedNode]
    bundles: frozenset[str]


def thing_node(claim: Claim) -> NamedNode:
    """The node of the thing that a claim is about; a law is itself, whatever article tells of it."""
    if isinstance(claim.slots, Law):
        return entity_node(claim.slots.law, claim.article)
    return iris.local(KINDS[claim.type][0], claim.article, claim.about)


def naming_node(claim: Claim, named: Entity) -> NamedNode:
    """The node of the naming of one actor, since instrument, scope and dates belong to the pair."""
    return iris.part(thing_node(claim), "of", iris.slug(entity_node(named, claim.article).value.rsplit("/", 1)[-1]))


def claim_content(claim: Claim, context: Context) -> list[Triple]:
    """The triples of one claim, without repetition, types closed under the class tree."""
    triples = _SPECIAL.get(type(claim.slots), _plain)(claim, context)
    closed: dict[Triple, None] = {}
    for subject, predicate, value in triples:
        if predicate == RDF.type and isinstance(value, NamedNode):
            closed.update(((subject, predicate, cls), None) for cls in context.terminology.with_superclasses(value))
        else:
            closed[subject, predicate, value] = None
    return list(closed)


def _plain(claim: Claim, context: Context, node: NamedNode | None = None, skip: frozenset[str] = frozenset()) -> Iterator[Triple]:
    node = node or thing_node(claim)
    _, cls, scheme = KINDS[claim.type]
    yield node, RDF.type, cls
    yield node, PACT.hasStatus, concept(scheme, claim.status)
    for field in fields(claim.slots):
        value = getattr(claim.slots, field.name)
        if field.name in skip or value is None:
            continue
        for item in value if isinstance(value, tuple) else (value,):
            yield from _slot(node, field.name, item, claim, context)
    if claim.type == "exposure":
        yield node, PACT.basis, concept("basis", "stated")
    elif claim.type == "publication":
        yield node, PACT.publicationOf, iris.article(claim.article)


def _slot(node: NamedNode, slot: str, value: Any, claim: Claim, context: Context) -> Iterator[Triple]:
    home = HOMES[claim.type][slot]
    match value:
        case Entity():
            if value.rule != "ambiguous":
                # A body that signs is a party; persons sign for parties.
                signs_as_party = slot == "signatories" and value.type not in (None, "unknown", "person")
                yield node, PACT.hasParty if signs_as_party else home.main, entity_node(value, claim.article)
                yield from describe_entity(value, claim.article)
        case Time():
            yield from _time(node, slot, home, value)
        case Quantity():
            quantity, triples = describe_quantity(value, node, slot)
            yield node, home.main, quantity
            yield from triples
            if slot == "count":
                yield from ((node, bound, number) for bound, number in count_bounds(value))
        case Concept():
            term = NamedNode(value.concept) if value.concept else context.terminology.concept(home.scheme or "", value.text)
            if term is not None:
                yield node, home.main, term
            elif claim.type == "agreement":
                yield node, PACT.scope, Literal(value.text)
        case str() if slot in REFERENCES:
            yield node, PACT.memberOfBundle if value in context.bundles and slot == "part_of" else home.main, context.things[value]
        case str() if home.scheme is not None:
            yield node, home.main, concept(home.scheme, value)
        case bool():
            pass
        case int():
            yield node, home.main, integer(value)
        case str():
            yield node, home.main, Literal(value)


def _time(node: NamedNode, slot: str, home: Home, time: Time) -> Iterator[Triple]:
    interval, triples = describe_time(time, node, slot)
    yield node, home.main, interval
    yield from triples
    earliest, latest = time.bounds()
    if earliest is not None and latest is not None:
        if home.day is not None and earliest == latest:
            yield node, home.day, date(earliest.isoformat())
        if home.year is not None and earliest.year == latest.year:
            yield node, home.year, integer(earliest.year)


def _agreement(claim: Claim, context: Context) -> Iterator[Triple]:
    assert isinstance(claim.slots, Agreement)
    node = thing_node(claim)
    if claim.slots.individuated is False or (claim.slots.individuated is None and claim.about in context.bundles):
        plain = (triple for triple in _plain(claim, context) if triple[1] != RDF.type or triple[0] != node)
        yield node, RDF.type, PACT.AgreementBundle
        yield from plain
        return
    yield from _plain(claim, context)
    if "contract" in claim.slots.kinds:
        yield node, RDF.type, PACT.Contract
    if {"framework", "programme"} & set(claim.slots.kinds):
        yield node, RDF.type, PACT.FrameworkAgreement


def _meeting(claim: Claim, context: Context) -> Iterator[Triple]:
    assert isinstance(claim.slots, Meeting)
    yield from _plain(claim, context)
    if claim.slots.kind == "summit":
        yield thing_node(claim), RDF.type, PACT.Summit


def _law(claim: Claim, context: Context) -> Iterator[Triple]:
    assert isinstance(claim.slots, Law)
    yield from _plain(claim, context, skip=frozenset({"law"}))
    node = thing_node(claim)
    if claim.slots.law.rule == "name":
        yield node, PACT.title, Literal(claim.slots.law.text)
    yield from describe_entity(claim.slots.law, claim.article)


def _naming(claim: Claim, context: Context) -> Iterator[Triple]:
    assert isinstance(claim.slots, AdversaryNaming)
    for entity in claim.slots.named:
        node = naming_node(claim, entity)
        yield from _plain(claim, context, node, skip=frozenset({"named"}))
        yield from _slot(node, "named", entity, claim, context)


def _role(claim: Claim, context: Context) -> Iterator[Triple]:
    assert isinstance(claim.slots, Role)
    node, slots = thing_node(claim), claim.slots
    yield from _plain(claim, context, skip=frozenset({"position", "organization"}))
    office = context.terminology.concept("office", slots.position)
    term = office.value.rsplit("/", 1)[-1] if office is not None else iris.slug(slots.position)
    if slots.organization is None:
        position = iris.local("position", claim.article, term)
    else:
        body = entity_node(slots.organization, claim.article)
        position = iris.position(body.value.rsplit("/", 1)[-1], term)
        yield position, PACT.positionIn, body
        yield from describe_entity(slots.organization, claim.article)
    yield node, PACT.tenurePosition, position
    yield position, RDF.type, PACT.Position
    if office is not None:
        yield position, PACT.office, office


def _relationship(claim: Claim, context: Context) -> Iterator[Triple]:
    assert isinstance(claim.slots, Relationship)
    yield from _plain(claim, context)
    if claim.slots.symmetric is False:
        first, *others = (entity_node(actor, claim.article) for actor in claim.slots.actors)
        yield thing_node(claim), PACT.relationshipFrom, first
        yield from ((thing_node(claim), PACT.relationshipTo, other) for other in others)


def _order(claim: Claim, context: Context) -> Iterator[Triple]:
    assert isinstance(claim.slots, TemporalOrder)
    yield context.things[claim.slots.before], PACT.before, context.things[claim.slots.after]


_SPECIAL: dict[type, Callable[[Claim, Context], Iterator[Triple]]] = {
    Agreement: _agreement,
    Meeting: _meeting,
    Law: _law,
    AdversaryNaming: _naming,
    Role: _role,
    Relationship: _relationship,
    TemporalOrder: _order,
}
