"""A small folder of reference data, cut from the files that ship, for tests that are not about these data.

With it a store is a fraction as large, and what only moves stores about (faults, kills, changes) takes a fraction of the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode

from pactgraph import iris, resources
from pactgraph.mapping import Terminology, map_article
from pactgraph.rdf import Triple, make_quad, read_turtle, turtle
from pactgraph.reading import read_article
from pactgraph.services.acceptance import Acceptance, read_policy
from pactgraph.services.register import Register
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.vocabulary import BASE, DCTERMS

__all__ = ["write_small_reference"]


def write_small_reference(folder: Path, article: Path, *more: NamedNode) -> Path:
    """Write the records that an article and some more things name, and what those records name in turn; the folder."""
    terminology = Terminology(read_turtle(resources.ontology_files()))
    read = read_article(article)
    store = MemoryStore(map_article(read.document, read.claims, terminology))
    store.insert(make_quad(iris.article("more"), DCTERMS.subject, node, iris.claim("more")) for node in more)
    Register(resources.register_folder(), terminology.closed).settle(store, Acceptance(store, read_policy()), nodes(store.quads()))
    for kind in ("person", "position", "tenure"):
        of_kind = [quad for quad in store.quads(graph=iris.REFERENCE) if quad.subject.value.startswith(f"{BASE}id/{kind}/")]
        _write(resources.register_folder(folder) / f"{kind}s.ttl", of_kind)
    _write(folder / "core.ttl", reachable(list(read_turtle(resources.reference_files())), nodes(store.quads())))
    return folder


def nodes(triples: Iterable[Triple]) -> set[NamedNode]:
    return {node for triple in triples for node in (triple.subject, triple.object) if isinstance(node, NamedNode)}


def reachable(triples: list[Triple], roots: set[NamedNode]) -> list[Triple]:
    """The triples about the roots, about what these name, and so on."""
    found = [triple for triple in triples if triple.subject in roots]
    wider = roots | nodes(found)
    return found if wider == roots else reachable(triples, wider)


def _write(file: Path, triples: Iterable[Triple]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(turtle(sorted(((t.subject, t.predicate, t.object) for t in triples), key=str)), encoding="utf-8")
