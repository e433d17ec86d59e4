"""Things whose actors are not named beside them: those of the sentence, or of what was told just before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from pactgraph.extraction.drafts import Draft
from pactgraph.extraction.referents import Referents
from pactgraph.model.slots import Entity

__all__ = ["completed"]

_REACH = 3
"""Sentences back."""
_FARTHEST = 200
"""Drafts that are looked through backwards, so that the time stays that of the text's length."""


def completed(drafts: Sequence[Draft], referents: Referents) -> list[Draft]:
    """The drafts with the actors that their sentences leave out; those that lack what nobody tells are dropped.

    Two actors who sign, meet or fight in a sentence are those of the talks and deals that it mentions besides.
    """
    found: list[Draft] = []
    drafts = [draft for draft in drafts if not draft.lacks]
    for number, draft in enumerate(drafts):
        if not draft.missing:
            found.append(draft)
            continue
        own = draft.actors.get(draft.missing, ())
        if not own and draft.new and draft.status == "proposed":
            # "calls for a ceasefire": whose, the caller does not say.
            continue
        others = _others(draft, number, drafts, referents, own) or _partners(draft, referents, own)
        if others:
            found.append(replace(draft, actors={**draft.actors, draft.missing: (*own, *others)}))
        elif own and draft.match.frame.weight:
            found.append(draft)
    return found


def _partners(draft: Draft, referents: Referents, own: Sequence[Entity]) -> tuple[Entity, ...]:
    """Who deals with those whom the noun names: the subject of its clause, else who speaks of it.

    "Thailand releases prisoners under an accord with Cambodia"; "Iran says that talks with the United States …". Of a thing that is known
    ("the ceasefire") and names nobody, the subject alone is meant.
    """
    if not own and not (draft.definite and draft.match.frame.weight > 1 and draft.claim == "agreement"):
        return ()
    known = {one.id or one.name or one.text for one in own}
    graph = draft.match.graph
    for index in (draft.match.trigger, *graph.above(draft.match.trigger)):
        subjects = [one for first in (graph.subject(index) if graph.is_verb(index) else ()) for one in graph.coordinated(first) if one != draft.match.thing]
        actors = [_implicit(entity, draft, referents) for one in subjects for entity in referents.entities(graph, one)]
        members = [one for one in actors if one is not None and one.type in _DEALING and (one.id or one.name) not in known]
        if members:
            return tuple(members)
        if graph.tokens[index].dep in ("ccomp", "acl:relcl") or (not own and graph.tokens[index].dep in ("obj", "nsubj", "nsubj:pass")):
            break
    speaker = _speaker(draft, referents, own)
    return (speaker,) if speaker is not None and own else ()


_DEALING = frozenset({"state", "person", "armed_group", "government_body", "intergovernmental_organization"})
"""Types of those who make deals and hold talks."""


def _speaker(draft: Draft, referents: Referents, own: Sequence[Entity]) -> Entity | None:
    """The state that speaks of its talks or deal with another."""
    agents = [step.agent for step in draft.attribution]
    speakers = [one for one in (_implicit(agent, draft, referents) for agent in agents) if one is not None and one.type in ("state", "person", "armed_group")]
    known = {one.id or one.name or one.text for one in own}
    return next((one for one in speakers if (one.id or one.name) not in known), None)


def _others(draft: Draft, number: int, drafts: Sequence[Draft], referents: Referents, own: Sequence[Entity]) -> tuple[Entity, ...]:
    graph = draft.match.graph
    known_thing = draft.definite or draft.match.graph.tokens[draft.match.thing].text[:1].isupper() or draft.match.frame.weight > 1
    beside = [one for one in _beside(drafts, number) if not one.missing and one.claim in _LIKE]
    before = (drafts[place] for place in range(number - 1, max(-1, number - 1 - _FARTHEST), -1) if known_thing)
    earlier = islice((one for one in before if one.match.graph is not graph and not one.missing and one.claim in _LIKE), _REACH)
    known = {one.id or one.name or one.text for one in own}
    for other in (*sorted(beside, key=lambda one: abs(one.match.trigger - draft.match.trigger)), *earlier):
        actors = [_implicit(one, draft, referents) for one in other.actors.get(_LIKE[other.claim], ())]
        members = [one for one in actors if one is not None]
        if len(members) > 1 and (not known or known & {one.id or one.name or one.text for one in members}):
            return tuple(one for one in members if (one.id or one.name or one.text) not in known)
    return ()


def _beside(drafts: Sequence[Draft], number: int) -> Iterator[Draft]:
    """The other drafts of a sentence; drafts stand in the order of the text."""
    for places in (range(number - 1, -1, -1), range(number + 1, len(drafts))):
        yield from takewhile(lambda one: one.match.graph is drafts[number].match.graph, (drafts[place] for place in places))


_LIKE = {"agreement": "parties", "meeting": "participants"}
"""Claim types whose actors come together, with the slot."""


def _implicit(entity: Entity, draft: Draft, referents: Referents) -> Entity | None:
    if entity.type == "person" and draft.missing in draft.match.frame.reading.represented:
        represented = referents.names.represented(entity)
        if represented is None:
            return None
        entity = represented
    if entity.name is None and entity.id is None:
        return None
    return replace(entity, text="", start=None, end=None, rule="implicit")
