"""Words before a number that tell how exact it is: "more than", "nearly"."""

from __future__ import annotations

import re
from functools import cache

from pactgraph.expressions.lexicon import Lexicon

__all__ = ["Comparators", "spaced"]

_REACH = 40
"""Code points before a number in which its comparator lies."""


def spaced(phrases: list[str] | tuple[str, ...]) -> str:
    """A pattern for any of some phrases, the longest first, with any white space between their words."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


class Comparators:
    """The comparators of ``quantities.toml``.

    Args:
        lexicon: tables ``comparators`` and ``comparators_after``.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._before = {phrase: sign for sign in lexicon.table("comparators") for phrase in lexicon.words("comparators", sign)}
        self._after = {phrase: sign for sign in lexicon.table("comparators_after") for phrase in lexicon.words("comparators_after", sign)}
        self._ends = re.compile(rf"(?<![\w-])({spaced(tuple(self._before))})\s+(?:the\s+)?\Z", re.IGNORECASE)
        self._starts = re.compile(rf"\s+({spaced(tuple(self._after))})\b", re.IGNORECASE)

    @property
    def phrases(self) -> list[str]:
        """The phrases before a number, the longest first."""
        return sorted(self._before, key=lambda phrase: (-len(phrase), phrase))

    def sign(self, words: list[str]) -> str | None:
        """The sign of a phrase before a number, given as its words in small letters."""
        return self._before.get(" ".join(words))

    @classmethod
    @cache
    def shipped(cls) -> Comparators:
        """Those of the shipped lexicon."""
        return cls(Lexicon.shipped("quantities"))

    def before(self, text: str, start: int, floor: int = 0) -> tuple[int, str] | None:
        """The comparator that ends where a number starts: where it starts itself, not before ``floor``, and its sign."""
        low = max(floor, start - _REACH)
        # A word that the reach cuts must not look like a whole one.
        found = self._ends.search(text[max(0, low - 1) : start], min(low, 1))
        return (max(0, low - 1) + found.start(), self._before[_phrase(found[1])]) if found else None

    def after(self, text: str, end: int, ceiling: int) -> tuple[int, str] | None:
        """The comparator behind a number: where it ends, and its sign."""
        found = self._starts.match(text, end, ceiling)
        return (found.end(), self._after[_phrase(found[1])]) if found else None


def _phrase(words: str) -> str:
    return " ".join(words.lower().split())
