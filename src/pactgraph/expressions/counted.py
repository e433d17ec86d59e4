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
    behind: frozenset[str]
    unclear: frozenset[str]


@cache
def _words() -> _Words:
    lexicon = Lexicon.shipped("quantities")
    tables = [("plain", name) for name in ("stops", "plurals", "singulars")]
    tables += [("not_numbers", name) for name in ("before", "ordinal_after", "ordinal_before", "after")]
    return _Words(*(frozenset(lexicon.words(*place)) for place in [*tables, ("unclear", "words")]))


def is_count(hit: Hit, kind: str) -> bool:
    """Whether a number tells how much or how many, and is not the number of a thing ("Article 27", "F-16")."""
    if kind == "ordinal":
        return _is_ordinal(hit)
    if kind != "count":
        return True
    word, before, after = hit.tokens.word(hit.start), _gap(hit.tokens, hit.start - 1), _gap(hit.tokens, hit.end)
    following = hit.tokens.word(hit.end + 1)
    if following in _words().behind and after in " -":
        return False
    if "sign" in hit or not word[0].isdigit():
        return before not in "-_"
    if before in "-_./`'" or after == "_" or (after == "-" and following[:1].isdigit()):
        return False
    if _numbered(hit) or (_is_year(word) and following not in _words().plurals):
        return False
    return _is_sure(hit, before, after) or _phrase_end(hit, 2 if _named(hit) else 1) is not None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and 1900 <= int(word) < 2100


def _is_ordinal(hit: Hit) -> bool:
    tokens, words = hit.tokens, _words()
    named = tokens.word(hit.end + 1) in words.after_ordinal or tokens.word(hit.start - 2) in words.before_ordinal
    # "First, we commit"
    counting = _gap(tokens, hit.end) == "," and not tokens.word(hit.start)[0].isdigit()
    return not named and not counting and _gap(tokens, hit.start - 1) in " ,('~" + BREAK


def _numbered(hit: Hit) -> bool:
    """Whether a word before digits says that they number a thing, over other digits if need be ("posts 542 and 543")."""
    tokens, place = hit.tokens, hit.start - 2
    while place >= 2 and (tokens.word(place) in ("and", "or") or (tokens.word(place).isdigit() and place < hit.start - 2)):
        place -= 2
    return place >= 0 and _gap(tokens, hit.start - 1) in " (.," and tokens.word(place) in _words().numbered


def _is_sure(hit: Hit, before: str, after: str) -> bool:
    """Whether digits are a number without a phrase behind them: not between two breaks, not behind a name, and no unit hangs on them."""
    tokens, words = hit.tokens, _words()
    isolated = before == ")" or (before in BREAK + "(." and after in BREAK + ".)")
    four = len(tokens.word(hit.start)) == 4 and tokens.word(hit.start).isdigit()
    return not (isolated or four or _named(hit) or _is_unclear(tokens.word(hit.end - 1), words))


def _named(hit: Hit) -> bool:
    """Whether a name stands before a number."""
    tokens = hit.tokens
    before = hit.start >= 2 and _gap(tokens, hit.start - 1) in " ." and tokens.words[hit.start // 2 - 1][0].isupper()
    return before and tokens.word(hit.start - 2) not in _words().stops


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


def _phrase_end(hit: Hit, least: int = 1) -> int | None:
    """Where a phrase in the plural behind a number ends in the line: no word of grammar, at least so many words, and a noun in the plural last."""
    tokens, end = hit.tokens, None
    for place in range(hit.end + 1, min(hit.end + 1 + 2 * _LONGEST, len(tokens.line)), 2):
        gap, word = _gap(tokens, place - 1), tokens.word(place)
        plural = _is_plural(tokens.words[place // 2])
        if gap not in " -" or (gap == " " and word[0].isdigit()) or word in _words().stops or (end is not None and not plural):
            break
        if plural:
            end = place + 1
    return end if end is not None and end - hit.end >= 2 * least else None


def _is_plural(word: str) -> bool:
    words = _words()
    if word in words.plurals:
        return True
    return (
        len(word) > 3
        and word.islower()
        and word.isalpha()
        and word.endswith("s")
        and word[-2] not in "su'"
        and not word.endswith("is")
        and word not in words.singulars
    )


def _gap(tokens: Tokens, place: int) -> str:
    return tokens.line[place] if 0 <= place < len(tokens.line) else BREAK
