"""Titles and bodies: whose they are, which position they mean, and who held it on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pactgraph.actors.context import Context
from pactgraph.actors.gazetteer import Entry, Tenure
from pactgraph.actors.persons import Title
from pactgraph.actors.scan import Item
from pactgraph.model.mention import Candidate, Reason

__all__ = ["Owner", "body", "government", "held", "holders", "modifier", "owners", "positions", "title"]


class Owner(NamedTuple):
    """Whose office or body it is.

    Args:
        first: index of the first word of owner and title.
        last: index of the last one.
        states: codes of the states, or ids of organisations, that the words may mean.
        stated: whether they stand beside the title; otherwise the sentence names just one state.
    """

    first: int
    last: int
    states: tuple[str, ...]
    stated: bool


def owners(context: Context, item: Item) -> Owner:
    """Whose office or body an item is: "Russian …", "Russia's …", "… of Russia", else the one state of the sentence."""
    words = context.words
    before = context.before(item)
    if before is not None and before.kind == "name" and (states := _owners(before)):
        return Owner(before.first, item.last, states, True)
    ahead = item.last + 1
    if context.word(ahead) in ("of", "for") and words.joined(ahead):
        ahead += 1 + (context.word(ahead + 1) == "the")
        after = context.item_at(ahead)
        if after is not None and after.kind == "name" and words.joined(ahead) and (states := _owners(after)):
            return Owner(item.first, after.last, states, True)
    if only := _only(context, item):
        return Owner(item.first, item.last, (only,), True)
    near = tuple(state for state, named in context.states.items() if "/" not in state and context.in_sentence(named, item.first))
    return Owner(item.first, item.last, near if len(near) == 1 else (), False)


def _only(context: Context, item: Item) -> str:
    """The state or organisation that alone has an office or a body of this name, which says whose it is if the name is long enough."""
    if item.kind == "titles":
        owners = context.gazetteer.titles.get(item.key, {})
        return next(iter(owners)) if len(owners) == 1 and len(item.key.split()) > 2 else ""
    return context.gazetteer.only_bodies.get(item.key, "") if len(item.key.split()) > 2 and context.words.capital[item.first] else ""


def _owners(item: Item) -> tuple[str, ...]:
    """States and organisations that a name may mean."""
    states = [entry.state for entry, origin in item.found if entry.id.startswith("state/") and origin != "hidden"]
    return tuple(states or [entry.id for entry, origin in item.found if entry.id.startswith("organization/") and origin != "hidden"])


def modifier(context: Context, first: int) -> str:
    """The list of the word before a title that changes it: ``past`` (a former president), ``lesser`` (a deputy minister), or nothing."""
    word = context.word(first - 1) if context.words.joined(first) else ""
    return next((name for name in ("past", "lesser") if word in context.lexicon[name]), "")


def title(context: Context, item: Item) -> tuple[Title, Owner]:
    """A title with its positions and its owner."""
    whose = owners(context, item)
    surface = context.words.surface(whose.first, whose.last)
    if item.kind != "titles" or "lesser" in (modifier(context, item.first), modifier(context, whose.first)):
        return Title(surface, (), frozenset(whose.states) if whose.stated else frozenset()), whose
    numbers = context.gazetteer.titles.get(item.key, {})
    if whose.stated:
        positions = [number for state in whose.states for number in numbers.get(state, ())]
    else:
        positions = [number for found in numbers.values() for number in found]
    return Title(surface, tuple(map(context.gazetteer.entry, positions)), frozenset(whose.states) if whose.stated else frozenset()), whose


def positions(context: Context, item: Item, found: Title, whose: Owner) -> Iterator[Candidate]:
    """The positions that a title with its owner means."""
    numbers = context.gazetteer.titles.get(item.key, {})
    for state in whose.states:
        for number in numbers.get(state, ()):
            entry = context.gazetteer.entry(number)
            base = Reason(0.9, f"“{found.words}”") if whose.stated else Reason(0.5, "the sentence names no other state")
            yield Candidate(entry.id, entry.label, "Position", "title", (base, *_ambiguous(whose)), organ_of=_organ(entry))


def held(context: Context, person: Entry, found: Title, others: Iterable[Candidate]) -> Iterator[Candidate]:
    """The positions that a title means beside a person: those that the person held, then the others.

    Args:
        context: what is known of the text.
        person: the person beside the title.
        found: the title.
        others: the positions that title and owner mean.
    """
    wanted = {position.number: position for position in found.positions}
    own = {tenure.position: wanted[tenure.position] for tenure in context.gazetteer.tenures(person) if tenure.position in wanted}
    reason = Reason(0.85, f"the office of {person.label}, who is named beside it")
    for position in own.values():
        yield Candidate(position.id, position.label, "Position", "title", (reason,), organ_of=_organ(position))
    ids = {position.id for position in own.values()}
    for other in others:
        against = () if not own or other.entity in ids else (Reason(-0.3, f"not an office of {person.label}"),)
        yield other._replace(reasons=(*other.reasons, *against))


def holders(context: Context, found: Title, whose: Owner) -> Iterator[Candidate]:
    """Who held, on the day of the text, the office that a title alone names."""
    if not context.day or not whose.states:
        return
    for position in found.positions:
        if position.state not in whose.states:
            continue
        tenures = [tenure for tenure in context.gazetteer.holders(position) if tenure.held(context.day)]
        stale = [] if tenures else [tenure for tenure in context.gazetteer.holders(position) if not tenure.end and tenure.read < context.day]
        for tenure in tenures or stale:
            yield _holder(context, position, tenure, whose, len(tenures or stale))


def _holder(context: Context, position: Entry, tenure: Tenure, whose: Owner, count: int) -> Candidate:
    reasons = [Reason(1.1 if whose.stated else 0.6, f"{position.label} from {tenure.start or 'an unknown day'}")]
    if not tenure.end and tenure.read < context.day:
        reasons.append(Reason(-0.45, f"in office when this was read on {tenure.read}; not known for {context.day}"))
    if count > 1:
        reasons.append(Reason(-0.2, f"{count} persons held the office on that day"))
    person = context.gazetteer.entry(tenure.person)
    return Candidate(person.id, person.label, "Person", "office_holder", (*reasons, *_ambiguous(whose)), via=position.id)


def body(context: Context, item: Item, whose: Owner) -> Iterator[Candidate]:
    """The body of a state: one of the reference data, or one that only the text names."""
    for state in whose.states:
        if "/" in state or not whose.stated:
            continue
        number = context.gazetteer.bodies.get(state, {}).get(item.key)
        surface = context.words.surface(whose.first, whose.last)
        reasons = (Reason(0.95, f"“{surface}”"), *_ambiguous(whose))
        if number is not None:
            entry = context.gazetteer.entry(number)
            yield Candidate(entry.id, entry.label, entry.type, "organ", reasons, organ_of=f"state/{state}")
        else:
            yield Candidate(None, surface, "GovernmentBody", "organ", reasons, organ_of=f"state/{state}")


def government(context: Context, item: Item, whose: Owner) -> Iterator[Candidate]:
    """The state whose government is named."""
    for code in whose.states:
        if code in context.gazetteer.states:
            state = context.gazetteer.states[code]
            reasons = (Reason(0.95, f"“{context.words.surface(whose.first, whose.last)}”"), *_ambiguous(whose))
            yield Candidate(state.id, state.label, state.type, "government", reasons)


def _organ(position: Entry) -> str:
    return position.state if "/" in position.state else f"state/{position.state}"


def _ambiguous(whose: Owner) -> Iterator[Reason]:
    if len(whose.states) > 1:
        yield Reason(-0.15, f"{len(whose.states)} states bear the name beside it")
