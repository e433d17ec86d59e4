"""HermiT and the rules find the same members of the defined classes in hundreds of random graphs, all in one run of Java."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import pytest
from pyoxigraph import NamedNode

from pactgraph import iris, resources
from pactgraph.rdf import Triple, make_quad, read_turtle
from pactgraph.services.acceptance import Acceptance, read_policy
from pactgraph.services.compiled import Compiled
from pactgraph.services.owl import DEFINED, Members, classify, derived, stated
from pactgraph.services.rules import Rule, derive, read_rules
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.vocabulary import OWL, PACT, RDF, SKOS
from random_graphs import number_of, random_graph
from tests_support import needs_java

SEED, GRAPHS = 2021, 400
RULES = read_rules(Compiled())


def run_rules(rules: Iterable[Rule], graphs: int) -> MemoryStore:
    """A store with the union of random graphs, and what the rules derive from it."""
    store = MemoryStore(quad for number in range(graphs) for quad in random_graph(SEED, number))
    store.insert(make_quad(quad.subject, quad.predicate, quad.object, iris.ONTOLOGY) for quad in read_turtle(resources.ontology_files()))
    derive(store, rules, Compiled(), Acceptance(store, read_policy()))
    return store


def for_hermit(store: MemoryStore) -> list[Triple]:
    """What HermiT is told: neither the memberships nor the inverses that rules derive, since it has to find them itself."""
    inverses = {quad.subject for quad in store.quads(None, OWL.inverseOf) if definition(store, quad.subject).startswith("Inverse of")}
    assert len(inverses) == 7
    return [triple for triple in stated(store) if triple.predicate not in inverses]


def definition(store: MemoryStore, term: NamedNode) -> str:
    return next(store.quads(term, SKOS.definition)).object.value


def by_graph(members: Members) -> dict[int, set[tuple[str, str]]]:
    """The members of each graph: class and node."""
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for cls, nodes in members.items():
        for node in nodes:
            found[number_of(node)].add((cls.value.partition("#")[2], node.value))
    return found


def differences(rules: Members, hermit: Members) -> dict[int, tuple[set[tuple[str, str]], set[tuple[str, str]]]]:
    """The graphs that differ, each with what the rules alone and what HermiT alone found."""
    ours, theirs = by_graph(rules), by_graph(hermit)
    return {number: (ours[number] - theirs[number], theirs[number] - ours[number]) for number in range(GRAPHS) if ours[number] != theirs[number]}


class Batch(NamedTuple):
    store: MemoryStore
    rules: Members


@pytest.fixture(scope="module")
def batch() -> Batch:
    store = run_rules(RULES, GRAPHS)
    return Batch(store, derived(store))


@needs_java
def test_hermit_and_the_rules_agree_on_random_graphs(batch: Batch) -> None:
    found = classify(for_hermit(batch.store))
    assert found.consistent
    different = differences(batch.rules, found.members)
    assert not different, f"{len(different)} of {GRAPHS} graphs differ (seed {SEED}); rules alone, HermiT alone: {dict(list(different.items())[:3])}"


@needs_java
def test_a_missing_rule_is_found() -> None:
    """The comparison can fail: without any one of these rules, HermiT finds members that the rules do not."""
    found = classify(for_hermit(run_rules(RULES, 30)))
    for name in ("named-adversary", "adversary-partner", "sanctioned-actor", "exposure-stated", "partner-by-agreement"):
        fewer = derived(run_rules([rule for rule in RULES if rule.name != name], 30))
        assert any(theirs for _, theirs in differences(fewer, found.members).values()), name


@pytest.mark.parametrize("cls", DEFINED, ids=lambda cls: cls.value.partition("#")[2])
def test_members_and_others_are_both_many(batch: Batch, cls: NamedNode) -> None:
    members = batch.rules[cls]
    others = {quad.subject for quad in batch.store.quads(None, RDF.type, PACT.Actor, iris.VIEW)} - members
    graphs = {number_of(node) for node in members}
    assert len(members) >= 100
    assert len(others) >= 1000
    assert 50 <= len(graphs) <= GRAPHS - 50
    kinds = {kind: sum(bool(next(batch.store.quads(node, RDF.type, kind, iris.VIEW), None)) for node in members) for kind in (PACT.State, PACT.Organization)}
    assert all(count >= 20 for count in kinds.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_that_the_graphs_can_move_is_moved(batch: Batch, rule: Rule) -> None:
    """The generator leaves out what has no bearing on the four classes: events, tenures, and the order and parts of things."""
    untouched = {"before-before", "part-of-agreement", "participated-in", "represents-in-agreement", "represents-in-event"}
    moved = next(batch.store.quads(None, PACT.derivedByRule, iris.rule(rule.name)), None) is not None
    assert moved is (rule.name not in untouched)


def test_graphs_are_reproducible_and_apart() -> None:
    def nodes(number: int) -> set[NamedNode]:
        return {quad.subject for quad in random_graph(SEED, number)}

    assert random_graph(SEED, 7) == random_graph(SEED, 7)
    assert random_graph(SEED, 7) != random_graph(SEED + 1, 7)
    assert not nodes(7) & nodes(8)
    assert all(number_of(node) == 7 for node in nodes(7))
