"""The lexicons of extraction: words by what they do in a sentence, kept as data in ``ontology/lexicons/``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pactgraph import resources
from pactgraph.errors import InputError

__all__ = ["Lexicons"]


def _read(name: str, folder: Path | None) -> dict[str, Any]:
    path = folder / f"{name}.toml" if folder else resources.lexicon_file(name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(path, str(error), "a lexicon in TOML") from None


@dataclass(frozen=True)
class Lexicons:
    """What words say of an event, of who says it, and of whom it is about.

    Args:
        factuality: how real an event is.
        reporting: who says something.
        reference: words that stand for someone named elsewhere.
        things: nouns that name things by class and kind.
    """

    factuality: dict[str, Any]
    reporting: dict[str, Any]
    reference: dict[str, Any]
    things: dict[str, Any]

    @classmethod
    def load(cls, folder: Path | None = None) -> Lexicons:
        """The lexicons of a folder, the shipped ones by default.

        Raises:
            InputError: a file cannot be read.
        """
        return cls(*(_read(name, folder) for name in ("factuality", "reporting", "reference", "things")))

    @cached_property
    def degrees(self) -> dict[str, int]:
        """The degrees of factuality with their rank: the higher, the less real."""
        return {degree: rank for rank, degree in enumerate(self.factuality["degrees"])}

    @cached_property
    def governors(self) -> dict[tuple[str, str], str]:
        """Part of speech and lemma of what governs an event, with the degree it gives."""
        found: dict[tuple[str, str], str] = {}
        for degree in (*self.degrees, "negated"):
            for kind, name in (("VERB", "verbs"), ("NOUN", "nouns"), ("ADJ", "adjectives")):
                for lemma in self.factuality.get(degree, {}).get(name, ()):
                    found.setdefault((kind, lemma), degree)
        return found

    @cached_property
    def auxiliaries(self) -> dict[str, str]:
        """Auxiliary verbs with the degree they give."""
        return {word: degree for degree, words in self.factuality["auxiliaries"].items() for word in words}

    @cached_property
    def modifiers(self) -> dict[str, str]:
        """Words before the noun of an event with the degree they give."""
        return {word: degree for degree, words in self.factuality["modifiers"].items() for word in words}

    @cached_property
    def negations(self) -> frozenset[str]:
        """Words that deny."""
        return frozenset(self.factuality["negated"]["words"])

    @cached_property
    def markers(self) -> frozenset[str]:
        """Conjunctions of clauses that are not said to be so."""
        return frozenset(self.factuality["conditional"]["markers"])

    @cached_property
    def classes(self) -> dict[str, dict[str, str]]:
        """For each class of things, its nouns with the kind they name."""
        return {name: {noun: kind for kind, nouns in kinds.items() for noun in nouns} for name, kinds in self.things.items()}

    @cached_property
    def ranks(self) -> frozenset[str]:
        """Words that count those who did something."""
        return frozenset(self.factuality["ranks"]["words"])

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The nouns of all classes."""
        return frozenset(noun for nouns in self.classes.values() for noun in nouns)

    @cached_property
    def counters(self) -> frozenset[str]:
        """Nouns that count what follows them: "a series of"."""
        return frozenset(self.reference["counters"]["words"])

    @cached_property
    def contents(self) -> frozenset[str]:
        """Nouns with an infinitive that tells what they are about: "an agreement to build", "a decision to leave"."""
        return frozenset(lemma for kind, lemma in self.governors if kind == "NOUN") | frozenset(self.classes["agreement"])

    def words(self, lexicon: str, name: str, key: str = "words") -> frozenset[str]:
        """A list of words of a lexicon."""
        return frozenset(getattr(self, lexicon)[name][key])
