"""Forms of English words: a text is searched for the forms of the lemmas that frames name, before any of it is parsed."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pactgraph import resources
from pactgraph.errors import InputError

__all__ = ["Inflection"]

_VOWELS = frozenset("aeiou")


class Inflection:
    """Forms of words by the rules of spelling and a list of exceptions.

    Args:
        irregular: for verbs and nouns, the forms that the rules do not give.
        doubled: verbs whose last consonant is doubled.
    """

    def __init__(self, irregular: dict[str, dict[str, list[str]]], doubled: frozenset[str]) -> None:
        self._irregular, self._doubled = irregular, doubled

    @classmethod
    @cache
    def load(cls, path: Path | None = None) -> Inflection:
        """The exceptions of a file, the shipped one by default.

        Raises:
            InputError: the file cannot be read.
        """
        path = path or resources.lexicon_file("irregular")
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            return cls({kind: data[kind] for kind in ("verbs", "nouns")}, frozenset(data["doubled"]["words"]))
        except (OSError, ValueError, KeyError) as error:
            raise InputError(path, str(error), "irregular forms in TOML") from None

    def verb(self, lemma: str) -> frozenset[str]:
        """All forms of a verb, misspelt ones among them; of one with a particle ("break down") those of the verb alone.

        >>> sorted(Inflection.load().verb("sign")), sorted(Inflection.load().verb("strike"))
        (['sign', 'signed', 'signing', 'signs'], ['strike', 'strikes', 'striking', 'struck'])
        """
        stem = lemma.split(maxsplit=1)[0]
        bases = {stem[:-1]} if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else {stem}
        if stem in self._doubled:
            bases |= {stem + stem[-1]}
        found = {stem, _plural(stem)} | {f"{base}ing" for base in bases}
        irregular = self._irregular["verbs"].get(stem)
        if irregular is None:
            found |= {f"{stem[:-1]}ied"} if stem.endswith("y") and stem[-2] not in _VOWELS else {f"{base}ed" for base in bases}
        return frozenset(found | set(irregular or ()))

    def past(self, lemma: str) -> tuple[str, str]:
        """The past tense and the past participle of a verb.

        >>> Inflection.load().past("give"), Inflection.load().past("ban"), Inflection.load().past("hold")
        (('gave', 'given'), ('banned', 'banned'), ('held', 'held'))
        """
        irregular = self._irregular["verbs"].get(lemma)
        if irregular is not None:
            forms = irregular or [lemma]
            return forms[-2] if len(forms) > 1 else forms[0], forms[-1]
        if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
            return f"{lemma[:-1]}ied", f"{lemma[:-1]}ied"
        past = f"{lemma}d" if lemma.endswith("e") else f"{self._stem(lemma)}ed"
        return past, past

    def gerund(self, lemma: str) -> str:
        """The -ing form of a verb.

        >>> Inflection.load().gerund("impose"), Inflection.load().gerund("agree"), Inflection.load().gerund("scrap")
        ('imposing', 'agreeing', 'scrapping')
        """
        return f"{self._stem(lemma)}ing"

    def _stem(self, lemma: str) -> str:
        """What endings that begin with a vowel follow."""
        if lemma in self._doubled:
            return lemma + lemma[-1]
        return lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma

    def noun(self, lemma: str) -> frozenset[str]:
        """All forms of a noun; of a compound those of its last word.

        >>> sorted(Inflection.load().noun("treaty")), sorted(Inflection.load().noun("travel ban"))
        (['treaties', 'treaty'], ['ban', 'bans'])
        """
        stem = lemma.rsplit(maxsplit=1)[-1]
        return frozenset({stem, *self._irregular["nouns"].get(stem, [_plural(stem)])})


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
