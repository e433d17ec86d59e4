"""What an extractor makes of a document: claims, and what it made and threw away."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

from pactgraph.model.claim import Claim
from pactgraph.model.document import Document

__all__ = ["Extracted", "Extractor", "Rejected"]


class Rejected(NamedTuple):
    """A claim that is not fit to be one, as plain data, and why."""

    claim: dict[str, Any]
    reasons: tuple[str, ...]


class Extracted(NamedTuple):
    """The claims of a document."""

    document: Document
    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...] = ()


class Extractor(Protocol):
    """Reads claims out of documents."""

    def extract(self, document: Document) -> Extracted:
        """The claims of a document."""
        ...
