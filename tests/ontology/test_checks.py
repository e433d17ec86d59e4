"""Every check file carries an example without a fault and one with faults; our own ontology has none."""

from __future__ import annotations

import ast
from pathlib import Path

import pyoxigraph as ox
import pytest

from conftest import ROOT
from pactgraph import iris
from pactgraph.errors import InputError
from pactgraph.pipeline.graph import Graph
from pactgraph.rdf import Quad, make_quad
from pactgraph.services import usage
from pactgraph.services.quality import SEVERITIES, Check, Fault, check, knowledge, read_checks
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.vocabulary import BASE, PACT, PREFIXES

CHECKS = read_checks()


def example(text: str) -> MemoryStore:
    """A store from TriG with our prefixes and ``ex:``; what stands in no graph is of the ontology."""
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in {**PREFIXES, "ex": "http://example.org/"}.items())
    quads = ox.parse(prefixes + text, format=ox.RdfFormat.TRIG)
    return MemoryStore(
        make_quad(quad.subject, quad.predicate, quad.object, iris.ONTOLOGY if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name)  # type: ignore[arg-type]
        for quad in quads
    )


def expanded(name: str) -> str:
    """The IRI of a CURIE, or of an IRI in angle brackets."""
    prefix, _, local = name.partition(":")
    return name.strip("<>") if name.startswith("<") else PREFIXES[prefix] + local


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.name)
def test_example_has_no_fault(one: Check) -> None:
    assert check(example(one.file.metadata["holds"]), [one]) == []


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.name)
def test_counterexample_has_the_faults(one: Check) -> None:
    wanted = one.file.metadata["fails"]
    faults = check(example(wanted["given"]), [one])
    assert {fault.term for fault in faults} == {expanded(name) for name in wanted["terms"]}
    assert {fault.severity for fault in faults} == {one.severity}


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.name)
def test_check_says_what_and_why(one: Check) -> None:
    assert one.summary.endswith(".")
    assert one.severity in SEVERITIES
    assert len(one.why) > 10
    assert list(one.file.metadata) == ["summary", "severity", "why", "holds", "fails"]


def of_the_code() -> list[Quad]:
    """What each module of the code uses: ``PACT.name`` and ``concept("scheme", "term")``, by its syntax tree."""
    quads: list[Quad] = []
    for path in sorted((ROOT / "src" / "pactgraph").rglob("*.py")):
        terms = []
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Attribute(value=ast.Name(id="PACT"), attr=name):
                    terms.append(PACT[name])
                case ast.Call(func=ast.Name(id="concept"), args=[ast.Constant(value=str(scheme)), ast.Constant(value=str(term))]):
                    terms.append(ox.NamedNode(f"{BASE}vocab/{scheme}/{term}"))
        quads += usage.references(iris.file(path.relative_to(ROOT).as_posix()), terms)
    return quads


@pytest.fixture(scope="module")
def ours(graph: Graph) -> MemoryStore:
    """All that the checks can read: the installation, the store of the article, the code."""
    store = knowledge(graph.store)
    store.insert(of_the_code())
    return store


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.name)
def test_our_ontology_has_no_fault(ours: MemoryStore, one: Check) -> None:
    assert check(ours, [one]) == []


def test_users_of_every_kind_are_seen(ours: MemoryStore) -> None:
    users = {quad.subject.value.removeprefix(BASE).removeprefix("file/") for quad in ours.quads(graph=iris.USAGE)}
    kinds = ("ontology/rules/", "queries/", "graph/reference/", "ontology/vocabularies/", "ontology/policies/", "mapping/", "src/", "claim/", "provenance/")
    for kind in kinds:
        assert any(user.startswith(kind) for user in users), kind


@pytest.mark.parametrize("term", ["pact:hasPary", "subject:defense"])
def test_a_misspelt_term_is_found_wherever_it_stands(term: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a rule, a question, a shape, SPARQL inside a shape, reference data and the data of a store."""
    prefixes = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in ("pact", "subject"))
    files = {
        "ontology/rules/a.rq": f"#+ summary: x\nPREFIX pact: <{PACT}>\nPREFIX s: <{BASE}vocab/subject/>\nASK {{ ?s ?p {term.replace('subject', 's')} }}",
        "queries/b/b.rq": f"#+ summary: x\nSELECT * {{ ?s ?p <{expanded(term)}> }}",
        "shapes/c.ttl": f"{prefixes}<http://example.org/c> <http://www.w3.org/ns/shacl#path> {term} .",
        "shapes/d.ttl": f"<http://example.org/d> <http://www.w3.org/ns/shacl#select> 'SELECT $this {{ $this ?p {term} }}' .",
        "graph/reference/e.ttl": f"{prefixes}<http://example.org/e> <http://example.org/p> {term} .",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr("pactgraph.resources._root", lambda: tmp_path)
    graph = iris.claim("x")
    data = MemoryStore([make_quad(graph, PACT.about, ox.NamedNode(expanded(term)), graph)])
    (undeclared,) = [one for one in CHECKS if one.name == "undeclared-term"]
    faults = check(knowledge(data), [undeclared])
    users = {fault.detail.removeprefix("usedBy ") for fault in faults if fault.term == expanded(term)}
    assert users == {*files, "claim:x"}


def test_a_check_without_severity_is_refused(tmp_path: Path) -> None:
    header = "#+ summary: x\n#+ severity: fatal\n#+ why: x\n#+ holds: x\n#+ fails: x\n"
    (tmp_path / "x.rq").write_text(f"{header}SELECT ?term {{ ?term ?p ?o }}\n")
    with pytest.raises(InputError, match=r"severity 'fatal'; expected error or warning"):
        read_checks(tmp_path)


@pytest.mark.parametrize("text", ["SELECT ?s { ?s ?p ?o }", "ASK { ?s ?p ?o }", "SELECT ?term {"])
def test_a_check_that_selects_no_term_is_refused(tmp_path: Path, text: str) -> None:
    header = "#+ summary: x\n#+ severity: error\n#+ why: x\n#+ holds: x\n#+ fails: x\n"
    (tmp_path / "x.rq").write_text(header + text)
    with pytest.raises(InputError, match=r"x\.rq"):
        check(MemoryStore(), read_checks(tmp_path))


def test_a_fault_is_a_value() -> None:
    fault = Fault("missing-label", "error", "A class has no label.", PACT.State.value, "")
    assert fault == Fault(*fault)
