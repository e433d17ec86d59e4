"""The gazetteer: all names of the reference data in one file that is read at once, compiled from the Turtle files.

The file is JSON with sorted keys and one line an entry. Entries have numbers, which move when one is added: what to review is the Turtle.

``entries``
    ``[id, class, label, state]`` in the order of their ids; the state is a code such as ``RUS``.
``given``
    first words of the names of persons.
``names``
    key of a name -> numbers, each ``16 * entry + origin`` (``pactgraph.model.mention.ORIGINS``).
``stands_for``
    entry of a place -> entries for which news use its name (capitals, residences).
``surname_first``
    states whose people put the family name first.
``tenures``
    entry of a person -> ``[position, start, end]``; the end of a tenure that had none when it was read is ``>`` and the day of reading.
``titles``
    key of a title -> state or organisation -> positions that it means there.
``bodies``
    state -> key of a body without the state's name -> entry.
``surnames``
    family name -> persons.
``consonants``
    what stays of a person's name in any spelling -> persons.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import cast

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, RdfFormat

from pactgraph import resources
from pactgraph.model.mention import ORIGINS
from pactgraph.model.words import key, skeleton
from pactgraph.rdf import Quad
from pactgraph.reference.forms import LETTERS, demonym_forms, is_acronym, name_forms, title_forms
from pactgraph.reference.record import is_latin
from pactgraph.reference.record import node as make_node
from pactgraph.reference.tables import Tables, listed
from pactgraph.vocabulary import BASE, PACT, PREFIXES, RDF, RDFS, SKOS

__all__ = ["FILE", "compiled"]

FILE = "gazetteer.json"

_ID = f"{BASE}id/"
_SURNAME_FIRST = frozenset({"CHN", "HKG", "KHM", "KOR", "MAC", "PRK", "TWN", "VNM"})
_BEARERS = 3
"""Persons who bear a given name at least: one may have any word as the first of the name."""

_EITHER_ORDER = frozenset({"HUN", "JPN"})
"""States whose people put the family name first at home, and often last abroad."""

_ORGANIZATIONS = frozenset({"GovernmentBody", "IntergovernmentalOrganization", "Organization"})
_NO_ACTORS = frozenset({"", "AdversaryNaming", "OfficialText", "RoleTenure"})
"""Classes of things that texts do not name."""

_Index = dict[NamedNode, dict[NamedNode, dict[NamedNode | Literal, None]]]


def compiled(texts: Iterable[str], tables: Tables) -> str:
    """The gazetteer of Turtle files.

    Args:
        texts: the files.
        tables: the source tables, for titles that belong to a kind of office and not to one position.

    Raises:
        InputError: a table is missing.
    """
    return _Compiler(_things(texts), tables).text()


def _things(texts: Iterable[str]) -> _Index:
    """All statements of Turtle files by subject and property."""
    things: _Index = defaultdict(lambda: defaultdict(dict))
    for text in texts:
        for triple in cast("Iterable[Quad]", ox.parse(text, format=RdfFormat.TURTLE)):
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, (NamedNode, Literal)):
                things[triple.subject][triple.predicate][triple.object] = None
    return things


class _Compiler:
    def __init__(self, things: _Index, tables: Tables) -> None:
        self._things, self._tables = things, tables
        self._classes = {node: self._value(node, RDF.type).rpartition("#")[2] for node in things}
        nodes = [node for node in things if self._value(node, RDFS.label) and self._class(node) not in _NO_ACTORS]
        self._nodes = sorted(nodes, key=lambda node: node.value)
        self._index = {node: number for number, node in enumerate(self._nodes)}
        self._names: dict[str, set[int]] = defaultdict(set)
        self._surnames: dict[str, set[int]] = defaultdict(set)
        self._consonants: dict[str, set[int]] = defaultdict(set)
        self._nicknames: dict[str, set[str]] = defaultdict(set)
        for row in tables.rows("given_names"):
            forms = {key(name) for name in (row["name"], *listed(row["forms"]))}
            for form in forms:
                self._nicknames[form] |= forms - {form}
        self._states = {node: self._find_state(node) for node in self._nodes}

    def text(self) -> str:
        """The file."""
        parts: dict[str, object] = {
            "bodies": self._bodies(),
            "given": self._given(),
            "names": self._all_names(),
            "surnames": {word: sorted(numbers) for word, numbers in self._surnames.items()},
            "consonants": {bare: sorted(numbers) for bare, numbers in self._consonants.items()},
            "stands_for": self._stands_for(),
            "surname_first": sorted(_SURNAME_FIRST),
            "tenures": self._tenures(),
            "titles": self._titles(),
        }
        entries = [[node.value.removeprefix(_ID), self._class(node), self._value(node, RDFS.label), self._state(node)] for node in self._nodes]
        lines = [f'"entries": [\n{_lines(entries)}\n]']
        for name, part in parts.items():
            body = _lines(part) if isinstance(part, list) else ",\n".join(f"{_json(str(one))}: {_json(value)}" for one, value in _sorted(part))
            lines.append(f'"{name}": {"[" if isinstance(part, list) else "{"}\n{body}\n{"]" if isinstance(part, list) else "}"}')
        return "{" + ",\n".join(lines) + "}\n"

    def _value(self, node: NamedNode, predicate: NamedNode) -> str:
        values = self._things[node].get(predicate)
        return min(value.value for value in values) if values else ""

    def _values(self, node: NamedNode, predicate: NamedNode) -> list[str]:
        return sorted(value.value for value in self._things[node].get(predicate, ()))

    def _class(self, node: NamedNode) -> str:
        return self._classes.get(node, "")

    def _state(self, node: NamedNode) -> str:
        return self._states[node]

    def _find_state(self, node: NamedNode) -> str:
        if self._class(node) in ("State", "Territory"):
            return node.value.rpartition("/")[2]
        for predicate in (PACT.positionIn, PACT.country, PACT.jurisdiction):
            value = self._value(node, predicate).removeprefix(_ID)
            if value:
                return value.removeprefix("state/")
        return ""

    def _all_names(self) -> dict[str, list[int]]:
        sovereign = {name for node in self._nodes if self._class(node) == "State" for name in self._values(node, PACT.demonym)}
        for number, node in enumerate(self._nodes):
            label = self._value(node, RDFS.label)
            self._name(number, label, "acronym" if is_acronym(label) else "name")
            for name in [*self._values(node, SKOS.altLabel), *self._values(node, PACT.shortName), *self._values(node, SKOS.prefLabel)]:
                self._name(number, name, "acronym" if is_acronym(name) else "alias")
            for name in self._values(node, PACT.demonym):
                # The French are not the people of the French Southern Territories.
                if self._class(node) == "State" or name not in sovereign:
                    for form in demonym_forms(name):
                        self._name(number, form, "demonym")
            if self._class(node) != "SanctionsProgramme":
                for name in self._values(node, SKOS.hiddenLabel):
                    self._name(number, name, "hidden")
            if self._class(node) == "Person":
                self._person_names(number, label)
        for row in self._tables.rows("shared_names"):
            thing = make_node(row["thing"])
            if thing in self._index:
                self._name(self._index[thing], row["name"], "alias")
        return {name: sorted(numbers) for name, numbers in self._names.items()}

    def _name(self, number: int, name: str, origin: str) -> None:
        name = name.rstrip(" *")
        kind = self._class(self._nodes[number])
        if kind in ("Place", "Person"):
            name = re.sub(r'"[^"]*" ?', "", name.partition(" (")[0])
        elif kind in ("State", "Territory"):
            name = name.removeprefix("The ")
        found = key(name)
        # A name with a full stop, a bracket or a quotation mark inside is never found as one.
        if len(found) < 2 or "|" in found or "¶" in found or not is_latin(name) or "(" in name or (origin == "hidden" and "," in name):
            return
        for form in name_forms(found) if kind in _ORGANIZATIONS else (found,):
            self._enter(form, number, ORIGINS.index(origin))

    def _enter(self, found: str, number: int, code: int) -> None:
        """A thing has each name once, from its best origin."""
        if all(16 * number + better not in self._names.get(found, ()) for better in range(code)):
            self._names[found] -= {16 * number + worse for worse in range(code, len(ORIGINS))}
            self._names[found].add(16 * number + code)

    def _person_names(self, number: int, label: str) -> None:
        found = [word for word in key(re.sub(r'"[^"]*" ?', "", re.split(r" (?:\(|of )", label)[0])).split() if word not in ("jr", "sr", "ii", "iii")]
        if len(found) > 2 and len(found[0]) > 1 and "," not in label:
            self._enter(f"{found[0]} {found[-1]}", number, ORIGINS.index("short"))
            for part in {tuple(found[:2]), tuple(found[-2:]), tuple(found[1:]), tuple(found[:-1])}:
                if min(map(len, part)) > 2 and not {"of", "the"} & {*part}:
                    self._enter(" ".join(part), number, ORIGINS.index("part"))
        if len(found) > 1:
            for given in self._nicknames.get(found[0], ()):
                self._enter(f"{given} {found[-1]}", number, ORIGINS.index("short"))
            if self._state(self._nodes[number]) in _EITHER_ORDER:
                self._enter(f"{found[-1]} {found[0]}", number, ORIGINS.index("short"))
            self._consonants[skeleton(" ".join(found))].add(number)
            surname = found[0] if self._state(self._nodes[number]) in _SURNAME_FIRST else found[-1]
            for word in dict.fromkeys((surname, found[-1])):
                self._surnames[word].add(number)

    def _given(self) -> list[str]:
        """First words of the names of several persons."""
        firsts: dict[str, int] = defaultdict(int)
        for node in self._nodes:
            if self._class(node) == "Person" and self._state(node) not in _SURNAME_FIRST:
                found = key(self._value(node, RDFS.label)).split()
                if len(found) > 1 and len(found[0]) > 2:
                    firsts[found[0]] += 1
        return sorted(first for first, count in firsts.items() if count >= _BEARERS)

    def _stands_for(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number, node in enumerate(self._nodes):
            for value in self._things[node].get(PACT.standsFor, ()):
                if isinstance(value, NamedNode) and value in self._index:
                    found[number].append(self._index[value])
            for value in self._things[node].get(PACT.capital, ()):
                if isinstance(value, NamedNode) and value in self._index and not self._value(node, PACT.dissolvedOn):
                    found[self._index[value]].append(number)
        return found

    def _tenures(self) -> dict[int, list[list[object]]]:
        found: dict[int, list[list[object]]] = defaultdict(list)
        for node, properties in self._things.items():
            if self._class(node) != "RoleTenure":
                continue
            holder, position = next(iter(properties[PACT.tenureHolder])), next(iter(properties[PACT.tenurePosition]))
            if holder in self._index and position in self._index:
                start, end = self._bound(properties.get(PACT.startTime), PACT.earliest), self._bound(properties.get(PACT.endTime), PACT.latest)
                row: list[object] = [self._index[cast("NamedNode", position)], start, end or f">{self._value(node, PACT.retrievedOn)}"]
                found[self._index[cast("NamedNode", holder)]].append(row)
        return {person: sorted(rows, key=lambda row: [str(row[1]), str(row[2]), str(row[0])]) for person, rows in found.items()}

    def _bound(self, interval: Iterable[NamedNode | Literal] | None, predicate: NamedNode) -> str:
        node = next(iter(interval or ()), None)
        return self._value(node, predicate) if isinstance(node, NamedNode) else ""

    def _titles(self) -> dict[str, dict[str, list[int]]]:
        titles: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        general = self._general_titles()
        for number, node in enumerate(self._nodes):
            state = self._state(node)
            if self._class(node) != "Position" or not state:
                continue
            office = self._value(node, PACT.office).rpartition("/")[2]
            own = {variant for label in [self._value(node, RDFS.label), *self._values(node, SKOS.altLabel)] for variant in self._title(label, state)}
            if node.value.endswith(f"/{office}"):
                own |= {form for kind, title, only in general if kind == office and only in ("", state) for form in title_forms(title)}
            for title in own:
                titles[title][state].append(number)
        return {title: dict(sorted(states.items())) for title, states in titles.items()}

    def _general_titles(self) -> list[tuple[str, str, str]]:
        """Kinds of office with their titles and, for a title of one state, its code."""
        rows = [row for row in self._tables.rows("office_titles") if "*" not in row["title"]]
        found = [(row["office"], key(row["title"]), row["state"]) for row in rows if row["office"]]
        known = {title for _, title, _ in found}
        offices = PREFIXES["office"]
        for quad in cast("Iterable[Quad]", ox.parse(path=str(resources.vocabulary_file("office")), format=RdfFormat.TURTLE)):
            if quad.predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel) and quad.subject.value.startswith(offices):
                title = key(quad.object.value)
                if title not in known and title.partition(" ")[0] not in LETTERS.values():
                    found.append((quad.subject.value.removeprefix(offices), title, ""))
        return found

    def _title(self, label: str, state: str) -> Iterator[str]:
        """The title in the label of a position, without the state."""
        whole = key(label)
        node = NamedNode(f"{_ID}{state}" if "/" in state else f"{_ID}state/{state}")
        for name in [self._value(node, RDFS.label), *self._values(node, SKOS.altLabel)]:
            for tail in (f" of {key(name)}", f" of the {key(name)}"):
                if whole.endswith(tail):
                    yield from title_forms(whole.removesuffix(tail))
        for name in [*self._values(node, PACT.demonym), self._value(node, RDFS.label), *self._values(node, SKOS.altLabel)]:
            if whole.startswith(f"{key(name)} "):
                yield from title_forms(whole.removeprefix(f"{key(name)} "))

    def _bodies(self) -> dict[str, dict[str, int]]:
        bodies: dict[str, dict[str, int]] = defaultdict(dict)
        for number, node in enumerate(self._nodes):
            state = self._state(node)
            if self._class(node) != "GovernmentBody" or not state:
                continue
            for label in [self._value(node, RDFS.label), *self._values(node, SKOS.altLabel)]:
                for body in self._title(label, state):
                    bodies[state].setdefault(body, number)
        return {state: dict(sorted(found.items())) for state, found in bodies.items()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lines(values: Iterable[object]) -> str:
    return ",\n".join(map(_json, values))


def _sorted(part: object) -> list[tuple[object, object]]:
    return sorted(cast("dict[object, object]", part).items(), key=lambda pair: (isinstance(pair[0], str), pair[0]))
