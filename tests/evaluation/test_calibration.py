"""Reliability and the confidence of rules, on claims whose figures are known."""

from __future__ import annotations

import random
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.evaluation import GoldSet, predictions_of, score
from pactgraph.evaluation.calibration import Bin, Judged, confidence_text, fit, judged_claims, reliability
from pactgraph.evaluation.gold_claims import gold_claims


def claims(rule: str | None, kind: str, right: int, wrong: int, confidence: float | None = None) -> list[Judged]:
    return [Judged(rule, kind, confidence, True)] * right + [Judged(rule, kind, confidence, False)] * wrong


def test_reliability_by_hand() -> None:
    found = reliability([*claims("a", "role", 3, 1, 0.75), *claims("b", "role", 0, 2, 0.25), *claims("c", "role", 2, 0, 1.0), *claims("d", "role", 1, 1)])
    assert found.bins == (Bin(0.2, 0.3, 2, 0.25, 0.0), Bin(0.7, 0.8, 4, 0.75, 0.75), Bin(0.9, 1.0, 2, 1.0, 1.0))
    assert (found.claims, found.without) == (8, 2)
    assert found.brier == pytest.approx((3 * 0.25**2 + 0.75**2 + 2 * 0.25**2) / 8)
    assert found.error == pytest.approx(2 * 0.25 / 8)


def test_reliability_of_nothing() -> None:
    assert reliability([]) == ((), 0, 0, 0.0, 0.0)


def test_calibrated_confidence_has_no_error() -> None:
    rng = random.Random(7)
    sample = [Judged("a", "role", confidence, rng.random() < confidence) for confidence in (rng.random() for _ in range(20_000))]
    assert reliability(sample).error < 0.02


def test_rule_with_few_claims_has_the_confidence_of_its_type() -> None:
    found = fit(
        [*claims("many", "agreement", 190, 10), *claims("poor", "agreement", 5, 45), *claims("once", "agreement", 1, 0), *claims("never", "role", 0, 1)]
    )
    assert found.rules["many"].confidence == pytest.approx(0.95, abs=0.02)
    assert found.rules["poor"].confidence == pytest.approx(0.1, abs=0.05)
    assert found.types["agreement"].confidence < found.rules["once"].confidence < 1.0
    assert 0.0 < found.rules["never"].confidence < found.types["agreement"].confidence
    assert found.rules["many"][:2] == (200, 190)


def test_rules_alike_are_drawn_strongly_and_rules_apart_weakly() -> None:
    alike = [claim for number in range(20) for claim in claims(f"rule-{number}", "role", 8, 2)]
    apart = [claim for number in range(20) for claim in claims(f"rule-{number}", "role", 10 * (number % 2), 10 * (1 - number % 2))]
    assert fit(alike).strength == 64.0
    assert fit(apart).strength == 1.0


def test_claims_without_a_rule_count_for_their_type() -> None:
    found = fit(claims(None, "role", 6, 2))
    assert found.rules == {}
    assert found.types["role"][:2] == (8, 6)


@given(
    st.lists(
        st.builds(Judged, st.sampled_from(["a", 'b "c"', "d\\e", "ü", None]), st.sampled_from(["role", "sanction"]), st.floats(0, 1) | st.none(), st.booleans())
    )
)
def test_fit_is_a_probability_and_goes_through_toml(sample: list[Judged]) -> None:
    found = fit(sample)
    data = tomllib.loads(confidence_text(found, "a sample"))
    assert set(data) == {claim.rule for claim in sample if claim.rule} | {f"any {claim.type}" for claim in sample}
    for rule, row in found.rules.items():
        assert 0 < row.confidence < 1
        assert data[rule] == {"claims": row.claims, "right": row.right, "confidence": round(row.confidence, 3)}


def test_claims_are_right_with_their_thing(gold: GoldSet) -> None:
    made = [claim for article in gold.articles for claim in gold_claims(article)]
    predictions = predictions_of(made)
    predictions["events-2025-06-16-283"] = [{"article": "x", "type": "role", "slots": {}, "extraction": {"rule": "made-up", "confidence": 0.4}}]
    judged = judged_claims(score(gold.articles, predictions))
    assert [(claim.rule, claim.confidence) for claim in judged if not claim.right] == [("made-up", 0.4)]
    assert sum(claim.right for claim in judged) == len(made)
