"""What refreshed tables of Wikidata add to things of the core: names, demonyms, codes, items, years, and organisations that no other table has.

Only what nothing contradicts is added; the rest is told as a conflict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.reference.codes import Codes
from pactgraph.reference.conflicts import Conflict
from pactgraph.reference.core import Core
from pactgraph.reference.organizations import organization
from pactgraph.reference.places import capital_of
from pactgraph.reference.record import Record, Statement, english, is_latin, item, make
from pactgraph.reference.tables import REFRESHED, Row, Tables, listed
from pactgraph.vocabulary import PACT, RDF, RDFS, SKOS, integer

__all__ = ["conflicts", "records"]


class _Thing(NamedTuple):
    """A row that is about a thing of the core, or about a new one."""

    table: str
    node: NamedNode
    row: Row
    names: tuple[str, ...]
    is_new: bool = False


def records(tables: Tables) -> list[Record]:
    """The additions, a record a thing."""
    return tables.once(_Additions).records


def conflicts(tables: Tables) -> list[Conflict]:
    """What was not added."""
    return tables.once(_Additions).conflicts


class _Additions:
    """All additions, made at once, since a name that two things would gain is of neither."""

    def __init__(self, tables: Tables) -> None:
        self._tables, self._codes, self._core = tables, tables.once(Codes), tables.once(Core)
        self.records: list[Record] = []
        self.conflicts: list[Conflict] = []
        things = [*self._states(), *self._organizations(), *self._outlets()]
        # Of the labels of new organisations and of all other names each is of one thing.
        self._wanted: dict[str, set[NamedNode]] = {}
        for thing in things:
            for name in thing.names:
                self._wanted.setdefault(name.casefold(), set()).add(thing.node)
        for thing in things:
            self._add(thing)
        self._capitals: dict[str, NamedNode] = {}
        self._placed: set[NamedNode] = set()
        for row in tables.refreshed("capitals"):
            self._capital(row)

    def _tell(self, table: str, about: str, what: str, taken: str, other: str) -> None:
        self.conflicts.append(Conflict(REFRESHED + table, about, what, taken, other))

    # Which row is about which thing ---------------------------------------------------------------------------------

    def _states(self) -> Iterator[_Thing]:
        rows = self._tables.refreshed("states")
        times = Counter(row["iso3"] for row in rows)
        for row in rows:
            code = self._codes.of_item(row["qid"])
            if code is None:
                continue
            label = self._codes.label(code)
            if row["iso3"] and row["iso3"] != code:
                self._tell("states", label, "code", code, row["iso3"])
            elif self._codes.qid(code) not in ("", row["qid"]) or (not self._codes.qid(code) and (times[row["iso3"]] != 1 or row["iso3"] != code)):
                self._tell("states", label, "item", self._codes.qid(code), row["qid"])
            else:
                yield _Thing("states", iris.state(code), row, _usable(row, "short_names", "aliases"))

    def _organizations(self) -> Iterator[_Thing]:
        rows = self._tables.refreshed("organizations")
        labels = Counter(row["name"].casefold() for row in rows)
        for row in rows:
            node = self._core.of_item.get(item(row["qid"]))
            if node is not None:
                yield _Thing("organizations", node, row, _usable(row, "abbreviations", "aliases"))
                continue
            # Of thousands, those that are known by an acronym are in the news.
            if not row["abbreviations"] or row["end"] or not is_latin(row["name"]) or labels[row["name"].casefold()] > 1:
                continue
            same = self._core.named(row["name"])
            node = same.copy().pop() if len(same) == 1 else organization(row["name"])
            if len(same) == 1 and self._is_international(node) and not self._core.values(node, SKOS.exactMatch):
                yield _Thing("organizations", node, row, _usable(row, "abbreviations", "aliases"))
            elif same or self._core.has(node):
                self._tell("organizations", row["name"], "item", self._items(node), row["qid"])
            else:
                yield _Thing("organizations", node, row, (row["name"], *_usable(row, "abbreviations", "aliases")), is_new=True)

    def _outlets(self) -> Iterator[_Thing]:
        for row in self._tables.refreshed("news"):
            node = self._core.of_item.get(item(row["qid"]))
            if node is not None:
                yield _Thing("news", node, row, _usable(row, "abbreviations", "aliases"))

    def _is_international(self, node: NamedNode) -> bool:
        return PACT.IntergovernmentalOrganization in self._core.values(node, RDF.type)

    def _items(self, node: NamedNode) -> str:
        return "; ".join(value.value.rpartition("/")[2] for value in self._core.values(node, SKOS.exactMatch))

    # What is added --------------------------------------------------------------------------------------------------

    def _add(self, thing: _Thing) -> None:
        label = thing.row["name"] if thing.is_new else self._core.label(thing.node)
        if thing.is_new and len(self._wanted[label.casefold()]) > 1:
            self._tell(thing.table, label, "name", "of several things on Wikidata", thing.row["qid"])
            return
        more = [*self._names(thing, label), *self._of_kind(thing, label)]
        has_item = bool(self._core.values(thing.node, SKOS.exactMatch))
        if more or thing.is_new or not has_item:
            cls = PACT.IntergovernmentalOrganization if thing.is_new else self._class(thing.node)
            self._record(thing.table, thing.node, cls, label, thing.row["qid"], more, has_item=has_item)

    def _record(self, table: str, node: NamedNode, cls: NamedNode, label: str, qid: str, more: Iterable[Statement], *, has_item: bool) -> None:
        day = self._tables.retrieved(REFRESHED + table)
        record = make(node, cls, label, item(qid).value, day, *more, qid="" if has_item else qid)
        if self._core.has(node):
            # Its label stands in the file of the core that has the thing, under the licence of that.
            record = Record(node, tuple(statement for statement in record.statements if statement[0] != RDFS.label))
        self.records.append(record)

    def _class(self, node: NamedNode) -> NamedNode:
        return next(value for value in self._core.values(node, RDF.type) if isinstance(value, NamedNode))

    def _capital(self, row: Row) -> None:
        """The item of a capital whose name the core has; of a state that is no more, the last one."""
        code = self._codes.of_item(row["country_qid"])
        node = capital_of(self._tables, self._codes, code) if code is not None else None
        if code is None or node is None or (row["end"] and code not in self._codes.dissolved) or not row["capital"]:
            return
        about, known = f"capital of {self._codes.phrase(code)}", self._items(node)
        if iris.slug(row["capital"]) not in {iris.slug(name) for name in (*self._core.names(node), self._core.label(node))}:
            self._tell("capitals", about, "name", self._core.label(node), row["capital"])
        elif known and known != row["capital_qid"]:
            self._tell("capitals", about, "item", known, row["capital_qid"])
        elif self._core.of_item.get(item(row["capital_qid"]), node) != node or self._capitals.setdefault(row["capital_qid"], node) != node:
            self._tell("capitals", about, "item", "", f"{row['capital_qid']}, of another thing")
        elif not known and node not in self._placed:
            self._placed.add(node)
            self._record("capitals", node, self._class(node), self._core.label(node), row["capital_qid"], [], has_item=False)

    def _names(self, thing: _Thing, label: str) -> Iterator[Statement]:
        known = self._core.names(thing.node) | {label.casefold()}
        for name in thing.names:
            if name.casefold() in known:
                continue
            known.add(name.casefold())
            others = [f"of {self._core.label(other)}" for other in sorted(self._core.named(name) - {thing.node}, key=str)]
            if not others and len(self._wanted[name.casefold()]) > 1:
                others.append("of several things on Wikidata")
            if others:
                self._tell(thing.table, label, f"name {name}", ", ".join(others), f"of {label} too")
            else:
                yield SKOS.altLabel, english(name)

    def _of_kind(self, thing: _Thing, label: str) -> Iterator[Statement]:
        if thing.table == "states":
            yield from self._of_state(thing, label)
        elif thing.table == "organizations":
            yield from self._years(thing, label)
        else:
            countries = {self._codes.of_item(qid) for qid in listed(thing.row["country_qids"])} - {None}
            known = [value.value.rpartition("/")[2] for value in self._core.values(thing.node, PACT.country)]
            if countries and known and not countries & set(known):
                self._tell("news", label, "country", "; ".join(known), thing.row["countries"])

    def _of_state(self, thing: _Thing, label: str) -> Iterator[Statement]:
        known = {value.value.casefold() for value in self._core.values(thing.node, PACT.demonym)}
        for name in listed(thing.row["demonyms"]):
            if name.casefold() not in known and is_latin(name):
                yield PACT.demonym, english(name)
        given, known_code = thing.row["iso2"], [value.value for value in self._core.values(thing.node, PACT.alpha2Code)]
        if given and known_code and given not in known_code:
            self._tell("states", label, "code", known_code[0], given)
        if thing.row["end"] and not self._core.values(thing.node, PACT.dissolvedYear):
            self._tell("states", label, "dissolved", "", thing.row["end"])

    def _years(self, thing: _Thing, label: str) -> Iterator[Statement]:
        for column, predicate, what in (("start", PACT.foundedYear, "founded"), ("end", PACT.dissolvedYear, "dissolved")):
            year = thing.row[column][:4]
            known = [value.value for value in self._core.values(thing.node, predicate)]
            if year and known and year not in known:
                self._tell("organizations", label, what, known[0], year)
            elif year and not known:
                yield predicate, integer(int(year))


def _usable(row: Row, short: str, aliases: str) -> tuple[str, ...]:
    """The names of a row that an English text may have: no flags, no other scripts, no codes of countries."""
    codes = {row.get("iso2", ""), row.get("iso3", "")}
    found = [row["name"], *listed(row[short]), *(name for name in listed(row[aliases]) if len(name) > 2)]
    return tuple(name for name in dict.fromkeys(found) if len(name) > 1 and is_latin(name) and name.upper() not in codes)
