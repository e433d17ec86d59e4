"""Positions: the offices of states and international organisations, from all tables that name any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.reference.codes import Codes
from pactgraph.reference.conflicts import Conflict
from pactgraph.reference.organizations import organization
from pactgraph.reference.record import Record, Statement, make, names
from pactgraph.reference.tables import REFRESHED, Tables, listed
from pactgraph.reference.titles import Titles
from pactgraph.vocabulary import PACT, concept

__all__ = ["CORE_OFFICES", "Mention", "Offices", "conflicts", "core_positions", "further_positions"]

CORE_OFFICES = ("defence-minister", "foreign-minister", "head-of-government", "head-of-state")
"""The offices whose holders act for a state; each store knows them of all states."""


class Mention(NamedTuple):
    """An office as a row of a table names it.

    Args:
        state: code of the state, empty for an organisation.
        title: the words of the row.
        qid: the item of the office, where the row gives it.
        table: the table of the row.
    """

    state: str
    title: str
    qid: str = ""
    table: str = "office_holders"


class _Office:
    """A position with all that the tables say of it."""

    def __init__(self, node: NamedNode, state: str, office: str) -> None:
        self.node, self.state, self.office = node, state, office
        self.titles: Counter[str] = Counter()
        self.items: list[Mention] = []


class Offices:
    """The positions of all tables: a title finds its position.

    One state's titles that mean the same kind of office are one position (a minister of defence, of national defence);
    other titles are positions of their own.
    """

    def __init__(self, tables: Tables) -> None:
        self.codes, self._titles = tables.once(Codes), Titles(tables)
        self._tables = tables
        self._sets = {row["set"]: row["state"] for row in tables.rows("holder_sets")}
        self._world = {row["title"]: row for row in tables.rows("world_offices")}
        self._offices: dict[NamedNode, _Office] = {}
        self._by_item: dict[str, NamedNode] = {}
        for mention in self._mentions():
            self._add(mention)

    def of_item(self, qid: str) -> NamedNode | None:
        """The position of a Wikidata item; none for one that no table places in a state or an organisation."""
        return self._by_item.get(qid)

    def state(self, position: NamedNode) -> str:
        """The code of the state of a position, empty for that of an organisation."""
        return self._offices[position].state

    def kind(self, position: NamedNode) -> str:
        """The kind of office of a position, empty if its titles tell none."""
        return self._offices[position].office

    def of_set(self, name: str, title: str) -> Mention:
        """The office that a row of the holders of office names."""
        return Mention(self._sets.get(name, ""), title)

    def position(self, mention: Mention) -> NamedNode | None:
        """The position of a title; none for a body that the reference data does not have."""
        if mention.qid in self._by_item:
            return self._by_item[mention.qid]
        key = self._key(mention)
        return key if key in self._offices else None

    def label(self, position: NamedNode) -> str:
        """The name of a position: its commonest title, with its state."""
        found = self._offices[position]
        # The holders' table writes titles more evenly than the items do.
        title = min(found.titles, key=lambda title: (-found.titles[title], len(title), title))
        if not found.state or any(name in title for name in self.codes.names(found.state)):
            return title
        return f"{title} of {self.codes.phrase(found.state)}"

    def records(self, *, core: bool) -> Iterator[Record]:
        """The records of the positions that every store has, or of all others."""
        labels = Counter(self.label(position) for position in self._offices)
        for position, found in self._offices.items():
            if _is_core(found) != core:
                continue
            label, qid = self.label(position), found.items[0].qid if found.items else ""
            if labels[label] > 1 and position.value.endswith(f"-{qid.lower()}"):
                label = f"{label} ({qid})"
            # A title that does not name its state is no name of the position.
            more: list[Statement] = [*names(label, [found.items[0].title] if qid and self._is_whole(found) else [])]
            if found.office:
                more.append((PACT.office, concept("office", found.office)))
            more += self._body(position, found)
            table = found.items[0].table if found.items else "office_holders"
            source = f"http://www.wikidata.org/entity/{qid}" if qid else "Wikidata: holders of office; the tables give no item of the office."
            yield make(position, PACT.Position, label, source, self._tables.retrieved(table), *more, qid=qid)

    def _is_whole(self, found: _Office) -> bool:
        title = found.items[0].title
        return bool(found.state) and self.codes.without(found.state, title) != title

    def _body(self, position: NamedNode, found: _Office) -> Iterator[Statement]:
        """Of what it is an office. Who governs a part of a state does not act for the state."""
        if not found.state:
            title = next(iter(found.titles))
            yield PACT.positionIn, organization(self._world[title]["organization"])
        else:
            yield PACT.country if found.office == "regional-head" else PACT.positionIn, iris.state(found.state)

    def _mentions(self) -> Iterator[Mention]:
        """All offices of all tables; those with items first, former ones after present ones."""
        for row in sorted(self._tables.rows("positions"), key=lambda row: bool(row["end"])):
            yield Mention(self._sets.get(row["set"], ""), row["position"], row["id"], "positions")
        for row in self._tables.rows("heads_of_state_and_government"):
            yield Mention(self.codes.find(row["countryid"], row["country"]) or "", row["positionLabel"], row["position"], "heads_of_state_and_government")
        for row in self._tables.rows("foreign_ministers"):
            yield Mention(self.codes.find(row["country"], row["countryLabel"]) or "", row["positionLabel"], row["position"], "foreign_ministers")
        for row in self._tables.rows("office_holders"):
            yield self.of_set(row["set"], row["position"])
        # Last, so that a refresh adds positions and changes none.
        states = self._states_of_items()
        for qid, title in {row["position_qid"]: row["position"] for row in self._tables.refreshed("office_holders")}.items():
            if qid in states:
                yield Mention(states[qid], title, qid, f"{REFRESHED}office_holders")

    def _states_of_items(self) -> dict[str, str]:
        """The states of offices that were found on Wikidata, where there is one only; of two, the one that still exists."""
        named: dict[str, set[str]] = {}
        for row in self._tables.refreshed("heads"):
            for position in listed(row["position_qids"]):
                named.setdefault(position, set()).add(row["state_qid"])
        for row in self._tables.refreshed("positions"):
            named.setdefault(row["position_qid"], set()).update(listed(row["state_qids"]))
        found = {}
        for qid, items in named.items():
            codes = {code for code in map(self.codes.of_item, items) if code is not None}
            codes = {code for code in codes if code not in self.codes.dissolved} or codes
            if len(codes) == 1:
                found[qid] = codes.pop()
        return found

    def _add(self, mention: Mention) -> None:
        if not mention.title or mention.qid in self._by_item or (not mention.state and mention.title not in self._world):
            return
        node = self._key(mention)
        if mention.qid and node in self._offices and self._offices[node].items:
            # A second item for the same kind of office is another office: an older name, a deputy with the same title.
            node = NamedNode(f"{node.value}-{mention.qid.lower()}")
        title = self.codes.without(mention.state, mention.title) if mention.state else mention.title
        found = self._offices.setdefault(node, _Office(node, mention.state, self._office(mention, title)))
        if mention.qid:
            self._by_item[mention.qid] = node
            found.items.append(mention)
        found.titles[title] += 0 if mention.qid and found.titles else 1

    def _office(self, mention: Mention, title: str) -> str:
        if not mention.state:
            return self._world[mention.title]["office"]
        return self._titles.office(title, mention.state) or self._titles.family(title)

    def _key(self, mention: Mention) -> NamedNode:
        if not mention.state:
            row = self._world.get(mention.title, {"organization": "", "office": ""})
            return iris.position(row["organization"], row["office"] or iris.slug(mention.title))
        title = self.codes.without(mention.state, mention.title)
        return iris.position(mention.state, self._titles.office(title, mention.state) or iris.slug(title))


def core_positions(tables: Tables) -> Iterator[Record]:
    """The positions that every store has."""
    return tables.once(Offices).records(core=True)


def further_positions(tables: Tables) -> Iterator[Record]:
    """The positions of the register."""
    return tables.once(Offices).records(core=False)


def conflicts(tables: Tables) -> Iterator[Conflict]:
    """Offices that Wikidata counts among a kind and the table of titles does not: a title that is missing there, or an item in a wrong class."""
    offices = tables.once(Offices)
    kinds: dict[str, set[str]] = {}
    for row in tables.refreshed("positions"):
        kinds.setdefault(row["position_qid"], set()).update(listed(row["offices"]))
    for row in tables.refreshed("heads"):
        for qid in listed(row["position_qids"]):
            kinds.setdefault(qid, set()).add(row["office"])
    for qid, found in kinds.items():
        position = offices.of_item(qid)
        if position is not None and offices.kind(position) not in found:
            yield Conflict(f"{REFRESHED}positions", offices.label(position), "kind of office", offices.kind(position), ", ".join(sorted(found)))


def _is_core(found: _Office) -> bool:
    return found.office in CORE_OFFICES and found.node.value.endswith(f"/{found.office}")
