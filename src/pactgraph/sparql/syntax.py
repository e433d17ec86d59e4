"""Where Oxigraph's parser finds a text at fault, without running it.

pyoxigraph has no call that only parses. So the text gets an end that no query can have: a fault found before it
is one of the text, and a text without faults fails at that end and never runs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyoxigraph as ox

__all__ = ["first_fault"]

_GAP = " " * 32
"""Oxigraph adds the length of the keyword that it tried to the place of a fault; no keyword reaches over this gap."""


def first_fault(pieces: Sequence[tuple[int, str]]) -> int | None:
    """The place where a text stops to be SPARQL, or none.

    Args:
        pieces: what stands between white space, each with its place in the text; each becomes a line, so that the
            line of a fault is the number of its piece.

    Returns:
        the place, in the piece at fault as near as Oxigraph tells; none also for a text that only stops too soon.
    """
    lines = "\n".join(re.sub(r"[\r\n]", " ", piece) + _GAP for _, piece in pieces)
    try:
        ox.Store().query(f"{lines}\n\0{_GAP}")
    except SyntaxError as error:
        found = re.match(r"error at (\d+):(\d+)", str(error))
        if found is not None:
            line, column = int(found.group(1)), int(found.group(2))
            if line > len(pieces):
                return None
            start, piece = pieces[line - 1]
            return start + min(column, len(piece)) - 1
    return None
