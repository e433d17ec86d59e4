"""The values of slots: from the phrases that a frame's paths lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pactgraph.expressions.quantities import find_quantities
from pactgraph.extraction.concepts import concept
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.matching import Match
from pactgraph.extraction.phrases import evoking_words, naming_words, phrase_words, shared_words
from pactgraph.extraction.referents import Referents
from pactgraph.extraction.slots import slot_kinds
from pactgraph.model.claim import REFERENCES
from pactgraph.model.document import Span
from pactgraph.model.slots import Concept, Entity, Quantity

__all__ = ["ACTORS", "Filler"]

ACTORS = frozenset(
    {"state", "government_body", "organization", "intergovernmental_organization", "company", "news_organization", "armed_group", "person", "unknown"}
)
"""Types of entities that can act."""

_LAWS = ("law", "instrument")
"""Slots that laws fill."""


class Filler:
    """Fills the slots of frames.

    Args:
        text: the text.
        referents: whom phrases mean.
        lexicons: the kinds that nouns name.
        is_time: whether a place of the text belongs to a time.
    """

    def __init__(self, text: str, referents: Referents, lexicons: Lexicons, is_time: Callable[[int], bool]) -> None:
        self.text, self.referents, self.lexicons = text, referents, lexicons
        self._is_time = is_time

    def fill(self, match: Match) -> tuple[dict[str, tuple[Entity, ...]], dict[str, Any]]:
        """The actors of each slot that holds several, and the values of the others."""
        actors: dict[str, tuple[Entity, ...]] = {}
        slots: dict[str, Any] = {}
        reading = match.frame.reading
        for slot, kind in slot_kinds(match.frame.claim).items():
            heads = match.fillers.get(slot, ())
            if slot in REFERENCES:
                continue
            if kind == "entities" and slot not in reading.items:
                if slot in match.fillers:
                    actors[slot] = self._actors(match, slot, slots)
            elif heads and (value := self._value(match, slot, kind, heads)):
                slots[slot] = value
        for slot in reading.labels:
            slots[slot] = self._label(match)
        self._kind(match, slots)
        if reading.bundles:
            self._count(match, slots)
        return actors, slots

    def _actors(self, match: Match, slot: str, slots: dict[str, Any]) -> tuple[Entity, ...]:
        found: list[Entity] = []
        owners: list[Entity] = []
        for index in match.fillers[slot]:
            for entity in self.referents.entities(match.graph, index, described=slot in match.frame.reading.described):
                if entity.type == "unknown" and slot not in match.frame.reading.described and not self._acts(match, entity, index):
                    continue
                actor = self._actor(match, entity, slot, slots)
                if actor is not None and not any(_same(actor, other) for other in (*found, *owners)):
                    # A possessive pronoun beside names repeats one of them ("end their talks").
                    owns = actor.rule == "anaphora" and match.graph.tokens[index].dep == "nmod:poss"
                    (owners if owns else found).append(actor)
        if len(found) < match.frame.least.get(slot, 1) or match.frame.claim == "relationship":
            found = owners + found
        if not found and any(path.text.partition(".")[0] == "agent" for from_thing, path in match.frame.slots[slot] if not from_thing):
            found = list(self._above(match, slot, slots))
        if not found and slot in match.frame.reading.author and match.graph.is_verb(match.trigger) and match.graph.is_passive(match.trigger):
            # In a ministry's own text "was designated" says who did it.
            found = list(self.referents.author())
        own = {self.referents.names.state_of(one) for one in found if one.type == "person"} if slot not in match.frame.reading.represented else set()
        return tuple(one for one in found if one.type != "state" or one.code not in own)

    def _acts(self, match: Match, entity: Entity, index: int) -> bool:
        """Whether a name of which nothing is known stands where who acts does: several capitalised words as a subject, or after "with"."""
        graph = match.graph
        first = graph.first(index)
        return " " in entity.text and entity.rule == "name" and (graph.tokens[first].dep in ("nsubj", "obl:agent") or graph.case(first) == "with")

    def _above(self, match: Match, slot: str, slots: dict[str, Any]) -> tuple[Entity, ...]:
        """Who acts in the clause above, if what should act in an infinitive cannot: "passes a bill to impose sanctions"."""
        token = match.graph.tokens[match.trigger]
        if token.tag not in ("VB", "VBG") or match.graph.is_passive(match.trigger):
            return ()
        for index in match.graph.subjects_above(match.trigger):
            found = [
                actor
                for one in match.graph.coordinated(index)
                for entity in self.referents.entities(match.graph, one)
                if entity.type != "unknown" and (actor := self._actor(match, entity, slot, slots)) is not None
            ]
            if found:
                return tuple(found)
        return ()

    def _actor(self, match: Match, entity: Entity, slot: str, slots: dict[str, Any]) -> Entity | None:
        """Who acts: the state for the person or place that stands for it, where the slot is for states."""
        names, reading = self.referents.names, match.frame.reading
        if entity.type == "place" and entity.country is not None:
            return names.state(entity.country, entity)
        if slot in reading.represented and entity.type == "person":
            if reading.persons:
                slots[reading.persons] = (*slots.get(reading.persons, ()), entity)
            return names.represented(entity)
        if entity.type not in ACTORS or (entity.id is None and entity.rule == "name" and self._names_thing(match, entity)):
            return None
        return entity

    def _names_thing(self, match: Match, entity: Entity) -> bool:
        """Whether a name belongs to the thing itself ("Limited Test Ban Treaty")."""
        thing = match.graph.tokens[match.thing]
        return not match.graph.is_verb(match.thing) and entity.type != "person" and (entity.start or 0) <= thing.start <= (entity.end or 0) + 1

    def _value(self, match: Match, slot: str, kind: str, heads: tuple[int, ...]) -> Any:
        graph, reading = match.graph, match.frame.reading
        match kind:
            case "entity":
                return self._place(graph, heads) if slot == "place" else self._entity(match, heads, slot)
            case "entities":
                return tuple(self._item(graph, head) for head in heads)
            case "concepts":
                return tuple(one for head in heads for one in self._concepts(graph, head, reading.schemes.get(slot, "subject")))
            case "quantity":
                return self._quantity(graph, heads, slot)
            case "text":
                span = self.span(match, slot, heads[0])
                return self.text[span.start : span.end]
            case "words":
                return tuple(self.text[slice(*phrase_words(graph, head, self._aside(graph)))] for head in heads)
        return None

    def span(self, match: Match, slot: str, head: int) -> Span:
        """The words of a phrase that fills a slot of words; a clause begins with the object that it shares with its governor."""
        graph = match.graph
        if slot not in match.frame.reading.clauses:
            return Span(*self.referents.words(graph, head, ("case", "mark", "punct")))
        start, end = self.referents.words(graph, head, ("punct",))
        marks = [graph.tokens[one] for one in graph.dependents(head, "mark") if graph.tokens[one].text.lower() == "that"]
        shared = [one for one in graph.dependents(graph.tokens[head].head, "obj", "iobj") if one < head] if graph.tokens[head].dep == "xcomp" else []
        if marks and marks[0].start == start:
            start = graph.tokens[marks[0].index + 1].start
        return Span(min([start, *(self.referents.words(graph, one)[0] for one in shared)]), end)

    def _label(self, match: Match) -> str:
        """The words that evoke a frame, or name its thing; what several are called, in the singular."""
        graph, trigger, thing = match.graph, match.trigger, match.thing
        if graph.tokens[trigger].pos == "ADJ" or (graph.is_verb(trigger) and trigger == thing):
            start, end = evoking_words(graph, trigger, match.frame.adjectives)
            return self.text[start:end]
        start, end = naming_words(graph, thing, lambda one: bool(self.referents.names.of(graph.tokens[one].start, graph.tokens[one].end)))
        head = graph.tokens[thing]
        return self.text[start : head.start] + (graph.lemma(thing) if head.tag == "NNS" else head.text) + self.text[head.end : end]

    def _entity(self, match: Match, heads: tuple[int, ...], slot: str) -> Entity | None:
        """The first actor of some phrases; an instrument is a law."""
        for head in heads:
            for entity in self.referents.entities(match.graph, head):
                if slot in _LAWS:
                    if entity.type == "law":
                        return entity
                elif (actor := self._actor(match, entity, slot, {})) is not None:
                    return actor
        return None

    def _place(self, graph: Graph, heads: tuple[int, ...]) -> Entity | None:
        """The place of some phrases, also of "a factory in the Gharb region"."""
        for head in heads:
            inside = [one for one in graph.phrases(head) if graph.case(one) in ("in", "at", "near", "of")]
            for one in (head, *inside):
                named = (one, *graph.dependents(one, "compound", "amod", "nmod:desc", "flat"))
                entities = (entity for index in named for entity in self.referents.entities(graph, index))
                place = next((entity for entity in entities if entity.type in ("place", "state", "unknown")), None)
                if place is not None and place.rule == "metonym":
                    # Here the house or city itself is meant.
                    return replace(place, id=None, name=None, code=None, type="place", rule="name")
                if place is not None and place.type == "unknown":
                    return replace(place, type="place")
                if place is not None:
                    around = [entity for index in graph.dependents(one, "nmod:poss") for entity in self.referents.entities(graph, index)]
                    return replace(place, located_in=around[0].name) if around and around[0].type == "place" else place
        return None

    def _item(self, graph: Graph, head: int) -> Entity:
        phrase = self.referents.phrase(graph, head)
        start, end = phrase.start or 0, phrase.end or 0
        named = next((one.entity for one in self.referents.names.between(start, end) if one.entity is not None and one.entity.type == "item"), None)
        if named is not None and named.end is not None:
            # "AK-203 assault rifles": the name, and what it says that it names.
            kind = f"{self.text[named.end : graph.tokens[head].start].strip()} {graph.lemma(head)}".strip() if named.end < graph.tokens[head].start else None
            return replace(named, kind=kind)
        return replace(phrase, type="item", rule="name")

    def _concepts(self, graph: Graph, head: int, scheme: str) -> list[Concept]:
        """The terms of a phrase: of each of the words that share what follows them ("supply and development of weapons")."""
        named: list[int] = []
        if graph.lemma(head) in self.lexicons.words("reference", "fields"):
            named = [one for first in graph.phrases(head) if graph.case(first) in ("of", "in") for one in graph.coordinated(first)]
        found: list[Concept] = []
        for one in named or [head]:
            start, end = phrase_words(graph, one, self._aside(graph))
            shared = shared_words(graph, one, self._aside(graph)) if named else None
            if shared is not None:
                known = concept(f"{self.text[start:end]} {self.text[slice(*shared)]}", scheme)
                found.append(replace(known, text=self.text[start : shared[1]]))
            else:
                found.append(concept(self.text[start:end], scheme))
        return found

    def _aside(self, graph: Graph) -> Callable[[int], bool]:
        """Whether a phrase tells who says so, or when, and no more of what it hangs on."""
        sources = self.lexicons.words("reporting", "prepositions")
        return lambda index: graph.case(index) in sources or self._is_time(graph.tokens[index].start)

    def _worth(self, graph: Graph) -> Quantity | None:
        """The one sum of a sentence, if it tells what something is worth."""
        words = self.lexicons.words("reference", "worth")
        sums = [one for one in find_quantities(self.text, graph.parse.start, graph.parse.end) if one.kind == "money"]
        if len(sums) == 1 and any(self.text[: sums[0].start].rstrip().lower().endswith(word) for word in words):
            return sums[0].quantity
        return None

    def _quantity(self, graph: Graph, heads: tuple[int, ...], slot: str) -> Quantity | None:
        for head in heads:
            start, end = self.referents.words(graph, head, ("acl:relcl", "parataxis"))
            for found in find_quantities(self.text, start, end):
                if (found.kind == "money") == (slot == "value") and found.kind in ("money", "count", "measure"):
                    quantity = found.quantity
                    if quantity.unit is not None and quantity.unit.endswith(graph.tokens[head].text):
                        # "500,000 AK-203 assault rifles" are so many rifles.
                        return replace(quantity, unit=graph.lemma(head))
                    return quantity
        return self._worth(graph) if slot == "value" else None

    def _kind(self, match: Match, slots: dict[str, Any]) -> None:
        """What the noun of a thing says that it is."""
        reading, graph = match.frame.reading, match.graph
        if not reading.kind:
            return
        classes = self.lexicons.classes.get(reading.kinds_of, {})
        lemma = graph.lemma(match.thing)
        compound = next((f"{graph.lemma(one)} {lemma}" for one in graph.dependents(match.thing, "compound") if f"{graph.lemma(one)} {lemma}" in classes), lemma)
        kind = classes.get(compound)
        if kind is not None:
            slots[reading.kind] = (kind,) if slot_kinds(match.frame.claim)[reading.kind] == "words" else kind

    def _count(self, match: Match, slots: dict[str, Any]) -> None:
        """A bundle: several things that are counted and not told apart."""
        graph, token = match.graph, match.graph.tokens[match.thing]
        counter = graph.tokens[graph.first(match.thing)].head
        counted = graph.case(match.thing) == "of" and graph.lemma(counter) in self.lexicons.counters
        if token.tag not in ("NNS", "NNPS") or (token.text[:1].isupper() and token.start > graph.parse.start and not counted):
            return
        slots["individuated"] = False
        before = [graph.tokens[one].start for one in graph.children[match.thing] if one < match.thing] + [graph.tokens[counter].start] * counted
        start = min(before, default=token.start)
        # "as many as ten agreements", "a number of agreements": a parser takes the words before the number for other phrases.
        counts = [one for one in find_quantities(self.text, graph.parse.start, token.end) if one.kind == "count" and one.end > start]
        if counts:
            quantity = counts[-1].quantity
            slots["count"] = replace(quantity, text=quantity.text.removesuffix(" of"))


def _same(one: Entity, other: Entity) -> bool:
    return (one.id or one.name or one.text) == (other.id or other.name or other.text)
