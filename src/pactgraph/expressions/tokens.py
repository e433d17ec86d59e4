"""A text as a line of word classes, on which the grammars are regular expressions.

Each word becomes one character that stands for its class, and what stands before the next word another one, so that a rule such as
"month, day, comma, year" is a short pattern whatever words, spaces and line breaks the text has. All steps are linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate

__all__ = ["BREAK", "GAPS", "Tokens"]

# Abbreviations with dots, words (with the sign of a currency behind their letters), days in digits, numbers with what hangs on them, signs.
_SIGN = "[$€£¥₹₽₴₺₩₪₫₱₦₸₾฿]"
_TOKEN = re.compile(
    rf"((?:[^\W\d_]\.){{2,}}{_SIGN}?|[^\W\d_][^\W_]*{_SIGN}?|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9])|[0-9]+(?:[.,:/][0-9]+)*[^\W_]*|{_SIGN}|%|[^\W_]+)"
)

BREAK = "|"
"""Stands for whatever parts two words."""

GAPS = " ,-~.'`/()]_" + BREAK
"""What may stand between two words: space, comma, hyphen, a dash with spaces, a dot that shortens, an apostrophe, one that opens, slash, a bracket that
opens, one that closes (before a new paragraph ``]``), nothing."""

_FIXED = {
    " ": " ",
    "\n": " ",
    ", ": ",",
    ",": ",",
    "-": "-",
    "–": "-",
    ". ": ".",
    "": "_",
    "/": "/",
    "+": "-",
    "(": "_",
    " (": "(",
    ") ": ")",
    "'": "'",
    "’": "'",
}
# White space within a paragraph: at most one line break.
_SPACE = r"[^\S\n]*\n?[^\S\n]*"
_FORMS = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (_SPACE, " "),
        (rf",{_SPACE}", ","),
        (r"[-‐‑‒–]", "-"),
        (rf"(?=\s){_SPACE}[-‐‑‒–—](?=\s){_SPACE}|—", "~"),
        (rf"\.(?=\s){_SPACE}", "."),
        (rf"['’]{_SPACE}", "'"),
        (rf"(?=\s){_SPACE}['’‘]", "`"),
        (rf"(?=\s){_SPACE}\(", "("),
        (r"\)(?s:.*)\n[^\S\n]*\n(?s:.*)", "]"),
        (r"\)(?s:.*)", ")"),
    )
)


def _gap(between: str) -> str:
    """The code of what stands between two words."""
    if between in _FIXED:
        return _FIXED[between]
    return next((code for pattern, code in _FORMS if pattern.fullmatch(between)), BREAK)


class Tokens:
    """The words of a part of a text.

    Args:
        text: any text.
        start: the code point at which the part starts.
        end: the code point after it; the end of the text by default.
        classify: gives the class of a word, one character.

    Attributes:
        words: the words.
        line: the class of each word, and what stands behind it (one of :data:`GAPS`).
    """

    def __init__(self, text: str, start: int, end: int | None, classify: Callable[[str], str]) -> None:
        # Whole lists at a time: this runs over each word of each text.
        self.text = text
        parts = _TOKEN.split(text[start:end])
        self.words = parts[1::2]
        offsets = list(accumulate(map(len, parts), initial=start))
        self._starts, self._ends = offsets[1:-1:2], offsets[2::2]
        classes = {word: classify(word) for word in set(self.words)}
        gaps = {gap: _gap(gap) for gap in set(parts[2:-1:2])}
        pieces = [BREAK] * (2 * len(self.words))
        pieces[::2] = map(classes.__getitem__, self.words)
        pieces[1:-1:2] = map(gaps.__getitem__, parts[2:-1:2])
        if pieces and parts[-1].startswith(")"):
            pieces[-1] = "]"
        self.line = "".join(pieces)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points of a part of the line: where its first word starts, and where its last ends."""
        return self._starts[first // 2], self._ends[(last - 1) // 2]

    def word(self, place: int) -> str:
        """The word at a place of the line, in small letters; empty outside it."""
        return self.words[place // 2].lower() if 0 <= place < len(self.line) else ""

    def at(self, offset: int) -> int:
        """The place of the first word that starts at a code point or after it."""
        return 2 * bisect_left(self._starts, offset)
