"""How well the resolver of actors finds whom a text names, on short news items in which Wikipedia's editors linked the names.

Run it from the repository's root::

    .venv/bin/python benchmarks/resolve.py current_events.jsonl
    .venv/bin/python benchmarks/resolve.py tests/actors/data/current_events.jsonl

The first file is not shipped. It has the 696 items of Wikipedia's "Portal:Current events" of 2025 and 2026 (CC BY-SA 4.0) that are about the relations of
states, with the links as the editors set them. The second one, which is, has forty of them. A line of the first is an item as JSON: its day, its text without
markup, and its links in the order of the text, each with its words and the title of the page behind it::

    {"date": "2025-01-20", "text": "Russia met …", "wikipedia_links": [{"surface": "Russia", "article": "Russia"}, …]}

A line of the second is what ``--sample`` writes: the links have offsets in code points and what they mean (``links``; the fields of ``Gold``).

**What is right.** A title that is a label or an alias of one entry of the reference means that entry; ``resolve/pages.csv`` decides by hand what
this does not: redirects, titles with a qualifier, other spellings, peoples, and links whose surface says another thing than their page
("[[Israeli]] airstrike" with the page of the armed forces names the state). A page that neither maps means nothing in the reference. The column
``also`` names entries to which a link is no error though none is asked for (governments that the reference does not have: their state).

**Spans.** A mention answers a link where both have the same head: the same span after determiners, quotation marks and a possessive at the border
are cut off, titles before a person ("President", "Israeli prime minister"), the state before an organ or office ("United States [[Department of
State]]") and the state behind a place ("[[Washington, D.C.]], U.S."). A state also is right where it only stands at the beginning of a longer
mention that is linked to an organ or office of that state ("[[Vietnamese]] foreign ministry"). What the resolver finds otherwise inside a longer
surface ("Ukrainian" in "[[Ukrainian pipelines]]") or around a shorter one is counted, not judged: the editors did not say what it is.
``resolve/titles.txt`` has the words of titles, with those that join them ("Prime Minister *and* Minister *of* Finance").

**Outcomes.** *right*: the mention's link is the entry, or reached through it (the place of a metonym, the office of its holder); *wrong*: it is another;
*ambiguous*: no link, and the entry is among the candidates; *missed*: no link and no such candidate, or no mention. A link is *wrong* also where its
page means nothing in the reference. What the resolver says that only the text names (a candidate without an entity: "Syrian Army") is no link to
the reference, yet wrong where it is said to be the organ of another state than the page's.
Surfaces that describe without a name ("the military", "Israeli troops", a bare "president") stand in rows of
their own and have no limit: nothing in them says who is meant, save the text around.

The exit code is 1 where a limit is missed. A limit for what the items do not mention is not judged.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

from pactgraph import resources
from pactgraph.model.mention import Candidate, Mention
from pactgraph.rdf import read_turtle
from pactgraph.vocabulary import BASE

ROWS = ("states", "territories", "organizations", "persons", "places", "positions", "laws", "programmes", "items")
READINGS = ("name", "demonym", "description")
FOLDER = Path(__file__).resolve().parent / "resolve"
PAGES = FOLDER / "pages.csv"
TITLES = frozenset((FOLDER / "titles.txt").read_text(encoding="utf-8").split())
IDS = f"{BASE}id/"
LABELS = frozenset({"label", "altLabel", "hiddenLabel", "shortName"})
OWNERS = frozenset({"organOf", "subUnitOf", "positionIn", "country"})
LIMITS = {"states": 0.98, "organizations": 0.95, "persons": 0.90}
WRONG_LIMIT = 0.01
KINDS = {
    "State": "states",
    "Territory": "territories",
    "Person": "persons",
    "Place": "places",
    "Position": "positions",
    "SanctionsLaw": "laws",
    "LegalProvision": "laws",
    "SanctionsProgramme": "programmes",
    "Item": "items",
}


class Resolver(Protocol):
    """What finds the mentions of a text."""

    def resolve(self, text: str, date: datetime.date | None) -> Sequence[Mention]:
        """The mentions in the order of the text."""


@dataclass(frozen=True)
class Gold:
    """What a link of the editors means.

    Attributes:
        start, end: offsets in code points.
        surface: the words.
        page: the title behind them, underscores and all.
        entity: the entry of the reference; empty if none.
        also: entries to which a link is no error.
        kind: the row of the table: "states" …; empty where there is no entry.
        reading: "name", "demonym" (the state by its demonym or name, where the page is of a people or of something of the state) or "description".
    """

    start: int
    end: int
    surface: str
    page: str
    entity: str = ""
    also: tuple[str, ...] = ()
    kind: str = ""
    reading: str = ""

    @property
    def accepted(self) -> frozenset[str]:
        """All entries to which a link is no error."""
        return frozenset({self.entity, *self.also} - {""})


@dataclass(frozen=True)
class Item:
    """A dated text with what its links mean."""

    date: datetime.date
    text: str
    links: tuple[Gold, ...]


@dataclass(frozen=True)
class Judgement:
    """What became of one link of the editors."""

    item: Item
    gold: Gold
    outcome: str
    found: str = ""
    within: bool = False


@dataclass(frozen=True)
class Finding:
    """A mention of the resolver and where it lies."""

    item: Item
    mention: Mention
    place: str


@dataclass
class Reference:
    """Names of the entries of the reference, read from its Turtle files and not from the resolver."""

    kinds: dict[str, str] = field(default_factory=dict)
    labels: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    owners: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def load(cls) -> Reference:
        """The core and the register, without tenures."""
        reference = cls()
        files = [*resources.reference_files(), *sorted(resources.register_folder().glob("*.ttl"))]
        for quad in read_turtle(file for file in files if file.name != "tenures.ttl"):
            entity, value = quad.subject.value.removeprefix(IDS), quad.object.value
            match re.split("[/#]", quad.predicate.value)[-1]:
                case "type":
                    name = value.rpartition("#")[2]
                    reference.kinds[entity] = KINDS.get(name, "organizations" if entity.startswith("organization/") else "items")
                case property if property in OWNERS:
                    reference.owners[entity].add(value.removeprefix(IDS))
                case property if property in LABELS or property == "demonym":
                    reference.names[plain(value)].add(entity)
                    if property != "demonym":
                        reference.labels[value].add(entity)
        return reference

    def belongs(self, entity: str, state: str) -> bool:
        """Whether an entry is an organ or office of a state, or of an organ of it."""
        return any(owner == state or (owner != entity and self.belongs(owner, state)) for owner in self.owners.get(entity, ()))

    def is_owner(self, words: str) -> bool:
        """Whether the words name something that organs and offices may belong to: no person, no office."""
        return any(self.kinds[entity] in {"states", "territories", "places", "organizations"} for entity in self.names.get(plain(words), ()))

    def entries(self, title: str) -> set[str]:
        """The entries, programmes apart, of which the title of a page is a label or an alias, letter for letter."""
        return {entity for entity in self.labels.get(title.replace("_", " "), ()) if self.kinds[entity] != "programmes"}


class TableError(Exception):
    """The table by hand does not fit the reference or the items."""


def plain(name: str) -> str:
    """A name without case, article, points of "U.S." and possessive.

    >>> plain("The U.S.'s"), plain("Syria’s")
    ('us', 'syria')
    """
    text = re.sub(r"[’']s$", "", name.replace("’", "'").strip()).lower()
    return re.sub(r"^the ", "", re.sub(r"\b((?:[a-z]\.)+)", lambda match: match[1].replace(".", ""), text))


def offsets(text: str, surfaces: Iterable[str]) -> Iterator[tuple[int, int] | None]:
    """Where the surfaces stand, each after the one before; whole words before parts of words; None where one is not in the text.

    >>> list(offsets("Israeli and Israel, then Israel", ["Israel", "Israel", "Iran"]))
    [(12, 18), (25, 31), None]
    """
    position = 0
    for surface in surfaces:
        whole = re.compile(rf"(?<!\w){re.escape(surface)}(?!\w)").search(text, position)
        start = whole.start() if whole else text.find(surface, position)
        if start < 0:
            yield None
        else:
            position = start + len(surface)
            yield start, position


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without determiners, quotation marks and a possessive at its border.

    >>> trim("of the Kremlin's", 3, 16)
    (7, 14)
    """
    while True:
        piece = text[start:end]
        left = re.match(r"(?:[\s\"“”‘’'(\[]|(?:the|a|an|its|their|his|her)\s)+", piece, re.IGNORECASE)
        right = re.search(r"(?:[’']s?|[\s\"“”)\],;:.])+$", piece)
        new = (start + (left.end() if left else 0), end - (len(piece) - right.start() if right else 0))
        if new == (start, end) or new[0] >= new[1]:
            return start, end
        start, end = new


