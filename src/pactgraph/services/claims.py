"""Claims read back from the provenance graphs."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from pactgraph import iris
from pactgraph.model.citation import CitedClaim, Quote, Speaker
from pactgraph.rdf import Quad
from pactgraph.services.names import Names
from pactgraph.store.protocol import Store
from pactgraph.vocabulary import OA, PACT

__all__ = ["Claims", "evidence_place", "owner", "supporting"]


def owner(node: NamedNode) -> NamedNode | None:
    """The claim that a node of a provenance graph belongs to: the claim itself, its evidence, a step of its chain …"""
    base = iris.claim("").value
    if not node.value.startswith(base):
        return None
    return iris.claim(node.value.removeprefix(base).partition("/")[0])


def evidence_place(node: NamedNode) -> int | None:
    """Which piece of its claim's evidence a node of a provenance graph is or belongs to."""
    kind, _, rest = node.value.removeprefix(f"{iris.claim('').value}").partition("/")[2].partition("/")
    return int(rest.partition("/")[0]) if kind == "evidence" else None


def supporting(claim: CitedClaim, predicate: NamedNode) -> CitedClaim:
    """The claim with those of its words that support a statement with this predicate; else with its best words."""
    saying = tuple(quote for quote in claim.quotes if predicate.value in quote.supports)
    return claim._replace(quotes=saying or claim.quotes[:1])


class Claims:
    """The claims of a store, as a reader wants to see them.

    Args:
        store: the store.
        names: labels of its actors.
    """

    def __init__(self, store: Store, names: Names) -> None:
        self._store, self._names = store, names
        self._known: dict[NamedNode, CitedClaim] = {}

    def claim(self, node: NamedNode) -> CitedClaim:
        """A claim with its quotes and its chain."""
        if node not in self._known:
            self._known[node] = self._read(node)
        return self._known[node]

    def _read(self, node: NamedNode) -> CitedClaim:
        quads = list(self._store.quads(node))
        article = _objects(quads, PACT.inArticle)[0]
        steps = sorted(_objects(quads, PACT.attributionStep), key=lambda step: int(self._value(step, PACT.stepIndex)))
        evidence = sorted(_objects(quads, PACT.hasEvidence), key=lambda part: int(part.value.rsplit("/", 1)[1]))
        confidence = _literal(quads, PACT.confidence)
        return CitedClaim(
            iri=node.value,
            type=self._value(node, PACT.claimType),
            modality=_last(_objects(quads, PACT.modality)[0]),
            polarity=_last(_objects(quads, PACT.polarity)[0]),
            review=_last(_objects(quads, PACT.reviewStatus)[0]),
            article=article.value.rsplit("/", 1)[1],
            byline=self._byline(article),
            quotes=tuple(self._quote(part) for part in evidence),
            chain=tuple(self._speaker(step) for step in steps),
            rule=_literal(quads, PACT.extractionRule),
            confidence=None if confidence is None else float(confidence),
        )

    def _quote(self, evidence: NamedNode) -> Quote:
        quads = list(self._store.quads(evidence))
        selector = _objects(quads, OA.hasSelector)[0]
        supports = frozenset(quad.object.value for quad in quads if quad.predicate == PACT.supports)
        return Quote(self._value(selector, OA.exact), int(self._value(selector, OA.start)), int(self._value(selector, OA.end)), supports)

    def _speaker(self, step: NamedNode) -> Speaker:
        quads = list(self._store.quads(step))
        agent, medium, quoted = (_objects(quads, name) for name in (PACT.stepAgent, PACT.medium, PACT.quoted))
        return Speaker(
            agent=agent[0].value,
            label=self._names.label(agent[0]),
            act=self._value(step, PACT.stepAct),
            quoted=_last(quoted[0]) if quoted else None,
            medium=self._names.label(medium[0]) if medium else None,
        )

    def _byline(self, article: NamedNode) -> str:
        """Author and publisher, for the end of every chain."""
        quads = list(self._store.quads(article))
        makers = [*_objects(quads, PACT.author), *(_objects(quads, PACT.originalPublisher) or _objects(quads, PACT.publisher))]
        return ", ".join(self._names.label(maker) for maker in makers)

    def _value(self, subject: NamedNode, predicate: NamedNode) -> str:
        literal = next(quad.object for quad in self._store.quads(subject, predicate))
        assert isinstance(literal, Literal)
        return literal.value


def _objects(quads: list[Quad], predicate: NamedNode) -> list[NamedNode]:
    return sorted({quad.object for quad in quads if quad.predicate == predicate and isinstance(quad.object, NamedNode)}, key=lambda node: node.value)


def _literal(quads: list[Quad], predicate: NamedNode) -> str | None:
    """The one value of a property that may be missing."""
    return next((quad.object.value for quad in quads if quad.predicate == predicate and isinstance(quad.object, Literal)), None)


def _last(node: NamedNode) -> str:
    return node.value.rsplit("/", 1)[1]
