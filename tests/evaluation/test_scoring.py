"""The figures are those of the scorer that came with the gold set, to the digit."""

from __future__ import annotations

import importlib.util
import json
import random
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disturbed_claims import disturbed
from pactgraph.cli.evaluation import table
from pactgraph.evaluation import GoldSet, predictions_of, read_gold, read_predictions, score
from pactgraph.evaluation.gold_claims import gold_claims
from pactgraph.model.encoding import to_data

FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def peer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("peer_score", FOLDER / "peer" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def claims() -> tuple[dict[str, Any], ...]:
    """The entries as claims; the scorer takes no notice of the text that a disturbance needs."""
    articles = read_gold(FOLDER / "gold").articles
    return tuple({**to_data(claim), "text of the article": article.text} for article in articles for claim in gold_claims(article))


def peers(peer: ModuleType, folder: Path, file: Path, *options: str) -> str:
    """What the peer prints."""
    with pytest.MonkeyPatch.context() as patch:
        printed: list[str] = []
        patch.setattr(sys, "argv", ["score.py", str(folder), str(file), *options])
        patch.setattr(peer, "print", lambda *words, **_: printed.append(" ".join(map(str, words))), raising=False)
        peer.main()
    return "\n".join(printed)


def same_figures(peer: ModuleType, folder: Path, file: Path, only: str | None) -> None:
    gold = read_gold(folder, only)
    evaluation = score(gold.articles, read_predictions(file, gold.slugs))
    options = ["--only", only] if only else []
    assert evaluation.to_data() == json.loads(peers(peer, folder, file, "--json", *options))
    assert table(evaluation) == peers(peer, folder, file, *options) + "\n"


def test_gold_against_itself(gold: GoldSet) -> None:
    evaluation = score(gold.articles, predictions_of(claim for article in gold.articles for claim in gold_claims(article)))
    everything = evaluation.by_type()["ALL"]
    assert (everything.gold, everything.predicted, everything.f1, everything.strict_f1, everything.status_right) == (71, 71, 1.0, 1.0, 1.0)
    assert evaluation.bad_quotes == 0
    assert {name: slot.accuracy for name, slot in evaluation.slots().items() if name != "when"} == dict.fromkeys(
        ["organization", "place", "position", "source", "valid_until"], 1.0
    )


def test_nothing_against_the_gold(peer: ModuleType, gold_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("\n", encoding="utf-8")
    same_figures(peer, gold_folder, tmp_path / "none.jsonl", None)


@pytest.mark.parametrize("only", [None, "events", "official"])
def test_gold_claims_have_the_figures_of_the_peer(peer: ModuleType, gold_folder: Path, tmp_path: Path, only: str | None) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text("\n".join(map(json.dumps, claims())), encoding="utf-8")
    same_figures(peer, gold_folder, file, only)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(min_value=0, max_value=2**32), only=st.sampled_from([None, None, "events", "official"]))
def test_disturbed_claims_have_the_figures_of_the_peer(peer: ModuleType, gold_folder: Path, tmp_path: Path, seed: int, only: str | None) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text("\n".join(map(json.dumps, disturbed(list(claims()), random.Random(seed)))), encoding="utf-8")
    same_figures(peer, gold_folder, file, only)
