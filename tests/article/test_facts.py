"""The first article, fact by fact: one ASK a fact; 69 hold exactly if the fact is in the graph, 14 must fail.

`facts.json` was written by a careful reader before there was any code; the S are stated, the N must not be extracted.
"""

from __future__ import annotations

from functools import cache

import pytest
import yaml

from article_facts import ASKS, FACTS
from pactgraph import iris
from pactgraph.pipeline.graph import Graph
from pactgraph.rdf import Quad, make_quad
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.vocabulary import OA
from tests_support import turtle

STATED = [fact for fact in FACTS if FACTS[fact]["kind"] == "stated"]
REFUSED = [fact for fact in FACTS if FACTS[fact]["kind"] == "must_not_extract"]


def test_every_fact_has_its_ask() -> None:
    assert (len(STATED), sum(FACTS[fact]["essential"] for fact in STATED), len(REFUSED)) == (69, 42, 14)
    assert set(ASKS) == {*STATED, *REFUSED}


@pytest.mark.parametrize("fact", STATED)
def test_stated_fact_is_in_the_graph(graph: Graph, fact: str) -> None:
    assert graph.store.query(ASKS[fact]) is True


@pytest.mark.parametrize("fact", STATED)
def test_ask_names_the_quote_of_its_fact(fact: str) -> None:
    known = FACTS[fact]
    assert f"oa:start {known['start']} ; oa:end {known['end']}" in ASKS[fact]


@cache
def claims_at(graph: Graph, start: int, end: int) -> frozenset[str]:
    """The claims that rest on exactly these characters."""
    rows = graph.store.select(
        f"SELECT ?claim WHERE {{ GRAPH ?p {{ ?claim <{iris.BASE}ontology#hasEvidence>/<{OA.hasSelector.value}> ?s . "
        f"?s <{OA.start.value}> {start} ; <{OA.end.value}> {end} }} }}"
    ).rows
    return frozenset(str(row[0].value) for row in rows if row[0] is not None)


@pytest.fixture(scope="module")
def held(graph: Graph) -> list[tuple[str, str, Quad]]:
    """All quads, each after its graph and its subject."""
    return [(quad.graph_name.value, quad.subject.value, quad) for quad in graph.store.quads()]


@pytest.fixture(scope="module")
def memory(held: list[tuple[str, str, Quad]]) -> MemoryStore:
    """The graph in memory: a test takes quads out and puts them back, which is faster than a copy without them."""
    return MemoryStore(quad for _, _, quad in held)


@pytest.mark.parametrize("fact", STATED)
def test_ask_fails_without_the_claims_of_its_quote(graph: Graph, held: list[tuple[str, str, Quad]], memory: MemoryStore, fact: str) -> None:
    gone = claims_at(graph, FACTS[fact]["start"], FACTS[fact]["end"])
    lost = [quad for name, subject, quad in held if name in gone or subject.startswith(tuple(gone))]
    assert gone
    memory.delete(lost)
    without = memory.query(ASKS[fact])
    memory.insert(lost)
    assert without is False
    assert memory.query(ASKS[fact]) is True


@pytest.mark.parametrize("fact", REFUSED)
def test_refused_fact_is_not_in_the_graph(graph: Graph, fact: str) -> None:
    assert graph.store.query(ASKS[fact]) is False


@pytest.mark.parametrize("fact", REFUSED)
def test_refused_fact_would_be_seen(graph: Graph, fact: str) -> None:
    header = "\n".join(line[2:].removeprefix(" ") for line in ASKS[fact].splitlines() if line.startswith("#+"))
    planted = turtle(yaml.safe_load(header)["plant"])
    store = MemoryStore(make_quad(q.subject, q.predicate, q.object, iris.claim("planted")) for q in planted)
    assert store.query(ASKS[fact]) is True
