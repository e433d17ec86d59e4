"""What many tests share: the real article, built once, with all reference data and with few."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from pactgraph.pipeline import ingest
from pactgraph.pipeline.graph import Graph
from small_reference import write_small_reference

ROOT = Path(__file__).resolve().parents[1]
SLUG = "2021-12-06-russia-india-agreements"
ARTICLE = ROOT / "graph" / "articles" / SLUG
PUCHKOV = NamedNode("https://w3id.org/pactgraph/id/person/vladimir-puchkov")
"""Another holder of an office that a person of the article held, so that both need it of the register."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--article-claims", type=Path, metavar="FILE", help="claims of the first article (YAML or JSON Lines), to be judged by its facts")


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
    return Path(shutil.copytree(built, tmp_path / "store"))


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the few reference data that the article needs."""
    return write_small_reference(tmp_path_factory.mktemp("reference"), ARTICLE, PUCHKOV)


@pytest.fixture(scope="session")
def small_built(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built from the article with few reference data, for reading only; a module that needs no more gives its tests this one as ``built``."""
    path = tmp_path_factory.mktemp("small-built") / "store"
    ingest.build(path, [ARTICLE], reference=reference)
    return path


@pytest.fixture
def small_store(small_built: Path, tmp_path: Path) -> Path:
    """A store of the article with few reference data that a test may change."""
    return Path(shutil.copytree(small_built, tmp_path / "small-store"))


@pytest.fixture(scope="session")
def article_text() -> str:
    """The text of the article."""
    return (ARTICLE / "article.txt").read_text(encoding="utf-8")
