"""Words lead to the term whose label is the longest in them, and to none else."""

from __future__ import annotations

import pytest

from pactgraph.extraction.concepts import concept


@pytest.mark.parametrize(
    ("words", "scheme", "term"),
    [
        ("closer military cooperation", "subject", "defence"),
        ("Defence", "subject", "defence"),
        ("folk dance", "subject", None),
        ("", "subject", None),
        ("defenceless", "subject", None),
    ],
)
def test_terms(words: str, scheme: str, term: str | None) -> None:
    found = concept(words, scheme)
    assert found.text == words
    assert (found.concept or "").rpartition("/")[2] == (term or "")
