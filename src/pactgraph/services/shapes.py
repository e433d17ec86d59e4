"""The shapes in ``shapes/``, and pySHACL as their judge.

Two sets: those of the class families judge an article before its claims are let in; those of ``derivations.ttl`` and
``plausibility.ttl`` judge the view, after the rules have run.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from pactgraph import resources
from pactgraph.errors import InputError
from pactgraph.rdf import Term, Triple
from pactgraph.sparql.plan import Plan, compile_plan
from pactgraph.vocabulary import SH, XSD

if TYPE_CHECKING:
    import rdflib

__all__ = ["Result", "Shapes", "of_articles", "of_the_view"]

_OF_THE_VIEW = ("derivations.ttl", "plausibility.ttl")
_COMMON = "references.ttl"


class Result(NamedTuple):
    """A ``sh:ValidationResult`` (SHACL section 3.6.2): its terms, and the plan of the query that found it, if one did."""

    focus: NamedNode
    message: str
    severity: str
    shape: str
    component: str
    constraint: str | None
    path: NamedNode | None
    value: Term | None
    plan: Plan | None


@cache
def of_articles() -> Shapes:
    """The shapes that an article's claims must satisfy."""
    return Shapes([path for path in resources.shape_files() if path.name not in _OF_THE_VIEW])


@cache
def of_the_view() -> Shapes:
    """The shapes that the view is judged by."""
    return Shapes([path for path in resources.shape_files() if path.name in (*_OF_THE_VIEW, _COMMON)])


class Shapes:
    """A shapes graph.

    Args:
        files: its Turtle files.

    Raises:
        InputError: a file is missing or not Turtle.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        from rdflib import Graph
        from rdflib.plugins.parsers.notation3 import BadSyntax

        self.graph = Graph(bind_namespaces="none")
        for path in files:
            try:
                self.graph.parse(path, format="turtle")
            except BadSyntax as error:
                raise InputError(path, str(error.message), "Turtle", error.lines + 1) from None
        self._plans: dict[str, Plan] = {}

    def judge(self, triples: Iterable[Triple], focus: Container[Term]) -> list[Result]:
        """What the shapes have to say of some nodes of a data graph.

        Args:
            triples: the data graph; class trees and schemes must be in it.
            focus: keep the results with one of these nodes as focus node or value.
        """
        import pyshacl
        from rdflib import Graph

        from pactgraph.services.prepared import PreparedGraph

        data = PreparedGraph()
        for triple in triples:
            data.add((_to_rdflib(triple.subject), _to_rdflib(triple.predicate), _to_rdflib(triple.object)))
        # Not with pySHACL's own focus_nodes: it filters the nodes of nested shapes too, and lets faults through.
        _, report, _ = pyshacl.validate(data, shacl_graph=self.graph, inplace=True)
        assert isinstance(report, Graph)
        return [result for result in self._results(report) if result.focus in focus or (result.value is not None and result.value in focus)]

    def _results(self, report: rdflib.Graph) -> Iterator[Result]:
        from rdflib import URIRef

        def value(node: Any, name: str) -> Any:
            return report.value(node, URIRef(SH[name].value))

        for node in report.objects(None, URIRef(SH.result.value)):
            source = value(node, "sourceConstraint")
            path, found = value(node, "resultPath"), value(node, "value")
            yield Result(
                focus=NamedNode(str(value(node, "focusNode"))),
                message=str(value(node, "resultMessage")),
                severity=str(value(node, "resultSeverity")).rpartition("#")[2],
                shape=str(value(node, "sourceShape")),
                component=str(value(node, "sourceConstraintComponent")),
                constraint=None if source is None else str(source),
                path=NamedNode(str(path)) if isinstance(path, URIRef) else None,
                value=None if found is None else _from_rdflib(found),
                plan=None if source is None else self._plan(source),
            )

    def _plan(self, constraint: Any) -> Plan:
        """The plan of a SPARQL constraint, by which the statements behind its results are found again."""
        from rdflib import URIRef

        if str(constraint) not in self._plans:
            prologue = []
            for declaration in self.graph.objects(None, URIRef(SH.declare.value)):
                prefix, namespace = (self.graph.value(declaration, URIRef(SH[name].value)) for name in ("prefix", "namespace"))
                prologue.append(f"PREFIX {prefix}: <{namespace}>\n")
            select = str(self.graph.value(constraint, URIRef(SH.select.value)))
            self._plans[str(constraint)] = compile_plan("".join(sorted(prologue)) + select)
        return self._plans[str(constraint)]


def _to_rdflib(term: Term) -> rdflib.URIRef | rdflib.Literal:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if term.language is not None:
        return rdflib.Literal(term.value, lang=term.language)
    # rdflib holds a string with and without its datatype for two different literals
    return rdflib.Literal(term.value, datatype=None if term.datatype == XSD.string else rdflib.URIRef(term.datatype.value))


def _from_rdflib(term: Any) -> Term:
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if term.language is not None:
        return Literal(str(term), language=term.language)
    return Literal(str(term), datatype=XSD.string if term.datatype is None else NamedNode(str(term.datatype)))
