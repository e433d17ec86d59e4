"""The figures of an evaluation: what was matched, missed and made up, counted by type, rule and article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from pactgraph.evaluation.actors import ACTORS
from pactgraph.evaluation.gold import GoldClaim
from pactgraph.evaluation.things import Thing

__all__ = ["EVENTS", "UNNAMED", "Count", "Evaluation", "Match", "Missed", "Scored", "Slot", "Spurious"]

EVENTS = ("agreement", "meeting", "sanction", "arms_transfer", "adversary_naming")
"""The claim types whose things are events."""

UNNAMED = "(no rule)"
"""The row of claims that name no rule."""

_DIGITS = 3


def _ratio(part: float, whole: int) -> float:
    """A share, 0 of nothing."""
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries there are, things were predicted, and pairs were made; of these, with the right status, and right in all.

    >>> count = Count(gold=4, predicted=5, matched=3, status=2, strict=1)
    >>> count.precision, count.recall, round(count.f1, 3), round(count.strict_f1, 3)
    (0.6, 0.75, 0.667, 0.222)
    """

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    status: int = 0
    strict: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.gold + other.gold, self.predicted + other.predicted, self.matched + other.matched, self.status + other.status, self.strict + other.strict
        )

    @property
    def precision(self) -> float:
        """The share of what was predicted that is in the gold set."""
        return _ratio(self.matched, self.predicted)

    @property
    def recall(self) -> float:
        """The share of the gold set that was found."""
        return _ratio(self.matched, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _ratio(2 * self.matched, self.gold + self.predicted)

    @property
    def strict_f1(self) -> float:
        """The same of what has the same actors, the right status and the right polarity."""
        return _ratio(2 * self.strict, self.gold + self.predicted)

    @property
    def status_right(self) -> float:
        """The share of pairs with the right status."""
        return _ratio(self.status, self.matched)

    def to_data(self) -> dict[str, float]:
        """The row of the scorer's table, rounded as there."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1, "strict_f1": self.strict_f1, "status": self.status_right}
        return {"gold": self.gold, "predicted": self.predicted, **{name: round(share, _DIGITS) for name, share in shares.items()}}


class Slot(NamedTuple):
    """How often the gold set fills a slot of a matched thing, and how often it is right."""

    n: int
    right: int

    @property
    def accuracy(self) -> float:
        """The share that is right, rounded as the scorer does."""
        return round(_ratio(self.right, self.n), _DIGITS)


class Match(NamedTuple):
    """An entry and the thing that is it: whether status and polarity are right, the actors the same, and which further slots are right."""

    gold: GoldClaim
    thing: Thing
    status: bool
    polarity: bool
    exact: bool
    slots: tuple[tuple[str, bool], ...]

    @property
    def strict(self) -> bool:
        """Whether all is right that the strict figures ask for."""
        return self.exact and self.status and self.polarity


class Missed(NamedTuple):
    """An entry that no thing is; ``near`` is the best F1 of the actors among things of its type at its place, ``None`` if there is none."""

    gold: GoldClaim
    sentence: int | None
    near: float | None


class Spurious(NamedTuple):
    """A thing that is no entry; it has no sentence where none of its words count."""

    thing: Thing
    sentence: int | None


class Scored(NamedTuple):
    """One article: its pairs, and what is left on either side; ``bad_quotes`` are words that are not in the text where they say."""

    article: str
    matches: tuple[Match, ...]
    missed: tuple[Missed, ...]
    spurious: tuple[Spurious, ...]
    bad_quotes: int


class Evaluation(NamedTuple):
    """The articles that were judged."""

    articles: tuple[Scored, ...]

    @property
    def bad_quotes(self) -> int:
        """Words that are empty or not in the text where they say."""
        return sum(scored.bad_quotes for scored in self.articles)

    def by_type(self) -> dict[str, Count]:
        """The figures of each claim type, of events and of all, in the order of the scorer's table."""
        counts = _counted(self.articles, lambda gold, thing: [(gold or thing).type])  # type: ignore[union-attr]
        rows = {name: counts.get(name, Count()) for name in ACTORS}
        return rows | {"EVENTS": sum((rows[name] for name in EVENTS), Count()), "ALL": sum(rows.values(), Count())}

    def by_rule(self) -> dict[str, Count]:
        """The figures of each rule, the busiest first; a thing that several rules made counts for each of them.

        An entry that no thing is belongs to no rule, so that there is no recall here: ``gold`` is 0.
        """
        counts = _counted(self.articles, lambda gold, thing: [rule or UNNAMED for rule in thing.rules] if thing else [])
        rows = {rule: Count(0, count.predicted, count.matched, count.status, count.strict) for rule, count in counts.items()}
        return dict(sorted(rows.items(), key=lambda row: (-row[1].predicted, row[0])))

    def by_article(self) -> dict[str, Count]:
        """The figures of each article."""
        return {scored.article: sum(_counted([scored], lambda gold, thing: ["ALL"]).values(), Count()) for scored in self.articles}

    def slots(self) -> dict[str, Slot]:
        """The further slots of matched things, in the order of their names."""
        judged = [slot for scored in self.articles for match in scored.matches for slot in match.slots]
        return {name: Slot(sum(n == name for n, _ in judged), sum(right for n, right in judged if n == name)) for name in sorted({n for n, _ in judged})}

    def only(self, articles: Iterable[str]) -> Evaluation:
        """The evaluation of some of the articles."""
        wanted = set(articles)
        return Evaluation(tuple(scored for scored in self.articles if scored.article in wanted))

    def to_data(self) -> dict[str, Any]:
        """The scorer's table as plain data."""
        table: dict[str, Any] = {name: count.to_data() for name, count in self.by_type().items()}
        table["slots"] = {name: {"n": slot.n, "accuracy": slot.accuracy} for name, slot in self.slots().items()}
        return table | {"bad_quotes": self.bad_quotes}


def _counted(articles: Iterable[Scored], rows: Callable[[GoldClaim | None, Thing | None], list[str]]) -> dict[str, Count]:
    """Pairs, misses and things made up, counted in the rows that a function names for an entry and its thing."""
    counts: dict[str, Count] = {}
    for scored in articles:
        judged: list[tuple[GoldClaim | None, Thing | None, Count]] = [
            *((match.gold, match.thing, Count(1, 1, 1, int(match.status), int(match.strict))) for match in scored.matches),
            *((missed.gold, None, Count(gold=1)) for missed in scored.missed),
            *((None, spurious.thing, Count(predicted=1)) for spurious in scored.spurious),
        ]
        for gold, thing, count in judged:
            for row in rows(gold, thing):
                counts[row] = counts.get(row, Count()) + count
    return counts
