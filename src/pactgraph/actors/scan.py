"""One pass over the words of a text: names, titles, bodies, and capitalised words that nothing in the reference data bears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from pactgraph.actors.gazetteer import Entry, Gazetteer
from pactgraph.actors.lexicon import Lexicon
from pactgraph.model.words import Words

__all__ = ["BEFORE_A_PERSON", "Item", "Scanner"]

BEFORE_A_PERSON = frozenset({"honorifics", "roles", "titles"})
"""Kinds of items that stand before the name of a person."""

_CURRENCIES = ("$", "€", "£", "¥", "₹", "₽")

_TITLED = frozenset({"SanctionsProgramme", "SanctionsLaw", "LegalInstrument", "LegalProvision"})
"""Classes whose names are titles, with capitals throughout."""


class Item(NamedTuple):
    """Words that belong together, from the first to the last.

    Args:
        first: index of the first word.
        last: index of the last word.
        kind: ``name`` (the gazetteer has it), ``titles``, the name of a list of the lexicon (``roles``, ``bodies``, ``governments`` …), or
            ``unknown`` for capitalised words of no entry.
        key: the folded words.
        found: the entries that bear the name, with the origin of the name.
    """

    first: int
    last: int
    kind: str
    key: str
    found: tuple[tuple[Entry, str], ...] = ()


class Scanner:
    """Finds the items of a text, at each word the longest one.

    Args:
        gazetteer: the names.
        lexicon: terms that are no names.
    """

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._gazetteer, self._ordinary, self._particles = gazetteer, lexicon["ordinary"], lexicon["particles"]
        self._honorifics = lexicon["honorifics"]
        self._small = lexicon["small"] | self._particles
        self._terms = {**lexicon.terms, **dict.fromkeys(gazetteer.titles, "titles")}
        for found in gazetteer.bodies.values():
            for body in found:
                if " " in body:  # A bank or a council of a state is not always the one that the reference data has.
                    self._terms.setdefault(body, "bodies")
        # A word in small letters begins no name, only a term.
        self._terms_from, self._known_from = _beginnings(self._terms), _beginnings(chain(gazetteer.names, self._terms))
        self._firsts = {term.partition(" ")[0] for term in self._terms}
        self._dull = self._ordinary - {pair.partition(" ")[0].rstrip(",") for pair in self._known_from} - self._terms.keys() - gazetteer.names.keys()
        self._adjectives, self._verbs = lexicon["adjectives"], lexicon["actor_after"]
        self._firsts_of_states = {name.partition(" ")[0] for name in gazetteer.names_of_states}

    def scan(self, words: Words) -> list[Item]:
        """The items of a text, in its order and without overlap."""
        return list(self._items(words))

    def _items(self, words: Words) -> Iterator[Item]:
        terms, dull, capital, beyond, titled = self._firsts, self._dull, words.capital, 0, -1
        for index, word in enumerate(words.keys):
            if index < beyond or not (word not in dull or index == titled if capital[index] else word in terms):
                continue
            item = self._match(words, index)
            if item is None:
                # After a title even an ordinary word with a capital is a name: Mrs May.
                if not capital[index] or (word in self._ordinary and index != titled) or not word[0].isalpha():
                    continue
                last = self._unknown(words, index)
                item = Item(index, last, "unknown", words.key(index, last))
            beyond = item.last + 1
            if item.kind in BEFORE_A_PERSON and words.joined(beyond):
                titled = beyond
            yield item

    def _match(self, words: Words, index: int) -> Item | None:
        """The longest name or term that begins with a word."""
        capital, line, at, keys = words.capital[index], words.line, words.at, words.keys
        start, count = at[index], len(keys)
        if index + 1 < count:
            # Few names begin with the same two words.
            pair = line[start : at[index + 1] + len(keys[index + 1])]
            for size in (self._known_from if capital else self._terms_from).get(pair, ()):
                last = index + size - 1
                if last < count and (item := self._item(words, index, last, line[start : at[last] + len(keys[last])])) is not None:
                    return item
        return self._item(words, index, index, keys[index])

    def _item(self, words: Words, first: int, last: int, found: str) -> Item | None:
        """The name or term that some words are."""
        if found in self._gazetteer.names and words.capital[first] and (entries := self._written(words, first, last, found)):
            return Item(first, last, "name", found, entries)
        if found in self._terms and not (found in self._adjectives and self._describes(words, first - 1, last)):
            return Item(first, last, self._terms[found], found)
        return None

    def inside(self, words: Words, item: Item) -> Iterator[Item]:
        """Names within a title: "ambassador to the United Nations"."""
        at = item.first + 1
        while at <= item.last:
            found = self._match(words, at)
            if found is not None and found.kind == "name" and found.last <= item.last:
                yield found
                at = found.last
            at += 1

    def heads(self, words: Words, item: Item) -> Iterator[Item]:
        """Names with which a longer name begins, the longest first."""
        for last in range(item.last - 1, item.first - 1, -1):
            found = words.key(item.first, last)
            if found in self._gazetteer.names and (entries := self._written(words, item.first, last, found)):
                yield Item(item.first, last, "name", found, entries)

    def _cuts_title(self, words: Words, first: int, last: int) -> bool:
        """Whether the words after the name of a state begin a title that goes on beyond them: "U.S. treasury" of "U.S. treasury secretary"."""
        if words.keys[first] not in self._firsts_of_states or not words.joined(last + 1):
            return False
        beyond = words.keys[last + 1]
        return any(self._terms.get(f"{words.key(at, last)} {beyond}") == "titles" for at in range(first + 1, last + 1))

    def _written(self, words: Words, first: int, last: int, found: str) -> tuple[tuple[Entry, str], ...]:
        """The entries of a name that is written as a name: capitals where a name has them, all of them in an acronym."""
        if first < last and self._cuts_title(words, first, last):
            return ()
        if words.text[words.ends[last] : words.ends[last] + 1] in _CURRENCIES:
            return ()  # US$ is no state.
        if found.rpartition(" ")[2] in self._adjectives and self._describes(words, first, last):
            return ()
        if first < last and words.keys[first] in self._honorifics and (words.text[words.ends[first]] == "." or words.surface(first, first) == "Dr"):
            return ()  # Dr. Congo is not the DR Congo.
        entries = self._gazetteer.find(found)
        # After the name of a state or its people the rest may be in small letters: "Russian defence ministry".
        proper = first == last or self._is_proper(words, first, last)
        if not proper and words.keys[first] in self._firsts_of_states:
            entries = tuple(one for one in entries if one[0].type not in _TITLED)
            proper = bool(entries)
        if proper and all(origin != "acronym" for _, origin in entries):
            return entries
        shouted = sum(letter.isupper() for letter in words.surface(first, last)) > 1
        if shouted and found in self._ordinary and words.is_shouted(first):
            return ()  # WHO IS BEHIND IT
        return tuple(one for one in entries if (shouted if one[1] == "acronym" else proper))

    def _is_proper(self, words: Words, first: int, last: int) -> bool:
        """Whether words are written as those of a name: with capitals, but for small words and what a hyphen or an apostrophe joins (Ban Ki-moon, d'Achon)."""
        return all(words.capital[at] or words.keys[at] in self._small or words.hyphenated(at) or "'" in words.keys[at] for at in range(first, last + 1))

    def _describes(self, words: Words, first: int, last: int) -> bool:
        """Whether a word that may be an adjective is one: "Russian military hardware", but "the Russian military strikes"."""
        if first and words.keys[first - 1] == "the":
            return False
        if words.hyphenated(last + 1):
            return True
        if words.capital[last] or not words.joined(last + 1) or words.possessive(last) or words.capital[last + 1]:
            return False
        return words.keys[last + 1] not in self._ordinary and words.keys[last + 1] not in self._verbs

    def _unknown(self, words: Words, first: int) -> int:
        """The last of the capitalised words that follow one another and begin no item; small particles may stand between."""
        last = first
        if words.is_headline(first) and words.keys[first] not in self._gazetteer.given:
            return first  # In a headline capitals do not tell where a name ends.
        while last + 1 < len(words.keys) and words.joined(last + 1) and not words.possessive(last):
            ahead = last + 1
            while ahead + 1 < len(words.keys) and words.keys[ahead] in self._particles and not words.capital[ahead] and words.joined(ahead + 1):
                ahead += 1
            if words.hyphenated(ahead) and not words.capital[ahead] and ahead == last + 1:
                last = ahead  # Kim Yo-jong
                continue
            if not words.capital[ahead] or words.keys[ahead] in self._ordinary or self._match(words, ahead) is not None:
                break
            last = ahead
        return last


def _beginnings(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The first two words of names, with the numbers of words of those that begin so, the longest first."""
    found: dict[str, set[int]] = {}
    for name in names:
        spaces = name.count(" ")
        if spaces:
            second = name.find(" ", name.index(" ") + 1)
            found.setdefault(name if second < 0 else name[:second].rstrip(","), set()).add(spaces + 1)
    return {pair: tuple(sorted(sizes, reverse=True)) for pair, sizes in found.items()}
