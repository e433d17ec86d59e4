"""Findings as RDF: results of a SHACL validation report, with the claims and words they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat

from pactgraph import iris
from pactgraph.model.finding import Finding
from pactgraph.rdf import Quad, make_quad, serialize, term_of
from pactgraph.vocabulary import BASE, PACT, PREFIXES, RDF, SH, XSD

__all__ = ["conforms", "finding_quads", "turtle_report"]


def conforms(findings: Iterable[Finding]) -> bool:
    """Whether there is no Violation. Warnings do not count, as with pySHACL's ``allow_warnings``."""
    return not any(finding.is_violation for finding in findings)


def finding_quads(findings: Iterable[Finding], graph: NamedNode) -> Iterator[Quad]:
    """Each finding as a ``sh:ValidationResult`` in a named graph."""
    for finding in findings:
        node = _node(finding)
        for predicate, value in _statements(finding):
            yield make_quad(node, predicate, value, graph)


def turtle_report(findings: Iterable[Finding]) -> str:
    """A ``sh:ValidationReport`` (SHACL section 3.6.1) in Turtle, the same text for the same findings."""
    findings = list(findings)
    report = NamedNode(f"{BASE}graph/validation-report")
    quads = [make_quad(report, RDF.type, SH.ValidationReport, report)]
    quads.append(make_quad(report, SH.conforms, Literal(conforms(findings)), report))
    quads += [make_quad(report, SH.result, _node(finding), report) for finding in findings]
    quads += finding_quads(findings, report)
    prefixes = {prefix: PREFIXES[prefix] for prefix in ("pact", "xsd", "claim", "article")} | {"sh": str(SH), "shape": f"{BASE}shapes#"}
    text = serialize([quad.triple for quad in quads], RdfFormat.TURTLE, prefixes)
    head = sorted(line for line in text.splitlines(keepends=True) if line.startswith("@prefix "))
    return "".join([*head, "\n", *text.splitlines(keepends=True)[len(head) :]])


def _node(finding: Finding) -> NamedNode:
    return iris.finding(iris.digest(finding.article, finding.name, finding.component, finding.thing, finding.path, finding.value, finding.message))


def _statements(finding: Finding) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield RDF.type, SH.ValidationResult
    yield RDF.type, PACT.Finding
    yield SH.resultSeverity, SH[finding.severity]
    yield SH.sourceShape, NamedNode(finding.shape)
    if finding.constraint is not None:
        yield SH.sourceConstraint, NamedNode(finding.constraint)
    yield SH.sourceConstraintComponent, NamedNode(finding.component)
    yield SH.focusNode, NamedNode(finding.thing)
    yield SH.resultMessage, Literal(finding.message)
    if finding.path is not None:
        yield SH.resultPath, NamedNode(finding.path)
    if finding.value is not None:
        yield SH.value, term_of(finding.value)
    if finding.article is not None:
        yield PACT.findingArticle, iris.article(finding.article)
    for claim in finding.claims:
        yield PACT.findingClaim, NamedNode(claim.iri)
        for quote in claim.quotes:
            yield PACT.findingQuote, Literal(quote.text, datatype=XSD.string)
