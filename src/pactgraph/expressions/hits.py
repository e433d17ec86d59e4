"""Where a rule of the grammar holds, and the words of its groups."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from pactgraph.expressions.grammar import Grammar
from pactgraph.expressions.tokens import Tokens

__all__ = ["Hit", "Sense"]


class Sense(NamedTuple):
    """In what sense words are read.

    Args:
        today: the day of publication, if known.
        ahead: whether the verb tells of the future.
    """

    today: datetime.date | None
    ahead: bool = False


class Hit:
    """A rule that holds in a line.

    Args:
        name: the name of the rule.
        match: where it holds, with its groups.
        tokens: the words of the line.
        points: the grammar of what its groups hold.
    """

    def __init__(self, name: str, match: re.Match[str], tokens: Tokens, points: Grammar) -> None:
        self.name, self.tokens, self._match, self._points = name, tokens, match, points
        self.start, self.end = match.span()

    def __contains__(self, group: str) -> bool:
        return self._match.groupdict().get(group) is not None

    def words(self, group: str) -> list[str]:
        """The words of a group in small letters, none if it is not there."""
        if group not in self:
            return []
        first, last = self._match.span(group)
        return [self.tokens.word(place) for place in range(first + first % 2, last, 2)]

    def word(self, group: str) -> str:
        """The first word of a group in small letters, empty if it is not there."""
        return next(iter(self.words(group)), "")

    def text(self, group: str) -> str:
        """The words of a group as the text has them, empty if it is not there."""
        found = self.span(group)
        return self.tokens.text[slice(*found)] if found else ""

    def span(self, group: str) -> tuple[int, int] | None:
        """The code points of a group, none if it is not there."""
        return self.tokens.span(*self._match.span(group)) if group in self else None

    def inner(self, group: str) -> Hit | None:
        """What a group holds, read by itself."""
        found = self._points.read(self.tokens.line, *self._match.span(group))
        return Hit(*found, self.tokens, self._points) if found else None
