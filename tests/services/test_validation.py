"""Validation of a store: what is found, what it rests on, and what it keeps out of the view."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

from conftest import ARTICLE, SLUG
from pactgraph import iris
from pactgraph.model.claim import Attribution, Claim
from pactgraph.model.finding import Finding
from pactgraph.model.slots import Agreement, Entity, Role, Sanction, Time
from pactgraph.pipeline import ingest
from pactgraph.pipeline.graph import Graph as PactGraph
from pactgraph.rdf import make_quad
from pactgraph.reading import read_article
from pactgraph.reading.claims_file import dump_claims
from pactgraph.services.acceptance import Acceptance, read_policy
from pactgraph.services.names import Names
from pactgraph.services.questions import list_questions
from pactgraph.services.report import conforms, turtle_report
from pactgraph.services.statistics import statistics
from pactgraph.services.validation import Validator
from pactgraph.store.embedded import EmbeddedStore, writing
from pactgraph.vocabulary import OA, PACT, integer
from pactgraph.vocabulary import RDF as OXRDF

INDIA = Entity("India", id=iris.state("IND").value, code="IND", name="India", type="state")


@pytest.fixture(scope="session")
def findings(built: Path) -> list[Finding]:
    return ingest.validate(built)


def by_name(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.name: finding for finding in findings}


def test_the_article_conforms_with_the_warnings_of_a_careful_reader(findings: list[Finding]) -> None:
    """docs/validation.md lists them."""
    assert conforms(findings)
    assert {(finding.severity, finding.name) for finding in findings} == {("Warning", "unit-price"), ("Warning", "target-by-metonym")}


def test_few_reference_data_give_the_same_findings(findings: list[Finding], small_built: Path) -> None:
    """So that articles with faults may be judged with few, below."""
    assert ingest.validate(small_built) == findings


def test_the_price_of_a_rifle_is_shown_with_its_words(findings: list[Finding], article_text: str) -> None:
    finding = by_name(findings)["unit-price"]
    assert finding.message == "“more than $500,000” for “over 500,000 AK-203 assault rifles” is about 1 USD for one (rifle)."
    assert finding.thing.endswith(f"agreement/{SLUG}/ag2")
    assert finding.path == PACT.hasValue.value
    assert finding.article == SLUG
    (claim,) = finding.claims
    assert [quote.text for quote in claim.quotes] == ["over 500,000 AK-203 assault rifles", "in a contract worth more than $500,000"]


def test_every_quote_of_a_finding_is_verbatim(findings: list[Finding], article_text: str) -> None:
    quotes = [quote for finding in findings for claim in finding.claims for quote in claim.quotes]
    assert quotes
    assert all(article_text[quote.start : quote.end] == quote.text for quote in quotes)


def test_the_turtle_report_is_one_of_shacl(findings: list[Finding]) -> None:
    report = Graph().parse(data=turtle_report(findings), format="turtle")
    (node,) = report.subjects(RDF.type, SH.ValidationReport)
    assert report.value(node, SH.conforms).value is True  # type: ignore[union-attr]
    results = set(report.objects(node, SH.result))
    assert len(results) == len(findings)
    for result in results:
        for name in (SH.focusNode, SH.resultSeverity, SH.sourceShape, SH.sourceConstraintComponent, SH.resultMessage, URIRef(PACT.findingClaim.value)):
            assert report.value(result, name) is not None
    assert turtle_report(findings) == turtle_report(findings)


def test_a_report_as_data_names_thing_claim_quote_and_article(findings: list[Finding]) -> None:
    data = json.loads(json.dumps(by_name(findings)["unit-price"].to_data()))
    assert data["thing"]["label"].startswith("contract")
    assert data["article"] == SLUG
    assert data["claims"][0]["quotes"][0] == {"quote": "over 500,000 AK-203 assault rifles", "start": 1467, "end": 1501}


# Articles with faults ------------------------------------------------------------------------------------------------


def changed(claims: tuple[Claim, ...], about: str, **slots: object) -> Iterator[Claim]:
    """The claims, with other slots in those about one thing."""
    for claim in claims:
        if claim.about == about:
            claim = replace(claim, slots=replace(claim.slots, **slots))  # noqa: PLW2901
            claim = replace(claim, id=claim.content_id)  # noqa: PLW2901
        yield claim


def article(folder: Path, about: str, **slots: object) -> Path:
    """The article with changed claims."""
    folder.mkdir()
    for name in ("article.txt", "article.yaml"):
        (folder / name).write_bytes((ARTICLE / name).read_bytes())
    (folder / "claims.yaml").write_text(dump_claims(list(changed(tuple(read_article(ARTICLE).claims), about, **slots))))
    return folder


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The article with a state as the holder of an office."""
    (tmp_path / "faulty").mkdir()
    return article(tmp_path / "faulty" / SLUG, "role1", person=INDIA)


