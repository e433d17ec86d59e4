"""The store: the only place that opens a database."""

from pactgraph.store.protocol import Solutions, Store, Writer

__all__ = ["Solutions", "Store", "Writer"]
