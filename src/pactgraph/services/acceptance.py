"""Which claims count, and the view that follows: the deduplicated union of all accepted support.

A triple is in the view exactly as long as one accepted support holds it: the reference graph, the graph of an
accepted claim, or the graph of a derivation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from pactgraph import iris, resources
from pactgraph.rdf import Triple, make_quad, read_turtle
from pactgraph.store.protocol import Store, Writer
from pactgraph.vocabulary import PACT, RDF

__all__ = ["Acceptance", "Policy", "read_policy"]


class Policy(NamedTuple):
    """Which modalities, polarities and review decisions make a claim count (a `pact:AcceptancePolicy`)."""

    modalities: frozenset[NamedNode]
    exposure_modalities: frozenset[NamedNode]
    polarities: frozenset[NamedNode]
    refused_reviews: frozenset[NamedNode]

    def accepts(self, claim_type: str, modality: NamedNode, polarity: NamedNode, review: NamedNode) -> bool:
        """Whether a claim with these properties counts."""
        allowed = self.modalities | (self.exposure_modalities if claim_type == "exposure" else frozenset())
        return modality in allowed and polarity in self.polarities and review not in self.refused_reviews


def read_policy(path: Path | None = None) -> Policy:
    """The policy of a Turtle file; the default one without a path."""
    values: dict[NamedNode, set[NamedNode]] = {}
    for quad in read_turtle([path or resources.policy_file()]):
        if isinstance(quad.object, NamedNode):
            values.setdefault(quad.predicate, set()).add(quad.object)
    names = (PACT.acceptsModality, PACT.acceptsExposureModality, PACT.acceptsPolarity, PACT.refusesReview)
    return Policy(*(frozenset(values.get(name, ())) for name in names))


class Acceptance:
    """The accepted claims of a store under a policy.

    Args:
        store: the store with the provenance of the claims.
        policy: what counts.
    """

    def __init__(self, store: Store, policy: Policy) -> None:
        self.store, self.policy = store, policy
        self._known: dict[NamedNode, bool] = {}
        self._held: dict[NamedNode, bool] = {}

    def accepts(self, claim: NamedNode) -> bool:
        """Whether the claim counts: the policy allows it, and its article is not held back for a fault."""
        if claim not in self._known:
            article = next((quad.object for quad in self.store.quads(claim, PACT.inArticle)), None)
            self._known[claim] = self.allows(claim) and not (isinstance(article, NamedNode) and self.is_held_back(article))
        return self._known[claim]

    def is_held_back(self, article: NamedNode) -> bool:
        """Whether a violation of the shapes keeps the article's claims out of the view."""
        if article not in self._held:
            self._held[article] = next(self.store.quads(None, PACT.findingArticle, article), None) is not None
        return self._held[article]

    def allows(self, claim: NamedNode) -> bool:
        """Whether the policy allows the claim to count."""
        values = {quad.predicate: quad.object for quad in self.store.quads(claim)}
        claim_type, *terms = (values.get(name) for name in (PACT.claimType, PACT.modality, PACT.polarity, PACT.reviewStatus))
        nodes = [term for term in terms if isinstance(term, NamedNode)]
        return isinstance(claim_type, Literal) and len(nodes) == len(terms) and self.policy.accepts(claim_type.value, *nodes)

    def is_support(self, graph: NamedNode) -> bool:
        """Whether what the graph holds belongs into the view."""
        if iris.is_claim(graph):
            return self.accepts(graph)
        return graph == iris.REFERENCE or iris.is_derivation(graph)

    def supports(self, triple: Triple) -> list[NamedNode]:
        """The accepted graphs that hold a triple."""
        quads = self.store.quads(triple.subject, triple.predicate, triple.object)
        return sorted((quad.graph_name for quad in quads if self.is_support(quad.graph_name)), key=lambda graph: graph.value)

    def claims(self) -> Iterator[NamedNode]:
        """All claims of the store, accepted or not."""
        for quad in self.store.quads(None, RDF.type, PACT.Claim):
            yield quad.subject

    def admit(self, writer: Writer, graphs: Iterable[NamedNode]) -> None:
        """Put what the graphs hold into the view, as far as they are support."""
        for graph in graphs:
            if self.is_support(graph):
                writer.insert([make_quad(quad.subject, quad.predicate, quad.object, iris.VIEW) for quad in writer.quads(graph=graph)])

    def retire(self, writer: Writer, graphs: Iterable[NamedNode]) -> None:
        """Drop graphs, and take from the view what has lost its last support."""
        lost: dict[Triple, None] = {}
        for graph in graphs:
            lost.update((quad.triple, None) for quad in writer.quads(graph=graph))
            writer.drop(graph)
        writer.delete([make_quad(t.subject, t.predicate, t.object, iris.VIEW) for t in lost if not self.supports(t)])
        self._known.clear()
        self._held.clear()
