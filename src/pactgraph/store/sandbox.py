"""Runs the queries of strangers, each in a process of its own that can be stopped.

Oxigraph has no time limit and no way to be told to stop, calls out for SERVICE, and ends the process when a query is
nested too deep. See docs/decisions/0009-untrusted-queries.md.
"""

from __future__ import annotations

import json
import math
import os
import signal
import sys
from typing import IO, NamedTuple, cast

import pyoxigraph as ox

from pactgraph.errors import PactgraphError, QueryError, QueryLimitError, StoreError
from pactgraph.rdf import Term, Triple
from pactgraph.store.embedded import EmbeddedStore
from pactgraph.store.oxigraph import OxigraphStore
from pactgraph.store.protocol import Solutions, Store

__all__ = ["Limits", "run"]

_POINTER, _ROW = 8, 6
"""Bytes of a place in a tuple, and the places that a tuple itself takes."""
_START = "import sys; sys.path[:] = sys.argv[1:]; from pactgraph.store.sandbox_child import main; main()"
"""The child imports from where its parent does, whatever the environment and the working directory hold."""


class Limits(NamedTuple):
    """What a query may use.

    Args:
        seconds: wall-clock time from its start to its last row.
        memory: megabytes (2^20 bytes) of the process that runs it; opening a store takes about 200.
        results: megabytes of its rows (SPARQL 1.1 Query Results JSON) or triples (N-Triples).
        characters: length of its text.
        nesting: brackets and unary operators that are open at once.
    """

    seconds: float = 60
    memory: int = 2048
    results: int = 64
    characters: int = 1_000_000
    nesting: int = 100


def run(store: Store, text: str, limits: Limits | None = None) -> Solutions | bool | list[Triple]:
    """Run a SELECT, an ASK, or a CONSTRUCT or DESCRIBE that need not be trusted.

    Args:
        store: a store on disk, or one whose quads are handed over.
        text: the query.
        limits: `Limits` by default.

    Raises:
        QueryError: the text is no SPARQL 1.1 Query, or calls a SERVICE; the message has line and column.
        QueryLimitError: the query needs more than the limits.
        StoreError: the store cannot be read.
    """
    import subprocess
    from tempfile import TemporaryFile

    limits = limits or Limits()
    if len(text) > limits.characters:
        raise QueryLimitError(f"found a query of {len(text):,} characters; expected at most {limits.characters:,}")
    with TemporaryFile() as request, TemporaryFile() as answer, TemporaryFile() as complaints:
        _ask(request, store, text, limits)
        # -I: nothing from the environment or the user's folders but the paths that the parent names.
        command = [sys.executable, "-I", "-c", _START, *sys.path]
        try:
            ended = subprocess.run(command, stdin=request, stdout=answer, stderr=complaints, timeout=limits.seconds, check=False)
        except subprocess.TimeoutExpired:
            raise _too_long(limits) from None
        if ended.returncode:
            raise _died(ended.returncode, limits, complaints)
        return _read(answer, store, limits)


def _ask(request: IO[bytes], store: Store, text: str, limits: Limits) -> None:
    """Write what the child reads: one line of JSON, and the quads of a store that is not on disk."""
    folder = store.generation / "quads" if isinstance(store, EmbeddedStore) else None
    # A generation may have been tidied away under a reader that still holds it.
    path = str(folder) if folder is not None and folder.is_dir() else None
    cpu = math.ceil(limits.seconds) + 1  # a second clock, for a parent that was killed
    line = {"parent": os.getpid(), "path": path, "text": text, "cpu": cpu} | limits._asdict()
    request.write(f"{json.dumps(line)}\n".encode("ascii"))
    if path is None:
        ox.serialize(cast("list[ox.Quad]", store.quads()), request, format=ox.RdfFormat.N_QUADS)
    request.seek(0)


def _read(answer: IO[bytes], store: Store, limits: Limits) -> Solutions | bool | list[Triple]:
    answer.seek(0)
    match answer.readline().decode().strip():
        case "results":
            result = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
            if isinstance(result, ox.QueryBoolean):
                return bool(result)
            return _rows(result, limits)
        case "triples":
            return [cast("Triple", quad.triple) for quad in ox.parse(answer, format=ox.RdfFormat.N_TRIPLES)]
        case "MemoryError":
            raise _too_much_memory(limits)
        case "FileTooLarge":
            raise _too_many_results(limits)
        case "EngineFault" if isinstance(store, OxigraphStore):
            raise store.fault(RuntimeError(answer.read().decode()))
        case kind:
            error = {error.__name__: error for error in (QueryError, QueryLimitError)}.get(kind, StoreError)
            raise error(answer.read().decode())


def _rows(result: ox.QuerySolutions, limits: Limits) -> Solutions:
    """The rows, as far as they fit: an unbound variable takes no room in the file, and some in every row here."""
    names = tuple(variable.value for variable in result.variables)
    rows: list[tuple[Term | None, ...]] = []
    for solution in result:
        rows.append(cast("tuple[Term | None, ...]", tuple(solution)))
        if len(rows) * (len(names) + _ROW) > (limits.results << 20) // _POINTER:
            raise _too_many_results(limits)
    return Solutions(names, rows)


def _died(code: int, limits: Limits, complaints: IO[bytes]) -> PactgraphError:
    """Why the child ended without an answer."""
    name = signal.Signals(-code).name if -code in set(signal.Signals) else str(code)
    match name:
        case "SIGXCPU":
            return _too_long(limits)
        case "SIGABRT" | "SIGKILL":  # an allocation that failed; the system's own end to a lack of memory
            return _too_much_memory(limits)
        case "SIGSEGV" | "SIGBUS":
            return QueryLimitError("the query overflowed the stack; expected one with less nesting and shorter chains of operators")
    complaints.seek(0)
    last = complaints.read().decode(errors="replace").strip().rpartition("\n")[2]
    return StoreError(f"the query ended without an answer ({name}{': ' if last else ''}{last})")


def _too_long(limits: Limits) -> QueryLimitError:
    return QueryLimitError(f"stopped after {limits.seconds:g} s; expected a query that ends sooner: narrow it, or allow more time")


def _too_much_memory(limits: Limits) -> QueryLimitError:
    return QueryLimitError(f"stopped at {limits.memory:,} MB of memory; expected a query that needs less: narrow it, or allow more memory")


def _too_many_results(limits: Limits) -> QueryLimitError:
    return QueryLimitError(f"stopped at {limits.results:,} MB of results; expected fewer: add a LIMIT, or name the variables you need")
