"""Names that the text itself introduces: letters in brackets with what they stand for, and persons whom the reference data does not have."""

from __future__ import annotations

from typing import NamedTuple

from pactgraph.actors.borders import is_given
from pactgraph.actors.context import Context
from pactgraph.actors.scan import BEFORE_A_PERSON, Item
from pactgraph.actors.weights import BASES
from pactgraph.model.mention import Candidate, Reason
from pactgraph.model.words import Words

__all__ = ["Introduction", "long_form", "person", "spelled_out"]

_LONGEST = 10
"""Words that an acronym stands for at most."""


class Introduction(NamedTuple):
    """What a text introduces with an item.

    Args:
        first: index of the first word of the name; its last word is that of the item.
        candidate: what is introduced.
    """

    first: int
    candidate: Candidate


def long_form(context: Context, item: Item, link: Candidate | None) -> Introduction | None:
    """Remember the letters in brackets after a name for what they stand for.

    Args:
        context: what is known of the text; it learns the short form.
        item: the name, or its last words.
        link: what the name means.

    Returns:
        the long form if the reference data does not have it.
    """
    bracket = item.last + 1
    if bracket >= len(context.words.keys) or (first := spelled_out(context.words, bracket, context.lexicon["small"])) is None:
        return None
    whole = context.words.surface(first, item.last)
    reason = Reason(BASES["letters in brackets"], f"short for “{whole}” in this text")
    if link is not None and link.entity is not None and first == item.first:
        context.short_forms[context.words.keys[bracket]] = link._replace(rule="introduced", reasons=(reason,))
        return None
    is_thing = context.words.keys[item.last] in context.lexicon["things"] | context.lexicon["events"]
    named = Candidate(None, whole, "Thing" if is_thing else "Organization", "introduced", (reason,))
    context.short_forms[context.words.keys[bracket]] = named
    return Introduction(first, named._replace(reasons=(Reason(BASES["long form"], "its letters stand in brackets after it"),)))


def person(context: Context, item: Item, link: Candidate | None) -> Introduction | None:
    """A person whom the text names in full and the reference data does not have; the context remembers who it is.

    Such a person is told by a title or a given name, also where the family name is the name of something else ("Michael Jordan").
    """
    if link is not None:
        return None
    before, words = context.before(item), item.key.split()
    if item.kind == "name" and item.first == item.last and before is not None and is_given(context, before):
        first, words, reason = before.first, [before.key, item.key], Reason(BASES["person by title"], "a given name before it")
    elif item.kind != "unknown" or len(words) < 2 or words[-1] in context.lexicon["institutions"] | context.lexicon["events"]:
        return None
    elif before is not None and before.kind in BEFORE_A_PERSON:
        first, reason = item.first, Reason(BASES["person by title"], f"“{context.words.surface(before.first, before.last)}” before it")
    elif words[0] in context.gazetteer.given:
        first, reason = item.first, Reason(BASES["person by given name"], "a given name first")
    else:
        context.unknown.add(words[-1])
        return None
    label = context.words.surface(first, item.last)
    context.introduce(words, None, label)
    return Introduction(first, Candidate(None, label, "Person", "introduced", (reason,)))


def spelled_out(words: Words, acronym: int, small: frozenset[str]) -> int | None:
    """The first of the words before a bracket whose first letters are the acronym in it.

    Small words between them need not count ("Organization of American States (OAS)"), but may ("Ministry of Defence (MoD)").

    Args:
        words: the words of the text.
        acronym: index of the word in brackets.
        small: words that need not count.

    Returns:
        the index of the first word of what the acronym stands for, or nothing.
    """
    start, end = words.starts[acronym], words.ends[acronym]
    letters = words.surface(acronym, acronym)
    if words.text[start - 1 : start] != "(" or words.text[end : end + 1] != ")" or sum(letter.isupper() for letter in letters) < 2:
        return None
    wanted = [letter for letter in words.keys[acronym] if letter.isalpha()]
    first = _initials(words, acronym, wanted, frozenset(), small)
    return _initials(words, acronym, wanted, small, small) if first is None else first


def _initials(words: Words, acronym: int, wanted: list[str], counted: frozenset[str], small: frozenset[str]) -> int | None:
    """The first word of a name with these initials that ends before a word; of the small words those count that are to."""
    left = len(wanted)
    for at in range(acronym - 1, max(-1, acronym - 1 - _LONGEST), -1):
        is_initial = words.keys[at][0] == wanted[left - 1] and (words.capital[at] or words.keys[at] in counted)
        if not is_initial and words.keys[at] not in small:
            return None
        left -= is_initial
        if left == 0:
            return at if words.capital[at] else None
        if words.gaps[at] != " ":
            return None
    return None
