"""Question and rule files as a built store keeps them: headers read and plans made, so that answering need not parse them.

A file that has changed since the build is not found by its text, and read and compiled anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from pactgraph.errors import InputError, QueryError
from pactgraph.sparql.header import QueryFile, read_query_file, read_query_text
from pactgraph.sparql.plan import Plan, compile_plan

__all__ = ["Compiled"]

_FORMAT = 1
"""Raised when plans change their form: a file of another format is not used."""


class Compiled:
    """Query files and their plans.

    Args:
        path: the file of a built store that holds them; without it everything is read and made anew.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._made: dict[str, Plan] = {}

    @cached_property
    def _stored(self) -> dict[str, dict[str, Any]]:
        if self._path is None or not self._path.exists():
            return {}
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            return dict(data["files"]) if data["format"] == _FORMAT else {}
        except (ValueError, TypeError, KeyError):  # damaged: all of it can be made anew
            return {}

    def file(self, path: Path) -> QueryFile:
        """A query file.

        Raises:
            InputError: it has no header, or a broken one.
        """
        text = read_query_text(path)
        stored = self._stored.get(text)
        return QueryFile(path, stored["metadata"], text) if stored is not None else read_query_file(path)

    def plan(self, file: QueryFile) -> Plan:
        """The plan of a query file.

        Raises:
            InputError: the text is not SPARQL.
        """
        if file.text not in self._made:
            stored = self._stored.get(file.text)
            try:
                self._made[file.text] = Plan.from_data(stored["plan"]) if stored is not None else compile_plan(file.text)
            except QueryError as error:
                raise InputError(file.path, str(error), "SPARQL", error.line) from None
        return self._made[file.text]

    def save(self, path: Path, files: Iterable[QueryFile]) -> None:
        """Write headers and plans of these files, for a store."""
        data = {file.text: {"metadata": file.metadata, "plan": self.plan(file).to_data()} for file in files}
        path.write_text(json.dumps({"format": _FORMAT, "files": data}, default=str), encoding="utf-8")
