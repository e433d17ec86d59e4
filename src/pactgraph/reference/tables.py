"""The source tables: CSV files with a header, each with a row in ``SOURCES.csv`` that says where it came from and when."""

from __future__ import annotations

import csv
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pactgraph.errors import InputError, NotFoundError

__all__ = ["REFRESHED", "Row", "Tables", "listed"]

Row = dict[str, str]

REFRESHED = "wikidata/"
"""The names of tables that are refreshed from Wikidata begin so; they may be missing, and ``retrieved.csv`` beside them has their days."""

_Made = TypeVar("_Made")


class Tables:
    """The tables of a folder, each read once.

    Args:
        folder: the folder with ``SOURCES.csv``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, tuple[Row, ...]] = {}
        self._made: dict[Callable[[Tables], Any], Any] = {}

    def has(self, name: str) -> bool:
        """Whether a table is there; those that are refreshed need not be."""
        return (self.folder / f"{name}.csv").is_file()

    def refreshed(self, name: str) -> tuple[Row, ...]:
        """The rows of a table that is refreshed from Wikidata, none if it never was."""
        return self.rows(REFRESHED + name) if self.has(REFRESHED + name) else ()

    def once(self, make: Callable[[Tables], _Made]) -> _Made:
        """What a function makes of the tables; it is called the first time only."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a table, in their order.

        Args:
            name: file name without ending.

        Raises:
            InputError: the file is missing, or a row has more or fewer columns than the header.
        """
        if name not in self._read:
            path = self.folder / f"{name}.csv"
            try:
                with path.open(encoding="utf-8", newline="") as file:
                    reader = csv.DictReader(file)
                    rows = []
                    for row in reader:
                        if None in row or None in row.values():
                            raise InputError(path, "a row of another length", f"{len(reader.fieldnames or ())} columns", reader.line_num)
                        rows.append({column: value.strip() for column, value in row.items()})
            except OSError as error:
                raise InputError(path, error.strerror or "no readable file", "a table") from None
            self._read[name] = tuple(rows)
        return self._read[name]

    def retrieved(self, name: str) -> str:
        """The day on which the source of a table was read, as ``YYYY-MM-DD``.

        Raises:
            NotFoundError: ``SOURCES.csv`` has no row for the table.
            InputError: it was refreshed, and nobody wrote down when.
        """
        if name.startswith(REFRESHED):
            return self._refreshed_on(name)
        try:
            return self._sources[f"{name}.csv"]["retrieved"]
        except KeyError:
            raise NotFoundError("source table", name, sorted(self._sources)) from None

    def _refreshed_on(self, name: str) -> str:
        for row in self.refreshed("retrieved"):
            if REFRESHED + row["table"] == name:
                return row["retrieved"]
        raise InputError(self.folder / f"{REFRESHED}retrieved.csv", f"no row for {name.removeprefix(REFRESHED)}", "the day on which each table was refreshed")

    @cached_property
    def _sources(self) -> dict[str, Row]:
        return {row["file"]: row for row in self.rows("SOURCES")}


def listed(cell: str) -> list[str]:
    """The values of a cell that holds several, separated by bars.

    >>> listed("PRC|People's Republic of China")
    ['PRC', "People's Republic of China"]
    """
    return [value.strip() for value in cell.split("|") if value.strip()]
