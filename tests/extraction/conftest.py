"""The extractor that ships, loaded once, and a short way to use it."""

from __future__ import annotations

import pytest

from pactgraph.model.claim import Claim
from pactgraph.model.document import Article, Document
from pactgraph.pipeline.extraction import extractor
from reading_texts import DAY, Read


@pytest.fixture(scope="session")
def read() -> Read:
    """The claims of a text."""
    rules = extractor()

    def claims(text: str) -> tuple[Claim, ...]:
        return rules.extract(Document(Article("example", DAY, ""), text)).claims

    return claims
