"""One pass over the words of a text: names, titles, bodies, and capitalised words that nothing in the reference data bears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pactgraph.actors.gazetteer import Entry, Gazetteer
from pactgraph.actors.lexicon import Lexicon
from pactgraph.model.words import Words

__all__ = ["Item", "Scanner"]

_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "du", "la", "le", "des", "al", "el", "to"])


class Item(NamedTuple):
    """Words that belong together, from the first to the last.

    Args:
        first: index of the first word.
        last: index of the last word.
        kind: ``name`` (the gazetteer has it), ``titles``, ``bodies``, ``roles``, ``honorifics``, or ``unknown`` for capitalised words of no entry.
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
        self._terms = {**lexicon.terms, **dict.fromkeys(gazetteer.titles, "titles")}
        for found in gazetteer.bodies.values():
            for body in found:
                self._terms.setdefault(body, "bodies")
        # A word in small letters begins no name, only a term.
        self._of_terms = _lengths(self._terms)
        self._of_both = {first: tuple(sorted({*sizes, *self._of_terms.get(first, ())}, reverse=True)) for first, sizes in gazetteer.lengths.items()}
        for first, sizes in self._of_terms.items():
            self._of_both.setdefault(first, sizes)
        self._adjectives, self._verbs = lexicon["adjectives"], lexicon["actor_after"]
        self._firsts_of_states = {name.partition(" ")[0] for name in gazetteer.names_of_states}

    def scan(self, words: Words) -> list[Item]:
        """The items of a text, in its order and without overlap."""
        return list(self._items(words))

    def _items(self, words: Words) -> Iterator[Item]:
        index, keys, terms = 0, words.keys, self._of_terms
        count = len(keys)
        while index < count:
            capital = words.is_capital(index)
            item = self._match(words, index, capital) if capital or keys[index] in terms else None
            if item is None and capital and keys[index] not in self._ordinary and keys[index][0].isalpha():
                last = self._unknown(words, index)
                item = Item(index, last, "unknown", words.key(index, last))
            if item is None:
                index += 1
            else:
                yield item
                index = item.last + 1

    def _match(self, words: Words, index: int, capital: bool) -> Item | None:
        """The longest name or term that begins with a word."""
        sizes = (self._of_both if capital else self._of_terms).get(words.keys[index], ())
        line, start, beyond = words.line, words.at[index], len(words.keys)
        for size in sizes:
            last = index + size - 1
            if last >= beyond:
                continue
            found = line[start : words.at[last] + len(words.keys[last])]
            if capital and found in self._gazetteer.names and (entries := self._written(words, index, last, found)):
                return Item(index, last, "name", found, entries)
            if found in self._terms:
                return Item(index, last, self._terms[found], found)
        return None

    def inside(self, words: Words, item: Item) -> Iterator[Item]:
        """Names within a title: "ambassador to the United Nations"."""
        at = item.first + 1
        while at <= item.last:
            found = self._match(words, at, words.is_capital(at))
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
        if found.rpartition(" ")[2] in self._adjectives and self._describes(words, last):
            return ()
        surface = words.surface(first, last)
        shouted = sum(letter.isupper() for letter in surface) > 1
        # After the name of a state or its people the rest may be in small letters: "Russian defence ministry".
        proper = words.keys[first] in self._firsts_of_states or all(words.is_capital(at) or words.keys[at] in _SMALL for at in range(first, last + 1))
        return tuple((entry, origin) for entry, origin in self._gazetteer.find(found) if (shouted if origin == "acronym" else proper))

    def _describes(self, words: Words, last: int) -> bool:
        """Whether a word that may be an adjective is one: "Russian military hardware"."""
        if words.is_capital(last) or not words.joined(last + 1) or words.possessive(last) or words.is_capital(last + 1):
            return False
        return words.keys[last + 1] not in self._ordinary and words.keys[last + 1] not in self._verbs

    def _unknown(self, words: Words, first: int) -> int:
        """The last of the capitalised words that follow one another and begin no item; small particles may stand between."""
        last = first
        while last + 1 < len(words.keys) and words.joined(last + 1) and not words.possessive(last):
            ahead = last + 1
            while ahead + 1 < len(words.keys) and words.keys[ahead] in self._particles and not words.is_capital(ahead) and words.joined(ahead + 1):
                ahead += 1
            if not words.is_capital(ahead) or words.keys[ahead] in self._ordinary or self._match(words, ahead, True) is not None:
                break
            last = ahead
        return last


def _lengths(terms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """First words of terms, with the numbers of words of those that begin so, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for term in terms:
        found[term.partition(" ")[0].rstrip(",")].add(term.count(" ") + 1)
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}
