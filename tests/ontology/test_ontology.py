"""The ontology and the claim schema are of one mind; what the ontology itself must obey stands in ``ontology/checks/`` (test_checks.py)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Namespace, URIRef

from pactgraph import resources
from pactgraph.mapping.homes import HOMES, KINDS
from pactgraph.vocabulary import SCHEMES

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


def test_schemes_are_those_of_the_code() -> None:
    assert {str(scheme).removeprefix(VOCAB) for scheme in knowledge().subjects(RDF.type, SKOS.ConceptScheme)} == set(SCHEMES)


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


def test_alignments_reach_the_vocabularies_of_the_field() -> None:
    graph = Graph().parse(ROOT / "ontology" / "alignments.ttl")
    for namespace in ("prov#", "org#", "schema.org", "eli/ontology", "oa#", "org/ftm#", "wikidata.org"):
        assert any(namespace in str(value) for value in graph.objects()), namespace
