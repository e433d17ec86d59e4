"""Stretches of a text that are taken, and what is free between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

__all__ = ["Cover"]


class Cover:
    """A set of code points, kept as stretches that neither touch nor overlap, so that a question takes no longer in a long text.

    Args:
        stretches: starts and ends, end exclusive, in any order; they may overlap.

    >>> cover = Cover([(5, 8), (0, 2), (1, 3)])
    >>> list(cover.free(0, 10)), cover.touches(3, 5), cover.touches(3, 6)
    ([(3, 5), (8, 10)], False, True)
    """

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take a stretch; an empty one takes nothing."""
        if start >= end:
            return
        first, beyond = bisect_left(self._ends, start), bisect_right(self._starts, end)
        if first < beyond:
            start, end = min(start, self._starts[first]), max(end, self._ends[beyond - 1])
        self._starts[first:beyond], self._ends[first:beyond] = [start], [end]

    def touches(self, start: int, end: int) -> bool:
        """Whether any code point of a stretch is taken."""
        first = bisect_right(self._ends, start)
        return first < len(self._starts) and self._starts[first] < end

    def free(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a stretch that are not taken, in the order of the text."""
        for place in range(bisect_right(self._ends, start), len(self._starts)):
            if self._starts[place] >= end:
                break
            if start < self._starts[place]:
                yield start, self._starts[place]
            start = self._ends[place]
        if start < end:
            yield start, end
