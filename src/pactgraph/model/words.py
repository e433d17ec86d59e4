"""A text as words: what a name is looked up by, with the code points at which each word stands.

Names of the reference data and words of a text go through the same steps, so that a name is found whatever its accents,
hyphens, possessives, dots and line breaks: ``U.S.`` is ``us``, ``Côte d’Ivoire`` is ``cote d'ivoire``, ``Guinea-Bissau`` is
``guinea bissau``, ``Russia's Ministry of Defence`` is ``russia ministry of defence``.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

__all__ = ["Words", "key", "skeleton", "words"]

# U.S. and D.C. are one word; a possessive s is none. Combining marks belong to the letter before them.
_WORD = re.compile(r"((?:[^\W\d_]\.){2,}|[^\W_](?:[^\W_]|[\u0300-\u036f]|'(?!s\b)(?=[^\W_]))*|&)(?:'s\b)?")
_JOINS = frozenset({"-", "/", "' ", "\n", "  "})
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s|\n\s*\n")
_TITLES_BEFORE_NAMES = frozenset(
    ["mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "sgt", "capt", "adm", "sen", "rep", "gov", "st", "prof", "rev", "hon", "brig", "sr", "jr", "no"]
)


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


_FIXED = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "\u00a0": " "}
_FOLDING = _Folding()


class Words(NamedTuple):
    """The words of a text.

    Args:
        text: the text.
        starts: where each word starts, in code points.
        ends: where each word ends, without a possessive s.
        keys: each word, folded.
        gaps: what stands before each word: a space where a name may go on, ``", "`` where a name with a comma may, else ``"|"``.
        line: the keys and gaps as one string, of which the keys of names are parts.
        at: where each word starts in the line.
        sentences: the index of each word that begins a sentence.
    """

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    gaps: list[str]
    line: str
    at: list[int]
    sentences: list[int]

    def key(self, first: int, last: int) -> str:
        """The key of the words from one to another, both included."""
        return self.line[self.at[first] : self.at[last] + len(self.keys[last])]

    def is_capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter or a digit."""
        letter = self.text[self.starts[index]]
        return letter.isupper() or letter.isdigit()

    def surface(self, first: int, last: int) -> str:
        """The words as the text has them."""
        return self.text[self.starts[first] : self.ends[last]]

    def joined(self, index: int) -> bool:
        """Whether nothing but a space, a hyphen or a possessive stands between a word and the one before it."""
        return 0 < index < len(self.keys) and self.gaps[index] == " "

    def possessive(self, index: int) -> bool:
        """Whether a word carries a possessive s (or, after an s, an apostrophe)."""
        after = self.text[self.ends[index] : self.ends[index] + 2]
        return after in ("'s", "’s") or (after[:1] in ("'", "’") and self.keys[index].endswith("s"))

    def sentence(self, index: int) -> int:
        """The number of the sentence in which a word stands."""
        return bisect_right(self.sentences, index) - 1


def words(text: str) -> Words:
    """The words of a text.

    Args:
        text: any text; offsets are code points of it.
    """
    folded = text.translate(_FOLDING)
    starts: list[int] = []
    ends: list[int] = []
    keys: list[str] = []
    gaps: list[str] = []
    at: list[int] = []
    sentences = [0]
    end = place = 0
    for match in _WORD.finditer(folded):
        start, word = match.start(), match[1]
        gap = folded[end:start]
        if gap == " " or gap in _JOINS:
            gaps.append(" ")
        elif gap == ". " and keys and (len(keys[-1]) == 1 or keys[-1] in _TITLES_BEFORE_NAMES):
            # A dot that shortens a title or a given name ends no sentence.
            gaps.append(" ")
        else:
            gaps.append(gap if gap == ", " else "|")
            if keys and len(gap) > 1 and _SENTENCE_END.search(gap):
                sentences.append(len(keys))
        starts.append(start)
        end = match.end()
        ends.append(match.end(1))
        keys.append(word if word.isalnum() and word.isascii() else _plain(word))
        place += len(gaps[-1])
        at.append(place)
        place += len(keys[-1])
    return Words(text, starts, ends, keys, gaps, "".join(chain.from_iterable(zip(gaps, keys, strict=True))), at, sentences)


def _plain(word: str) -> str:
    """A folded word without the dots of an abbreviation and without combining marks."""
    if word == "&":
        return "and"
    return "".join(letter for letter in word.replace(".", "") if not unicodedata.combining(letter))


def key(name: str) -> str:
    """The key of a name: empty for one without letters.

    >>> key("Foreign, Commonwealth & Development Office")
    'foreign, commonwealth and development office'
    >>> key("U.S."), key("Côte d’Ivoire"), key("Guinea-Bissau"), key("People's Republic")
    ('us', "cote d'ivoire", 'guinea bissau', 'people republic')
    """
    found = words(name)
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
