"""Which state, place, organisation or law a name means."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.actors import places
from pactgraph.actors.borders import longer
from pactgraph.actors.context import Context
from pactgraph.actors.gazetteer import Entry
from pactgraph.actors.scan import Item
from pactgraph.actors.weights import BASES, CAUTION, DECISIVE, DOUBT, FAIR, SLIGHT
from pactgraph.model.mention import Candidate, Reason, ordered

__all__ = ["candidates"]

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
        support = _support(context, item, entry, origin) if origin != "hidden" else ()
        reasons = [Reason(BASES[origin], _WORDS[origin]), *support, *_shared(item, entry), *against]
        organ = entry.state_id if entry.type in ("GovernmentBody", "Position") else None
        yield Candidate(entry.id, entry.label, entry.type, "title" if entry.type == "Position" else origin, ordered(reasons), organ_of=organ)
        if entry.type == "Place":
            yield from places.metonyms(context, item, entry, BASES[origin], against)


def _support(context: Context, item: Item, entry: Entry, origin: str) -> Iterator[Reason]:
    """What else of the text belongs to the thing or to another one."""
    shared = len(item.found) > 1
    if entry.id.startswith("state/"):
        if entry.type == "Territory":
            yield Reason(-CAUTION if shared else -SLIGHT, "no sovereign state")
        if shared:
            if entry.state in context.demonyms:
                yield Reason(FAIR, "the text names its people")
            if context.cities.get(entry.state):
                yield Reason(FAIR, "the text names a city of it")
            if context.states.get(entry.state):
                yield Reason(FAIR, "the text names it without doubt")
    elif entry.type == "Place":
        yield from places.support(context, item, entry)
    elif entry.state:
        near = [*context.near(entry.state, item)]
        yield from near
        # "Congress" is short for the bodies of several states; "Mossad" is one body wherever it is named.
        short = " " not in item.key or item.key in context.lexicon["bodies"]
        if (
            entry.type == "GovernmentBody"
            and origin == "alias"
            and short
            and not near
            and not context.gazetteer.says_whose(item.key)
            and context.others(entry.state)
        ):
            yield Reason(-DOUBT, "the text names other states, and not its own")
    if item.first == item.last and context.people(item.key) and entry.type == "Place":
        yield Reason(-DOUBT, "the text has named a person of that name")
    before = context.before(item)
    if entry.type == "GovernmentBody" and before is not None and before.kind == "name":
        states = {other.state for other, _ in before.found if other.id.startswith("state/")}
        if states:
            yield Reason(FAIR, "its state stands before it") if entry.state in states else Reason(-DECISIVE, "another state stands before it")


def _shared(item: Item, entry: Entry) -> Iterator[Reason]:
    """A part of a state is seldom meant by a name that a state bears; a lesser place seldom by one that a capital bears."""
    if entry.type == "Place" and any(other.id.startswith("state/") for other, _ in item.found):
        yield Reason(-CAUTION, "a state bears the name")
