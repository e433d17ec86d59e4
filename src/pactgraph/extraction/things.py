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

    def actors(self, slot: str) -> list[Entity]:
        """All actors of a slot, each once."""
        found: list[Entity] = []
        for draft in self.drafts:
            found += [one for one in draft.actors.get(slot, ()) if identity(one) not in {identity(other) for other in found}]
        return found


_LETTERS = {
    "agreement": "ag", "meeting": "m", "sanction": "sa", "arms_transfer": "at", "adversary_naming": "an", "relationship": "rel", "role": "role",
    "exposure": "exp", "attitude": "att", "expectation": "expn",
}  # fmt: skip
"""With what the keys of things begin, by their type."""


def things(drafts: list[Draft]) -> list[Thing]:
    """The things that the drafts of an article are about."""
    found: list[Thing] = []
    count: dict[str, int] = {}
    for draft in drafts:
        thing = next((one for one in reversed(found) if _about(one, draft)), None)
        if thing is None:
            count[draft.claim] = count.get(draft.claim, 0) + 1
            thing = Thing(f"{_LETTERS[draft.claim]}{count[draft.claim]}")
            found.append(thing)
        thing.drafts.append(draft)
    return found


def _about(thing: Thing, draft: Draft) -> bool:
    """Whether a draft is about a thing that was told before: the same actors, and nothing that tells them apart."""
    first = thing.drafts[0]
    if first.claim != draft.claim or first.factuality.negated != draft.factuality.negated:
        return False
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
    same_clause = first.match.graph is draft.match.graph and first.match.graph.clause(first.match.trigger) == draft.match.graph.clause(draft.match.trigger)
    if draft.claim == "agreement":
        if draft.new or (draft.noun and first.noun and draft.noun != first.noun and not draft.definite):
            return same_clause and draft.match.thing == first.match.thing
        return draft.definite or same_clause or draft.noun == first.noun
    if draft.claim == "sanction":
        return bool(shared)
    return shared > 0 and (draft.definite or same_clause or not draft.noun or draft.noun == first.noun)
