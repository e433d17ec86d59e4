"""Exports: the view with labels, or everything, in the formats that other tools open; the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from pactgraph import iris
from pactgraph.store.protocol import Store
from pactgraph.vocabulary import BASE, OWL, PREFIXES, RDF

if TYPE_CHECKING:
    from rdflib import Dataset, Graph

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
            named graphs but the ontology, which is a file of its own.
    """
    if format in DATASET_FORMATS:
        quads = sorted((quad for quad in store.quads() if quad.graph_name not in (iris.ONTOLOGY,)), key=_order)
        return _nquads(quads) if format == "nquads" else _dataset(quads).serialize(format="trig")
    triples = sorted([*_header(), *store.quads(graph=iris.VIEW), *store.quads(graph=iris.LABELS)], key=_order)
    graph = _graph(triples)
    match format:
        case "jsonld":
            return graph.serialize(format="json-ld", indent=1, sort_keys=True, auto_compact=True) + "\n"
        case "rdfxml":
            return graph.serialize(format="pretty-xml", max_depth=1)
        case _:
            return graph.serialize(format="turtle")


def _order(quad: Quad) -> tuple[str, str, str, str]:
    return quad.graph_name.value, quad.subject.value, quad.predicate.value, str(quad.object)


def _header() -> list[Quad]:
    """An OWL header, so that Protégé opens the graph together with the ontology (see graph/catalog-v001.xml)."""
    node = NamedNode(f"{BASE}graph/view")
    return [Quad(node, RDF.type, OWL.Ontology, iris.VIEW), Quad(node, OWL.imports, NamedNode(f"{BASE}ontology"), iris.VIEW)]


def _nquads(quads: Iterable[Quad]) -> str:
    return serialize(quads, format=RdfFormat.N_QUADS).decode()


def _graph(quads: Iterable[Quad]) -> Graph:
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    _bind(graph)
    graph.parse(data=serialize([quad.triple for quad in quads], format=RdfFormat.N_TRIPLES), format="nt")
    return graph


def _dataset(quads: Iterable[Quad]) -> Dataset:
    from rdflib import Dataset

    dataset = Dataset()
    _bind(dataset)
    dataset.parse(data=_nquads(quads), format="nquads")
    return dataset


def _bind(graph: Graph) -> None:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True)