@pytest.mark.parametrize("verb", ["build", "add"])
def test_a_violation_keeps_the_claims_out_of_the_view_and_says_why(small_store: Path, reference: Path, faulty: Path, verb: str) -> None:
    outcome = ingest.build(small_store, [faulty], reference=reference) if verb == "build" else ingest.add(small_store, faulty, reference=reference)
    assert outcome.held_back == (SLUG,)
    assert not conforms(ingest.validate(small_store))
    finding = by_name([finding for finding in outcome.findings if finding.is_violation])["tenure-holder"]
    assert finding.message == "A tenure has one holder, who is a person."
    assert finding.shown == "India"
    assert "Indian Defense Minister Rajnath Singh" in finding.claims[0].quotes[0].text
    graph = PactGraph.open(small_store)
    answer = graph.ask("partners-of-named-adversaries")
    assert not answer.rows
    assert "Not counted: articles held back for violations, 1; 'pactgraph validate' shows them." in answer.notes
    assert not any(f"/{SLUG}/" in quad.subject.value for quad in graph.store.quads(graph=iris.VIEW))
    numbers = statistics(graph.store, graph.acceptance)["graph"]
    assert numbers["articles held back"] == 1
    assert numbers["accepted claims"] == 0
    assert numbers["claims"] == 47


def test_mending_the_fault_lets_the_claims_in(small_store: Path, reference: Path, faulty: Path) -> None:
    before = sorted(map(str, PactGraph.open(small_store).store.quads()))
    ingest.add(small_store, faulty, reference=reference)
    outcome = ingest.add(small_store, ARTICLE, reference=reference)
    assert outcome.held_back == ()
    assert sorted(map(str, PactGraph.open(small_store).store.quads())) == before
    ingest.add(small_store, faulty, reference=reference)
    ingest.remove(small_store, SLUG, reference=reference)
    assert not list(PactGraph.open(small_store).store.quads(None, OXRDF.type, PACT.Finding))


def test_a_quote_that_is_not_at_its_offsets_is_found(small_store: Path) -> None:
    """The reader refuses such an article; the shape finds it in a store that something else has written."""
    with writing(small_store) as (writer, _):
        quad = next(quad for quad in writer.quads(None, OA.start) if quad.object.value == "1467")
        writer.delete([quad])
        writer.insert([make_quad(quad.subject, quad.predicate, integer(1468), quad.graph_name)])
    finding = by_name(ingest.validate(small_store))["quote-at-its-offsets"]
    assert finding.is_violation
    assert "“over 500,000 AK-203 assault rifles” does not stand at 1468 to 1501; there stands “ver 500,000" in finding.message
    assert finding.claims[0].quotes[0].text == "over 500,000 AK-203 assault rifles"


PLANTED = {
    "conflicting-end-years": ("ag1", {"valid_until": Time("through 2035", "2035", "2035")}),
    "sanctions-itself": ("sa1", {"targets": (Entity("Washington", id=iris.state("USA").value, code="USA", name="United States", type="state"),)}),
    "status-before-its-date": ("ag0", {"signed": Time("next week", "2021-12-13", "2021-12-13")}),
}


