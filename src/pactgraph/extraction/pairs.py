"""Relationships between several: one between the first and each of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pactgraph.extraction.drafts import Draft
from pactgraph.extraction.slots import identity

__all__ = ["paired"]


def paired(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, in which a relationship holds between two.

    "Its allies Poland and Spain" are two alliances, of one actor with each.
    """
    found: list[Draft] = []
    for draft in drafts:
        actors = draft.actors.get("actors", ()) if draft.claim == "relationship" else ()
        if len(actors) < 3:
            found.append(draft)
            continue
        first = actors[0]
        found += [replace(draft, actors={**draft.actors, "actors": (first, other)}) for other in actors[1:] if identity(other) != identity(first)]
    return found
