"""Reading a gold set and claims: what is wrong is told with file, place, what was found and what was expected."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pactgraph.errors import InputError, NotFoundError, PactgraphError
from pactgraph.evaluation import GoldSet, read_gold, read_predictions
from pactgraph.evaluation.gold_claims import gold_claims
from pactgraph.reading.claims_file import dump_claims, read_claims

SLUG = "events-2025-11-17-474"


@pytest.fixture
def folder(gold_folder: Path, tmp_path: Path) -> Path:
    """A gold set that a test may change."""
    return Path(shutil.copytree(gold_folder, tmp_path / "gold-set"))


def change(file: Path, edit: Callable[[Any], object]) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    edit(data)
    file.write_text(json.dumps(data), encoding="utf-8")


def test_whole_set_and_its_splits(gold_folder: Path) -> None:
    whole, events = read_gold(gold_folder), read_gold(gold_folder, "events")
    assert (len(whole.articles), len(events.articles), len(whole.slugs), len(events.slugs)) == (13, 7, 13, 13)
    assert whole.splits["events"] == {article.slug for article in events.articles}
    assert whole.notes == ()
    article = next(article for article in whole.articles if article.slug == SLUG)
    assert (article.published, article.licence) == (datetime.date(2025, 11, 17), "CC BY-SA 4.0")
    assert article.document.text == (gold_folder / "articles" / f"{SLUG}.txt").read_text(encoding="utf-8")


def test_undated_text_has_no_day(gold: GoldSet) -> None:
    assert [article.slug for article in gold.articles if article.document.article.published is None] == [
        "camp-david-accords-and-the-arab-israeli-peace-process"
    ]


def test_splits_and_metadata_may_be_missing(folder: Path) -> None:
    for name in ("split.json", "meta.json"):
        (folder / name).unlink()
    assert read_gold(folder).splits == {}
    assert {article.published for article in read_gold(folder).articles} == {None}


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (lambda gold: gold.update(doc="other"), f"doc = 'other'; expected '{SLUG}'"),
        (lambda gold: gold.update(claims={}), "claims = {}; expected a list of claims"),
        (lambda gold: gold["claims"][0].pop("status"), "status = None in claim 1; expected a status"),
        (lambda gold: gold["claims"][1].update(evidence=[]), "evidence = [] in claim 2; expected a list of quotes, at least one"),
        (lambda gold: gold["claims"][0].update(parties=[1]), "parties = [1] in claim 1; expected names or codes of actors"),
        (lambda gold: gold["claims"].append("x"), "'x' in claim 3; expected an object"),
        (lambda gold: gold["claims"][0].update(type="role"), "position = None in claim 1; expected the words of the office"),
    ],
)
def test_fault_of_an_annotation(folder: Path, edit: Callable[[Any], object], found: str) -> None:
    change(folder / "gold" / f"{SLUG}.json", edit)
    with pytest.raises(PactgraphError) as caught:
        read_gold(folder)
    assert f"gold/{SLUG}.json: found {found}" in str(caught.value)


def test_all_faulty_files_are_told(folder: Path) -> None:
    (folder / "gold" / f"{SLUG}.json").write_text('{\n"doc": ,\n}', encoding="utf-8")
    (folder / "articles" / "events-2025-03-22-168.txt").unlink()
    (folder / "articles" / "events-2026-04-18-659.txt").write_bytes(b"Iran\n\xff")
    with pytest.raises(PactgraphError) as caught:
        read_gold(folder)
    lines = str(caught.value).splitlines()
    assert len(lines) == 3
    assert "168.txt: found no such file; expected the text of an annotated article" in lines[0]
    assert "474.json:2: found Expecting value in column 8; expected JSON" in lines[1]
    assert "659.txt:2: found the byte 0xff that is not UTF-8; expected UTF-8 text" in lines[2]


def test_faults_of_metadata_and_splits(folder: Path) -> None:
    change(folder / "meta.json", lambda meta: meta[SLUG].update(published="17 November"))
    with pytest.raises(PactgraphError, match=r"meta.json: found published = '17 November' of events-2025-11-17-474; expected a day, YYYY-MM-DD, or null"):
        read_gold(folder)
    change(folder / "meta.json", lambda meta: meta.pop(SLUG))
    with pytest.raises(PactgraphError, match=r"meta.json: found events-2025-11-17-474 = None; expected an object"):
        read_gold(folder)
    change(folder / "split.json", lambda split: split.update(events="all"))
    with pytest.raises(InputError, match=r"split.json: found events = 'all'; expected a list of slugs"):
        read_gold(folder)


def test_no_gold_set_and_no_such_split(gold_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no gold set"):
        read_gold(tmp_path)
    with pytest.raises(NotFoundError, match=r"'C'; did you mean events, official\?"):
        read_gold(gold_folder, "C")


def test_what_cannot_be_found_is_noted(folder: Path) -> None:
    change(folder / "gold" / f"{SLUG}.json", lambda gold: gold["claims"][0].update(evidence=["not there"]))
    change(folder / "gold" / f"{SLUG}.json", lambda gold: gold["claims"][1].update(type="law"))
    assert [note.partition(": ")[2] for note in read_gold(folder).notes] == [
        "claim 1 of the gold quotes 'not there', which is not in the text; it cannot be found",
        "claim 2 of the gold has the type 'law', which is not scored",
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("{", "Expecting property name enclosed in double quotes"),
        ("[]", "[]; expected a claim as a JSON object"),
        ('{"type": "role"}', "article = None; expected the article of the claim"),
        (f'{{"article": "{SLUG}", "type": "role", "slots": []}}', None),
        (f'{{"article": "{SLUG}", "type": "role", "slots": [1]}}', "slots = [1]; expected an object"),
        (f'{{"article": "{SLUG}", "type": "role", "evidence": [1]}}', "evidence = [1]; expected a list of objects"),
        (f'{{"article": "{SLUG}", "type": "role", "evidence": [{{"start": "1"}}]}}', "evidence {'start': '1'}; expected start and end in code points"),
        (f'{{"article": "{SLUG}", "type": "role", "attribution": [{{"act": "said"}}]}}', "agent = None; expected the agent as an entity or a name"),
    ],
)
def test_fault_of_a_claim(gold: GoldSet, tmp_path: Path, line: str, found: str | None) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(f"\n{line}\n", encoding="utf-8")
    if found is None:
        assert len(read_predictions(file, gold.slugs)[SLUG]) == 1
        return
    with pytest.raises(PactgraphError) as caught:
        read_predictions(file, gold.slugs)
    assert f"{file}:2: found" in str(caught.value)
    assert found in str(caught.value)


def test_unknown_article_and_missing_file(gold: GoldSet, tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(f'{{"article": "{SLUG[:-1]}", "type": "law"}}\n{{"article": "x/zz.txt", "type": "role"}}', encoding="utf-8")
    with pytest.raises(NotFoundError, match=rf"{SLUG[:-1]} \(one of 2 articles .*did you mean {SLUG}"):
        read_predictions(file, gold.slugs)
    with pytest.raises(InputError, match="found no such file; expected claims, one JSON object a line"):
        read_predictions(tmp_path / "none.jsonl", gold.slugs)


def test_line_separators_in_quotes_are_no_line_ends(gold: GoldSet, tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(json.dumps({"article": SLUG, "type": "role", "slots": {"position": "a\u2028b"}}, ensure_ascii=False), encoding="utf-8")
    assert read_predictions(file, gold.slugs)[SLUG][0]["slots"] == {"position": "a\u2028b"}


def test_gold_claims_obey_the_schema_and_quote_the_text(gold: GoldSet, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    for article in gold.articles:
        claims = {claim.id: claim for claim in gold_claims(article)}  # Two entries with the same words have the same id.
        file.write_text(dump_claims(list(claims.values())) or "[]", encoding="utf-8")
        assert read_claims(file, article.document) == list(claims.values())
