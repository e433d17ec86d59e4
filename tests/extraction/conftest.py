"""The extractor that ships, loaded once, and a short way to use it."""

from __future__ import annotations

import pytest

from pactgraph.model.claim import Claim
from pactgraph.model.document import Article, Document
from pactgraph.pipeline.extraction import extractor
from reading_texts import DAY, Read


@pytest.fixture(scope="session")
def read() -> Read:
    """The claims of a text; nothing is refused by the gate."""
    rules = extractor()

    def claims(text: str) -> tuple[Claim, ...]:
        found = rules.extract(Document(Article("example", DAY, ""), text))
        assert found.rejected == ()
        return found.claims

    return claims
