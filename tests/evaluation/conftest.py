"""The sample of the gold set, and its entries as claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactgraph.evaluation import GoldSet, read_gold

GOLD = Path(__file__).parent / "gold"


@pytest.fixture(scope="session")
def gold() -> GoldSet:
    return read_gold(GOLD)


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    return GOLD
