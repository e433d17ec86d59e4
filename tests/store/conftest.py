"""Tests of stores need a store, and few data in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactgraph.pipeline.graph import Graph


@pytest.fixture(scope="session")
def built(small_built: Path) -> Path:
    """A store with few reference data, for reading only."""
    return small_built


@pytest.fixture(scope="session")
def graph(built: Path) -> Graph:
    """The graph of that store."""
    return Graph.open(built)
