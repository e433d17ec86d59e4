"""Which sentences are worth parsing: those with a word that evokes a frame and, where the frame asks for it, a noun of its class."""

from __future__ import annotations

import re

from pactgraph.extraction.frames import Frames
from pactgraph.extraction.inflection import Inflection
from pactgraph.extraction.lexicons import Lexicons

__all__ = ["Triggers"]

_WORD = re.compile(r"[^\W\d_]+")


class Triggers:
    """The words that evoke frames, in all their forms.

    Args:
        frames: the frames.
        lexicons: the classes of nouns that they name.
        always: further words after which a sentence is parsed, such as the last words of titles.
    """

    def __init__(self, frames: Frames, lexicons: Lexicons, always: frozenset[str] = frozenset()) -> None:
        inflection = Inflection.load()
        classes = {name: frozenset(form for noun in nouns for form in inflection.noun(noun)) for name, nouns in lexicons.classes.items()}
        self._always = always | {form for word in always for form in inflection.noun(word)}
        self.lemmas: dict[str, str] = {}
        """The verb that a form belongs to, of the verbs that evoke frames."""
        for verb in sorted({verb.split()[0] for frame in frames.all for verb in frame.verbs}):
            for form in inflection.verb(verb):
                self.lemmas.setdefault(form, verb)
        needed: dict[str, set[frozenset[str]]] = {}
        for frame in frames.all:
            nouns = frozenset().union(*(classes[name] for name in frame.classes)) if frame.classes else frozenset()
            forms = {form for verb in frame.verbs for form in inflection.verb(verb)}
            forms |= {form for noun in frame.nouns for form in inflection.noun(noun)} | {adjective.split()[-1] for adjective in frame.adjectives}
            for form in forms:
                needed.setdefault(form, set()).add(nouns)
        self._needed = {form: () if frozenset() in groups else tuple(groups) for form, groups in needed.items()}
        self._forms = frozenset(self._needed) | self._always

    def evoked(self, sentence: str) -> bool:
        """Whether a sentence is worth parsing.

        Args:
            sentence: its text.
        """
        words = frozenset(_WORD.findall(sentence.lower()))
        hits = words & self._forms
        if not hits:
            return False
        for word in hits:
            if word in self._always:
                return True
            groups = self._needed[word]
            if not groups or any(not words.isdisjoint(group) for group in groups):
                return True
        return False
