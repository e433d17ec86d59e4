"""A table of reference data as its query file describes it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal

from pactgraph.errors import InputError
from pactgraph.sparql.header import QueryFile, read_query_file
from pactgraph.sparql.parameters import bind, parameters_of
from pactgraph.sparql.tokens import Token, tokenize
from pactgraph.wikidata.answer import Answer

__all__ = ["Row", "Table", "ordered", "read_table", "table_files"]

Row = tuple[str, ...]
"""Values in the order of the columns of a table; an empty text where there is none."""


class Table(NamedTuple):
    """A table and the query that fills it, page by page.

    Args:
        file: the query file.
        columns: names of the columns, which are variables of the query.
        key: columns whose values are unique and by which the table is sorted; it is paged by the first of them.
        lists: columns that hold several values, parted by ``|`` in an order that the query leaves open.
        page_size: how many values of the first column of the key a page holds.
        items: name of the set of items that the table tells of (see ``items``); empty where the query itself finds them.
        follows: tables that name some of these items, and so are refreshed before.
    """

    file: QueryFile
    columns: tuple[str, ...]
    key: tuple[str, ...]
    lists: frozenset[str]
    page_size: int
    items: str = ""
    follows: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Name of the file without ending."""
        return self.file.name

    @property
    def digest(self) -> str:
        """SHA-256 of the query file, in hexadecimal."""
        return hashlib.sha256(self.file.text.encode()).hexdigest()

    def query(self, after: str) -> str:
        """The query of the page that follows a value of the first column of the key; an empty text for the first page."""
        limit = _limits(self.file.text)[0]
        text = f"{self.file.text[: limit.start]}{self.page_size}{self.file.text[limit.end :]}"
        return bind(text, {"after": Literal(after)})

    def query_of(self, items: Sequence[str]) -> str:
        """The query of the page that tells of these items: they stand in each VALUES of one variable instead of the examples there."""
        text = self.file.text
        for start, end in reversed(_values(text)):
            text = f"{text[:start]} {' '.join(f'wd:{item}' for item in items)} {text[end:]}"
        return text

    def rows(self, answer: Answer) -> list[Row]:
        """The rows of an answer: white space made single, so that a row is a line, and lists in order."""
        return [tuple(self._value(column, row.get(column, "")) for column in self.columns) for row in answer.rows]

    def key_of(self, row: Row) -> Row:
        """The values of the key."""
        return tuple(row[self.columns.index(column)] for column in self.key)

    def _value(self, column: str, text: str) -> str:
        if column not in self.lists:
            return " ".join(text.split())
        return "|".join(sorted({" ".join(item.split()) for item in text.split("|")} - {""}))


def table_files(folder: Path) -> list[Path]:
    """The query files of a folder, one a table."""
    return sorted(folder.glob("*.rq"))


def ordered(tables: Iterable[Table]) -> list[Table]:
    """Tables in the order of their names, yet each after those that it follows."""
    named = {table.name: table for table in sorted(tables, key=lambda table: table.name)}
    graph = {name: [other for other in table.follows if other in named] for name, table in named.items()}
    return [named[name] for name in TopologicalSorter(graph).static_order()]


def read_table(path: Path, page_size: int | None = None) -> Table:
    """Read the query file of a table.

    Args:
        path: a SELECT with a header (``summary``, ``x-source``, ``x-columns``, ``x-key``, ``x-lists`` if need be), and either the
            parameter ``?_after_string`` and one LIMIT, which is the size of a page, or ``x-items``, ``x-page-size``, ``x-follows`` if need be,
            and VALUES for the items.
        page_size: another size of a page.

    Raises:
        InputError: the file is none such.
        QueryError: it is not SPARQL.
    """
    file = read_query_file(path)
    file.require("summary", "x-source", "x-columns", "x-key")
    columns, key, lists = (_names(file, name) for name in ("x-columns", "x-key", "x-lists"))
    for name in (*key, *lists):
        if name not in columns:
            raise InputError(path, f"{name!r}, which is no column", f"one of {', '.join(columns)}", 1)
    if not key or len({*columns}) < len(columns):
        raise InputError(path, "no key, or a column twice", "each column once, and a key", 1)
    table = Table(file, columns, key, frozenset(lists), page_size or 1, str(file.metadata.get("x-items", "")), _names(file, "x-follows"))
    return table._replace(page_size=page_size or (_page_of_items(table) if table.items else _page_of_limit(table)))


def _page_of_limit(table: Table) -> int:
    """The size of a page of a table whose query finds the items itself."""
    path, text = table.file.path, table.file.text
    if [*parameters_of(text)] != ["after"]:
        raise InputError(path, f"the parameters {', '.join(parameters_of(text)) or 'none'}", "the one parameter ?_after_string")
    limits = _limits(text)
    if len(limits) != 1:
        raise InputError(path, f"LIMIT {len(limits)} times", "one LIMIT, the size of a page")
    return int(limits[0].text)


def _page_of_items(table: Table) -> int:
    """The size of a page of a table whose items are given."""
    path, text, size = table.file.path, table.file.text, table.file.metadata.get("x-page-size")
    if parameters_of(text) or _limits(text) or not _values(text):
        raise InputError(path, "a parameter, a LIMIT, or no VALUES of wd: items", "VALUES ?x { wd:Q1 … } alone, where x-items stands", 1)
    if not isinstance(size, int) or size < 1:
        raise InputError(path, f"x-page-size: {size!r}", "a number of items", 1)
    return size


def _names(file: QueryFile, name: str) -> tuple[str, ...]:
    names = file.metadata.get(name, [])
    if not isinstance(names, list) or not all(isinstance(item, str) for item in names):
        raise InputError(file.path, f"{name}: {names!r}", "a list of names", 1)
    return tuple(names)


def _limits(text: str) -> list[Token]:
    """The numbers that follow LIMIT."""
    tokens = tokenize(text)
    return [number for word, number in pairwise(tokens) if word.is_word("LIMIT") and number.kind == "number"]


_VALUES = re.compile(r"VALUES\s+\?\w+\s*\{(?P<items>(?:\s*wd:Q[0-9]+)+\s*)\}")


def _values(text: str) -> list[tuple[int, int]]:
    """Where the items of VALUES stand: those of the variable that comes first, since constants may stand in VALUES of others."""
    found = [*_VALUES.finditer(text)]
    first = {match[0].split()[1] for match in found[:1]}
    return [match.span("items") for match in found if match[0].split()[1] in first]
