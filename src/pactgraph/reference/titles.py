"""Which kind of office a title means, in a state or anywhere."""

from __future__ import annotations

from fnmatch import fnmatchcase

from pactgraph.reference.tables import Tables

__all__ = ["Titles"]


class Titles:
    """The table of titles. A title of one state goes before a general one, an exact title before a pattern with ``*``.

    Args:
        tables: the source tables.
    """

    def __init__(self, tables: Tables) -> None:
        rows = tables.rows("office_titles")
        self._exact = {(row["title"].casefold(), row["state"]): row["office"] for row in rows if "*" not in row["title"]}
        self._patterns = [(row["title"].casefold(), row["office"]) for row in rows if "*" in row["title"]]
        # A pattern without an office excepts what a wider one would take (the governor of a bank governs no region).
        self._patterns.sort(key=lambda pattern: bool(pattern[1]))
        self._families: dict[str, str] = {}

    def office(self, title: str, state: str) -> str:
        """The kind of office that a title names exactly, or nothing."""
        key = title.casefold()
        return self._exact.get((key, state), self._exact.get((key, ""), ""))

    def family(self, title: str) -> str:
        """The kind of office of which there are many in a state, such as ambassadors, or nothing."""
        if title not in self._families:
            self._families[title] = next((office for pattern, office in self._patterns if fnmatchcase(title.casefold(), pattern)), "")
        return self._families[title]