@pytest.mark.parametrize("name", PLANTED)
def test_planted_implausibilities_are_warned_of_and_let_in(reference: Path, tmp_path: Path, name: str) -> None:
    about, slots = PLANTED[name]
    claims = list(read_article(ARTICLE).claims)
    first = next(claim for claim in claims if claim.about == about and isinstance(claim.slots, (Agreement, Sanction)))
    part = first.evidence[0]
    words = replace(part, end=part.end - 1, quote=part.quote[:-1], supports=())
    other = replace(first, slots=replace(first.slots, **slots), evidence=(words,))
    folder = article(tmp_path / SLUG, "nothing")
    (folder / "claims.yaml").write_text(dump_claims([*claims, replace(other, id=other.content_id)]))
    outcome = ingest.build(tmp_path / "store", [folder], reference=reference)
    assert outcome.held_back == ()
    finding = by_name(list(outcome.findings))[name]
    assert finding.severity == "Warning"
    assert finding.claims
    assert PactGraph.open(tmp_path / "store").ask("partners-of-named-adversaries").rows


def test_two_articles_with_two_ministers_on_one_day(small_store: Path, reference: Path, tmp_path: Path) -> None:
    """A finding may need what another article says; both sides are cited. The reference data has the minister of that day, too."""
    modi = Entity("Narendra Modi", id="https://w3id.org/pactgraph/id/person/narendra-modi", name="Narendra Modi", type="person")
    role = next(claim for claim in read_article(ARTICLE).claims if isinstance(claim.slots, Role) and claim.about == "role1")
    other = replace(role, article="second", slots=replace(role.slots, person=modi))
    folder = tmp_path / "second"
    folder.mkdir()
    (folder / "article.txt").write_bytes((ARTICLE / "article.txt").read_bytes())
    (folder / "article.yaml").write_text("published: 2021-12-06\ntitle: another article\n")
    (folder / "claims.yaml").write_text(dump_claims([replace(other, id=other.content_id)]))
    outcome = ingest.add(small_store, folder, reference=reference)
    assert [finding.name for finding in outcome.findings] == ["overlapping-tenures", "overlapping-tenures"]
    for finding in outcome.findings:
        assert {claim.article for claim in finding.claims} == {SLUG, "second"}
    assert conforms(outcome.findings)


def test_a_party_that_nobody_describes_is_warned_of(small_store: Path, reference: Path, tmp_path: Path) -> None:
    nobody = Entity("Ruritania", id="https://w3id.org/pactgraph/id/state/XRR", name="Ruritania", type="state")
    outcome = ingest.add(small_store, article(tmp_path / SLUG, "ag1", parties=(INDIA, nobody)), reference=reference)
    assert {finding.name for finding in outcome.findings} >= {"known"}
    assert outcome.held_back == ()


def test_the_reference_data_conforms(built: Path) -> None:
    store = EmbeddedStore(built)
    assert Validator(Acceptance(store, read_policy()), Names(store)).reference() == []


def test_no_question_tells_of_an_article_that_is_held_back(tmp_path: Path, faulty: Path) -> None:
    """The questions that read provenance leave it out too."""
    ingest.build(tmp_path / "store", [faulty])
    graph = PactGraph.open(tmp_path / "store")
    for question in list_questions(graph.compiled):
        required = {name: str(value) for name, value in question.file.metadata["x-holds"]["given"].items()}
        answer = graph.answer(question, required, cite=True)
        shown = [value.value for row in answer.rows for value in row.values if value is not None]
        assert not [value for value in shown if SLUG in value or "/claim/" in value], question.name
        assert not [citation for row in answer.rows for citation in row.citations if citation.article == SLUG], question.name


def test_without_the_source_at_fault_the_rest_is_let_in(small_store: Path, reference: Path, faulty: Path) -> None:
    """The claim at fault came through nobody but the author; an attributed one at fault goes with its source."""
    claims = list(read_article(faulty).claims)
    role = next(claim for claim in claims if claim.about == "role1")
    tass = Entity("TASS", id="https://w3id.org/pactgraph/id/organization/tass", name="TASS", type="news_organization")
    told = replace(role, attribution=(Attribution(tass, "reported"),))
    (faulty / "claims.yaml").write_text(dump_claims([*(claim for claim in claims if claim.about != "role1"), replace(told, id=told.content_id)]))
    assert ingest.build(small_store, [faulty], reference=reference).held_back == (SLUG,)
    graph = PactGraph.open(small_store)
    assert not graph.ask("partners-of-named-adversaries", year=2030).rows
    without = graph.without_sources("TASS")
    assert not without.acceptance.held_back()
    assert any(f"/{SLUG}/" in quad.subject.value for quad in without.store.quads(graph=iris.VIEW))


