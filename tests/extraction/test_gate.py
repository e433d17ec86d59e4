"""What the gate refuses, one fault at a time, and what it lets through."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pactgraph.extraction.gate import faults
from pactgraph.model.claim import Attribution, Claim, Evidence, Extraction
from pactgraph.model.document import Article, Document
from pactgraph.model.slots import Agreement, Entity, Time
from shipped_rules import DAY

TEXT = "Russia signed a treaty. India did not."
DOCUMENT = Document(Article("a", DAY, "A"), TEXT)
RUSSIA = Entity("Russia", type="state", start=0, end=6, rule="name")
INDIA = Entity("India", type="state", start=24, end=29, rule="name")
SOUND = Claim("", "a", "ag1", "agreement", "signed", Agreement((RUSSIA,)), "asserted", "positive", (Evidence(0, 22, TEXT[:22]),), (), Extraction("rules", "1"))


def with_slots(**slots: Any) -> Claim:
    return replace(SOUND, slots=replace(SOUND.slots, **slots))


@pytest.mark.parametrize(
    "claim",
    [
        SOUND,
        with_slots(parties=(RUSSIA, replace(INDIA, rule="anaphora"))),
        with_slots(parties=(RUSSIA, Entity("", name="India", rule="implicit"))),
        with_slots(signed=Time("in 2021", "2021", "2021")),
        replace(SOUND, attribution=(Attribution(INDIA, "said"),)),
        replace(SOUND, evidence=(*SOUND.evidence, Evidence(24, 37, TEXT[24:37])), slots=Agreement((RUSSIA, INDIA))),
    ],
    ids=["plain", "anaphora", "implicit", "time", "speaker elsewhere", "second quote"],
)
def test_sound_claims_pass(claim: Claim) -> None:
    assert faults(claim, DOCUMENT) == ()


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (replace(SOUND, evidence=(*SOUND.evidence, Evidence(1, 23, TEXT[:22]))), "the quote at 1 is not what the text has there"),
        (replace(SOUND, evidence=(*SOUND.evidence, Evidence(6, 7, " "))), "an empty quote at 6"),
        (with_slots(parties=(RUSSIA, INDIA)), "'India' lies outside the quotes and no rule ties it to them"),
        (with_slots(parties=(replace(RUSSIA, start=1, end=7),)), "'Russia' is not at its place in the text"),
        (with_slots(parties=(replace(RUSSIA, start=None),)), "'Russia' is not at its place in the text"),
        (with_slots(parties=(Entity("", name="India", rule="name"),)), "India has no words and is not implicit"),
        (with_slots(signed=Time("", "2022", "2021")), "signed: 2022 is after 2021"),
        (with_slots(valid_until=Time("", "2022-02-30", None)), "valid_until: day is out of range for month"),
    ],
)
def test_each_fault(claim: Claim, reason: str) -> None:
    assert faults(claim, DOCUMENT) == (reason,)
