"""Validation: what the shapes have to say of an article, of the view around it, and of the reference data.

An article is judged twice. Before its claims are let in: its claims and their provenance with what the reference data
knows of the things they name, and nothing of other articles, so that the verdict does not depend on the order of
adding. After the rules have run: its things as the view has them, with the derivations about them and with tenures of
the same positions by other holders.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.model.citation import CitedClaim
from pactgraph.model.finding import Finding
from pactgraph.rdf import Term, Triple, make_quad, triple_of
from pactgraph.services import shapes
from pactgraph.services.acceptance import Acceptance
from pactgraph.services.claims import Claims, evidence_place, owner, supporting
from pactgraph.services.names import Names
from pactgraph.services.report import finding_quads
from pactgraph.services.shapes import Result, Shapes
from pactgraph.sparql.plan import instantiate
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.store.protocol import Store, Writer
from pactgraph.vocabulary import BASE, PACT, RDF, RDFS, SKOS

__all__ = ["Validator", "gate"]

_SEVERITIES = ("Violation", "Warning", "Info")
_LINKING = (RDF.type, PACT.about, PACT.inArticle)
"""Properties by which a query finds its way, and which no words are cited for."""


def gate(writer: Writer, acceptance: Acceptance, articles: Iterable[str], progress: Callable[[str], None]) -> list[Finding]:
    """Judge articles before their claims are let in.

    Violations are kept with the provenance of their article, since they decide what counts.

    Args:
        writer: the store with the articles.
        acceptance: that of the store; it has let in none of their claims yet.
        articles: their names.
        progress: called with a line for each.

    Returns:
        what the shapes have to say.
    """
    validator = Validator(acceptance, Names(writer))
    findings = []
    for article in articles:
        progress(f"checking {article}")
        found = validator.gate(article)
        writer.insert(finding_quads([finding for finding in found if finding.is_violation], iris.provenance(article)))
        findings += found
    return findings


class Validator:
    """Judges the contents of one store.

    Args:
        acceptance: the store, and which of its claims count.
        names: labels of the store.
    """

    def __init__(self, acceptance: Acceptance, names: Names) -> None:
        self._store, self._acceptance, self._names = acceptance.store, acceptance, names
        self._claims = Claims(self._store, names)
        self._classes = [quad.triple for quad in self._store.quads(None, RDFS.subClassOf, None, iris.ONTOLOGY) if isinstance(quad.object, NamedNode)]

    def gate(self, article: str) -> list[Finding]:
        """The faults of an article's claims; a Violation keeps them out of the view."""
        claims = [quad.subject for quad in self._store.quads(None, PACT.inArticle, iris.article(article))]
        graphs = [iris.provenance(article), iris.text(article), *(claim for claim in claims if self._acceptance.allows(claim))]
        return self._judge_graphs(graphs, article)

    def reference(self) -> list[Finding]:
        """The faults of the reference data."""
        return self._judge_graphs([iris.REFERENCE], None)

    def view(self, article: str) -> list[Finding]:
        """What is implausible in the view of an article's things, and what rules have derived wrongly for them."""
        provenance = [quad.triple for quad in self._store.quads(graph=iris.provenance(article))]
        claims = [triple.subject for triple in provenance if triple.predicate == PACT.inArticle]
        things = {quad.subject for claim in claims if self._acceptance.accepts(claim) for quad in self._store.quads(graph=claim)}
        stated = [triple for thing in things for triple in self._described(thing)]
        derived = [triple for thing in things for triple in self._derived(thing)]
        peers = [triple for thing in things for triple in self._peers(thing)]
        own: set[Term] = {node for triple in [*stated, *derived] for node in (triple.subject, triple.object)}
        return self._judge(shapes.of_the_view(), dict.fromkeys([*provenance, *stated, *derived, *peers]), own, article)

    def everything(self, progress: Callable[[str], None]) -> Iterator[Finding]:
        """All findings: the reference data, then article by article; ``progress`` is called with a line for each."""
        progress("checking the reference data")
        yield from self.reference()
        for article in _articles(self._store):
            progress(f"checking {article}")
            yield from sorted([*self.gate(article), *self.view(article)], key=_order)

    def _judge_graphs(self, graphs: Iterable[NamedNode], article: str | None) -> list[Finding]:
        triples = dict.fromkeys(quad.triple for graph in graphs for quad in self._store.quads(graph=graph))
        return self._judge(shapes.of_articles(), triples, {triple.subject for triple in triples}, article)

    def _judge(self, judge: Shapes, triples: Iterable[Triple], focus: Container[Term], article: str | None) -> list[Finding]:
        known = [*triples, *self._context(triples)]
        data = MemoryStore(make_quad(triple.subject, triple.predicate, triple.object, iris.VIEW) for triple in known)
        return sorted({self._finding(result, data, article) for result in judge.judge(known, focus)}, key=_order)

    def _context(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        """What the shapes need to know of the things that statements name: classes, schemes and labels."""
        yield from self._classes
        for node in {node for triple in triples for node in (triple.subject, triple.object) if isinstance(node, NamedNode)}:
            if node.value.startswith(f"{BASE}vocab/"):
                yield from (q.triple for name in (SKOS.inScheme, PACT.holdersAtOnce) for q in self._store.quads(node, name, None, iris.ONTOLOGY))
            else:
                yield from (q.triple for name in (RDF.type, PACT.organOf, PACT.subUnitOf) for q in self._store.quads(node, name, None, iris.REFERENCE))
                yield from (quad.triple for quad in self._store.quads(node, RDFS.label) if quad.graph_name in (iris.REFERENCE, iris.LABELS))

    def _described(self, thing: NamedNode) -> Iterator[Triple]:
        yield from (quad.triple for quad in self._store.quads(thing, graph=iris.VIEW))

    def _derived(self, thing: NamedNode) -> Iterator[Triple]:
        """The derivations with the thing as their focus, and what they hold."""
        for found in self._store.quads(None, PACT.focus, thing, iris.DERIVATIONS):
            yield from (quad.triple for quad in self._store.quads(found.subject, graph=iris.DERIVATIONS))
            yield from (quad.triple for quad in self._store.quads(graph=found.subject))

    def _peers(self, tenure: NamedNode) -> Iterator[Triple]:
        """Tenures of the same position by other holders, with their times; without their class, so that no shape targets them.

        Those of the same holder, which many articles repeat, are left out: they cannot be in conflict.
        """
        holders = [quad.object for quad in self._store.quads(tenure, PACT.tenureHolder, None, iris.VIEW)]
        for position in self._store.quads(tenure, PACT.tenurePosition, None, iris.VIEW):
            if isinstance(position.object, NamedNode):
                yield from self._described(position.object)
            for peer in self._store.quads(None, PACT.tenurePosition, position.object, iris.VIEW):
                if not any(next(self._store.quads(peer.subject, PACT.tenureHolder, holder, iris.VIEW), None) for holder in holders):
                    yield from self._untyped(peer.subject)

    def _untyped(self, tenure: NamedNode) -> Iterator[Triple]:
        """A tenure and its times, without classes."""
        for triple in self._described(tenure):
            if triple.predicate != RDF.type:
                yield triple
            if isinstance(triple.object, NamedNode) and triple.object.value.startswith(f"{tenure.value}/"):
                yield from self._described(triple.object)

    def _finding(self, result: Result, data: MemoryStore, article: str | None) -> Finding:
        return Finding(
            severity=result.severity,
            shape=result.shape,
            component=result.component,
            constraint=result.constraint,
            thing=result.focus.value,
            label=self._names.label(result.focus),
            message=self._readable(result),
            path=None if result.path is None else result.path.value,
            value=None if result.value is None else str(result.value),
            shown=None if result.value is None else self._names.show(result.value),
            article=article,
            claims=self._cited(result, data),
        )

    def _readable(self, result: Result) -> str:
        """The message with labels in place of the IRIs of focus node and value."""
        message = result.message
        for node in (result.value, result.focus):
            if isinstance(node, NamedNode):
                message = message.replace(node.value, self._names.label(node))
        return message

    def _cited(self, result: Result, data: MemoryStore) -> tuple[CitedClaim, ...]:
        """The claims behind a result: of the statements it is about, else of the thing."""
        cited = self._merged(_statements(result, data))
        return cited or self._merged(quad.triple for quad in data.quads(result.focus) if quad.predicate not in _LINKING)

    def _merged(self, triples: Iterable[Triple]) -> tuple[CitedClaim, ...]:
        """The claims that make statements, each once, with the words for all of them."""
        found: dict[str, CitedClaim] = {}
        for triple in triples:
            for claim in self._claiming(triple):
                former = found.get(claim.iri)
                quotes = dict.fromkeys([*(former.quotes if former else ()), *claim.quotes])
                found[claim.iri] = claim._replace(quotes=tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end))))
        return tuple(sorted(found.values(), key=lambda claim: (claim.article, claim.quotes[0].start if claim.quotes else 0, claim.iri)))

    def _claiming(self, triple: Triple) -> Iterator[CitedClaim]:
        for quad in self._store.quads(triple.subject, triple.predicate, triple.object):
            if iris.is_claim(quad.graph_name) and self._acceptance.allows(quad.graph_name):
                yield supporting(self._claims.claim(quad.graph_name), quad.predicate)
        claim = owner(triple.subject)
        if claim is not None:
            cited = self._claims.claim(claim)
            place = evidence_place(triple.subject)
            yield cited._replace(quotes=cited.quotes[:1] if place is None else cited.quotes[place : place + 1])


