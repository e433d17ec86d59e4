"""Numbers in a text: where they stand, and what they count or measure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pactgraph.expressions.amounts import Amounts
from pactgraph.expressions.comparators import Comparators
from pactgraph.expressions.counted import counted, is_count
from pactgraph.expressions.hits import Hit
from pactgraph.expressions.numerals import plain
from pactgraph.expressions.quantity_grammar import QuantityGrammar
from pactgraph.expressions.times import find_times
from pactgraph.expressions.tokens import Tokens
from pactgraph.model.expressions import QuantityExpression, TimeExpression
from pactgraph.model.slots import Quantity

__all__ = ["find_quantities"]

_KINDS = {"signed": "money", "named": "money", "vague_money": "money", "percent": "percent", "measure": "measure", "ordinal": "ordinal"}
"""What rules tell; the others tell counts."""


def find_quantities(text: str, start: int = 0, end: int | None = None, times: Iterable[TimeExpression] | None = None) -> tuple[QuantityExpression, ...]:
    """The numbers that a text tells, in its order, without overlap; those of times and lengths of time are left out.

    The unit of a count is the plain phrase in the plural right behind it, and part of the words ("over 500,000 AK-203 assault rifles"); where no
    such phrase follows, the caller must say what is counted ("at least 40 were killed").

    Args:
        text: any text.
        start: the code point at which to start.
        end: the code point at which to stop; the end of the text by default.
        times: the times of the same part of the text, if they are known.

    >>> [(one.kind, one.quantity.amount, one.quantity.currency) for one in find_quantities("It paid more than $500,000 for 12 jets.")]
    [('money', 500000, 'USD'), ('count', 12, None)]
    """
    grammar, spans = QuantityGrammar.shipped(), _Spans(find_times(text, None, start, end) if times is None else times)
    tokens = Tokens(text, start, end, grammar.classify)
    found: list[QuantityExpression] = []
    for name, match in grammar.rules.find(tokens.line):
        hit = Hit(name, match, tokens, grammar.rules)
        digits, _ = hit.span("low") or tokens.span(hit.start, hit.end)
        expression = None if spans.covers(digits, name == "ordinal") else _expression(hit)
        # The phrase for what is counted may hold a number itself ("5 AK-20 km ships").
        if expression is not None and not (found and expression.start < found[-1].end):
            found.append(expression)
    return tuple(found)


class _Spans:
    """Where times stand, asked from the left to the right."""

    def __init__(self, times: Iterable[TimeExpression]) -> None:
        self._ahead = list(times)[::-1]

    def covers(self, start: int, ordinal: bool) -> bool:
        """Whether a number starts within a time; an ordinal may lie in one that tells how often ("21st annual")."""
        while self._ahead and self._ahead[-1].end <= start:
            self._ahead.pop()
        return bool(self._ahead) and self._ahead[-1].start <= start and not (ordinal and self._ahead[-1].kind == "frequency")


def _expression(hit: Hit) -> QuantityExpression | None:
    amounts, kind = Amounts.shipped(), _KINDS.get(hit.name, "count")
    if hit.name == "fraction" or not is_count(hit, kind):
        return None
    low, high = amounts.bounds(hit)
    if low is None and "vague" not in hit:
        return None
    unit, end = (None, hit.end) if kind != "count" or "vague" in hit else counted(hit, high or low)
    currency = None
    if kind == "money":
        currency, unit = amounts.currency(hit)
    elif kind == "percent":
        unit = "%"
    elif kind == "measure":
        unit = hit.text("unit")
    first, last = hit.tokens.span(hit.start, end)
    sign = ">=" if high is not None else Comparators.shipped().sign(hit.words("sign"), hit.words("more"))
    quantity = Quantity(hit.tokens.text[first:last], sign, _number(low), unit, currency)
    return QuantityExpression(first, last, quantity, kind, _number(high))


def _number(amount: Decimal | None) -> int | float | None:
    return None if amount is None else plain(amount)
