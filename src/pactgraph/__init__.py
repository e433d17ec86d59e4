"""pactgraph: what sources say of actors, agreements and sanctions, as a graph that can cite every statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactgraph.pipeline.graph import Graph

__all__ = ["Graph", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """`Graph`, loaded when it is first asked for, so that the command line starts fast."""
    if name == "Graph":
        from pactgraph.pipeline.graph import Graph

        return Graph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