def same(text: str, mention: Mention, gold: Gold, reference: Reference) -> bool:
    """Whether a mention has the head of a link: its span, but for titles before persons, the state before organs, and the state behind places."""
    one, other = trim(text, mention.start, mention.end), trim(text, gold.start, gold.end)
    if one == other:
        return True
    before = text[min(one[0], other[0]) : max(one[0], other[0])].replace(",", " ").split()
    behind = text[min(one[1], other[1]) : max(one[1], other[1])]
    if behind:
        return not before and gold.kind == "places" and behind.startswith(", ") and reference.is_owner(behind.removeprefix(", "))
    persons = gold.kind == "persons" or (not gold.kind and any(candidate.type == "Person" for candidate in mention.candidates))
    titles = 0
    while persons and titles < len(before) and before[-1 - titles].lower().strip(".") in TITLES:
        titles += 1
    rest = " ".join(before[: len(before) - titles])
    if not rest or not reference.is_owner(rest):
        return not rest
    return titles > 0 or (not persons and gold.kind in {"organizations", "positions", ""})


def within(text: str, mention: Mention, gold: Gold, reference: Reference) -> bool:
    """Whether a state stands at the beginning of a mention that is linked to an organ or office of it."""
    link = mention.link
    if link is None or gold.kind not in {"states", "territories"} or mention.end <= gold.end:
        return False
    owned = link.organ_of == gold.entity or (link.entity is not None and reference.belongs(link.entity, gold.entity))
    return owned and trim(text, mention.start, mention.end)[0] == trim(text, gold.start, gold.end)[0]


