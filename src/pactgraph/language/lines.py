"""Blocks of running text: paragraphs, headings and items of lists. Within a block a line break is a space."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

__all__ = ["blocks"]

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_ITEM = re.compile(r"\s*(?:[•●▪◦‣·○■*]\s*|[-–—]\s+|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+|#+\s)")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*\Z")
_FIRST_WORD = re.compile(r"\s*(\S{1,60})")
_NARROWEST, _WIDEST = 40, 130
"""Widths between which lines count as broken by hand."""
_SMALL = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "vs", "via", "into", "over"])


def blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The blocks of a text in order, as places of their first character and behind their last one."""
    for paragraph in _paragraphs(text, start, end):
        width = max(last - first for first, last in paragraph)
        first = paragraph[0][0]
        for above, below in itertools.pairwise(paragraph):
            if _breaks(text, above, below, width):
                yield first, above[1]
                first = below[0]
        yield first, paragraph[-1][1]


def _paragraphs(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Lines that are not blank, in groups between blank lines."""
    group: list[tuple[int, int]] = []
    for line in _LINE.finditer(text, start, end):
        if line[0].isspace():
            continue
        # Lines may be told apart by one break alone; more than that, or white space between breaks, is a blank line.
        if group and not _BREAK.fullmatch(text, group[-1][1], line.start()):
            yield group
            group = []
        group.append((line.start(), line.end()))
    if group:
        yield group


def _breaks(text: str, above: tuple[int, int], below: tuple[int, int], width: int) -> bool:
    """Whether the break between two lines of a paragraph is one of meaning: before an item, behind a heading, at the end of a paragraph."""
    if _ITEM.match(text, *below):
        return True
    ended = _ENDED.search(text, max(above[0], above[1] - 8), above[1])
    following = _FIRST_WORD.match(text, *below)
    small = following is not None and following[1][0].islower()
    if small and not ended:
        return False
    if width > _WIDEST or width < _NARROWEST:
        return True
    # A line broken by hand is one that the next word would have made too wide.
    room = width - (above[1] - above[0])
    full = following is not None and len(following[1]) + 1 > room - 6
    return not full or (not ended and _heading(text[above[0] : above[1]]))


def _heading(line: str) -> bool:
    """Whether all words of a line are capitalised but for small ones."""
    words = [word.strip("\"'“”‘’(),:") for word in line.split()]
    return all(not word or not word[0].islower() or word in _SMALL for word in words)
