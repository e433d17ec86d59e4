"""Names of things: what to show for an IRI, and which IRI a user means."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from pactgraph import iris
from pactgraph.errors import NotFoundError, ParameterError
from pactgraph.rdf import Term
from pactgraph.store.protocol import Store
from pactgraph.vocabulary import BASE, DCTERMS, PACT, PREFIXES, RDF, RDFS, SKOS, curie

__all__ = ["Names"]

_LABELS = (
    (RDFS.label, iris.VIEW),
    (RDFS.label, iris.LABELS),
    (SKOS.prefLabel, iris.ONTOLOGY),
    (RDFS.label, iris.ONTOLOGY),
    (DCTERMS.title, None),
    (PACT.statedAs, iris.VIEW),
    (PACT.earliest, iris.VIEW),
)
_SHOWN_CANDIDATES = 5


class Names:
    """Labels of a store, both ways.

    Args:
        store: the store whose labels count.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[NamedNode, str] = {}

    def label(self, node: NamedNode) -> str:
        """The label of a thing; where it has none, the readable end of its IRI."""
        if node not in self._known:
            self._known[node] = self._label(node)
        return self._known[node]

    def _label(self, node: NamedNode) -> str:
        for predicate, graph in _LABELS:
            labels = sorted(quad.object.value for quad in self._store.quads(node, predicate, None, graph) if isinstance(quad.object, Literal))
            if labels:
                return labels[0]
        return curie(node.value) or node.value.removeprefix(f"{BASE}id/")

    def show(self, term: Term) -> str:
        """A term for a reader."""
        return self.label(term) if isinstance(term, NamedNode) else getattr(term, "value", str(term))

    def resolve(self, text: str) -> NamedNode:
        """The thing that a user means by an IRI, a CURIE, a label in any case, a term's local name, or ``a`` for rdf:type.

        Raises:
            ParameterError: the text is a broken IRI, or the label of several things.
            NotFoundError: no thing has this label; the error names near ones.
        """
        if text.startswith("<") and text.endswith(">"):
            return _iri(text[1:-1])
        prefix, colon, name = text.partition(":")
        if colon and (name.startswith("//") or prefix in ("urn", "tag")):
            return _iri(text)
        if colon and prefix in PREFIXES:
            return _iri(PREFIXES[prefix] + name)
        if text == "a":
            return RDF.type
        found = self._labelled(text) or self._term(text)
        if len(found) > 1:
            shown = "; ".join(f"{self.label(node)} <{node.value}>" for node in found[:_SHOWN_CANDIDATES])
            raise ParameterError(f"{text!r} is the name of {len(found)} things: {shown}; give the IRI")
        if not found:
            raise NotFoundError("thing with the name", text, self._near(text))
        return found[0]

    def _labelled(self, text: str) -> list[NamedNode]:
        exact = {
            quad.subject
            for literal in (Literal(text, language="en"), Literal(text))
            for predicate in (RDFS.label, SKOS.altLabel, SKOS.prefLabel, SKOS.notation)
            for quad in self._store.quads(None, predicate, literal)
        }
        if not exact:
            exact = {node for label, node in self._all() if label.casefold() == text.casefold()}
        return sorted(exact, key=lambda node: node.value)

    def _term(self, text: str) -> list[NamedNode]:
        """The term of the ontology with this local name (``partnerOf``)."""
        if not text.isidentifier():
            return []
        node = PACT[text]
        return [node] if next(self._store.quads(node, None, None, iris.ONTOLOGY), None) else []

    def _all(self) -> Iterator[tuple[str, NamedNode]]:
        for predicate in (RDFS.label, SKOS.altLabel, SKOS.prefLabel, SKOS.notation):
            for quad in self._store.quads(None, predicate):
                yield quad.object.value, quad.subject

    def _near(self, text: str) -> list[str]:
        from difflib import get_close_matches

        labels = {label.casefold(): label for label, _ in self._all()}
        return [labels[key] for key in get_close_matches(text.casefold(), labels, n=_SHOWN_CANDIDATES)]


def _iri(text: str) -> NamedNode:
    try:
        return NamedNode(text)
    except ValueError as error:
        raise ParameterError(f"found {text!r}; expected an IRI ({error})") from None
