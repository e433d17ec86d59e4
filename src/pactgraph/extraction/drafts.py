"""A frame found in a sentence, read as what a claim will say."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pactgraph.extraction.attribution import speeches
from pactgraph.extraction.factuality import Factuality, factuality
from pactgraph.extraction.filling import Filler
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.matching import Match
from pactgraph.extraction.quotations import Quotations, medium
from pactgraph.extraction.referents import Referents
from pactgraph.extraction.slots import identity, slot_kinds
from pactgraph.extraction.times import Times, before
from pactgraph.model.claim import REFERENCES, Attribution
from pactgraph.model.document import Span
from pactgraph.model.expressions import TimeExpression
from pactgraph.model.slots import Entity, Quantity, Time

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
        supports: the words from which slots were filled.
        missing: the slot whose actors the sentence does not name at the thing; empty if there is none.
        lacks: slots that the frame needs, that are not filled, and that no other sentence could fill: there is no claim.
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
    supports: Mapping[str, Span] = field(default_factory=dict)
    lacks: tuple[str, ...] = ()

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
        quotations: its direct speech.
    """

    def __init__(
        self, text: str, published: datetime.date | None, referents: Referents, lexicons: Lexicons, times: Times, quotations: Quotations | None = None
    ) -> None:
        self.text, self.published, self.referents, self.lexicons, self.times = text, published, referents, lexicons, times
        self.quotations = quotations or Quotations()
        self._filler = Filler(text, referents, lexicons, times.covers)

    def draft(self, match: Match) -> Draft | None:
        """What a frame says in its sentence; nothing if the frame has no status for it."""
        frame, graph = match.frame, match.graph
        kinds = slot_kinds(frame.claim)
        real = self._factuality(match)
        status = frame.status.get(real.degree, frame.status.get("actual"))
        if status is None or status == "none" or (real.negated and graph.dependents(match.thing, "cop")):
            # "It is not a complete ceasefire" tells of none.
            return None
        actors, slots = self._filler.fill(match)
        attribution = self._attribution(match)
        self._speaker(match, actors, slots, attribution)
        signed = slots.get(frame.reading.persons, ()) if frame.reading.persons else ()
        if len(signed) > 1 and len(actors.get(frame.reading.shared, ())) == 1:
            # Two persons of one state: an affair of its own.
            return None
        filled = {**slots, **{slot: found for slot, found in actors.items() if found}, **frame.values}
        missing = tuple(slot for slot in frame.needs if not filled.get(slot)) + tuple(
            slot for slot, least in frame.least.items() if len(actors.get(slot, ())) < least and filled.get(slot)
        )
        if not missing and self._is_with(match, actors.get(frame.reading.shared, ())):
            missing = (frame.reading.shared,)
        shared = missing == (frame.reading.shared,) and not frame.alone and not graph.is_verb(match.thing)
        span = self._evidence(match, [slot for slot in match.fillers if slot in kinds], [one for found in actors.values() for one in found])
        supports = self._supports(match, slots)
        for slot, time in self._times(match, slots, real).items():
            span = Span(min(span.start, time.start), max(span.end, time.end))
            supports[slot] = Span(time.start, time.end)
        quotation = self.quotations.at(graph.tokens[match.trigger].start)
        if quotation is not None:
            span = Span(max(span.start, quotation.start), min(span.end, self._closed(quotation.end)))
        determiners = {graph.tokens[one].text.lower() for one in graph.dependents(match.thing, "det")}
        if any(graph.tokens[one].pos == "PRON" for one in graph.dependents(match.thing, "nmod:poss")):
            determiners.add("the")
        noun = "" if graph.is_verb(match.thing) else graph.lemma(match.thing)
        values = {slot: (value,) if kinds.get(slot) in ("words", "entities") and isinstance(value, str) else value for slot, value in frame.values.items()}
        return Draft(
            match, status, real, actors, slots | values, span, attribution, noun, bool(determiners & {"the", "this", "that", "these", "those"}),
            missing[0] if shared else "", bool(determiners & {"a", "an", "another"}), supports, () if shared else missing,
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

    def _times(self, match: Match, slots: dict[str, Any], real: Factuality) -> dict[str, TimeExpression]:
        """Fills the slots of times; gives the expressions used."""
        reading, events = match.frame.reading, (match.trigger, match.thing)
        future = real.degree not in ("actual", "ordered")
        used = {}
        for slot, kinds in ((reading.time, ("date",)), (reading.until, ("until",)), (reading.since, ("since", "from"))):
            found = self.times.of(match.graph, events, kinds) if slot else None
            if found is not None:
                slots[slot] = found.future if future and found.future is not None else found.time
                used[slot] = found
        lasting = self._lasting(match, slots)
        if lasting is not None:
            used[reading.duration] = lasting
        own = used.get(reading.time)
        if own is not None and own.length is not None and own.time.from_ is None and own.time.to is None:
            slots[reading.time] = self._relative(own, match)
        time = slots.get(reading.time)
        if reading.time and (time is None or (time.from_ is None and time.to is None)) and real.present and self.published is not None:
            day = self.published.isoformat()
            slots[reading.time] = Time(time.text if time else "", day, day, "day", "publication")
        return used

    def _closed(self, end: int) -> int:
        """The end of direct speech without the comma before its mark."""
        return end - 1 if self.text[end - 1] == "," else end

    def _lasting(self, match: Match, slots: dict[str, Any]) -> TimeExpression | None:
        """How long it lasts; what lasts "for the next decade" begins now."""
        reading = match.frame.reading
        found = self.times.of(match.graph, (match.trigger, match.thing), ("duration",)) if reading.duration else None
        if found is None or found.length is None or found.length.iso is None or not found.time.text.lower().startswith("for "):
            return None
        slots[reading.duration] = found.length.iso
        begins = found.time.from_
        if reading.since and reading.since not in slots and begins is not None:
            day = begins[:4] if found.length.unit == "Y" else begins
            slots[reading.since] = replace(found.time, from_=day, to=day, precision="year" if found.length.unit == "Y" else "day")
        return found

    def _relative(self, expression: TimeExpression, match: Match) -> Time:
        """A time told by its distance from another: "hours earlier" is the day told last; "over a year after" what the news is about lies before it."""
        time, length = expression.time, expression.length
        if length is not None and length.unit in ("H", "MIN"):
            day = self.times.told_before(expression.start)
            return replace(time, from_=day.from_, to=day.to, precision="day") if day is not None else time
        main = match.graph.clause(match.graph.tokens[match.graph.clause(match.trigger)].head)
        if length is None or length.iso is None or self.published is None or expression.direction != 1 or match.graph.tokens[main].tag not in ("VBZ", "VBP"):
            return time
        latest = before(self.published, length)
        return replace(time, to=latest.isoformat(), precision="bound", anchor="publication") if latest is not None else time

    def _speaker(self, match: Match, actors: dict[str, tuple[Entity, ...]], slots: dict[str, Any], attribution: tuple[Attribution, ...]) -> None:
        """Who speaks fills the slot that the sentence leaves to him, as one who says "Glad to be here" or "Had a productive discussion"."""
        if not attribution:
            return
        spoken = replace(attribution[0].agent, text="", start=None, end=None, rule="implicit")
        slot = match.frame.reading.speaker
        if slot and slot not in slots:
            slots[slot] = spoken
        agents = [slot for slot, paths in match.frame.slots.items() if slot in actors and any(path.text in ("agent", "subject") for _, path in paths)]
        if agents and self.quotations.at(match.graph.tokens[match.trigger].start) is not None and _is_elliptical(match.graph, match.trigger):
            actors[agents[0]] = (spoken, *actors[agents[0]])

    def _supports(self, match: Match, slots: Mapping[str, Any]) -> dict[str, Span]:
        """The words of each slot that is filled from a phrase."""
        graph, kinds = match.graph, slot_kinds(match.frame.claim)
        found: dict[str, Span] = {}
        for slot, heads in match.fillers.items():
            if not heads or (slot not in REFERENCES and slot not in slots) or (kinds.get(slot) == "entity" and slot != "place"):
                continue
            spans = [self.referents.words(graph, head, ("punct", "acl", "acl:relcl") if slot not in REFERENCES else ("punct",)) for head in heads]
            value = slots.get(slot)
            if isinstance(value, Quantity) and (at := self.text.find(value.text, graph.parse.start, graph.parse.end)) >= 0:
                spans = [(at, at + len(value.text))]
            if kinds[slot] == "text" and slot not in REFERENCES:
                inside = self._filler.span(match, slot, heads[0])
                spans = [(inside.start, inside.end)]
            found[slot] = Span(min(start for start, _ in spans), max(end for _, end in spans))
        return found

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
                chain.append(self._step(graph, found[0], speech.act, speech.words, speech.addressee))
        quotation = self.quotations.at(graph.tokens[match.trigger].start)
        if quotation is not None:
            # What stands in quotation marks is said by who speaks there, whatever a parser makes of the words around.
            outer = [step for step in chain if step.start != quotation.speech.start and identity(step.agent) != identity(quotation.speech.agent)]
            return (quotation.speech, *outer)
        if chain or match.frame.source is None:
            return tuple(chain)
        for index in match.frame.source.follow(graph, match.trigger):
            found = self.referents.entities(graph, index)
            if found and found[0].type in ("person", "news_organization"):
                return (self._step(graph, found[0], match.trigger, graph.tokens[match.trigger].text),)
        return ()

    def _step(self, graph: Graph, agent: Entity, act: int, words: str, addressee: int | None = None) -> Attribution:
        token = graph.tokens[act]
        places = [(token.start, token.end)]
        if agent.start is not None and agent.end is not None:
            places.append((agent.start, agent.end))
        where = medium(graph, act, self.referents, self.lexicons) if graph.is_verb(act) else None
        if where is not None and where.start is not None and where.end is not None:
            places.append((where.start, where.end))
        told = self.referents.words(graph, addressee, _BEYOND) if addressee is not None else None
        if told is not None:
            places.append(told)
        heard = self.text[slice(*told)] if told is not None else None
        return Attribution(agent, words, "indirect", where, heard, min(start for start, _ in places), max(end for _, end in places))


def _is_elliptical(graph: Graph, verb: int) -> bool:
    """Whether a finite verb heads its sentence and has no subject: "Had a productive discussion"."""
    token = graph.tokens[verb]
    return token.dep in ("root", "ccomp", "parataxis") and token.tag in ("VBD", "VBP", "VBZ") and not graph.subject(verb)
