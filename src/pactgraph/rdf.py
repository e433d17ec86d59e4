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
from pactgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Quad", "Term", "Triple", "make_quad", "quad_of", "read_turtle", "serialize", "spaced", "term_of", "triple_of", "turtle"]

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


def spaced(text: str) -> str:
    """Turtle or TriG with its prefixes in order, and an empty line before each subject or graph."""
    lines = text.splitlines(keepends=True)
    head = sorted(line for line in lines if line.startswith("@prefix "))
    body = lines[len(head) :]
    return "".join([*head, *(line if line.startswith(("\t", "}")) else f"\n{line}" for line in body)])


def turtle(triples: Iterable[tuple[NamedNode, NamedNode, Term]]) -> str:
    """Triples as Turtle in their order, with those of our prefixes that they use."""
    given = list(triples)
    used = {node.value for triple in given for node in triple if isinstance(node, NamedNode)}
    used |= {value.datatype.value for _, _, value in given if isinstance(value, Literal)}
    lines = "\n" + "\n".join({iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in used})
    prefixes = {prefix: namespace for prefix, namespace in PREFIXES.items() if f"\n{namespace}" in lines}
    return spaced(serialize([cast("Triple", ox.Triple(*triple)) for triple in given], RdfFormat.TURTLE, prefixes))
