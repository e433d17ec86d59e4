"""A text as words: what a name is looked up by, with the code points at which each word stands.

Names of the reference data and words of a text go through the same steps, so that a name is found whatever its accents,
hyphens, possessives, dots and line breaks: ``U.S.`` is ``us``, ``Côte d’Ivoire`` is ``cote d'ivoire``, ``Guinea-Bissau`` is
``guinea bissau``, ``Russia's Ministry of Defence`` is ``russia ministry of defence``.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate

__all__ = ["Words", "key", "skeleton"]

# U.S. and D.C. are one word; a possessive s is none. Combining marks belong to the letter before them.
_WORD = re.compile(r"((?:[^\W\d_]\.){2,}|[^\W_]+(?:(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060]+|'(?!s\b)(?=[^\W_]))[^\W_]*)*(?:\+(?!\w))?|&)((?:'s\b)?)")
_JOIN, _COMMA, _BREAK, _END, _DOT = " ", ", ", "|", "¶", "."
_LINE_BREAK = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s|\n\s*\n")
_SHORT = frozenset(
    {"mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "sgt", "capt", "adm", "sen", "rep", "gov", "st", "prof", "rev", "hon", "brig", "sr", "jr", "no"}
)
"""Words that a dot shortens before a name."""


_HEADLINE = 4
"""Words that a headline has at least."""

_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "off", "on", "or", "out", "over", "the", "to", "up", "via", "vs", "with"}
)
"""Words that headlines write small."""


_KEPT = 4
"""Characters of a gap whose meaning is kept for the next one like it."""


class _Gaps(dict[str, str]):
    """What stands between two words, by what it means for a name that may go on."""

    def __missing__(self, gap: str) -> str:
        meaning = _JOIN if _LINE_BREAK.fullmatch(gap) else _END if _SENTENCE_END.search(gap) else _BREAK
        if len(gap) <= _KEPT:
            self[gap] = meaning
        return meaning


_GAPS = _Gaps(dict.fromkeys(("", " ", "-", "/", "' "), _JOIN) | {", ": _COMMA, ". ": _DOT})


def _folded(letter: str) -> str:
    """The plain small letter of a letter: always one, so that offsets stay."""
    base = unicodedata.normalize("NFKD", letter)[0]
    small = base.lower()
    return small if len(small) == 1 else base


class _Folding(dict[int, str]):
    """Each code point with its folded form, made when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = _FIXED.get(chr(code)) or _folded(chr(code))
        return letter


_FIXED = {
    "“": '"',
    "”": '"',
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "ʻ": "'",
    "`": "'",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "ı": "i",
    "ł": "l",
    "Ł": "l",
    "ø": "o",
    "Ø": "o",
    "đ": "d",
    "Đ": "d",
    "\u00a0": " ",
}
_FOLDING = _Folding()


