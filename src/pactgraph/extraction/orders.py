"""Which of two things of a text comes first: "hours earlier", "ahead of the summit", "after the talks"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactgraph.extraction.claims import VERSION
from pactgraph.extraction.drafts import Draft
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.things import Thing
from pactgraph.extraction.times import Times
from pactgraph.model.claim import Claim, Evidence, Extraction
from pactgraph.model.document import Document, Span
from pactgraph.model.slots import TemporalOrder

__all__ = ["orders"]

_EVENTS = frozenset({"agreement", "meeting", "sanction", "arms_transfer"})
"""Types of things that happen at some time."""


def orders(things: Sequence[Thing], utterances: Sequence[Claim], document: Document, lexicons: Lexicons, times: Times) -> list[Claim]:
    """The orders that a text states, each pair once."""
    told = sorted(
        ((draft, thing.key) for thing in things for draft in thing.drafts if draft.claim in _EVENTS),
        key=lambda one: one[0].match.graph.tokens[one[0].match.trigger].start,
    )
    beside: dict[int, list[tuple[Draft, str]]] = {}
    for draft, key in told:
        beside.setdefault(id(draft.match.graph), []).append((draft, key))
    found: dict[tuple[str, str], Span] = {}
    for number, (draft, key) in enumerate(told):
        for earlier, later, span in (
            *_joined(draft, key, beside[id(draft.match.graph)], document.text, lexicons),
            *_compared(draft, key, told[:number], utterances, times),
        ):
            if earlier != later and (later, earlier) not in found:
                found.setdefault((earlier, later), span)
    claims = []
    for number, ((earlier, later), span) in enumerate(found.items(), 1):
        evidence = (Evidence(span.start, span.end, document.text[span.start : span.end]),)
        claim = Claim(
            "", document.article.slug, f"ord{number}", "temporal_order", "stated", TemporalOrder(earlier, later), "asserted", "positive", evidence, (),
            Extraction("rules", VERSION, rule="temporal_order"),
        )  # fmt: skip
        claims.append(replace(claim, id=claim.content_id))
    return claims


def _joined(draft: Draft, key: str, beside: Sequence[tuple[Draft, str]], text: str, lexicons: Lexicons) -> Iterator[tuple[str, str, Span]]:
    """Two things of a sentence between which "ahead of", "before", "after" stands."""
    graph = draft.match.graph
    for other, other_key in beside:
        if other.match.thing <= draft.match.thing:
            continue
        start = graph.tokens[min(graph.subtree(other.match.thing, ("acl", "acl:relcl", "appos", "conj")))].start
        for place, words in (("before", lexicons.words("reference", "before")), ("after", lexicons.words("reference", "after"))):
            for word in words:
                # No str.lower() of the text: some letters become two, and what follows stands elsewhere.
                match = re.compile(re.escape(word), re.IGNORECASE).search(text, max(graph.parse.start, start - len(word) - 1), start + len(word))
                at = match.start() if match is not None else -1
                if at >= graph.tokens[draft.match.trigger].end and not text[at + len(word) : start].strip() and text[at - 1].isspace():
                    span = Span(at, graph.tokens[other.match.thing].end)
                    yield (key, other_key, span) if place == "before" else (other_key, key, span)


def _compared(draft: Draft, key: str, before: Sequence[tuple[Draft, str]], utterances: Sequence[Claim], times: Times) -> Iterator[tuple[str, str, Span]]:
    """A thing that came "hours earlier", or "two years later", than what was told before it in the author's own words."""
    time = times.of(draft.match.graph, (draft.match.trigger, draft.match.thing))
    if (
        time is None
        or not time.direction
        or time.length is None
        or time.time.anchor != "other_event"
        or time.start > draft.match.graph.tokens[draft.match.trigger].start
    ):
        return
    for other, other_key in reversed(before):
        if other.match.graph is draft.match.graph or any(step.quoted == "direct" for step in other.attribution):
            continue
        starts = {step.start for step in other.attribution}
        spoken = next((one.about for one in utterances if one.evidence[0].start in starts), other_key)
        yield (key, spoken, Span(time.start, time.end)) if time.direction < 0 else (spoken, key, Span(time.start, time.end))
        return
