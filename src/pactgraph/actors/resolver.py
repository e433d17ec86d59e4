"""Who or what the names of a text mean, in the order in which a reader meets them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from pactgraph.actors import introduced, names, offices, persons
from pactgraph.actors.context import Context
from pactgraph.actors.gazetteer import Entry, Gazetteer
from pactgraph.actors.lexicon import Lexicon
from pactgraph.actors.scan import BEFORE_A_PERSON, Item, Scanner
from pactgraph.actors.titles import Title, modifier, owner, title
from pactgraph.model.mention import Candidate, Mention
from pactgraph.model.words import Words

__all__ = ["Resolver"]


class Resolver:
    """Finds the mentions of actors, offices, places and laws in a text, and who is meant.

    Args:
        gazetteer: the names of the reference data.
        lexicon: words that tell what a name means; the shipped ones by default.
    """

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon | None = None) -> None:
        self.gazetteer, self.lexicon = gazetteer, lexicon or Lexicon.load()
        self._scanner = Scanner(self.gazetteer, self.lexicon)
        self._plain: dict[str, tuple[Candidate, ...]] = {}

    def resolve(self, text: str, date: datetime.date | None = None) -> tuple[Mention, ...]:
        """The mentions of a text with their candidates.

        Args:
            text: any text; offsets are code points of it.
            date: the day of its publication; without it no office leads to its holder.

        Returns:
            the mentions in the order of the text; one may lie inside another ("Indian" in "the Indian defense minister").
        """
        found = Words(text)
        items = self._scanner.scan(found)
        context = Context(found, items, f"{date:%Y-%m-%d}" if date else "", self.gazetteer, self.lexicon)
        reading = _Reading(context, self._scanner, self._plain)
        mentions = [mention for item in items for mention in reading.mentions(item)]
        return tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))


_OF_OWNER = {"bodies": offices.body, "governments": offices.government, "forces": offices.forces, "fighters": offices.fighters}
"""Kinds of items that mean something of the owner beside them."""


class _Reading:
    """The mentions of one item, in a context that grows with each.

    Args:
        context: what is known of the text.
        scanner: finds the names inside a longer one.
        plain: the candidates of names of one state with no name or title beside them, kept from text to text since they are most names of a text.
    """

    def __init__(self, context: Context, scanner: Scanner, plain: dict[str, tuple[Candidate, ...]]) -> None:
        self._context, self._scanner, self._plain = context, scanner, plain
        self._persons: dict[int, tuple[Candidate, ...]] = {}

    def mentions(self, item: Item) -> Iterator[Mention]:
        """What an item names; the context remembers it."""
        match item.kind:
            case "name" if len(item.found) == 1 and item.found[0][0].id.startswith("state/") and self._context.stands_alone(item):
                if item.key not in self._plain:
                    self._plain[item.key] = tuple(names.candidates(self._context, item))
                found = self._context.words
                yield Mention(found.starts[item.first], found.ends[item.last], found.surface(item.first, item.last), self._plain[item.key])
            case "name" | "unknown":
                yield from self._name(item)
            case "titles":
                yield from self._title(item)
                for name in self._scanner.inside(self._context.words, item):
                    yield from self._name(name)
            case "bodies" | "governments" | "forces" | "fighters":
                whose = owner(self._context, item)
                if whose.stated or item.kind == "bodies":
                    yield from self._mention(whose.first, whose.last, _OF_OWNER[item.kind](self._context, item, whose))

    def _name(self, item: Item) -> Iterator[Mention]:
        mention = next(self._mention(item.first, item.last, self._candidates(item)), None)
        if mention is not None:
            yield mention
        link = mention.link if mention else None
        self._remember(item, link)
        for found in (introduced.long_form(self._context, item, link), introduced.person(self._context, item, link)):
            if found is not None:
                yield from self._mention(found.first, item.last, [found.candidate])
        if link is not None and (state := self._state_inside(item, link)) is not None:
            yield from self._mention(state.first, state.last, names.candidates(self._context, state))

    def _candidates(self, item: Item) -> Iterator[Candidate]:
        """Whom or what a name may mean: what the text has introduced under it, then what the reference data has."""
        context, beside = self._context, self._title_beside(item)
        short = context.short_forms.get(item.key)
        if short is not None:
            yield short
        if item.kind == "name":
            yield from (one for one in names.candidates(context, item) if short is None or one.entity != short.entity)
            yield from self._people(item, beside)
            if item.first == item.last and context.people(item.key):
                yield from persons.by_surname(context, item, beside)
        elif short is None:
            yield from self._people(item, beside)

    def _people(self, item: Item, beside: Title | None) -> tuple[Candidate, ...]:
        """Persons of the reference data whom a name may mean; a title asks for them before the name does."""
        if item.first not in self._persons:
            read = persons.full if item.kind == "name" else persons.unknown
            self._persons[item.first] = tuple(read(self._context, item, beside))
        return self._persons[item.first]

    def _title_beside(self, item: Item) -> Title | None:
        """The title before a name."""
        before = self._context.before(item)
        if before is not None and before.kind == "honorifics" and (first := self._context.before(before)) is not None and first.kind == "titles":
            before = first  # "Prime Minister Shri Narendra Modi"
        return title(self._context, before) if before is not None and before.kind in BEFORE_A_PERSON else None

    def _remember(self, item: Item, link: Candidate | None) -> None:
        """Keep a person who is named in full: the family name may follow."""
        words = item.key.split()
        if link is not None and link.type == "Person" and len(words) > 1:
            self._context.introduce(words, self._entry(link), link.label)

    def _state_inside(self, item: Item, link: Candidate) -> Item | None:
        """The state whose name begins the name of a body of it: "Russian Ministry of Defence"."""
        if link.organ_of is None or item.first == item.last or link.type == "Position":
            return None
        heads = self._scanner.heads(self._context.words, item)
        return next((one for one in heads if any(entry.id == link.organ_of for entry, _ in one.found)), None)

    def _title(self, item: Item) -> Iterator[Mention]:
        context, found = self._context, title(self._context, item)
        if not found.positions:
            return
        whose = found.owner
        candidates = list(offices.positions(context, found))
        name = self._named(whose.last + 1)
        if name is not None and name.kind in ("name", "unknown"):
            mention = next(self._mention(name.first, name.last, self._people(name, found)), None)
            link = mention.link if mention is not None else None
            if link is not None and (person := self._entry(link)) is not None:
                candidates = list(offices.held(context, person, found, candidates))
                context.bearers[item.key] = link
        elif not modifier(context, whose.first) and not modifier(context, item.first):
            candidates += offices.holders(context, found)
            bearer = context.bearers.get(item.key)
            if bearer is not None and not whose.stated and context.preceding(item.first) == "the":
                candidates.append(offices.again(bearer, found))
        yield from self._mention(whose.first, whose.last, candidates)

    def _named(self, index: int) -> Item | None:
        """The name that begins with a word, directly after a title; an honorific may stand between."""
        context = self._context
        name = context.item_at(index) if context.words.joined(index) else None
        if name is not None and name.kind == "honorifics":
            name = context.item_at(name.last + 1) if context.words.joined(name.last + 1) else None
        return name

    def _entry(self, link: Candidate) -> Entry | None:
        return self._context.gazetteer.by_id(link.entity) if link.entity else None

    def _mention(self, first: int, last: int, candidates: Iterable[Candidate]) -> Iterator[Mention]:
        """The mention of some words, unless nothing speaks for any candidate."""
        ranked = tuple(candidates)
        if len(ranked) > 1:
            ranked = _ranked(ranked)
        if ranked and ranked[0].score > 0:
            found = self._context.words
            yield Mention(found.starts[first], found.ends[last], found.surface(first, last), ranked)


def _ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Each thing once, the best first, without those against which everything speaks."""
    best: dict[tuple[str | None, str], tuple[float, Candidate]] = {}
    for candidate in candidates:
        thing, score = (candidate.entity, candidate.label), candidate.score
        if score > 0 and (thing not in best or score > best[thing][0]):
            best[thing] = score, candidate
    return tuple(candidate for _, candidate in sorted(best.values(), key=lambda one: (-one[0], one[1].entity or "", one[1].label)))
