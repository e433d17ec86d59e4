"""The extractor of this installation."""

from __future__ import annotations

from pactgraph.errors import PactgraphError
from pactgraph.model.extraction import Extractor

__all__ = ["extractor"]


def extractor() -> Extractor:
    """The extractor.

    Raises:
        PactgraphError: this installation has none.
    """
    raise PactgraphError("found no extractor in this installation; expected one, or claims that were extracted before (--predictions FILE)")
