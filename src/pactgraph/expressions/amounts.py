"""What the words of a quantity are worth: its amounts and its currency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from pactgraph.expressions.hits import Hit
from pactgraph.expressions.lexicon import Lexicon
from pactgraph.expressions.numerals import Numerals

__all__ = ["Amounts"]

_LETTERED = re.compile(r"([0-9.,]+)([a-z]+)")


class Amounts:
    """Tables of ``quantities.toml``.

    Args:
        lexicon: the tables.
        numerals: words for numbers.
    """

    def __init__(self, lexicon: Lexicon, numerals: Numerals) -> None:
        self._numerals = numerals
        self._symbols: dict[str, str] = lexicon.table("symbols")
        self._codes = frozenset(lexicon.words("codes"))
        self._currencies: dict[str, str] = lexicon.table("currencies")
        self._qualified: dict[str, str] = lexicon.table("qualified")
        self._letters: dict[str, int] = lexicon.table("letters")
        self._pairs: dict[str, int] = lexicon.table("pairs")

    @classmethod
    @cache
    def shipped(cls) -> Amounts:
        """Those of the shipped lexicon."""
        return cls(Lexicon.shipped("quantities"), Numerals.shipped())

    def bounds(self, hit: Hit) -> tuple[Decimal | None, Decimal | None]:
        """The amount, or the lower and the upper one of a range."""
        if "pair" in hit:
            return Decimal(self._pairs[" ".join(hit.words("pair"))]), None
        if "nth" in hit:
            number = self._numerals.ordinal(hit.words("nth"))
            return None if number is None else Decimal(number), None
        if "low" not in hit:
            return None, None
        low = self._value(hit.words("low"))
        if "high" not in hit:
            return low, None
        high = self._value(hit.words("high"))
        size = self._size(hit.words("high"))
        if low is not None and high is not None and not self._size(hit.words("low")) and low < high and size:
            # "$3-4 billion" are three billion to four.
            low = low * size if low * size <= high else low
        return (low, high) if low is not None and high is not None and low < high else (None, None)

    def _value(self, words: Sequence[str]) -> Decimal | None:
        found = _LETTERED.fullmatch(words[0])
        if not found:
            return self._numerals.value(words)
        digits = self._numerals.digits(found[1])
        return None if digits is None else digits * self._letters[found[2]]

    def _size(self, words: Sequence[str]) -> int | None:
        """The magnitude behind a number, none if there is none."""
        found = _LETTERED.fullmatch(words[-1])
        return self._letters[found[2]] if found else self._numerals.magnitudes.get(words[-1])

    def currency(self, hit: Hit) -> tuple[str | None, str | None]:
        """The ISO 4217 code of the currency; where several use the name and no people is told, none, and the name as unit."""
        name = hit.words("name")
        if name:
            one = [*name[:-1], name[-1]]
            code = self._named(one) or self._named([*one[:-1], one[-1].removesuffix("s")]) or self._sign(hit.text("name"))
            if code or "symbol" not in hit:
                return code, None if code else hit.text("name")
        return self._sign(hit.text("symbol")), None

    def _named(self, words: Sequence[str]) -> str | None:
        return self._qualified.get(" ".join(words)) or (self._currencies.get(words[-1]) if len(words) == 1 else None) or None

    def _sign(self, word: str) -> str | None:
        return self._symbols.get(word) or (word if word in self._codes else None)
