"""Mentions of a text as entities of claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Protocol

from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.unknown import Name, runs
from pactgraph.model.document import Span
from pactgraph.model.mention import Candidate, Mention
from pactgraph.model.slots import Alternative, Entity
from pactgraph.model.syntax import Token
from pactgraph.vocabulary import BASE

__all__ = ["TYPES", "Name", "Names", "Reference"]

TYPES = {
    "State": "state",
    "Territory": "state",
    "GovernmentBody": "government_body",
    "IntergovernmentalOrganization": "intergovernmental_organization",
    "Organization": "organization",
    "Company": "company",
    "NewsOrganization": "news_organization",
    "ArmedGroup": "armed_group",
    "Person": "person",
    "Place": "place",
    "LegalInstrument": "law",
    "SanctionsLaw": "law",
    "SanctionsProgramme": "law",
    "Item": "item",
}
"""Classes of the ontology with the types of ``claim.schema.json``."""

_RULES = {
    "name": "name", "alias": "alias", "acronym": "acronym", "demonym": "demonym", "metonym": "metonym", "office_holder": "office_holder", "hidden": "alias",
    "short": "alias", "part": "alias", "spelling": "typo", "initial": "alias", "surname": "alias", "organ": "alias", "government": "metonym",
    "introduced": "name",
}  # fmt: skip
"""How the resolver found a thing, as the schema names it."""


class Reference(Protocol):
    """What extraction asks of the reference data."""

    def state_of(self, entity: str) -> str | None:
        """The code of the state that a thing is or belongs to; ``entity`` as in :class:`~pactgraph.model.mention.Candidate`."""

    def speaks_for(self, entity: str) -> str | None:
        """The code of the state that it is, or of which it is an organ."""

    def code_of(self, entity: str) -> str | None:
        """The code of a state, or the usual acronym of an international organisation."""

    def organ_of(self, entity: str) -> str | None:
        """The acronym of the international organisation whose body it is."""

    def label_of(self, entity: str) -> str | None:
        """Its name."""

    def outlet_like(self, name: str) -> str | None:
        """The news organisation of which a name is a misspelling, if there is but one."""


_REACH = 400
"""Names that are looked through backwards: nobody refers farther back, and the time stays that of the text's length."""

_TITLE = 48
"""Characters that a title has at most."""


def _is_title(word: str, titles: frozenset[str]) -> bool:
    last = word.lower().rpartition("-")[2]
    return last in titles or last.removesuffix("s") in titles


Classify = Callable[[list[Span]], list[tuple[int, int, str]]]

_KINDS = {"PER": "person", "ORG": "organization"}
"""Kinds of names of the recogniser, as the schema names them."""


def _types(unknown: Sequence[Name], found: Sequence[tuple[int, int, str]]) -> dict[int, str]:
    """The type of each unknown name of which the recogniser sees at least half."""
    types = {}
    seen = sorted(found)
    ends = list(accumulate((end for _, end, _ in seen), max))
    starts = [start for start, _, _ in seen]
    for name in unknown:
        for start, end, kind in seen[bisect_right(ends, name.start) : bisect_left(starts, name.end)]:
            if kind in _KINDS and 2 * (min(end, name.end) - max(start, name.start)) > name.end - name.start:
                types[name.start] = _KINDS[kind]
    return types


def _typed(name: Name, type_: str | None) -> Name:
    if type_ is None or name.entity is None or name.entity.type != "unknown":
        return name
    return name._replace(entity=replace(name.entity, type=type_, name=name.entity.text if type_ == "person" else None))


