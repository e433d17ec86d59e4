"""The grammar of times: rules over classes of words (:mod:`pactgraph.expressions.grammar`), without what they mean."""

from __future__ import annotations

import re
from functools import cache

from pactgraph.expressions.comparators import Comparators
from pactgraph.expressions.grammar import Classes, Grammar
from pactgraph.expressions.lexicon import Lexicon
from pactgraph.expressions.numerals import Numerals

__all__ = ["TimeGrammar"]

_NUMERIC = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("iso", r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        ("slash", r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"),
        ("dotted", r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}"),
        ("years", r"(?:1[0-9]|2[01])[0-9]{2}/[0-9]{2}"),
        ("year", r"(?:1[0-9]|2[01])[0-9]{2}"),
        ("day", r"0?[1-9]|[12][0-9]|3[01]"),
        ("two", r"[0-9]{2}"),
        ("number", r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}"),
        ("nth", r"[0-9]{1,3}(?:st|nd|rd|th)"),
        ("decade", r"(?:1[0-9]|2[01])[0-9]0s"),
        ("short_decade", r"[0-9]0s"),
        ("in_quarter", r"q[1-4]"),
        ("fiscal_year", r"fy(?:[0-9]{2}|[0-9]{4})"),
        ("clock", r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:am|pm)?|[0-9]{1,2}(?:am|pm)"),
    )
)
_CAPITALISED = frozenset({"month", "name_month", "short_month", "weekday", "short_weekday"})

_CORE = (
    "month", "name_month", "short_month", "weekday", "season", "fall", "unit", "century", "second", "units", "weekend", "part", "year", "years", "decade",
    "short_decade", "iso", "slash", "dotted", "today", "frequency", "year_end", "fiscal_year", "yearlong", "quarter", "half",
)  # fmt: skip
"""Classes of which each time holds one."""

_PARTS = {
    "month": "<month|name_month|short_month>",
    # A dot behind a month shortens it, or else ends the sentence.
    "then": " |(?<=<short_month>)\\.",
    "weekday": "<weekday|short_weekday>(?:[, (]|(?<=<short_weekday>)\\.)",
    "number": "<number|day|two|year|one|small>(?:[- ]<small|big>){0,3}(?: <and> <a> <half>)?|<a>(?: <some|big>)?(?: <of>)?|<some>(?: <of>)?|<big>",
    "unit": "<unit|units|century>",
    "shade": "<early|mid|late>",
    "clock": "(?:<at> )?(?:<clock>|<clock|day>[ _]<ampm>)(?: <zone>){0,2}(?: <time>)?",
}

_BASES = {
    "relative": "(?:(shade:<earlier|later|early|mid|late>)[- ])?(?:(the:<the|during>) )?(rel:<last|this|next|past|coming|previous|following|that>) "
    "(what:<unit|second|century|weekend|weekday|month|name_month|season|fall|part|quarter>)(?: (part:<part>))?",
    "month_year": "(month:{month})(?:{then}|,)(?:<of> )?(year:<year>)",
    "month_relative": "(month:{month})(?: (?:<of> )?|,)(rel:<last|this|next>) (unit:<unit>)",
    "season": "(?:<the> )?(season:<season|fall>)[, ](?:<of> )?(year:<year>)(?:-(two:<two|day>))?",
    "quarter": "(quarter:<in_quarter>)[, -](?:<of> )?(year:<year>)",
    "year_quarter": "(year:<year>)[, -](quarter:<in_quarter>)",
    "decade": "(?:<the> )?(decade:<decade>)",
    "short_decade": "<the>`(decade:<short_decade>)",
    "century": "(?:<the> )?(nth:<nth>)[ -](what:<century>)",
    "fiscal": "(?:<the> )?<fiscal> (?:<unit> )?(year:<year>)(?:-(two:<two|day>))?",
    "fiscal_year": "(?:(year:<fiscal_year>)|<fy> (long:<year>))(?:-(two:<two|day>))?",
    "years": "(years:<years>)|(year:<year>)-(two:<two|day>)",
    "year": "(year:<year>)",
    "month": "(month:{month})",
    "this": "<the> (unit:<unit>)",
}
"""Stretches that have a beginning and an end."""

