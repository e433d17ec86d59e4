"""Sanctions programmes: who issues them, whom they target, with what measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode

from pactgraph import iris, resources
from pactgraph.rdf import read_turtle
from pactgraph.reference.codes import Codes
from pactgraph.reference.record import Record, Statement, make, node, text
from pactgraph.reference.tables import Row, Tables, listed
from pactgraph.vocabulary import BASE, PACT, SKOS

__all__ = ["measures", "programmes"]


def programmes(tables: Tables) -> Iterator[Record]:
    """Sanctions programmes by their key."""
    rows = tables.rows("programmes")
    # A programme that has the name of a law has its key after it: texts mean the law.
    titles = Counter([*(row["title"] for row in rows), *(name for law in tables.rows("laws") for name in (law["label"], *listed(law["aliases"])))])
    index = _Index(tables)
    for row in rows:
        label = row["title"] if titles[row["title"]] == 1 else f"{row['title']} ({row['key']})"
        more: list[Statement] = [(SKOS.notation, text(row["key"])), (PACT.programmeIssuer, index.issuer(row))]
        more += [(PACT.programmeTarget, target) for target in index.targets(row)]
        more += [(PACT.programmeMeasure, measures()[name.casefold()]) for name in listed(row["measures"])]
        # Hidden, since many are names of states or laws as well (CUBA, CAATSA).
        more += [(SKOS.hiddenLabel, text(alias)) for alias in listed(row["aliases"]) if alias != label]
        subject = NamedNode(f"{BASE}id/programme/{iris.slug(row['key'])}")
        yield make(subject, PACT.SanctionsProgramme, label, row["url"], tables.retrieved("programmes"), *more)


class _Index:
    """Issuers and targets by the words of the table."""

    def __init__(self, tables: Tables) -> None:
        self._codes = tables.once(Codes)
        self._issuers = {row["issuer"]: row["actor"] for row in tables.rows("issuers")}
        self._targets = {row["code"]: row["thing"] for row in tables.rows("target_codes")}

    def issuer(self, row: Row) -> NamedNode:
        return node(self._issuers[row["issuer"]])

    def targets(self, row: Row) -> Iterator[NamedNode]:
        for code in listed(row["targets"]):
            state = self._codes.find(code)
            if code in self._targets:
                if self._targets[code]:
                    yield node(self._targets[code])
            elif state is not None:
                yield iris.state(state)


@cache
def measures() -> Mapping[str, NamedNode]:
    """The measures by their names in the vocabulary, in small letters."""
    return {
        quad.object.value.casefold(): quad.subject
        for quad in read_turtle([resources.vocabulary_file("measure")])
        if quad.predicate in (SKOS.prefLabel, SKOS.altLabel) and isinstance(quad.object, Literal)
    }
