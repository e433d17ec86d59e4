"""Persons who hold or held an office, and what the tables say of who held which office when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.reference.offices import Mention, Offices
from pactgraph.reference.record import Record, Statement, english, is_latin, make, names
from pactgraph.reference.tables import REFRESHED, Row, Tables, listed
from pactgraph.vocabulary import BASE, PACT, SKOS

__all__ = ["Holding", "Mentioned", "Persons", "holders", "kept", "named_persons", "refreshed"]

_FRESH = f"{REFRESHED}office_holders"


class Holding(NamedTuple):
    """A row that says who held which office when.

    Args:
        qid: the item of the person.
        name: the name that the row gives.
        position: the office.
        state: code of the state of the office, empty for an organisation.
        start: a year, a month or a day in ISO 8601; empty if unknown.
        end: as the start; also empty if there was none when the table was read.
        table: the table of the row.
    """

    qid: str
    name: str
    position: NamedNode
    state: str
    start: str
    end: str
    table: str


class Mentioned(NamedTuple):
    """A row that names a person as the holder of an office, be it one that the reference data has or not.

    Args:
        qid: the item of the person.
        name: the name that the row gives.
        state: code of the state of the office, empty for an organisation.
        holding: who held what when; none where the reference data has no such body.
    """

    qid: str
    name: str
    state: str
    holding: Holding | None


def named_persons(tables: Tables) -> Iterator[Record]:
    """Persons of whom no table has an item: authors, for example."""
    for row in tables.rows("persons"):
        if not row["qid"]:
            subject = NamedNode(f"{BASE}id/person/{row['key']}")
            more = [*names(row["label"], listed(row["aliases"])), *_country(row["state"])]
            yield make(subject, PACT.Person, row["label"], "Kept by hand; no identifier verified.", tables.retrieved("persons"), *more)


def holders(tables: Tables) -> Iterator[Record]:
    """Persons of the register, each with the state in whose offices they are, if it is one state only."""
    persons = tables.once(Persons)
    states: dict[str, set[str]] = {}
    rows: list[Mentioned | Holding] = [*tables.once(kept), *tables.once(refreshed)]
    for row in rows:
        if row.state:
            states.setdefault(row.qid, set()).add(row.state)
    for qid in persons.labels:
        own = states.get(qid, set())
        label, given = persons.label(qid), persons.given.get(qid)
        others = [*(listed(given["aliases"]) if given else ()), *sorted(persons.labels[qid])]
        table, described = persons.table(qid), persons.described.get(qid)
        more = [*names(label, [*others, *(_names(described) if described else ())]), *_country(next(iter(own)) if len(own) == 1 else "")]
        if described:
            more += [(SKOS.hiddenLabel, english(name)) for name in listed(described["family_names"]) if is_latin(name) and name != label]
        yield make(persons.node(qid), PACT.Person, label, f"http://www.wikidata.org/entity/{qid}", tables.retrieved(table), *more, qid=qid)


def _names(described: Row) -> Iterator[str]:
    """Names that Wikidata gives; initials and names in other scripts are none that an English text has."""
    for name in (described["name"], *listed(described["aliases"])):
        if is_latin(name) and len(name) > 2:
            yield name


def kept(tables: Tables) -> list[Mentioned]:
    """Who held what by the tables that are kept, the fullest first; rows without a person say nothing."""
    offices = tables.once(Offices)
    found = []
    for row in tables.rows("office_holders"):
        mention = offices.of_set(row["set"], row["position"])
        found.append(_mentioned(offices, mention, row["person_qid"], row["person"], row["start"], row["end"], "office_holders"))
    for row in tables.rows("heads_of_state_and_government"):
        mention, years = _mention(offices, row["countryid"], row), (row["start_year"], row["end_year"])
        found.append(_mentioned(offices, mention, row["officeholder"], row["officeholderLabel"], *years, "heads_of_state_and_government"))
    for row in tables.rows("foreign_ministers"):
        if row["person"]:
            mention = _mention(offices, row["country"], {**row, "country": row["countryLabel"]})
            found.append(_mentioned(offices, mention, row["person"], row["name"], row["start"], "", "foreign_ministers"))
    return found


def refreshed(tables: Tables) -> list[Holding]:
    """Who held what by the table of holders of office that is refreshed, as far as it names the person and the reference data has the office."""
    offices = tables.once(Offices)
    found = []
    for row in tables.refreshed("office_holders"):
        position = offices.of_item(row["position_qid"])
        if position is not None and row["person"]:
            found.append(Holding(row["person_qid"], row["person"], position, offices.state(position), row["start"], row["end"], _FRESH))
    return found


def _mentioned(offices: Offices, mention: Mention, qid: str, name: str, start: str, end: str, table: str) -> Mentioned:
    position = offices.position(mention)
    holding = None if position is None else Holding(qid, name, position, mention.state, start, end, table)
    return Mentioned(qid, name, mention.state, holding)


def _mention(offices: Offices, item: str, row: Row) -> Mention:
    return Mention(offices.codes.find(item, row["country"]) or "", row["positionLabel"], row["position"])


class Persons:
    """Keys and labels of persons: of two with the same name, the one with the lower item has the plain key.

    Persons whom only a refreshed table knows come after the others, so that a refresh changes the key of none that is kept.
    """

    def __init__(self, tables: Tables) -> None:
        self.given = {row["qid"]: row for row in tables.rows("persons") if row["qid"]}
        self.described = {row["qid"]: row for row in tables.refreshed("persons")}
        self.labels: dict[str, Counter[str]] = {}
        self._taken = {row["key"] for row in tables.rows("persons")}
        self._keys = {qid: row["key"] for qid, row in self.given.items()}
        for named in tables.once(kept):
            self.labels.setdefault(named.qid, Counter())[named.name] += 1
        self._add_keys()
        self._kept = frozenset(self.labels)
        for holding in tables.once(refreshed):
            # A label that Wikidata has now is another name of a person with a key.
            self.labels.setdefault(holding.qid, Counter())[holding.name] += holding.qid not in self._kept
        self._add_keys()

    def _add_keys(self) -> None:
        for qid in sorted(self.labels.keys() - self._keys.keys(), key=lambda qid: int(qid[1:])):
            label = self.label(qid)
            # A name in another script has no slug that a reader could tell from others.
            key = iris.slug(label) if is_latin(label) else qid.lower()
            self._keys[qid] = f"{key}-{qid.lower()}" if key in self._taken else key
            self._taken.add(key)

    def label(self, qid: str) -> str:
        """The name set by hand, else the commonest one."""
        if qid in self.given:
            return self.given[qid]["label"]
        return min(self.labels[qid], key=lambda name: (-self.labels[qid][name], name))

    def node(self, qid: str) -> NamedNode:
        """The person."""
        return NamedNode(f"{BASE}id/person/{self._keys[qid]}")

    def table(self, qid: str) -> str:
        """The table that says most of the person."""
        if qid in self.described:
            return f"{REFRESHED}persons"
        return "office_holders" if qid in self._kept else _FRESH


def _country(state: str) -> Iterator[Statement]:
    if state:
        yield PACT.country, iris.state(state)
