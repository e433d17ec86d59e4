"""What the mapping asks the ontology: which term the words of a text stand for, and which classes lie above a class."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from pactgraph.vocabulary import BASE, PACT, RDF, RDFS, SKOS

__all__ = ["Terminology", "read_turtle"]


def read_turtle(files: Iterable[Path]) -> list[Quad]:
    """The triples of Turtle files, as quads of the default graph.

    Raises:
        SyntaxError: a file is not Turtle; the message has its line.
    """
    return [quad for file in files for quad in parse(path=str(file), format=RdfFormat.TURTLE)]


class Terminology:
    """Lexicon and class tree of the ontology.

    The lexicon is the labels of the SKOS schemes: words resolve to the concept of which they are a label,
    whatever their case.

    Args:
        quads: the triples of the ontology and its vocabularies.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._concepts: dict[tuple[str, str], NamedNode] = {}
        self._parents: dict[NamedNode, list[NamedNode]] = {}
        for quad in quads:
            if quad.predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel) and isinstance(quad.object, Literal):
                scheme, _, term = quad.subject.value.removeprefix(f"{BASE}vocab/").partition("/")
                if term:
                    self._concepts[scheme, quad.object.value.casefold()] = quad.subject
            elif quad.predicate == RDFS.subClassOf and quad.object.value.startswith(str(PACT)):
                self._parents.setdefault(quad.subject, []).append(quad.object)

    def concept(self, scheme: str, words: str) -> NamedNode | None:
        """The controlled term that the words are a label of, or ``None``."""
        return self._concepts.get((scheme, " ".join(words.split()).casefold()))

    def with_superclasses(self, cls: NamedNode) -> list[NamedNode]:
        """The class and all classes above it (RDFS entailment rule rdfs9 applied to one type)."""
        found = [cls]
        for known in found:
            found.extend(parent for parent in self._parents.get(known, ()) if parent not in found)
        return found

    def closed(self, quads: Iterable[Quad]) -> list[Quad]:
        """The quads with the types that follow from the class tree."""
        result = []
        for quad in quads:
            result.append(quad)
            if quad.predicate == RDF.type:
                result.extend(
                    Quad(quad.subject, RDF.type, parent, quad.graph_name) for parent in self.with_superclasses(quad.object)[1:]
                )
        return result
