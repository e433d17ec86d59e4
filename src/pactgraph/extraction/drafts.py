"""A frame found in a sentence, read as what a claim will say."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pactgraph.extraction.attribution import speeches
from pactgraph.extraction.factuality import Factuality, factuality
from pactgraph.extraction.filling import Filler
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.matching import Match
from pactgraph.extraction.referents import Referents
from pactgraph.extraction.slots import slot_kinds
from pactgraph.extraction.times import Times
from pactgraph.model.claim import Attribution
from pactgraph.model.document import Span
from pactgraph.model.expressions import TimeExpression
from pactgraph.model.slots import Entity, Time

__all__ = ["Draft", "Drafter"]

_BEYOND = ("acl:relcl", "appos", "parataxis", "conj", "cc", "punct", "advcl", "acl")
"""Branches that are no part of the words that fill a slot."""


@dataclass(frozen=True)
class Draft:
    """What one frame in one sentence says, before it is known which thing it is about.

    Args:
        match: the frame and where it was found.
        status: the status of the thing in the world.
        factuality: how real the sentence says that it is.
        actors: the actors of each slot that holds several.
        slots: the other slots.
        evidence: the words that say it.
        attribution: who says it, the origin first.
        noun: the lemma of the noun that names the thing, empty for a verb.
        definite: whether the text takes the thing as known ("the agreement").
        new: whether it brings it in as new ("a treaty").
        missing: the slot whose actors the sentence does not name at the thing; empty if there is none.
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
    missing: str = ""
    new: bool = False

    @property
    def claim(self) -> str:
        """The claim type."""
        return self.match.frame.claim


class Drafter:
    """Reads the frames of a document's sentences.

    Args:
        text: the text.
        published: the day of its publication, if known.
        referents: whom phrases mean.
        lexicons: words that tell how real something is and who says it.
        times: the times of the text.
    """

    def __init__(self, text: str, published: datetime.date | None, referents: Referents, lexicons: Lexicons, times: Times) -> None:
        self.text, self.published, self.referents, self.lexicons, self.times = text, published, referents, lexicons, times
        self._filler = Filler(text, referents, lexicons)

    def draft(self, match: Match) -> Draft | None:
        """What a frame says in its sentence; nothing if nobody fills what it needs."""
        frame, graph = match.frame, match.graph
        kinds = slot_kinds(frame.claim)
        real = self._factuality(match)
        status = frame.status.get(real.degree, frame.status.get("actual"))
        if status is None or status == "none":
            return None
        actors, slots = self._filler.fill(match)
        filled = {**slots, **{slot: found for slot, found in actors.items() if found}, **frame.values}
        missing = tuple(slot for slot in frame.needs if not filled.get(slot)) + tuple(
            slot for slot, least in frame.least.items() if len(actors.get(slot, ())) < least and filled.get(slot)
        )
        if not missing and self._is_with(match, actors.get(frame.reading.shared, ())):
            missing = (frame.reading.shared,)
        if missing and (frame.alone or missing != (frame.reading.shared,) or graph.is_verb(match.thing)):
            return None
        span = self._evidence(match, [slot for slot in match.fillers if slot in kinds], [one for found in actors.values() for one in found])
        for time in self._times(match, slots, real):
            span = Span(min(span.start, time.start), max(span.end, time.end))
        determiners = {graph.tokens[one].text.lower() for one in graph.dependents(match.thing, "det")}
        noun = "" if graph.is_verb(match.thing) else graph.lemma(match.thing)
        values = {slot: (value,) if kinds.get(slot) in ("words", "entities") and isinstance(value, str) else value for slot, value in frame.values.items()}
        return Draft(
            match, status, real, actors, slots | values, span, self._attribution(match), noun, bool(determiners & {"the", "this", "that", "these", "those"}),
            missing[0] if missing else "", bool(determiners & {"a", "an", "another"}),
        )  # fmt: skip

    def _is_with(self, match: Match, actors: tuple[Entity, ...]) -> bool:
        """Whether the only actor is the other side: "talks with Iran"."""
        if len(actors) != 1 or match.graph.is_verb(match.thing):
            return False
        places = [token.index for token in match.graph.tokens if token.start <= (actors[0].start or 0) < token.end]
        return any(match.graph.case(one) == "with" for one in places)

    def _factuality(self, match: Match) -> Factuality:
        graph = match.graph
        real = factuality(graph, self.lexicons, match.trigger)
        if match.thing == match.trigger:
            return real
        beside = [graph.tokens[one].text.lower() for one in graph.dependents(match.thing, "amod", "det", "compound")]
        denied = [word for word in beside if word in self.lexicons.negations]
        return real._replace(negated=real.negated != bool(denied), by=(*real.by, *denied))

    def _times(self, match: Match, slots: dict[str, Any], real: Factuality) -> list[TimeExpression]:
        """Fills the slots of times; gives the expressions used."""
        reading, events = match.frame.reading, (match.trigger, match.thing)
        future = real.degree not in ("actual", "ordered")
        used = []
        for slot, kinds in ((reading.time, ("date",)), (reading.until, ("until",)), (reading.since, ("since", "from"))):
            found = self.times.of(match.graph, events, kinds) if slot else None
            if found is not None:
                slots[slot] = found.future if future and found.future is not None else found.time
                used.append(found)
        time = slots.get(reading.time)
        if reading.time and (time is None or (time.from_ is None and time.to is None)) and real.present and self.published is not None:
            day = self.published.isoformat()
            slots[reading.time] = Time(time.text if time else "", day, day, "day", "publication")
        return used

    def _evidence(self, match: Match, slots: list[str], actors: list[Entity]) -> Span:
        graph = match.graph
        start, end = graph.tokens[match.trigger].start, graph.tokens[match.trigger].end
        for index in (match.thing, *(one for slot in slots for one in match.fillers[slot])):
            first, last = self.referents.words(graph, index, _BEYOND)
            start, end = min(start, first), max(end, last)
        for actor in actors:
            if actor.start is not None and actor.end is not None and graph.parse.start <= actor.start < graph.parse.end:
                start, end = min(start, actor.start), max(end, actor.end)
        return Span(start, end)

    def _attribution(self, match: Match) -> tuple[Attribution, ...]:
        graph, chain = match.graph, []
        for speech in speeches(graph, self.lexicons, match.trigger):
            found = self.referents.entities(graph, speech.speaker, described=True) if speech.act != match.trigger else ()
            if found:
                chain.append(self._step(graph, found[0], speech.act, speech.words))
        if chain or match.frame.source is None:
            return tuple(chain)
        for index in match.frame.source.follow(graph, match.trigger):
            found = self.referents.entities(graph, index)
            if found and found[0].type in ("person", "news_organization"):
                return (self._step(graph, found[0], match.trigger, graph.tokens[match.trigger].text),)
        return ()

    def _step(self, graph: Graph, agent: Entity, act: int, words: str) -> Attribution:
        token = graph.tokens[act]
        start, end = (agent.start, agent.end) if agent.start is not None and agent.end is not None else (token.start, token.end)
        return Attribution(agent, words, "indirect", start=min(start, token.start), end=max(end, token.end))
