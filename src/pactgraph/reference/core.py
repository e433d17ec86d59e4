"""The records of the core by kind, each made once: what files hold, and what names are taken."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from pactgraph.rdf import Term, read_turtle
from pactgraph.reference import holders, laws, offices, organizations, places, programmes, states
from pactgraph.reference.record import Record
from pactgraph.reference.tables import Tables
from pactgraph.vocabulary import RDFS, SKOS

__all__ = ["Core", "international_organizations", "organizations_by_hand"]

_OTHERS = (
    states.states,
    states.alternative_names,
    places.places,
    programmes.programmes,
    offices.core_positions,
    holders.named_persons,
    laws.laws,
    laws.provisions,
)
_BY_HAND = ("items.ttl",)
_NAMES = (RDFS.label, SKOS.altLabel)


def international_organizations(tables: Tables) -> list[Record]:
    """Organisations whose members are states."""
    return list(organizations.international_organizations(tables))


def organizations_by_hand(tables: Tables) -> list[Record]:
    """All other organisations."""
    return [*organizations.government_bodies(tables), *organizations.news_organizations(tables), *organizations.other_organizations(tables)]


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
        made = [record for make in _OTHERS for record in make(tables)]
        for record in (*made, *tables.once(international_organizations), *tables.once(organizations_by_hand)):
            yield from record.triples
        files = [tables.folder.parent / name for name in _BY_HAND]
        for quad in read_turtle(file for file in files if file.is_file()):
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
