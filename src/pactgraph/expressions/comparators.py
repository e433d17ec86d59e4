"""Words beside a number that tell how exact it is: "more than", "nearly"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pactgraph.expressions.lexicon import Lexicon

__all__ = ["Comparators"]


class Comparators:
    """The comparators of ``quantities.toml``.

    Args:
        lexicon: tables ``comparators`` and ``comparators_after``.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._before = {phrase: sign for sign in lexicon.table("comparators") for phrase in lexicon.words("comparators", sign)}
        self._after = {phrase: sign for sign in lexicon.table("comparators_after") for phrase in lexicon.words("comparators_after", sign)}

    @classmethod
    @cache
    def shipped(cls) -> Comparators:
        """Those of the shipped lexicon."""
        return cls(Lexicon.shipped("quantities"))

    @property
    def phrases(self) -> list[str]:
        """The phrases before a number, the longest first."""
        return sorted(self._before, key=lambda phrase: (-len(phrase), phrase))

    @property
    def phrases_after(self) -> list[str]:
        """The phrases behind a number."""
        return list(self._after)

    def sign(self, before: Sequence[str], after: Sequence[str] = ()) -> str | None:
        """The sign of the words before a number or else behind it, in small letters; none for none."""
        return self._before.get(" ".join(before)) or self._after.get(" ".join(after))
