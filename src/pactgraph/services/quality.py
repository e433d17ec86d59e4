"""Checks of the ontology: each a SELECT in ``ontology/checks/`` whose rows are faults, in the manner of ROBOT's report queries.

A check's plain patterns read the ontology graph (terms, vocabularies, alignments, policies). Beside it, by name, stand
``graph:reference``, ``graph:shapes`` and ``graph:usage`` (see `pactgraph.services.usage`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode

from pactgraph import iris, resources
from pactgraph.errors import InputError, QueryError
from pactgraph.rdf import Quad, Term, make_quad, read_turtle
from pactgraph.services import usage
from pactgraph.sparql.header import QueryFile, read_query_file
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.store.protocol import Store
from pactgraph.vocabulary import BASE, curie

__all__ = ["ERROR", "SEVERITIES", "Check", "Fault", "check", "knowledge", "read_checks"]

ERROR = "error"
SEVERITIES = (ERROR, "warning")


class Check(NamedTuple):
    """A check: its query, what a row means, how bad it is, and the source of the demand."""

    file: QueryFile
    summary: str
    severity: str
    why: str

    @property
    def name(self) -> str:
        """File name without ending."""
        return self.file.name


class Fault(NamedTuple):
    """One row of a check: the term at fault (its IRI), and what else the row says, for a reader."""

    check: str
    severity: str
    summary: str
    term: str
    detail: str


def read_checks(folder: Path | None = None) -> list[Check]:
    """The checks of a folder, by severity and name.

    Raises:
        InputError: a file lacks a part of its header.
    """
    checks = []
    for path in sorted((folder or resources.checks_folder()).glob("*.rq")):
        file = read_query_file(path)
        file.require("summary", "severity", "why", "holds", "fails")
        severity = file.metadata["severity"]
        if severity not in SEVERITIES:
            raise InputError(path, f"severity {severity!r}", " or ".join(SEVERITIES), 1)
        checks.append(Check(file, file.metadata["summary"], severity, file.metadata["why"]))
    return sorted(checks, key=lambda check: (SEVERITIES.index(check.severity), check.name))


def knowledge(data: Store | None = None) -> MemoryStore:
    """What the checks read: ontology, shapes and reference data of the installation, and who uses which term.

    Args:
        data: a store whose use of terms counts too.

    Raises:
        InputError: a file cannot be read as what it should be.
    """
    store = MemoryStore(usage.of_installation())
    if data is not None:
        store.insert(usage.of_store(data))
    graphs = {
        iris.ONTOLOGY: resources.ontology_files(),
        iris.REFERENCE: resources.reference_files(),
        iris.SHAPES: resources.shape_files(),
    }
    for graph, files in graphs.items():
        store.insert(_in(graph, read_turtle(files)))
    return store


def _in(graph: NamedNode, triples: Iterable[Quad]) -> Iterable[Quad]:
    return (make_quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def check(store: Store, checks: Iterable[Check]) -> list[Fault]:
    """Run checks.

    Args:
        store: what they read, as `knowledge` makes it.
        checks: the checks, as `read_checks` reads them.

    Returns:
        the faults, in the order of the checks, then by term.

    Raises:
        InputError: a check is no SELECT of ``?term``.
    """
    return [fault for one in checks for fault in _faults(store, one)]


def _faults(store: Store, check: Check) -> list[Fault]:
    try:
        solutions = store.select(check.file.text)
    except QueryError as error:
        raise InputError(check.file.path, str(error), "a SELECT", error.line) from None
    if not solutions.variables or solutions.variables[0] != "term":
        raise InputError(check.file.path, f"a SELECT of {', '.join(solutions.variables)}", "one whose first variable is ?term", 1)
    faults = set()
    for term, *others in solutions.rows:
        detail = "; ".join(f"{name} {_shown(value)}" for name, value in zip(solutions.variables[1:], others, strict=True) if value is not None)
        faults.add(Fault(check.name, check.severity, check.summary, getattr(term, "value", str(term)), detail))
    return sorted(faults)


def _shown(value: Term) -> str:
    if isinstance(value, NamedNode):
        return curie(value.value) or value.value.removeprefix(iris.file("").value).removeprefix(BASE)
    return str(value)
