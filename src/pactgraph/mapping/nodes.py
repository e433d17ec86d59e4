"""Nodes for the parts of a claim: entities, stated times, quantities. Data has no blank nodes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from pactgraph import iris
from pactgraph.model.slots import Entity, Quantity, Time
from pactgraph.vocabulary import BASE, PACT, RDF, SKOS, XSD, concept, date, integer

__all__ = ["CLASSES", "Triple", "count_bounds", "decimal", "describe_entity", "describe_quantity", "describe_time", "entity_node"]

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]

CLASSES: dict[str, tuple[str, NamedNode | None]] = {
    "state": ("state", PACT.State),
    "government_body": ("organization", PACT.GovernmentBody),
    "organization": ("organization", PACT.Organization),
    "intergovernmental_organization": ("organization", PACT.IntergovernmentalOrganization),
    "company": ("organization", PACT.Company),
    "news_organization": ("organization", PACT.NewsOrganization),
    "armed_group": ("organization", PACT.ArmedGroup),
    "person": ("person", PACT.Person),
    "place": ("place", PACT.Place),
    "law": ("law", PACT.LegalInstrument),
    "item": ("item", PACT.Item),
    "unknown": ("actor", None),
}
"""Kind in the IRI and class of each entity type of ``claim.schema.json``; what a text does not tell has none."""


def entity_node(entity: Entity, article: str) -> NamedNode:
    """The node of an entity: what it was resolved to, else a node of the article's own."""
    if entity.id is not None:
        return NamedNode(entity.id)
    if entity.type == "state" and entity.code is not None:
        return iris.state(entity.code)
    kind, _ = CLASSES[entity.type or "unknown"]
    return iris.local(kind, article, iris.slug(entity.name or entity.text))


def describe_entity(entity: Entity, article: str) -> Iterator[Triple]:
    """What the text says of an entity in passing: its kind, its country, whose organ it is, where it lies.

    A resolved entity has its class and names in the reference graph, one of the article's own has its class here.
    """
    node = entity_node(entity, article)
    if entity.id is None:
        _, cls = CLASSES[entity.type or "unknown"]
        if cls is not None:
            yield node, RDF.type, cls
        if entity.code is not None:
            yield node, SKOS.notation, Literal(entity.code)
    if entity.kind is not None:
        yield node, PACT.statedKind, Literal(entity.kind)
    if entity.country is not None:
        yield node, PACT.country, iris.state(entity.country)
    if entity.organ_of is not None:
        yield node, PACT.organOf, iris.state(entity.organ_of)
    if entity.located_in is not None:
        yield node, PACT.locatedIn, NamedNode(f"{BASE}id/place/{iris.slug(entity.located_in)}")


def describe_time(time: Time, thing: NamedNode, slot: str) -> tuple[NamedNode, list[Triple]]:
    """The node of a stated time of a thing, with its words (none where it is only implied) and its bounds as days."""
    node = iris.part(thing, slot, iris.digest(time.text, time.from_, time.to, time.precision, time.anchor))
    earliest, latest = time.bounds()
    triples: list[Triple] = [(node, RDF.type, PACT.TimeInterval)]
    if time.text:
        triples.append((node, PACT.statedAs, Literal(time.text)))
    if earliest is not None:
        triples.append((node, PACT.earliest, date(earliest.isoformat())))
    if latest is not None:
        triples.append((node, PACT.latest, date(latest.isoformat())))
    if time.precision is not None:
        triples.append((node, PACT.precision, concept("precision", time.precision)))
    if time.anchor is not None:
        triples.append((node, PACT.anchor, concept("anchor", time.anchor)))
    return node, triples


def decimal(number: float | int) -> Literal:
    """An ``xsd:decimal`` in canonical form (XSD 1.1 Part 2, 3.3.3.2), as Oxigraph gives it back."""
    return Literal(f"{Decimal(str(number)).normalize():f}", datatype=XSD.decimal)


def describe_quantity(quantity: Quantity, thing: NamedNode, slot: str) -> tuple[NamedNode, list[Triple]]:
    """The node of a quantity of a thing, exactly as stated."""
    key = iris.digest(quantity.text, quantity.comparator, quantity.amount, quantity.unit, quantity.currency)
    node = iris.part(thing, slot, key)
    triples: list[Triple] = [(node, RDF.type, PACT.MonetaryValue if quantity.currency else PACT.Quantity), (node, PACT.statedAs, Literal(quantity.text))]
    if quantity.comparator is not None:
        triples.append((node, PACT.comparator, Literal(quantity.comparator)))
    if quantity.amount is not None:
        triples.append((node, PACT.amount, decimal(quantity.amount)))
    if quantity.unit is not None:
        triples.append((node, PACT.unit, Literal(quantity.unit)))
    if quantity.currency is not None:
        triples.append((node, PACT.currency, Literal(quantity.currency)))
    return node, triples


def count_bounds(quantity: Quantity) -> Iterator[tuple[NamedNode, Literal]]:
    """The least and the greatest count that a quantity allows."""
    if quantity.amount is None:
        return
    amount = int(quantity.amount)
    match quantity.comparator or "=":
        case "=":
            yield PACT.countMin, integer(amount)
            yield PACT.countMax, integer(amount)
        case ">=":
            yield PACT.countMin, integer(amount)
        case ">":
            yield PACT.countMin, integer(amount + 1)
        case "<=":
            yield PACT.countMax, integer(amount)
        case "<":
            yield PACT.countMax, integer(amount - 1)
