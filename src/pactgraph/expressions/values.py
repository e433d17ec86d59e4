"""What the words of times are worth: numbers of months, lengths of units."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pactgraph.expressions.lexicon import Lexicon
from pactgraph.expressions.numerals import Numerals
from pactgraph.model.expressions import Length

__all__ = ["Values"]

_FEW = 2
"""What "years" or "several days" are at least."""


class Values:
    """Tables of ``times.toml``, with the words for numbers.

    Args:
        lexicon: the tables.
        numerals: words for numbers.
    """

    def __init__(self, lexicon: Lexicon, numerals: Numerals) -> None:
        self.months: dict[str, int] = lexicon.table("months")
        self.weekdays: dict[str, int] = lexicon.table("weekdays")
        self.seasons: dict[str, list[int]] = lexicon.table("seasons")
        self.today: dict[str, list[int]] = lexicon.table("today")
        self.stretches: dict[str, list[float]] = lexicon.table("stretches")
        self.frequencies: dict[str, str] = lexicon.table("frequencies")
        self._amounts: dict[str, int] = lexicon.table("amounts")
        self._units: dict[str, tuple[int, str]] = lexicon.table("units")
        self._singulars: dict[str, str] = lexicon.table("singulars")
        self._numerals = numerals
        self.classes = lexicon.classes()
        self.never = {name: frozenset(lexicon.words("not_times", name)) for name in lexicon.table("not_times")}

    @classmethod
    @cache
    def shipped(cls) -> Values:
        """Those of the shipped lexicon."""
        return cls(Lexicon.shipped("times"), Numerals.shipped())

    def kind(self, word: str) -> str:
        """The list in which a word stands, empty for none."""
        return self.classes.get(word, "")

    def number(self, words: Sequence[str]) -> int | None:
        """The whole number of words in small letters: "a" is 1, "several" none."""
        told = self._numerals.value(words)
        if told is not None:
            return int(told)
        vague = not words or any(self.kind(word) == "some" for word in words)
        return next((self._amounts[word] for word in words if word in self._amounts), None if vague else 1)

    def ordinal(self, words: Sequence[str]) -> int | None:
        """The number of an ordinal."""
        return self._numerals.ordinal(words) if words else None

    def day(self, word: str) -> int | None:
        """A day of the month: ``6``, ``6th``, ``sixth``."""
        return int(word) if word.isdigit() else self.ordinal([word])

    def length(self, amount: int | None, unit: str, comparator: str | None = None, half: bool = False) -> Length:
        """So many units (and a half), in the designators of ISO 8601; half a day and less is not told."""
        word = self._singulars.get(unit, unit)
        size, designator = self._units[word]
        if half and amount is not None:
            if designator != "Y":
                return Length(None, designator, comparator, word)
            return Length(amount * size * 12 + 6 * size, "M", comparator, word)
        if amount is None:
            return Length(None, designator, comparator, word, _FEW * size)
        return Length(amount * size, designator, comparator, word)
