"""Persons who hold or held an office, and their tenures."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.reference.offices import Mention, Offices
from pactgraph.reference.record import Record, Statement, is_latin, make, names
from pactgraph.reference.tables import Row, Tables, listed
from pactgraph.vocabulary import BASE, PACT, RDF, concept, date, integer

__all__ = ["holders", "named_persons", "tenures"]


class _Holding(NamedTuple):
    """A row that says who held which office when; dates are years, months or days."""

    qid: str
    name: str
    office: Mention
    start: str
    end: str


def named_persons(tables: Tables) -> Iterator[Record]:
    """Persons of whom no table has an item: authors, for example."""
    for row in tables.rows("persons"):
        if not row["qid"]:
            subject = NamedNode(f"{BASE}id/person/{row['key']}")
            more = [*names(row["label"], listed(row["aliases"])), *_country(row["state"])]
            yield make(subject, PACT.Person, row["label"], "Kept by hand; no identifier verified.", tables.retrieved("persons"), *more)


def holders(tables: Tables) -> Iterator[Record]:
    """Persons of the register, each with the state in whose offices they are, if it is one state only."""
    offices, persons = tables.once(Offices), tables.once(_Persons)
    states: dict[str, set[str]] = {}
    for holding in _holdings(tables, offices):
        if holding.office.state:
            states.setdefault(holding.qid, set()).add(holding.office.state)
    for qid in persons.labels:
        own = states.get(qid, set())
        label, given = persons.label(qid), persons.given.get(qid)
        others = [*(listed(given["aliases"]) if given else ()), *sorted(persons.labels[qid])]
        more = [*names(label, others), *_country(next(iter(own)) if len(own) == 1 else "")]
        yield make(persons.node(qid), PACT.Person, label, f"http://www.wikidata.org/entity/{qid}", tables.retrieved("office_holders"), *more, qid=qid)


def tenures(tables: Tables) -> Iterator[Record]:
    """The tenures of the register, and the nodes of their times."""
    offices, persons = tables.once(Offices), tables.once(_Persons)
    seen: set[tuple[str, NamedNode, str]] = set()
    taken: Counter[NamedNode] = Counter()
    for holding in _holdings(tables, offices):
        position = offices.position(holding.office)
        # The smaller tables give years only; what a fuller one has said of the same person, office and year goes first.
        key = (holding.qid, position or persons.node(holding.qid), holding.start if len(holding.start) > 4 else holding.start[:4])
        # A few rows end before they begin: nobody can say which of the two days is wrong.
        if position is None or key in seen or (holding.end and holding.end < holding.start[: len(holding.end)]):
            continue
        seen |= {key, (*key[:2], holding.start[:4])}
        subject = _subject(persons.node(holding.qid), position, holding.start, taken)
        label = f"{persons.label(holding.qid)} as {offices.label(position)}"
        source, retrieved = f"http://www.wikidata.org/entity/{holding.qid}", tables.retrieved("office_holders")
        more: list[Statement] = [(PACT.tenureHolder, persons.node(holding.qid)), (PACT.tenurePosition, position)]
        more.append((PACT.hasStatus, concept("role-status", "former" if holding.end else "current")))
        intervals = []
        for slot, words in (("start", holding.start), ("end", holding.end)):
            if words:
                statements, interval = _time(subject, slot, words)
                more += statements
                intervals.append(interval)
        yield make(subject, PACT.RoleTenure, label, source, retrieved, *more)
        yield from intervals


def _holdings(tables: Tables, offices: Offices) -> Iterator[_Holding]:
    """Who held what, the fullest table first; rows without a person say nothing."""
    for row in tables.rows("office_holders"):
        yield _Holding(row["person_qid"], row["person"], offices.of_set(row["set"], row["position"]), row["start"], row["end"])
    for row in tables.rows("heads_of_state_and_government"):
        mention = _mention(offices, row["countryid"], row)
        yield _Holding(row["officeholder"], row["officeholderLabel"], mention, row["start_year"], row["end_year"])
    for row in tables.rows("foreign_ministers"):
        if row["person"]:
            yield _Holding(row["person"], row["name"], _mention(offices, row["country"], {**row, "country": row["countryLabel"]}), row["start"], "")


def _mention(offices: Offices, item: str, row: Row) -> Mention:
    return Mention(offices.codes.find(item, row["country"]) or "", row["positionLabel"], row["position"])


class _Persons:
    """Keys and labels of persons: of two with the same name, the one with the lower item has the plain key."""

    def __init__(self, tables: Tables) -> None:
        self.given = {row["qid"]: row for row in tables.rows("persons") if row["qid"]}
        self.labels: dict[str, Counter[str]] = {}
        for row in tables.rows("office_holders"):
            self.labels.setdefault(row["person_qid"], Counter())[row["person"]] += 1
        for row in tables.rows("heads_of_state_and_government"):
            self.labels.setdefault(row["officeholder"], Counter())[row["officeholderLabel"]] += 1
        for row in tables.rows("foreign_ministers"):
            if row["person"]:
                self.labels.setdefault(row["person"], Counter())[row["name"]] += 1
        taken = {row["key"] for row in tables.rows("persons")}
        self._keys = {qid: row["key"] for qid, row in self.given.items()}
        for qid in sorted(self.labels.keys() - self._keys.keys(), key=lambda qid: int(qid[1:])):
            label = self.label(qid)
            # A name in another script has no slug that a reader could tell from others.
            key = iris.slug(label) if is_latin(label) else qid.lower()
            self._keys[qid] = f"{key}-{qid.lower()}" if key in taken else key
            taken.add(key)

    def label(self, qid: str) -> str:
        """The name set by hand, else the commonest one."""
        if qid in self.given:
            return self.given[qid]["label"]
        return min(self.labels[qid], key=lambda name: (-self.labels[qid][name], name))

    def node(self, qid: str) -> NamedNode:
        """The person."""
        return NamedNode(f"{BASE}id/person/{self._keys[qid]}")


def _country(state: str) -> Iterator[Statement]:
    if state:
        yield PACT.country, iris.state(state)


def _subject(person: NamedNode, position: NamedNode, start: str, taken: Counter[NamedNode]) -> NamedNode:
    """``tenure/<person>/<state>-<office>/<start>``; with a number where the start is unknown or the same."""
    key, office = person.value.rpartition("/")[2], position.value.removeprefix(f"{BASE}id/position/").replace("/", "-")
    node = NamedNode(f"{BASE}id/tenure/{key}/{office}/{start or 'n'}")
    taken[node] += 1
    return node if taken[node] == 1 else NamedNode(f"{node.value}-{taken[node]}")


def _time(tenure: NamedNode, slot: str, words: str) -> tuple[list[Statement], Record]:
    """The statements about a stated time, in the form that claims have, and the node of its bounds."""
    main, day, year = (PACT.startTime, PACT.validFrom, PACT.validFromYear) if slot == "start" else (PACT.endTime, PACT.validUntil, PACT.validUntilYear)
    interval = NamedNode(f"{tenure.value}/{slot}")
    earliest, latest, precision = _bounds(words)
    statements: list[Statement] = [(main, interval), (year, integer(int(words[:4])))]
    if earliest == latest:
        statements.append((day, date(earliest)))
    bounds = ((PACT.earliest, date(earliest)), (PACT.latest, date(latest)), (PACT.precision, concept("precision", precision)))
    return statements, Record(interval, ((RDF.type, PACT.TimeInterval), *bounds))


def _bounds(words: str) -> tuple[str, str, str]:
    """The first and the last day of a year, a month or a day in ISO 8601, and which of them it is.

    >>> _bounds("2012-02")
    ('2012-02-01', '2012-02-29', 'month')
    """
    match words.split("-"):
        case [year]:
            return f"{year}-01-01", f"{year}-12-31", "year"
        case [year, month]:
            return f"{words}-01", f"{words}-{calendar.monthrange(int(year), int(month))[1]:02}", "month"
        case _:
            return words, words, "day"
