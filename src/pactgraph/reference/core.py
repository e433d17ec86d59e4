"""The core without refreshed tables: what its files hold, and what names are taken."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from pactgraph.rdf import Term, read_turtle
from pactgraph.reference import holders, laws, offices, organizations, places, programmes, states
from pactgraph.reference.record import Record
from pactgraph.reference.tables import Tables
from pactgraph.reference.writing import by_hand
from pactgraph.vocabulary import RDFS, SKOS

__all__ = ["Core", "laws_and_texts", "organizations_by_hand"]

_NAMES = (RDFS.label, SKOS.altLabel)


def organizations_by_hand(tables: Tables) -> Iterator[Record]:
    """All organisations but the international ones."""
    yield from organizations.government_bodies(tables)
    yield from organizations.news_organizations(tables)
    yield from organizations.other_organizations(tables)


def laws_and_texts(tables: Tables) -> Iterator[Record]:
    """Laws, their provisions, and the official texts that confirm what is said of them."""
    yield from laws.laws(tables)
    yield from laws.provisions(tables)
    yield from laws.official_texts(tables)


_MAKERS = (
    states.states,
    states.alternative_names,
    places.places,
    programmes.programmes,
    offices.core_positions,
    holders.named_persons,
    laws_and_texts,
    organizations.international_organizations,
    organizations_by_hand,
)
"""What makes things that have names; whoever makes a file of them has them from ``Tables.all`` too, so that each is made once."""


class Core:
    """What the core says without refreshed tables: which thing has which name, and what is said of a thing.

    Args:
        tables: the source tables; what is written by hand lies in the folder above them.
    """

    def __init__(self, tables: Tables) -> None:
        self._values: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
        self._things: dict[str, set[NamedNode]] = {}
        for subject, predicate, value in self._triples(tables):
            self._values.setdefault(subject, {}).setdefault(predicate, []).append(value)
            if predicate in _NAMES:
                self._things.setdefault(value.value.casefold(), set()).add(subject)
        self.of_item = {value: subject for subject, values in self._values.items() for value in values.get(SKOS.exactMatch, ())}

    @staticmethod
    def _triples(tables: Tables) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
        for make in _MAKERS:
            for record in tables.all(make):
                yield from record.triples
        for quad in read_turtle(by_hand(tables.folder.parent)):
            yield quad.subject, quad.predicate, quad.object

    def has(self, thing: NamedNode) -> bool:
        """Whether there is such a thing."""
        return thing in self._values

    def values(self, thing: NamedNode, predicate: NamedNode) -> list[Term]:
        """What is said of a thing."""
        return self._values.get(thing, {}).get(predicate, [])

    def label(self, thing: NamedNode) -> str:
        """Its name."""
        return self.values(thing, RDFS.label)[0].value

    def names(self, thing: NamedNode) -> set[str]:
        """All literals that are names of a thing, hidden ones too, without regard to case."""
        found = (value for predicate in (*_NAMES, SKOS.hiddenLabel) for value in self.values(thing, predicate))
        return {value.value.casefold() for value in found if isinstance(value, Literal)}

    def named(self, name: str) -> set[NamedNode]:
        """The things with a name, without regard to case."""
        return self._things.get(name.casefold(), set())
