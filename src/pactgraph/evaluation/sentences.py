"""Sentences of an article, as the scorer counts them, and which of them a span touches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["LONGEST", "Place", "sentences", "touched"]

Place = tuple[int, int]
"""Start and end in code points, end exclusive."""

LONGEST = 3
"""Sentences that a quote may touch and still count."""

_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|St|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\.$")
_REACH = 8
"""Characters before a cut in which an abbreviation may stand."""


def sentences(text: str) -> list[Place]:
    """Where each sentence starts and ends; a line break ends one, the dot of an abbreviation does not.

    >>> [len(range(*place)) for place in sentences("Mr. Singh met Gen. Shoigu. They signed.")]
    [27, 12]
    """
    cuts = [0]
    for end in _END.finditer(text):
        if "\n" in end.group() or not _ABBREVIATION.search(text[max(0, end.start() - _REACH) : end.start()]):
            cuts.append(end.end())
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def touched(places: Sequence[Place], spans: Iterable[Place]) -> set[int]:
    """The numbers, from 0, of the sentences with which a span shares a character."""
    spans = list(spans)
    return {number for number, (start, end) in enumerate(places) if any(first < end and last > start for first, last in spans)}
