"""An extractor against the gold set: in this process, in others, and without the days of the texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pactgraph.errors import InputError
from pactgraph.evaluation import read_gold
from pactgraph.pipeline.evaluation import evaluate
from stand_in_extractor import GOLD, make


def test_progress_and_figures() -> None:
    lines: list[str] = []
    evaluation = evaluate(read_gold(GOLD, "events"), make, progress=lines.append)
    everything = evaluation.by_type()["ALL"]
    assert (everything.precision, everything.recall) == (1.0, 1.0)
    assert (len(lines), lines[0]) == (7, "1 of 7: events-2025-01-16-r033 (3 claims)")


def test_several_processes_give_the_same() -> None:
    gold = read_gold(GOLD)
    assert evaluate(gold, make, jobs=2).to_data() == evaluate(gold, make).to_data()


def test_texts_without_days_are_not_extracted(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOLD, tmp_path / "gold"))
    (folder / "meta.json").unlink()
    with pytest.raises(InputError, match=r"meta.json: found no such file; expected the day of each text"):
        evaluate(read_gold(folder), make)
