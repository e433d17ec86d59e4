"""Whether words that may be something else are a time where they stand: bare years, months and weekdays."""

from __future__ import annotations

from pactgraph.expressions.hits import Hit
from pactgraph.expressions.tokens import BREAK, Tokens
from pactgraph.expressions.values import Values

__all__ = ["is_time"]

_VALUES = Values.shipped
_YEAR_LEADS = frozenset({"in", "during", "since", "until", "by", "from", "before", "after", "around", "starting", "up", "no", "as"})
"""Words after which four digits are a year."""

_SHORT_LEADS = frozenset({"in", "since", "until"})
"""Words after which a short form is a month."""

_MODERN = range(1900, 2100)
"""Years that texts name without saying that they are years."""


def is_time(hit: Hit) -> bool:
    """Whether a rule that holds tells a time.

    Any rule but the last ones has words enough that say so.
    """
    if hit.name not in ("lead", "point"):
        return True
    inner = hit.inner("base")
    if inner is None:
        return False
    lead = _VALUES().kind(hit.word("lead"))
    match inner.name:
        case "year":
            return _is_year(hit.tokens, inner.start, inner.end, lead)
        case "years":
            return _before(hit.tokens, hit.start) not in _VALUES().never["before_year"]
        case "month":
            return _is_month(hit.tokens, inner, lead)
        case "weekday":
            return _is_weekday(hit.tokens, inner.start, inner.end)
        case "relative":
            return lead not in ("before", "after") or inner.word("rel") != "that"
    return True


def _gap(tokens: Tokens, place: int) -> str:
    return tokens.line[place] if 0 <= place < len(tokens.line) else BREAK


def _before(tokens: Tokens, place: int) -> str:
    """The word before a place, empty if something else than a space or hyphen parts them."""
    return tokens.word(place - 2) if _gap(tokens, place - 1) in " -" else ""


def _after(tokens: Tokens, end: int) -> str:
    return tokens.word(end + 1) if _gap(tokens, end) in " -" else ""


def _is_year(tokens: Tokens, start: int, end: int, lead: str) -> bool:
    never = _VALUES().never
    left, right, after = _gap(tokens, start - 1), _gap(tokens, end), _after(tokens, end)
    if right == "_" or after in never["after_number"] or left in "_/.'":
        return False
    if left == "-":
        return _before(tokens, start) in never["before_hyphen"]
    year = int(tokens.word(start))
    if lead:
        return lead in _YEAR_LEADS and (year in _MODERN or not _plural(after))
    if left == "(" and right in ")]":
        return True
    before = _before(tokens, start)
    if before in never["before_year"]:
        return False
    if year not in _MODERN:
        # "The Treaty of Paris of 1763"
        return before == "of" and _capital(tokens, start - 4) and not _plural(after)
    listed = (left == "," and _digits(tokens.word(start - 2))) or (right == "," and _digits(tokens.word(end + 1)))
    return listed or before in never["before_bare_year"] or (right == " " and bool(after) and not _plural(after) and not _capital(tokens, start - 2))


def _digits(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _capital(tokens: Tokens, place: int) -> bool:
    return 0 <= place < len(tokens.line) and tokens.words[place // 2][0].isupper()


def _is_month(tokens: Tokens, inner: Hit, lead: str) -> bool:
    kind = _VALUES().kind(inner.word("month"))
    if kind == "short_month":
        return lead in _SHORT_LEADS
    named_before = _gap(tokens, inner.start - 1) == " " and _capital(tokens, inner.start - 2) and not lead
    if not lead and _after(tokens, inner.end) in _VALUES().never["after_month"] and _capital(tokens, inner.end + 1):
        return False
    if kind == "month":
        return True
    return bool(lead) or (not named_before and _before(tokens, inner.start) in _VALUES().never["before_month"])


def _is_weekday(tokens: Tokens, start: int, end: int) -> bool:
    never = _VALUES().never
    named = _before(tokens, start) in never["before_weekday"]
    return not named and not (_after(tokens, end) in never["after_weekday"] and _capital(tokens, end + 1))
