"""Which person is meant: by a full name, a family name, or a title and a name."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from pactgraph.actors.borders import longer
from pactgraph.actors.context import Context, Introduced
from pactgraph.actors.gazetteer import Entry, Tenure
from pactgraph.actors.scan import Item
from pactgraph.actors.titles import Title
from pactgraph.actors.weights import BASES, CAUTION, CLEAR, DOUBT, FAIR, SLIGHT, STRONG, WEAK
from pactgraph.model.mention import Candidate, Reason
from pactgraph.model.words import skeleton

__all__ = ["by_surname", "full", "unknown"]

_PARTS = {"short": "first and last name", "part": "part of the name"}

_LONGEST = 6
"""Words that the name of a person has at most."""

_ALIKE = 0.75
"""How like two spellings of each word of a name are at least (Ratcliff and Obershelp, 0 to 1)."""

_ALIKE_GIVEN = 0.6
"""The same for the first word, which differs more."""

_SURNAME = 0.45
"""The least score at which a family name alone is a mention at all."""

_LIFETIME = 45
"""Years around a tenure in which its holder may be in the news."""


def full(context: Context, item: Item, title: Title | None) -> Iterator[Candidate]:
    """Candidates for a name that the reference data has."""
    for entry, origin in item.found:
        if entry.type == "Person":
            words = _PARTS.get(origin, "the name in full")
            yield _candidate(context, item, entry, origin, Reason(BASES[origin], words), title)


def unknown(context: Context, item: Item, title: Title | None) -> Iterator[Candidate]:
    """Candidates for capitalised words that are no name of the reference data: a family name, further given names, initials, another spelling."""
    found = item.key.split()
    if sum(word not in context.lexicon["particles"] for word in found) == 1:
        yield from by_surname(context, item, title)
    if len(found) < 2 or len(found) > _LONGEST:
        return
    gazetteer, bare = context.gazetteer, [word for word in found if word not in context.lexicon["generations"]]
    for entry, origin in gazetteer.find(f"{bare[0]} {bare[-1]}") if bare != found or len(bare) > 2 else ():
        if entry.type == "Person" and origin in ("name", "alias", "short"):
            yield _candidate(context, item, entry, "short", Reason(BASES["further names"], f"{entry.label} with further names"), title)
    if len(bare[0]) == 1:
        for entry in gazetteer.with_surname(bare[-1]):
            if entry.label[:1].lower() == bare[0]:
                yield _candidate(context, item, entry, "initial", Reason(BASES["initial"], "initial and family name"), title)
    for entry in gazetteer.with_consonants(skeleton(item.key)):
        other = entry.id.partition("/")[2].split("-")
        if len(other) >= len(found) and _are_alike(other, found):
            yield _candidate(context, item, entry, "spelling", Reason(BASES["spelling"], f"another spelling of {entry.label}"), title)


def _are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words of two names are spellings of each other; given names differ more than family names do."""
    ratios = [SequenceMatcher(None, *pair).ratio() for pair in zip(one, other, strict=False)]
    return ratios[0] >= _ALIKE_GIVEN and all(ratio >= _ALIKE for ratio in ratios[1:])


def by_surname(context: Context, item: Item, title: Title | None) -> Iterator[Candidate]:
    """Candidates for a family name alone: persons whom the text has introduced, then holders of the office beside it, then of high office."""
    surname = item.key.rpartition(" ")[2]
    introduced, namesakes = _introduced(context, item), context.gazetteer.with_surname(surname)
    if not introduced and not namesakes:
        return
    for person in introduced:
        yield _again(context, person, item, title)
    known = {person.entry for person in introduced}
    titled = title is not None and (before := context.before(item)) is not None and before.kind != "honorifics"
    high = [entry for entry in namesakes if _high(context, context.gazetteer.tenures(entry))]
    for entry in namesakes:
        if entry in known:
            continue
        base = [Reason(BASES["surname"], f"family name of {entry.label}")]
        if len(namesakes) == 1:
            base.append(Reason(SLIGHT, "nobody else in the reference data bears it"))
        if high == [entry]:
            base.append(Reason(SLIGHT, "nobody else who bears it held high office"))
        candidate = _with(context, item, entry, "surname", [*base, *_of_surname(context, item, surname)], title)
        # A family name alone says nothing of persons for whom nothing else speaks.
        if candidate.score >= _SURNAME or titled:
            yield candidate


