"""Exports: the view with labels, or everything, in the formats that other tools open; the same bytes for the same graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat

from pactgraph import iris
from pactgraph.rdf import Quad, make_quad, serialize, spaced
from pactgraph.store.protocol import Store
from pactgraph.vocabulary import BASE, DCTERMS, OWL, PACT, PREFIXES, RDF, RDFS, SKOS

__all__ = ["DATASET_FORMATS", "FORMATS", "GRAPH_FORMATS", "export"]

GRAPH_FORMATS = ("turtle", "jsonld", "rdfxml")
"""Formats of one graph: the view with labels."""
DATASET_FORMATS = ("trig", "nquads")
"""Formats of a dataset: everything, graph by graph."""
FORMATS = (*GRAPH_FORMATS, *DATASET_FORMATS)


def export(store: Store, format: str) -> str:
    """The graph as text.

    Args:
        store: the store.
        format: ``turtle``, ``jsonld`` or ``rdfxml`` for the view with its labels; ``trig`` or ``nquads`` for all
            named graphs but the ontology, which is a set of files of its own, and the texts of the articles, whose
            licences differ.
    """
    if format in DATASET_FORMATS:
        quads = sorted((quad for quad in store.quads() if quad.graph_name != iris.ONTOLOGY and not iris.is_text(quad.graph_name)), key=_order)
        return _nquads(quads) if format == "nquads" else _trig(quads)
    view = sorted(_view(store), key=_order)
    return {"turtle": _turtle, "jsonld": _jsonld, "rdfxml": _rdfxml}[format](view)


def _order(quad: Quad) -> tuple[str, str, bool, str, str]:
    """By graph, subject, type first, predicate, object."""
    return quad.graph_name.value, quad.subject.value, quad.predicate != RDF.type, quad.predicate.value, str(quad.object)


def _view(store: Store) -> Iterator[Quad]:
    """The view, labels of all that it names, and an OWL header by which Protégé finds the ontology (graph/catalog-v001.xml)."""
    header = iris.VIEW
    yield make_quad(header, RDF.type, OWL.Ontology, iris.VIEW)
    yield make_quad(header, OWL.imports, NamedNode(f"{BASE}ontology"), iris.VIEW)
    named: dict[NamedNode, None] = {}
    for quad in store.quads(graph=iris.VIEW):
        yield quad
        named.update((node, None) for node in (quad.subject, quad.object) if isinstance(node, NamedNode))
    for node in named:
        for label in store.quads(node, RDFS.label, None, iris.LABELS):
            yield make_quad(node, RDFS.label, label.object, iris.VIEW)
        if node.value.startswith(f"{BASE}vocab/"):
            for quad in store.quads(node, RDF.type, None, iris.ONTOLOGY):
                yield make_quad(node, RDF.type, quad.object, iris.VIEW)
            for quad in store.quads(node, SKOS.prefLabel, None, iris.ONTOLOGY):
                yield make_quad(node, RDFS.label, quad.object, iris.VIEW)
        for quad in store.quads(node, DCTERMS.title):
            yield make_quad(node, RDFS.label, quad.object, iris.VIEW)
            yield make_quad(node, RDF.type, PACT.Article, iris.VIEW)
        for quad in store.quads(node, RDF.type, PACT.Rule, iris.ONTOLOGY):
            yield make_quad(node, RDF.type, quad.object, iris.VIEW)


def _prefixes(quads: Iterable[Quad]) -> dict[str, str]:
    """The prefixes that some IRI of the quads uses."""
    values = {node.value for quad in quads for node in (quad.subject, quad.predicate, quad.object, quad.graph_name) if isinstance(node, NamedNode)}
    values |= {quad.object.datatype.value for quad in quads if isinstance(quad.object, Literal)}
    return {prefix: namespace for prefix, namespace in sorted(PREFIXES.items()) if any(value.startswith(namespace) for value in values)}


def _nquads(quads: Iterable[Quad]) -> str:
    return serialize(quads, RdfFormat.N_QUADS)


def _trig(quads: list[Quad]) -> str:
    return spaced(serialize(quads, RdfFormat.TRIG, _prefixes(quads)))


def _turtle(quads: list[Quad]) -> str:
    return spaced(serialize([quad.triple for quad in quads], RdfFormat.TURTLE, _prefixes(quads)))


def _rdfxml(quads: list[Quad]) -> str:
    """RDF/XML with the name spaces of its root element in order."""
    text = serialize([quad.triple for quad in quads], RdfFormat.RDF_XML, prefixes=_prefixes(quads))
    root = re.search(r"<rdf:RDF [^>]*>", text)
    assert root is not None
    declarations = sorted(re.findall(r'xmlns:\S+="[^"]*"', root.group()))
    return text.replace(root.group(), f"<rdf:RDF {' '.join(declarations)}>") + "\n"


def _jsonld(quads: list[Quad]) -> str:
    """JSON-LD, compacted with our prefixes; its lists of values are sets and stand in order."""
    import json

    from rdflib import Graph

    graph = Graph(bind_namespaces="none").parse(data=serialize([quad.triple for quad in quads], RdfFormat.N_TRIPLES), format="nt")
    data = json.loads(graph.serialize(format="json-ld", context=_prefixes(quads)))
    return json.dumps(_in_order(data), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _in_order(value: Any) -> Any:
    import json

    if isinstance(value, list):
        return sorted((_in_order(item) for item in value), key=lambda item: item.get("@id", "") if isinstance(item, dict) else json.dumps(item))
    return {key: _in_order(item) for key, item in value.items()} if isinstance(value, dict) else value
