"""The first article, read without its reviewed claims, meets the bar of its facts and answers the sample question."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from article_facts import ESSENTIAL_AT_LEAST, Held, facts_held, graph_of
from conftest import ARTICLE
from pactgraph import resources
from pactgraph.model.claim import Claim
from pactgraph.model.encoding import to_data
from pactgraph.model.extraction import Extracted
from pactgraph.pipeline.extraction import extractor
from pactgraph.pipeline.graph import Graph
from pactgraph.reading.article_folder import read_document


@pytest.fixture(scope="module")
def extracted() -> Extracted:
    return extractor().extract(read_document(ARTICLE))


@pytest.fixture(scope="module")
def graph(extracted: Extracted, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return graph_of(extracted.claims, ARTICLE, tmp_path_factory.mktemp("extracted"))


@pytest.fixture(scope="module")
def held(graph: Graph) -> Held:
    return facts_held(graph)


def test_essential_facts_hold_and_no_forbidden_ones(held: Held) -> None:
    assert held.forbidden == ()
    assert len(held.essential) >= ESSENTIAL_AT_LEAST


def test_partners_of_named_adversaries_that_hold_agreements_until_2030(graph: Graph) -> None:
    query = (resources.query_folder() / "sample" / "partners-of-named-adversaries.rq").read_text(encoding="utf-8")
    _, rows = graph.store.query(query.replace("?_year_integer", "2030").replace("?__instrument_iri", "?law"))
    assert [tuple(str(value).rpartition("/")[2].rstrip(">") for value in row[:2]) for row in rows] == [("IND", "RUS")]


def test_all_claims_are_as_the_schema_says(extracted: Extracted) -> None:
    validator = Draft202012Validator(json.loads(resources.claim_schema().read_text(encoding="utf-8")))
    for claim in extracted.claims:
        validator.validate(to_data(claim))


def test_reading_twice_gives_the_same(extracted: Extracted) -> None:
    again: tuple[Claim, ...] = extractor().extract(read_document(ARTICLE)).claims
    assert again == extracted.claims
    assert len({claim.id for claim in again}) == len(again)
