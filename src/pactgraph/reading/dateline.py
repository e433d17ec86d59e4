"""Datelines, bylines and credits: what stands around the text of a news item and is no statement of it.

The forms of datelines are those of AP, Reuters, AFP, TASS, Xinhua, PTI and of press releases; the words are in ``ontology/lexicons/reading.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pactgraph.model.dateline import Credit, Dateline, Frame, Phrase
from pactgraph.model.document import Span
from pactgraph.reading.lexicon import lexicon
from pactgraph.reading.paragraphs import lines

__all__ = ["frame"]

_BEFORE = 8
"""Lines before the text that may be title, byline or a word to the reader."""

_AFTER = 12
"""Lines after it."""

_LONGEST = 400
"""Characters of a credit at most; more is a paragraph of the text."""

_NAME_LINE = 90
"""Characters of a byline before a text at most; and it ends no sentence."""


def frame(text: str) -> Frame:
    """What stands around a text.

    >>> found = frame("By Jane Roe\\n\\nNEW DELHI, Dec 6 (Reuters) - Russia and India signed.\\n\\n(Reporting by John Doe; Editing by Ann Lee)")
    >>> found.dateline.place.text, found.dateline.date.text, found.dateline.agency.text
    ('NEW DELHI', 'Dec 6', 'Reuters')
    >>> [credit.kind for credit in found.credits]
    ['byline', 'contributor']
    """
    all_lines = lines(text)
    last = _credits(text, reversed(all_lines[-_AFTER:]), False)[::-1]
    rest = all_lines[: len(all_lines) - len(last)]
    if rest and (tail := _in_brackets(text, rest[-1])):
        last.insert(0, tail)
        rest = [*rest[:-1], Span(rest[-1].start, tail.start)]
    dateline, first = _opening(text, rest)
    start = dateline.end if dateline else first[-1].end if first else 0
    end = last[0].start if last else len(text)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Frame(Span(start, end), dateline, (*first, *last))


def _opening(text: str, found: Sequence[Span]) -> tuple[Dateline | None, list[Credit]]:
    """The dateline, with the credits before it; the lines of a title stay in the text if there is no dateline after them."""
    for number, line in enumerate(found[:_BEFORE]):
        dateline = _dateline(text, line)
        if dateline:
            return dateline, [credit for span in found[:number] if (credit := _credit(text, span, True))]
    return None, _credits(text, found[:_BEFORE], True)


def _credits(text: str, spans: Iterable[Span], leading: bool) -> list[Credit]:
    """The credits from the first line on, up to a line that is none."""
    found: list[Credit] = []
    for span in spans:
        credit = _credit(text, span, leading)
        if credit is None:
            break
        found.append(credit)
    return found


def _credit(text: str, span: Span, leading: bool) -> Credit | None:
    line = text[span.start : span.end]
    if len(line) > _LONGEST:
        return None
    begins = _beginnings().match(line)
    kind = begins.lastgroup if begins else "contributor" if _inside().search(line) else None
    if kind == "byline" and not (leading and len(line) <= _NAME_LINE and not line.endswith((".", "!", "?"))):
        kind = None
    return Credit(span.start, span.end, kind, line) if kind else None


def _in_brackets(text: str, span: Span) -> Credit | None:
    """Credits in brackets at the end of the last line of the text."""
    opening = text.rfind("(", max(span.start + 1, span.end - _LONGEST), span.end)
    if opening < 0 or text[span.end - 1] != ")":
        return None
    credit = _credit(text, Span(opening, span.end), False)
    return credit if credit and credit.kind == "contributor" else None


def _dateline(text: str, span: Span) -> Dateline | None:
    match = _dateline_form().match(text, span.start, min(span.end, span.start + 160))
    if match is None or match.end() == span.end:
        return None
    place, date, agency = (_phrase(match, *names) for names in (("bracketed", "place"), ("date", "filed"), ("round", "slashed")))
    if place is None or not _begins(text[match.end()]) or not (match["dash"] or match["colon"] or agency):
        return None
    capitals = place.text.partition(",")[0].isupper()
    plain = match["dash"] in ("—", "–", "--") and not any(word[0].islower() for word in place.text.split())
    if not (date or agency or match["bracketed"] or capitals or plain):
        return None
    return Dateline(span.start, match.end(), place, date, agency)


def _begins(letter: str) -> bool:
    """Whether a sentence may begin so."""
    return (letter.isalnum() and not letter.islower()) or letter in "\"'“‘«([$€£"


def _phrase(match: re.Match[str], *names: str) -> Phrase | None:
    return next((Phrase(match.start(name), match.end(name), match[name]) for name in names if match[name]), None)


@cache
def _dateline_form() -> re.Pattern[str]:
    words = lexicon()
    month = rf"(?i:{_any(words.months)})\.?"
    weekday = rf"(?i:{_any(words.weekdays)})\.?"
    day = rf"(?:{weekday},? )?(?:{month} \d{{1,2}}|\d{{1,2}} {month})(?:,? \d{{4}})?|{weekday}"
    agencies = rf"(?:{_any(words.agencies)})(?:\s?[/,&-]\s?[A-Z][\w ]{{1,20}})?"
    word = r"[^\W\d_a-z][\w.'’/-]*"
    place = rf"{word}(?:,? (?:[a-z]{{1,3}} )?(?!(?:{day})\b){word}){{0,5}}?(?: \[[A-Z][\w ]{{1,30}}\])?"
    return re.compile(
        rf"[ \t]*(?:\((?P<bracketed>{place})\)|(?P<place>{place}))"
        rf"(?:,? \(?(?P<date>{day})\)?)?[.,]?"
        rf"(?: ?\((?P<round>{agencies}|[A-Z][\w.& ]{{1,30}}(?=\) ?(?:[-–—])))\)| ?/(?P<slashed>{agencies})/)?[.]?"
        rf"(?:,? (?P<filed>(?:{day})(?= ?[-–—])))?"
        r"(?: ?(?P<dash>--|[-–—])\s+|(?P<colon>:)\s+|(?<=[)/.])\s+)"
    )


@cache
def _beginnings() -> re.Pattern[str]:
    kinds = {kind: words for kind, words in lexicon().credits.items() if kind != "inside"}
    return re.compile(r"[\s*_—–-]*(?:" + "|".join(rf"(?P<{kind}>(?:{_any(words)})(?!\w))" for kind, words in kinds.items()) + ")", re.IGNORECASE)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(_any(lexicon().credits["inside"]), re.IGNORECASE)


def _any(words: Sequence[str]) -> str:
    """Any of some words, the longest first, so that none is taken for its beginning."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
