"""Hand-written parses for tests: a word a line, as in CoNLL-U, with fewer columns."""

from __future__ import annotations

from pactgraph.extraction.graph import Graph
from pactgraph.model.syntax import Parse, Token

__all__ = ["graph", "words"]


def graph(lines: str) -> Graph:
    """The graph of lines of FORM LEMMA UPOS XPOS HEAD DEPREL; heads count from 1, the root has 0; the text has a space between words."""
    tokens, start = [], 0
    for index, line in enumerate(lines.strip().splitlines()):
        form, lemma, pos, tag, head, dep = line.split()
        tokens.append(Token(index, start, start + len(form), form, lemma, pos, tag, int(head) - 1 if int(head) else index, dep))
        start += len(form) + 1
    return Graph(Parse(0, start - 1, tuple(tokens)))


def words(of: Graph, found: object) -> list[str]:
    """The words at some places of a graph."""
    return [of.tokens[index].text for index in found]  # type: ignore[attr-defined]
