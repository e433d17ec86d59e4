"""The process that runs one query of a stranger; `pactgraph.store.sandbox` starts it and reads what it wrote.

stdin holds one line of JSON and, for a store in memory, its quads in N-Quads. stdout is a file that gets one line with
the kind of the answer, and the answer: ``results`` (SPARQL 1.1 Query Results JSON), ``triples`` (N-Triples), or the name of
an error with its message.
"""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from typing import Any

import pyoxigraph as ox

from pactgraph.errors import PactgraphError, QueryError
from pactgraph.sparql.safety import checked
from pactgraph.store.confinement import confine
from pactgraph.store.oxigraph import ENGINE_FAULTS
from pactgraph.store.protocol import DEFAULT_GRAPHS

__all__ = ["main"]

_OPEN_CALLS = 200_000
"""rdflib's parser opens about ten for each triple of a group; Python keeps them on the heap, not on the stack."""


def main() -> None:
    """Read the request, confine this process, answer, and end without tidying up."""
    request = json.loads(sys.stdin.buffer.readline())
    confine(request["cpu"], request["memory"], request["results"])
    if os.getppid() != request["parent"]:  # it died before this process could be told to die with it
        os._exit(1)
    sys.setrecursionlimit(_OPEN_CALLS)
    try:
        _answer(request)
    except PactgraphError as error:
        _say(type(error).__name__, str(error))
    except (MemoryError, ImportError):  # a library that finds no room
        _say("MemoryError")
    except ValueError as error:
        _say("StoreError", f"the query failed: {error}")
    except ENGINE_FAULTS as error:
        _say(*(("FileTooLarge",) if getattr(error, "errno", None) == errno.EFBIG else ("EngineFault", str(error))))
    os._exit(0)


def _answer(request: dict[str, Any]) -> None:
    text = checked(request["text"], request["nesting"])
    try:
        result = _store(request).query(text, default_graph=list(DEFAULT_GRAPHS))
    except SyntaxError as error:
        raise QueryError(_whole(str(error))) from None
    with open(1, "wb", closefd=False) as output:
        if isinstance(result, ox.QueryTriples):
            output.write(b"triples\n")
            result.serialize(output, format=ox.RdfFormat.N_TRIPLES)
        else:
            output.write(b"results\n")
            result.serialize(output, format=ox.QueryResultsFormat.JSON)


def _whole(message: str) -> str:
    """A fault of a text that has the right form. Oxigraph hides its sentence about it in a list of what it expected."""
    sentence = re.search(r"(?:expected |of |, )([A-Z][\w*]+(?: [\w*()?$]+){2,})", message)
    return f"found a fault in the query as a whole: {sentence.group(1) if sentence else message}"


def _store(request: dict[str, Any]) -> ox.Store:
    if request["path"] is not None:
        return ox.Store.read_only(request["path"])
    store = ox.Store()
    store.bulk_extend(ox.parse(sys.stdin.buffer, format=ox.RdfFormat.N_QUADS))  # bulk_load would rename the blank nodes
    return store


def _say(kind: str, message: str = "") -> None:
    """Write this in place of all that was written."""
    os.ftruncate(1, 0)
    os.lseek(1, 0, os.SEEK_SET)
    os.write(1, f"{kind}\n{message}".encode("utf-8", "backslashreplace"))
