"""The register: what a store loads of it, and that it leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from pactgraph import iris, resources
from pactgraph.errors import InputError
from pactgraph.mapping import Terminology
from pactgraph.pipeline.graph import Graph
from pactgraph.rdf import make_quad, read_turtle
from pactgraph.services.acceptance import Acceptance, read_policy
from pactgraph.services.register import Register
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.vocabulary import BASE, PACT, RDF

SHOIGU = NamedNode(f"{BASE}id/person/sergey-shoigu")
PUCHKOV = NamedNode(f"{BASE}id/person/vladimir-puchkov")
EMERGENCIES = iris.position("RUS", "minister-of-emergency-situations")


@pytest.fixture(scope="module")
def register() -> Register:
    return Register(resources.register_folder(), Terminology(read_turtle(resources.ontology_files())).closed)


def claiming(name: str, person: NamedNode) -> tuple[MemoryStore, NamedNode]:
    claim = iris.claim(name)
    return MemoryStore([make_quad(NamedNode(f"{BASE}id/tenure/x/1"), PACT.tenureHolder, person, claim)]), claim


def subjects(store: MemoryStore, graph: NamedNode) -> set[NamedNode]:
    return {quad.subject for quad in store.quads(graph=graph)}


def test_a_person_comes_with_tenures_times_and_positions(register: Register) -> None:
    store, _ = claiming("one", SHOIGU)
    register.settle(store, Acceptance(store, read_policy()), [SHOIGU])
    found = subjects(store, iris.REFERENCE)
    tenure = f"{BASE}id/tenure/sergey-shoigu/RUS-minister-of-emergency-situations/1991-04-17"
    assert {SHOIGU, EMERGENCIES, NamedNode(tenure), NamedNode(f"{tenure}/end")} <= found
    assert subjects(store, iris.VIEW) == found
    assert {quad.object for quad in store.quads(SHOIGU, RDF.type, None, iris.VIEW)} == {PACT.Person, PACT.Actor}
    assert not any("puchkov" in node.value for node in found)


def test_what_another_person_needs_stays(register: Register) -> None:
    store, claim = claiming("one", SHOIGU)
    other, _ = claiming("two", PUCHKOV)
    store.insert(other.quads())
    acceptance = Acceptance(store, read_policy())
    register.settle(store, acceptance, [SHOIGU, PUCHKOV])
    assert {SHOIGU, PUCHKOV, EMERGENCIES} <= subjects(store, iris.VIEW)
    store.drop(claim)
    register.settle(store, acceptance, [])
    for graph in (iris.REFERENCE, iris.VIEW):
        assert {PUCHKOV, EMERGENCIES} <= subjects(store, graph)
        assert not any("shoigu" in node.value for node in subjects(store, graph))


def test_what_nobody_names_leaves_no_trace(register: Register) -> None:
    store, claim = claiming("one", SHOIGU)
    acceptance = Acceptance(store, read_policy())
    register.settle(store, acceptance, [SHOIGU])
    store.drop(claim)
    register.settle(store, acceptance, [])
    assert list(store.quads()) == []


def test_who_is_not_in_the_register_loads_nothing(register: Register) -> None:
    unknown = NamedNode(f"{BASE}id/person/some-article/nobody")
    store, _ = claiming("one", unknown)
    register.settle(store, Acceptance(store, read_policy()), [unknown])
    assert subjects(store, iris.REFERENCE) == set()


def test_the_cut_records_are_those_of_a_parser(register: Register) -> None:
    person = next(iter(read_turtle([resources.register_folder() / "persons.ttl"]))).subject
    for wanted in (person, SHOIGU):
        store, _ = claiming("one", wanted)
        register.settle(store, Acceptance(store, read_policy()), [wanted])
        key = wanted.value.rpartition("/")[2]
        parsed = {
            quad.subject
            for quad in read_turtle([resources.register_folder() / "persons.ttl", resources.register_folder() / "tenures.ttl"])
            if quad.subject == wanted or quad.subject.value.startswith(f"{BASE}id/tenure/{key}/")
        }
        assert {node for node in subjects(store, iris.REFERENCE) if "/position/" not in node.value} == parsed


def test_a_missing_or_broken_file_is_told(tmp_path: Path) -> None:
    store, _ = claiming("one", SHOIGU)
    with pytest.raises(InputError, match=r"persons\.ttl: found No such file"):
        Register(tmp_path, list).settle(store, Acceptance(store, read_policy()), [SHOIGU])
    for name in ("persons", "positions", "tenures"):
        (tmp_path / f"{name}.ttl").write_text("person:sergey-shoigu a\n")
    with pytest.raises(InputError, match="expected records in Turtle"):
        Register(tmp_path, list).settle(store, Acceptance(store, read_policy()), [SHOIGU])


def test_a_store_of_the_article_has_its_persons(graph: Graph) -> None:
    persons = {quad.subject.value.rpartition("/")[2] for quad in graph.store.quads(None, RDF.type, PACT.Person, iris.REFERENCE)}
    assert persons == {"isabel-van-brugen", "narendra-modi", "rajnath-singh", "sergey-shoigu", "vladimir-putin"}
