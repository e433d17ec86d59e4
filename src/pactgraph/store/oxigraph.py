"""Stores on Oxigraph: in memory, and the engine of the store on disk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast

import pyoxigraph as ox

from pactgraph.errors import QueryError, StoreError
from pactgraph.rdf import Quad, Term, Triple
from pactgraph.store.protocol import DEFAULT_GRAPHS, Solutions

__all__ = ["MemoryStore", "OxigraphStore"]


class OxigraphStore:
    """A `Writer` over a pyoxigraph store."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine

    def query(self, text: str) -> Solutions | bool | list[Triple]:
        """See `Store.query`."""
        try:
            result = self._engine.query(text, default_graph=list(DEFAULT_GRAPHS))
            if isinstance(result, ox.QuerySolutions):
                names = tuple(variable.value for variable in result.variables)
                return Solutions(names, [cast("tuple[Term | None, ...]", tuple(solution)) for solution in result])
            return bool(result) if isinstance(result, ox.QueryBoolean) else cast("list[Triple]", list(result))
        except SyntaxError as error:
            raise QueryError(_with_place(str(error))) from None
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreError(f"the query failed: {error}") from None

    def select(self, text: str) -> Solutions:
        """See `Store.select`."""
        result = self.query(text)
        if not isinstance(result, Solutions):
            raise QueryError("found an ASK, CONSTRUCT or DESCRIBE; expected a SELECT")
        return result

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        value: Term | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[Quad]:
        """See `Store.quads`."""
        return cast("Iterator[Quad]", self._engine.quads_for_pattern(subject, predicate, value, graph))

    def graphs(self) -> Iterator[ox.NamedNode]:
        """See `Store.graphs`."""
        return cast("Iterator[ox.NamedNode]", self._engine.named_graphs())

    def insert(self, quads: Iterable[Quad]) -> None:
        """See `Writer.insert`."""
        self._engine.extend(cast("Iterable[ox.Quad]", quads))

    def delete(self, quads: Iterable[Quad]) -> None:
        """See `Writer.delete`."""
        for quad in quads:
            self._engine.remove(cast("ox.Quad", quad))

    def drop(self, graph: ox.NamedNode) -> None:
        """See `Writer.drop`."""
        self._engine.remove_graph(graph)

    def close(self) -> None:
        """Bring all to the disk and let go of the database; the store cannot be used any more."""
        engine = self.__dict__.pop("_engine", None)
        if engine is not None:
            engine.flush()


class MemoryStore(OxigraphStore):
    """A store in memory, empty or with some quads."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        super().__init__(ox.Store())
        self.insert(quads)


def _with_place(message: str) -> str:
    """Oxigraph's ``error at 3:14: …`` with the words line and column."""
    return re.sub(r"^error at (\d+):(\d+)", r"line \1, column \2", message)
