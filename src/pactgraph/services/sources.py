"""Sources of claims: everyone who stands in a chain of reporting, or behind an article."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pactgraph.services.claims import owner
from pactgraph.store.protocol import Store
from pactgraph.vocabulary import PACT

__all__ = ["claims_from"]


def claims_from(store: Store, source: NamedNode) -> frozenset[NamedNode]:
    """The claims that came through a source: it says or relays them, or wrote or published their article."""
    claims = {owner(quad.subject) for quad in store.quads(None, PACT.stepAgent, source)}
    for predicate in (PACT.author, PACT.publisher, PACT.originalPublisher):
        for made in store.quads(None, predicate, source):
            claims |= {quad.subject for quad in store.quads(None, PACT.inArticle, made.subject)}
    return frozenset(claim for claim in claims if claim is not None)
