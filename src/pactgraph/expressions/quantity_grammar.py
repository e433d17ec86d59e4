"""The grammar of quantities: rules over classes of words (:mod:`pactgraph.expressions.grammar`), without what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pactgraph.expressions.comparators import Comparators
from pactgraph.expressions.grammar import Classes, Grammar
from pactgraph.expressions.lexicon import Lexicon
from pactgraph.expressions.numerals import Numerals

__all__ = ["QuantityGrammar"]

_DIGITS = re.compile(r"[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?")
_ORDINAL = re.compile(r"[0-9]{1,3}(?:st|nd|rd|th)")

_MORE = "(?:[- ](?:<and> )?<small|tens|one|big>)"
_DIGITAL = "<digits>(?:[- ]<big>){0,2}|<lettered>|<a> <big>(?: <big>)?|<big> <big>"
_PARTS = {
    "number": f"{_DIGITAL}|<small|tens|one>{_MORE}{{0,6}}",
    "many": f"{_DIGITAL}|<small|tens>{_MORE}{{0,6}}|<one>(?:[- ]<big>){{1,2}}|<one>(?= <to>)",
    "range": "(?:<between> )?",
    "to": "-| <to|and|or> ",
}

_RULES = {
    "fraction": "(?:{compared} )?(?:<small|one|a>[- ]<fraction>|<small|one>-<nth>|<small|one> <nth> <of>)",
    "signed": "(?:(sign:{compared}) )?{range}(symbol:<symbol|code>)[_ .](low:{number})(?:(to:{to})(?:<symbol>_)?(high:{number}))?(?: (name:{currency}|<code>))?"
    "(?: (more:{more}))?",
    "named": "(?:(sign:{compared}) )?{range}(low:{number})(?:(to:{to})(high:{number}))?[- _](name:{currency}|<code|symbol>)(?: (more:{more}))?",
    "vague_money": "(vague:{vague})(?: <big>)?(?: <of>)? (name:{currency})",
    "percent": "(?:(sign:{compared}) )?{range}(low:{number})(?:(to:{to})(high:{number}))?[- _](percent:{percent})(?: (more:{more}))?",
    "measure": "(?:(sign:{compared}) )?{range}(low:{number})(?:(to:{to})(high:{number}))?[- _](unit:{unit})(?: (more:{more}))?",
    "ordinal": "(nth:(?:<tens>-)?<nth>)",
    "pair": "(pair:{pair}) <of>",
    "vague": "(vague:{vague})",
    "between": "<between> (low:{number}) <and> (high:{number})",
    "compared": "(sign:{compared}) (low:{number})(?:(to:{to_digits})(high:{number}))?(?: (more:{more}))?",
    "count": "(low:{many})(?:(to:{to_digits})(high:{number}))?(?: (more:{more}))?",
}
"""Rules over classes; ``one`` alone is a pronoun more often than a number."""


class QuantityGrammar:
    """The classes of words and the rules over them.

    Args:
        lexicon: ``quantities.toml``.
        numerals: words for numbers.
        comparators: phrases before a number and behind it.
    """

    def __init__(self, lexicon: Lexicon, numerals: Numerals, comparators: Comparators) -> None:
        words = lexicon.classes()
        for kind, listed in (
            ("nth", numerals.ordinals),
            ("big", numerals.magnitudes),
            ("tens", [word for word, number in numerals.numbers.items() if number >= 20]),
            ("small", numerals.numbers),
            ("currency", [form for name in lexicon.table("currencies") for form in (name, f"{name}s")]),
        ):
            for word in listed:
                words.setdefault(word, kind)
        phrases = {
            "compared": comparators.phrases,
            "more": comparators.phrases_after,
            "currency": [form for name in lexicon.table("qualified") for form in (name, f"{name}s")],
            "percent": lexicon.words("percent"),
            "unit": lexicon.words("units"),
            "vague": [*lexicon.words("vague"), *(f"{phrase} of" for phrase in lexicon.words("vague", "of"))],
            "pair": tuple(lexicon.table("pairs")),
        }
        parts = _PARTS | {name: _phrases(listed, words) for name, listed in phrases.items()}
        parts["currency"] += "|<currency>"
        # "Two and three" are two numbers, "3-4" and "3 to 4" one range.
        parts["to_digits"] = "-| <to> "
        self._words = words
        self._codes = frozenset(lexicon.words("codes"))
        self._symbols = frozenset(lexicon.table("symbols"))
        self._lettered = re.compile(rf"[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?(?:{'|'.join(lexicon.table('letters'))})", re.IGNORECASE)
        telling = {words[phrase.split()[-1]] for phrase in _vague(lexicon)}
        core = ["digits", "lettered", "small", "tens", "one", "big", "nth", *sorted(telling)]
        self._classes = Classes(dict.fromkeys([*words.values(), "digits", "lettered", "symbol", "code"]))
        self.rules = Grammar(self._classes, _RULES, parts, core)

    @classmethod
    @cache
    def shipped(cls) -> QuantityGrammar:
        """The grammar with the shipped words."""
        return cls(Lexicon.shipped("quantities"), Numerals.shipped(), Comparators.shipped())

    def classify(self, word: str) -> str:
        """The class of a word, one character."""
        kind = self._kind(word)
        return self._classes[kind] if kind else self._classes.other

    def _kind(self, word: str) -> str:
        if word in self._symbols:
            return "symbol"
        if word[0] in "0123456789":
            small = word.lower()
            if _DIGITS.fullmatch(small):
                return "digits"
            if _ORDINAL.fullmatch(small):
                return "nth"
            if self._lettered.fullmatch(small):
                return "lettered"
        if word in self._codes:
            return "code"
        return self._words.get(word.lower(), "")


def _vague(lexicon: Lexicon) -> Iterable[str]:
    """The phrases without a number."""
    return (*lexicon.words("vague"), *lexicon.words("vague", "of"), *lexicon.table("pairs"))


def _phrases(phrases: Iterable[str], words: dict[str, str]) -> str:
    """A template for any of some phrases, the longest first; their words get classes of their own, if they have none."""
    templates = []
    for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
        parts = phrase.split()
        for word in parts:
            words.setdefault(word, _class_name(word, words))
        templates.append(" ".join(f"<{words[word]}>" for word in parts))
    return "|".join(dict.fromkeys(templates))


def _class_name(word: str, words: dict[str, str]) -> str:
    """A name for the class of one word, in letters alone."""
    return f"word_{''.join(chr(ord('a') + int(digit)) for digit in str(len(words)))}"
