"""Organisations: international bodies, news organisations, government bodies, companies and armed groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.reference.record import Record, Statement, make, names
from pactgraph.reference.tables import Row, Tables, listed
from pactgraph.vocabulary import BASE, PACT, integer

__all__ = ["government_bodies", "international_organizations", "labels", "news_organizations", "organization", "other_organizations"]

_OURS = "Kept by hand; no identifier verified."


def organization(name: str) -> NamedNode:
    """An organisation by its name."""
    return NamedNode(f"{BASE}id/organization/{iris.slug(name)}")


def labels(tables: Tables) -> Iterator[str]:
    """The labels of all organisations."""
    yield from (row["name_en"] for row in tables.rows("igo_qids"))
    yield from (row["label"] for table in ("government_bodies", "news", "organizations") for row in tables.rows(table))


def international_organizations(tables: Tables) -> Iterator[Record]:
    """Organisations whose members are states, with acronym and year of foundation; an item that two rows share is of neither."""
    rows = tables.rows("igo_qids")
    shared = {qid for qid, number in Counter(row["qid"] for row in rows).items() if number > 1}
    others = {row["label"]: listed(row["aliases"]) for row in tables.rows("organization_names")}
    full_names = {row["name_en"].casefold() for row in rows}
    for row in rows:
        label, qid = row["name_en"], "" if row["qid"] in shared else row["qid"]
        # Two rows have the name of another organisation in the column of acronyms.
        acronyms = [acronym for acronym in listed(row["abbreviation"]) if acronym.casefold() not in full_names]
        more = [*names(label, [*acronyms, *others.get(label, ())])]
        if row["year_established"]:
            more.append((PACT.foundedYear, integer(int(row["year_established"]))))
        source = "https://github.com/confirmordeny/supraverden"
        yield make(organization(label), PACT.IntergovernmentalOrganization, label, source, tables.retrieved("igo_qids"), *more, qid=qid)


def news_organizations(tables: Tables) -> Iterator[Record]:
    """News agencies, newspapers and broadcasters."""
    items = {row["label"]: row["qid"] for row in tables.rows("news_outlets_qid")}
    for row in tables.rows("news"):
        qid = items.get(row["label"], "")
        source = f"http://www.wikidata.org/entity/{qid}" if qid else _OURS
        yield make(organization(row["label"]), PACT.NewsOrganization, row["label"], source, tables.retrieved("news"), *_described(row, row["country"]), qid=qid)


def government_bodies(tables: Tables) -> Iterator[Record]:
    """Ministries, agencies, armed services and parliaments; a body within another is an organ through it, as the rules derive."""
    for row in tables.rows("government_bodies"):
        more: list[Statement] = [*_described(row, row["state"])]
        if row["parent"]:
            more.append((PACT.subUnitOf, organization(row["parent"])))
        else:
            more.append((PACT.organOf, iris.state(row["state"])))
        yield make(organization(row["label"]), PACT[row["class"]], row["label"], _OURS, tables.retrieved("government_bodies"), *more)


def other_organizations(tables: Tables) -> Iterator[Record]:
    """Companies, groupings of states without a secretariat, and armed groups."""
    checked = {row["label"]: row["qid"] for row in tables.rows("qids_checked") if row["status"] == "verified"}
    for row in tables.rows("organizations"):
        qid = checked.get(row["label"], "")
        source = f"http://www.wikidata.org/entity/{qid}" if qid else _OURS
        more = _described(row, row["state"])
        yield make(organization(row["label"]), PACT[row["class"]], row["label"], source, tables.retrieved("organizations"), *more, qid=qid)


def _described(row: Row, state: str) -> Iterator[Statement]:
    yield from names(row["label"], [*listed(row["aliases"]), *listed(row.get("acronyms", ""))])
    if state:
        yield PACT.country, iris.state(state)