def test_many_articles_that_name_one_minister_are_no_more_to_judge_than_one(small_store: Path, reference: Path, tmp_path: Path) -> None:
    role = next(claim for claim in read_article(ARTICLE).claims if isinstance(claim.slots, Role) and claim.about == "role1")
    for number in range(3):
        folder = tmp_path / f"again{number}"
        folder.mkdir()
        (folder / "article.txt").write_bytes((ARTICLE / "article.txt").read_bytes())
        (folder / "article.yaml").write_text("published: 2021-12-06\ntitle: another article\n")
        other = replace(role, article=folder.name)
        (folder / "claims.yaml").write_text(dump_claims([replace(other, id=other.content_id)]))
        assert ingest.add(small_store, folder, reference=reference).findings == ()
    opened = EmbeddedStore(small_store)
    validator = Validator(Acceptance(opened, read_policy()), Names(opened))
    peers = set(validator._peers(iris.local("tenure", SLUG, "role1")))
    assert peers
    assert {triple.subject for triple in peers} == {iris.position("IND", "defence-minister")}


def test_an_organ_known_from_the_reference_data_sanctions_its_state(small_store: Path, reference: Path, tmp_path: Path) -> None:
    ministry = Entity("the ministry", id="https://w3id.org/pactgraph/id/organization/ministry-of-defence-of-russia", type="government_body")
    russia = Entity("Russia", id=iris.state("RUS").value, code="RUS", name="Russia", type="state")
    claims = [claim for claim in read_article(article(tmp_path / SLUG, "sa1", imposers=(ministry,), targets=(russia,))).claims if claim.about == "sa1"]
    alone = [replace(claim, slots=replace(claim.slots, reason_ref=None)) for claim in claims]
    (tmp_path / SLUG / "claims.yaml").write_text(dump_claims([replace(claim, id=claim.content_id) for claim in alone]))
    assert "sanctions-itself" in {finding.name for finding in ingest.build(small_store, [tmp_path / SLUG], reference=reference).findings}


GOOD_NEWS: dict[str, tuple[str, dict[str, object]]] = {
    "talks in a state": ("m1", {"place": INDIA}),
    "a place that nobody describes": ("ag2", {"place": Entity("the Red Sea")}),
    "signatories that nobody describes": ("ag1", {"signatories": (Entity("the two ministers"),)}),
    "a company that signs": ("ag1", {"signatories": (Entity("Rosoboronexport", name="Rosoboronexport", type="company"),)}),
    "an item that nobody describes": ("ag2", {"items": (Entity("AK-203 assault rifles"),)}),
    "an agency as author": ("pub1", {"author": Entity("Reuters Staff", name="Reuters", type="news_organization")}),
    "sanctions on a ship": ("sa1", {"targets": (Entity("the tanker", name="Ocean Star", type="item"),)}),
    "a minister of whom only the name is told": ("role1", {"person": Entity("Rajnath Singh")}),
    "a law as what exposes": ("exp1", {"trigger": "law1"}),
    "a duration with a fraction": ("ag1", {"duration": "P1.5Y"}),
}


@pytest.mark.parametrize("name", GOOD_NEWS)
def test_good_news_is_let_in(reference: Path, tmp_path: Path, name: str) -> None:
    """What real articles say, and no shape may hold against them."""
    about, slots = GOOD_NEWS[name]
    known = {claim.about for claim in read_article(ARTICLE).claims}
    assert about in known, sorted(known)
    outcome = ingest.build(tmp_path / "store", [article(tmp_path / SLUG, about, **slots)], reference=reference)
    assert [finding.message for finding in outcome.findings if finding.is_violation] == []
    assert outcome.held_back == ()
