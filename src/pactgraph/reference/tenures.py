"""Tenures: who held which office when, from the tables that are kept and the one that is refreshed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode

from pactgraph.reference.conflicts import Conflict
from pactgraph.reference.dates import bounds
from pactgraph.reference.holders import Holding, Persons, kept, refreshed
from pactgraph.reference.merging import Merged, merge
from pactgraph.reference.offices import Offices
from pactgraph.reference.record import Record, Statement, make
from pactgraph.reference.tables import REFRESHED, Tables, listed
from pactgraph.vocabulary import BASE, PACT, RDF, concept, date, integer

__all__ = ["conflicts", "tenures"]


def tenures(tables: Tables) -> Iterator[Record]:
    """The tenures of the register, and the nodes of their times."""
    offices, persons = tables.once(Offices), tables.once(Persons)
    taken: Counter[NamedNode] = Counter()
    for holding in tables.once(_merged).holdings:
        subject = _subject(persons.node(holding.qid), holding.position, holding.start, taken)
        source, retrieved = f"http://www.wikidata.org/entity/{holding.qid}", tables.retrieved(holding.table)
        more: list[Statement] = [(PACT.tenureHolder, persons.node(holding.qid)), (PACT.tenurePosition, holding.position)]
        more.append((PACT.hasStatus, concept("role-status", "former" if holding.end or _has_died(persons, holding) else "current")))
        intervals = []
        for slot, words in (("start", holding.start), ("end", holding.end)):
            if words:
                statements, interval = _time(subject, slot, words)
                more += statements
                intervals.append(interval)
        yield make(subject, PACT.RoleTenure, _label(persons, offices, holding), source, retrieved, *more)
        yield from intervals


def conflicts(tables: Tables) -> Iterator[Conflict]:
    """Where the refreshed table of holders of office says another thing than a table that is kept, or than the item of the state."""
    offices, persons = tables.once(Offices), tables.once(Persons)
    for overridden in tables.once(_merged).overridden:
        about = _label(persons, offices, overridden.holding)
        yield Conflict(f"{REFRESHED}office_holders", about, overridden.what, overridden.taken, overridden.other)
    yield from _heads(tables)


def _heads(tables: Tables) -> Iterator[Conflict]:
    """Heads whom the item of a state names and who, by their own items, do not hold the office, or no more."""
    offices, persons = tables.once(Offices), tables.once(Persons)
    holders: dict[NamedNode, set[str]] = {}
    for holding in tables.once(_merged).holdings:
        if not holding.end and not _has_died(persons, holding):
            holders.setdefault(holding.position, set()).add(holding.qid)
    for row in tables.refreshed("heads"):
        positions = [position for position in map(offices.of_item, listed(row["position_qids"])) if position is not None]
        found = {qid for position in positions for qid in holders.get(position, ())}
        if positions and row["person_qids"] and not found & set(listed(row["person_qids"])):
            names = "; ".join(sorted(persons.label(qid) for qid in found))
            yield Conflict(f"{REFRESHED}heads", offices.label(positions[0]), "who holds it today", names, row["persons"])


def _merged(tables: Tables) -> Merged:
    older = [mentioned.holding for mentioned in tables.once(kept) if mentioned.holding is not None]
    return merge(list(_distinct(older)), [holding for holding in tables.once(refreshed) if not _is_reversed(holding)])


def _distinct(holdings: list[Holding]) -> Iterator[Holding]:
    """What the tables that are kept say, each tenure once."""
    seen: set[tuple[str, NamedNode, str]] = set()
    for holding in holdings:
        if _is_reversed(holding):
            continue
        # The smaller tables give years only; what a fuller one has said of the same person, office and year goes first.
        key = (holding.qid, holding.position, holding.start if len(holding.start) > 4 else holding.start[:4])
        if key not in seen:
            seen |= {key, (*key[:2], holding.start[:4])}
            yield holding


def _is_reversed(holding: Holding) -> bool:
    """Whether it ends before it begins, as a few rows do: nobody can say which of the two days is wrong."""
    return bool(holding.end) and holding.end < holding.start[: len(holding.end)]


def _has_died(persons: Persons, holding: Holding) -> bool:
    return bool(persons.described.get(holding.qid, {}).get("died"))


def _label(persons: Persons, offices: Offices, holding: Holding) -> str:
    return f"{persons.label(holding.qid)} as {offices.label(holding.position)}"


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
    earliest, latest, precision = bounds(words)
    statements: list[Statement] = [(main, interval), (year, integer(int(words[:4])))]
    if earliest == latest:
        statements.append((day, date(earliest)))
    limits = ((PACT.earliest, date(earliest)), (PACT.latest, date(latest)), (PACT.precision, concept("precision", precision)))
    return statements, Record(interval, ((RDF.type, PACT.TimeInterval), *limits))
