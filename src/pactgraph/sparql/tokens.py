"""The tokens of a SPARQL text (SPARQL 1.1 section 19.8), with their places.

Binding a parameter or finding the WHERE group works on tokens, never on text, so that strings, IRIs and comments
cannot be mistaken for syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pactgraph.errors import QueryError

__all__ = ["Token", "group_end", "line_of", "tokenize"]


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


_TOKEN = re.compile(
    r"""
    (?P<space>(?:\s|\#[^\n]*)+)
  | (?P<string>\"{3}(?:[^"\\]|\\.|\"{1,2}(?!\"))*\"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:%]|\\.)(?:(?:[\w:%.-]|\\.)*(?:[\w:%-]|\\.))?)? | _:\w(?:[\w.-]*[\w-])?)
  | (?P<number>(?:\d+\.\d*|\.?\d+)(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d_]\w*)
  | (?P<punctuation>\^\^|&&|\|\||!=|<=|>=|<<|>>|[{}()\[\].;,=<>!|/^*+?-])
    """,
    re.VERBOSE | re.DOTALL,
)


def tokenize(text: str) -> list[Token]:
    """The tokens of a SPARQL text, white space and comments left out.

    Raises:
        QueryError: a character that starts no token; the message has its line.
    """
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or match.end() == position:
            raise QueryError(f"line {line_of(text, position)}: found {text[position]!r}; expected SPARQL")
        if match.lastgroup != "space":
            tokens.append(Token(match.lastgroup or "", match.group(), position))
        position = match.end()
    return tokens


def line_of(text: str, position: int) -> int:
    """The line, from 1, of a place in a text."""
    return text.count("\n", 0, position) + 1


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
