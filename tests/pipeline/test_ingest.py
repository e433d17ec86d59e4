"""Building, adding and removing: the same bytes twice, and no trace of what was taken out."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ARTICLE, PUCHKOV, SLUG
from pactgraph import iris
from pactgraph.errors import InputErrors, NotFoundError, PactgraphError, StoreLockedError
from pactgraph.model.claim import Claim, Evidence, Extraction
from pactgraph.model.slots import AdversaryNaming, Agreement, Concept, Entity, Relationship, Role, Slots, Time
from pactgraph.pipeline import ingest
from pactgraph.pipeline.graph import Graph
from pactgraph.rdf import read_turtle
from pactgraph.reading.claims_file import dump_claims
from pactgraph.services.acceptance import Acceptance, read_policy
from pactgraph.services.export import export
from pactgraph.store.embedded import EmbeddedStore, writing

STATES = ("IND", "RUS", "CHN", "IRN", "USA")
PERSON = Entity("Shoigu", id="https://w3id.org/pactgraph/id/person/sergey-shoigu", type="person")
# Another holder of an office that Shoigu held, so that what one person needs of the register the other needs too.
SUCCESSOR = Entity("Puchkov", id=PUCHKOV.value, type="person")
LAW = Entity("CAATSA", id="https://w3id.org/pactgraph/id/law/caatsa", type="law")


def contents(path: Path) -> str:
    return export(EmbeddedStore(path), "nquads")


def test_building_twice_gives_the_same_bytes(small_built: Path, reference: Path, tmp_path: Path) -> None:
    ingest.build(tmp_path / "again", [ARTICLE], reference=reference)
    for format in ("nquads", "trig", "turtle", "jsonld", "rdfxml"):
        assert export(EmbeddedStore(tmp_path / "again"), format) == export(EmbeddedStore(small_built), format)


def test_removing_leaves_no_trace(store: Path, tmp_path: Path) -> None:
    """With all reference data, which an article and its removal leave as they were."""
    ingest.build(tmp_path / "without", [])
    ingest.remove(store, SLUG)
    assert contents(store) == contents(tmp_path / "without")
    assert f"id/article/{SLUG}" not in contents(store)


def test_adding_equals_building(small_built: Path, reference: Path, tmp_path: Path) -> None:
    ingest.build(tmp_path / "added", [], reference=reference)
    assert ingest.add(tmp_path / "added", ARTICLE, reference=reference).articles == (SLUG,)
    assert contents(tmp_path / "added") == contents(small_built)


def test_adding_again_changes_nothing(small_store: Path, reference: Path) -> None:
    before = contents(small_store)
    ingest.add(small_store, ARTICLE, reference=reference)
    assert contents(small_store) == before


def test_unknown_article_is_named(small_store: Path) -> None:
    with pytest.raises(NotFoundError, match=f"no article 'russia-india'.*{SLUG}"):
        ingest.remove(small_store, "russia-india")


def test_the_view_is_the_union_of_its_support(graph: Graph) -> None:
    store = graph.store
    acceptance = Acceptance(store, read_policy())
    supported = {quad.triple for name in store.graphs() if acceptance.is_support(name) for quad in store.quads(graph=name)}
    view = [quad.triple for quad in store.quads(graph=iris.VIEW)]
    assert set(view) == supported
    assert len(view) == len(supported)


def test_hopes_and_opinions_stay_quoted(graph: Graph) -> None:
    view = {quad.subject.value for quad in graph.store.quads(graph=iris.VIEW)}
    assert not any("/expectation/" in subject or "/attitude/" in subject for subject in view)
    assert any("/expectation/" in quad.subject.value for quad in graph.store.quads())


def broken(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(ARTICLE, tmp_path / "broken-article"))
    (folder / "article.txt").write_text("")
    return folder


@pytest.mark.parametrize("verb", ["build", "add"])
def test_faults_leave_the_store_as_before(small_store: Path, tmp_path: Path, verb: str) -> None:
    before = contents(small_store)
    with pytest.raises(PactgraphError, match=r"broken-article/article\.txt:1: found an empty file"):
        ingest.build(small_store, [ARTICLE, broken(tmp_path)]) if verb == "build" else ingest.add(small_store, broken(tmp_path))
    assert contents(small_store) == before


def test_keep_going_builds_the_rest_and_tells(small_store: Path, reference: Path, tmp_path: Path) -> None:
    before = contents(small_store)
    faults = ingest.build(small_store, [ARTICLE, broken(tmp_path)], keep_going=True, reference=reference).faults
    assert [str(fault).rsplit("/", 2)[1] for fault in faults] == ["broken-article"]
    assert contents(small_store) == before


def test_all_broken_articles_are_told_at_once(small_store: Path, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    with pytest.raises(InputErrors) as caught:
        ingest.build(small_store, [broken(tmp_path), broken(tmp_path / "two")])
    assert len(caught.value.errors) == 2


@pytest.mark.parametrize("verb", ["build", "add", "remove"])
def test_reference_data_that_are_not_there_leave_the_store_as_before(small_store: Path, tmp_path: Path, verb: str) -> None:
    before = contents(small_store)
    with pytest.raises(NotFoundError, match=r"no folder of reference data '.*none'"):
        {
            "build": lambda: ingest.build(small_store, [ARTICLE], reference=tmp_path / "none"),
            "add": lambda: ingest.add(small_store, ARTICLE, reference=tmp_path / "none"),
            "remove": lambda: ingest.remove(small_store, SLUG, reference=tmp_path / "none"),
        }[verb]()
    assert contents(small_store) == before


def test_a_store_has_the_reference_data_it_is_given(small_built: Path, reference: Path) -> None:
    given = {quad.subject for quad in read_turtle([*reference.rglob("*.ttl")])}
    held = {quad.subject for quad in EmbeddedStore(small_built).quads(graph=iris.REFERENCE)}
    assert held <= given
    assert PUCHKOV in given - held  # of the register, and nobody names him


def test_writing_a_locked_store_is_refused(small_store: Path) -> None:
    before = contents(small_store)
    with writing(small_store), pytest.raises(StoreLockedError):
        ingest.add(small_store, ARTICLE)
    assert contents(small_store) == before


# Any articles, in any order -----------------------------------------------------------------------------------------


def state(code: str) -> Entity:
    return Entity(code, code=code, type="state", id=iris.state(code).value)


@st.composite
def slots(draw: st.DrawFn) -> tuple[str, str, Slots]:
    pair = tuple(map(state, draw(st.lists(st.sampled_from(STATES), min_size=2, max_size=2, unique=True))))
    match draw(st.sampled_from(["agreement", "relationship", "adversary_naming", "role"])):
        case "agreement":
            subjects = (Concept(draw(st.sampled_from(["small arms", "trade", "oil"]))),)
            year = str(draw(st.integers(2029, 2031)))
            status = draw(st.sampled_from(["signed", "expected"]))
            return "agreement", status, Agreement(pair, subjects=subjects, individuated=True, valid_until=Time(year, year, year))
        case "relationship":
            return "relationship", "declared", Relationship(pair, draw(st.sampled_from(["partnership", "support"])))
        case "role":
            # A state as the holder of an office violates a shape: such an article is held back.
            return "role", "current", Role(draw(st.sampled_from([PERSON, SUCCESSOR, pair[0]])), "defence minister", pair[1])
        case _:
            return "adversary_naming", draw(st.sampled_from(["in_force", "ended"])), AdversaryNaming(pair[:1], LAW)


@st.composite
def articles(draw: st.DrawFn, name: str) -> list[Claim]:
    claims = []
    for index in range(draw(st.integers(0, 4))):
        claim_type, status, filled = draw(slots())
        claim = Claim(
            "",
            name,
            f"thing{draw(st.integers(0, 2))}-{claim_type.replace('_', '-')}",
            claim_type,
            status,
            filled,
            draw(st.sampled_from(["asserted", "presupposed", "hoped"])),
            draw(st.sampled_from(["positive", "positive", "negative"])),
            (Evidence(index, index + 1, "x"),),
            (),
            Extraction("test", "1"),
        )
        claims.append(replace(claim, id=claim.content_id))
    return claims


def write(folder: Path, claims: Sequence[Claim]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_text("x" * 10)
    (folder / "article.yaml").write_text(f"published: {datetime.date(2021, 12, 6)}\ntitle: made for a test\n")
    (folder / "claims.yaml").write_text(dump_claims(claims) or "[]\n")
    return folder


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=articles("a1"), second=articles("a2"), changed=articles("a1"), third=articles("a3"))
def test_any_changes_equal_a_build_of_what_is_left(
    reference: Path, tmp_path_factory: pytest.TempPathFactory, first: list[Claim], second: list[Claim], changed: list[Claim], third: list[Claim]
) -> None:
    work = tmp_path_factory.mktemp("any")
    ingest.build(work / "store", [write(work / "old" / "a1", first), write(work / "old" / "a2", second)], reference=reference)
    ingest.add(work / "store", write(work / "new" / "a3", third), reference=reference)
    ingest.add(work / "store", write(work / "new" / "a1", changed), reference=reference)
    ingest.remove(work / "store", "a2", reference=reference)
    ingest.build(work / "fresh", [work / "new" / "a1", work / "new" / "a3"], reference=reference)
    assert contents(work / "store") == contents(work / "fresh")
