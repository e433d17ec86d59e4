"""The extractor that the commands use: reader of names, parser and frames together."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from pactgraph import resources
from pactgraph.model.extraction import Extractor
from pactgraph.model.words import key

if TYPE_CHECKING:
    from pactgraph.actors import Entry, Gazetteer

__all__ = ["extractor"]


def extractor(model: str | None = None, parse_all: bool = False) -> Extractor:
    """Load an extractor; it is loaded once in each process.

    Args:
        model: name or folder of a spaCy pipeline; the shipped one by default.
        parse_all: parse sentences too in which no word evokes a frame.

    Raises:
        InputError: there is no such pipeline, or it is not one that can be used.
    """
    from pactgraph.actors import Gazetteer, Resolver
    from pactgraph.extraction import RulesExtractor
    from pactgraph.language.analyzer import Analyzer
    from pactgraph.language.sentences import sentences

    gazetteer = Gazetteer.load()
    return RulesExtractor(Resolver(gazetteer).resolve, _Reference(gazetteer), sentences, Analyzer.load(model), parse_all=parse_all)


_LONGEST = 10
"""Characters that the acronym of an organisation has at most."""


_MISSPELT = 6
"""Letters of a name from which it may be misspelt and still be known."""

_ALIKE = 0.9
"""How like two spellings of the name of a news organisation are at least (Ratcliff and Obershelp, 0 to 1)."""


class _Reference:
    """What extraction asks of the reference data, answered by the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def state_of(self, entity: str) -> str | None:
        found = self._entry(entity)
        return found.state if found is not None and found.state and "/" not in found.state else None

    def speaks_for(self, entity: str) -> str | None:
        found = self._entry(entity)
        return self.state_of(entity) if found is not None and found.type in ("State", "GovernmentBody", "Place", "Position") else None

    def organ_of(self, entity: str) -> str | None:
        found = self._entry(entity)
        return self._organs.get(found.label) if found is not None else None

    def code_of(self, entity: str) -> str | None:
        if entity.startswith("state/"):
            return entity.removeprefix("state/")
        return self._acronyms.get(entity)

    def label_of(self, entity: str) -> str | None:
        found = self._entry(entity)
        return found.label if found is not None else None

    def outlet_like(self, name: str) -> str | None:
        if len(name) < _MISSPELT:
            return None
        found = {self._outlets[other] for other in get_close_matches(key(name), self._outlets, n=3, cutoff=_ALIKE)}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _outlets(self) -> dict[str, str]:
        """The names of news organisations."""
        found = {}
        for name, numbers in self._gazetteer.names.items():
            for number in numbers:
                entry = self._gazetteer.entry(number >> 4)
                if entry.type == "NewsOrganization" and len(name) >= _MISSPELT:
                    found[name] = entry.id
        return found

    def _entry(self, entity: str) -> Entry | None:
        try:
            return self._gazetteer.by_id(entity)
        except KeyError:
            return None

    @cached_property
    def _organs(self) -> dict[str, str]:
        data = tomllib.loads(resources.lexicon_file("organs").read_text(encoding="utf-8"))
        return {label: organization for organization, labels in data.items() for label in labels}

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        """The shortest name of each organisation that is one word and shorter than its label."""
        names: dict[int, list[str]] = defaultdict(list)
        for name, numbers in self._gazetteer.names.items():
            if len(name) <= _LONGEST and " " not in name:
                for number in numbers:
                    names[number >> 4].append(name)
        found = {}
        for number, words in names.items():
            entry = self._gazetteer.entry(number)
            if entry.type == "IntergovernmentalOrganization" and " " in entry.label:
                found[entry.id] = min(words, key=lambda word: (len(word), word)).upper()
        return found
