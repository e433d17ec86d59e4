"""Forty items of Wikipedia's current events, chosen at random (``data/README.md``): whom the resolver finds in them keeps the limits of the benchmark."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pactgraph.actors import Gazetteer, Resolver
from tests_support import load_benchmark

SAMPLE = Path(__file__).resolve().parent / "data" / "current_events.jsonl"
benchmark = load_benchmark("resolve")


@pytest.fixture(scope="module")
def reference() -> object:
    return benchmark.Reference.load()


def test_the_sample_means_what_the_reference_and_the_table_say(reference: object) -> None:
    for item in benchmark.read_sample(SAMPLE):
        for gold in item.links:
            assert item.text[gold.start : gold.end] == gold.surface
            assert (gold.entity, gold.also, gold.reading) == benchmark.meaning(gold.page, gold.surface, reference), gold.page


def test_the_resolver_keeps_the_limits_on_the_sample(reference: object) -> None:
    result = benchmark.score(benchmark.read_sample(SAMPLE), Resolver(Gazetteer.load()), reference)
    errors = [(str(error.item.date), error.gold.surface, error.outcome, error.found) for error in result.errors if error.gold.reading != "description"]
    assert not [kind for kind in benchmark.LIMITS if result.share(kind) is None], "a limit without mentions judges nothing"
    assert result.kept, errors


def test_the_benchmark_runs_on_the_sample(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["resolve.py", str(SAMPLE), "--json"])
    assert benchmark.main() == 0
    report = json.loads(capsys.readouterr().out)
    assert report["kept"] is True
    assert report["links_of_the_editors"] == sum(len(item.links) for item in benchmark.read_sample(SAMPLE))
