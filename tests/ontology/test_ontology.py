"""The ontology: every term named, defined and used; OWL 2 DL, consistent, and of one mind with the rules."""

from __future__ import annotations

import ast
import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef

from pactgraph import resources
from pactgraph.mapping.homes import HOMES, KINDS
from pactgraph.vocabulary import PREFIXES, SCHEMES

ROOT = Path(__file__).resolve().parents[2]
PACT = Namespace("https://w3id.org/pactgraph/ontology#")
VOCAB = "https://w3id.org/pactgraph/vocab/"


@cache
def ontology() -> Graph:
    return Graph().parse(ROOT / "ontology" / "pactgraph.ttl")


@cache
def knowledge() -> Graph:
    graph = Graph()
    for path in resources.ontology_files():
        graph.parse(path)
    return graph


TERMS = sorted({term for term in ontology().subjects(RDF.type) if str(term).startswith(str(PACT))})
CONCEPTS = sorted({term for term in knowledge().subjects(RDF.type, SKOS.Concept) if isinstance(term, URIRef)})


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.removeprefix(str(PACT)))
def test_term_has_label_definition_and_origin(term: URIRef) -> None:
    graph = ontology()
    assert len(list(graph.objects(term, RDFS.label))) == 1
    assert len(list(graph.objects(term, SKOS.definition))) == 1
    assert graph.value(term, RDFS.isDefinedBy) == URIRef("https://w3id.org/pactgraph/ontology")
    assert len(list(graph.objects(term, RDFS.domain))) <= 1
    assert len(list(graph.objects(term, RDFS.range))) <= 1


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.removeprefix(VOCAB))
def test_concept_has_label_definition_and_scheme(concept: URIRef) -> None:
    graph = knowledge()
    scheme = URIRef(concept.rsplit("/", 1)[0])
    assert len(list(graph.objects(concept, SKOS.prefLabel))) == 1
    assert graph.value(concept, SKOS.definition)
    assert graph.value(concept, SKOS.inScheme) == scheme
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    for broader in graph.objects(concept, SKOS.broader):
        assert graph.value(broader, SKOS.inScheme) == scheme


def test_header() -> None:
    node = URIRef("https://w3id.org/pactgraph/ontology")
    for predicate in ("http://purl.org/dc/terms/license", "http://purl.org/vocab/vann/preferredNamespacePrefix", str(OWL.versionIRI)):
        assert ontology().value(node, URIRef(predicate))


def test_labels_of_a_scheme_are_unambiguous() -> None:
    """The lexicon resolves words to one concept."""
    seen: dict[tuple[str, str], URIRef] = {}
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        for concept, label in knowledge().subject_objects(predicate):
            key = (concept.rsplit("/", 1)[0], str(label).casefold())
            assert seen.setdefault(key, concept) == concept, key


def test_schemes_are_those_of_the_code() -> None:
    assert {str(scheme).removeprefix(VOCAB) for scheme in knowledge().subjects(RDF.type, SKOS.ConceptScheme)} == set(SCHEMES)


def terms_in_code() -> set[str]:
    names: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "PACT":
                names.add(node.attr)
    return names


def test_terms_of_the_code_are_declared() -> None:
    assert {str(PACT[name]) for name in terms_in_code()} <= {str(term) for term in TERMS}


@pytest.mark.parametrize("path", sorted([*(ROOT / "ontology").rglob("*.rq"), *(ROOT / "queries").rglob("*.rq")]), ids=lambda path: path.stem)
def test_terms_of_rules_and_questions_are_declared(path: Path) -> None:
    from pactgraph.sparql.tokens import tokenize

    declared = {str(term) for term in (*TERMS, *CONCEPTS)}
    for token in tokenize(path.read_text(encoding="utf-8")):
        if token.kind == "name":
            prefix, _, name = token.text.partition(":")
            if name and (prefix == "pact" or prefix in SCHEMES):
                assert PREFIXES[prefix] + name in declared, token.text


def test_terms_of_the_reference_data_are_declared() -> None:
    declared = {str(term) for term in (*TERMS, *CONCEPTS)}
    for path in resources.reference_folder().glob("*.ttl"):
        for triple in Graph().parse(path):
            for term in triple:
                if str(term).startswith((str(PACT), VOCAB)):
                    assert str(term) in declared, term


def schema_slots() -> list[tuple[str, str, dict[str, object]]]:
    schema = json.loads(resources.claim_schema().read_text(encoding="utf-8"))
    return [
        (rule["if"]["properties"]["type"]["const"], slot, part)
        for rule in schema["allOf"]
        for slot, part in rule["then"]["properties"]["slots"]["properties"].items()
    ]


