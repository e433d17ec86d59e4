"""Places: capitals, parts of states, and the houses and streets whose names stand for an actor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.reference.codes import Codes
from pactgraph.reference.record import Record, Statement, english, item, make, names, node
from pactgraph.reference.tables import Row, Tables, listed
from pactgraph.vocabulary import BASE, PACT, SKOS

__all__ = ["capital_of", "places"]

_OURS = "Kept by hand; no identifier verified."


def places(tables: Tables) -> Iterator[Record]:
    """All places, each once: a capital may also be the seat of institutions (Brussels)."""
    codes = tables.once(Codes)
    metonyms = {_place(row["label"]): row for row in tables.rows("metonyms")}
    made: set[NamedNode] = set()
    for record in [*_named(tables, metonyms), *_capitals(tables, codes, metonyms)]:
        if record.subject not in made:
            made |= {record.subject, *(value for predicate, value in record.statements if predicate == SKOS.exactMatch and isinstance(value, NamedNode))}
            yield record
    for subject, row in metonyms.items():
        if subject not in made:
            made.add(subject)
            more = [*_stands_for(row), (PACT.country, iris.state(row["country"])), *names(row["label"], listed(row["aliases"]))]
            yield make(subject, PACT.Place, row["label"], _OURS, tables.retrieved("metonyms"), *more)
    yield from _regions(tables, codes, made)


class _Capital(NamedTuple):
    """A capital: its node, its name, and its item where a table gives one."""

    node: NamedNode
    label: str
    name: str
    qid: str


def capital_of(tables: Tables, codes: Codes, code: str) -> NamedNode | None:
    """The capital of a state or territory."""
    capital = _capital(tables, codes, code)
    return None if capital is None else capital.node


def _capital(tables: Tables, codes: Codes, code: str) -> _Capital | None:
    name = codes.official.get(code, {}).get("Capital", "")
    checked = next((row for row in tables.rows("capitals_qid_partial") if codes.find(row["country_qid"], row["iso2"].lower()) == code), None)
    name = checked["capital"] if checked else name
    if not name or (codes.find(name) == code and codes.official[code]["is_independent"] != "Yes"):
        return None  # Hong Kong is its own capital.
    # A capital that bears the name of a state would make that name ambiguous.
    label = f"{name} (city)" if codes.find(name) else name
    others = [row for other, row in codes.official.items() if other != code and row["Capital"] == name]
    key = f"{iris.slug(name)}-{code.lower()}" if others and codes.official[code]["is_independent"] != "Yes" else iris.slug(label)
    return _Capital(_place(key), label if key == iris.slug(label) else f"{name} ({codes.label(code)})", name, checked["capital_qid"] if checked else "")


def _place(name: str) -> NamedNode:
    return NamedNode(f"{BASE}id/place/{iris.slug(name)}")


def _capitals(tables: Tables, codes: Codes, metonyms: dict[NamedNode, Row]) -> Iterator[Record]:
    for code in codes.all:
        capital = _capital(tables, codes, code)
        if capital is not None:
            yield _of_capital(tables, capital, code, metonyms)


def _of_capital(tables: Tables, capital: _Capital, code: str, metonyms: dict[NamedNode, Row]) -> Record:
    more: list[Statement] = [(PACT.country, iris.state(code))]
    if capital.label != capital.name:
        more.append((SKOS.hiddenLabel, english(capital.name)))
    if capital.node in metonyms:
        more += _stands_for(metonyms[capital.node])
    source = f"http://www.wikidata.org/entity/{capital.qid}" if capital.qid else "https://github.com/datasets/country-codes"
    table = "capitals_qid_partial" if capital.qid else "country-codes"
    return make(capital.node, PACT.Place, capital.label, source, tables.retrieved(table), *more, qid=capital.qid)


def _stands_for(row: Row) -> Iterator[Statement]:
    yield PACT.standsFor, node(row["stands_for"])
    yield SKOS.scopeNote, english(f"{row['kind'][0].upper()}{row['kind'][1:]}.")


def _named(tables: Tables, metonyms: dict[NamedNode, Row]) -> Iterator[Record]:
    """Places that articles name."""
    for row in tables.rows("places"):
        subject = _place(row["key"])
        more = [*names(row["label"], listed(row["aliases"]))]
        if row["country"]:
            more.append((PACT.country, iris.state(row["country"])))
        if row["located_in"]:
            more.append((PACT.locatedIn, _place(row["located_in"])))
        source = f"http://www.wikidata.org/entity/{row['qid']}" if row["qid"] else _OURS
        yield make(subject, PACT.Place, row["label"], source, tables.retrieved("places"), *more, *_metonym(subject, metonyms), qid=row["qid"])


def _metonym(subject: NamedNode, metonyms: dict[NamedNode, Row]) -> Iterator[Statement]:
    if subject in metonyms:
        yield from _stands_for(metonyms[subject])


def _regions(tables: Tables, codes: Codes, made: set[NamedNode]) -> Iterator[Record]:
    """Parts of states and territories without a code of ISO 3166-1: the rest of the table of territories."""
    former = {row["name"] for row in tables.rows("former_names")}
    for row in tables.rows("countries_qid"):
        if row["iso3"] in codes.all or row["region"] == "Supranational" or row["name"] in former or item(row["qid"]) in made:
            continue
        whole = row["full_name"].rpartition(" (")[2].removesuffix(")") if "(" in row["full_name"] else ""
        country = codes.find(whole) if whole else None
        label = row["name"]
        if _place(label) in made or codes.find(label):
            label = f"{row['name']} ({whole})" if whole and whole not in row["name"] else f"{row['name']} (region)"
        subject = _place(label)
        made.add(subject)
        more = [*names(label, [row["full_name"]] if "(" not in row["full_name"] else [])]
        more += [(SKOS.hiddenLabel, english(name)) for name in listed(row["names_strong"]) if name.isascii() and name != label]
        if country is not None:
            more.append((PACT.country, iris.state(country)))
        yield make(subject, PACT.Place, label, f"http://www.wikidata.org/entity/{row['qid']}", tables.retrieved("countries_qid"), *more, qid=row["qid"])
