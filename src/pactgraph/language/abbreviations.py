"""The words that tell whether a stop ends a sentence, kept as data in ``ontology/lexicons/sentences.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pactgraph import resources
from pactgraph.errors import InputError

__all__ = ["Abbreviations"]

_KINDS = ("hours", "titles", "counted", "never", "ending")
_OTHERS = ("starters", "times", "speech")


class Abbreviations:
    """Abbreviations by kind, and the words around them that decide.

    Args:
        lists: the words of each list, in small letters, abbreviations without their last stop.
    """

    def __init__(self, lists: dict[str, frozenset[str]]) -> None:
        self._kinds = {word: kind for kind in reversed(_KINDS) for word in lists[kind]}
        self.starters, self.times, self.speech = (lists[name] for name in _OTHERS)

    @classmethod
    def load(cls, path: Path | None = None) -> Abbreviations:
        """The lists of a file, the shipped one by default.

        Raises:
            InputError: the file cannot be read, or lacks a list.
        """
        path = path or resources.lexicon_file("sentences")
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(path, str(error), "a lexicon in TOML") from None
        lists = {}
        for name in (*_KINDS, *_OTHERS):
            words = data[name].get("words") if isinstance(data.get(name), dict) else None
            if not isinstance(words, list) or not all(isinstance(word, str) and word == word.lower() for word in words):
                raise InputError(path, f"no list {name} of words in small letters", f"the lists {', '.join((*_KINDS, *_OTHERS))}, each with words")
            lists[name] = frozenset(words)
        return cls(lists)

    def kind(self, word: str) -> str | None:
        """The list in which an abbreviation stands, written without its last stop; an abbreviation in capitals or small letters is the same."""
        return self._kinds.get(word.lower())
