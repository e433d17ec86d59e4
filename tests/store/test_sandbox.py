"""Hostile queries on a real store, with a real listener that must never be called."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from pactgraph import iris
from pactgraph.errors import QueryError, QueryLimitError, StoreError
from pactgraph.pipeline.graph import Graph
from pactgraph.sparql.safety import checked
from pactgraph.store.embedded import EmbeddedStore, writing
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.store.protocol import Solutions
from pactgraph.store.sandbox import Limits, run

SMALL = Limits(seconds=20, memory=400, results=4)
BRIEF = SMALL._replace(seconds=2)
SLACK = 5.0
"""Seconds that a busy machine may take to start and end a process."""

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has seccomp and tells of the end of a parent")


class Listener:
    """Listens on loopback and counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


@pytest.fixture(scope="module")
def memory(graph: Graph) -> MemoryStore:
    return MemoryStore(graph.store.quads())


def refused(graph: Graph, text: str, limits: Limits = SMALL) -> QueryError:
    """The error of a query that must not get through; it comes in time, and the next query answers."""
    start = time.monotonic()
    with pytest.raises(QueryError) as caught:
        run(graph.store, text, limits)
    assert time.monotonic() - start < limits.seconds + SLACK
    assert run(graph.store, "ASK { ?s ?p ?o }", SMALL) is True
    return caught.value


@pytest.mark.parametrize("place", ["disk", "memory"])
def test_answers_are_those_of_the_store(graph: Graph, memory: MemoryStore, place: str) -> None:
    store = graph.store if place == "disk" else memory
    for text in (
        "SELECT ?s ?o ?none WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o } ORDER BY ?s ?o",
        "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
        "SELECT ('a\\u0022\\n\\\\u0022é' AS ?x) (<http://example.org/é#x> AS ?y) (1.50 AS ?z) ('a'@en AS ?l) (?u AS ?v) {}",
    ):
        result = run(store, text, SMALL)
        assert isinstance(result, Solutions)
        assert result.rows
        assert result == store.query(text)
    assert run(store, "ASK { ?s ?p <http://example.org/nothing> }", SMALL) is False
    construct = "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t }"
    assert sorted(map(str, run(store, construct, SMALL))) == sorted(map(str, store.query(construct)))  # type: ignore[arg-type]


def test_our_own_queries_pass_the_check(graph: Graph) -> None:
    files = [file for folder in ("queries", "ontology/rules", "tests/article/asks") for file in sorted((ROOT / folder).rglob("*.rq"))]
    assert len(files) > 100
    for file in files:
        text = file.read_text(encoding="utf-8")
        ours, theirs = graph.store.query(checked(text, Limits().nesting)), graph.store.query(text)
        assert sorted(map(str, ours.rows)) == sorted(map(str, theirs.rows)) if isinstance(ours, Solutions) else str(ours) == str(theirs)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT <URL> { ?s ?p ?o } }",
        "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o # a comment \r SERVICE <URL> { ?s ?p ?o }\n }",
        "SELECT * { SERV\\u0049CE <URL> { ?s ?p ?o } }",
        "ASK { FILTER(1 = 1 || EXISTS { SERVICE <URL> { ?s ?p ?o } }) }",
        "SELECT * { { SELECT ?s { SERVICE <URL> { ?s ?p ?o } } } }",
        'SELECT * { VALUES ?x { """a" } SERVICE <URL> { } # \\uD800 """ } }',
        "LOAD <URL>",
        "LOAD <URL> INTO GRAPH <http://example.org/g>",
        "INSERT DATA { <http://example.org/a> <http://example.org/b> 1 }",
        "INSERT { ?s ?p 1 } WHERE { SERVICE <URL> { ?s ?p ?o } }",
        "DROP ALL",
    ],
)
def test_calls_and_updates_are_refused(graph: Graph, listener: Listener, text: str) -> None:
    error = refused(graph, text.replace("URL", listener.url))
    assert type(error) is QueryError
    assert str(error).startswith("line 1, column ")
    assert listener.calls == 0


