"""Forty items of Wikipedia's current events, chosen at random (``data/README.md``): whom the resolver finds in them keeps the limits of the benchmark."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pactgraph.actors import Gazetteer, Resolver

SAMPLE = Path(__file__).resolve().parent / "data" / "current_events.jsonl"
ROOT = Path(__file__).resolve().parents[2]


def load() -> ModuleType:
    """The benchmark as a module: it is a script and in no package."""
    spec = importlib.util.spec_from_file_location("benchmark_resolve", ROOT / "benchmarks" / "resolve.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


benchmark = load()


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
    assert result.kept, errors
