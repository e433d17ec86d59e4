"""Where sentences begin and end: rules over paragraphs, lines and stops, whose words stand in ``ontology/lexicons/sentences.toml``.

The rules decide at a stop by what stands before it (an abbreviation, an initial, a number) and after it (a small letter,
a capital, a word that begins sentences), as in Mikheev, "Periods, Capitalized Words, etc." (2002).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pactgraph.language.abbreviations import Abbreviations
from pactgraph.language.lines import blocks
from pactgraph.model.document import Span

__all__ = ["LONGEST", "MOST_WORDS", "sentences"]

LONGEST = 1500
"""Characters that a sentence may have at most; a longer one is cut, so that the time of parsing is bounded."""
MOST_WORDS = 250
"""Words and marks that a sentence may have at most."""

_STOP = re.compile(
    # Possessive, and only at the first mark of a row, so that rows of marks take linear time.
    r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<closed>[\"'”’»)\]}*]*+(?:\[\d{1,3}\])*+)(?P<gap>\s++)(?P<open>[\"'“‘«(\[{•*¿¡—–-]*\s?)(?P<next>\S)"
    # A stop with no space behind it, between a word in small letters and a capitalised one, is one of a copied page.
    r"|(?<=[a-z]{2})(?P<tight>[.!?][\"”’)]?)(?=[“\"]?[A-Z][a-z]{1,30}[\s,])"
)
_BEFORE = re.compile(r"[^\s\"“‘(\[{«—]{1,40}\Z")
_AFTER = re.compile(r"[\w.'’&-]{1,40}")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_ADDRESS = re.compile(r"://|@|www\.|/")
_ROMAN = re.compile(r"[IVXLC]+\b")
_PREFIXED = re.compile(r"(?:al|el|an|as|ar|ash|d|de)[-’'][A-Z]")
_SPOKEN = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}([a-z]+)\b")
_WORD = re.compile(r"\w+|[^\w\s]")
_SAFE = re.compile(r"(?P<semicolon>[;:]\s+)|(?P<comma>,\s+|\s+[—–-]+\s+)|(?P<space>\s+)")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of a text in order, without the white space around them.

    Blank lines, headings and items of a list end a sentence; other line breaks are spaces. Every character that is no
    white space lies in exactly one of them. The time grows with the length of the text.

    Args:
        text: any text.
        start: code point to begin at.
        end: code point to end before, by default the end of the text.

    >>> text = "Gen. Smith met U.S. President Biden at 10 a.m. on Friday. “We agree,” he said."
    >>> [text[span.start : span.end] for span in sentences(text)]
    ['Gen. Smith met U.S. President Biden at 10 a.m. on Friday.', '“We agree,” he said.']
    """
    found: list[Span] = []
    for first, last in blocks(text, start, len(text) if end is None else end):
        at = first
        for stop, following in _ends(text, first, last):
            found += _bounded(text, at, stop)
            at = following
        found += _bounded(text, at, last)
    return found


@cache
def _abbreviations() -> Abbreviations:
    return Abbreviations.load()


def _ends(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Where a sentence ends within a block, and where the next one begins."""
    for match in _STOP.finditer(text, first, last):
        if match["tight"]:
            word = _BEFORE.search(text, max(first, match.start() - 40), match.start())
            if word is None or not (_ADDRESS.search(word[0]) or "." in word[0]):
                yield match.end(), match.end()
        elif _ends_here(text, first, match):
            yield match.end("closed"), match.end("gap")


def _ends_here(text: str, first: int, match: re.Match[str]) -> bool:
    following = match["next"]
    opened = bool(match["open"].strip(" —–-"))
    if following.islower() and not _PREFIXED.match(text, match.start("next")):
        return False
    if match["mark"] != ".":
        # "“Why?” Putin asked."
        spoken = _SPOKEN.match(text, match.start("next"), match.start("next") + 120) if match["closed"].strip(")]") and not opened else None
        return not (spoken and spoken[1] in _abbreviations().speech)
    if match["closed"].strip() == ")" and following.isdigit() and _short(text, first, match):
        # "Executive Order (E.O.) 13224"
        return False
    if match["closed"] or opened:
        return not (opened and match["open"].strip() in {"(", "["} and _short(text, first, match))
    return not _goes_on(text, first, match)


def _short(text: str, first: int, match: re.Match[str]) -> bool:
    """Whether the word before the stop is an abbreviation of any kind, as in "Lockheed Martin Corp. (LMT)"."""
    before = _word_before(text, first, match.start())
    return bool(_DOTTED.match(before)) or _abbreviations().kind(before) is not None


def _word_before(text: str, first: int, stop: int) -> str:
    found = _BEFORE.search(text, max(first, stop - 40), stop)
    return found[0] if found else ""


def _goes_on(text: str, first: int, match: re.Match[str]) -> bool:
    """Whether a sentence goes on behind a single stop before a capital, a digit or another sign."""
    words, before = _abbreviations(), _word_before(text, first, match.start())
    found = _AFTER.match(text, match.start("next"))
    after = found[0].rstrip(".'’") if found else ""
    starts = after.lower() in words.starters and not (after.isupper() and len(after) > 1)
    if not before:
        return False
    if before.isdigit() and len(before) <= 3 and match.start() - first <= 8 and text[first : match.start()].strip() == before:
        # "1. The parties agree": the number of an item.
        return True
    kind = words.kind(before)
    if kind == "hours":
        return after.lower() in words.times
    if kind in {"titles", "never"}:
        return True
    if kind == "counted" and not (len(before) == 1 and before.isupper()):
        return after[:1].isdigit() or bool(_ROMAN.fullmatch(after)) or (len(after) == 1 and after not in {"A", "I"})
    if kind == "ending":
        return bool(after) and after[0].isupper() and not starts
    if len(before) == 1 and before.isupper():
        # An initial ("George W. Bush"), unless a word that begins sentences follows ("vitamin C. The").
        return bool(after) and not starts
    if _DOTTED.search(before):
        return bool(after) and not starts
    return False


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence without the white space around it, cut where it is too long: behind a semicolon, else a comma, else a word."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end:
        most = _limit(text, start, end)
        if most >= end:
            yield Span(start, end)
            return
        cut = _cut(text, start, most)
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        yield Span(start, stop)
        start = cut
        while start < end and text[start].isspace():
            start += 1


def _limit(text: str, start: int, end: int) -> int:
    """The place up to which a sentence may reach."""
    most = min(end, start + LONGEST)
    for count, word in enumerate(_WORD.finditer(text, start, most), 1):
        if count > MOST_WORDS:
            return word.start()
    return most


def _cut(text: str, start: int, most: int) -> int:
    """The last safe place before a limit, not in the first third; the limit itself if there is none."""
    best: dict[str, int] = {}
    for match in _SAFE.finditer(text, start + (most - start) // 3, most):
        best[match.lastgroup or "space"] = match.end()
    return best.get("semicolon") or best.get("comma") or best.get("space") or most
