"""Places, and for whom their names stand: a capital for its state, a palace for who resides there."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.actors.context import Context
from pactgraph.actors.gazetteer import Entry
from pactgraph.actors.scan import Item
from pactgraph.actors.weights import BASES, CAUTION, CLEAR, DOUBT, STRONG, WEAK
from pactgraph.model.mention import Candidate, Reason, ordered

__all__ = ["metonyms", "support"]

_AROUND = 8
"""Words before and after a name that tell whether a part of a state is meant."""


def support(context: Context, item: Item, place: Entry) -> Iterator[Reason]:
    """What speaks for a place and against it."""
    index = item.first
    if cue := _cue(context, index, "place_before"):
        yield Reason(WEAK, f"“{cue}” before it")
    seats = context.gazetteer.stands_for(place)
    if seats and not all(actor.id.startswith("state/") for actor in seats):
        yield Reason(-CAUTION, "a residence or seat: news name it for who works there")
    elif seats:
        yield from (Reason(-CAUTION, reason.words) for reason in _of_actor(context, index, item.last) if reason.weight >= CLEAR)
    elif any(context.gazetteer.stands_for(other) for other, _ in item.found):
        named_so = context.following(item.last) == "state"
        yield Reason(STRONG, "“state” after it") if named_so else Reason(-DOUBT, "a capital bears the name")
    if len(item.found) > 1:
        yield from _of_surroundings(context, item, place)


def _of_surroundings(context: Context, item: Item, place: Entry) -> Iterator[Reason]:
    """What the text around a name that several things share says for a place."""
    words, index = context.words, item.first
    around = range(max(0, index - _AROUND), min(len(words.keys), index + _AROUND + 1))
    if any(words.keys[at] in context.lexicon["parts_of_states"] and words.sentence(at) == words.sentence(index) for at in around):
        yield Reason(CLEAR, "the words around it are of parts of states")
    if context.cities.get(place.state, set()) - {place.id}:
        yield Reason(WEAK, "the text names another place of its state")
    yield from context.near(place.state, item)


def metonyms(context: Context, item: Item, place: Entry, base: float, against: tuple[Reason, ...]) -> Iterator[Candidate]:
    """For whom the name of a place stands: its state for a capital, who resides there for a palace."""
    index, last = item.first, item.last
    for actor in context.gazetteer.stands_for(place):
        reasons = [Reason(round(BASES["metonym"] * base, 2), f"{place.label} stands for it")]
        reasons += _of_actor(context, index, last)
        if not actor.id.startswith("state/"):
            reasons.append(Reason(STRONG, "a residence or seat: news name it for who works there"))
        elif actor.type == "Territory" and not any(context.near(actor.state, item)):
            reasons.append(Reason(-DOUBT, f"the text does not name {actor.label}"))
        organ = None if actor.id.startswith("state/") else actor.state_id
        yield Candidate(actor.id, actor.label, actor.type, "metonym", ordered([*reasons, *against]), via=place.id, organ_of=organ)


def _of_actor(context: Context, first: int, last: int) -> Iterator[Reason]:
    """Whether the words around the name of a capital are those around an actor."""
    if cue := _cue(context, first, "place_before"):
        yield Reason(-CAUTION, f"“{cue}” before it: a place")
        return
    if cue := _cue(context, first, "actor_before"):
        yield Reason(CLEAR, f"“{cue}” before it: an actor")
    elif context.preceding(first) == "and" and (other := context.item_before(first - 1)) is not None and other.kind == "name":
        # "between Moscow and Kyiv"
        if cue := _cue(context, other.first, "actor_before"):
            yield Reason(CLEAR, f"“{cue}” before the name that “and” joins to it: an actor")
    elif context.words.possessive(last):
        thing = context.following(last)
        yield Reason(CLEAR, f"its “{thing}”: an actor") if thing in context.lexicon["actor_things"] else Reason(STRONG, "a possessive after it")
    yield from _of_verb(context, last)


def _of_verb(context: Context, last: int) -> Iterator[Reason]:
    """The verb after a name, or after another name that "and" joins to it."""
    if context.following(last) == "and" and (other := context.item_at(last + 2)) is not None and other.kind == "name":
        last = other.last
    if (verb := context.following(last)) in context.lexicon["actor_after"]:
        yield Reason(CLEAR, f"“{verb}” after it: an actor")


def _cue(context: Context, index: int, name: str) -> str:
    """The one or two words before a word that are in a list of the lexicon, or nothing."""
    found, word, pair = context.lexicon[name], context.preceding(index), context.preceding(index, 2)
    return pair if pair in found else word if word in found else ""
