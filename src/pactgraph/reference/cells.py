"""What a cell of a table may hold: kinds of values, and what there is for them to name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from pactgraph import iris, resources
from pactgraph.rdf import Quad, read_turtle
from pactgraph.reference import laws, offices, organizations, places, programmes
from pactgraph.reference.codes import Codes
from pactgraph.reference.record import Record
from pactgraph.reference.tables import Row, Tables, listed
from pactgraph.vocabulary import BASE, RDFS, SKOS

__all__ = ["ADDRESS", "DATE", "DAY", "ITEM", "KEY", "NUMBER", "WORDS", "Cell", "Known", "optional", "several"]

_LISTED = 12
"""So many allowed values are listed in the words for them, and no more."""


class Cell(NamedTuple):
    """What a cell is to hold.

    Args:
        is_good: whether a value may stand in a row.
        expected: words for such a value.
        optional: whether the cell may be empty.
        several: whether it holds several values, separated by bars.
    """

    is_good: Callable[[str, Row], bool]
    expected: str
    optional: bool = False
    several: bool = False

    def values(self, cell: str) -> list[str]:
        """The values of a cell."""
        return listed(cell) if self.several else [cell] if cell else []


def optional(cell: Cell) -> Cell:
    """The same, or nothing."""
    return cell._replace(optional=True)


def several(cell: Cell) -> Cell:
    """Any number of the same, separated by bars."""
    return cell._replace(optional=True, several=True)


def _like(pattern: str, expected: str) -> Cell:
    return Cell(lambda value, row: re.fullmatch(pattern, value) is not None, expected)


def _is_date(value: str, parts: Collection[int]) -> bool:
    """Whether it is a date of the calendar in ISO 8601 with so many parts."""
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value) is None or value.count("-") + 1 not in parts:
        return False
    try:
        date.fromisoformat(value + "-01" * (2 - value.count("-")))
    except ValueError:
        return False
    return True


WORDS = Cell(lambda value, row: True, "words")
KEY = _like(r"[a-z0-9]+(-[a-z0-9]+)*", "a key: small letters and digits, with hyphens between words")
NUMBER = _like(r"[0-9]+", "a number")
ITEM = _like(r"Q[1-9][0-9]*", "a Wikidata item")
ADDRESS = _like(r"https?://[^\s<>\"{}|\\^`]+", "an address that begins with http:// or https://")
DAY = Cell(lambda value, row: _is_date(value, (3,)), "a day as YYYY-MM-DD")
DATE = Cell(lambda value, row: _is_date(value, (1, 2, 3)), "a year, a month or a day as YYYY-MM-DD")


class Known:
    """What there is for cells to name.

    Things of a kind are looked for when the first cell names one, so that the tables which they rest on can be checked before.

    Args:
        tables: the source tables.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._found: dict[str, frozenset[str]] = {}

    def key(self, kind: str) -> Cell:
        """The key of a thing of a kind."""
        return Cell(lambda value, row: value in self._keys(kind), _KINDS[kind].expected)

    def thing(self, *kinds: str) -> Cell:
        """A thing of one of some kinds, as the tables write it: ``state:RUS``."""

        def is_there(value: str, row: Row) -> bool:
            kind, _, key = value.partition(":")
            return kind in kinds and key in self._keys(kind)

        return Cell(is_there, " or ".join(f"{kind}: and {_KINDS[kind].expected}" for kind in kinds))

    def _keys(self, kind: str) -> frozenset[str]:
        if kind not in self._found:
            self._found[kind] = frozenset(_KINDS[kind].keys(self._tables))
        return self._found[kind]

    def value(self, table: str, column: str) -> Cell:
        """A value of a column of another table."""
        return Cell(lambda value, row: any(other[column] == value for other in self._tables.rows(table)), f"one of the column {column} of {table}.csv")

    def organization(self) -> Cell:
        """The name of an organisation."""
        return Cell(lambda value, row: iris.slug(value) in self._keys("organization"), "the label of an organisation of the tables")

    def term(self, scheme: str) -> Cell:
        """A term of a vocabulary."""
        return _one_of(sorted(term.partition("/")[2] for term in self._terms if term.startswith(f"{scheme}/")))

    def cls(self, root: NamedNode) -> Cell:
        """A class of the ontology, or one below it."""
        found = [root.value]
        for cls in found:
            found += [below for below, above in self._subclasses if above == cls and below not in found]
        return _one_of(sorted(cls.rpartition("#")[2] for cls in found))

    def confirmed(self) -> Cell:
        """What a row about a law says and a text may confirm, or a part of it; that depends on the kind of record."""

        def can_be(value: str, row: Row) -> bool:
            return value.removeprefix("part of ") in laws.CONFIRMABLE.get(row["thing"].partition(":")[0], ())

        return Cell(can_be, "; ".join(f"of a {kind} {', '.join(columns)}" for kind, columns in laws.CONFIRMABLE.items()) + "; or part of one of them")

    def target(self) -> Cell:
        """A target of sanctions as the table of programmes writes it."""
        codes, known = self._tables.once(Codes), self.value("target_codes", "code")
        return Cell(lambda value, row: known.is_good(value, row) or codes.find(value) is not None, "a code of ISO 3166-1 or of target_codes.csv")

    def measure(self) -> Cell:
        """A measure by its name."""
        return Cell(lambda value, row: value.casefold() in programmes.measures(), "a label of ontology/vocabularies/measure.ttl")

    @cached_property
    def _terms(self) -> set[str]:
        return {quad.subject.value.removeprefix(f"{BASE}vocab/") for quad in self._ontology if quad.predicate == SKOS.inScheme}

    @cached_property
    def _subclasses(self) -> list[tuple[str, str]]:
        return [(quad.subject.value, quad.object.value) for quad in self._ontology if quad.predicate == RDFS.subClassOf]

    @cached_property
    def _ontology(self) -> list[Quad]:
        return list(read_turtle(resources.ontology_files()))


class _Kind(NamedTuple):
    """A kind of things: words for the key of one, and all keys."""

    expected: str
    keys: Callable[[Tables], Iterable[str]]


def _made(make: Callable[[Tables], Iterable[Record]]) -> Callable[[Tables], Iterable[str]]:
    return lambda tables: (record.subject.value.removeprefix(f"{BASE}id/").partition("/")[2] for record in tables.all(make))


_KINDS = {
    "law": _Kind("a key of laws.csv", lambda tables: (row["key"] for row in tables.rows("laws"))),
    "naming": _Kind("instrument, actor and day of a row of namings.csv", lambda tables: map(laws.naming_key, tables.rows("namings"))),
    "official-text": _Kind("a key of texts.csv", lambda tables: (row["key"] for row in tables.rows("texts"))),
    "organization": _Kind("the name of an organisation as a key", lambda tables: map(iris.slug, organizations.labels(tables))),
    "place": _Kind("the key of a place", _made(places.places)),
    "position": _Kind("the code of a state and a main office", _made(offices.core_positions)),
    "provision": _Kind("law and section of a row of provisions.csv", lambda tables: map(laws.provision_key, tables.rows("provisions"))),
    "state": _Kind("the code of a state or territory", lambda tables: tables.once(Codes).all),
}


def _one_of(values: Sequence[str]) -> Cell:
    shown = values if len(values) <= _LISTED else [*values[:_LISTED], "…"]
    return Cell(lambda value, row: value in values, f"one of {', '.join(shown)}")
