"""``pactgraph evaluate`` as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT
from pactgraph.evaluation import GoldSet, read_gold
from pactgraph.evaluation.gold_claims import gold_claims
from pactgraph.model.encoding import to_data

GOLD = ROOT / "tests" / "evaluation" / "gold"


@pytest.fixture(scope="module")
def gold() -> GoldSet:
    return read_gold(GOLD)


@pytest.fixture
def predictions(gold: GoldSet, tmp_path: Path) -> Path:
    """The entries as claims without the first one, and one that is made up."""
    claims = [to_data(claim) for article in gold.articles for claim in gold_claims(article)]
    other = next(claim for claim in claims if claim["article"] == "events-2025-11-17-474" and claim["type"] == "agreement")
    other["extraction"] = {"method": "rules", "version": "1", "rule": "agreement-verb", "confidence": 0.25}
    other["slots"]["parties"] = [{"text": "Iceland", "code": "ISL"}]
    file = tmp_path / "claims.jsonl"
    file.write_text("\n".join(json.dumps(claim) for claim in claims[1:]), encoding="utf-8")
    return file


def run(*words: str | Path, code: int = 0) -> tuple[str, str]:
    result = subprocess.run([sys.executable, "-m", "pactgraph.cli", "evaluate", *map(str, words)], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (result.returncode, "Traceback" in result.stderr) == (code, False), result.stderr
    return result.stdout, result.stderr


def test_table_with_misses_and_calibration(predictions: Path) -> None:
    text, messages = run(GOLD, "--predictions", predictions, "--misses", "--calibration")
    lines = text.splitlines()
    assert messages == ""
    assert lines[0].split() == ["type", "gold", "pred", "P", "R", "F1", "strict", "status"]
    assert lines[9].split() == ["ALL", "71", "70", "0.986", "0.972", "0.979", "0.979", "1.000"]
    assert "MISSED    events-2025-11-17-474, sentence 1   agreement" in text
    assert "a claim of this type is there; its actors agree with F1 0.00" in text
    assert "parties: ISL   by agreement-verb" in text
    assert "0.20 to 0.30        1   0.250   0.000" in text
    assert lines[-1].startswith("of 70 claims: Brier score 0.001, expected calibration error 0.004")


@pytest.mark.parametrize(
    ("by", "first", "row"),
    [
        ("rule", "rule", "gold                 69    69   1.000   1.000      69"),
        ("article", "article", "events-2025-11-17-474"),
        ("split", "split", "events ALL"),
    ],
)
def test_other_tables(predictions: Path, by: str, first: str, row: str) -> None:
    lines = run(GOLD, "--predictions", predictions, "--by", by)[0].splitlines()
    assert lines[0].startswith(first)
    assert any(line.startswith(row) for line in lines)


def test_json_has_all(predictions: Path) -> None:
    data = json.loads(run(GOLD, "--predictions", predictions, "--only", "events", "--format", "json")[0])
    assert (data["ALL"]["gold"], data["bad_quotes"], list(data["splits"])) == (15, 0, ["events"])
    assert data["splits"]["events"]["ALL"] == data["ALL"]
    assert data["rules"]["agreement-verb"] == {"predicted": 1, "matched": 0, "precision": 0.0, "status": 0.0, "strict": 0}
    assert [(entry["article"], entry["sentence"], entry["near"]) for entry in data["missed"]] == [("events-2025-11-17-474", 1, 0.0)]
    assert [(entry["actors"], entry["rules"]) for entry in data["spurious"]] == [({"parties": ["ISL"]}, ["agreement-verb"])]
    assert data["calibration"]["claims"] == 15


def test_confidence_is_written(predictions: Path, tmp_path: Path) -> None:
    file = tmp_path / "confidence.toml"
    run(GOLD, "--predictions", predictions, "--write-confidence", file)
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    assert (data["gold"]["claims"], data["gold"]["right"]) == (69, 69)
    assert data["agreement-verb"]["confidence"] < data["any agreement"]["confidence"] < data["gold"]["confidence"]
    assert str(ROOT) not in file.read_text(encoding="utf-8")


def test_faults_are_told(predictions: Path, tmp_path: Path) -> None:
    predictions.write_text('{"article": "nowhere", "type": "role"}', encoding="utf-8")
    assert "no article in the gold set 'nowhere'" in run(GOLD, "--predictions", predictions, code=2)[1]
    assert "no gold set" in run(tmp_path, "--predictions", predictions, code=2)[1]
    assert "did you mean events, official?" in run(GOLD, "--only", "A", code=2)[1]
