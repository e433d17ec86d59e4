"""Whether the words of a name are part of a longer one that the reference data does not have."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.actors.context import Context
from pactgraph.actors.scan import BEFORE_A_PERSON, Item
from pactgraph.actors.titles import owner
from pactgraph.actors.weights import CAUTION, DECISIVE, DOUBT
from pactgraph.model.mention import Reason

__all__ = ["is_given", "longer"]


def longer(context: Context, item: Item) -> Iterator[Reason]:
    """What the words beside a name say against it."""
    words, before = context.words, context.before(item)
    named_after = [] if before is not None and _is_pair(context, item, before) else [*_named_after(context, item)]
    yield from named_after
    if not words.is_headline(item.first):
        if not named_after:
            yield from _after(context, item)
        if before is not None and not _is_pair(context, item, before):
            yield from _before(context, item, before)
    if before is not None and before.kind in BEFORE_A_PERSON and item.first == item.last and not owner(context, before).stated:
        after = context.after(item)
        if not _is_person(item) and (after is None or after.kind != "titles"):
            yield Reason(-DOUBT, f"“{words.surface(before.first, before.last)}” before it: a person")
    yield from _words_before(context, item)


def _words_before(context: Context, item: Item) -> Iterator[Reason]:
    """Words of the lexicon before a name that make it part of something else."""
    words, first = context.words, item.first
    word, pair = context.preceding(first), context.preceding(first, 2)
    if word == "of" and pair.partition(" ")[0] in context.lexicon["waters"]:
        yield Reason(-DECISIVE, "part of a geographical name")
    if word in context.lexicon["speech"] and any(origin == "demonym" for _, origin in item.found):
        yield Reason(-DECISIVE, f"“{word}” before it: a language")
    if not words.joined(first) or _is_person(item):
        return
    if words.hyphenated(first) and word in context.lexicon["particles"]:
        yield Reason(-DOUBT, "a hyphen and a particle before it: part of a name")
    named_after = "institutions_before"
    if word in context.lexicon["regions_before"] and words.capital[first - 1] and any(entry.id.startswith("state/") for entry, _ in item.found):
        yield Reason(-DECISIVE, f"“{words.surface(first - 1, item.last)}” is something else")
    elif (word in context.lexicon[named_after] and words.capital[first - 1]) or (pair in context.lexicon[named_after] and words.capital[first - 2]):
        yield Reason(-DECISIVE, f"“{words.surface(first - 1 - (word == 'of'), item.last)}” is named after it")


def is_given(context: Context, item: Item) -> bool:
    """Whether an item is one capitalised word that persons of the reference data have as their first name."""
    if item.first != item.last or item.key not in context.gazetteer.given:
        return False
    return item.kind == "unknown" or (item.kind == "name" and _is_person(item))


def _is_person(item: Item) -> bool:
    return any(entry.type == "Person" for entry, _ in item.found)


def _is_state(item: Item) -> bool:
    return any(entry.id.startswith("state/") for entry, _ in item.found)


def _is_pair(context: Context, item: Item, before: Item) -> bool:
    """Whether a hyphen joins two states: "the U.S.-Vietnam dialogue"."""
    return _is_state(item) and before.kind == "name" and context.words.hyphenated(item.first)


def _after(context: Context, item: Item) -> Iterator[Reason]:
    """Capitalised words, particles or numbers that go on from the name."""
    words, beyond = context.words, item.last + 1
    after, before = context.after(item), context.before(item)
    if after is not None and after.kind == "unknown":
        if not _is_part_of_name(context, item, after) or (before is not None and _is_pair(context, item, before)):
            return
        # Names of peoples, letters and names of several words are more often an attribute than the beginning of a name.
        attribute = any(
            origin in ("acronym", "demonym")
            or entry.type == "IntergovernmentalOrganization"
            or (item.first < item.last and entry.type not in ("Person", "Place"))
            for entry, origin in item.found
        )
        yield Reason(-CAUTION if attribute else -DOUBT, f"“{words.surface(item.first, after.last)}” may be one name")
    elif _is_person(item) and context.following(item.last) in context.lexicon["particles"] and words.joined(beyond + 1):
        if words.capital[beyond + 1]:
            yield Reason(-DOUBT, f"“{words.surface(item.first, beyond + 1)}” may be one name")
    elif any(entry.type in _OF_NAMES for entry, _ in item.found) and item.first == item.last:
        goes_on = context.following(item.last).isdigit() or (context.following(item.last) == "of" and words.joined(beyond + 1) and words.capital[beyond + 1])
        if goes_on:
            yield Reason(-DOUBT, "a number or “of” and a name after it")


def _is_part_of_name(context: Context, item: Item, after: Item) -> bool:
    """Whether capitalised words after a name belong to it; those of a person or an event do not."""
    first, _, rest = after.key.partition(" ")
    if not _is_person(item) and rest and first in context.gazetteer.given:
        return False  # "American Robert Prevost" names a person and his people.
    return not (_is_state(item) and after.key.rpartition(" ")[2] in context.lexicon["events"])


def _named_after(context: Context, item: Item) -> Iterator[Reason]:
    """A body, a sea or a town that bears the name: "Turkish Airlines", "Jordan Valley", "Moscow, Idaho"."""
    words, last = context.words, item.last
    if not _is_state(item) and not any(entry.type == "Place" for entry, _ in item.found):
        return
    if words.hyphenated(last + 1) and context.following(last) == "class":
        yield Reason(-DECISIVE, "a class of ships")
    at = last + 1
    while at <= last + _AHEAD and words.joined(at) and words.capital[at] and not words.possessive(at - 1):
        if words.keys[at] in context.lexicon["institutions"]:
            yield Reason(-DECISIVE, f"“{words.surface(item.first, at)}” is named after it")
            return
        at += 1
    follows = context.item_at(last + 1)
    if follows is not None and words.gaps[follows.first] == ", ":
        regions = [entry for entry, _ in follows.found if entry.type == "Place" and entry.state in _TOWN_AND_STATE and not context.gazetteer.stands_for(entry)]
        if regions and not {entry.state for entry, _ in item.found} & {entry.state for entry in regions} and not context.is_listed(follows):
            yield Reason(-DECISIVE, f"{follows.key.title()} after it: another place of that name")


_TOWN_AND_STATE = ("AUS", "CAN", "USA")
"""States whose towns are named with the part of the state behind a comma. "Israel, Gaza Strip" is a list."""

_AHEAD = 3
"""Capitalised words after a name in which the kind of a body is looked for."""

_OF_NAMES = ("Company", "NewsOrganization", "IntergovernmentalOrganization", "ArmedGroup", "Organization")


def _before(context: Context, item: Item, before: Item) -> Iterator[Reason]:
    """Capitalised words before the name: of a longer one, or a given name; the first word of a sentence says little."""
    words = context.words
    together = f"“{words.surface(before.first, item.last)}”"
    if is_given(context, before) and not _is_person(item):
        yield Reason(-DECISIVE, f"{together} may be a person")
    elif before.kind == "unknown":
        if _is_person(item):
            if all(origin != "name" for _, origin in item.found):
                yield Reason(-DOUBT, f"{together} may be one name")
            return
        generic = item.first == item.last and any(entry.type in ("GovernmentBody", "Place", *_OF_NAMES) for entry, _ in item.found)
        inside = before.first and words.sentence(before.first) == words.sentence(before.first - 1)
        if inside or (generic and before.first < before.last):
            yield Reason(-DOUBT if generic else -CAUTION, f"{together} may be one name")
