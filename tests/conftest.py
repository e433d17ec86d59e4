"""What many tests share: the real article, built once, in memory and on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactgraph.pipeline import ingest
from pactgraph.pipeline.graph import Graph

ROOT = Path(__file__).resolve().parents[1]
SLUG = "2021-12-06-russia-india-agreements"
ARTICLE = ROOT / "graph" / "articles" / SLUG


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built from the article, for reading only."""
    path = tmp_path_factory.mktemp("built") / "store"
    ingest.build(path, [ARTICLE])
    return path


@pytest.fixture(scope="session")
def graph(built: Path) -> Graph:
    """The graph of the article."""
    return Graph.open(built)


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """A store of the article that a test may change."""
    import shutil

    path = tmp_path / "store"
    shutil.copytree(built, path)
    return path


@pytest.fixture(scope="session")
def article_text() -> str:
    """The text of the article."""
    return (ARTICLE / "article.txt").read_text(encoding="utf-8")
