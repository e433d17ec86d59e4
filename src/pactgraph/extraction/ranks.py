"""Military ranks before the names of those who hold another office: "the defence minister, General Jane Roe"."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pactgraph import resources
from pactgraph.extraction.claims import VERSION
from pactgraph.extraction.names import Name, Names
from pactgraph.model.claim import Claim, Evidence, Extraction
from pactgraph.model.document import Document
from pactgraph.model.slots import Entity, Role, Time

__all__ = ["offices", "ranked"]


_NEAR = 40
"""Characters between an office and the name of its holder at most."""


@cache
def _ranks() -> tuple[str, ...]:
    """The ranks, the longest first."""
    data = tomllib.loads(resources.lexicon_file("reference").read_text(encoding="utf-8"))
    return tuple(sorted(data["military_ranks"]["words"], key=len, reverse=True))


def offices(document: Document, names: Names, known: Sequence[Claim]) -> list[Claim]:
    """Roles of which the text tells an office whose holder is known, and then his name: "the Russian defence minister, General Sergey Shoigu".

    Args:
        document: the text.
        names: its names.
        known: the roles found in its sentences.
    """
    made: list[Claim] = []
    for name in names.all:
        holder = name.entity
        if name.office is None or holder is None or holder.type != "person":
            continue
        person = next((one.entity for one in names.between(name.end, name.end + _NEAR) if one.entity is not None and one.entity.id == holder.id), None)
        if person is None or person.start is None or person.end is None or not _is_rank(document.text[name.end : person.start]):
            continue
        if any(one.evidence[0].start < person.end and name.start < one.evidence[0].end and not _is_rank_alone(one) for one in known):
            continue
        quote = Evidence(name.start, person.end, document.text[name.start : person.end])
        slots, rule = _role(document, names, name, person), Extraction("rules", VERSION, rule="role/office")
        status = "current" if slots.as_of is not None else "former"
        claim = Claim("", document.article.slug, f"office{len(made) + 1}", "role", status, slots, "asserted", "positive", (quote,), (), rule)
        made.append(replace(claim, id=claim.content_id))
    return made


def _role(document: Document, names: Names, name: Name, person: Entity) -> Role:
    """The office of a name, without the state before it."""
    owner = next((one.entity for one in names.between(name.start, name.end) if one.entity is not None and one.entity.type == "state"), None)
    start = owner.end if owner is not None and owner.end is not None else name.start
    day = document.article.published.isoformat() if document.article.published is not None else None
    as_of = Time("", day, day, "day", "publication") if day is not None else None
    return Role(person, document.text[start : name.end].removeprefix("’s").removeprefix("'s").strip(), owner, as_of=as_of)


def _is_rank(between: str) -> bool:
    """Whether nothing, or a comma and a rank, stands between an office and a name."""
    words = between.strip(" ,")
    return not words or words in _ranks()


def _is_rank_alone(claim: Claim) -> bool:
    return isinstance(claim.slots, Role) and claim.slots.position in _ranks()


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
