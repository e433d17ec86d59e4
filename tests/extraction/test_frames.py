"""Every frame reads its examples as it says; the folder is walked, so a new frame brings its tests."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from pactgraph.extraction.frames import Frame, Frames
from pactgraph.model.claim import Claim
from pactgraph.model.document import Article, Document
from pactgraph.model.extraction import Extractor
from pactgraph.model.slots import Entity
from pactgraph.pipeline.extraction import extractor

DAY = datetime.date(2024, 5, 6)
"""On which an example is published that names no day."""

EXAMPLES = [(frame, number, example) for frame in Frames.load().all for number, example in enumerate(frame.examples)]


@pytest.fixture(scope="module")
def rules() -> Extractor:
    return extractor()


def shown(value: object) -> object:
    """A value of a slot as an example writes it: the code, name or words of an actor, the words of all else."""
    if isinstance(value, tuple):
        return sorted(str(shown(one)) for one in value)
    if isinstance(value, Entity):
        return value.code or value.name or value.text
    return getattr(value, "text", value)


def told(claim: Claim, wanted: Mapping[str, Any]) -> dict[str, object]:
    """What a claim says of what an example asks for."""
    return {key: claim.status if key == "status" else shown(getattr(claim.slots, key)) for key in wanted}


@pytest.mark.parametrize(
    ("frame", "number", "example"), EXAMPLES, ids=lambda value: value.name if isinstance(value, Frame) else str(value) if isinstance(value, int) else ""
)
def test_frame_reads_its_example(frame: Frame, number: int, example: Mapping[str, Any], rules: Extractor) -> None:
    published = example.get("published", DAY)
    found = rules.extract(Document(Article("example", published, ""), example["text"]))
    own = [claim for claim in found.claims if claim.extraction.rule == frame.name]
    wanted = [{key: sorted(value) if isinstance(value, list) else value for key, value in claim.items()} for claim in example["claims"]]
    assert [told(claim, one) for claim, one in zip(own, wanted, strict=False)] == wanted
    assert len(own) == len(wanted)


def test_every_frame_of_a_new_type_has_examples() -> None:
    """One that holds and one that fails."""
    lacking = [
        frame.name
        for frame in Frames.load().all
        if frame.claim in ("relationship", "adversary_naming", "exposure", "attitude", "expectation") and len(frame.examples) < 2
    ]
    assert lacking == []
