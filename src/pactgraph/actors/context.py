"""What the rest of a text says about who is meant: its date, the states in it, the persons and names that it introduces."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pactgraph.actors.gazetteer import Entry, Gazetteer
from pactgraph.actors.lexicon import Lexicon
from pactgraph.actors.scan import Item
from pactgraph.actors.weights import HINT, SLIGHT
from pactgraph.model.mention import Candidate, Reason
from pactgraph.model.words import Words

__all__ = ["Context", "Introduced"]


class Introduced(NamedTuple):
    """A person whom the text names in full.

    Args:
        words: the folded words of the name.
        entry: the person, if the reference data has one that is meant.
        label: the name.
    """

    words: tuple[str, ...]
    entry: Entry | None
    label: str


class Context:
    """What is known at one point of a text.

    Args:
        words: the words of the text.
        items: its items.
        day: the day of its publication as ISO 8601, empty if it is not known.
        gazetteer: the names.
        lexicon: the words that tell what a name means.

    Attributes:
        states: how often each sentence names a state without doubt, or something of it.
        demonyms: states whose people it names.
        cities: places that it names, by state.
        unknown: last words of names that nobody of the reference data bears, and of which the text does not say that they are a person's.
        short_forms: letters that the text introduces for a name.
        bearers: whom the text has named with a title, by the title.
    """

    def __init__(self, words: Words, items: list[Item], day: str, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.words, self.day, self.gazetteer, self.lexicon = words, day, gazetteer, lexicon
        self._starts, self._ends = {item.first: item for item in items}, {item.last: item for item in items}
        self.states: dict[str, Counter[int]] = defaultdict(Counter)
        self._by_sentence: dict[int, dict[str, None]] = defaultdict(dict)
        self.demonyms: set[str] = set()
        self.cities: dict[str, set[str]] = defaultdict(set)
        self._people: dict[str, list[Introduced]] = defaultdict(list)
        self.unknown: set[str] = set()
        self.bearers: dict[str, Candidate] = {}
        self.short_forms: dict[str, Candidate] = {}
        self._telling = lexicon.telling
        for item in items:
            self._note(item)

    def _note(self, item: Item) -> None:
        """Whatever names one state without doubt tells where the text is at home."""
        if item.kind != "name":
            return
        told = self.gazetteer.told(item.key)
        if told.state:
            sentence = self.words.sentence(item.first)
            self.states[told.state][sentence] += 1
            self._by_sentence[sentence][told.state] = None
            if told.demonym:
                self.demonyms.add(told.state)
            if told.city:
                self.cities[told.state].add(told.city)

    def before(self, item: Item) -> Item | None:
        """The item that stands directly before another."""
        return self._ends.get(item.first - 1) if self.words.joined(item.first) else None

    def after(self, item: Item) -> Item | None:
        """The item that stands directly after another, with no possessive between them."""
        follows = self.words.joined(item.last + 1) and not self.words.possessive(item.last)
        return self._starts.get(item.last + 1) if follows else None

    def stands_alone(self, item: Item) -> bool:
        """Whether nothing beside a name can change what it means: no title or unknown name, no "gulf of" or "speaks", no person of that name, no short form."""
        before, after = self._ends.get(item.first - 1), self._starts.get(item.last + 1)
        if (before is not None and before.kind != "name") or (after is not None and after.kind == "unknown"):
            return False
        if item.key in self._people or item.key in self.short_forms:
            return False
        words, last = self.words, item.last
        if after is None and words.joined(last + 1) and words.capital[last + 1]:
            return False
        if after is not None and after.kind == "name" and words.joined(last + 1):
            return False
        if last + 1 < len(words.keys) and words.gaps[last + 1] == ", " and after is not None:
            return False
        # Letters in brackets may follow, which the text introduces.
        if words.text[words.ends[last] : words.ends[last] + 2] == " (":
            return False
        return not words.hyphenated(item.first) and self.word(item.first - 1) not in self._telling

    def is_listed(self, item: Item) -> bool:
        """Whether a name is one of a list: another one, or "and", follows."""
        following = item.last + 1
        return self.word(following) in ("and", "or") or (following in self._starts and self.words.gaps[following] == ", ")

    def item_before(self, index: int) -> Item | None:
        """The item that ends just before a word, whatever stands between."""
        return self._ends.get(index - 1)

    def item_at(self, index: int) -> Item | None:
        """The item that begins with a word."""
        return self._starts.get(index)

    def word(self, index: int) -> str:
        """A word, empty beyond the text."""
        return self.words.keys[index] if 0 <= index < len(self.words.keys) else ""

    def preceding(self, index: int, count: int = 1) -> str:
        """The words before a word, empty if there are fewer or anything but spaces stands between them."""
        if count == 1:
            return self.words.keys[index - 1] if self.words.joined(index) else ""
        first = index - count
        joined = first >= 0 and all(self.words.joined(at) for at in range(first + 1, index + 1))
        return " ".join(self.words.keys[first:index]) if joined else ""

    def following(self, index: int) -> str:
        """The word after a word, empty if anything but spaces stands between them."""
        return self.words.keys[index + 1] if self.words.joined(index + 1) else ""

    def near(self, state: str, item: Item) -> Iterable[Reason]:
        """Whether the text names a state elsewhere, and in the same sentence."""
        named = self.states.get(state)
        if not named or "/" in state:
            return
        own = item.kind == "name" and self.gazetteer.told(item.key).state == state
        here = named[self.words.sentence(item.first)] - own > 0
        if here or named.total() - own > 0:
            label = self.gazetteer.states[state].label if state in self.gazetteer.states else state
            yield Reason(SLIGHT if here else HINT, f"{label} is named in the {'sentence' if here else 'text'}")

    def others(self, state: str) -> bool:
        """Whether the text names other states and not this one."""
        return bool(self.states) and state not in self.states

    def states_beside(self, index: int) -> tuple[str, ...]:
        """The states that the sentence of a word names."""
        return tuple(state for state in self._by_sentence.get(self.words.sentence(index), ()) if "/" not in state)

    def introduce(self, words: Iterable[str], entry: Entry | None, label: str) -> None:
        """Remember a person whom the text has named in full."""
        person = Introduced(tuple(words), entry, label)
        found = self._people[person.words[-1]]
        if all((other.entry, other.words) != (person.entry, person.words) for other in found):
            found.append(person)
            if entry is not None and entry.state in self.gazetteer.surname_first and len(person.words) > 1:
                self._people[person.words[0]].append(person)

    def people(self, surname: str) -> list[Introduced]:
        """Persons of this family name whom the text has introduced."""
        return self._people.get(surname, [])
