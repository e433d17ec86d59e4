"""Which drafts are about one thing, and which of them says best what it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from pactgraph.extraction.drafts import Draft
from pactgraph.extraction.slots import identity
from pactgraph.model.slots import Entity

__all__ = ["Thing", "things"]


@dataclass
class Thing:
    """Drafts about one thing, in the order of the text."""

    key: str
    drafts: list[Draft] = field(default_factory=list)
    _actors: dict[str, dict[str, Entity]] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        """Take a draft to be about this thing."""
        self.drafts.append(draft)
        for slot, actors in draft.actors.items():
            for one in actors:
                self._actors.setdefault(slot, {}).setdefault(identity(one), one)

    def actors(self, slot: str) -> list[Entity]:
        """All actors of a slot, each once."""
        return list(self._actors.get(slot, {}).values())


_LETTERS = {
    "agreement": "ag", "meeting": "m", "sanction": "sa", "arms_transfer": "at", "adversary_naming": "an", "relationship": "rel", "role": "role",
    "exposure": "exp", "attitude": "att", "expectation": "expn",
}  # fmt: skip
"""With what the keys of things begin, by their type."""


_REACH = 200
"""Things of a type among which a draft looks for its own, so that the time stays that of the text's length."""


def things(drafts: list[Draft]) -> list[Thing]:
    """The things that the drafts of an article are about."""
    found: list[Thing] = []
    told: dict[str, list[Thing]] = {}
    for draft in drafts:
        like = told.setdefault(draft.claim, [])
        thing = next((one for one in like[: -_REACH - 1 : -1] if _about(one, draft)), None)
        if thing is None:
            thing = Thing(f"{_LETTERS[draft.claim]}{len(like) + 1}")
            like.append(thing)
            found.append(thing)
        thing.add(draft)
    return found


_NEAR = 400
"""Characters within which a text goes on to say whom it has announced ("five individuals … : A, B and C")."""


def _announced(thing: Thing, draft: Draft) -> bool:
    """Whether one tells how many are punished and the other who they are."""
    last = thing.drafts[-1]
    same = {identity(one) for one in thing.actors("imposers")} == {identity(one) for one in draft.actors.get("imposers", ())}
    named = [any(one.rule is not None for one in actors) for actors in (thing.actors("targets"), draft.actors.get("targets", ()))]
    return same and named[0] != named[1] and last.status == draft.status and draft.evidence.start - last.evidence.end < _NEAR


def _about(thing: Thing, draft: Draft) -> bool:
    """Whether a draft is about a thing that was told before: the same actors, and nothing that tells them apart."""
    first = thing.drafts[0]
    if first.claim != draft.claim or first.factuality.negated != draft.factuality.negated:
        return False
    if draft.claim == "sanction" and _announced(thing, draft):
        return True
    shared = total = 0
    for slot, actors in draft.actors.items():
        known = {identity(one) for one in thing.actors(slot)}
        own = {identity(one) for one in actors}
        if own and known and not (own <= known or known <= own):
            return False
        shared += len(own & known)
        total += len(own)
    if total and not shared:
        return False
    same_clause = any(_same_clause(one, draft) for one in (thing.drafts if draft.claim == "meeting" else [first]))
    if draft.claim == "agreement":
        if any(_slashed(one, draft) for one in thing.drafts):
            return True
        if not same_clause and _is_future(first) != _is_future(draft) and not draft.definite:
            return False
        if draft.new or (draft.noun and first.noun and draft.noun != first.noun and not draft.definite):
            return same_clause and draft.match.thing == first.match.thing
        return draft.definite or same_clause or draft.noun == first.noun
    if draft.claim == "sanction":
        return bool(shared)
    kinds = {one.slots["kind"] for one in thing.drafts if "kind" in one.slots}
    return shared > 0 and (
        draft.definite
        or same_clause
        or not draft.noun
        or draft.noun == first.noun
        or (draft.claim == "meeting" and draft.slots.get("kind") in kinds and _is_future(first) == _is_future(draft))
    )


def _same_clause(one: Draft, other: Draft) -> bool:
    graph = one.match.graph
    return graph is other.match.graph and graph.clause(one.match.trigger) == graph.clause(other.match.trigger)


def _slashed(one: Draft, other: Draft) -> bool:
    """Whether nothing but strokes stands between the nouns of two: "agreements/contracts"."""
    graph, ends = one.match.graph, sorted((one.match.thing, other.match.thing))
    if graph is not other.match.graph:
        return False
    between = graph.tokens[ends[0] + 1 : ends[1]]
    strokes = [token for token in between if token.text == "/"]
    return bool(strokes) and all(token in strokes or token.pos in ("NOUN", "PROPN") for token in between)


def _is_future(draft: Draft) -> bool:
    return draft.factuality.degree in ("planned", "expected")
