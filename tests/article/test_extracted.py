"""The judge of extractions of the first article: it holds for the reviewed claims, however they name things and cut quotes, and sees what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from article_facts import ESSENTIAL_AT_LEAST, FACTS, facts_held, graph_of, named_alike, read_any_claims
from conftest import ARTICLE
from pactgraph.model.claim import REFERENCES, Claim, Evidence
from pactgraph.model.document import Document
from pactgraph.model.encoding import to_data
from pactgraph.pipeline.graph import Graph
from pactgraph.reading.article_folder import read_article, read_document
from pactgraph.reading.claims_file import dump_claims

Build = Callable[[Sequence[Claim]], Graph]


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document(ARTICLE)


@pytest.fixture(scope="module")
def reviewed() -> tuple[Claim, ...]:
    return read_article(ARTICLE).claims


@pytest.fixture
def build(reference: Path, tmp_path: Path) -> Build:
    return lambda claims: graph_of(claims, ARTICLE, tmp_path / "graph", reference)


def renamed(claim: Claim) -> Claim:
    """The claim with other names of things."""
    slots: dict[str, Any] = {}
    for slot in REFERENCES:
        value = getattr(claim.slots, slot, None)
        if value is not None:
            slots[slot] = tuple(f"x-{name}" for name in value) if isinstance(value, tuple) else f"x-{value}"
    return replace(claim, about=f"x-{claim.about}", slots=replace(claim.slots, **slots))


def shortened(claim: Claim, text: str) -> Claim:
    """The claim with quotes that lack their last word."""
    evidence = []
    for quote in claim.evidence:
        words = quote.quote.rpartition(" ")[0] or quote.quote
        evidence.append(Evidence(quote.start, quote.start + len(words), text[quote.start : quote.start + len(words)], quote.supports))
    cut = replace(claim, evidence=tuple(evidence))
    return replace(cut, id=cut.content_id)


def test_all_facts_hold_of_the_reviewed_claims(reviewed: tuple[Claim, ...], build: Build) -> None:
    held = facts_held(build(reviewed))
    assert (len(held.stated), len(held.essential), held.forbidden) == (69, 42, ())


def test_names_of_things_and_borders_of_quotes_do_not_matter(reviewed: tuple[Claim, ...], document: Document, build: Build) -> None:
    held = facts_held(build([shortened(renamed(claim), document.text) for claim in reviewed]))
    assert (len(held.essential), held.forbidden) == (42, ())


def test_renaming_comes_back_to_the_names_of_the_review(reviewed: tuple[Claim, ...]) -> None:
    assert named_alike([renamed(claim) for claim in reviewed], reviewed) == list(reviewed)


def test_what_is_missing_or_wrong_is_seen(reviewed: tuple[Claim, ...], build: Build) -> None:
    others = [claim for claim in reviewed if claim.about != "role3"]
    claims = [replace(claim, status="signed") if claim.about == "ag3" else claim for claim in others]
    held = facts_held(build([replace(claim, id=claim.content_id) for claim in claims]))
    lost = {fact for fact in FACTS if FACTS[fact]["kind"] == "stated"} - set(held.stated)
    assert held.forbidden == ("N05",)
    assert len(held.essential) < 42
    assert "S20" in lost


def test_claims_are_read_from_json_lines(reviewed: tuple[Claim, ...], document: Document, tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text("\n".join(json.dumps(to_data(claim)) for claim in reviewed), encoding="utf-8")
    (tmp_path / "claims.yaml").write_text(dump_claims(reviewed), encoding="utf-8")
    assert read_any_claims(tmp_path / "claims.jsonl", document) == read_any_claims(tmp_path / "claims.yaml", document) == list(reviewed)


def test_extracted_claims_meet_the_bar(request: pytest.FixtureRequest, document: Document, tmp_path: Path) -> None:
    file = request.config.getoption("--article-claims")
    if file is None:
        pytest.skip("judges the claims of a file: --article-claims FILE")
    held = facts_held(graph_of(read_any_claims(file, document), ARTICLE, tmp_path))
    lacking = [f"{fact}: {FACTS[fact]['quote']}" for fact in FACTS if FACTS[fact].get("essential") and fact not in held.essential]
    assert held.forbidden == ()
    assert len(held.essential) >= ESSENTIAL_AT_LEAST, "\n".join(lacking)
