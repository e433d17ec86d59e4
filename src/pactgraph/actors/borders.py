"""Whether the words of a name are part of a longer one that the reference data does not have."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.actors.context import Context
from pactgraph.actors.scan import Item
from pactgraph.actors.titles import owner
from pactgraph.model.mention import Reason

__all__ = ["is_given", "longer"]

_BEFORE_A_PERSON = ("honorifics", "roles", "titles")


def longer(context: Context, item: Item) -> Iterator[Reason]:
    """What the words beside a name say against it."""
    words, before = context.words, context.before(item)
    if not _is_headline(context, item):
        yield from _after(context, item)
        if before is not None and before.kind == "unknown":
            yield from _before(context, item, before)
    if before is not None and before.kind in _BEFORE_A_PERSON and item.first == item.last and not owner(context, before).stated:
        after = context.after(item)
        if not _is_person(item) and (after is None or after.kind != "titles"):
            yield Reason(-0.3, f"“{words.surface(before.first, before.last)}” before it: a person")
    if context.word(item.first - 1) == "of" and context.word(item.first - 2) in context.lexicon["waters"]:
        yield Reason(-0.6, "part of a geographical name")
    if words.text[words.starts[item.first] - 1 : words.starts[item.first]] == "-" and context.word(item.first - 1) in context.lexicon["particles"]:
        yield Reason(-0.45, "a hyphen and a particle before it: part of a name")
    if context.word(item.first - 1) in context.lexicon["speech"] and any(origin == "demonym" for _, origin in item.found):
        yield Reason(-0.6, f"“{context.word(item.first - 1)}” before it: a language")


def is_given(context: Context, item: Item) -> bool:
    """Whether an item is one capitalised word that persons of the reference data have as their first name."""
    return item.kind == "unknown" and item.first == item.last and item.key in context.gazetteer.given


def _is_person(item: Item) -> bool:
    return any(entry.type == "Person" for entry, _ in item.found)


def _after(context: Context, item: Item) -> Iterator[Reason]:
    """Capitalised words, particles or numbers that go on from the name."""
    words, after, beyond = context.words, context.after(item), item.last + 1
    if after is not None and after.kind == "unknown":
        if not _is_person(item) and " " in after.key and after.key.partition(" ")[0] in context.gazetteer.given:
            return  # "American Robert Prevost" names a person and his people.
        # Names of peoples, letters and names of several words are more often an attribute than the beginning of a name.
        attribute = any(origin in ("acronym", "demonym") or (item.first < item.last and entry.type not in ("Person", "Place")) for entry, origin in item.found)
        yield Reason(-0.3 if attribute else -0.45, f"“{words.surface(item.first, after.last)}” may be one name")
    elif _is_person(item) and context.word(beyond) in context.lexicon["particles"] and words.joined(beyond) and words.joined(beyond + 1):
        if words.capital[beyond + 1]:
            yield Reason(-0.45, f"“{words.surface(item.first, beyond + 1)}” may be one name")
    elif any(entry.type in _OF_NAMES for entry, _ in item.found) and item.first == item.last and words.joined(beyond):
        goes_on = context.word(beyond).isdigit() or (context.word(beyond) == "of" and words.joined(beyond + 1) and words.capital[beyond + 1])
        if goes_on:
            yield Reason(-0.45, "a number or “of” and a name after it")


_OF_NAMES = ("Company", "NewsOrganization", "IntergovernmentalOrganization", "ArmedGroup", "Organization")


def _before(context: Context, item: Item, before: Item) -> Iterator[Reason]:
    """Capitalised words that the reference data does not have before the name; the first word of a sentence says nothing."""
    words = context.words
    together = f"“{words.surface(before.first, item.last)}”"
    if is_given(context, before) and not _is_person(item):
        yield Reason(-0.6, f"{together} may be a person")
    elif before.first and words.sentence(before.first) == words.sentence(before.first - 1):
        place = any(entry.type == "Place" for entry, _ in item.found)
        yield Reason(-0.45 if place else -0.3, f"{together} may be one name")


def _is_headline(context: Context, item: Item) -> bool:
    """Whether most words of the sentence are capitalised, so that capitals say nothing."""
    words, sentence = context.words, context.words.sentence
    here = [at for at in range(max(0, item.first - 12), min(len(words.keys), item.last + 13)) if sentence(at) == sentence(item.first)]
    return len(here) > 4 and sum(words.capital[at] for at in here) > 0.7 * len(here)