class Names:
    """The names of a text.

    Args:
        mentions: as the resolver found them.
        text: the text.
        titles: last words of titles.
        lexicons: nouns that end names.
        classify: tells of stretches of the text which names a recogniser sees there: code points and kind.
        reference: what is known of the things they mean.
    """

    def __init__(
        self, mentions: Sequence[Mention], reference: Reference, text: str, titles: frozenset[str], lexicons: Lexicons, classify: Classify | None = None
    ) -> None:
        self._reference = reference
        known = [self._name(mention) for mention in mentions]
        more = list(runs(text, known, titles, lexicons.nouns, lexicons.words("reference", "bodies")))
        longer = {name.end: name.start for name in more}
        begun = {name.start: name.end for name in more}
        kept = [
            name
            for name in known
            if begun.get(name.start, name.end) <= name.end
            and (longer.get(name.end, name.start) >= name.start or (name.entity is not None and name.entity.type != "person"))
        ]
        self._settle(text, titles, [*kept, *more])
        unknown = [name for name in more if name.entity is not None and name.entity.type == "unknown"]
        if unknown and classify is not None:
            types = _types(unknown, classify([Span(name.start, name.end) for name in unknown]))
            typed = [_typed(name, types.get(name.start)) for name in self.all]
            # "Vance" after "Cyrus Vance", now that he is known for a person.
            self._settle(text, titles, [*typed, *runs(text, typed, titles, lexicons.nouns, lexicons.words("reference", "bodies"))])

    def _settle(self, text: str, titles: frozenset[str], names: Sequence[Name]) -> None:
        self.all = tuple(sorted(names, key=lambda name: (name.start, -name.end)))
        self._starts = [name.start for name in self.all]
        self.states = self._states_of_persons()
        self.titles = {name.start: start for name in self.all if (start := self._title(text, name, titles)) is not None}
        """Where the title before the name of a person starts, by where the name does."""
        self.organizations: dict[str, Entity] = {}
        for start, first in self.titles.items():
            person = next(name.entity for name in self.all if name.start == start and name.entity is not None and name.entity.type == "person")
            owner = next((name.entity for name in self.between(first, start) if name.entity is not None and name.entity.type != "person"), None)
            if owner is None:
                continue
            if owner.type == "intergovernmental_organization":
                self.organizations.setdefault(person.name or person.text, owner)
            elif (state := owner.code if owner.type == "state" else owner.organ_of) is not None:
                self.states[person.name or person.text] = state

    def misspelt_outlet(self, name: Entity) -> Entity | None:
        """The news organisation that a misspelt name means, where the text says that it names one."""
        found = self._reference.outlet_like(name.text)
        if found is None:
            return None
        return replace(name, id=f"{BASE}id/{found}", name=self._reference.label_of(found), type="news_organization", rule="typo")

    def at(self, start: int, end: int) -> list[Name]:
        """The names that cover some characters, the shortest first."""
        beyond = bisect_right(self._starts, start)
        found = [name for name in self.all[max(0, beyond - 12) : beyond] if name.start <= start and end <= name.end]
        return sorted(found, key=lambda name: name.end - name.start)

    def of(self, start: int, end: int) -> list[Name]:
        """The names that cover a token, or, for one that stands for a title with a name, the name at its end."""
        found = self.at(start, end)
        if found:
            return found
        inside = self.between(start, end)
        if inside and inside[0].start == start and inside[0].entity is not None and inside[0].entity.type == "place":
            # "Doha, Qatar" is the city.
            return inside[:1]
        return [name for name in inside if name.end == end]

    def naming(self, token: Token) -> Name | None:
        """The name of someone or something, not of an office, that covers a token."""
        return next((one for one in reversed(self.of(token.start, token.end)) if one.entity is not None and one.office is None), None)

    def between(self, start: int, end: int) -> list[Name]:
        """The names that begin in a stretch of text."""
        return list(self.all[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)])

    def before(self, position: int) -> Iterable[Name]:
        """The names before a place, the nearest first, and not from the beginning of a long text."""
        beyond = bisect_right(self._starts, position - 1)
        return (self.all[place] for place in range(beyond - 1, max(-1, beyond - 1 - _REACH), -1))

    def state(self, code: str, like: Entity, rule: str | None = None) -> Entity:
        """The state of a code, for the words of another entity."""
        label = self._reference.label_of(f"state/{code}")
        return Entity(like.text, f"{BASE}id/state/{code}", label, code, "state", start=like.start, end=like.end, rule=rule or "metonym")

    def state_of(self, entity: Entity) -> str | None:
        """The code of the state that an actor is, belongs to, or holds office in."""
        if entity.type == "state":
            return entity.code
        # The title that the text gives a person counts before what the reference data know of the person.
        told = self.states.get(entity.name or entity.text) if entity.type == "person" else None
        return told or entity.organ_of or entity.country

    def represented(self, person: Entity) -> Entity | None:
        """The state or international organisation for which a person acts."""
        organization = self.organizations.get(person.name or person.text)
        if organization is not None:
            return replace(organization, text=person.text, start=person.start, end=person.end, rule="metonym")
        code = self.state_of(person)
        return self.state(code, person) if code is not None else None

    def _name(self, mention: Mention) -> Name:
        link = mention.link
        office = next((one for one in mention.candidates if one.type == "Position"), None)
        if link is None and mention.candidates and mention.candidates[0].score >= 0.6 and len(mention.candidates) > 1:
            return Name(mention.start, mention.end, self._ambiguous(mention), office)
        if link is None:
            link = mention.candidates[0] if mention.candidates and mention.candidates[0].type == "State" and mention.candidates[0].score >= 0.35 else None
        if link is None or link.type == "Position":
            return Name(mention.start, mention.end, None, office, sure=link is not None)
        metonym = next((one for one in mention.candidates if one.rule == "metonym" and link.type == "Place"), None)
        return Name(mention.start, mention.end, self._entity(mention, link), office, self._entity(mention, metonym) if metonym else None)

    def _entity(self, mention: Mention, link: Candidate) -> Entity | None:
        kind = TYPES.get(link.type, "unknown")
        iri = f"{BASE}id/{link.entity}" if link.entity else None
        state = link.organ_of.removeprefix("state/") if link.organ_of and link.organ_of.startswith("state/") else None
        own = self._reference.state_of(link.entity) if link.entity else None
        code = self._reference.code_of(link.entity) if link.entity and kind in ("state", "intergovernmental_organization") else None
        country = (state or own) if kind not in ("state", "government_body", "law", "item", "intergovernmental_organization") else None
        organ = (state or own) if kind == "government_body" else self._reference.organ_of(link.entity) if link.entity else None
        code = None if organ is not None else code
        rule = _RULES.get(link.rule, "name")
        return Entity(mention.text, iri, link.label, code, kind, country=country, organ_of=organ, start=mention.start, end=mention.end, rule=rule)

    def _ambiguous(self, mention: Mention) -> Entity | None:
        best = mention.candidates[0]
        total = sum(one.score for one in mention.candidates)
        if TYPES.get(best.type) is None:
            return None
        alternatives = tuple(
            Alternative(round(one.score / total, 2), f"{BASE}id/{one.entity}" if one.entity else None, one.label) for one in mention.candidates
        )
        return Entity(mention.text, type=TYPES[best.type], start=mention.start, end=mention.end, rule="ambiguous", alternatives=alternatives)

    def _title(self, text: str, name: Name, titles: frozenset[str]) -> int | None:
        """Where the title directly before a person's name starts, whose it is included."""
        if name.entity is None or name.entity.type != "person":
            return None
        for before in self.before(name.start):
            between = text[before.end : name.start]
            if len(between) > _TITLE or "\n" in between:
                break
            if before.office is not None and before.entity is None and between.strip() in ("", ","):
                return before.start
            words = between.split()
            if before.entity is None or before.entity.type in ("person", "unknown"):
                continue
            if (
                words
                and all(word.replace("-", "").isalpha() for word in words)
                and _is_title(words[-1], titles)
                and not {"and", "or", "to", "that", "as", "in"} & {*words}
            ):
                return before.start
            own = text[max(0, before.start - _TITLE) : before.start].split()
            if not words and len(own) > 1 and own[-1] in ("of", "the", "for"):
                own = own[: -2 if own[-1] == "the" else -1]
                if own and _is_title(own[-1], titles):
                    return self._title_of(text, before.start, own[-1])
        return None

    def _title_of(self, text: str, position: int, head: str) -> int:
        start = text.rindex(head, 0, position)
        owner = next((one for one in self.before(start) if one.entity is not None), None)
        return owner.start if owner is not None and not text[owner.end : start].strip() else start

    def _states_of_persons(self) -> dict[str, str]:
        """The states in which the persons of a text hold office, as titles beside their names tell."""
        found: dict[str, str] = {}
        last: Name | None = None
        for name in self.all:
            if name.office is not None:
                last = name
            elif name.entity is not None and name.entity.type == "person" and last is not None and 0 <= name.start - last.end <= 12:
                office = last.office
                if last.sure and office is not None and office.organ_of and office.organ_of.startswith("state/"):
                    found.setdefault(name.entity.name or name.entity.text, office.organ_of.removeprefix("state/"))
        return found
