"""One behaviour for every store, and the generations of the store on disk."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.errors import QueryError, StoreError, StoreLockedError
from pactgraph.rdf import make_quad
from pactgraph.store import embedded
from pactgraph.store.embedded import EmbeddedStore, writing
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.store.protocol import Solutions, Writer

P = NamedNode("http://example.org/p")


def node(name: str) -> NamedNode:
    return NamedNode(f"http://example.org/{name}")


QUADS = [make_quad(node("a"), P, node("b"), iris.VIEW), make_quad(node("a"), P, node("c"), iris.claim("1")), make_quad(node("b"), P, node("c"), iris.VIEW)]


@pytest.fixture(params=["memory", "disk"])
def writer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Writer]:
    if request.param == "memory":
        yield MemoryStore()
    else:
        with writing(tmp_path / "store", fresh=True) as (disk, _):
            yield disk


def test_insert_delete_drop(writer: Writer) -> None:
    writer.insert(QUADS)
    assert len(list(writer.quads())) == 3
    assert [q.object for q in writer.quads(node("a"), P, None, iris.VIEW)] == [node("b")]
    writer.delete(QUADS[:1])
    writer.drop(iris.claim("1"))
    assert [str(q) for q in writer.quads()] == [str(QUADS[2])]
    assert list(writer.graphs()) == [iris.VIEW]


def test_loading_adds_to_what_is_there(writer: Writer) -> None:
    writer.insert(QUADS[:2])
    writer.load(iter([*QUADS[1:], *QUADS[1:]]))
    writer.insert(QUADS[2:])
    assert sorted(str(q) for q in writer.quads()) == sorted(map(str, QUADS))
    writer.delete(QUADS[1:])
    assert [str(q) for q in writer.quads()] == [str(QUADS[0])]


def test_questions_read_the_view_and_reach_the_graphs(writer: Writer) -> None:
    writer.insert(QUADS)
    assert sorted(str(row[0]) for row in writer.select("SELECT ?o WHERE { ?s ?p ?o }").rows) == ["<http://example.org/b>", "<http://example.org/c>"]
    named = writer.select("SELECT ?g WHERE { GRAPH ?g { <http://example.org/a> ?p <http://example.org/c> } }")
    assert named == Solutions(("g",), [(iris.claim("1"),)])


def test_forms_of_queries(writer: Writer) -> None:
    writer.insert(QUADS)
    assert writer.query("ASK { ?s ?p ?o }") is True
    assert len(writer.query("CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o }")) == 2  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="expected a SELECT"):
        writer.select("ASK { ?s ?p ?o }")


@pytest.mark.parametrize("text", ["SELECT * WHERE {\n ?s ?p }", "INSERT DATA { <http://e/a> <http://e/p> 1 }", "DROP ALL"])
def test_what_is_no_query_is_refused_with_its_place(writer: Writer, text: str) -> None:
    writer.insert(QUADS)
    with pytest.raises(QueryError, match=r"line \d+, column \d+"):
        writer.query(text)
    assert len(list(writer.quads())) == 3


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with writing(tmp_path / "store", fresh=True) as (writer, _):
        writer.insert(QUADS)
    return tmp_path / "store"


def contents(path: Path) -> list[str]:
    return sorted(str(quad) for quad in EmbeddedStore(path).quads())


def _drop_and_fail(path: Path) -> None:
    with writing(path) as (writer, _):
        writer.drop(iris.VIEW)
        raise ZeroDivisionError


def test_a_write_that_fails_leaves_the_store_as_before(path: Path) -> None:
    before = contents(path)
    with pytest.raises(ZeroDivisionError):
        _drop_and_fail(path)
    assert contents(path) == before
    assert len(list(path.glob("g-*"))) == 1


def test_readers_keep_what_they_opened(path: Path) -> None:
    reader = EmbeddedStore(path)
    with writing(path) as (writer, _):
        writer.drop(iris.VIEW)
    assert len(list(reader.quads())) == 3
    assert len(contents(path)) == 1


def test_old_generations_go(path: Path) -> None:
    for _ in range(5):
        with writing(path):
            pass
    assert len(list(path.glob("g-*"))) == 2
    assert len(contents(path)) == 3


def _die_while_writing(path: Path, moment: int) -> None:
    with writing(path) as (writer, _):
        for index in range(1000):
            if index == moment:
                os._exit(9)
            writer.insert([make_quad(node(f"n{index}"), P, node("z"), iris.VIEW)])


@pytest.mark.parametrize("moment", [0, 1, 500, 999])
def test_a_killed_writer_leaves_the_store_as_before(path: Path, moment: int) -> None:
    before = contents(path)
    process = multiprocessing.get_context("spawn").Process(target=_die_while_writing, args=(path, moment))
    process.start()
    process.join(60)
    assert process.exitcode == 9
    assert contents(path) == before
    with writing(path) as (writer, _):
        writer.insert([make_quad(node("new"), P, node("z"), iris.VIEW)])
    assert len(contents(path)) == len(before) + 1


def test_an_interrupt_after_the_rename_keeps_the_new_state(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swap = embedded._swap

    def swap_and_stop(*arguments: Path) -> None:
        swap(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(embedded, "_swap", swap_and_stop)
    with pytest.raises(KeyboardInterrupt):
        _drop(path)
    assert len(contents(path)) == 1


def _drop(path: Path) -> None:
    with writing(path) as (writer, _):
        writer.drop(iris.VIEW)


def test_what_a_crash_left_behind_goes_with_the_next_write(path: Path) -> None:
    (path / "g-00000007").mkdir()
    (path / "g-backup").mkdir()
    _drop(path)
    assert sorted(folder.name for folder in path.glob("g-*")) == ["g-00000001", "g-00000002", "g-backup"]


def test_a_path_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        EmbeddedStore(tmp_path / "file")
    with pytest.raises(StoreError), writing(tmp_path / "file", fresh=True):
        pass


def test_second_writer_is_told(path: Path) -> None:
    with writing(path), pytest.raises(StoreLockedError, match="another process is writing"), writing(path):
        pass


def test_reading_beside_a_writer(path: Path) -> None:
    with writing(path) as (writer, _):
        writer.drop(iris.VIEW)
        assert len(contents(path)) == 3


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="found no store; expected one made with 'pactgraph build'"):
        EmbeddedStore(tmp_path / "none")
    with pytest.raises(StoreError), writing(tmp_path / "none"):
        pass
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("damage", ["CURRENT", "current"])
def test_damaged_store_is_reported(path: Path, damage: str) -> None:
    if damage == "current":
        (path / "current").write_text("g-99999999\n")
    else:
        (next(path.glob("g-*")) / "quads" / "CURRENT").write_text("nonsense\n")
    with pytest.raises(StoreError, match=r"make (it|the store) new with 'pactgraph build'"):
        EmbeddedStore(path)
    with writing(path, fresh=True) as (writer, _):
        writer.insert(QUADS)
    assert len(contents(path)) == 3
