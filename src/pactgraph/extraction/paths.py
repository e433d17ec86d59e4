"""Paths from the trigger of a frame to what fills its slots.

A path is written as in ``patient.pp(between)``: steps joined by dots, alternatives by slashes, of which the first that leads anywhere counts.

============  ====================================================================================================
``agent``     who does it: subject of an active verb, agent of a passive one, possessor or "by" of a noun
``patient``   whom or what it is done to: object, subject of a passive verb, "of" of a noun
``subject``   the subject, whatever the voice
``pp(a|b)``   a phrase with one of the prepositions, of a verb also if only its object has it: to which of the two a
              parser gives "sell missiles to Iran" is seldom certain; ``pp*`` also looks into the phrases of the clause
``mod``       what stands before a noun: adjectives and nouns
``poss``      a possessor
``appos``     an apposition
``flat``      the further parts of a name
``acl``       a clause that depends on a noun; ``acl(to)`` with one of the markers
``advcl``     a clause that depends on a verb, with or without markers
``adv``       an adverb
``cop``       the verb by which a noun is said of its subject
``row``       the row of coordinated words in which one stands
``xcomp``     the verb or adjective that a verb governs
``ccomp``     the clause that a verb governs
``up(a|b)``   the governor to which the relation is one of these
``case(a|b)`` where one is, if it stands after one of the prepositions
``passive``   where one is, if it is a verb in the passive
``self``      where one is
``x[a|b]``    of what the step x leads to, only words with one of the lemmas
============  ====================================================================================================
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pactgraph.extraction.graph import Graph

__all__ = ["Path"]

_KINDS = "agent|patient|subject|pp|mod|poss|appos|flat|acl|advcl|xcomp|ccomp|up|case|adv|cop|row|passive|self"
_STEP = re.compile(rf"({_KINDS})(\*?)(?:\(([^()]*)\))?(?:\[([^\[\]]*)\])?")
_CHILDREN = {
    "mod": ("amod", "compound", "nmod:desc", "nummod"),
    "poss": ("nmod:poss",),
    "appos": ("appos",),
    "flat": ("flat", "flat:name"),
    "acl": ("acl", "acl:relcl"),
    "advcl": ("advcl",),
    "xcomp": ("xcomp",),
    "adv": ("advmod",),
    "cop": ("cop",),
    "ccomp": ("ccomp", "parataxis"),
}


class Step(NamedTuple):
    """One edge: its kind, whether it searches the whole clause, the words it asks for, and the lemmas that it may lead to."""

    kind: str
    deep: bool
    words: frozenset[str]
    lemmas: frozenset[str] = frozenset()

    def allows(self, graph: Graph, index: int) -> bool:
        """Whether a word has one of the lemmas."""
        return not self.lemmas or graph.lemma(index) in self.lemmas

    def follow(self, graph: Graph, index: int) -> list[int]:
        """Where the edge leads from a token."""
        match self.kind:
            case "self":
                return [index]
            case "row":
                return [graph.first(index)]
            case "passive":
                return [index] if graph.is_verb(index) and graph.is_passive(index) else []
            case "case":
                return [index] if graph.case(index) in self.words else []
            case "agent" | "patient":
                return list(graph.arguments(index)[self.kind])
            case "subject":
                return list(graph.subject(index))
            case "pp":
                found = list(graph.phrases(index, self.words or None, self.deep))
                return found or self._of_objects(graph, index)
            case "up":
                first = graph.first(index)
                token = graph.tokens[first]
                return [token.head] if token.head != first and (token.dep.partition(":")[0] in self.words or token.dep in self.words) else []
        found = graph.dependents(index, *_CHILDREN[self.kind])
        if self.kind == "mod":
            # "the Egyptian-Israeli peace treaty": the first hangs on the second, that on the third.
            for one in found:
                found += [deeper for deeper in graph.dependents(one, "amod", "compound", "nmod:desc") if deeper not in found]
        return [one for one in found if not self.words or graph.case(one) in self.words]

    def _of_objects(self, graph: Graph, index: int) -> list[int]:
        """What a phrase of the verb leads to if the parser gave it to the object: "sell missiles to Iran"."""
        if not (self.words and graph.is_verb(index)):
            return []
        return [found for one in graph.arguments(index)["patient"] for found in graph.phrases(one, self.words - {"of"}) if found > index]


class Path(NamedTuple):
    """Alternatives of steps; the first that leads anywhere counts."""

    text: str
    alternatives: tuple[tuple[Step, ...], ...]

    @classmethod
    def read(cls, text: str) -> Path:
        """The path that a text describes.

        Raises:
            ValueError: a step is not one of those above.
        """
        return cls(text, tuple(tuple(map(_step, alternative.strip().split("."))) for alternative in text.split("/")))

    def follow(self, graph: Graph, start: int) -> tuple[int, ...]:
        """The tokens to which it leads, coordination unfolded, in the order of the text."""
        for steps in self.alternatives:
            reached = [start]
            for step in steps:
                reached = [one for index in reached for found in step.follow(graph, index) for one in graph.coordinated(found) if step.allows(graph, one)]
            if reached:
                return tuple(sorted(dict.fromkeys(reached)))
        return ()


def _step(text: str) -> Step:
    found = _STEP.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"the step {text.strip()!r}")
    kind, deep, words, lemmas = found.groups()
    return Step(kind, bool(deep), _words(words), _words(lemmas))


def _words(text: str | None) -> frozenset[str]:
    return frozenset(word.strip() for word in (text or "").split("|") if word.strip())
