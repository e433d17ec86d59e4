"""The pages of a table that are there so far, each in a file, so that a refresh which was stopped goes on where it was."""

from __future__ import annotations

import glob
import hashlib
import json
import shutil
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from pactgraph.reference.writing import replace
from pactgraph.wikidata.table import Row, Table

__all__ = ["KEPT", "Page", "Pages"]

KEPT = timedelta(days=7)
"""Older pages are asked for anew: a table should not be put together from several states of the source."""


class Page(NamedTuple):
    """One page: the value that it follows, the last value that it reaches (both of the first column of the key), its day, its rows."""

    after: str
    last: str
    day: date
    rows: list[Row]


class Pages:
    """The pages of a table.

    Args:
        work: folder for work of any table.
        table: the table; another query or size of pages has other pages.
        url: the endpoint from which the pages come.
        items: the items that the table is to tell of, where they are given.
    """

    def __init__(self, work: Path, table: Table, url: str, items: Sequence[str] = ()) -> None:
        identity = hashlib.sha256(" ".join([table.digest, str(table.page_size), url, *items]).encode()).hexdigest()
        self._work, self._table, self._width = work, table.name, len(table.columns)
        self._folder = work / f"{table.name}-{identity[:16]}"

    def load(self, today: date) -> list[Page]:
        """The pages from the first one on, each following the one before, as far as they are sound."""
        pages: list[Page] = []
        for number in count(1):
            page = self._read(number)
            if page is None or page.after != (pages[-1].last if pages else "") or not timedelta() <= today - page.day <= KEPT:
                return pages
            pages.append(page)
        raise AssertionError("count does not end")

    def save(self, number: int, page: Page) -> None:
        """Keep a page; the first one has the number 1."""
        replace(self._path(number), json.dumps({**page._asdict(), "day": page.day.isoformat()}, ensure_ascii=False))

    def clear(self) -> None:
        """Forget all pages of the table, those of its former queries too."""
        for folder in self._work.glob(f"{glob.escape(self._table)}-{'[0-9a-f]' * 16}"):
            shutil.rmtree(folder, ignore_errors=True)

    def _path(self, number: int) -> Path:
        return self._folder / f"page-{number:05d}.json"

    def _read(self, number: int) -> Page | None:
        """The page with this number; none if there is none, or it is damaged."""
        try:
            data = json.loads(self._path(number).read_text(encoding="utf-8"))
            page = Page(str(data["after"]), str(data["last"]), date.fromisoformat(data["day"]), [tuple(map(str, row)) for row in data["rows"]])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return page if all(len(row) == self._width for row in page.rows) else None