_POINTS = {
    "numeric": "(day:<iso|slash|dotted>)",
    "month_day": "(?:{weekday})?(month:{month})(?:{then})(?:<the> )?(day:<day|nth>)(?:[, ](year:<year>))?",
    "day_month": "(?:{weekday})?(?:<the> )?(day:<day|nth>)(?: |-)(?:<of> )?(month:{month})(?:(?:{then}|[,-])(?:<of> )?(year:<year>))?",
    "shaded": "(?:<the> )?(shade:{shade})[- ](?:<in|of> )?(?:<the> )?(base:{solid})",
    "edge": "(?:<the> )?(shade:<start|end|starting|mid>) <of> (base:{base})",
    "half": "(?:<the> )?(nth:<nth>) (what:<half|quarter>) <of> (base:{base})",
    "year_end": "(unit:<unit>)-<end>|<year_end>",
    "shaded_day": "(?:<early|late> )(?:<on> )?(weekday:<weekday>)(?: <part>)?",
    "today": "(?:<earlier|later|late|early> )?(today:<today>)(?: (part:<part>))?",
    "weekday": "(weekday:<weekday>)(?: (part:<part>))?",
    "weekend": "(what:<the> <weekend>)",
} | {name: rule for name, rule in _BASES.items() if name != "this"}

_LEADS = "<on|in|at|during|over|since|until|by|from|before|after|around>|<by|until> <the>|<starting>(?: <on|in|from>)?|<up> <to>|<no> <later> <than>|<as> <of>"

# "5-10 years", "five to ten years"; yet "twenty-five years" are one number.
_LOW = "(?:(low:<number|day>(?=-)|<number|day|small>(?= ))(?:-| <to|or> ))?"

_RULES = {
    "age": "{number}[ -]{unit}[ -]<old>|{number} {unit} <of> <age>",
    "between": "(lead:<between>) (a:{point}) <and> (b:{point})",
    "days_of_month": "(?:(lead:<from|on|between>) )?(?:<the> )?(a:<day|nth>)(?: <to|and|until> |[-~])(b:{dated})",
    "month_days": "(?:(lead:<from|on|in|during|by|between>) )?(a:{month_day})(?: <to|and|until> |[-~])(day:<day|nth>)(?:[, ](year:<year>))?(?![-/_])",
    "range": "(?:(lead:<from|in|on|during|over>) )?(?:<the> )?(a:{point})(to: <to|until> |[-/~])(b:{point})",
    "open_range": "(lead:<from>) (a:{point}) <to|until> (?:<the> )?<present>",
    "frequency": "(?:(nth:<nth>)[ -])?(often:<frequency>)",
    "every": "<every|per> (?:(?:(n:<number|day|small>) )?(unit:{unit})|<weekday>)",
    "times_a": "(?:<once>|{number} <times>) <a|every|per> (unit:{unit})",
    "day_but_one": "<the> <unit> (way:<before|after>) (today:<today>)",
    "ago": "(?:(sign:{compared}) )?(?:(n:{number}) )?(unit:{unit}) <ago>(?: (today:<today>))?",
    "from_now": "(?:(sign:{compared}) )?(n:{number}) (unit:{unit}) <from> (?:(today:<today>)|<present>)",
    "apart": "(?:(sign:{compared}) )?(?:(n:{number}) )?(unit:{unit}) (way:<later|after|afterwards|earlier|before|previously|previous>)(?: <to>)?",
    "next_to": "<the> (unit:<unit>) (way:<before|after>)",
    "rolling": "(?:(lead:<in|over|during|for|within>) )?(?:(?:<the|these|this> )?(rel:<last|past|recent|next|coming|previous>)|<the> (rest:<following>)) "
    "(?:(n:{number}) )?(unit:<units>)",
    "rolling_one": "(lead:<in|over|during|for|within>) (?:<the|this> )(rel:<last|past|next|coming>) (unit:<unit|century>)",
    "lasting": "(lead:<for|in|within|during>) (?:(sign:{compared}) )?" + _LOW + "(n:{number})[ -](unit:{unit})(?!-<long>)",
    "lasting_some": "(lead:<for|over|within>) (unit:<units>)",
    "length_signed": "(sign:{compared}) (n:{number})[ -](unit:{unit})",
    "length": _LOW + "(n:<number|day|two|small|big>(?:[- ]<small|big>){0,3}(?: <and> <a> <half>)?|<some>|<a> <some>(?: <of>)?)[ -]"
    "(unit:{unit}|<second>)(?:[ -]<long>)?",
    "length_one": "(n:<one>)-(unit:{unit})",
    "long": "(unit:<units|unit>)-<long>|(word:<yearlong>)",
    "at_clock": "(?:{clock})[, ](?:<on> )?(base:{point})",
    "part_of": "(?:<on|in|at> )?(?:<the> )?(?:<early|late> )?<part> <of> (base:{point})",
    "lead": "(lead:{lead}) (base:{point})(?:[, ](clock:{clock}))?",
    "point": "(base:{point})(?:[, ](clock:{clock}))?",
}


