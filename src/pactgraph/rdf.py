"""RDF 1.1 statements, as our data has them.

pyoxigraph's own types also allow what our data never holds: blank nodes, quoted triples (RDF 1.2), a default graph.
These are its quads and triples under narrower names; only the OWL axioms in the ontology graph have blank nodes,
and no code follows those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, cast

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, RdfFormat

from pactgraph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Quad", "Term", "Triple", "make_quad", "quad_of", "read_turtle", "serialize", "term_of", "triple_of"]

Term = NamedNode | Literal


class Triple(Protocol):
    """A statement."""

    @property
    def subject(self) -> NamedNode:
        """What it is about."""

    @property
    def predicate(self) -> NamedNode:
        """The property."""

    @property
    def object(self) -> Term:
        """The value."""


class Quad(Triple, Protocol):
    """A statement in a named graph."""

    @property
    def graph_name(self) -> NamedNode:
        """The graph."""

    @property
    def triple(self) -> Triple:
        """The statement without its graph."""


def make_quad(subject: NamedNode, predicate: NamedNode, value: Term, graph: NamedNode) -> Quad:
    """A new statement in a named graph."""
    return cast("Quad", ox.Quad(subject, predicate, value, graph))


def term_of(text: str) -> Term:
    """A term from N-Triples."""
    return triple_of("<urn:x>", "<urn:x>", text).object


def triple_of(subject: str, predicate: str, value: str) -> Triple:
    """A triple from three terms in N-Triples."""
    return cast("Triple", next(iter(ox.parse(f"{subject} {predicate} {value} .", format=RdfFormat.N_TRIPLES))).triple)


def quad_of(graph: str, subject: str, predicate: str, value: str) -> Quad:
    """A quad from four terms in N-Quads."""
    return cast("Quad", next(iter(ox.parse(f"{subject} {predicate} {value} {graph} .", format=RdfFormat.N_QUADS))))


def read_turtle(files: Iterable[Path]) -> Iterator[Quad]:
    """The triples of Turtle files.

    Raises:
        InputError: a file is missing or not Turtle.
    """
    for file in files:
        try:
            yield from cast("Iterator[Quad]", ox.parse(path=str(file), format=RdfFormat.TURTLE))
        except SyntaxError as error:
            raise InputError(file, error.msg, "Turtle", error.lineno) from None
        except OSError as error:
            raise InputError(file, error.strerror or "no readable file", "Turtle") from None


def serialize(statements: Iterable[Quad] | Iterable[Triple], format: RdfFormat, prefixes: dict[str, str] | None = None) -> str:
    """Statements as text; the same statements in the same order give the same text but for the order of the prefixes."""
    data = ox.serialize(cast("Iterable[ox.Quad]", statements), format=format, prefixes=prefixes)
    assert data is not None
    return data.decode()
