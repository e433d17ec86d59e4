"""Which predicted things are entries of the gold set.

A thing is an entry if it has its type, if words it rests on lie in a sentence of the entry's words, and if their actors agree with F1 of
at least `ENOUGH`; pairs are made one to one, the best first. Words that are empty, not in the text where they say, or longer than
three sentences do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pactgraph.evaluation.actors import ACTORS, Keys, as_list, distinct, gold_keys, in_common, predicted_keys
from pactgraph.evaluation.figures import Evaluation, Match, Missed, Scored, Spurious
from pactgraph.evaluation.gold import GoldArticle, GoldClaim
from pactgraph.evaluation.sentences import LONGEST, Place, sentences, touched
from pactgraph.evaluation.slots import judged_slots
from pactgraph.evaluation.things import Prediction, Thing, merged

__all__ = ["ENOUGH", "score", "score_article"]

ENOUGH = 0.67
"""F1 of the actors from which on a thing may be an entry."""

_STATUS_BONUS, _POLARITY_BONUS = 0.1, 0.05
"""What the right status and the right polarity count among pairs with equal actors."""

Actors = dict[str, tuple[Keys, ...]]


class _Pair(NamedTuple):
    """A thing that may be an entry; pairs compare by rank, then by the order in gold set and predictions."""

    rank: float
    gold: int
    thing: int
    status: bool
    polarity: bool
    exact: bool


def score(articles: Iterable[GoldArticle], predictions: Mapping[str, Sequence[Prediction]]) -> Evaluation:
    """Judge the claims of some articles.

    Args:
        articles: the articles of the gold set that are judged; claims of others do not count.
        predictions: the claims of each article, by slug.
    """
    return Evaluation(tuple(score_article(article, predictions.get(article.slug, ())) for article in articles))


def score_article(article: GoldArticle, claims: Sequence[Prediction]) -> Scored:
    """Judge the claims of one article."""
    places = sentences(article.text)
    gold = [claim for claim in article.claims if claim.type in ACTORS]
    things = merged(claims)
    wanted = [touched(places, _occurrences(article.text, claim.evidence)) for claim in gold]
    usable = [_spans(article.text, places, thing) for thing in things]
    given = [touched(places, spans) for spans, _ in usable]
    pairs, near = _pairs(gold, things, wanted, given)
    matched_gold: set[int] = set()
    matched_things: set[int] = set()
    matches = []
    for pair in sorted(pairs, key=lambda pair: (pair.rank, -pair.gold, -pair.thing), reverse=True):
        if pair.gold in matched_gold or pair.thing in matched_things:
            continue
        matched_gold.add(pair.gold)
        matched_things.add(pair.thing)
        claim, thing = gold[pair.gold], things[pair.thing]
        matches.append(Match(claim, thing, pair.status, pair.polarity, pair.exact, tuple(judged_slots(claim, thing))))
    missed = [Missed(claim, _sentence(wanted[i]), near.get(i)) for i, claim in enumerate(gold) if i not in matched_gold]
    spurious = [Spurious(thing, _sentence(given[j])) for j, thing in enumerate(things) if j not in matched_things]
    return Scored(article.slug, tuple(matches), tuple(missed), tuple(spurious), sum(bad for _, bad in usable))


def _pairs(gold: list[GoldClaim], things: list[Thing], wanted: list[set[int]], given: list[set[int]]) -> tuple[list[_Pair], dict[int, float]]:
    """The pairs that may be made, and for each entry with a thing of its type at its place the best F1 of the actors."""
    pairs: list[_Pair] = []
    near: dict[int, float] = {}
    entries, actors = [_gold_actors(claim) for claim in gold], [_predicted_actors(thing) for thing in things]
    for i, claim in enumerate(gold):
        for j, thing in enumerate(things):
            if thing.type == claim.type and wanted[i] & given[j]:
                f1, exact = _agreement(entries[i], actors[j])
                near[i] = max(f1, near.get(i, 0.0))
                if f1 >= ENOUGH:
                    status, polarity = thing.status == claim.status, thing.polarity == claim.polarity
                    pairs.append(_Pair(f1 + _STATUS_BONUS * status + _POLARITY_BONUS * polarity, i, j, status, polarity, exact))
    return pairs, near


def _agreement(gold: Actors, predicted: Actors) -> tuple[float, bool]:
    """F1 of the actors over all their slots, and whether they are the same."""
    common = sum(in_common(gold[slot], predicted[slot]) for slot in gold)
    wanted, given = sum(map(len, gold.values())), sum(map(len, predicted.values()))
    return (2 * common / (wanted + given) if wanted + given else 1.0), common == wanted == given


def _gold_actors(claim: GoldClaim) -> Actors:
    return {ours: distinct(map(gold_keys, as_list(claim.slots.get(theirs)))) for theirs, ours in ACTORS[claim.type].items()}


def _predicted_actors(thing: Thing) -> Actors:
    return {ours: distinct(map(predicted_keys, as_list(thing.slots.get(ours)))) for ours in ACTORS[thing.type].values()}


def _occurrences(text: str, quotes: Iterable[str]) -> list[Place]:
    """All places where one of the quotes stands."""
    return [found.span() for quote in quotes for found in re.finditer(re.escape(quote), text)]


def _spans(text: str, places: Sequence[Place], thing: Thing) -> tuple[list[Place], int]:
    """The places of a thing's words that count, and how many words are not in the text where they say."""
    spans, bad = [], 0
    for evidence in thing.evidence:
        start, end, quote = evidence.get("start", -1), evidence.get("end", -1), evidence.get("quote", "")
        if not quote.strip() or text[start:end] != quote:
            bad += 1
        elif len(touched(places, [(start, end)])) <= LONGEST:
            spans.append((start, end))
    return spans, bad


def _sentence(numbers: set[int]) -> int | None:
    """The first of some sentences, from 1."""
    return min(numbers) + 1 if numbers else None
