"""Stores on Oxigraph: in memory, and the engine of the store on disk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast

import pyoxigraph as ox

from pactgraph.errors import QueryError, StoreError
from pactgraph.rdf import Quad, Term, Triple
from pactgraph.store.protocol import DEFAULT_GRAPHS, Solutions

__all__ = ["ENGINE_FAULTS", "MemoryStore", "OxigraphStore", "one_line"]

ENGINE_FAULTS = (OSError, RuntimeError)
"""What pyoxigraph raises for a disk that fails or is full, and for damaged files; iterators raise it late, while they are read."""


class OxigraphStore:
    """A `Writer` over a pyoxigraph store."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine

    def fault(self, error: Exception) -> StoreError:
        """What to raise when the engine fails."""
        return StoreError(f"the store failed ({one_line(error)})")

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
        except ValueError as error:
            raise StoreError(f"the query failed: {error}") from None
        except ENGINE_FAULTS as error:
            raise self.fault(error) from None

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
        try:
            yield from cast("Iterator[Quad]", self._engine.quads_for_pattern(subject, predicate, value, graph))
        except ENGINE_FAULTS as error:
            raise self.fault(error) from None

    def graphs(self) -> Iterator[ox.NamedNode]:
        """See `Store.graphs`."""
        try:
            yield from cast("Iterator[ox.NamedNode]", self._engine.named_graphs())
        except ENGINE_FAULTS as error:
            raise self.fault(error) from None

    def insert(self, quads: Iterable[Quad]) -> None:
        """See `Writer.insert`."""
        try:
            self._engine.extend(cast("Iterable[ox.Quad]", quads))
        except ENGINE_FAULTS as error:
            raise self.fault(error) from None

    def load(self, quads: Iterable[Quad]) -> None:
        """See `Writer.load`."""
        try:
            self._engine.bulk_extend(cast("Iterable[ox.Quad]", quads))
        except ENGINE_FAULTS as error:
            raise self.fault(error) from None

    def delete(self, quads: Iterable[Quad]) -> None:
        """See `Writer.delete`."""
        try:
            for quad in quads:
                self._engine.remove(cast("ox.Quad", quad))
        except ENGINE_FAULTS as error:
            raise self.fault(error) from None

    def drop(self, graph: ox.NamedNode) -> None:
        """See `Writer.drop`."""
        try:
            self._engine.remove_graph(graph)
        except ENGINE_FAULTS as error:
            raise self.fault(error) from None

    def close(self) -> None:
        """Bring all to the disk and let go of the database; the store cannot be used any more.

        Raises:
            StoreError: not all could be brought to the disk.
        """
        engine: ox.Store = self.__dict__.pop("_engine")
        try:
            engine.flush()
        except ENGINE_FAULTS as error:
            raise self.fault(error) from None

    def discard(self) -> None:
        """Let go of the database, whatever has reached the disk; the store cannot be used any more."""
        self.__dict__.pop("_engine", None)


class MemoryStore(OxigraphStore):
    """A store in memory, empty or with some quads."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        super().__init__(ox.Store())
        self.insert(quads)


def one_line(error: Exception) -> str:
    """What an engine or the system says, in one line."""
    return " ".join(str(error).split())


def _with_place(message: str) -> str:
    """Oxigraph's ``error at 3:14: …`` with the words line and column."""
    return re.sub(r"^error at (\d+):(\d+)", r"line \1, column \2", message)
