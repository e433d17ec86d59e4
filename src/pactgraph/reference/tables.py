"""The source tables: CSV files with a header, each with a row in ``SOURCES.csv`` that says where it came from and when."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pactgraph.errors import InputError, NotFoundError

__all__ = ["REFRESHED", "Row", "Tables", "listed"]

Row = dict[str, str]

REFRESHED = "wikidata/"
"""The names of tables that are refreshed from Wikidata begin so; they may be missing, and ``retrieved.csv`` beside them has their days."""

_Made = TypeVar("_Made")


class _Read(NamedTuple):
    """A table: its rows, and the line on which each ends."""

    rows: tuple[Row, ...]
    lines: tuple[int, ...]


class Tables:
    """The tables of a folder, each read once; what is made of them once is kept together with the names of the tables that it was made of.

    Args:
        folder: the folder with ``SOURCES.csv``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, _Read] = {}
        self._made: dict[Callable[[Tables], Any], Any] = {}
        self._read_for: dict[Callable[[Tables], Any], set[str]] = {}
        self._reading: list[set[str]] = [set()]

    def has(self, name: str) -> bool:
        """Whether a table is there; those that are refreshed need not be."""
        return self.path(name).is_file()

    def path(self, name: str) -> Path:
        """The file of a table."""
        return self.folder / f"{name}.csv"

    def refreshed(self, name: str) -> tuple[Row, ...]:
        """The rows of a table that is refreshed from Wikidata, none if it never was."""
        return self.rows(REFRESHED + name) if self.has(REFRESHED + name) else ()

    def once(self, make: Callable[[Tables], _Made]) -> _Made:
        """What a function makes of the tables; it is called the first time only."""
        if make not in self._made:
            self._made[make] = self._recorded(make, make)
        self._reading[-1] |= self._read_for[make]
        made: _Made = self._made[make]
        return made

    def all(self, make: Callable[[Tables], Iterable[_Made]]) -> tuple[_Made, ...]:
        """All that a function makes of the tables, be it one after the other; it is called the first time only."""
        if make not in self._made:
            self._made[make] = self._recorded(make, lambda tables: tuple(make(tables)))
        self._reading[-1] |= self._read_for[make]
        made: tuple[_Made, ...] = self._made[make]
        return made

    def read_for(self, make: Callable[[Tables], Any]) -> frozenset[str]:
        """The tables that were read, by it or by what it rests on, when a function made what it makes; none if it has made nothing yet."""
        return frozenset(self._read_for.get(make, ()))

    def _recorded(self, key: Callable[[Tables], Any], make: Callable[[Tables], _Made]) -> _Made:
        self._reading.append(set())
        try:
            made = make(self)
        finally:
            self._read_for[key] = self._reading.pop()
        return made

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a table, in their order.

        Args:
            name: file name without ending.

        Raises:
            InputError: the file is missing, or a row has more or fewer columns than the header.
        """
        self._reading[-1].add(name)
        return self._table(name).rows

    def line(self, name: str, row: int) -> int:
        """The line of the file on which a row of a table ends, the row by its place from 0."""
        return self._table(name).lines[row]

    def _table(self, name: str) -> _Read:
        if name not in self._read:
            path = self.path(name)
            try:
                with path.open(encoding="utf-8", newline="") as file:
                    reader = csv.DictReader(file)
                    rows, lines = [], []
                    for row in reader:
                        if None in row or None in row.values():
                            raise InputError(path, "a row of another length", f"{len(reader.fieldnames or ())} columns", reader.line_num)
                        rows.append({column: value.strip() for column, value in row.items()})
                        lines.append(reader.line_num)
            except OSError as error:
                raise InputError(path, error.strerror or "no readable file", "a table") from None
            self._read[name] = _Read(tuple(rows), tuple(lines))
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
        for row in self._table(f"{REFRESHED}retrieved").rows if self.has(f"{REFRESHED}retrieved") else ():
            if REFRESHED + row["table"] == name:
                return row["retrieved"]
        raise InputError(self.folder / f"{REFRESHED}retrieved.csv", f"no row for {name.removeprefix(REFRESHED)}", "the day on which each table was refreshed")

    @cached_property
    def _sources(self) -> dict[str, Row]:
        return {row["file"]: row for row in self._table("SOURCES").rows}


def listed(cell: str) -> list[str]:
    """The values of a cell that holds several, separated by bars.

    >>> listed("PRC|People's Republic of China")
    ['PRC', "People's Republic of China"]
    """
    return [value.strip() for value in cell.split("|") if value.strip()]
