"""The tokens of a SPARQL text (SPARQL 1.1 section 19.8), with their places.

Binding a parameter or finding the WHERE group works on tokens, never on text, so that strings, IRIs and comments
cannot be mistaken for syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pactgraph.errors import QueryError

__all__ = ["Token", "group_end", "place_of", "tokenize"]


class Token(NamedTuple):
    """One token: kind (``iri``, ``string``, ``variable``, ``name``, ``word``, ``number``, ``language``, ``punctuation``), text, start."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, in any case."""
        return self.kind == "word" and self.text.upper() in words


_LETTERS = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF"
    r"\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
"""PN_CHARS_BASE."""


@cache
def _pattern(ascii_only: bool) -> re.Pattern[str]:
    """The pattern of a token. Most queries have ASCII names, and that pattern compiles 16 times as fast.

    It accepts any character in comments, strings and IRIs, and stops at any other that is not ASCII.
    """
    letter = "A-Za-z" if ascii_only else _LETTERS
    more = f"{letter}_0-9" if ascii_only else rf"{letter}_0-9\u00B7\u0300-\u036F\u203F\u2040"
    return re.compile(
        rf"""
        (?P<space>(?:[\x20\t\r\n]|\#[^\n\r]*)+)
      | (?P<string>\"{{3}}(?:[^"\\]|\\.|\"{{1,2}}(?!\"))*\"{{3}} | '{{3}}(?:[^'\\]|\\.|'{{1,2}}(?!'))*'{{3}}
          | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
      | (?P<variable>[?$][{more}]+)
      | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<name>(?:[{letter}](?:[{more}.-]*[{more}-])?)?:(?:(?:[{more}:%]|\\.)(?:(?:[{more}:%.-]|\\.)*(?:[{more}:%-]|\\.))?)?
          | _:[{more}](?:[{more}.-]*[{more}-])?)
      | (?P<number>(?:\d+\.\d*|\.?\d+)(?:[eE][+-]?\d+)?)
      | (?P<word>[A-Za-z][A-Za-z0-9_]*)
      | (?P<punctuation>\^\^|&&|\|\||!=|<=|>=|<<|>>|[{{}}()\[\].;,=<>!|/^*+?-])
        """,
        re.VERBOSE | re.DOTALL,
    )


def tokenize(text: str) -> list[Token]:
    """The tokens of a SPARQL text, white space and comments left out.

    Raises:
        QueryError: a character that starts no token; the message has its line and column.
    """
    try:
        return _tokens(text, _pattern(ascii_only=True))
    except QueryError:
        if text.isascii():
            raise
        return _tokens(text, _pattern(ascii_only=False))


def _tokens(text: str, pattern: re.Pattern[str]) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        match = pattern.match(text, position)
        if match is None or match.end() == position:
            raise QueryError(f"{place_of(text, position)}: found {text[position]!r}; expected SPARQL", text.count("\n", 0, position) + 1)
        if match.lastgroup != "space":
            tokens.append(Token(match.lastgroup or "", match.group(), position))
        position = match.end()
    return tokens


def place_of(text: str, position: int) -> str:
    """A place in a text in words: ``line 1, column 1`` is the first."""
    return f"line {text.count(chr(10), 0, position) + 1}, column {position - text.rfind(chr(10), 0, position)}"


def group_end(tokens: Iterable[Token], opening: Token) -> Token:
    """The closing brace of the group that ``opening`` begins.

    Raises:
        QueryError: the group is not closed.
    """
    depth = 0
    for token in tokens:
        if token.start < opening.start or token.kind != "punctuation":
            continue
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if depth == 0:
            return token
    raise QueryError("found the end of the query; expected '}'")