def reading(surface: str, entity: str, reference: Reference) -> str:
    """Whether a surface names its entry or only describes it.

    It names where it is a name or a demonym of the entry, or where a capital letter is left after the state or organisation at its
    beginning is cut off ("Iran's [Atomic Energy Organization]", not "Israeli [troops]"). An office is named where more than titles is there.
    """
    if entity in reference.names.get(plain(surface), ()) or reference.kinds[entity] in {"persons", "places"}:
        return "name"
    words = surface.split()
    if reference.kinds[entity] == "positions":
        capital = [word for word in words if word[:1].isupper() and word.lower() not in TITLES]
        return "name" if capital else "description"
    owner = next((length for length in range(len(words) - 1, 0, -1) if reference.is_owner(" ".join(words[:length]))), 0)
    return "name" if any(character.isupper() for word in words[owner:] for character in word) else "description"


@cache
def table(file: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The table by hand: page and surface (empty: any other) to its row."""
    with file.open(encoding="utf-8", newline="") as stream:
        return {(row["page"], row["surface"]): row for row in csv.DictReader(stream)}


def meaning(page: str, surface: str, reference: Reference, file: Path = PAGES) -> tuple[str, tuple[str, ...], str]:
    """The entry, the entries accepted and the reading of a page behind a surface: by the table, else by name.

    Raises:
        TableError: a row names what the reference does not have, or a title has several entries and no row.
    """
    rows = table(file)
    row = rows.get((page, surface)) or rows.get((page, ""))
    if row is None:
        found = reference.entries(page)
        if len(found) > 1:
            raise TableError(f"{page}: found {', '.join(sorted(found))}; expected one, or a row in {file.name}")
        entity = next(iter(found), "")
        return entity, (), reading(surface, entity, reference) if entity else ""
    entity, also, said = row["entity"], tuple(row["also"].split()), row["reading"]
    if unknown := {entity, *also} - {""} - reference.kinds.keys():
        raise TableError(f"{page}: found {', '.join(sorted(unknown))}; expected entries of the reference")
    return entity, also, said or (reading(surface, entity, reference) if entity else "")


def read_items(file: Path, reference: Reference) -> tuple[list[Item], int]:
    """The items of a file, in either form, with what their links mean, and how many links are not in their text."""
    items, lost = [], 0
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if "links" in record:
            items.append(sampled(record))
            continue
        links = [(link["surface"], unquote(link["article"])) for link in record["wikipedia_links"]]
        golds = []
        for (surface, page), span in zip(links, offsets(record["text"], [surface for surface, _ in links]), strict=True):
            if span is None:
                lost += 1
                continue
            entity, also, how = meaning(page, surface, reference)
            golds.append(Gold(*span, surface, page, entity, also, reference.kinds[entity] if entity else "", how))
        items.append(Item(datetime.date.fromisoformat(record["date"]), record["text"], tuple(golds)))
    return items, lost


def told(candidate: Candidate) -> str:
    """A candidate in a line: entity, rule, score, reasons."""
    entity = candidate.entity or f"“{candidate.label}”, not of the reference,"
    via = f" via {candidate.via}" if candidate.via else ""
    organ = f", organ of {candidate.organ_of}" if candidate.organ_of else ""
    reasons = "; ".join(f"{reason.weight:+.2f} {reason.words}" for reason in candidate.reasons)
    return f"{entity} by {candidate.rule}{via}{organ}, {candidate.score:.2f} ({reasons})"


def reached(candidate: Candidate) -> set[str]:
    """The entity and what it was reached through."""
    return {one for one in (candidate.entity, candidate.via) if one}


def judge(item: Item, mentions: Sequence[Mention], reference: Reference) -> tuple[list[Judgement], list[Finding]]:
    """What became of each link of an item, and where each of the resolver's mentions lies: on a link of the editors, inside, around, or elsewhere."""
    judgements: list[Judgement] = []
    free = dict(enumerate(mentions))
    answered: set[int] = set()
    for gold in item.links:
        fitting = [number for number, mention in free.items() if same(item.text, mention, gold, reference)]
        number = min(fitting, key=lambda one: abs(free[one].start - gold.start) + abs(free[one].end - gold.end), default=None)
        answer = None if number is None else free.pop(number)
        answered |= set() if number is None else {number}
        around = None if answer else next((mention for mention in mentions if within(item.text, mention, gold, reference)), None)
        if around is not None and around.link is not None:
            judgements.append(Judgement(item, gold, "right", told(around.link), True))
        else:
            judgements.append(Judgement(item, gold, *outcome(gold, answer, item.text, mentions)))
    findings = [Finding(item, mention, place(item, mention, number in answered)) for number, mention in enumerate(mentions)]
    return judgements, findings


def place(item: Item, mention: Mention, answers: bool) -> str:
    """Where a mention lies beside the links of the editors."""
    if mention.link is None:
        return "without a link"
    if mention.link.entity is None:
        return "of what only the text names"
    if answers:
        return "linked on a link of the editors"
    if any(gold.start <= mention.start and mention.end <= gold.end for gold in item.links):
        return "linked inside one"
    if any(mention.start < gold.end and gold.start < mention.end for gold in item.links):
        return "linked around or across one"
    return "linked elsewhere"


def outcome(gold: Gold, answer: Mention | None, text: str, mentions: Sequence[Mention]) -> tuple[str, str]:
    """The outcome for one link, and what was found."""
    if answer is None:
        near = [mention for mention in mentions if mention.start < gold.end and gold.start < mention.end]
        found = "; ".join(f"“{text[m.start : m.end]}” {told(m.link) if m.link else 'without a link'}" for m in near)
        return ("missed" if gold.entity else "nothing"), found
    if answer.link is not None and answer.link.entity is not None:
        right = bool(reached(answer.link) & gold.accepted)
        return ("wrong" if not right else "right" if gold.entity else "accepted"), told(answer.link)
    if answer.link is not None:
        states = {entity for entity in gold.accepted if entity.startswith("state/")}
        other = answer.link.organ_of is not None and states and answer.link.organ_of not in states
        return ("wrong" if other else "missed" if gold.entity else "nothing"), told(answer.link)
    found = "; ".join(told(candidate) for candidate in answer.candidates[:4]) or "no candidate"
    if not gold.entity:
        return "nothing", found
    return ("ambiguous" if any(reached(candidate) & gold.accepted for candidate in answer.candidates) else "missed"), found


@dataclass
class Score:
    """The judgements of all items, counted."""

    judgements: list[Judgement]
    findings: list[Finding]

    @property
    def places(self) -> Counter[str]:
        """How many mentions lie where."""
        return Counter(finding.place for finding in self.findings)

    def rows(self) -> dict[str, Counter[str]]:
        """Outcomes by reading and kind; those named come first."""
        rows: dict[tuple[int, int], tuple[str, Counter[str]]] = {}
        for judgement in self.judgements:
            gold = judgement.gold
            if gold.entity:
                name = gold.kind if gold.reading == "name" else f"{gold.kind}, by {gold.reading}"
                key = (READINGS.index(gold.reading), ROWS.index(gold.kind))
                rows.setdefault(key, (name, Counter()))[1][judgement.outcome] += 1
        return dict(rows[key] for key in sorted(rows))

    def share(self, kind: str, readings: Sequence[str] = ("name", "demonym")) -> float | None:
        """The share that is right of the mentions of a kind, None where there are none; peoples count for their states."""
        outcomes = [one.outcome for one in self.judgements if one.gold.kind == kind and one.gold.entity and one.gold.reading in readings]
        return outcomes.count("right") / len(outcomes) if outcomes else None

    @property
    def links(self) -> int:
        """Links of the resolver on links of the editors."""
        return sum(one.outcome in {"right", "wrong", "accepted"} and not one.within for one in self.judgements)

    @property
    def wrong(self) -> int:
        """Those of them that are wrong."""
        return sum(judgement.outcome == "wrong" for judgement in self.judgements)

    @property
    def wrong_share(self) -> float:
        """The share of wrong links."""
        return self.wrong / self.links if self.links else 0.0

    @property
    def errors(self) -> list[Judgement]:
        """Judgements that are wrong, ambiguous or missed."""
        return [judgement for judgement in self.judgements if judgement.outcome in {"wrong", "ambiguous", "missed"}]

    @property
    def kept(self) -> bool:
        """Whether all limits are kept, of the kinds that are mentioned at all."""
        shares = {kind: self.share(kind) for kind in LIMITS}
        return self.wrong_share <= WRONG_LIMIT and all(share is None or share >= LIMITS[kind] for kind, share in shares.items())


def score(items: Iterable[Item], resolver: Resolver, reference: Reference) -> Score:
    """Resolve all items and judge."""
    judgements: list[Judgement] = []
    findings: list[Finding] = []
    for item in items:
        judged, found = judge(item, resolver.resolve(item.text, item.date), reference)
        judgements += judged
        findings += found
    return Score(judgements, findings)


def context(text: str, start: int, end: int, width: int = 70) -> str:
    """A span in double brackets with some text around."""
    before, after = text[max(0, start - width) : start], text[end : end + width]
    return f"{'…' if start > width else ''}{before}[[{text[start:end]}]]{after}{'…' if end + width < len(text) else ''}"


def print_report(result: Score, lost: int) -> None:
    """The tables for a reader, then every error."""
    print("| kind | mentions | right | wrong | ambiguous | missed | share right |\n| --- | --- | --- | --- | --- | --- | --- |")
    for name, outcomes in result.rows().items():
        total = outcomes.total()
        counts = " | ".join(str(outcomes[outcome]) for outcome in ("right", "wrong", "ambiguous", "missed"))
        print(f"| {name} | {total} | {counts} | {outcomes['right'] / total:.3f} |")
    print("\n| limit | wanted | found | with descriptions |\n| --- | --- | --- | --- |")
    for kind, limit in LIMITS.items():
        shares = (result.share(kind), result.share(kind, READINGS))
        print(f"| {kind} right | ≥ {limit} | {' | '.join('not judged' if share is None else f'{share:.4f}' for share in shares)} |")
    print(f"| wrong of {result.links} links | ≤ {WRONG_LIMIT} | {result.wrong_share:.4f} ({result.wrong}) | |")
    nil = sum(not judgement.gold.entity for judgement in result.judgements)
    total = len(result.judgements)
    if total:
        print(f"\n{total} links of the editors, of which {nil} ({nil / total:.0%}) mean nothing in the reference; {lost} more are not in their text.")
    else:
        print("\n0 links of the editors.")
    found = result.places.total()
    inside = sum(judgement.within for judgement in result.judgements)
    print(f"{inside} states are right as the beginning of the name of their organ or office.")
    print(f"{found} mentions found: {', '.join(f'{count} {place}' for place, count in result.places.most_common())}.")
    for outcome in ("wrong", "ambiguous", "missed"):
        errors = [judgement for judgement in result.errors if judgement.outcome == outcome]
        print(f"\n## {outcome}: {len(errors)}\n")
        for error in errors:
            gold = error.gold
            print(f"{error.item.date} {gold.surface!r} ({gold.page}; {gold.reading or 'not in the reference'})")
            print(f"    {context(error.item.text, gold.start, gold.end)}")
            print(f"    expected {' or '.join(filter(None, [gold.entity, *gold.also])) or 'no link'}; found {error.found or 'nothing'}")


def print_unjudged(result: Score) -> None:
    """Links that lie on no link of the editors, each word with its entity once: for a reader who judges by eye."""
    unjudged: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in result.findings:
        link = finding.mention.link
        if link is not None and link.entity is not None and finding.place != "linked on a link of the editors":
            unjudged[link.entity, finding.mention.text, link.rule].append(finding)
    print(f"\n## not judged: {sum(map(len, unjudged.values()))} links, {len(unjudged)} words and entities\n")
    for (entity, _, rule), findings in sorted(unjudged.items()):
        first = findings[0]
        print(f"{len(findings)} × {entity} by {rule}: {context(first.item.text, first.mention.start, first.mention.end, 30)}")


def report(result: Score, lost: int) -> dict[str, object]:
    """All figures and errors for a machine."""
    return {
        "rows": {name: dict(outcomes) for name, outcomes in result.rows().items()},
        "shares": {kind: result.share(kind) for kind in LIMITS},
        "shares_with_descriptions": {kind: result.share(kind, READINGS) for kind in LIMITS},
        "links": result.links,
        "wrong_links": result.wrong,
        "wrong_share": result.wrong_share,
        "kept": result.kept,
        "links_of_the_editors": len(result.judgements),
        "not_in_the_reference": sum(not judgement.gold.entity for judgement in result.judgements),
        "not_in_the_text": lost,
        "right_within_an_organ": sum(judgement.within for judgement in result.judgements),
        "mentions": dict(result.places),
        "errors": [
            {"date": str(e.item.date), **asdict(e.gold), "outcome": e.outcome, "context": context(e.item.text, e.gold.start, e.gold.end), "found": e.found}
            for e in result.errors
        ],
    }


def write_sample(items: Sequence[Item], count: int, seed: int) -> None:
    """So many items chosen at random, in their order, as JSON lines with what their links mean."""
    for position in sorted(random.Random(seed).sample(range(len(items)), count)):
        item = items[position]
        links = [{key: value for key, value in asdict(gold).items() if value not in ("", ())} for gold in item.links]
        print(json.dumps({"date": str(item.date), "text": item.text, "links": links}, ensure_ascii=False))


def read_sample(file: Path) -> list[Item]:
    """The items that ``write_sample`` wrote."""
    return [sampled(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def sampled(record: dict[str, Any]) -> Item:
    """An item that ``write_sample`` wrote."""
    golds = tuple(Gold(**{**link, "also": tuple(link.get("also", ()))}) for link in record["links"])
    return Item(datetime.date.fromisoformat(record["date"]), record["text"], golds)


def main() -> int:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("items", type=Path, help="JSON lines with date, text and wikipedia_links, or as --sample writes them")
    arguments.add_argument("--json", action="store_true", help="figures and errors as JSON")
    arguments.add_argument("--unjudged", action="store_true", help="also print the links that lie on no link of the editors")
    arguments.add_argument("--sample", type=int, metavar="N", help="write N items chosen at random with what their links mean, and resolve nothing")
    arguments.add_argument("--seed", type=int, default=7, help="of the choice")
    options = arguments.parse_args()
    reference = Reference.load()
    items, lost = read_items(options.items, reference)
    if options.sample:
        write_sample(items, options.sample, options.seed)
        return 0
    from pactgraph import actors

    result = score(items, actors.Resolver(actors.Gazetteer.load()), reference)
    if options.json:
        print(json.dumps(report(result, lost), ensure_ascii=False, indent=1))
    else:
        print_report(result, lost)
        if options.unjudged:
            print_unjudged(result)
    return 0 if result.kept else 1


if __name__ == "__main__":
    sys.exit(main())
