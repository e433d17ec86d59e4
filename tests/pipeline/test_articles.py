"""From files to claims to the store: the same for any number of processes; what is kept is what was made."""

from __future__ import annotations

import datetime
import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import signed_extractor
from conftest import ARTICLE, SLUG
from pactgraph.errors import ExtractionError, InputError, PactgraphError, StoreError
from pactgraph.model.document import Article, Document
from pactgraph.model.encoding import claim_from_data, to_data
from pactgraph.pipeline.additions import Keeping, add_articles
from pactgraph.pipeline.articles import Made, extract
from pactgraph.pipeline.graph import Graph
from pactgraph.pipeline.ingest import Outcome
from pactgraph.pipeline.publishers import Publishers
from pactgraph.reading.article_folder import read_article, write_article
from pactgraph.reading.documents import read_documents
from pactgraph.reading.source import Options, Original

DAY = datetime.date(2021, 12, 6)
GIVEN = Options(published=DAY)
MANY = 30


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    rows = [{"id": f"a{number}", "text": f"Russia signed {number}.\nIt was signed.\nindia." * (1 + 200 * (number % 7 == 0))} for number in range(MANY)]
    lines = [json.dumps(row) for row in rows]
    lines[4:4] = ["{broken", json.dumps({"id": "crashing", "text": "Let it crash."}), json.dumps({"id": "french", "text": "le la les", "language": "fr"})]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def shown(results: object) -> list[str]:
    return [str(result) for result in results]  # type: ignore[attr-defined]


def test_the_same_claims_for_any_number_of_processes(many: Path) -> None:
    one, three = (list(extract(read_documents([many], GIVEN), signed_extractor.extractor, jobs)) for jobs in (1, 3))
    assert shown(one) == shown(three)
    assert [type(result).__name__ for result in one[3:8]] == ["Made", "InputError", "ExtractionError", "Skipped", "Made"]
    fault = one[5]
    assert isinstance(fault, ExtractionError)
    assert str(fault).startswith(f"{many}:6: found ValueError: a fault of the extractor while extracting;")
    assert sum(isinstance(result, Made) for result in one) == MANY
    first = one[0]
    assert isinstance(first, Made)
    assert [claim.evidence[0].quote for claim in first.extracted.claims] == ["Russia signed 0", "It was signed"] * 201


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_extractor_that_cannot_be_loaded(many: Path, jobs: int) -> None:
    with pytest.raises(PactgraphError, match="no model 'nothing'"):
        list(extract(read_documents([many], GIVEN), partial(signed_extractor.extractor, "nothing"), jobs))


def test_articles_are_read_as_claims_are_asked_for(many: Path) -> None:
    """No run through all articles before the first claim, whatever the number of processes."""
    for jobs in (1, 2):
        taken = 0

        def counted() -> object:
            nonlocal taken
            for item in read_documents([many], GIVEN):
                taken += 1
                yield item

        results = extract(counted(), signed_extractor.extractor, jobs)  # type: ignore[arg-type]
        next(results)
        assert taken <= 4 * jobs + 2
        results.close()  # type: ignore[attr-defined]


def test_new_articles_are_kept_and_added(small_store: Path, reference: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "deal.md").write_text("# A deal\n\n*Russia* and India signed “it”. 🙂", encoding="utf-8")
    (tmp_path / "in" / "bad.txt").write_bytes(b"\0")
    keeping = Keeping(tmp_path / "kept")
    results = list(add_articles(small_store, [tmp_path / "in", ARTICLE], signed_extractor.extractor, keeping, GIVEN, reference=reference))
    fault, outcome = results
    assert isinstance(fault, InputError)
    assert isinstance(outcome, Outcome)
    assert outcome.articles == (SLUG, "2021-12-06-a-deal")
    folder = tmp_path / "kept" / "2021-12-06-a-deal"
    assert sorted(file.name for file in folder.iterdir()) == ["article.txt", "article.yaml", "claims.yaml", "original.md"]
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    kept = read_article(folder)
    (made,) = extract(read_documents([tmp_path / "in" / "deal.md"], GIVEN), signed_extractor.extractor)
    assert isinstance(made, Made)
    assert (kept.document, kept.claims) == (made.source.document, made.extracted.claims)
    numbers = Graph.open(small_store).query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?c <https://w3id.org/pactgraph/ontology#inArticle> ?a } }")
    assert "48" in str(numbers)