class Words:
    """The words of a text.

    Args:
        text: any text; offsets are code points of it.

    Attributes:
        text: the text.
        starts: where each word starts, in code points.
        ends: where each word ends, without a possessive s.
        keys: each word, folded.
        capital: whether each word begins with a capital letter or a digit.
        gaps: what stands before each word: a space where a name may go on, ``", "`` where a name with a comma may, else a break, or the end of a sentence.
        line: the keys and gaps as one string, of which the keys of names are parts.
        at: where each word starts in the line.
    """

    def __init__(self, text: str) -> None:
        # Whole lists at a time: this runs over each word of each text.
        parts = _WORD.split(text.translate(_FOLDING))
        offsets = [0, *accumulate(map(len, parts))]
        self.text = text
        self.starts, self.ends = offsets[1:-1:3], offsets[2::3]
        self.keys = [word if word.isalnum() and word.isascii() else _plain(word) for word in parts[1::3]]
        self.capital = [letter.isupper() or letter.isdigit() for letter in map(text.__getitem__, self.starts)]
        self._between = parts[:-1:3]
        self.gaps = list(map(_GAPS.__getitem__, self._between))
        if self.gaps:
            self.gaps[0] = _BREAK
        if _DOT in self.gaps:
            self._read_dots()
        self._headlines: dict[int, bool] = {}
        self._shouts: dict[int, bool] = {}
        pieces = [""] * (2 * len(self.keys))
        pieces[::2], pieces[1::2] = self.gaps, self.keys
        self.line = "".join(pieces)
        self.at = list(accumulate(map(len, pieces)))[::2]

    def _read_dots(self) -> None:
        """A dot ends a sentence unless it shortens a title or a given name."""
        for index, gap in enumerate(self.gaps):
            if gap == _DOT:
                before = self.keys[index - 1]
                self.gaps[index] = _JOIN if len(before) == 1 or before in _SHORT else _END

    def key(self, first: int, last: int) -> str:
        """The key of the words from one to another, both included."""
        return self.line[self.at[first] : self.at[last] + len(self.keys[last])]

    def surface(self, first: int, last: int) -> str:
        """The words as the text has them."""
        return self.text[self.starts[first] : self.ends[last]]

    def joined(self, index: int) -> bool:
        """Whether nothing but a space, a hyphen or a possessive stands between a word and the one before it."""
        return 0 < index < len(self.keys) and self.gaps[index] == _JOIN

    def hyphenated(self, index: int) -> bool:
        """Whether a hyphen alone, of any kind, stands between a word and the one before it."""
        return 0 < index < len(self.keys) and self._between[index] == "-"

    def possessive(self, index: int) -> bool:
        """Whether a word carries a possessive s (or, after an s, an apostrophe)."""
        after = self.text[self.ends[index] : self.ends[index] + 2]
        return after in ("'s", "’s") or (after[:1] in ("'", "’") and self.keys[index].endswith("s"))

    def sentence(self, index: int) -> int:
        """The number of the sentence in which a word stands."""
        return bisect_right(self._sentences, index)

    def is_headline(self, index: int) -> bool:
        """Whether all but the small words of a word's sentence are capitalised, so that capitals say nothing."""
        number = self.sentence(index)
        if number not in self._headlines:
            starts = self._sentences
            whole = range(starts[number - 1] if number else 0, starts[number] if number < len(starts) else len(self.keys))
            self._headlines[number] = len(whole) >= _HEADLINE and all(self.capital[at] or self.keys[at] in _SMALL for at in whole)
        return self._headlines[number]

    def is_shouted(self, index: int) -> bool:
        """Whether all letters of a word's sentence are capitals."""
        number, starts = self.sentence(index), self._sentences
        if number not in self._shouts:
            first, beyond = starts[number - 1] if number else 0, starts[number] if number < len(starts) else len(self.keys)
            self._shouts[number] = beyond - first > 1 and self.surface(first, beyond - 1).isupper()
        return self._shouts[number]

    @cached_property
    def _sentences(self) -> list[int]:
        """The index of each word that begins a sentence, the first one excepted."""
        return [index for index, gap in enumerate(self.gaps) if gap == _END]


def _plain(word: str) -> str:
    """A folded word without the dots of an abbreviation, combining marks and what is not seen (soft hyphens)."""
    if word == "&":
        return "and"
    return "".join(letter for letter in word.replace(".", "") if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf")


def key(name: str) -> str:
    """The key of a name: empty for one without letters.

    >>> key("Foreign, Commonwealth & Development Office")
    'foreign, commonwealth and development office'
    >>> key("U.S."), key("Côte d’Ivoire"), key("Guinea-Bissau"), key("People's Republic")
    ('us', "cote d'ivoire", 'guinea bissau', 'people republic')
    """
    found = Words(name)
    return found.key(0, len(found.keys) - 1) if found.keys else ""


_SPELLINGS = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"kh", "h"), (r"gh", "g"), (r"zh|dj|dzh", "j"), (r"ph", "f"), (r"ck|q|c(?![heiy])", "k"), (r"w", "v"), (r"tch", "ch"), (r"x", "ks"),
        (r"(?<=.)[aeiouy']+", ""), (r"^[aeiouy]", "a"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """What stays of a key when one writes from another alphabet in several ways: the consonants.

    >>> skeleton("volodymyr zelenskyy") == skeleton("volodymyr zelensky"), skeleton("muhammad") == skeleton("mohamed")
    (True, True)
    """
    bare = []
    for word in name.split():
        found = word
        for pattern, spelling in _SPELLINGS:
            found = pattern.sub(spelling, found)
        bare.append(found)
    return " ".join(bare)
