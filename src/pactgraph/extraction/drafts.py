"""A frame found in a sentence, read as what a claim will say."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pactgraph.extraction.attribution import speeches
from pactgraph.extraction.factuality import Factuality, factuality
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.matching import Match
from pactgraph.extraction.referents import Referents
from pactgraph.extraction.times import Times
from pactgraph.model.claim import Attribution
from pactgraph.model.document import Span
from pactgraph.model.expressions import TimeExpression
from pactgraph.model.slots import Concept, Entity, Time

__all__ = ["Draft", "Drafter"]

ACTORS = ("state", "government_body", "organization", "intergovernmental_organization", "company", "news_organization", "armed_group", "person", "unknown")
"""Types of entities that can act."""

_STATE_LIKE = ("state", "government_body")


@dataclass(frozen=True)
class Draft:
    """What one frame in one sentence says, before it is known which thing it is about.

    Args:
        match: the frame and where it was found.
        actors: the actors of each slot that holds actors.
        slots: the other slots.
        noun: the lemma of the noun that names the thing, empty for a verb.
        definite: whether the text takes the thing as known ("the agreement").
    """

    match: Match
    status: str
    factuality: Factuality
    actors: Mapping[str, tuple[Entity, ...]]
    slots: Mapping[str, Any]
    evidence: Span
    attribution: tuple[Attribution, ...]
    noun: str = ""
    definite: bool = False

    @property
    def claim(self) -> str:
        """The claim type."""
        return self.match.frame.claim


class SlotKinds(NamedTuple):
    """Which slots of a claim type hold what."""

    actors: tuple[str, ...]
    represented: tuple[str, ...] = ()
    signatories: str = ""
    place: str = ""
    time: str = ""
    until: str = ""
    items: str = ""
    texts: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    described: tuple[str, ...] = ()


SLOTS: dict[str, SlotKinds] = {
    "agreement": SlotKinds(("parties",), ("parties",), "signatories", "place", "signed", "valid_until", "items", concepts=("subjects",)),
    "meeting": SlotKinds(("participants",), place="place", time="when", concepts=("topics",)),
    "sanction": SlotKinds(("imposers", "targets"), ("imposers",), time="when", texts=("reason",), concepts=("measures",), described=("targets",)),
    "arms_transfer": SlotKinds(("suppliers", "recipients"), ("suppliers", "recipients"), place="place", time="when", items="items"),
    "adversary_naming": SlotKinds(("named",), texts=("label",)),
    "relationship": SlotKinds(("actors",), ("actors",), texts=("label",)),
}


class Drafter:
    """Reads the frames of a document's sentences.

    Args:
        text: the text.
        published: the day of its publication, if known.
    """

    def __init__(self, text: str, published: datetime.date | None, referents: Referents, lexicons: Lexicons, times: Times) -> None:
        self.times = times
        self.text, self.published, self.referents, self.lexicons = text, published, referents, lexicons

    def draft(self, match: Match) -> Draft | None:
        """What a frame says in its sentence; nothing if nobody fills what it needs."""
        frame, graph = match.frame, match.graph
        kinds = SLOTS[frame.claim]
        actors, slots = self._actors(match, kinds)
        real = factuality(graph, self.lexicons, match.trigger)
        if match.thing != match.trigger:
            real = _weaker(real, factuality(graph, self.lexicons, match.thing), self.lexicons) if _modified(graph, self.lexicons, match.thing) else real
        status = frame.status.get(real.degree) or frame.status.get("actual")
        if status is None or status == "none" or any(not actors.get(slot) for slot in frame.needs) or any(len(actors.get(slot, ())) < least for slot, least in frame.least.items()):
            return None
        self._place(match, kinds, slots)
        time = self._time(match, kinds, slots, real)
        used = [one for found in match.fillers.values() for one in found]
        evidence = self._evidence(graph, match, used)
        if time is not None:
            evidence = Span(min(evidence.start, time.start), max(evidence.end, time.end))
        attribution = self._attribution(match, actors)
        return Draft(
            match, status, real, actors, {**slots, **frame.values}, evidence, attribution,
            noun=graph.lemma(match.thing) if not graph.is_verb(match.thing) else "",
            definite=bool({graph.tokens[one].text.lower() for one in graph.dependents(match.thing, "det")} & {"the", "this", "that", "these", "those"}),
        )  # fmt: skip

    def _actors(self, match: Match, kinds: SlotKinds) -> tuple[dict[str, tuple[Entity, ...]], dict[str, Any]]:
        slots: dict[str, Any] = {}
        actors: dict[str, tuple[Entity, ...]] = {}
        for slot in kinds.actors:
            found: list[Entity] = []
            for index in match.fillers.get(slot, ()):
                for entity in self.referents.entities(match.graph, index, described=slot in kinds.described):
                    actor = self._actor(match, entity, slot, kinds, slots)
                    if actor is not None and not any(_same(actor, other) for other in found):
                        found.append(actor)
            # A pronoun beside names repeats one of them ("end their talks").
            named = [one for one in found if one.rule != "anaphora"]
            actors[slot] = tuple(named or found)
        return actors, slots

    def _actor(self, match: Match, entity: Entity, slot: str, kinds: SlotKinds, slots: dict[str, Any]) -> Entity | None:
        """Who acts: the state for the person or place that stands for it, where the slot is for states."""
        names = self.referents.names
        if entity.type == "place" and entity.country is not None:
            return names.state(entity.country, entity)
        if slot in kinds.represented and entity.type == "person":
            if kinds.signatories:
                slots.setdefault(kinds.signatories, []).append(entity)
            code = names.state_of(entity)
            return names.state(code, entity) if code is not None else None
        if entity.type not in ACTORS or (entity.type == "unknown" and entity.rule == "name" and self._names_thing(match, entity)):
            return None
        return entity

    def _names_thing(self, match: Match, entity: Entity) -> bool:
        """Whether a name belongs to the thing itself ("Limited Test Ban Treaty")."""
        thing = match.graph.tokens[match.thing]
        return (entity.start or 0) <= thing.start <= (entity.end or 0) + 1

    def _place(self, match: Match, kinds: SlotKinds, slots: dict[str, Any]) -> None:
        if not kinds.place:
            return
        for index in match.fillers.get("place", ()):
            for entity in self.referents.entities(match.graph, index):
                if entity.type in ("place", "state"):
                    slots[kinds.place] = replace(entity, code=None, type="place") if entity.type == "place" else entity
                    return

    def _time(self, match: Match, kinds: SlotKinds, slots: dict[str, Any], real: Factuality) -> TimeExpression | None:
        if not kinds.time:
            return None
        found = self.times.of(match.graph, (match.trigger, match.thing))
        future = real.degree not in ("actual", "ordered")
        if found is not None:
            slots[kinds.time] = found.future if future and found.future is not None else found.time
        elif not future and real.present and self.published is not None:
            day = self.published.isoformat()
            slots[kinds.time] = Time("", day, day, "day", "publication")
        if kinds.until:
            until = self.times.of(match.graph, (match.trigger, match.thing), ("until",))
            if until is not None:
                slots[kinds.until] = until.time
        return found

    def _evidence(self, graph: Graph, match: Match, used: list[int]) -> Span:
        start, end = graph.tokens[match.trigger].start, graph.tokens[match.trigger].end
        for index in (match.thing, *used):
            first, last = self.referents.words(graph, index, ("acl:relcl", "appos", "parataxis", "conj", "cc", "punct", "advcl", "acl"))
            start, end = min(start, first), max(end, last)
        return Span(start, end)

    def _attribution(self, match: Match, actors: Mapping[str, tuple[Entity, ...]]) -> tuple[Attribution, ...]:
        chain: list[Attribution] = []
        for speech in speeches(match.graph, self.lexicons, match.trigger):
            if speech.act == match.trigger:
                continue
            found = self.referents.entities(match.graph, speech.speaker, described=True)
            if not found:
                continue
            tokens = match.graph.tokens
            start, end = min(found[0].start or tokens[speech.act].start, tokens[speech.act].start), max(found[0].end or 0, tokens[speech.act].end)
            chain.append(Attribution(found[0], speech.words, "indirect", start=start, end=end))
        if match.frame.source is not None and not chain:
            for index in match.frame.source.follow(match.graph, match.trigger):
                found = self.referents.entities(match.graph, index)
                if found and found[0].type in ("person", "news_organization"):
                    token = match.graph.tokens[match.trigger]
                    chain.append(Attribution(found[0], token.text, "indirect", start=min(found[0].start or token.start, token.start), end=max(found[0].end or 0, token.end)))
                    break
        return tuple(chain)


def _same(one: Entity, other: Entity) -> bool:
    return (one.id or one.name or one.text) == (other.id or other.name or other.text)


def _modified(graph: Graph, lexicons: Lexicons, thing: int) -> bool:
    return any(graph.tokens[one].text.lower() in (*lexicons.modifiers, *lexicons.negations) for one in graph.dependents(thing, "amod", "det", "compound"))


def _weaker(one: Factuality, other: Factuality, lexicons: Lexicons) -> Factuality:
    weaker = max(one, other, key=lambda each: lexicons.degrees[each.degree])
    return Factuality(weaker.degree, one.negated or other.negated, one.present, (*one.by, *other.by))
