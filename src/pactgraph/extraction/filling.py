"""The values of slots: from the phrases that a frame's paths lead to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pactgraph.expressions.quantities import find_quantities
from pactgraph.extraction.concepts import concept
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.matching import Match
from pactgraph.extraction.referents import Referents
from pactgraph.extraction.slots import slot_kinds
from pactgraph.model.slots import Concept, Entity, Quantity

__all__ = ["ACTORS", "Filler"]

ACTORS = frozenset(
    {"state", "government_body", "organization", "intergovernmental_organization", "company", "news_organization", "armed_group", "person", "unknown"}
)
"""Types of entities that can act."""

_LISTED = ("acl:relcl", "parataxis", "punct", "advcl", "case")


class Filler:
    """Fills the slots of frames.

    Args:
        text: the text.
        referents: whom phrases mean.
        lexicons: the kinds that nouns name.
    """

    def __init__(self, text: str, referents: Referents, lexicons: Lexicons) -> None:
        self.text, self.referents, self.lexicons = text, referents, lexicons

    def fill(self, match: Match) -> tuple[dict[str, tuple[Entity, ...]], dict[str, Any]]:
        """The actors of each slot that holds several, and the values of the others."""
        actors: dict[str, tuple[Entity, ...]] = {}
        slots: dict[str, Any] = {}
        reading = match.frame.reading
        for slot, kind in slot_kinds(match.frame.claim).items():
            heads = match.fillers.get(slot, ())
            if kind == "entities" and slot not in reading.items:
                if slot in match.fillers:
                    actors[slot] = self._actors(match, slot, slots)
            elif heads and (value := self._value(match, slot, kind, heads)):
                slots[slot] = value
        self._kind(match, slots)
        if reading.count:
            self._count(match, slots)
        return actors, slots

    def _actors(self, match: Match, slot: str, slots: dict[str, Any]) -> tuple[Entity, ...]:
        found: list[Entity] = []
        owners: list[Entity] = []
        for index in match.fillers[slot]:
            for entity in self.referents.entities(match.graph, index, described=slot in match.frame.reading.described):
                if entity.type == "unknown" and slot not in match.frame.reading.described:
                    continue
                actor = self._actor(match, entity, slot, slots)
                if actor is not None and not any(_same(actor, other) for other in (*found, *owners)):
                    # A possessive pronoun beside names repeats one of them ("end their talks").
                    owns = actor.rule == "anaphora" and match.graph.tokens[index].dep == "nmod:poss"
                    (owners if owns else found).append(actor)
        if not found and not owners and any(path.text.partition(".")[0] == "agent" for from_thing, path in match.frame.slots[slot] if not from_thing):
            found = list(self._above(match, slot, slots))
        if not found and slot in match.frame.reading.author and match.graph.is_verb(match.trigger) and match.graph.is_passive(match.trigger):
            # In a ministry's own text "was designated" says who did it.
            found = list(self.referents.author())
        return tuple(found or owners)

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
                return self._entity(graph, heads, slot)
            case "entities":
                return tuple(self._item(graph, head) for head in heads)
            case "concepts":
                return tuple(self._concept(graph, head, reading.schemes.get(slot, "subject")) for head in heads)
            case "quantity":
                return self._quantity(graph, heads, slot)
            case "text":
                start, end = self.referents.words(graph, heads[0], ("case", "mark", "punct") if slot not in reading.clauses else ("mark", "punct"))
                return self.text[start:end]
            case "words":
                return tuple(self.text[slice(*self.referents.words(graph, head, _LISTED))] for head in heads)
        return None

    def _entity(self, graph: Graph, heads: tuple[int, ...], slot: str) -> Entity | None:
        places = slot == "place"
        for head in heads:
            for entity in self.referents.entities(graph, head):
                if not places:
                    return entity
                if entity.rule == "metonym":
                    # Here the house or city itself is meant.
                    return replace(entity, id=None, name=None, code=None, type="place", rule="name")
                if entity.type in ("place", "state", "unknown"):
                    return replace(entity, type="place") if entity.type == "unknown" else entity
        return None

    def _item(self, graph: Graph, head: int) -> Entity:
        phrase = self.referents.phrase(graph, head)
        return replace(phrase, type="item", rule="name")

    def _concept(self, graph: Graph, head: int, scheme: str) -> Concept:
        phrase = self.referents.phrase(graph, head)
        return concept(phrase.text, scheme)

    def _quantity(self, graph: Graph, heads: tuple[int, ...], slot: str) -> Quantity | None:
        for head in heads:
            start, end = self.referents.words(graph, head, ("acl:relcl", "parataxis"))
            for found in find_quantities(self.text, start, end):
                if (found.kind == "money") == (slot == "value") and found.kind in ("money", "count", "measure"):
                    return found.quantity
        return None

    def _kind(self, match: Match, slots: dict[str, Any]) -> None:
        """What the noun of a thing says that it is."""
        reading, graph = match.frame.reading, match.graph
        if not reading.kind:
            return
        classes = self.lexicons.classes[reading.kinds_of] if reading.kinds_of in self.lexicons.classes else {}
        lemma = graph.lemma(match.thing)
        compound = next((f"{graph.lemma(one)} {lemma}" for one in graph.dependents(match.thing, "compound") if f"{graph.lemma(one)} {lemma}" in classes), lemma)
        kind = classes.get(compound)
        if kind is not None:
            slots[reading.kind] = (kind,) if slot_kinds(match.frame.claim)[reading.kind] == "words" else kind

    def _count(self, match: Match, slots: dict[str, Any]) -> None:
        """A bundle: several things that are counted and not told apart."""
        graph, token = match.graph, match.graph.tokens[match.thing]
        if token.tag != "NNS" or token.text[:1].isupper() and token.start > graph.parse.start:
            return
        slots["individuated"] = False
        before = [graph.tokens[one].start for one in graph.children[match.thing] if one < match.thing]
        counts = [one for one in find_quantities(self.text, min(before, default=token.start), token.end) if one.kind == "count"]
        if counts:
            slots["count"] = counts[0].quantity


def _same(one: Entity, other: Entity) -> bool:
    return (one.id or one.name or one.text) == (other.id or other.name or other.text)
