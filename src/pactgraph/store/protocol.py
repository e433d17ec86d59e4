"""What a store can do, whatever holds the quads.

A question reads the view, with the ontology, the links and the labels beside it, as the default graph;
``GRAPH ?claim { … }`` reaches the named graphs. An engine's own default graph is never used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.rdf import Quad, Term, Triple

__all__ = ["DEFAULT_GRAPHS", "Solutions", "Store", "Writer"]

DEFAULT_GRAPHS = (iris.VIEW, iris.ONTOLOGY, iris.LINKS, iris.LABELS)
"""What plain triple patterns of a question read."""


class Solutions(NamedTuple):
    """Rows of a SELECT: values in the order of the variables, ``None`` where unbound."""

    variables: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]

    def terms(self) -> Iterator[dict[str, str]]:
        """The bound values of each row by variable, in N-Triples."""
        for row in self.rows:
            yield {name: str(value) for name, value in zip(self.variables, row, strict=True) if value is not None}


class Store(Protocol):
    """A store to read."""

    def query(self, text: str) -> Solutions | bool | list[Triple]:
        """Run a SELECT, an ASK, or a CONSTRUCT or DESCRIBE.

        Raises:
            QueryError: the text is not SPARQL 1.1 Query; the message has line and column.
        """

    def select(self, text: str) -> Solutions:
        """Run a SELECT.

        Raises:
            QueryError: the text is no SPARQL SELECT.
        """

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that match; ``None`` matches all."""

    def graphs(self) -> Iterator[NamedNode]:
        """The named graphs that hold anything."""


class Writer(Store, Protocol):
    """A store to read and change; all changes become visible at once when the writing ends without an error."""

    def insert(self, quads: Iterable[Quad]) -> None:
        """Add quads."""

    def load(self, quads: Iterable[Quad]) -> None:
        """Add very many quads, in a fraction of the time that `insert` takes; if it fails, some of them may have been added."""

    def delete(self, quads: Iterable[Quad]) -> None:
        """Take quads away."""

    def drop(self, graph: NamedNode) -> None:
        """Take away all quads of a graph."""
