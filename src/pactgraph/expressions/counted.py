"""What is counted: the plain phrase behind a number, and whether digits count anything where they stand."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pactgraph.expressions.hits import Hit
from pactgraph.expressions.lexicon import Lexicon
from pactgraph.expressions.tokens import BREAK, Tokens

__all__ = ["counted", "is_count"]

_LONGEST = 6
"""Words of a phrase for what is counted, at most."""


class _Words(NamedTuple):
    stops: frozenset[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    numbered: frozenset[str]
    after_ordinal: frozenset[str]
    before_ordinal: frozenset[str]
    unclear: frozenset[str]


@cache
def _words() -> _Words:
    lexicon = Lexicon.shipped("quantities")
    plain = (frozenset(lexicon.words("plain", name)) for name in ("stops", "plurals", "singulars"))
    never = (frozenset(lexicon.words("not_numbers", name)) for name in ("before", "ordinal_after", "ordinal_before"))
    return _Words(*plain, *never, frozenset(lexicon.words("unclear")))


def is_count(hit: Hit, kind: str) -> bool:
    """Whether a number tells how much or how many, and is not the number of a thing ("Article 27", "F-16")."""
    tokens, words = hit.tokens, _words()
    before, after = _gap(tokens, hit.start - 1), _gap(tokens, hit.end)
    if kind == "ordinal":
        return tokens.word(hit.end + 1) not in words.after_ordinal and tokens.word(hit.start - 2) not in words.before_ordinal and before in " ,('|~"
    if kind != "count" or "sign" in hit or not tokens.word(hit.start)[0].isdigit():
        return kind != "count" or before not in "_" or hit.start == 0
    if before in "-_./`'" or after == "_" or (after == "-" and tokens.word(hit.end + 1)[:1].isdigit()):
        return False
    if before == "." and after in BREAK + ".)":
        return False
    named = before in " (" and hit.start >= 2
    if named and tokens.word(hit.start - 2) in words.numbered:
        return False
    unclear = _is_unclear(tokens.word(hit.end - 1), words)
    capital = named and before == " " and not tokens.words[hit.start // 2 - 1].islower() and tokens.word(hit.start - 2) not in words.stops
    year = len(tokens.word(hit.start)) == 4 and hit.end - hit.start == 1
    isolated = before in BREAK + "(" and after in BREAK + ".)"
    return not isolated and (not (unclear or capital or year) or _phrase_end(hit) is not None)


def _is_unclear(word: str, words: _Words) -> bool:
    letters = word.lstrip("0123456789.,")
    return letters != word and letters in words.unclear


def counted(hit: Hit, amount: Decimal | None) -> tuple[str | None, int]:
    """The phrase for what is counted and where it ends in the line; none and the end of the number without one."""
    tokens = hit.tokens
    if _gap(tokens, hit.end) == "-" and tokens.word(hit.end + 1).isalpha() and not tokens.word(hit.end + 1)[0].isdigit():
        # "The 15-nation bloc", "six-party talks"
        return tokens.words[(hit.end + 1) // 2], hit.end + 2
    end = _phrase_end(hit) if amount is not None and amount != 1 else None
    if end is None:
        return None, hit.end
    first, last = tokens.span(hit.end + 1, end)
    return tokens.text[first:last], end


def _phrase_end(hit: Hit) -> int | None:
    """Where a phrase in the plural behind a number ends in the line: no word of grammar, and a noun in the plural last."""
    tokens, end = hit.tokens, None
    for place in range(hit.end + 1, min(hit.end + 1 + 2 * _LONGEST, len(tokens.line)), 2):
        gap = _gap(tokens, place - 1)
        word = tokens.word(place)
        plural = _is_plural(tokens.words[place // 2])
        if gap not in " -" or word in _words().stops or (end is not None and not plural):
            break
        if plural:
            end = place + 1
    return end


def _is_plural(word: str) -> bool:
    words = _words()
    if word in words.plurals:
        return True
    return len(word) > 3 and word.islower() and word.endswith("s") and word[-2] not in "su'" and not word.endswith("is") and word not in words.singulars


def _gap(tokens: Tokens, place: int) -> str:
    return tokens.line[place] if 0 <= place < len(tokens.line) else BREAK
