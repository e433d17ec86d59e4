"""Explanations tell by which rule a claim was extracted, and how sure that was."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from article_facts import graph_of
from conftest import ARTICLE
from pactgraph.cli.render import EXPLANATIONS
from pactgraph.model.claim import Extraction
from pactgraph.pipeline.graph import Graph
from pactgraph.reading.article_folder import read_article

RELATION = ("India", "partnerOf", "Russia")


@pytest.fixture(scope="module")
def extracted(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph of the article's claims as if three kinds of extraction had made them."""
    made = (
        Extraction("rules", "1", confidence=0.825, rule="declared-partner-of"),
        Extraction("rules", "1", rule="declared-partner-of"),
        Extraction("llm", "1", confidence=0.5),
    )
    claims = [replace(claim, extraction=made[number % 3]) for number, claim in enumerate(read_article(ARTICLE).claims)]
    return graph_of(claims, ARTICLE, tmp_path_factory.mktemp("extracted"), reference)


def test_text_tells_rule_and_confidence(extracted: Graph) -> None:
    lines = {line.strip() for line in EXPLANATIONS["text"](extracted.explain(*RELATION)).splitlines() if line.strip().startswith("extracted")}
    assert lines == {"extracted by rule declared-partner-of, confidence 0.82", "extracted by rule declared-partner-of", "extracted with confidence 0.50"}


def test_data_tell_rule_and_confidence(extracted: Graph) -> None:
    data = json.dumps(json.loads(EXPLANATIONS["json"](extracted.explain(*RELATION))))
    for rule, confidence in (("declared-partner-of", 0.825), ("declared-partner-of", None), (None, 0.5)):
        assert json.dumps({"extraction": {"rule": rule, "confidence": confidence}})[1:-1] in data


def test_claims_made_by_hand_have_neither(small_built: Path) -> None:
    explanations = Graph.open(small_built).explain(*RELATION)
    assert "extracted" not in EXPLANATIONS["text"](explanations)
    assert '"extraction": {"rule": null, "confidence": null}' in json.dumps(json.loads(EXPLANATIONS["json"](explanations)))
