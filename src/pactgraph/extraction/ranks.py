"""Military ranks before the names of those who hold another office: "the defence minister, General Jane Roe"."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache

from pactgraph import resources
from pactgraph.model.claim import Claim
from pactgraph.model.document import Document
from pactgraph.model.slots import Role

__all__ = ["ranked"]


@cache
def _ranks() -> tuple[str, ...]:
    """The ranks, the longest first."""
    data = tomllib.loads(resources.lexicon_file("reference").read_text(encoding="utf-8"))
    return tuple(sorted(data["military_ranks"]["words"], key=len, reverse=True))


def ranked(claim: Claim, document: Document) -> Claim:
    """A role with the rank that stands between its office and the name."""
    slots = claim.slots
    if not isinstance(slots, Role) or slots.rank is not None or slots.person.start is None:
        return claim
    quote = claim.evidence[0]
    before = document.text[quote.start : slots.person.start].rstrip()
    rank = next((one for one in _ranks() if before.endswith((f" {one}", f",{one}"))), None)
    if rank is None or before == rank or slots.position.endswith(rank):
        return claim
    return replace(claim, slots=replace(slots, rank=rank))
