"""Offices and bodies: which position a title means, who held it on the day, and which body of a state is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pactgraph.actors.context import Context
from pactgraph.actors.gazetteer import Entry, Tenure
from pactgraph.actors.scan import Item
from pactgraph.actors.titles import Owner, Title
from pactgraph.actors.weights import BASES, CAUTION, DECISIVE, FAIR, WEAK
from pactgraph.model.mention import Candidate, Reason

__all__ = ["again", "body", "fighters", "forces", "government", "held", "holders", "positions"]


def positions(context: Context, title: Title) -> Iterator[Candidate]:
    """The positions that a title with its owner means."""
    of_states = context.gazetteer.titles.get(title.key, {})
    base = (
        Reason(BASES["office of a state"], f"“{title.words}”")
        if title.owner.stated
        else Reason(BASES["office of the only state near"], "the sentence names no other state")
    )
    for state in title.owner.states:
        for number in of_states.get(state, ()):
            entry = context.gazetteer.entry(number)
            yield Candidate(entry.id, entry.label, "Position", "title", (base, *_ambiguous(title.owner)), organ_of=entry.state_id or entry.state)


def held(context: Context, person: Entry, title: Title, others: Iterable[Candidate]) -> Iterator[Candidate]:
    """The positions that a title means beside a person: those that the person held, then the others.

    Args:
        context: what is known of the text.
        person: the person beside the title.
        title: the title.
        others: the positions that title and owner mean.
    """
    own = dict.fromkeys(tenure.position for tenure in context.gazetteer.tenures(person) if tenure.position in title.positions)
    ids = {}
    reason = Reason(BASES["office of the person beside it"], f"the office of {person.label}, who is named beside it")
    for number in own:
        position = context.gazetteer.entry(number)
        ids[position.id] = position
        yield Candidate(position.id, position.label, "Position", "title", (reason,), organ_of=position.state_id or position.state)
    for other in others:
        against = () if not own or other.entity in ids else (Reason(-CAUTION, f"not an office of {person.label}"),)
        yield other._replace(reasons=(*other.reasons, *against))


def holders(context: Context, title: Title) -> Iterator[Candidate]:
    """Who held, on the day of the text, the office that a title alone names."""
    if not context.day:
        return
    of_states = context.gazetteer.titles.get(title.key, {})
    for number in (number for state in title.owner.states for number in of_states.get(state, ())):
        position = context.gazetteer.entry(number)
        tenures = [tenure for tenure in context.gazetteer.holders(position) if tenure.held(context.day)]
        stale = [] if tenures else [tenure for tenure in context.gazetteer.holders(position) if not tenure.end and tenure.read < context.day]
        # The tables may tell one tenure of a person twice.
        persons = {tenure.person: tenure for tenure in reversed(tenures or stale)}
        for tenure in persons.values():
            yield _holder(context, position, tenure, title.owner, len(persons))


def again(bearer: Candidate, title: Title) -> Candidate:
    """The person whom the text has named with the same title, for the title alone."""
    return bearer._replace(
        rule="office_holder", reasons=(Reason(BASES["somebody named with the title"], f"the text has named {bearer.label} as {title.words}"),)
    )


def _holder(context: Context, position: Entry, tenure: Tenure, whose: Owner, count: int) -> Candidate:
    reasons = [Reason(BASES["holder" if whose.stated else "holder for the only state near"], f"{position.label} from {tenure.start or 'an unknown day'}")]
    if not tenure.end and tenure.read < context.day:
        reasons.append(Reason(-DECISIVE, f"in office when this was read on {tenure.read}; not known for {context.day}"))
    if count > 1:
        reasons.append(Reason(-FAIR, f"{count} persons held the office on that day"))
    person = context.gazetteer.entry(tenure.person)
    return Candidate(person.id, person.label, "Person", "office_holder", (*reasons, *_ambiguous(whose)), via=position.id)


def body(context: Context, item: Item, whose: Owner) -> Iterator[Candidate]:
    """The body of a state: one of the reference data, or one that only the text names."""
    for state in whose.states:
        number = context.gazetteer.bodies.get(state, {}).get(item.key)
        if "/" in state or (number is None and not whose.stated):
            continue
        surface = context.words.surface(whose.first, whose.last)
        near = Reason(BASES["organ of the only state near"], "the sentence names no other state")
        reasons = (Reason(BASES["organ"], f"“{surface}”") if whose.stated else near, *_ambiguous(whose))
        if number is not None:
            entry = context.gazetteer.entry(number)
            yield Candidate(entry.id, entry.label, entry.type, "organ", reasons, organ_of=f"state/{state}")
        else:
            yield Candidate(None, surface, "GovernmentBody", "organ", reasons, organ_of=f"state/{state}")


def fighters(context: Context, item: Item, whose: Owner) -> Iterator[Candidate]:
    """The armed group whose fighters are named."""
    for owner in whose.states:
        if owner.startswith("organization/") and (group := context.gazetteer.by_id(owner)).type == "ArmedGroup":
            reason = Reason(BASES["organ"], f"“{context.words.surface(whose.first, whose.last)}”")
            yield Candidate(group.id, group.label, group.type, "organ", (reason, *_ambiguous(whose)))


def forces(context: Context, item: Item, whose: Owner) -> Iterator[Candidate]:
    """The armed forces of a state, or troops of it where the reference data does not have them."""
    yield from fighters(context, item, whose)
    for state in (state for state in whose.states if whose.stated and "/" not in state):
        bodies = context.gazetteer.bodies.get(state, {})
        number = next((bodies[name] for name in (item.key, *context.lexicon.ordered("armed_forces")) if name in bodies), None)
        surface = context.words.surface(whose.first, whose.last)
        reasons = (Reason(BASES["organ" if number is None or item.key in bodies else "organ by another name"], f"“{surface}”"), *_ambiguous(whose))
        if number is None:
            yield Candidate(None, surface, "GovernmentBody", "organ", reasons, organ_of=f"state/{state}")
        else:
            entry = context.gazetteer.entry(number)
            yield Candidate(entry.id, entry.label, entry.type, "organ", reasons, organ_of=f"state/{state}")


def government(context: Context, item: Item, whose: Owner) -> Iterator[Candidate]:
    """The state whose government is named."""
    for code in whose.states:
        if code in context.gazetteer.states:
            state = context.gazetteer.states[code]
            reasons = (Reason(BASES["organ"], f"“{context.words.surface(whose.first, whose.last)}”"), *_ambiguous(whose))
            yield Candidate(state.id, state.label, state.type, "government", reasons)


def _ambiguous(whose: Owner) -> Iterator[Reason]:
    if len(whose.states) > 1:
        yield Reason(-WEAK, f"{len(whose.states)} states bear the name beside it")
