"""An rdflib graph that parses each query once.

pySHACL runs the query of a SPARQL constraint for every focus node, and rdflib parses it every time, which took 85 % of
the time of a validation.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

__all__ = ["PreparedGraph"]


class PreparedGraph(Graph):
    """A graph without prefixes of its own."""

    def __init__(self) -> None:
        super().__init__(bind_namespaces="none")

    def query(self, query_object: str | Query, *args: Any, **options: Any) -> Result:
        """See `rdflib.Graph.query`."""
        return super().query(_prepared(query_object) if isinstance(query_object, str) else query_object, *args, **options)


@cache
def _prepared(text: str) -> Query:
    return prepareQuery(text)
