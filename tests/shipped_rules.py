"""The extractor that ships, loaded once for all tests, and short ways to use it."""

from __future__ import annotations

import datetime
from functools import cache

from pactgraph.model.claim import Claim, entities
from pactgraph.model.document import Article, Document
from pactgraph.model.extraction import Extracted, Extractor
from pactgraph.pipeline.extraction import extractor

__all__ = ["DAY", "actors", "claims", "extracted", "refused_by_the_gate", "rules"]

DAY = datetime.date(2021, 12, 7)
"""A Tuesday, the day of publication unless another is given."""


@cache
def rules() -> Extractor:
    """The extractor."""
    return extractor()


def extracted(text: str, published: datetime.date | None = DAY) -> Extracted:
    """What it makes of a text."""
    return rules().extract(Document(Article("test", published, "A test"), text))


def claims(text: str, type_: str, published: datetime.date | None = DAY) -> list[Claim]:
    """The claims of a type in a text."""
    return [claim for claim in extracted(text, published).claims if claim.type == type_]


def actors(claim: Claim, slot: str) -> list[str]:
    """Who fills a slot: codes of states, names of others, else their words."""
    return [entity.code or entity.name or entity.text for name, entity in entities(claim) if name == slot]


def refused_by_the_gate(found: Extracted) -> list[tuple[str, ...]]:
    """Why whole claims were refused; a would-be claim that lacks an actor never became one."""
    return [refused.reasons for refused in found.rejected if "id" in refused.claim]
