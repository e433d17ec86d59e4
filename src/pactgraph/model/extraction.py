"""What an extractor makes of a document: claims, and would-be claims that the gate refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from pactgraph.model.claim import Claim
    from pactgraph.model.document import Document

__all__ = ["Extracted", "Extractor", "Rejected"]


class Rejected(NamedTuple):
    """What the gate refused.

    Args:
        claim: the would-be claim as plain data; it need not obey ``claim.schema.json``.
        reasons: why it was refused, each as a sentence.
    """

    claim: dict[str, Any]
    reasons: tuple[str, ...]


class Extracted(NamedTuple):
    """What an extractor made of one document.

    Args:
        document: the document.
        claims: its claims, in the order of the text.
        rejected: what the gate refused, in the order of the text.
    """

    document: Document
    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...] = ()


class Extractor(Protocol):
    """Makes claims of documents: the same claims of the same document, each time and everywhere."""

    def extract(self, document: Document) -> Extracted:
        """The claims of a document, and what was refused. Never raises for what the text says."""
        ...
