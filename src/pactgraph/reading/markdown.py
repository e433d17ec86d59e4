"""Markdown (CommonMark, and tables): its text without the marks, by markdown-it-py.

Offsets count in the extracted text: headings, paragraphs and items with an empty line between them, rows of a table as lines. Links keep their words;
code, images and HTML are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from pactgraph.errors import InputError
from pactgraph.reading.decoding import decode
from pactgraph.reading.front_matter import split_front_matter
from pactgraph.reading.source import Original, Raw

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_TEXT = {"text", "code_inline", "text_special"}
_BREAKS = {"softbreak", "hardbreak"}


def read_markdown(path: Path, data: bytes, limit: int) -> Raw:
    """The article of a Markdown file; its title is that of the front matter, else the first heading.

    Raises:
        InputError: no text, more of it than the limit, or broken front matter.
    """
    from markdown_it import MarkdownIt

    decoded = decode(path, data)
    metadata, source = split_front_matter(path, decoded.text)
    if len(source) > limit:
        raise InputError(path, f"a text of {len(source):,} characters", f"at most {limit:,}; --max-characters allows more")
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    text = "\n\n".join(_blocks(tokens))
    if not text:
        raise InputError(path, "Markdown without words", "the text of an article")
    title = next((words for token, after in pairwise(tokens) if token.type == "heading_open" and (words := _inline(after))), None)
    named = {"title": title, **metadata} if title else dict(metadata)
    return Raw(path, text, named, original=Original("original.md", data), notes=(decoded.note,) if decoded.note else ())


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """The blocks of a text; a table is one block."""
    rows: list[list[str]] = []
    in_table = False
    for token in tokens:
        if token.type == "table_open":
            rows, in_table = [], True
        elif token.type == "table_close":
            in_table = False
            yield from filter(None, ["\n".join(filter(None, (" | ".join(filter(None, row)) for row in rows)))])
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            words = _inline(token)
            if in_table:
                rows[-1].append(words)
            elif words:
                yield words


def _inline(token: Token) -> str:
    """The words of a block; lines of the file are no lines of the text."""
    parts = (child.content if child.type in _TEXT else " " if child.type in _BREAKS else "" for child in token.children or ())
    return "".join(parts).strip()
