"""Refresh tables of reference data from an endpoint; a table is replaced when all of it is there, and not before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pactgraph.errors import PactgraphError, RemoteError
from pactgraph.reference.writing import replace
from pactgraph.wikidata.endpoint import Endpoint
from pactgraph.wikidata.files import csv_text, read_csv
from pactgraph.wikidata.pages import KEPT, Page, Pages
from pactgraph.wikidata.table import Row, Table

__all__ = ["RETRIEVED", "SHRINKING", "Change", "refresh"]

RETRIEVED = "retrieved.csv"
"""The file that says of each table on which day it was retrieved, its number of rows, and by which query."""

SHRINKING = 0.2
"""The share of its rows that a table may lose: more is rather a truncated answer than news."""

_DONE = "done.csv"
"""The file in the folder of pages that names the tables which a refresh that was stopped had replaced."""

_DONE_COLUMNS = ("table", "query_sha256", "endpoint", "day")

_RETRIEVED_COLUMNS = ("table", "retrieved", "rows", "query_sha256")


class Change(NamedTuple):
    """What a refresh did to a table: its rows before and after, and how many were added, removed and changed, by their key."""

    table: str
    before: int
    after: int
    added: int
    removed: int
    changed: int

    def __str__(self) -> str:
        return f"{self.table}: {self.before} rows before, {self.after} after: {self.added} added, {self.removed} removed, {self.changed} changed"


def refresh(
    tables: Iterable[Table],
    endpoint: Endpoint,
    folder: Path,
    work: Path,
    progress: Callable[[str], None] = lambda line: None,
    shrinking: float = SHRINKING,
    items: Callable[[str], Sequence[str]] = lambda name: (),
) -> Iterator[Change]:
    """Refresh tables, one after the other; each is complete when its change is yielded.

    What a refresh that was stopped had replaced is not asked for again.

    Args:
        tables: the tables.
        endpoint: where to ask; its clock also gives the day of retrieval.
        folder: where the CSV files lie, ``<table>.csv`` and ``retrieved.csv``.
        work: a folder for pages; a refresh that was stopped goes on with the first page that is not there.
        progress: told of each page.
        shrinking: the share of its rows that a table may lose.
        items: the Wikidata items of a set by its name, in any order; asked for when the turn of a table comes that needs them.

    Raises:
        RemoteError: the endpoint fails, or its rows cannot be those of the table; the table stays as it was.
        InputError: a CSV file cannot be read.
        PactgraphError: another refresh is at work.
    """
    from filelock import FileLock, Timeout

    work.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(work / "lock", timeout=0):
            done = _done(work, endpoint)
            for table in tables:
                if (table.name, table.digest) in done:
                    progress(f"{table.name}: refreshed before the last refresh was stopped")
                    continue
                given = sorted(set(items(table.items))) if table.items else []
                yield _refresh(table, endpoint, folder, Pages(work, table, endpoint.url, given), given, progress, shrinking)
                done.add((table.name, table.digest))
                day = endpoint.clock.now().date().isoformat()
                replace(work / _DONE, csv_text(_DONE_COLUMNS, [(*each, endpoint.url, day) for each in sorted(done)]))
            (work / _DONE).unlink(missing_ok=True)
    except Timeout:
        raise PactgraphError(f"{work}: another refresh is at work there; try again when it has ended") from None


def _done(work: Path, endpoint: Endpoint) -> set[tuple[str, str]]:
    """The tables, each with the digest of its query, that a refresh which was stopped had replaced not long ago."""
    today = endpoint.clock.now().date()
    rows = read_csv(work / _DONE, _DONE_COLUMNS)
    return {(table, digest) for table, digest, url, day in rows if url == endpoint.url and today - date.fromisoformat(day) <= KEPT}


def _refresh(table: Table, endpoint: Endpoint, folder: Path, pages: Pages, items: Sequence[str], progress: Callable[[str], None], shrinking: float) -> Change:
    old = {table.key_of(row): row for row in read_csv(folder / f"{table.name}.csv", table.columns)}
    fetched = _fetch(table, endpoint, pages, items, progress)
    rows = sorted((row for page in fetched for row in page.rows), key=lambda row: (table.key_of(row), row))
    new = {table.key_of(row): row for row in rows}
    fault = _fault(table, rows, new, len(old), shrinking)
    if fault is not None:
        pages.clear()  # they are part of the fault: next time all is asked anew
        raise RemoteError(endpoint.url, *fault, len(fetched))
    replace(folder / f"{table.name}.csv", csv_text(table.columns, rows))
    _note(table, folder / RETRIEVED, fetched[0].day, len(rows))
    pages.clear()
    changed = sum(old[key] != row for key, row in new.items() if key in old)
    return Change(table.name, len(old), len(new), len(new.keys() - old.keys()), len(old.keys() - new.keys()), changed)


def _fetch(table: Table, endpoint: Endpoint, pages: Pages, items: Sequence[str], progress: Callable[[str], None]) -> list[Page]:
    """All pages of a table. Where its query finds the items, the last page, which says that there is no more, is empty."""
    fetched = pages.load(endpoint.clock.now().date())
    if fetched:
        progress(f"{table.name}: going on after page {len(fetched)}")
    chunks = [items[first : first + table.page_size] for first in range(0, len(items), table.page_size)]
    while len(fetched) < len(chunks) if table.items else not fetched or fetched[-1].rows:
        after = fetched[-1].last if fetched else ""
        page = _page_of(table, endpoint, after, chunks[len(fetched)]) if table.items else _page(table, endpoint, after)
        fetched.append(page)
        pages.save(len(fetched), page)
        of = f" of {len(chunks)}" if table.items else ""
        progress(f"{table.name}: page {len(fetched)}{of}, {sum(len(page.rows) for page in fetched)} rows")
    return fetched


def _page(table: Table, endpoint: Endpoint, after: str) -> Page:
    """The items that the query finds after a value."""
    rows = _ask(table, endpoint, table.query(after))
    items = {table.key_of(row)[0] for row in rows}
    if len(items) > table.page_size or any(item <= after for item in items):
        # Such an endpoint would send the same page for ever, or leave something out.
        raise RemoteError(endpoint.url, f"a page of {table.name} with items that were not asked for", f"at most {table.page_size} items after {after!r}")
    return Page(after, max(items, default=""), endpoint.clock.now().date(), rows)


def _page_of(table: Table, endpoint: Endpoint, after: str, items: Sequence[str]) -> Page:
    """These items; those that the source says nothing of have no rows."""
    rows = _ask(table, endpoint, table.query_of(items))
    if not {table.key_of(row)[0] for row in rows} <= set(items):
        raise RemoteError(endpoint.url, f"a page of {table.name} with items that were not asked for", f"some of {items[0]} … {items[-1]}")
    return Page(after, items[-1], endpoint.clock.now().date(), rows)


def _ask(table: Table, endpoint: Endpoint, query: str) -> list[Row]:
    answer = endpoint.select(query)
    missing = [column for column in table.columns if column not in answer.variables]
    if missing:
        raise RemoteError(endpoint.url, f"no column {missing[0]} for {table.name}", f"the columns {', '.join(table.columns)}")
    return table.rows(answer)


def _fault(table: Table, rows: list[Row], new: dict[Row, Row], before: int, shrinking: float) -> tuple[str, str] | None:
    """Why rows cannot be those of a table: what was found and what was expected."""
    if not rows:
        return f"no row for {table.name}", "some"
    if len(new) < len(rows):
        twice = next(table.key_of(row) for row, following in pairwise(rows) if table.key_of(row) == table.key_of(following))
        return f"two rows of {table.name} with the key {', '.join(twice)}", "one"
    least = before * (1 - shrinking)
    if len(rows) < least:
        return f"{len(rows)} rows for {table.name}, which had {before}", f"at least {least:.0f}, unless more may go (--shrinking)"
    return None


def _note(table: Table, path: Path, day: date, rows: int) -> None:
    """Write down when and how a table was retrieved."""
    noted = {row[0]: row for row in read_csv(path, _RETRIEVED_COLUMNS)}
    noted[table.name] = (table.name, day.isoformat(), str(rows), table.digest)
    replace(path, csv_text(_RETRIEVED_COLUMNS, [noted[name] for name in sorted(noted)]))
