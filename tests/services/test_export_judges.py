"""Programs that nobody here wrote read the exports: without a warning, and all find the graph that is in the store."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from conftest import ROOT
from pactgraph import iris
from pactgraph.pipeline.graph import Graph
from pactgraph.services.export import DATASET_FORMATS, FORMATS, export

READER = ROOT / "tests" / "judges" / "read.mjs"


def _serdi(format: str, path: Path) -> list[str]:
    return ["serdi", "-i", format, "-o", "nquads", str(path)]


def _rapper(format: str, path: Path) -> list[str]:
    return ["rapper", "--quiet", "--input", format, "--output", "ntriples", str(path)]


def _node(format: str, path: Path) -> list[str]:
    return ["node", str(READER), format, str(path)]


JUDGES: dict[str, tuple[Callable[[str, Path], list[str]], tuple[str, ...]]] = {
    "serdi": (_serdi, ("turtle", "trig", "nquads")),
    "n3": (_node, ("turtle", "trig", "nquads")),
    "rapper": (_rapper, ("turtle", "rdfxml")),  # its TriG has no keyword GRAPH
    "jsonld": (_node, ("jsonld",)),
}
"""How each judge is run, and what it can read."""

PAIRS = [(judge, format) for judge, (_, formats) in JUDGES.items() for format in formats]


def missing(judge: str) -> str | None:
    """Why a judge cannot be asked, if it cannot."""
    if judge in ("serdi", "rapper"):
        package = {"serdi": "serdi", "rapper": "raptor2-utils"}[judge]
        return None if shutil.which(judge) else f"{judge} is not installed (Debian package {package})"
    if shutil.which("node") is None:
        return "Node.js is not installed"
    return None if (READER.parent / "node_modules" / judge).is_dir() else f"npm package {judge} is not installed (npm ci in tests/judges)"


def ask(judge: str, format: str, path: Path) -> subprocess.CompletedProcess[str]:
    """What a judge says of a file; skips where it is missing."""
    if reason := missing(judge):
        pytest.skip(reason)
    command, _ = JUDGES[judge]
    return subprocess.run(command(format, path), capture_output=True, text=True, encoding="utf-8", errors="replace", check=False, timeout=120)


@pytest.fixture(scope="module")
def files(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each export as a file."""
    folder = tmp_path_factory.mktemp("exports")
    for format in FORMATS:
        (folder / f"graph.{format}").write_text(export(graph.store, format), encoding="utf-8")
    return {format: folder / f"graph.{format}" for format in FORMATS}


@pytest.fixture(scope="module")
def view(files: dict[str, Path]) -> set[ox.Triple]:
    """The view with labels, as our own parser reads the Turtle; rdflib reads the same (test_export.py)."""
    return {quad.triple for quad in ox.parse(path=str(files["turtle"]), format=ox.RdfFormat.TURTLE)}


@pytest.mark.parametrize(("judge", "format"), PAIRS)
def test_judge_finds_the_same_graph(judge: str, format: str, files: dict[str, Path], view: set[ox.Triple], graph: Graph) -> None:
    result = ask(judge, format, files[format])
    assert (result.returncode, result.stderr) == (0, "")
    found = set(ox.parse(result.stdout, format=ox.RdfFormat.N_QUADS))
    if format in DATASET_FORMATS:
        assert found == {quad for quad in graph.store.quads() if quad.graph_name != iris.ONTOLOGY and not iris.is_text(quad.graph_name)}
    else:
        assert {quad.graph_name for quad in found} == {ox.DefaultGraph()}
        assert {quad.triple for quad in found} == view


def test_every_format_has_a_judge_and_the_reference_is_the_view(view: set[ox.Triple], graph: Graph) -> None:
    assert {format for _, format in PAIRS} == set(FORMATS)
    assert {quad.triple for quad in graph.store.quads(graph=iris.VIEW)} <= view


START = "<http://example.org/a> <http://example.org/b>"
XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">'
BAD = {
    "turtle": [
        f"{START} <http://example.org/c d> .",
        f'{START} "cut off .',
        f'{START} "x"@1 .',
        f"{START} <http://example.org/c>",
        f"{START} undeclared:c .",
        '<http://example.org/a> "b" <http://example.org/c> .',
    ],
    "trig": [f"<http://example.org/g> {{ {START} <http://example.org/c> ", f"<http://example.org/g> {{ {START} undeclared:c }}", f"GRAPH {{ {START} 1 }}"],
    "nquads": [f"{START} <http://example.org/c> <http://example.org/g>", f'{START} "c" "g" .', f"{START} <relative> <http://example.org/g> .", f"{START} 5 ."],
    "jsonld": [
        '{"@id": "http://example.org/a", "http://example.org/b": ',
        '{"@context": "http://example.org/context", "@id": "http://example.org/a"}',
        '{"@id": "relative", "http://example.org/b": 1}',
        '{"@id": "http://example.org/a", "b": 1}',
        '{"@id": "http://example.org/a", "http://example.org/b": {"@value": "x", "@language": "1 1"}}',
    ],
    "rdfxml": [
        f'{XML}<rdf:Description rdf:about="http://example.org/a"><e:b>x</e:b></rdf:Description>',
        f'{XML}<rdf:Description rdf:about="http://example.org/a"><undeclared:b>x</undeclared:b></rdf:Description></rdf:RDF>',
        f'{XML}<rdf:Description rdf:ID="1 a"><e:b>x</e:b></rdf:Description></rdf:RDF>',
    ],
}
"""Files that are not of their format, or say what would be lost."""


@pytest.mark.parametrize(("judge", "format", "number"), [(judge, format, number) for judge, format in PAIRS for number in range(len(BAD[format]))])
def test_judge_rejects_a_bad_file(judge: str, format: str, number: int, tmp_path: Path) -> None:
    path = tmp_path / f"bad.{format}"
    path.write_text(BAD[format][number], encoding="utf-8")
    result = ask(judge, format, path)
    assert result.returncode != 0
    assert result.stderr


@pytest.mark.parametrize(("judge", "format"), PAIRS)
def test_judge_sees_a_cut_and_a_change(judge: str, format: str, files: dict[str, Path], tmp_path: Path) -> None:
    """An export that ends too early is no file of its format, and one with another year is another graph."""
    text = files[format].read_text(encoding="utf-8")
    cut, changed = tmp_path / f"cut.{format}", tmp_path / f"changed.{format}"
    # Within a statement: between two of them, what is left of Turtle is a file of its own.
    cut.write_text(text[: text.rindex("2030")], encoding="utf-8")
    assert ask(judge, format, cut).returncode != 0
    changed.write_text(text.replace("2030", "2031"), encoding="utf-8")
    result = ask(judge, format, changed)
    assert result.returncode == 0
    assert set(ox.parse(result.stdout, format=ox.RdfFormat.N_QUADS)) != set(ox.parse(ask(judge, format, files[format]).stdout, format=ox.RdfFormat.N_QUADS))
