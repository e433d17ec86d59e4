"""An evaluation as plain data: the scorer's table, and beside it rules, articles, splits, misses and what was made up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pactgraph.evaluation.actors import ACTORS, as_list
from pactgraph.evaluation.calibration import Reliability
from pactgraph.evaluation.figures import Count, Evaluation, Missed, Spurious

__all__ = ["everything", "missed", "reliability_data", "splits_of", "spurious"]

_DIGITS = 3


def everything(evaluation: Evaluation, splits: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    """The scorer's JSON, with ``rules``, ``articles``, ``splits``, ``missed`` and ``spurious``."""
    rules = {rule: _rule(count) for rule, count in evaluation.by_rule().items()}
    return evaluation.to_data() | {
        "rules": rules,
        "articles": {slug: count.to_data() for slug, count in evaluation.by_article().items()},
        "splits": {name: part.to_data() for name, part in splits_of(evaluation, splits).items()},
        "missed": missed(evaluation),
        "spurious": spurious(evaluation),
    }


def _rule(count: Count) -> dict[str, float]:
    shares = {"precision": round(count.precision, _DIGITS), "status": round(count.status_right, _DIGITS)}
    return {"predicted": count.predicted, "matched": count.matched, **shares, "strict": count.strict}


def splits_of(evaluation: Evaluation, splits: Mapping[str, frozenset[str]]) -> dict[str, Evaluation]:
    """The evaluation of each split of which articles were judged."""
    parts = {name: evaluation.only(slugs) for name, slugs in splits.items()}
    return {name: part for name, part in parts.items() if part.articles}


def missed(evaluation: Evaluation) -> list[dict[str, Any]]:
    """The entries that were not found, in the order of the texts."""
    return [_missed(scored.article, entry) for scored in evaluation.articles for entry in scored.missed]


def _missed(article: str, entry: Missed) -> dict[str, Any]:
    gold = entry.gold
    actors = {ours: as_list(gold.slots.get(theirs)) for theirs, ours in ACTORS[gold.type].items()}
    data = {"article": article, "sentence": entry.sentence, "type": gold.type, "status": gold.status, "polarity": gold.polarity, "actors": actors}
    return data | {"quote": gold.evidence[0], "near": None if entry.near is None else round(entry.near, _DIGITS)}


def spurious(evaluation: Evaluation) -> list[dict[str, Any]]:
    """The things that are no entries, in the order of the texts."""
    return [_spurious(scored.article, entry) for scored in evaluation.articles for entry in scored.spurious]


def _spurious(article: str, entry: Spurious) -> dict[str, Any]:
    thing = entry.thing
    actors = {ours: [_name(actor) for actor in as_list(thing.slots.get(ours))] for ours in ACTORS[thing.type].values()}
    best = thing.evidence[0] if thing.evidence else {}
    data = {"article": article, "sentence": entry.sentence, "type": thing.type, "status": thing.status, "polarity": thing.polarity, "actors": actors}
    rules = [rule for rule in thing.rules if rule is not None]
    return data | {"quote": best.get("quote"), "start": best.get("start"), "end": best.get("end"), "rules": rules, "about": thing.claims[0].get("about")}


def _name(actor: Any) -> str:
    """The code of an actor, or its name, or its words."""
    if not isinstance(actor, dict):
        return str(actor)
    return str(actor.get("code") or actor.get("name") or actor.get("text") or "")


def reliability_data(found: Reliability) -> dict[str, Any]:
    """A reliability table as plain data."""
    bins = [{name: round(value, _DIGITS) for name, value in row._asdict().items()} for row in found.bins]
    figures = {"brier": round(found.brier, _DIGITS), "expected_calibration_error": round(found.error, _DIGITS)}
    return {"claims": found.claims, "without_confidence": found.without, "bins": bins, **figures}
