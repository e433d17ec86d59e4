"""The words of the finders of times and quantities, kept as data in ``ontology/lexicons/times.toml`` and ``quantities.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pactgraph import resources
from pactgraph.errors import InputError

__all__ = ["Lexicon"]


class Lexicon:
    """Tables of words by name.

    Args:
        path: the file, which messages name.
        tables: what it holds.
    """

    def __init__(self, path: Path, tables: dict[str, Any]) -> None:
        self._path, self._tables = path, tables

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """The lexicon of a file.

        Raises:
            InputError: the file cannot be read, or is no TOML.
        """
        try:
            return cls(path, tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise InputError(path, str(error), "a lexicon in TOML") from None

    @classmethod
    @cache
    def shipped(cls, name: str) -> Lexicon:
        """A lexicon that ships with the code, read once.

        Raises:
            InputError: as :meth:`load` does.
        """
        return cls.load(resources.lexicon_file(name))

    def table(self, name: str) -> dict[str, Any]:
        """A table.

        Raises:
            InputError: there is no such table.
        """
        found = self._tables.get(name)
        if not isinstance(found, dict):
            raise InputError(self._path, f"no table [{name}]", "every table that the finders interpret")
        return found

    def words(self, name: str, key: str = "words") -> tuple[str, ...]:
        """A list of words in a table.

        Raises:
            InputError: there is no such list.
        """
        found = self.table(name).get(key)
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            raise InputError(self._path, f"no list {key} in [{name}]", "a list of words")
        return tuple(found)

    def classes(self) -> dict[str, str]:
        """Each word of the table ``words`` with the name of its list.

        Raises:
            InputError: a word stands in two lists.
        """
        found: dict[str, str] = {}
        for name in self.table("words"):
            for word in self.words("words", name):
                if word in found:
                    raise InputError(self._path, f"{word!r} in {found[word]} and {name}", "each word in one list")
                found[word] = name
        return found