@pytest.mark.parametrize(("claim_type", "slot", "part"), schema_slots(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_slot_has_a_home(claim_type: str, slot: str, part: dict[str, object]) -> None:
    home = HOMES[claim_type][slot]
    for predicate in home.predicates:
        assert predicate.value == str(RDF.type) or URIRef(predicate.value) in TERMS
    items = part.get("items", part)
    assert isinstance(items, dict)
    if "enum" in items:
        assert home.scheme is not None
        assert {URIRef(f"{VOCAB}{home.scheme}/{term}") for term in items["enum"]} <= set(CONCEPTS)


def test_homes_hold_no_slot_too_many() -> None:
    assert {(claim_type, slot) for claim_type, slots in HOMES.items() for slot in slots} == {(claim_type, slot) for claim_type, slot, _ in schema_slots()}


def test_enumerations_of_the_schema_are_schemes() -> None:
    schema = json.loads(resources.claim_schema().read_text(encoding="utf-8"))
    expected = {
        "modality": schema["properties"]["modality"]["enum"],
        "polarity": schema["properties"]["polarity"]["enum"],
        "review-status": schema["properties"]["review"]["properties"]["status"]["enum"],
        "quotation": schema["properties"]["attribution"]["items"]["properties"]["quoted"]["enum"],
        "resolution": schema["$defs"]["entity"]["properties"]["rule"]["enum"],
        "precision": schema["$defs"]["time"]["properties"]["precision"]["enum"],
        "anchor": schema["$defs"]["time"]["properties"]["anchor"]["enum"],
    }
    for rule in schema["allOf"]:
        claim_type = rule["if"]["properties"]["type"]["const"]
        expected[KINDS[claim_type][2]] = rule["then"]["properties"]["status"]["enum"]
    for scheme, terms in expected.items():
        assert {term.removeprefix(f"{VOCAB}{scheme}/") for term in CONCEPTS if term.startswith(f"{VOCAB}{scheme}/")} == set(terms), scheme


def test_alignments_are_of_declared_terms() -> None:
    graph = Graph().parse(ROOT / "ontology" / "alignments.ttl")
    for subject in set(graph.subjects()):
        assert subject in TERMS or str(subject).endswith(("ontology/alignments", "core#closeMatch", "core#narrowMatch"))
    for namespace in ("prov#", "org#", "schema.org", "eli/ontology", "oa#", "org/ftm#", "wikidata.org"):
        assert any(namespace in str(value) for value in graph.objects()), namespace


# HermiT -------------------------------------------------------------------------------------------------------------

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java; none is installed")
DEFINED = ("NamedAdversary", "AdversaryPartner", "SanctionedActor", "ExposedActor")


def for_hermit(graph: Graph) -> Graph:
    """The graph without literals of datatypes outside the OWL 2 datatype map, which HermiT refuses (xsd:date)."""
    kept = Graph()
    for triple in graph:
        if not (isinstance(triple[2], Literal) and str(triple[2].datatype).endswith("#date")):
            kept.add(triple)
    return kept


def reason(graph: Graph, tmp_path: Path) -> tuple[bool, dict[str, set[str]]]:
    """Whether HermiT finds the graph consistent, and the members of the defined classes."""
    import owlready2

    path = tmp_path / "graph.nt"
    path.write_text(for_hermit(graph).serialize(format="nt"), encoding="utf-8")
    world = owlready2.World()
    loaded = world.get_ontology(f"file://{path}").load()
    try:
        with loaded:
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False, {}
    members = {name: {individual.iri for individual in world[str(PACT[name])].instances()} for name in DEFINED}
    return True, members


@cache
def schema_graph() -> Graph:
    graph = Graph()
    for path in [ROOT / "ontology" / "pactgraph.ttl", *sorted((ROOT / "ontology" / "vocabularies").glob("*.ttl"))]:
        graph.parse(path)
    return graph


@needs_java
def test_hermit_and_the_rules_agree_on_the_article(tmp_path: Path) -> None:
    view = Graph().parse(ROOT / "graph" / "pactgraph.ttl")
    derived = {name: {str(node) for node in view.subjects(RDF.type, PACT[name])} for name in DEFINED}
    stated = Graph()
    for triple in schema_graph() + view:
        if triple[1] != RDF.type or str(triple[2]) not in {str(PACT[name]) for name in DEFINED}:
            stated.add(triple)
    consistent, members = reason(stated, tmp_path)
    assert consistent
    assert members == derived
    assert all(derived.values())


CONTRADICTIONS = {
    "a state that is a person": [(BNode("x"), RDF.type, PACT.State), (BNode("x"), RDF.type, PACT.Person)],
    "an agreement that is a bundle": [(BNode("x"), RDF.type, PACT.Agreement), (BNode("x"), RDF.type, PACT.AgreementBundle)],
    "an actor that is its own partner": [(BNode("x"), PACT.partnerOf, BNode("x"))],
}


@needs_java
@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_hermit_finds_planted_contradictions(name: str, tmp_path: Path) -> None:
    graph = Graph() + schema_graph()
    for triple in CONTRADICTIONS[name]:
        graph.add(tuple(URIRef("http://example.org/x") if isinstance(term, BNode) else term for term in triple))  # type: ignore[arg-type]
    assert reason(graph, tmp_path)[0] is False
