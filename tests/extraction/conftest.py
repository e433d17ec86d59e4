"""The extractor that ships, loaded once, and a short way to use it."""

from __future__ import annotations

import pytest

from pactgraph.model.claim import Claim
from pactgraph.model.document import Article, Document
from reading_texts import DAY, Read
from shipped_rules import refused_by_the_gate, rules


@pytest.fixture(scope="session")
def read() -> Read:
    """The claims of a text; nothing is refused by the gate."""

    def claims(text: str) -> tuple[Claim, ...]:
        found = rules().extract(Document(Article("example", DAY, ""), text))
        assert refused_by_the_gate(found) == []
        return found.claims

    return claims
