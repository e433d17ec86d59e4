"""Would-be claims that lack what their frames need, told with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from pactgraph.extraction.drafts import Draft
from pactgraph.model.document import Document
from pactgraph.model.extraction import Rejected

__all__ = ["refusals"]


def refusals(drafts: Sequence[Draft], complete: Iterable[Draft], document: Document) -> list[Rejected]:
    """The drafts of which no claim came, in their order.

    A noun alone ("the treaty", "partners") claims nothing: what it evokes is told only where somebody was found for it. Where a verb does something to
    a thing ("the deal was signed"), somebody claims something, and it is told whoever was found.

    Args:
        drafts: all drafts of a document.
        complete: those of which claims are made.
    """
    kept = {id(draft.match) for draft in complete}
    return [_refused(draft, document) for draft in drafts if id(draft.match) not in kept and (any(draft.actors.values()) or _is_told(draft))]


def _is_told(draft: Draft) -> bool:
    """Whether a verb tells of the thing, or a word beside it."""
    match = draft.match
    return match.frame.weight > 0 and (match.thing != match.trigger or match.graph.is_verb(match.trigger))


def _refused(draft: Draft, document: Document) -> Rejected:
    frame, evidence = draft.match.frame, draft.evidence
    claim = {
        "article": document.article.slug,
        "type": draft.claim,
        "status": draft.status,
        "slots": {slot: [_named(asdict(one)) for one in actors] for slot, actors in draft.actors.items() if actors},
        "evidence": [{"start": evidence.start, "end": evidence.end, "quote": document.quote(evidence)}],
        "extraction": {"method": "rules", "rule": frame.name},
    }
    return Rejected(claim, tuple(_reason(draft, slot) for slot in draft.lacks or (draft.missing,)))


def _named(entity: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in entity.items() if value not in (None, ())}


def _reason(draft: Draft, slot: str) -> str:
    """Which slot is not filled, how many it has of those that it needs, and where was looked."""
    found = len(draft.actors.get(slot, ()))
    where = "neither its sentence nor what was told before names" if slot == draft.missing else "its sentence does not name"
    return f"{found} of {draft.match.frame.least.get(slot, 2)} {slot}: {where} the others" if found else f"no {slot}: {where} any"
