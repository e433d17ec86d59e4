"""The gazetteer: who or what a name may mean, whatever the text around it."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypedDict

from pactgraph import resources
from pactgraph.errors import InputError
from pactgraph.model.mention import ORIGINS

__all__ = ["Entry", "Gazetteer", "Tenure"]

_HIGH = ("/head-of-state", "/head-of-government", "/foreign-minister", "/defence-minister", "/secretary-general")
_PROPER = ("name", "alias", "acronym", "demonym")


class Entry(NamedTuple):
    """A thing of the reference data.

    Args:
        number: its place in the gazetteer.
        id: its IRI below ``https://w3id.org/pactgraph/id/``.
        type: its class.
        label: its name.
        state: the code of the state that it is, is in or belongs to; the id of an organisation for an office of one.
    """

    number: int
    id: str
    type: str
    label: str
    state: str

    @property
    def state_id(self) -> str | None:
        """The id of the state that it is, is in or belongs to."""
        return f"state/{self.state}" if self.state and "/" not in self.state else None


class Tenure(NamedTuple):
    """Who held a position when, as ISO 8601 days.

    Args:
        person: the entry of the holder.
        position: the entry of the position.
        start: the first day that it may have begun; empty if no table says.
        end: the last day on which it may have ended; empty if it had not ended when it was read.
        read: for one that had not ended, the day on which that was read.
    """

    person: int
    position: int
    start: str
    end: str
    read: str

    def held(self, day: str) -> bool:
        """Whether it may cover a day: of a tenure known by its years alone, all days of the first and the last one count."""
        return self.start <= day <= (self.end or self.read) and bool(self.start or self.end)


class Told(NamedTuple):
    """What a name tells of where a text is at home.

    Args:
        state: the one state that the name means or belongs to; empty if there is none, or more than one.
        demonym: whether it is the name of its people.
        city: the id of the place, if it is one.
    """

    state: str
    demonym: bool = False
    city: str = ""


class _Data(TypedDict):
    """The file, as ``pactgraph.reference.gazetteer`` describes it."""

    entries: list[tuple[str, str, str, str]]
    names: dict[str, list[int]]
    surnames: dict[str, list[int]]
    consonants: dict[str, list[int]]
    tenures: dict[str, list[tuple[int, str, str]]]
    stands_for: dict[str, list[int]]
    titles: dict[str, dict[str, list[int]]]
    bodies: dict[str, dict[str, int]]
    given: list[str]
    surname_first: list[str]


class Gazetteer:
    """All names of the reference data.

    Args:
        data: as ``pactgraph.reference.gazetteer`` writes it.
    """

    def __init__(self, data: _Data) -> None:
        self._entries, self.names, self._surnames, self._consonants = data["entries"], data["names"], data["surnames"], data["consonants"]
        self._tenures, self._stands_for = data["tenures"], data["stands_for"]
        self.titles, self.bodies = data["titles"], data["bodies"]
        self.given, self.surname_first = frozenset(data["given"]), frozenset(data["surname_first"])
        self._made: dict[int, Entry] = {}
        self._held: dict[int, list[Tenure]] = {}
        self._positions: dict[str, frozenset[int]] = {}
        self._says_whose: dict[str, bool] = {}
        self._told: dict[str, Told] = {}
        self._found: dict[str, tuple[tuple[Entry, str], ...]] = {}

    @classmethod
    def load(cls, path: Path | None = None) -> Gazetteer:
        """The gazetteer of a file, the shipped one by default.

        Raises:
            InputError: the file cannot be read, or is none.
        """
        path = path or resources.gazetteer_file()
        try:
            return cls(json.loads(path.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(path, str(error), "a gazetteer, as python -m pactgraph.reference writes it") from None

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self._entries)

    def entry(self, number: int) -> Entry:
        """The entry of a number."""
        if number not in self._made:
            self._made[number] = Entry(number, *self._entries[number])
        return self._made[number]

    def by_id(self, id: str) -> Entry:
        """The entry of an id.

        Raises:
            KeyError: there is none.
        """
        return self.entry(self._numbers[id])

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {entry[0]: number for number, entry in enumerate(self._entries)}

    def find(self, key: str) -> tuple[tuple[Entry, str], ...]:
        """The entries that bear a name, each with the origin of the name.

        Args:
            key: the folded words of the name (:func:`pactgraph.model.words.key`).
        """
        if key not in self.names:
            return ()
        if key not in self._found:
            self._found[key] = tuple((self.entry(number >> 4), ORIGINS[number & 15]) for number in self.names[key])
        return self._found[key]

    def told(self, key: str) -> Told:
        """What a name tells of where a text is at home."""
        if key not in self._told:
            named = [(entry, origin) for entry, origin in self.find(key) if origin in _PROPER]
            # "Congress" says nothing of where a text is at home.
            generic = any(entry.type == "GovernmentBody" for entry, _ in named) and not self.says_whose(key)
            self._told[key] = Told("") if generic else _told(named)
        return self._told[key]

    def says_whose(self, key: str) -> bool:
        """Whether a name begins or ends with the name of a state."""
        if key not in self._says_whose:
            words = key.split()
            ends = (" ".join(part) for size in (1, 2, 3) for part in (words[:size], words[-size:]))
            self._says_whose[key] = any(end in self.names_of_states for end in ends)
        return self._says_whose[key]

    def with_surname(self, word: str) -> list[Entry]:
        """Persons with a family name."""
        return [self.entry(number) for number in self._surnames.get(word, ())]

    def with_consonants(self, skeleton: str) -> list[Entry]:
        """Persons whose names have the same consonants (:func:`pactgraph.model.words.skeleton`)."""
        return [self.entry(number) for number in self._consonants.get(skeleton, ())]

    def stands_for(self, entry: Entry) -> list[Entry]:
        """For whom news use the name of a place: a capital for its state, a residence for who resides there."""
        return [self.entry(number) for number in self._stands_for.get(str(entry.number), ())]

    def tenures(self, person: Entry) -> list[Tenure]:
        """The tenures of a person, the earliest first."""
        if person.number not in self._held:
            self._held[person.number] = [_tenure(person.number, *row) for row in self._tenures.get(str(person.number), ())]
        return self._held[person.number]

    def positions(self, title: str) -> frozenset[int]:
        """The entries of the positions that a title means anywhere."""
        if title not in self._positions:
            self._positions[title] = frozenset(number for found in self.titles.get(title, {}).values() for number in found)
        return self._positions[title]

    def holders(self, position: Entry) -> list[Tenure]:
        """The tenures of a position."""
        return self._holders.get(position.number, [])

    @cached_property
    def _holders(self) -> dict[int, list[Tenure]]:
        found: dict[int, list[Tenure]] = defaultdict(list)
        for person, rows in self._tenures.items():
            for row in rows:
                found[row[0]].append(_tenure(int(person), *row))
        return found

    @cached_property
    def high_offices(self) -> frozenset[int]:
        """The entries of positions whose holders the news name without a title: heads and ministers who act for a state, heads of organisations."""
        return frozenset(number for number, entry in enumerate(self._entries) if entry[1] == "Position" and entry[0].endswith(_HIGH))

    @cached_property
    def only_bodies(self) -> dict[str, str]:
        """Bodies that one state alone has, with that state."""
        found: dict[str, set[str]] = defaultdict(set)
        for state, bodies in self.bodies.items():
            for body in bodies:
                found[body].add(state)
        return {body: states.pop() for body, states in found.items() if len(states) == 1}

    @cached_property
    def states(self) -> dict[str, Entry]:
        """States and territories by code."""
        return {
            entry[3]: self.entry(number) for number, entry in enumerate(self._entries) if entry[1] in ("State", "Territory") and entry[0].startswith("state/")
        }

    @cached_property
    def names_of_states(self) -> frozenset[str]:
        """Keys of the names and demonyms of states and territories."""
        states = {entry.number for entry in self.states.values()}
        return frozenset(name for name, numbers in self.names.items() if any(number >> 4 in states and number & 15 < 4 for number in numbers))


def _tenure(person: int, position: int, start: str, end: str) -> Tenure:
    return Tenure(person, position, start, "" if end.startswith(">") else end, end[1:] if end.startswith(">") else "")


def _told(named: list[tuple[Entry, str]]) -> Told:
    states = [(entry, origin) for entry, origin in named if entry.id.startswith("state/")]
    states = [one for one in states if one[0].type == "State"] or states
    if states:
        alone = len(states) == 1 and all(entry.id.startswith("state/") for entry, _ in named)
        return Told(states[0][0].state, states[0][1] == "demonym") if alone else Told("")
    if len({entry.state for entry, _ in named}) != 1 or named[0][0].type not in ("Place", "GovernmentBody", "Position"):
        return Told("")
    return Told(named[0][0].state, city=named[0][0].id if named[0][0].type == "Place" and len(named) == 1 else "")
