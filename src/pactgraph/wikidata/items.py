"""The sets of Wikidata items that tables are asked for: what the tables of reference data name, be they kept here or refreshed before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pactgraph.errors import NotFoundError
from pactgraph.reference import Tables, listed
from pactgraph.reference.codes import Codes

__all__ = ["SETS", "items_of"]

_ITEM = re.compile(r"Q[1-9][0-9]*")


def items_of(sources: Path, name: str) -> list[str]:
    """The items of a set, as the tables have them now.

    Args:
        sources: the folder of the source tables, with ``wikidata`` in it.
        name: name of the set, as a query file gives it (``x-items``).

    Raises:
        NotFoundError: there is no such set.
        InputError: a table cannot be read.
    """
    if name not in SETS:
        raise NotFoundError("set of items", name, sorted(SETS))
    return sorted({qid for qid in SETS[name](Tables(sources)) if _ITEM.fullmatch(qid)})


def _states(tables: Tables) -> Iterator[str]:
    """States and territories, also those for which two tables name different items."""
    yield from tables.once(Codes).items
    yield from (row["qid"] for row in tables.refreshed("states"))


def _positions(tables: Tables) -> Iterator[str]:
    """Offices of the tables that are kept, and those that Wikidata counts among the main ones."""
    yield from (row["id"] for row in tables.rows("positions"))
    for table in ("heads_of_state_and_government", "foreign_ministers"):
        yield from (row["position"] for row in tables.rows(table))
    yield from (row["position_qid"] for row in tables.refreshed("positions"))
    yield from (qid for row in tables.refreshed("heads") for qid in listed(row["position_qids"]))


def _persons(tables: Tables) -> Iterator[str]:
    """Holders of office."""
    yield from (row["person_qid"] for row in (*tables.rows("office_holders"), *tables.refreshed("office_holders")))
    yield from (row["officeholder"] for row in tables.rows("heads_of_state_and_government"))
    yield from (row["person"] for row in tables.rows("foreign_ministers"))
    yield from (row["qid"] for row in tables.rows("persons"))


def _outlets(tables: Tables) -> Iterator[str]:
    """News organisations."""
    yield from (row["qid"] for row in tables.rows("news_outlets_qid"))


SETS: dict[str, Callable[[Tables], Iterator[str]]] = {"outlets": _outlets, "persons": _persons, "positions": _positions, "states": _states}
"""The sets by name."""
