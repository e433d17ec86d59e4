"""Where a refreshed table says another thing than the tables that are kept: told in a table of its own, so that a person can judge."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Conflict", "read", "text"]


class Conflict(NamedTuple):
    """Two tables that differ.

    Args:
        table: the refreshed table.
        about: the label of the thing, or of the tenure.
        what: in what they differ.
        taken: what the reference data says now.
        other: what it does not say.
    """

    table: str
    about: str
    what: str
    taken: str
    other: str

    def __str__(self) -> str:
        return f"{self.about}: {self.what} is {self.taken or 'none'}; elsewhere: {self.other or 'none'}"


def text(conflicts: Iterable[Conflict]) -> str:
    """The conflicts as CSV, each once, in order."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([Conflict._fields, *sorted(set(conflicts))])
    return file.getvalue()


def read(text: str) -> list[Conflict]:
    """The conflicts of such a text."""
    return [Conflict(*row) for row in csv.reader(io.StringIO(text), strict=True)][1:]