class TimeGrammar:
    """The classes of words and the rules over them.

    Args:
        lexicon: table ``words`` of ``times.toml``.
        numerals: words for numbers.
        comparators: phrases before a number.

    Attributes:
        rules: whole expressions.
        points: days and stretches alone, which whole expressions hold.
    """

    def __init__(self, lexicon: Lexicon, numerals: Numerals, comparators: Comparators) -> None:
        words = lexicon.classes()
        for ordinal in numerals.ordinals:
            words.setdefault(ordinal, "nth")
        words |= dict.fromkeys(numerals.magnitudes, "big")
        for number in numerals.numbers:
            words.setdefault(number, "small")
        phrases = [phrase.split() for phrase in comparators.phrases]
        for word in (word for phrase in phrases for word in phrase):
            words.setdefault(word, word)
        classes = Classes(dict.fromkeys([*words.values(), *(name for name, _ in _NUMERIC)]))
        self._classes, self._words = classes, words
        parts = _PARTS | {
            "compared": "|".join(" ".join(f"<{words[word]}>" for word in phrase) for phrase in phrases),
            "lead": _LEADS,
            "base": _either(_BASES),
            "solid": _either({name: rule for name, rule in _BASES.items() if name != "this"}),
            "month_day": _POINTS["month_day"],
            "dated": f"(?:{_POINTS['day_month']})",
        }
        for name in ("shaded", "edge", "half"):
            parts[name] = _POINTS[name]
        self.points = Grammar(classes, _POINTS | {"this": _BASES["this"]}, parts, _CORE)
        self.rules = Grammar(classes, _RULES, parts | {"point": _either(_POINTS)}, _CORE)

    @classmethod
    @cache
    def shipped(cls) -> TimeGrammar:
        """The grammar with the shipped words."""
        return cls(Lexicon.shipped("times"), Numerals.shipped(), Comparators.shipped())

    def classify(self, word: str) -> str:
        """The class of a word, one character."""
        small = word.lower()
        if small[0].isdigit() or small[-1].isdigit():
            for name, pattern in _NUMERIC:
                if pattern.fullmatch(small):
                    return self._classes[name]
        kind = self._words.get(small)
        if kind is None or (kind in _CAPITALISED and not word[0].isupper()):
            return self._classes.other
        return self._classes[kind]


def _either(rules: dict[str, str]) -> str:
    return "|".join(rules.values())
