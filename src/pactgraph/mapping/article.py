"""An article with its claims as quads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from pactgraph import iris
from pactgraph.mapping.content import Context, claim_content, naming_node, thing_node
from pactgraph.mapping.labels import entity_label, thing_label
from pactgraph.mapping.nodes import entity_node
from pactgraph.mapping.provenance import describe_article, describe_claim
from pactgraph.mapping.terminology import Terminology
from pactgraph.model.claim import Claim, entities
from pactgraph.model.document import Document
from pactgraph.model.slots import AdversaryNaming, Agreement
from pactgraph.rdf import Quad, make_quad
from pactgraph.vocabulary import PACT, RDFS

__all__ = ["map_article"]


def map_article(document: Document, claims: Sequence[Claim], terminology: Terminology) -> Iterator[Quad]:
    """All quads of an article: its text, the content of its claims, their provenance, and labels of its things.

    The same claims give the same quads, in the same order.
    """
    context = Context(
        terminology,
        {claim.about: thing_node(claim) for claim in claims} | {claim.id: thing_node(claim) for claim in claims},
        frozenset(claim.about for claim in claims if isinstance(claim.slots, Agreement) and claim.slots.individuated is False),
    )
    slug = document.article.slug
    yield make_quad(iris.article(slug), PACT.text, Literal(document.text), iris.text(slug))
    provenance = iris.provenance(slug)
    for triple in describe_article(document):
        yield make_quad(*triple, provenance)
    for claim in claims:
        graph = iris.claim(claim.id)
        for triple in claim_content(claim, context):
            yield make_quad(*triple, graph)
        for triple in dict.fromkeys(describe_claim(claim, context.things[claim.about], document)):
            yield make_quad(*triple, provenance)
    for node, label in _labels(claims, context).items():
        yield make_quad(node, RDFS.label, Literal(label, language="en"), iris.LABELS)


def _labels(claims: Sequence[Claim], context: Context) -> dict[NamedNode, str]:
    """Labels of what this article introduces; what the reference graph knows has its label there."""
    labels: dict[NamedNode, str] = {}
    by_thing: dict[str, list[Claim]] = {}
    for claim in claims:
        by_thing.setdefault(claim.about, []).append(claim)
        for _, entity in entities(claim):
            if entity.id is None and not (entity.type == "state" and entity.code) and entity.rule != "ambiguous":
                labels.setdefault(entity_node(entity, claim.article), entity_label(entity))
    for about, group in by_thing.items():
        first = group[0]
        if isinstance(first.slots, AdversaryNaming):
            for claim in group:
                labels.update(_naming_labels(claim, context.terminology))
        elif first.type not in ("law", "temporal_order"):
            labels.setdefault(context.things[about], thing_label(group, context.terminology))
    return labels


def _naming_labels(claim: Claim, terminology: Terminology) -> dict[NamedNode, str]:
    assert isinstance(claim.slots, AdversaryNaming)
    return {naming_node(claim, entity): thing_label([replace(claim, slots=replace(claim.slots, named=(entity,)))], terminology) for entity in claim.slots.named}
