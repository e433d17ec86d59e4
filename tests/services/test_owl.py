"""What HermiT concludes from our ontology, and that the rules conclude the same."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from pactgraph import iris, resources
from pactgraph.errors import ReasonerError
from pactgraph.pipeline.graph import Graph
from pactgraph.rdf import Triple
from pactgraph.services.owl import DATATYPES, DEFINED, Classification, Reasoning, classify, derived, reason, stated
from pactgraph.services.usage import terms_of_query
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.vocabulary import PACT, RDF
from tests_support import needs_java, turtle


def triples(text: str) -> list[Triple]:
    return [quad.triple for quad in turtle(text)]


@needs_java
def test_hermit_and_the_rules_agree_on_the_article(graph: Graph) -> None:
    reasoning = reason(graph.store, with_owl=True)
    assert reasoning.by_owl is not None
    assert reasoning.by_owl.consistent
    assert reasoning.by_owl.members == reasoning.by_rules
    assert reasoning.agrees
    assert all(reasoning.by_rules.values())


def test_hermit_is_not_told_what_it_is_to_find(graph: Graph) -> None:
    told = {triple.object for triple in stated(graph.store) if triple.predicate == RDF.type}
    assert told
    assert not told & set(DEFINED)
    assert sum(map(len, derived(graph.store).values())) + len(list(stated(graph.store))) == len(list(graph.store.quads(graph=iris.VIEW)))


CONTRADICTIONS = {
    "a state that is a person": "ex:x a pact:State, pact:Person .",
    "an agreement that is a bundle": "ex:x a pact:Agreement, pact:AgreementBundle .",
    "an actor that is its own partner": "ex:x pact:partnerOf ex:x .",
    "a person who is party as a state": "ex:x a pact:Person . ex:mod a pact:GovernmentBody ; pact:organOf ex:x .",
    "a claim of two modalities that differ": "ex:c pact:modality modality:hoped, modality:asserted . modality:hoped owl:differentFrom modality:asserted .",
}


@needs_java
@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_hermit_finds_planted_contradictions(name: str) -> None:
    found = classify(triples(CONTRADICTIONS[name]))
    assert not found.consistent
    assert not any(found.members.values())
    assert not Reasoning(found.members, found).agrees


@needs_java
def test_dates_and_imports_do_not_reach_hermit() -> None:
    """HermiT refuses xsd:date, and would fetch what an ontology imports."""
    header = f'<{iris.VIEW.value}> a owl:Ontology ; owl:imports <http://127.0.0.1:1/nothing> . ex:a pact:signedOn "2021-12-06"^^xsd:date .'
    assert classify(triples(header)).consistent


@needs_java
def test_a_difference_is_told_from_both_sides() -> None:
    given = "ex:n a pact:StandingNaming ; pact:namedActor ex:rus ; pact:namingInstrument ex:act . ex:ind a pact:NamedAdversary ."
    reasoning = reason(MemoryStore(turtle(given)), with_owl=True)
    assert not reasoning.agrees
    assert reasoning.by_rules_alone == {PACT.NamedAdversary: {NamedNode("http://example.org/ind")}}
    assert reasoning.by_owl_alone == {PACT.NamedAdversary: {NamedNode("http://example.org/rus")}}


def test_the_datatype_map_is_that_of_the_check() -> None:
    check = (resources.checks_folder() / "range-outside-datatype-map.rq").read_text(encoding="utf-8")
    (allowed,) = re.findall(r"NOT IN \((.*?)\)", check, re.DOTALL)
    prefixes = "\n".join(line for line in check.splitlines() if line.startswith("PREFIX"))
    assert set(terms_of_query(f"{prefixes} ASK {{ {allowed.replace(',', ' ')} }}")) == DATATYPES - {RDF.langString}


def test_without_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReasonerError, match="HermiT needs Java"):
        classify([])


@needs_java
def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "owlready2", None)
    with pytest.raises(ReasonerError, match=r"extra 'owl'; install it with: pip install 'pactgraph\[owl\]'"):
        classify([])


def test_a_failure_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho no memory >&2\nexit 1\n")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(ReasonerError, match="HermiT failed: no memory"):
        classify([])


def test_reasoning_without_hermit_agrees() -> None:
    nobody = {cls: frozenset[NamedNode]() for cls in DEFINED}
    assert Reasoning(nobody, None).agrees
    assert Reasoning(nobody, Classification(True, nobody)).agrees
