"""The register: records of persons, their tenures and positions that a store holds only where its articles name them.

What of it belongs into a store depends on the articles in the store alone, not on the order in which they came:
the persons and positions that their claims and provenance name, the tenures of those persons, and the positions of those
tenures (docs/decisions/0013-reference-core-and-register.md).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import cast

import pyoxigraph as ox
from pyoxigraph import NamedNode, RdfFormat

from pactgraph import iris
from pactgraph.errors import InputError
from pactgraph.rdf import Quad, Term, Triple, make_quad
from pactgraph.services.acceptance import Acceptance
from pactgraph.store.protocol import Writer
from pactgraph.vocabulary import BASE, PACT, PREFIXES, RDF

__all__ = ["Register"]

Statement = tuple[NamedNode, NamedNode, Term]

_PERSON, _POSITION, _TENURE = f"{BASE}id/person/", f"{BASE}id/position/", f"{BASE}id/tenure/"


class Register:
    """The register files of a folder.

    Parsing all of them takes longer than the rest of an addition; a record is a block of text after an empty line, so that only
    those wanted are parsed.

    Args:
        folder: with ``persons.ttl``, ``positions.ttl`` and ``tenures.ttl``.
        closed: adds the types that follow from the class tree.
    """

    def __init__(self, folder: Path, closed: Callable[[Iterable[Triple]], Iterable[Statement]]) -> None:
        self._folder, self._closed = folder, closed

    def settle(self, writer: Writer, acceptance: Acceptance, named: Iterable[Term]) -> None:
        """Bring the reference graph and the view to what the articles in the store name.

        Args:
            writer: the store, with the claims and provenance of all its articles.
            acceptance: what else supports a statement of the view.
            named: the terms of the articles that have come; those that are loaded already are found in the store.

        Raises:
            InputError: a file is missing or not Turtle.
        """
        candidates = {term for term in (*named, *_persons_and_positions(writer)) if isinstance(term, NamedNode) and self._has(term)}
        roots = {node for node in candidates if _is_named(writer, node)}
        wanted = dict.fromkeys(self._records(roots))
        present = {
            (quad.subject, quad.predicate, quad.object): quad.triple for node in self._loaded(writer) for quad in writer.quads(node, graph=iris.REFERENCE)
        }
        gained = [statement for statement in wanted if statement not in present]
        lost = [triple for statement, triple in present.items() if statement not in wanted]
        for graph in (iris.REFERENCE, iris.VIEW):
            writer.insert([make_quad(*statement, graph) for statement in gained])
        writer.delete([_in(triple, iris.REFERENCE) for triple in lost])
        writer.delete([_in(triple, iris.VIEW) for triple in lost if not acceptance.supports(triple)])

    @cached_property
    def _blocks(self) -> dict[str, str]:
        """The records of persons and positions by IRI."""
        return {
            _expanded(block.partition(" ")[0]): block for name in ("persons", "positions") for block in self._split(name) if not block.startswith(("#", "@"))
        }

    def _tenures(self, persons: Collection[str]) -> list[str]:
        """The records of the tenures of persons with these keys, times included."""
        starts = {f"tenure:{person}" for person in persons}
        return [block for block in self._split("tenures") if block.partition("\\/")[0] in starts] if starts else []

    def _split(self, name: str) -> list[str]:
        path = self._folder / f"{name}.ttl"
        try:
            return path.read_bytes().decode("utf-8").split("\n\n")  # read_text would take most of the time, for the ends of lines
        except OSError as error:
            raise InputError(path, error.strerror or "no readable file", "Turtle") from None

    def _has(self, node: NamedNode) -> bool:
        return node.value.startswith((_PERSON, _POSITION)) and node.value in self._blocks

    def _records(self, roots: Iterable[NamedNode]) -> Iterator[Statement]:
        """The statements of the records with these roots: persons with their tenures and the positions of those, positions alone."""
        statements = list(self._parsed(self._tenures([node.value.removeprefix(_PERSON) for node in roots if node.value.startswith(_PERSON)])))
        held = {value.value for _, predicate, value in statements if predicate == PACT.tenurePosition}
        yield from statements
        yield from self._parsed(self._blocks[iri] for iri in sorted(held | {node.value for node in roots}) if iri in self._blocks)

    def _parsed(self, blocks: Iterable[str]) -> Iterator[Statement]:
        head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
        try:
            triples = list(cast("Iterable[Quad]", ox.parse(head + "\n".join(blocks), format=RdfFormat.TURTLE)))
        except SyntaxError as error:
            raise InputError(self._folder, error.msg, "records in Turtle, each after an empty line") from None
        yield from self._closed(triples)

    def _loaded(self, writer: Writer) -> Iterator[NamedNode]:
        """What of the register the store has: tenures and their times stand in no other file of reference data."""
        yield from (node for node in _persons_and_positions(writer) if self._has(node))
        for cls in (PACT.RoleTenure, PACT.TimeInterval):
            yield from (quad.subject for quad in writer.quads(None, RDF.type, cls, iris.REFERENCE) if quad.subject.value.startswith(_TENURE))


def _persons_and_positions(writer: Writer) -> Iterator[NamedNode]:
    for cls in (PACT.Person, PACT.Position):
        yield from (quad.subject for quad in writer.quads(None, RDF.type, cls, iris.REFERENCE))


def _is_named(writer: Writer, node: NamedNode) -> bool:
    """Whether a claim, or the provenance of an article, names the thing."""
    quads = chain(writer.quads(None, None, node), writer.quads(node))
    return any(iris.is_claim(quad.graph_name) or iris.is_provenance(quad.graph_name) for quad in quads)


def _in(triple: Triple, graph: NamedNode) -> Quad:
    return make_quad(triple.subject, triple.predicate, triple.object, graph)


def _expanded(subject: str) -> str:
    """The IRI of a subject as Turtle writes it."""
    if subject.startswith("<"):
        return subject[1:-1]
    prefix, _, name = subject.partition(":")
    return PREFIXES[prefix] + name.replace("\\", "")