def test_what_was_kept_is_not_lost(small_store: Path, reference: Path, tmp_path: Path) -> None:
    file = tmp_path / "deal.txt"
    file.write_text("Russia and India signed.", encoding="utf-8")

    def add(replace: bool = False) -> object:
        (result,) = add_articles(small_store, [file], signed_extractor.extractor, Keeping(tmp_path / "kept", replace), GIVEN, reference=reference)
        return result

    assert isinstance(add(), Outcome)
    assert isinstance(add(), Outcome)
    file.write_text("Russia and China signed.", encoding="utf-8")
    assert "found another text under this name" in str(add())
    assert isinstance(add(replace=True), Outcome)
    claims = tmp_path / "kept" / "2021-12-06-deal" / "claims.yaml"
    claims.write_text(claims.read_text(encoding="utf-8") + "  review: {status: accepted}\n", encoding="utf-8")
    assert "found reviewed claims of this article" in str(add())
    assert "review" in claims.read_text(encoding="utf-8")


def test_a_folder_without_claims_gets_them(small_store: Path, reference: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ARTICLE, tmp_path / SLUG))
    (folder / "claims.yaml").unlink()
    before = (folder / "article.yaml").read_bytes()
    (outcome,) = add_articles(small_store, [folder], signed_extractor.extractor, Keeping(tmp_path / "kept"), reference=reference)
    assert isinstance(outcome, Outcome)
    assert read_article(folder).claims
    assert (folder / "article.yaml").read_bytes() == before
    (folder / "claims.yaml").unlink()
    (fault,) = add_articles(small_store, [folder], signed_extractor.extractor, Keeping(tmp_path / "kept"), Options(title="Other"), reference=reference)
    assert "found other metadata than the options give" in str(fault)


def test_without_a_store_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        list(add_articles(tmp_path / "none", [ARTICLE], signed_extractor.extractor, Keeping(tmp_path / "kept")))
    assert not (tmp_path / "kept").exists()


def test_publishers_by_name() -> None:
    publishers = Publishers()
    assert publishers("Reuters") == "https://w3id.org/pactgraph/id/organization/reuters"
    assert publishers("NEWSWEEK") == "https://w3id.org/pactgraph/id/organization/newsweek"
    assert publishers("The Example Times of Nowhere") is None
    assert publishers("") is None


def test_the_library_twin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pactgraph.pipeline.extraction.extractor", signed_extractor.extractor)
    file = tmp_path / "deal.txt"
    file.write_text("Russia and India signed.", encoding="utf-8")
    (made,) = Graph.extract(file, options=GIVEN)
    assert isinstance(made, Made)
    assert len(made.extracted.claims) == 1


BITS = st.sampled_from(
    ["“", "’", "e\u0301", "👩\u200d👧", "\r\n", "\n", "\u2028", "\x85", "\ufeff", "\t", " ", "Russia", " signed ", "- ", "#", ": ", "'", '"', "\x7f", "\x01"]
)
TEXTS = st.lists(st.one_of(BITS, st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=40).map("".join).filter(str.strip)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=TEXTS.filter(lambda text: not text.startswith("\ufeff")), title=TEXTS)
def test_an_article_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, text: str, title: str) -> None:
    folder = tmp_path_factory.mktemp("kept") / "a"
    document = Document(Article("a", DAY, title, url="https://example.org/a"), text)
    claims = signed_extractor.extractor().extract(document).claims
    write_article(folder, document, claims, Original("original.html", b"\0\xff"))
    article = read_article(folder)
    assert (article.document, article.claims) == (document, claims)
    assert [claim_from_data(json.loads(json.dumps(to_data(claim)))) for claim in claims] == list(claims)
