"""Lines and paragraphs of a text, with the places where they stand."""

from __future__ import annotations

import re

from pactgraph.model.document import Span

__all__ = ["lines", "paragraphs"]

_LINE = re.compile(r"[^\r\n\u0085\u2028\u2029]+")
# Atomic, for the two halves of one CRLF are no empty line.
_GAP = re.compile(r"(?>\r\n|[\r\n\u0085\u2028])[^\S\r\n]*(?>\r\n|[\r\n\u0085\u2028])\s*|\u2029\s*")
_NARROW = 100
"""Characters up to which a text that is broken into lines by hand has its lines."""


def lines(text: str) -> list[Span]:
    """The lines of a text that hold something, without white space around them."""
    return [span for match in _LINE.finditer(text) if (span := _stripped(text, match.start(), match.end()))]


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text: what stands between empty lines.

    Without any empty line each line is a paragraph, as feeds write them, unless the text is broken into narrow lines by hand.

    >>> [(span.start, span.end) for span in paragraphs("One\\r\\ntwo.\\r\\n\\r\\nThree.")]
    [(0, 9), (13, 19)]
    >>> len(paragraphs("Russia signed.\\nIndia signed."))
    2
    """
    starts = [0, *(gap.end() for gap in _GAP.finditer(text))]
    ends = [*(gap.start() for gap in _GAP.finditer(text)), len(text)]
    found = [span for start, end in zip(starts, ends, strict=True) if (span := _stripped(text, start, end))]
    if len(found) != 1:
        return found
    each = lines(text)
    return found if _is_wrapped(text, each) else each


def _is_wrapped(text: str, each: list[Span]) -> bool:
    """Whether the lines of a text are broken by hand: all narrow, and most of them in the middle of a sentence."""
    inner = each[:-1]
    broken = sum(text[span.end - 1] not in '.!?"”’):' for span in inner)
    return all(span.end - span.start <= _NARROW for span in each) and 2 * broken > len(inner)


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
