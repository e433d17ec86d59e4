"""Claims of one type that rest on the same words: the words for its own thing tell each from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pactgraph.extraction.drafts import Draft
from pactgraph.extraction.things import Thing
from pactgraph.model.claim import Claim, Evidence
from pactgraph.model.document import Document, Span

__all__ = ["told_apart"]

_BEYOND = ("acl", "acl:relcl", "advcl", "appos", "cc", "conj", "parataxis", "punct")
"""Branches of a phrase that are not words for the thing itself."""


def told_apart(claims: Sequence[Claim], things: Iterable[Thing], document: Document) -> list[Claim]:
    """The claims, each with an id of its own where the text allows it.

    The id of a claim follows from its words (DESIGN, `Claim.content_id`). "They signed a treaty of amity and a treaty of alliance" is one clause with two
    things: what is said of each rests on the clause and on the words for that thing.
    """
    of_thing = {thing.key: thing for thing in things}
    count = Counter(claim.id for claim in claims)
    return [_with_thing(claim, of_thing[claim.about], document) if count[claim.id] > 1 and claim.about in of_thing else claim for claim in claims]


def _with_thing(claim: Claim, thing: Thing, document: Document) -> Claim:
    known = {(one.start, one.end) for one in claim.evidence}
    # What several speakers say of one thing may stand in different drafts.
    draft = next((one for one in thing.drafts if (one.evidence.start, one.evidence.end) in known), thing.drafts[0])
    span = _words(draft)
    if (span.start, span.end) in known:
        return claim
    more = replace(claim, evidence=(*claim.evidence, Evidence(span.start, span.end, document.quote(span))))
    return replace(more, id=more.content_id)


def _words(draft: Draft) -> Span:
    """The phrase that names the thing; for a verb the word alone."""
    graph, thing = draft.match.graph, draft.match.thing
    inside = [thing] if graph.is_verb(thing) else graph.subtree(thing, _BEYOND)
    return Span(min(graph.tokens[one].start for one in inside), max(graph.tokens[one].end for one in inside))