def test_words_that_only_look_like_a_call(graph: Graph, listener: Listener) -> None:
    text = f"ASK {{ BIND('SERVICE <{listener.url}> {{}}' AS ?SERVICE) # SERVICE <{listener.url}> {{}}\n }}"
    assert run(graph.store, text, SMALL) is True
    named = f"SELECT * FROM <{listener.url}> FROM NAMED <{listener.url}> WHERE {{ ?s a ?t }}"
    assert run(graph.store, named, SMALL) == graph.store.query("SELECT * WHERE { ?s a ?t }")
    assert listener.calls == 0


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["{ % }", "OPTIONAL { % }", "FILTER EXISTS { % }", "{ SELECT * { % } }", "# '\r %\n", "?a ?b '#' . %"]), max_size=5))
def test_no_wrapping_lets_a_call_through(graph: Graph, listener: Listener, wrappings: list[str]) -> None:
    body = f"SERVICE SILENT <{listener.url}> {{ ?s ?p ?o }}"
    for wrapping in wrappings:
        body = wrapping.replace("%", body)
    with pytest.raises(QueryError, match="without SERVICE"):
        run(graph.store, f"SELECT * {{ {body} }}", SMALL)
    assert listener.calls == 0


TOO_DEEP = "levels of nesting|overflowed the stack|too long to be checked"
SLOW_OR_DEEP = f"{TOO_DEEP}|stopped after 2 s"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT * " + "{" * 100_000 + "}" * 100_000, TOO_DEEP),
        ("SELECT * " + "{" * 100_000, TOO_DEEP),
        ("ASK { FILTER(" + "!(" * 20_000 + "1" + ")" * 20_000 + ") }", TOO_DEEP),
        ("ASK { FILTER(" + "!" * 100_000 + "1) }", TOO_DEEP),
        ("ASK { ?s " + "(" * 50_000 + "<x:p>" + ")*" * 50_000 + " ?o }", TOO_DEEP),
        ("SELECT (1" + "+1" * 400_000 + " AS ?x) {}", SLOW_OR_DEEP),
        ("ASK { ?s <x:p>" + "/<x:p>" * 100_000 + " ?o }", SLOW_OR_DEEP),
        ("ASK { {}" + " UNION {}" * 100_000 + " }", SLOW_OR_DEEP),
        ("ASK { " + "?s ?p ?o . " * 80_000 + "}", f"{SLOW_OR_DEEP}|MB of memory"),
        ("ASK { " + "?s ?p ?o . " * 900_000 + "}", "found a query of 9,900,007 characters; expected at most 1,000,000"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "stopped after 2 s; expected a query that ends sooner"),
        ("ASK { ?s " + "(" * 90 + "!<x:p>" + ")*" * 90 + " ?o . ?x (!<x:q>)+ ?o FILTER(?s = ?none) }", "stopped after 2 s"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "stopped at 4 MB of results; expected fewer: add a LIMIT"),
        ("CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "stopped at 4 MB of results"),
        ("SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "stopped at 400 MB of memory|stopped after 2 s"),
    ],
    ids=lambda value: value[:30],
)
def test_what_would_never_end_is_stopped(graph: Graph, text: str, reason: str) -> None:
    # With time to spare where another limit has to come first: on a busy machine a brief one might win.
    error = refused(graph, text, BRIEF if "2 s" in reason else SMALL)
    assert isinstance(error, QueryLimitError)
    assert error.http_status == 422
    with pytest.raises(QueryLimitError, match=reason):
        raise error


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
        "SELECT * { BIND('aaaaaaaaaaaaaaaa' AS ?x0) " + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}, ?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(20)) + "}",
    ],
    ids=["sorted cross join", "string that grows"],
)
def test_what_takes_too_much_memory_is_stopped(graph: Graph, text: str) -> None:
    assert "stopped at 400 MB of memory" in str(refused(graph, text))


def test_a_regular_expression_cannot_explode(graph: Graph) -> None:
    assert run(graph.store, "ASK { FILTER REGEX('" + "a" * 5000 + "!', '^(a|a)*(a+)+$') }", BRIEF) is False


def test_long_lists_pass(graph: Graph) -> None:
    values = " ".join(f"<http://example.org/{number}>" for number in range(5000))
    assert run(graph.store, f"SELECT * {{ VALUES ?x {{ {values} }} }}", SMALL) != []
    assert run(graph.store, "ASK " + "{" * 99 + " ?s ?p ?o " + "}" * 99, SMALL) is True
    assert run(graph.store, "CONSTRUCT { " + "<x:s> <x:p> <x:o> . " * 2000 + "} {}", SMALL) != []


