"""The extractor that the commands use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactgraph.model.extraction import Extracted, Extractor

if TYPE_CHECKING:
    from pactgraph.model.document import Document

__all__ = ["extractor"]


def extractor(model: str | None = None) -> Extractor:
    """Load an extractor; it is loaded once in each process.

    Args:
        model: name of the language model; the shipped one by default.

    Raises:
        PactgraphError: there is no such model.
    """
    return _NoClaims()


class _NoClaims:
    """Stands here until the extraction by rules does: it makes no claims."""

    def extract(self, document: Document) -> Extracted:
        """A document without claims."""
        return Extracted(document, ())
