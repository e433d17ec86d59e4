"""What a store holds, in numbers."""

from __future__ import annotations

from collections import Counter

from pactgraph import iris
from pactgraph.services.acceptance import Acceptance
from pactgraph.store.protocol import Store
from pactgraph.vocabulary import PACT, RDF

__all__ = ["statistics"]


def statistics(store: Store, acceptance: Acceptance) -> dict[str, dict[str, int]]:
    """Counts by topic: the graph's size, claims by type, modality and acceptance, things by class, derivations by rule."""
    claims = list(acceptance.claims())
    types = Counter(quad.object.value for quad in store.quads(None, PACT.claimType))
    modalities = Counter(quad.object.value.rsplit("/", 1)[1] for quad in store.quads(None, PACT.modality))
    classes = Counter(quad.object.value.rsplit("#", 1)[-1] for quad in store.quads(None, RDF.type, None, iris.VIEW))
    rules = Counter(quad.object.value.rsplit("/", 1)[1] for quad in store.quads(None, PACT.derivedByRule))
    return {
        "graph": {
            "articles": sum(1 for _ in store.quads(None, RDF.type, PACT.Article)),
            "articles held back": len(acceptance.held_back()),
            "claims": len(claims),
            "accepted claims": sum(acceptance.accepts(claim) for claim in claims),
            "statements in the view": sum(1 for _ in store.quads(graph=iris.VIEW)),
            "named graphs": sum(1 for _ in store.graphs()),
        },
        "claims by type": dict(sorted(types.items())),
        "claims by modality": dict(sorted(modalities.items())),
        "things in the view by class": dict(sorted(classes.items())),
        "derivations by rule": dict(sorted(rules.items())),
    }
