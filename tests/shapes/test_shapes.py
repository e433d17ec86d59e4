"""The shapes: every constraint has an example that satisfies it and one that does not, found by walking the folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import NamedNode
from rdflib import RDF, RDFS, SKOS, Dataset, Graph, URIRef
from rdflib.namespace import SH

from conftest import ROOT
from pactgraph import resources
from pactgraph.rdf import Triple, triple_of
from pactgraph.services.shapes import Shapes
from pactgraph.vocabulary import PACT
from pactgraph.vocabulary import RDF as OXRDF
from pactgraph.vocabulary import RDFS as OXRDFS

FAMILIES = [path.stem for path in resources.shape_files() if path.stem != "references"]
COMPONENTS = {
    parameter: SH[f"{parameter[0].upper()}{parameter[1:]}ConstraintComponent"]
    for parameter in (
        *("class", "datatype", "in", "lessThan", "lessThanOrEquals", "maxCount", "maxInclusive", "minCount", "minInclusive"),
        *("minLength", "node", "nodeKind", "not", "pattern"),
    )
}
LAYOUT = {
    SH[name] for name in ("path", "property", "message", "severity", "targetClass", "targetSubjectsOf", "targetObjectsOf", "prefixes", "select", "declare")
}
Expected = frozenset[tuple[str, str]]


@cache
def examples(family: str) -> dict[str, tuple[list[Triple], Expected]]:
    """The graphs of an example file with the results that are expected of them."""
    dataset = Dataset(default_union=False)
    dataset.parse(ROOT / "shapes" / "examples" / f"{family}.trig", format="trig")
    found = {}
    for graph in dataset.graphs():
        if graph.identifier != dataset.default_graph.identifier:
            results = list(dataset.default_graph.objects(graph.identifier, SH.result))
            named = {
                (
                    str(dataset.default_graph.value(result, SH.sourceConstraint) or dataset.default_graph.value(result, SH.sourceShape)),
                    str(dataset.default_graph.value(result, SH.sourceConstraintComponent)),
                )
                for result in results
            }
            triples = [triple_of(*(term.n3() for term in triple)) for triple in graph]
            found[str(graph.identifier).rpartition("/")[2]] = (triples, frozenset(named))
    return found


@cache
def shapes(family: str) -> Shapes:
    return Shapes([path for path in resources.shape_files() if path.stem in (family, "references")])


@cache
def context() -> list[Triple]:
    """Class tree and schemes, as a store has them."""
    kept = {RDFS.subClassOf, SKOS.inScheme, URIRef(PACT.holdersAtOnce.value)}
    graph = Graph()
    for path in resources.ontology_files():
        graph.parse(path)
    return [triple_of(*(term.n3() for term in triple)) for triple in graph if triple[1] in kept and all(isinstance(term, URIRef) for term in triple[:1])]


def declared(family: str) -> Expected:
    """The constraints that a file declares: shape or SPARQL constraint, and constraint component."""
    graph = Graph().parse(ROOT / "shapes" / f"{family}.ttl")
    found = set()
    for node in set(graph.subjects()):
        if isinstance(node, URIRef):
            for predicate in set(graph.predicates(node)):
                name = predicate.rpartition("#")[2]
                if name in COMPONENTS:
                    found.add((str(node), str(COMPONENTS[name])))
                elif predicate == SH.select:
                    found.add((str(node), str(SH.SPARQLConstraintComponent)))
                else:
                    assert predicate in LAYOUT | {SH.sparql, RDF.type}, f"{node} has {predicate}, which this test does not know"
    return frozenset(found)


def judged(family: str, triples: list[Triple]) -> Expected:
    nodes = {node for triple in triples for node in (triple.subject, triple.object) if isinstance(node, NamedNode)}
    return frozenset((result.constraint or result.shape, result.component) for result in shapes(family).judge([*triples, *context()], nodes))


@pytest.mark.parametrize(("family", "name"), [(family, name) for family in FAMILIES for name in examples(family)])
def test_example_has_just_the_results_it_names(family: str, name: str) -> None:
    triples, expected = examples(family)[name]
    assert triples
    assert judged(family, triples) == expected


@pytest.mark.parametrize("family", FAMILIES)
def test_every_constraint_has_an_example_that_holds_and_one_that_fails(family: str) -> None:
    assert examples(family)["conforms"][1] == frozenset()
    shown = frozenset[tuple[str, str]]().union(*(expected for _, expected in examples(family).values()))
    assert shown == declared(family)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_example_that_conforms_reaches_every_shape(family: str) -> None:
    """Without a node that a shape targets and a value at its path, conforming would say nothing."""
    graph = Graph().parse(ROOT / "shapes" / f"{family}.ttl")
    triples, _ = examples(family)["conforms"]
    used = {triple.predicate.value for triple in triples}
    for path in graph.objects(None, SH.path):
        assert str(path) in used, path
    for target in (*graph.objects(None, SH.targetSubjectsOf),):
        assert str(target) in used, target
    for shape in set(graph.subjects(SH.targetObjectsOf)):
        assert any(str(target) in used for target in graph.objects(shape, SH.targetObjectsOf)), shape
    classes = {triple.object.value for triple in triples if triple.predicate == OXRDF.type}
    below: dict[str, set[str]] = {}
    for triple in context():
        if triple.predicate == OXRDFS.subClassOf and isinstance(triple.object, NamedNode):
            below.setdefault(triple.object.value, set()).add(triple.subject.value)
    for target in graph.objects(None, SH.targetClass):
        reached = {str(target)}
        while more := {name for cls in reached for name in below.get(cls, ())} - reached:
            reached |= more
        assert reached & classes, target


def test_no_example_file_without_shapes() -> None:
    assert {path.stem for path in (ROOT / "shapes" / "examples").iterdir()} == set(FAMILIES)


@pytest.mark.parametrize("path", resources.shape_files(), ids=lambda path: path.stem)
def test_shapes_are_well_formed(path: Path) -> None:
    """By the shapes of SHACL itself (SHACL appendix C)."""
    graph = Graph().parse(path)
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=graph, meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize("path", resources.shape_files(), ids=lambda path: path.stem)
def test_every_constraint_says_what_it_wants(path: Path) -> None:
    graph = Graph().parse(path)
    for node in {*graph.objects(None, SH.property), *graph.objects(None, SH.sparql)}:
        if isinstance(node, URIRef):
            assert str(graph.value(node, SH.message)).endswith(".")


def test_only_plausibility_and_missing_records_are_warnings() -> None:
    for path in resources.shape_files():
        graph = Graph().parse(path)
        warned = {str(node).rpartition("#")[2] for node in graph.subjects(SH.severity, SH.Warning)}
        if path.stem == "plausibility":
            assert warned >= {str(node).rpartition("#")[2] for node in graph.subjects(RDF.type, SH.NodeShape)}
        else:
            assert warned <= {"actor-label", "law-label"}


def test_the_docs_name_every_constraint_of_plausibility() -> None:
    text = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    assert all(f"`{name.rpartition('#')[2]}`" in text for name, _ in declared("plausibility"))
