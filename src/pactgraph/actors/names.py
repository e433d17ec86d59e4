"""Which state, place, organisation or law a name means."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.actors.borders import longer
from pactgraph.actors.context import Context
from pactgraph.actors.gazetteer import Entry
from pactgraph.actors.scan import Item
from pactgraph.model.mention import Candidate, Reason

__all__ = ["candidates"]

_ORIGINS = {"name": 1.0, "alias": 0.95, "acronym": 0.95, "demonym": 0.95, "hidden": 0.3}
_CLEAR = 0.5
"""The weight of a cue that leaves no doubt whether a place or an actor is meant."""

_WORDS = {
    "name": "its name",
    "alias": "another name of it",
    "acronym": "letters of its name",
    "demonym": "name of its people",
    "hidden": "a name in another language",
}


def candidates(context: Context, item: Item) -> Iterator[Candidate]:
    """Candidates for a name of the gazetteer, persons excepted."""
    against = tuple(longer(context, item))
    for entry, origin in item.found:
        if entry.type == "Person":
            continue
        support = _support(context, item, entry) if origin != "hidden" else ()
        reasons = [Reason(_ORIGINS[origin], _WORDS[origin]), *support, *_shared(item, entry), *against]
        organ = f"state/{entry.state}" if entry.type in ("GovernmentBody", "Position") and entry.state and "/" not in entry.state else None
        yield Candidate(entry.id, entry.label, entry.type, "title" if entry.type == "Position" else origin, _ordered(reasons), organ_of=organ)
        if entry.type == "Place":
            yield from _metonyms(context, item, entry, origin, against)


def _ordered(reasons: list[Reason]) -> tuple[Reason, ...]:
    """The name first, then what speaks for it, then what speaks against it."""
    return (reasons[0], *sorted(reasons[1:], key=lambda reason: -reason.weight))


def _support(context: Context, item: Item, entry: Entry) -> Iterator[Reason]:
    """What else of the text belongs to the thing or to another one."""
    shared = len(item.found) > 1
    if entry.id.startswith("state/"):
        if entry.type == "Territory":
            yield Reason(-0.3 if shared else -0.1, "no sovereign state")
        if shared:
            if entry.state in context.demonyms:
                yield Reason(0.2, "the text names its people")
            if context.cities.get(entry.state):
                yield Reason(0.2, "the text names a city of it")
            if context.states.get(entry.state):
                yield Reason(0.2, "the text names it without doubt")
    elif entry.type == "Place":
        yield from _of_place(context, item, entry, shared)
    elif entry.state:
        yield from context.near(entry.state, item.first)
    before = context.before(item)
    if entry.type == "GovernmentBody" and before is not None and before.kind == "name":
        states = {other.state for other, _ in before.found if other.id.startswith("state/")}
        if states:
            yield Reason(0.2, "its state stands before it") if entry.state in states else Reason(-0.6, "another state stands before it")


def _of_place(context: Context, item: Item, entry: Entry, shared: bool) -> Iterator[Reason]:
    index, words = item.first, context.words
    pair = f"{context.word(index - 2)} {context.word(index - 1)}"
    before = context.lexicon["place_before"]
    if context.word(index - 1) in before or pair in before:
        yield Reason(0.15, f"“{context.word(index - 1)}” before it")
    seats = context.gazetteer.stands_for(entry)
    if seats and not all(actor.id.startswith("state/") for actor in seats):
        yield Reason(-0.25, "a residence or seat: news name it for who works there")
    elif seats:
        yield from (Reason(-0.3, reason.words) for reason in _of_actor(context, index, item.last) if reason.weight >= _CLEAR)
    elif shared and any(context.gazetteer.stands_for(other) for other, _ in item.found):
        named_so = context.word(item.last + 1) == "state"
        yield Reason(0.3, "“state” after it") if named_so else Reason(-0.45, "a capital bears the name")
    sentence = words.sentence(index)
    if shared:
        if any(
            words.keys[at] in context.lexicon["parts_of_states"] and words.sentence(at) == sentence
            for at in range(max(0, index - 8), min(len(words.keys), index + 9))
        ):
            yield Reason(0.45, "the words around it are of parts of states")
        if len(context.cities.get(entry.state, set()) - {entry.id}) > 0:
            yield Reason(0.15, "the text names another place of its state")
        yield from context.near(entry.state, index)


def _metonyms(context: Context, item: Item, place: Entry, origin: str, against: tuple[Reason, ...]) -> Iterator[Candidate]:
    """For whom the name of a place stands: its state for a capital, who resides there for a palace."""
    index, last = item.first, item.last
    for actor in context.gazetteer.stands_for(place):
        reasons = [Reason(0.7 * _ORIGINS[origin], f"{place.label} stands for it")]
        if place.type == "Place" and actor.id.startswith("state/"):
            reasons += _of_actor(context, index, last)
        else:
            reasons.append(Reason(0.3, "a residence or seat: news name it for who works there"))
        organ = f"state/{actor.state}" if actor.state and "/" not in actor.state and not actor.id.startswith("state/") else None
        yield Candidate(actor.id, actor.label, actor.type, "metonym", _ordered([*reasons, *against]), via=place.id, organ_of=organ)


def _of_actor(context: Context, first: int, last: int) -> Iterator[Reason]:
    """Whether the words around the name of a capital are those around an actor."""
    pair = f"{context.word(first - 2)} {context.word(first - 1)}"
    if context.word(first - 1) in context.lexicon["place_before"] or pair in context.lexicon["place_before"]:
        yield Reason(-0.3, f"“{context.word(first - 1)}” before it: a place")
        return
    if context.word(first - 1) in context.lexicon["actor_before"] or pair in context.lexicon["actor_before"]:
        yield Reason(0.5, f"“{context.word(first - 1)}” before it: an actor")
    elif context.word(first - 1) == "and" and (other := context.item_before(first - 1)) is not None and other.kind == "name":
        # Of two names that "and" joins both are actors or none.
        yield from (reason for reason in _of_actor(context, other.first, last) if reason.weight >= _CLEAR)
    elif context.words.possessive(last):
        yield Reason(0.3, "a possessive after it")
    if context.words.joined(last + 1) and context.word(last + 1) in context.lexicon["actor_after"]:
        yield Reason(0.5, f"“{context.word(last + 1)}” after it: an actor")


def _shared(item: Item, entry: Entry) -> Iterator[Reason]:
    """A part of a state is seldom meant by a name that a state bears; a lesser place seldom by one that a capital bears."""
    if entry.type == "Place" and any(other.id.startswith("state/") for other, _ in item.found):
        yield Reason(-0.35, "a state bears the name")
