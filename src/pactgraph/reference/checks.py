"""The tables that are kept by hand, what their columns hold, and a search for a row that holds anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pactgraph.errors import InputError
from pactgraph.reference.cells import ADDRESS, DATE, DAY, ITEM, KEY, NUMBER, WORDS, Cell, Known, optional, several
from pactgraph.reference.tables import Tables
from pactgraph.vocabulary import PACT

__all__ = ["CHECKED", "Checked", "check"]


class Checked(NamedTuple):
    """A table that is checked.

    Args:
        name: its name.
        columns: its columns, each with what it holds.
        key: the columns that no two rows have alike, if there are such.
    """

    name: str
    columns: Callable[[Known], dict[str, Cell]]
    key: tuple[str, ...] = ()


CHECKED = (
    Checked(
        "dissolved_states",
        lambda known: {
            "code": known.key("state"),
            "name": optional(WORDS),
            "full_name": optional(WORDS),
            "founded": DAY,
            "dissolved": DAY,
            "successors": several(known.key("state")),
        },
        ("code",),
    ),
    Checked("state_names", lambda known: {"code": known.key("state"), "names": several(WORDS), "article": optional(WORDS)}, ("code",)),
    Checked("former_names", lambda known: {"code": known.key("state"), "name": WORDS, "note": optional(WORDS)}, ("code", "name")),
    Checked(
        "office_titles",
        lambda known: {"office": optional(known.term("office")), "title": WORDS, "state": optional(known.key("state"))},
        ("title", "state"),
    ),
    Checked("holder_sets", lambda known: {"set": KEY, "state": optional(known.key("state"))}, ("set",)),
    Checked("demonyms", lambda known: {"code": known.key("state"), "names": several(WORDS)}, ("code",)),
    Checked(
        "organizations",
        lambda known: {
            "label": WORDS,
            "class": known.cls(PACT.Organization),
            "state": optional(known.key("state")),
            "aliases": several(WORDS),
            "acronyms": several(WORDS),
        },
        ("label",),
    ),
    Checked("news", lambda known: {"label": WORDS, "country": known.key("state"), "aliases": several(WORDS)}, ("label",)),
    Checked(
        "government_bodies",
        lambda known: {
            "label": WORDS,
            "state": known.key("state"),
            "class": known.cls(PACT.Organization),
            "parent": optional(known.organization()),
            "aliases": several(WORDS),
            "acronyms": several(WORDS),
        },
        ("label",),
    ),
    Checked(
        "world_offices",
        lambda known: {"title": WORDS, "organization": known.key("organization"), "office": optional(known.term("office"))},
        ("title",),
    ),
    Checked(
        "office_holders",
        lambda known: {
            "set": WORDS,
            "position": WORDS,
            "person_qid": ITEM,
            "person": WORDS,
            "start": optional(DATE),
            "end": optional(DATE),
        },
    ),
    Checked(
        "persons",
        lambda known: {"key": KEY, "label": WORDS, "qid": optional(ITEM), "state": optional(known.key("state")), "aliases": several(WORDS)},
        ("key",),
    ),
    Checked(
        "metonyms",
        lambda known: {
            "label": WORDS,
            "stands_for": known.thing("state", "organization", "position"),
            "country": known.key("state"),
            "kind": WORDS,
            "aliases": several(WORDS),
        },
        ("label",),
    ),
    Checked(
        "places",
        lambda known: {
            "key": KEY,
            "label": WORDS,
            "qid": optional(ITEM),
            "country": optional(known.key("state")),
            "located_in": optional(known.key("place")),
            "aliases": several(WORDS),
        },
        ("key",),
    ),
    Checked(
        "laws",
        lambda known: {
            "key": KEY,
            "class": known.cls(PACT.LegalInstrument),
            "label": WORDS,
            "short": optional(WORDS),
            "aliases": several(WORDS),
            "citation": WORDS,
            "code": optional(WORDS),
            "jurisdiction": known.thing("state", "organization"),
            "enacted": optional(DATE),
            "status": known.term("law-status"),
            "based_on": several(known.thing("law")),
            "blocks": several(known.thing("law")),
            "url": optional(ADDRESS),
            "note": optional(WORDS),
        },
        ("key",),
    ),
    Checked(
        "provisions",
        lambda known: {
            "law": known.key("law"),
            "section": WORDS,
            "label": WORDS,
            "title": optional(WORDS),
            "citation": WORDS,
            "aliases": several(WORDS),
            "triggered_by": several(known.term("conduct")),
            "targets_state": several(known.key("state")),
            "targets_sector": several(known.term("subject")),
            "applies_from": optional(DAY),
            "minimum": optional(NUMBER),
            "measures": several(known.term("measure")),
        },
        ("law", "section"),
    ),
    Checked(
        "namings",
        lambda known: {
            "instrument": known.key("law"),
            "named": known.thing("state", "organization"),
            "label": WORDS,
            "since": DATE,
            "until": optional(DATE),
            "as_of": optional(DAY),
            "status": optional(known.term("naming-status")),
            "provisions": several(known.thing("provision")),
            "namer": known.thing("state", "organization"),
            "scope": WORDS,
            "citation": WORDS,
            "note": optional(WORDS),
        },
        ("instrument", "named", "since"),
    ),
    Checked(
        "texts",
        lambda known: {"key": KEY, "title": WORDS, "publisher": WORDS, "published": DAY, "url": ADDRESS, "licence": WORDS},
        ("key",),
    ),
    Checked(
        "confirmations",
        lambda known: {
            "thing": known.thing("law", "provision", "naming"),
            "text": known.key("official-text"),
            "quote": WORDS,
            "confirms": several(known.confirmed())._replace(optional=False),
        },
        ("thing", "text", "quote"),
    ),
    Checked("issuers", lambda known: {"issuer": WORDS, "actor": known.thing("state", "organization")}, ("issuer",)),
    Checked(
        "target_codes",
        lambda known: {"code": WORDS, "thing": optional(known.thing("state", "organization", "place")), "note": optional(WORDS)},
        ("code",),
    ),
    Checked(
        "programmes",
        lambda known: {
            "key": WORDS,
            "title": WORDS,
            "issuer": known.value("issuers", "issuer"),
            "url": ADDRESS,
            "aliases": several(WORDS),
            "targets": several(known.target()),
            "measures": several(known.measure()),
            "status": optional(WORDS),
        },
        ("key",),
    ),
)
"""The tables that are checked, each after those that its cells name."""


def check(tables: Tables) -> None:
    """Look for a fault in the tables that are kept by hand.

    Raises:
        InputError: a column is not there, a key stands twice, or a value is none of those that are expected: with the table, the line,
            what was found and what was expected.
    """
    known = Known(tables)
    for table in CHECKED:
        _check_header(tables, table.name, table.columns(known))
    for table in CHECKED:
        for column, cell in table.columns(known).items():
            _check_column(tables, table.name, column, cell)
        if table.key:
            _check_key(tables, table.name, table.key)


def _check_header(tables: Tables, name: str, columns: dict[str, Cell]) -> None:
    """Whether a table has its columns; of an empty one nobody asks."""
    for row in tables.rows(name)[:1]:
        for column in columns:
            if column not in row:
                raise InputError(tables.path(name), f"no column {column}", f"the columns {', '.join(columns)}", 1)


def _check_column(tables: Tables, name: str, column: str, cell: Cell) -> None:
    for place, row in enumerate(tables.rows(name)):
        values = cell.values(row[column])
        if not values and not cell.optional:
            raise InputError(tables.path(name), f"nothing in the column {column}", cell.expected, tables.line(name, place))
        for value in values:
            if not cell.is_good(value, row):
                raise InputError(tables.path(name), f"{value!r} in the column {column}", cell.expected, tables.line(name, place))


def _check_key(tables: Tables, name: str, key: tuple[str, ...]) -> None:
    lines: dict[tuple[str, ...], int] = {}
    for place, row in enumerate(tables.rows(name)):
        own, line = tuple(row[column] for column in key), tables.line(name, place)
        if own in lines:
            raise InputError(tables.path(name), f"{', '.join(own)!r} again", f"each {', '.join(key)} once; line {lines[own]} has it", line)
        lines[own] = line
