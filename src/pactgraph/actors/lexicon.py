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
        lists: the words of each list, as texts are read.
    """

    def __init__(self, lists: dict[str, tuple[str, ...]]) -> None:
        self._ordered = lists
        self._lists = {name: frozenset(words) for name, words in lists.items()}

    @classmethod
    def load(cls, path: Path | None = None) -> Lexicon:
        """The lexicon of a file, the shipped one by default.

        Raises:
            InputError: the file cannot be read, or is not as this class reads it.
        """
        path = path or resources.lexicon_file("actors")
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(path, str(error), "a lexicon in TOML") from None
        lists = {}
        for name in _LISTS:
            words = data[name].get("words") if isinstance(data.get(name), dict) else None
            if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                raise InputError(path, f"no list {name}", f"the lists {', '.join(_LISTS)}, each with words")
            wrong = next((word for word in words if key(word) != word), None)
            if wrong is not None:
                raise InputError(path, f"{wrong!r} in the list {name}", f"{key(wrong)!r}, as texts are read")
            lists[name] = tuple(words)
        return cls(lists)

    def ordered(self, name: str) -> tuple[str, ...]:
        """The words of a list in its order."""
        return self._ordered[name]

    def __getitem__(self, name: str) -> frozenset[str]:
        """The words of a list."""
        return self._lists[name]

    @cached_property
    def terms(self) -> dict[str, str]:
        """Words that stand for a kind of thing, whoever's it is, each with the name of its list."""
        return {word: name for name in ("honorifics", "roles", "bodies", "governments", "fighters", "forces") for word in self._lists[name]}

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words that, before the name of a state, may make it part of something else."""
        return self["speech"] | self["regions_before"] | self["institutions_before"] | {"of"}


_LISTS = (
    "honorifics", "roles", "past", "lesser", "bodies", "governments", "forces", "fighters", "speech", "regions_before", "institutions_before",
    "institutions", "events", "things", "actor_things", "place_before", "actor_before", "actor_after", "parts_of_states", "adjectives",
    "waters", "particles", "generations", "armed_forces", "small", "ordinary",
)  # fmt: skip
