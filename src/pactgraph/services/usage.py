"""Who uses which term of ours: the graph by which checks find terms that are not declared, and terms that nobody uses.

Each statement is ``user dcterms:references term``; the user is a file of the knowledge, a claim type of the mapping, or
a graph of a store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from pactgraph import iris, resources
from pactgraph.errors import InputError, QueryError
from pactgraph.mapping.homes import HOMES, KINDS
from pactgraph.rdf import Quad, make_quad, read_turtle
from pactgraph.sparql.header import read_query_file
from pactgraph.sparql.tokens import tokenize
from pactgraph.store.protocol import Store
from pactgraph.vocabulary import BASE, DCTERMS, PREFIXES

__all__ = ["of_installation", "of_store", "references", "terms_of_query"]

_SPARQL_IN_SHAPES = frozenset(f"http://www.w3.org/ns/shacl#{name}" for name in ("select", "ask", "construct"))


def references(user: NamedNode, terms: Iterable[NamedNode]) -> Iterator[Quad]:
    """The statements that a user uses these terms, each once; what is no term of ours is left out."""
    for term in dict.fromkeys(terms):
        if iris.is_term(term):
            yield make_quad(user, DCTERMS.references, term, iris.USAGE)


def terms_of_query(text: str) -> Iterator[NamedNode]:
    """The IRIs that a SPARQL text names, by its tokens; prefixes that it does not declare are ours.

    Raises:
        QueryError: a character that starts no token.

    >>> [term.value for term in terms_of_query("SELECT ?s { ?s pact:hasParty [] } # pact:x")]
    ['https://w3id.org/pactgraph/ontology#hasParty']
    """
    prefixes = dict(PREFIXES)
    tokens = iter(tokenize(text))
    for token in tokens:
        if token.is_word("PREFIX"):
            prefix, namespace = next(tokens, token), next(tokens, token)
            prefixes[prefix.text.removesuffix(":")] = namespace.text.strip("<>")
        elif token.kind == "iri" and iris.is_iri(token.text[1:-1]):
            yield NamedNode(token.text[1:-1])
        elif token.kind == "name":
            prefix_name, _, name = token.text.partition(":")
            if prefix_name in prefixes:
                yield NamedNode(prefixes[prefix_name] + name.replace("\\", ""))


def _of_queries(folder: Path) -> Iterator[Quad]:
    """What the query files at or below a folder use; the focus of a rule stands in its header."""
    for path in sorted(folder.rglob("*.rq")):
        file = read_query_file(path)
        try:
            terms = [*terms_of_query(file.text), *terms_of_query(str(file.metadata.get("focus", "")))]
        except QueryError as error:
            raise InputError(path, str(error), "SPARQL", error.line) from None
        yield from references(iris.file(resources.relative(path)), terms)


def _of_turtle(paths: Iterable[Path]) -> Iterator[Quad]:
    """What Turtle files use, the SPARQL in shapes included."""
    for path in sorted(paths):
        terms: list[NamedNode] = []
        for quad in read_turtle([path]):
            terms += [term for term in (quad.subject, quad.predicate, quad.object) if isinstance(term, NamedNode)]
            if quad.predicate.value in _SPARQL_IN_SHAPES and isinstance(quad.object, Literal):
                terms += terms_of_query(quad.object.value)
        yield from references(iris.file(resources.relative(path)), terms)


def _of_slots() -> Iterator[Quad]:
    """What the mapping of each claim type uses for its slots."""
    for claim_type, slots in HOMES.items():
        _, cls, scheme = KINDS[claim_type]
        terms = [cls, NamedNode(f"{BASE}vocab/{scheme}")]
        for home in slots.values():
            terms += [*home.predicates, *([NamedNode(f"{BASE}vocab/{home.scheme}")] if home.scheme else [])]
        yield from references(iris.file(f"mapping/{claim_type}"), terms)


def of_installation() -> Iterator[Quad]:
    """What rules, questions, shapes, reference data, vocabularies, policies and the slots of claims use.

    Raises:
        InputError: a file cannot be read as what it should be.
    """
    yield from _of_queries(resources.rule_folder())
    yield from _of_queries(resources.query_folder())
    terms_files = {file for file in resources.ontology_files() if file.parent.name == "ontology"}
    yield from _of_turtle(set(resources.ontology_files()) - terms_files)
    yield from _of_turtle(resources.reference_files())
    yield from _of_turtle(resources.shape_files())
    yield from _of_slots()


def of_store(store: Store) -> Iterator[Quad]:
    """What the data of a store uses: for each term one graph that does. The ontology itself is left out."""
    found: dict[NamedNode, NamedNode] = {}
    for quad in store.quads():
        if quad.graph_name != iris.ONTOLOGY:
            found.setdefault(quad.predicate, quad.graph_name)
            if isinstance(quad.object, ox.NamedNode):
                found.setdefault(quad.object, quad.graph_name)
    for term, graph in found.items():
        yield from references(graph, [term])
