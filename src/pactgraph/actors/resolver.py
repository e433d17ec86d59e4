"""Who or what the names of a text mean, in the order in which a reader meets them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from pactgraph.actors import names, offices, persons
from pactgraph.actors.context import Context
from pactgraph.actors.gazetteer import Entry, Gazetteer
from pactgraph.actors.introduced import spelled_out
from pactgraph.actors.lexicon import Lexicon
from pactgraph.actors.persons import Title
from pactgraph.actors.scan import Item, Scanner
from pactgraph.model.mention import Candidate, Mention, Reason
from pactgraph.model.words import words

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
        found = words(text)
        items = self._scanner.scan(found)
        context = Context(found, items, date.isoformat() if date else "", self.gazetteer, self.lexicon)
        reading = _Reading(context, self._scanner, self._plain)
        mentions = [mention for item in items for mention in reading.mentions(item)]
        return tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))


class _Reading:
    """The mentions of one item, in a context that grows with each.

    Args:
        context: what is known of the text.
        scanner: finds the names inside a longer one.
        plain: the candidates of names of one state with no name or title beside them, kept from text to text since they are most names of a text.
    """

    def __init__(self, context: Context, scanner: Scanner, plain: dict[str, tuple[Candidate, ...]]) -> None:
        self._context, self._scanner, self._plain = context, scanner, plain

    def mentions(self, item: Item) -> Iterator[Mention]:
        """What an item names; the context remembers it."""
        match item.kind:
            case "name" if len(item.found) == 1 and item.found[0][0].id.startswith("state/") and self._context.stands_alone(item):
                if item.key not in self._plain:
                    self._plain[item.key] = tuple(names.candidates(self._context, item))
                yield from self._mention(item.first, item.last, self._plain[item.key])
            case "name" | "unknown":
                yield from self._name(item)
            case "titles":
                yield from self._title(item)
                for name in self._scanner.inside(self._context.words, item):
                    yield from self._name(name)
            case "bodies" | "governments":
                whose = offices.owners(self._context, item)
                if whose.stated:
                    found = offices.body if item.kind == "bodies" else offices.government
                    yield from self._mention(whose.first, whose.last, found(self._context, item, whose))

    def _name(self, item: Item) -> Iterator[Mention]:
        context, title = self._context, self._title_beside(item)
        candidates: list[Candidate] = []
        introduced = context.short_forms.get(item.key)
        if introduced is not None:
            candidates.append(introduced)
        if item.kind == "name":
            candidates += [one for one in names.candidates(context, item) if introduced is None or one.entity != introduced.entity]
            candidates += persons.full(context, item, title)
            if item.first == item.last and context.people(item.key):
                candidates += persons.by_surname(context, item, title)
        elif introduced is None:
            candidates += self._unknown(item, title)
        mention = next(self._mention(item.first, item.last, candidates), None)
        if mention is not None:
            yield mention
        self._introduce(item, mention, title)
        yield from self._person_before(item, mention)
        yield from self._state_inside(item, mention)

    def _state_inside(self, item: Item, mention: Mention | None) -> Iterator[Mention]:
        """The state whose name begins the name of a body of it: "Russian Ministry of Defence"."""
        link = mention.link if mention else None
        if link is None or link.organ_of is None or item.first == item.last or link.type == "Position":
            return
        state = next((one for one in self._scanner.heads(self._context.words, item) if any(entry.id == link.organ_of for entry, _ in one.found)), None)
        if state is not None:
            yield from self._mention(state.first, state.last, names.candidates(self._context, state))

    def _person_before(self, item: Item, mention: Mention | None) -> Iterator[Mention]:
        """A person whose family name is a name of something else: "Michael Jordan"."""
        before = self._context.before(item)
        if (
            item.kind == "name"
            and item.first == item.last
            and before is not None
            and (mention is None or mention.link is None)
            and names.is_given(self._context, before)
        ):
            label = self._context.words.surface(before.first, item.last)
            self._context.introduce((before.key, item.key), None, label)
            yield from self._mention(before.first, item.last, [Candidate(None, label, "Person", "introduced", (Reason(0.7, "a given name before it"),))])

    def _unknown(self, item: Item, title: Title | None) -> list[Candidate]:
        found = list(persons.unknown(self._context, item, title))
        if not found and len([word for word in item.key.split() if word not in self._context.lexicon["particles"]]) == 1:
            found = list(persons.by_surname(self._context, item, title))
        return found

    def _introduce(self, item: Item, mention: Mention | None, title: Title | None) -> None:
        """Remember a person named in full, and the short form in brackets after a name."""
        context = self._context
        link = mention.link if mention else None
        label = context.words.surface(item.first, item.last)
        found = item.key.split()
        if link is not None and link.type == "Person" and len(found) > 1:
            context.introduce(found, next((entry for entry, _ in item.found if entry.id == link.entity), None) or _entry(context, link), link.label)
        elif link is None and len(found) > 1 and item.kind == "unknown" and (title is not None or found[0] in context.gazetteer.given):
            context.introduce(found, None, label)
        acronym = item.last + 1
        if acronym < len(context.words.keys) and (first := spelled_out(context.words, acronym)) is not None:
            whole = context.words.surface(first, item.last)
            if link is not None and first == item.first:
                known = link._replace(rule="introduced", reasons=(Reason(1.2, f"short for “{label}” in this text"),))
            else:
                known = Candidate(None, whole, "Organization", "introduced", (Reason(1.2, f"short for “{whole}” in this text"),))
            context.short_forms[context.words.keys[acronym]] = known

    def _title_beside(self, item: Item) -> Title | None:
        """The title before a name, or after it behind a comma."""
        before = self._context.before(item)
        if before is not None and before.kind in ("titles", "roles", "honorifics"):
            return offices.title(self._context, before)[0]
        return None

    def _title(self, item: Item) -> Iterator[Mention]:
        context = self._context
        title, whose = offices.title(context, item)
        if not title.positions:
            return
        name = context.item_at(whose.last + 1) if context.words.joined(whose.last + 1) else None
        candidates = list(offices.positions(context, item, title, whose))
        if name is not None and name.kind in ("name", "unknown"):
            held = list(self._of_person(name, title))
            entities = {candidate.entity for candidate in held}
            others = (
                [one._replace(reasons=(*one.reasons, Reason(-0.3, f"not the office of “{held[0].reasons[0].words}”"))) for one in candidates]
                if held
                else candidates
            )
            candidates = [*held, *(one for one in others if one.entity not in entities), *(one for one in candidates if one.entity in entities)]
        elif whose.states and not offices.modifier(context, whose.first) and not offices.modifier(context, item.first):
            candidates = [*offices.holders(context, title, whose), *candidates]
        yield from self._mention(whose.first, whose.last, candidates)

    def _of_person(self, name: Item, title: Title) -> Iterator[Candidate]:
        """The position that the person beside a title held."""
        mention = next(iter(self._mention(name.first, name.last, self._people(name, title))), None)
        if mention is None or mention.link is None or mention.link.entity is None:
            return
        person = _entry(self._context, mention.link)
        wanted = {position.number: position for position in title.positions} if person is not None else {}
        for tenure in self._context.gazetteer.tenures(person) if person is not None else ():
            position = wanted.pop(tenure.position, None)
            if position is not None:
                yield Candidate(
                    position.id, position.label, "Position", "title", (Reason(0.85, f"the office of {mention.link.label}, who is named beside it"),)
                )

    def _people(self, item: Item, title: Title) -> list[Candidate]:
        if item.kind == "name":
            return list(persons.full(self._context, item, title))
        return self._unknown(item, title)

    def _mention(self, first: int, last: int, candidates: Iterable[Candidate]) -> Iterator[Mention]:
        candidates = tuple(candidates)
        if len(candidates) > 1:
            candidates = _ranked(candidates)
        if candidates and candidates[0].score > 0:
            found = self._context.words
            yield Mention(found.starts[first], found.ends[last], found.surface(first, last), candidates)


def _ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Each thing once, the best first, without those against which everything speaks."""
    best: dict[tuple[str | None, str], tuple[float, Candidate]] = {}
    for candidate in candidates:
        thing, score = (candidate.entity, candidate.label), candidate.score
        if score > 0 and (thing not in best or score > best[thing][0]):
            best[thing] = score, candidate
    return tuple(candidate for _, candidate in sorted(best.values(), key=lambda one: (-one[0], one[1].entity or "", one[1].label)))


def _entry(context: Context, link: Candidate) -> Entry | None:
    return context.gazetteer.by_id(link.entity) if link.entity else None
