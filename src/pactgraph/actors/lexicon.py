"""The lexicon of the reader of names: lists of words, kept as data in ``ontology/lexicons/actors.toml``."""

from __future__ import annotations

import tomllib
from functools import cached_property
from pathlib import Path

from pactgraph import resources
from pactgraph.errors import InputError
from pactgraph.model.words import key

__all__ = ["Lexicon"]


class Lexicon:
    """Lists of words by name, each word as its key.

    Args:
        lists: the words of each list.
        offices: short titles and the kind of office that each means.
    """

    def __init__(self, lists: dict[str, frozenset[str]], offices: dict[str, str]) -> None:
        self._lists, self.offices = lists, offices

    @classmethod
    def load(cls, path: Path | None = None) -> Lexicon:
        """The lexicon of a file, the shipped one by default.

        Raises:
            InputError: the file cannot be read, or is not as this class reads it.
        """
        path = path or resources.lexicon_file("actors")
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise InputError(path, str(error), "a lexicon in TOML") from None
        offices = {key(title): office for title, office in data.pop("offices", {}).items()}
        missing = [name for name in _LISTS if "words" not in data.get(name, {})]
        if missing:
            raise InputError(path, f"no list {missing[0]}", f"the lists {', '.join(_LISTS)}")
        return cls({name: frozenset(data[name]["words"]) for name in _LISTS}, offices)

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of a list."""
        return self._lists[name]

    @cached_property
    def terms(self) -> dict[str, str]:
        """Words that stand for a kind of thing, whoever's it is, each with the name of its list."""
        found = {word: name for name in ("honorifics", "roles", "bodies", "governments") for word in self._lists[name]}
        return found | dict.fromkeys(self.offices, "titles")


_LISTS = (
    "honorifics", "roles", "past", "lesser", "bodies", "governments", "place_before", "actor_before", "actor_after",
    "parts_of_states", "adjectives", "waters", "particles", "surname_first", "ordinary",
)  # fmt: skip
