"""What the mapping asks the ontology: which term the words of a text stand for, and which classes lie above a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from pactgraph.rdf import Quad, Term, Triple
from pactgraph.vocabulary import BASE, PACT, RDF, RDFS, SKOS

__all__ = ["Terminology"]


class Terminology:
    """Lexicon and class tree of the ontology.

    The lexicon is the labels of the SKOS schemes: words resolve to the concept of which they are a label,
    whatever their case.

    Args:
        quads: the triples of the ontology and its vocabularies.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._concepts: dict[tuple[str, str], NamedNode] = {}
        self._labels: dict[str, str] = {}
        self._parents: dict[NamedNode, list[NamedNode]] = {}
        for quad in quads:
            if quad.predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel) and isinstance(quad.object, Literal):
                scheme, _, term = quad.subject.value.removeprefix(f"{BASE}vocab/").partition("/")
                if term:
                    self._concepts[scheme, quad.object.value.casefold()] = quad.subject
                if quad.predicate == SKOS.prefLabel:
                    self._labels[quad.subject.value] = quad.object.value
            elif quad.predicate == RDFS.subClassOf and isinstance(quad.object, NamedNode) and quad.object.value.startswith(str(PACT)):
                self._parents.setdefault(quad.subject, []).append(quad.object)

    def concept(self, scheme: str, words: str) -> NamedNode | None:
        """The controlled term that the words are a label of, or ``None``."""
        return self._concepts.get((scheme, " ".join(words.split()).casefold()))

    def label(self, concept: str) -> str | None:
        """The preferred label of a concept."""
        return self._labels.get(concept)

    def with_superclasses(self, cls: NamedNode) -> list[NamedNode]:
        """The class and all classes above it (RDFS entailment rule rdfs9 applied to one type)."""
        found = [cls]
        for known in found:
            found.extend(parent for parent in self._parents.get(known, ()) if parent not in found)
        return found

    def closed(self, triples: Iterable[Triple]) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
        """The triples, with the types that follow from the class tree."""
        for triple in triples:
            if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
                for cls in self.with_superclasses(triple.object):
                    yield triple.subject, RDF.type, cls
            else:
                yield triple.subject, triple.predicate, triple.object
