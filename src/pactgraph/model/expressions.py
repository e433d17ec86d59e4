"""An expression: words of a text that tell a time or a number, with what they mean."""

from __future__ import annotations

from typing import NamedTuple

from pactgraph.model.slots import Quantity, Time

__all__ = ["QUANTITY_KINDS", "TIME_KINDS", "Length", "QuantityExpression", "TimeExpression"]

TIME_KINDS = ("date", "since", "from", "until", "duration", "frequency")
"""What a time does in its sentence.

``date`` a day or period in which something happens, ``since`` and ``from`` the first day of something, ``until`` its last day or a deadline,
``duration`` how long it lasts, ``frequency`` how often it comes. TIMEX3 calls the first four DATE or TIME, the others DURATION and SET.
"""

QUANTITY_KINDS = ("money", "count", "percent", "measure", "ordinal")
"""What a number tells."""


class Length(NamedTuple):
    """A length of time.

    Args:
        amount: how many units; none for "several years".
        unit: the designator of the unit in ISO 8601 (``Y``, ``M``, ``D``, ``H``, ``S``), and ``MIN`` for minutes.
        comparator: as in :class:`~pactgraph.model.slots.Quantity`; none where the words state none.
        word: the unit as the text has it, in the singular: a decade is 10 ``Y``, and less precise than ten years.
        least: where no amount is stated, how many units it is at least: "years" are two or more.
    """

    amount: int | None
    unit: str
    comparator: str | None = None
    word: str = ""
    least: int | None = None

    @property
    def iso(self) -> str | None:
        """The duration in ISO 8601, none without an amount.

        >>> Length(16, "M").iso, Length(72, "H").iso, Length(None, "Y").iso
        ('P16M', 'PT72H', None)
        """
        if self.amount is None:
            return None
        return f"P{self.amount}{self.unit}" if self.unit in "YMD" else f"PT{self.amount}{self.unit[0]}"


class TimeExpression(NamedTuple):
    """Words that tell a time.

    Args:
        start: the code point at which they start.
        end: the code point after them.
        time: the words and the bounds that they allow; where they depend on the tense of the verb, those of a verb in the past.
        kind: one of :data:`TIME_KINDS`. The time of ``since``, ``from`` and ``until`` bounds the limit itself: "through 2030" lies in 2030.
        future: the time if the verb tells of the future, where that is another one.
        length: how long a duration is, how far apart two events are, or after what time something comes again.
        direction: of "two years later" 1, of "a year earlier" -1, of "that year" 0; none where no other event is meant.
        ordinal: of "21st annual" 21.
    """

    start: int
    end: int
    time: Time
    kind: str
    future: Time | None = None
    length: Length | None = None
    direction: int | None = None
    ordinal: int | None = None


class QuantityExpression(NamedTuple):
    """Words that tell a number.

    Args:
        start: the code point at which they start.
        end: the code point after them.
        quantity: the words and what they state; of a range the lower amount with ``>=``.
        kind: one of :data:`QUANTITY_KINDS`.
        upper: of a range ("3,000-4,000") the upper amount.
    """

    start: int
    end: int
    quantity: Quantity
    kind: str
    upper: float | int | None = None
