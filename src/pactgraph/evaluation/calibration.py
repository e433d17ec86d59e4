"""Whether confidence holds, and what confidence a rule deserves.

A confidence is calibrated if of the claims that have it the same share is right (Dawid 1982, JASA 77). `reliability` sets the two side by
side in bins of equal width, with the Brier score (Brier 1950, Monthly Weather Review 78) and the expected calibration error (Naeini,
Cooper and Hauskrecht 2015, AAAI).

`fit` gives each rule the share of its claims that were right, drawn towards the share of their claim types, and these towards that of all
claims: a hierarchy of Beta distributions (Gelman et al., Bayesian Data Analysis, 3rd ed., 5.3). A rule with few claims so has nearly the confidence of its
type, one with many its own. How strong the draw is, as a number of claims, is what makes the counts of all rules most probable (type II
maximum likelihood, Good 1965); the counts of a small gold set would not bear a prior per type.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pactgraph.evaluation.figures import Evaluation
from pactgraph.evaluation.things import Thing

__all__ = ["BINS", "Bin", "Confidence", "Fit", "Judged", "Reliability", "confidence_text", "fit", "judged_claims", "reliability"]

BINS = 10
"""Bins of the reliability table, each a tenth wide."""

_STRENGTHS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
"""Strengths of the draw that are tried, in claims."""

_DIGITS = 3


_Counts = dict[tuple[str | None, str], Counter[bool]]
"""How many claims of a rule and a type are right, and how many are not."""


class Judged(NamedTuple):
    """A claim, the rule that made it if it names one, and whether the thing that it is about is in the gold set."""

    rule: str | None
    type: str
    confidence: float | None
    right: bool


class Bin(NamedTuple):
    """Claims whose confidence is from ``low`` to below ``high`` (the last bin holds 1 too): how many, their mean, the share that is right."""

    low: float
    high: float
    claims: int
    confidence: float
    right: float


class Reliability(NamedTuple):
    """The bins that hold claims; ``without`` counts claims that have no confidence, the figures are of the others."""

    bins: tuple[Bin, ...]
    claims: int
    without: int
    brier: float
    error: float


class Confidence(NamedTuple):
    """How many claims a rule made, how many were right, and the confidence that follows."""

    claims: int
    right: int
    confidence: float


class Fit(NamedTuple):
    """Confidence by rule, that of a rule which was never seen by claim type, and the strength of the draw in claims."""

    rules: Mapping[str, Confidence]
    types: Mapping[str, Confidence]
    strength: float


def judged_claims(evaluation: Evaluation) -> list[Judged]:
    """The claims of an evaluation; one is right if the thing that it is about, with all claims about it, is in the gold set."""
    things: list[tuple[Thing, bool]] = []
    for scored in evaluation.articles:
        things += [(match.thing, True) for match in scored.matches]
        things += [(spurious.thing, False) for spurious in scored.spurious]
    found = []
    for thing, right in things:
        for claim in thing.claims:
            made = claim.get("extraction") or {}
            found.append(Judged(made.get("rule"), thing.type, made.get("confidence"), right))
    return found


def reliability(claims: Iterable[Judged], bins: int = BINS) -> Reliability:
    """Confidence beside the share that is right.

    Args:
        claims: the judged claims.
        bins: number of bins of equal width.
    """
    claims = list(claims)
    sure = [(claim.confidence, claim.right) for claim in claims if claim.confidence is not None]
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sure:
        groups.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, right))
    rows = tuple(_bin(number / bins, (number + 1) / bins, group) for number, group in sorted(groups.items()))
    total = len(sure) or 1
    brier = sum((confidence - right) ** 2 for confidence, right in sure) / total
    error = sum(row.claims * abs(row.confidence - row.right) for row in rows) / total
    return Reliability(rows, len(sure), len(claims) - len(sure), brier, error)


def _bin(low: float, high: float, group: Sequence[tuple[float, bool]]) -> Bin:
    return Bin(low, high, len(group), sum(confidence for confidence, _ in group) / len(group), sum(right for _, right in group) / len(group))


def fit(claims: Iterable[Judged]) -> Fit:
    """The confidence that each rule deserves; claims that name no rule count for their types alone.

    >>> few = [Judged("verb-sign", "agreement", None, True)] * 2 + [Judged("noun", "agreement", None, False)] * 30
    >>> {rule: found.confidence < 0.9 for rule, found in fit(few).rules.items()}  # two right claims are no proof
    {'noun': True, 'verb-sign': True}
    """
    counts: _Counts = {}
    for claim in claims:
        counts.setdefault((claim.rule, claim.type), Counter())[claim.right] += 1
    return max((_fitted(counts, strength) for strength in _STRENGTHS), key=lambda found: _evidence(counts, found))


def _drawn(right: int, claims: int, towards: float, strength: float) -> float:
    """The mean of the Beta distribution that follows from a prior with this mean, worth ``strength`` claims."""
    return (right + strength * towards) / (claims + strength)


def _fitted(counts: _Counts, strength: float) -> Fit:
    overall = sum((counter for counter in counts.values()), Counter[bool]())
    # Of no claims at all one half is right: the uniform prior of Bayes and Laplace.
    mean = _drawn(overall[True], overall.total(), 0.5, 2.0)
    types: dict[str, Confidence] = {}
    for kind in sorted({kind for _, kind in counts}):
        of_kind = sum((counter for (_, other), counter in counts.items() if other == kind), Counter[bool]())
        types[kind] = Confidence(of_kind.total(), of_kind[True], _drawn(of_kind[True], of_kind.total(), mean, strength))
    rules: dict[str, Confidence] = {}
    for rule in sorted({rule for rule, _ in counts if rule is not None}):
        claims, right, towards = _of_rule(counts, rule, types)
        rules[rule] = Confidence(claims, right, _drawn(right, claims, towards, strength))
    return Fit(rules, types, strength)


def _of_rule(counts: _Counts, rule: str, types: Mapping[str, Confidence]) -> tuple[int, int, float]:
    """Claims of a rule, how many are right, and the confidence of their types, weighted by their number."""
    of_rule = {kind: counter for (name, kind), counter in counts.items() if name == rule}
    claims = sum(counter.total() for counter in of_rule.values())
    towards = sum(types[kind].confidence * counter.total() for kind, counter in of_rule.items()) / claims
    return claims, sum(counter[True] for counter in of_rule.values()), towards


def _evidence(counts: _Counts, found: Fit) -> float:
    """The log-likelihood of the counts of all rules under their priors: Beta-binomial, without what does not depend on the strength."""
    total = 0.0
    for rule, (claims, right, _) in found.rules.items():
        _, _, towards = _of_rule(counts, rule, found.types)
        a, b = found.strength * towards, found.strength * (1 - towards)
        total += _log_beta(a + right, b + claims - right) - _log_beta(a, b)
    return total


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def confidence_text(found: Fit, origin: str) -> str:
    """A fit as TOML: a table a rule, and ``any <type>`` for a rule of that type which was never seen.

    Args:
        found: the fit.
        origin: which texts it was made from, for the comment at the top.
    """
    rows = {**found.rules, **{f"any {kind}": confidence for kind, confidence in found.types.items()}}
    return "".join([_TOP.format(origin=origin, strength=found.strength), *(_toml(name, row) for name, row in rows.items())])


_TOP = """\
# How often the claims of each rule are right: made by `pactgraph evaluate --write-confidence`, not by hand.
# From {origin}. Drawn towards the claim type as by {strength:g} more claims.
# "any <type>" is for a rule of that claim type without claims here.
"""


def _toml(name: str, row: Confidence) -> str:
    import json

    # A JSON string is a basic string of TOML too.
    return f"\n[{json.dumps(name, ensure_ascii=False)}]\nclaims = {row.claims}\nright = {row.right}\nconfidence = {row.confidence:.{_DIGITS}f}\n"