@pytest.mark.parametrize("megabytes", [1, 60])
def test_too_little_memory_to_begin_with(graph: Graph, megabytes: int) -> None:
    assert "MB of memory" in str(refused(graph, "ASK { ?s ?p ?o }", SMALL._replace(memory=megabytes)))


def test_faults_of_the_query_as_a_whole(graph: Graph) -> None:
    assert "SELECT * is not authorized with GROUP BY" in str(refused(graph, "SELECT * { ?s ?p ?o } GROUP BY ?s"))
    assert "contains a variable that is unbound" in str(refused(graph, "SELECT ?o { ?s ?p ?o } GROUP BY ?s"))
    with pytest.raises(StoreError, match=r"custom function <http://example.org/f> is not supported"):
        run(graph.store, "SELECT (<http://example.org/f>(1) AS ?x) {}", SMALL)


def test_a_store_that_went_away_under_its_reader(tmp_path: Path) -> None:
    with writing(tmp_path / "s", fresh=True) as (writer, _):
        writer.insert(MemoryStore().quads())
    reader = EmbeddedStore(tmp_path / "s")
    for _ in range(3):
        with writing(tmp_path / "s"):
            pass
    assert not reader.generation.exists()
    assert run(reader, "ASK { ?s ?p ?o }", SMALL) is False


def test_a_damaged_store_is_reported(store: Path) -> None:
    reader = EmbeddedStore(store)
    (reader.generation / "quads" / "CURRENT").write_text("nonsense\n")
    with pytest.raises(StoreError, match="make it new with 'pactgraph build'"):
        run(reader, "ASK { ?s ?p ?o }", SMALL)


def test_a_store_of_many_files_answers(tmp_path: Path) -> None:
    """RocksDB opens the first sixteen at once and the others when a query needs them."""
    from pyoxigraph import Literal, NamedNode, Quad

    with writing(tmp_path / "s", fresh=True) as (writer, generation):
        for batch in range(3):
            node = NamedNode(f"http://example.org/{batch}")
            writer._engine.bulk_extend([Quad(node, node, Literal(str(number)), iris.VIEW) for number in range(2000)])
    assert len(list((generation / "quads").glob("*.sst"))) > 16
    result = run(EmbeddedStore(tmp_path / "s"), "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }", SMALL)
    assert isinstance(result, Solutions)
    assert result.rows[0][0] == Literal(2000)


@linux
def test_the_process_cannot_connect_even_without_the_check(listener: Listener) -> None:
    script = f"""
import pyoxigraph
from pactgraph.store.confinement import confine
confine(10, 2048, 1)
store = pyoxigraph.Store()
for name in ("127.0.0.1", "localhost"):
    try:
        store.query("ASK {{ SERVICE <{listener.url.replace("127.0.0.1", "NAME")}> {{ }} }}".replace("NAME", name))
    except OSError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env={"PYTHONPATH": os.pathsep.join(sys.path)})
    assert "Permission denied" in done.stdout
    assert len(done.stdout.splitlines()) == 2
    assert listener.calls == 0


def children(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


@linux
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_a_query_ends_with_who_asked(built: Path, sent: signal.Signals) -> None:
    command = [sys.executable, "-m", "pactgraph.cli", "query", "--store", str(built), "-"]
    asking = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env={"PYTHONPATH": os.pathsep.join(sys.path)})
    assert asking.stdin is not None
    asking.stdin.write(b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    asking.stdin.close()
    child = wait_for(lambda: children(asking.pid))[0]
    wait_for(lambda: "pyoxigraph" in Path(f"/proc/{child}/maps").read_text())
    asking.send_signal(sent)
    asking.wait(10)
    assert asking.stderr is not None
    said = asking.stderr.read().decode()
    asking.stderr.close()
    assert said == ("pactgraph: stopped; the store holds what was complete\n" if sent == signal.SIGINT else "")
    wait_for(lambda: not Path(f"/proc/{child}").exists())


def wait_for(condition: Callable[[], Any]) -> Any:
    for _ in range(200):
        if value := condition():
            return value
        time.sleep(0.05)
    raise AssertionError("it did not happen within 10 s")


def test_rows_of_unbound_variables_are_bounded_too(graph: Graph) -> None:
    """They take no room in the file of the answer, and some in each row of who reads it."""
    names = " ".join(f"?v{number}" for number in range(200))
    error = refused(graph, f"SELECT {names} {{ ?s ?p ?o . ?x ?y ?z }} LIMIT 20000")
    assert "stopped at 4 MB of results" in str(error)