def _of_surname(context: Context, item: Item, surname: str) -> Iterator[Reason]:
    """What speaks against a word's being the family name of somebody known."""
    after = context.after(item)
    if context.preceding(item.first) == "the" and (after is None or after.kind not in ("bodies", "governments")):
        yield Reason(-CAUTION, "“the” before it")
    if surname in context.unknown:
        yield Reason(-CAUTION, "the text has named somebody or something else that ends so")
    if (
        after is not None
        and after.kind in ("bodies", "governments", "name")
        and context.words.capital[after.first]
        and not context.words.is_headline(item.first)
    ):
        yield Reason(-CAUTION, f"“{context.words.surface(item.first, after.last)}” may be one name")


def _introduced(context: Context, item: Item) -> list[Introduced]:
    found = item.key.split()
    people = context.people(found[-1])
    return [person for person in people if set(found) <= set(person.words) or len(found) == 1]


def _again(context: Context, person: Introduced, item: Item, title: Title | None) -> Candidate:
    reasons = [Reason(BASES["surname of somebody named"], f"the text has named {person.label}")]
    if context.preceding(item.first) == "the" or context.following(item.last) == "of":
        reasons.append(Reason(-DOUBT, "“the” before it or “of” after it: no family name"))
    if person.entry is None:
        return Candidate(None, person.label, "Person", "surname", tuple(reasons))
    reasons += _of_title(context, person.entry, title)
    return Candidate(person.entry.id, person.entry.label, "Person", "surname", tuple(reasons))


def _candidate(context: Context, item: Item, entry: Entry, rule: str, base: Reason, title: Title | None) -> Candidate:
    return _with(context, item, entry, rule, [base], title)


def _with(context: Context, item: Item, entry: Entry, rule: str, base: Sequence[Reason], title: Title | None) -> Candidate:
    tenures = context.gazetteer.tenures(entry)
    reasons = [*base, *_of_title(context, entry, title), *_of_office(context, tenures, title), *context.near(entry.state, item)]
    reasons += _of_age(context.day, tenures)
    reasons += longer(context, item) if item.kind == "name" else ()
    ordered = sorted(reasons[len(base) :], key=lambda reason: -reason.weight)
    return Candidate(entry.id, entry.label, entry.type, rule, (*base, *ordered))


def _of_title(context: Context, person: Entry, title: Title | None) -> Iterable[Reason]:
    """Whether the person holds or held the office beside the name, or at least one of the state beside it."""
    if title is None:
        return
    tenures = [tenure for tenure in context.gazetteer.tenures(person) if tenure.position in title.positions]
    held = [tenure for tenure in tenures if context.day and tenure.held(context.day)]
    if held:
        yield Reason(CLEAR, f"{context.gazetteer.entry(held[0].position).label} on {context.day}")
    elif tenures:
        last = tenures[-1]
        until = f"until {last.end}" if last.end else f"when it was read on {last.read}"
        yield Reason(FAIR, f"{context.gazetteer.entry(last.position).label} {until}")
    if title.states and person.state:
        if person.state in title.states:
            yield Reason(WEAK, f"{title.words} of the person's own state")
        elif not tenures:
            yield Reason(-CAUTION, f"{title.words} of another state")


def _of_office(context: Context, tenures: Sequence[Tenure], title: Title | None) -> Iterable[Reason]:
    """Holders of high office are named without a title."""
    if title is not None and title.positions:
        return
    high = _high(context, tenures)
    held = next((tenure for tenure in high if context.day and tenure.held(context.day)), None)
    if held is not None:
        yield Reason(STRONG, f"{context.gazetteer.entry(held.position).label} on {context.day}")
    elif high:
        yield Reason(FAIR, f"{context.gazetteer.entry(high[-1].position).label} at another time")


def _high(context: Context, tenures: Sequence[Tenure]) -> list[Tenure]:
    """The tenures of offices whose holders the news name without a title."""
    return [tenure for tenure in tenures if tenure.position in context.gazetteer.high_offices]


def _of_age(day: str, tenures: Sequence[Tenure]) -> Iterable[Reason]:
    """Whether the person can be in the news at all."""
    days = [bound for tenure in tenures for bound in (tenure.start, tenure.end or tenure.read) if bound]
    if not day or not days:
        return
    today = datetime.date.fromisoformat(day).year
    first, last = int(min(days)[:4]), int(max(days)[:4])
    if today - last > _LIFETIME or first - today > _LIFETIME // 2:
        yield Reason(-DOUBT, f"in office {first} to {last}, a lifetime from {today}")
    elif today - last > _LIFETIME // 2:
        yield Reason(-WEAK, f"in office {first} to {last}, long before {today}")
