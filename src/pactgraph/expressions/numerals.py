"""Numbers in digits and words, as exact decimals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from pactgraph.expressions.lexicon import Lexicon

__all__ = ["Numerals", "plain"]

_DIGITS = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,9})?|[0-9]{1,3}(?:,[0-9]{2,3}){0,5},[0-9]{3}(?:\.[0-9]{1,9})?")
"""Digits, or groups of three (in India of two before the last one); more of them are the number of a thing."""

_ORDINAL = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)", re.IGNORECASE)


class Numerals:
    """What words and digits are worth.

    Args:
        lexicon: tables ``numbers``, ``ordinals`` and ``magnitudes``.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.numbers: dict[str, int] = lexicon.table("numbers")
        self.ordinals: dict[str, int] = lexicon.table("ordinals")
        self.magnitudes: dict[str, int] = lexicon.table("magnitudes")

    @classmethod
    @cache
    def shipped(cls) -> Numerals:
        """Those of the shipped lexicon."""
        return cls(Lexicon.shipped("quantities"))

    @staticmethod
    def digits(word: str) -> Decimal | None:
        """The number that digits write, with commas between groups and a decimal point.

        >>> Numerals.digits("1,00,000"), Numerals.digits("5.4"), Numerals.digits("1.500.000")
        (Decimal('100000'), Decimal('5.4'), None)
        """
        return Decimal(word.replace(",", "")) if _DIGITS.fullmatch(word) else None

    def ordinal(self, words: Sequence[str]) -> int | None:
        """The number of an ordinal in small letters: ``21st``, ``seventh``, ``twenty first``."""
        found = _ORDINAL.fullmatch(words[-1])
        last = int(found[1]) if found else self.ordinals.get(words[-1])
        tens = self.numbers.get(words[0], 0) if len(words) > 1 else 0
        return None if last is None else tens + last

    def value(self, words: Sequence[str]) -> Decimal | None:
        """The number of words in small letters; other words among them ("a", "and") say nothing.

        >>> Numerals.shipped().value(["two", "hundred", "and", "fifty", "thousand"]), Numerals.shipped().value(["5.4", "billion"])
        (Decimal('250000'), Decimal('5400000000.0'))
        """
        total = Decimal(0)
        group: Decimal | None = None
        told = False
        for word in words:
            number = self.digits(word) if word[0].isdigit() else self.numbers.get(word)
            if number is not None:
                group, told = (group or 0) + Decimal(number), True
            elif (size := self.magnitudes.get(word)) is not None:
                told = True
                if size in (100, 12):
                    group = (Decimal(1) if group is None else group) * size
                else:
                    # "5,000 crore" and "two hundred thousand crore": the greater magnitude takes all before it.
                    total, group = _scaled(total, group, size)
        return total + (group or 0) if told else None


def _scaled(total: Decimal, group: Decimal | None, size: int) -> tuple[Decimal, None]:
    if total and total < size:
        return (total + (group or 0)) * size, None
    return total + (Decimal(1) if group is None else group) * size, None


def plain(number: Decimal) -> int | float:
    """A number as JSON has it: whole where it is whole.

    >>> plain(Decimal("5400000000.0")), plain(Decimal("0.5"))
    (5400000000, 0.5)
    """
    return int(number) if number == number.to_integral_value() else float(number)
