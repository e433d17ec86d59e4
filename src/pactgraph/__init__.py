"""pactgraph: what sources say of actors, agreements and sanctions, as a graph that can cite every statement."""

from __future__ import annotations

__version__ = "0.1.0"
