"""What stands around the text of a news item: the dateline before it, credits before and after it."""

from __future__ import annotations

from typing import NamedTuple

from pactgraph.model.document import Span

__all__ = ["Credit", "Dateline", "Frame", "Phrase"]


class Phrase(NamedTuple):
    """Words of a text at code points ``start`` to ``end``."""

    start: int
    end: int
    text: str


class Dateline(NamedTuple):
    """Where and when an item was filed, and by which agency: ``NEW DELHI, Dec 6 (Reuters) -``.

    Args:
        start: where it begins.
        end: where the text after it begins.
        place: the words for the place, without brackets: ``NEW DELHI``, ``Washington, D.C.``
        date: the words for the day.
        agency: the words for the agency.
    """

    start: int
    end: int
    place: Phrase
    date: Phrase | None = None
    agency: Phrase | None = None


class Credit(NamedTuple):
    """A line that tells of the item and not of the world.

    Args:
        start: where it begins.
        end: where it ends.
        kind: ``byline``, ``contributor``, ``origin``, ``rights`` or ``reader``, as ``ontology/lexicons/reading.toml`` says.
        text: the line.
    """

    start: int
    end: int
    kind: str
    text: str


class Frame(NamedTuple):
    """What stands around a text.

    Args:
        body: the text between what stands before it and after it.
        dateline: its dateline.
        credits: lines before and after it, in their order.
    """

    body: Span
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
