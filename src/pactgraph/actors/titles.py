"""Titles and whose they are: "the Indian defense minister", "Russia's president", "minister of foreign affairs of Iran"."""

from __future__ import annotations

from typing import NamedTuple

from pactgraph.actors.context import Context
from pactgraph.actors.scan import Item

__all__ = ["Owner", "Title", "modifier", "owner", "title"]


_SPECIFIC = 3
"""A title of more words is one office's, if one office alone has it, whatever states stand around it."""


class Owner(NamedTuple):
    """Whose office or body it is.

    Args:
        first: index of the first word of owner and title.
        last: index of the last one.
        states: codes of the states, or ids of organisations, that the words may mean.
        stated: whether the words say so, beside the title or by a title that one office alone has; otherwise the sentence names just one state.
    """

    first: int
    last: int
    states: tuple[str, ...]
    stated: bool


def owner(context: Context, item: Item) -> Owner:
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
    if (after := _behind_comma(context, item)) is not None:
        return Owner(item.first, after.last, _owners(after), True)
    near = context.states_beside(item.first)
    only = _only(context, item)
    if only and (not near or only in near or len(item.key.split()) > _SPECIFIC):
        return Owner(item.first, item.last, (only,), True)
    return Owner(item.first, item.last, near if len(near) == 1 else (), False)


def _behind_comma(context: Context, item: Item) -> Item | None:
    """The name of a state behind a title and a comma: "Minister of Tourism, Brazil"."""
    after = context.item_at(item.last + 1) if " of " in item.key else None
    if after is None or after.kind != "name" or context.words.gaps[after.first] != ", ":
        return None
    return after if _owners(after) and all(origin != "demonym" for _, origin in after.found) else None


def _only(context: Context, item: Item) -> str:
    """The state or organisation that alone has an office or a body of this name, which says whose it is if the name is long enough."""
    if item.kind == "titles":
        owners = context.gazetteer.titles.get(item.key, {})
        only = next(iter(owners)) if len(owners) == 1 and " " in item.key else ""
        return only if item.key.count(" ") > 1 or only in context.states or context.words.possessive(item.first) else ""
    return context.gazetteer.only_bodies.get(item.key, "") if len(item.key.split()) > 2 and context.words.capital[item.first] else ""


def _owners(item: Item) -> tuple[str, ...]:
    """States and organisations that a name may mean."""
    states = [entry.state for entry, origin in item.found if entry.id.startswith("state/") and origin != "hidden"]
    return tuple(states or [entry.id for entry, origin in item.found if entry.id.startswith("organization/") and origin != "hidden"])


def modifier(context: Context, first: int) -> str:
    """The list of the word before a title that changes it: ``past`` (a former president), ``lesser`` (a deputy minister), or nothing."""
    word = context.preceding(first)
    return next((name for name in ("past", "lesser") if word in context.lexicon[name]), "")


class Title(NamedTuple):
    """A title in a text.

    Args:
        words: the title with its owner.
        key: the folded words of the title alone.
        owner: whose it is.
        positions: the entries of the positions that it may mean, whosever it is if the text does not say that; none for a rank or role.
    """

    words: str
    key: str
    owner: Owner
    positions: frozenset[int] = frozenset()

    @property
    def states(self) -> tuple[str, ...]:
        """The states or organisations that stand beside it."""
        return self.owner.states if self.owner.stated else ()


def title(context: Context, item: Item) -> Title:
    """The title that an item is; a deputy's is another one."""
    whose = owner(context, item)
    words = context.words.surface(whose.first, whose.last)
    if item.kind != "titles" or "lesser" in (modifier(context, item.first), modifier(context, whose.first)):
        return Title(words, item.key, whose)
    if not whose.stated:
        return Title(words, item.key, whose, context.gazetteer.positions(item.key))
    of_states = context.gazetteer.titles.get(item.key, {})
    return Title(words, item.key, whose, frozenset(number for state in whose.states for number in of_states.get(state, ())))
