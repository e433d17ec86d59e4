"""The provenance of an article: the article, and for each claim its words, chain, modality, extraction and review."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from pactgraph import iris
from pactgraph.mapping.homes import HOMES
from pactgraph.mapping.nodes import Triple, decimal, describe_entity, entity_node
from pactgraph.model.claim import Attribution, Claim, Evidence, Reading, entities
from pactgraph.model.document import Document, Span
from pactgraph.model.slots import Entity
from pactgraph.vocabulary import DCTERMS, OA, PACT, RDF, XSD, concept, date, integer

__all__ = ["describe_article", "describe_claim"]


def describe_article(document: Document) -> Iterator[Triple]:
    """What is known about the article itself."""
    article = document.article
    node = iris.article(article.slug)
    yield node, RDF.type, PACT.Article
    yield node, DCTERMS.title, Literal(article.title, language=article.language)
    if article.published is not None:
        yield node, PACT.publishedOn, date(article.published.isoformat())
    yield node, PACT.language, Literal(article.language)
    yield node, PACT.contentHash, Literal(document.sha256)
    for predicate, iri in ((PACT.author, article.author), (PACT.publisher, article.publisher), (PACT.originalPublisher, article.original_publisher)):
        if iri is not None:
            yield node, predicate, NamedNode(iri)
    if article.url is not None:
        yield node, DCTERMS.source, NamedNode(article.url)
    if article.source is not None:
        yield node, PACT.sourceNote, Literal(article.source)


def describe_claim(claim: Claim, thing: NamedNode, document: Document) -> Iterator[Triple]:
    """Who says it, with which words and how sure; ``thing`` is what the claim is about."""
    node = iris.claim(claim.id)
    yield node, RDF.type, PACT.Claim
    yield node, PACT.claimType, Literal(claim.type)
    yield node, PACT.about, thing
    yield node, PACT.inArticle, iris.article(claim.article)
    yield node, PACT.modality, concept("modality", claim.modality)
    yield node, PACT.polarity, concept("polarity", claim.polarity)
    for flag in claim.flags:
        yield node, PACT.flag, Literal(flag)
    for index, evidence in enumerate(claim.evidence):
        yield from _evidence(node, claim.type, index, evidence, document)
    for index, step in enumerate(claim.attribution):
        yield from _step(node, index, step, claim.article)
    for index, (slot, entity) in enumerate(entities(claim)):
        if entity.rule not in (None, "name") or entity.alternatives:
            yield from _mention(node, index, slot, entity, claim.article)
    for index, reading in enumerate(claim.readings):
        yield from _reading(node, index, reading, claim.article)
    yield from _extraction(node, claim)
    yield from _review(node, claim)


def _evidence(claim: NamedNode, claim_type: str, index: int, evidence: Evidence, document: Document) -> Iterator[Triple]:
    """A W3C Web Annotation resource; one selector gives both the quote and its offsets (sections 4.2.4 and 4.2.5)."""
    node = iris.part(claim, "evidence", index)
    selector = iris.part(node, "selector", 0)
    prefix, suffix = document.context(Span(evidence.start, evidence.end))
    yield claim, PACT.hasEvidence, node
    yield node, RDF.type, PACT.Evidence
    yield node, OA.hasSource, iris.article(document.article.slug)
    yield node, OA.hasSelector, selector
    yield selector, RDF.type, OA.TextQuoteSelector
    yield selector, RDF.type, OA.TextPositionSelector
    yield selector, OA.exact, Literal(evidence.quote)
    yield selector, OA.prefix, Literal(prefix)
    yield selector, OA.suffix, Literal(suffix)
    yield selector, OA.start, integer(evidence.start)
    yield selector, OA.end, integer(evidence.end)
    for slot in evidence.supports:
        for predicate in HOMES[claim_type][slot].predicates:
            yield node, PACT.supports, predicate


def _step(claim: NamedNode, index: int, step: Attribution, article: str) -> Iterator[Triple]:
    node = iris.part(claim, "step", index)
    yield claim, PACT.attributionStep, node
    yield node, RDF.type, PACT.AttributionStep
    yield node, PACT.stepIndex, integer(index)
    yield node, PACT.stepAgent, entity_node(step.agent, article)
    yield from describe_entity(step.agent, article)
    yield node, PACT.stepAct, Literal(step.act)
    if step.quoted is not None:
        yield node, PACT.quoted, concept("quotation", step.quoted)
    if step.medium is not None:
        yield node, PACT.medium, entity_node(step.medium, article)
        yield from describe_entity(step.medium, article)
    if step.addressee is not None:
        yield node, PACT.addresseeText, Literal(step.addressee)
    yield from _offsets(node, step.start, step.end)


def _offsets(node: NamedNode, start: int | None, end: int | None) -> Iterator[Triple]:
    if start is not None and end is not None:
        yield node, PACT.startOffset, integer(start)
        yield node, PACT.endOffset, integer(end)


def _mention(claim: NamedNode, index: int, slot: str, entity: Entity, article: str) -> Iterator[Triple]:
    node = iris.part(claim, "mention", index)
    yield claim, PACT.mention, node
    yield node, RDF.type, PACT.Mention
    yield node, PACT.slot, Literal(slot)
    yield node, PACT.surface, Literal(entity.text)
    yield from _offsets(node, entity.start, entity.end)
    if entity.rule is not None:
        yield node, PACT.resolvedBy, concept("resolution", entity.rule)
    if entity.rule != "ambiguous":
        yield node, PACT.resolvedTo, entity_node(entity, article)
    for number, alternative in enumerate(entity.alternatives):
        candidate = iris.part(node, "candidate", number)
        yield node, PACT.candidate, candidate
        yield candidate, RDF.type, PACT.Candidate
        yield candidate, PACT.candidateFor, entity_node(Entity(alternative.name or "", id=alternative.id), article)
        yield candidate, PACT.probability, decimal(alternative.probability)


def _reading(claim: NamedNode, index: int, reading: Reading, article: str) -> Iterator[Triple]:
    node = iris.part(claim, "reading", index)
    yield claim, PACT.reading, node
    yield node, RDF.type, PACT.Reading
    yield node, PACT.slot, Literal(reading.slot)
    yield node, PACT.probability, decimal(reading.probability)
    for member in reading.members:
        yield node, PACT.readingMember, entity_node(member, article)


def _extraction(claim: NamedNode, made: Claim) -> Iterator[Triple]:
    extraction = made.extraction
    node = iris.local("extraction", made.article, iris.digest(extraction.method, extraction.version))
    yield claim, PACT.extractedBy, node
    yield node, RDF.type, PACT.Extraction
    yield node, PACT.method, Literal(extraction.method)
    yield node, PACT.version, Literal(extraction.version)
    if extraction.confidence is not None:
        yield claim, PACT.confidence, decimal(extraction.confidence)
    if extraction.rule is not None:
        yield claim, PACT.extractionRule, Literal(extraction.rule)


def _review(claim: NamedNode, made: Claim) -> Iterator[Triple]:
    review = made.review
    yield claim, PACT.reviewStatus, concept("review-status", review.status if review else "unreviewed")
    if review is None:
        return
    if review.reviewer is not None:
        yield claim, PACT.reviewer, Literal(review.reviewer)
    if review.date is not None:
        yield claim, PACT.reviewedOn, Literal(review.date, datatype=XSD.date)
    if review.note is not None:
        yield claim, PACT.reviewNote, Literal(review.note)