def _articles(store: Store) -> list[str]:
    """The names of the articles of a store, in order."""
    quads = store.quads(None, RDF.type, PACT.Article)
    return sorted({quad.subject.value.rpartition("/")[2] for quad in quads if iris.is_provenance(quad.graph_name)})


def _order(finding: Finding) -> tuple[object, ...]:
    return (_SEVERITIES.index(finding.severity), finding.article or "", finding.name, finding.thing, finding.value or "", finding.message)


def _statements(result: Result, data: MemoryStore) -> Iterator[Triple]:
    """The statements that a result is about: those that the query of its constraint matched, else those of its path."""
    if result.plan is None:
        if result.path is not None:
            yield from (quad.triple for quad in data.quads(result.focus, result.path, result.value))
        return
    bound: dict[str, Term | None] = {"this": result.focus, "value": result.value}
    names = [name for name in bound if name in result.plan.free]
    for terms in data.select(result.plan.query(names, [[bound[name] for name in names]])).terms():
        for _, *pattern in instantiate(result.plan.patterns, terms):
            triple = triple_of(*pattern)
            # A part of the thing (its price, its time) is cited by the statement that the thing has it.
            inside = any(isinstance(whole, NamedNode) and triple.subject.value.startswith(f"{whole.value}/") for whole in bound.values())
            if triple.predicate not in _LINKING and not inside:
                yield triple
