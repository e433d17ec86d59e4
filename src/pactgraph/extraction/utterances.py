"""Acts of speaking on which claims rest: who said it, how, to whom, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pactgraph.extraction.claims import VERSION
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.times import Times
from pactgraph.model.claim import Attribution, Claim, Evidence, Extraction
from pactgraph.model.document import Document
from pactgraph.model.expressions import TimeExpression
from pactgraph.model.slots import Entity, Time, Utterance

__all__ = ["utterances"]


def utterances(claims: Sequence[Claim], graphs: Sequence[Graph], document: Document, times: Times) -> list[Claim]:
    """One claim for each act in the chains of some claims, in the order of the text.

    Args:
        claims: the claims.
        graphs: the parsed sentences.
        document: the text with the day of its publication.
        times: its times.
    """
    acts: dict[tuple[int, int], tuple[Attribution, tuple[Attribution, ...]]] = {}
    contents: dict[tuple[int, int], list[str]] = {}
    for claim in sorted(claims, key=lambda one: one.evidence[0].start):
        for number, step in enumerate(claim.attribution):
            place = _place(step)
            acts.setdefault(place, (step, claim.attribution[number + 1 :]))
            contents.setdefault(place, []).append(claim.about)
    keys = {place: f"ut{number}" for number, place in enumerate(sorted(acts), 1)}
    for claim in claims:
        for inner, around in zip(claim.attribution, claim.attribution[1:], strict=False):
            contents[_place(around)].insert(0, keys[_place(inner)])
    made = []
    for place in sorted(acts):
        told = [claim for claim in claims if claim.attribution and _place(claim.attribution[0]) == place]
        when = _when(acts[place][0], graphs, times, told, document)
        made.append(_utterance(keys[place], *acts[place], tuple(dict.fromkeys(contents[place])), when, document))
    return made


def _place(step: Attribution) -> tuple[int, int]:
    return step.start or 0, step.end or 0


def _utterance(
    key: str, step: Attribution, outer: tuple[Attribution, ...], contents: tuple[str, ...], when: tuple[Time, int, int] | None, document: Document
) -> Claim:
    text, (start, end) = document.text, _place(step)
    addressee = None
    if step.addressee is not None and (at := text.find(step.addressee, start, end)) >= 0:
        addressee = Entity(step.addressee, type="unknown", start=at, end=at + len(step.addressee), rule="name")
    spans = [Evidence(start, end, text[start:end])]
    if when is not None:
        spans.append(Evidence(when[1], when[2], text[when[1] : when[2]], ("when",)))
    slots = Utterance(step.agent, _act(step), addressee, step.medium, contents, when[0] if when is not None else None)
    rule = Extraction("rules", VERSION, rule="utterance")
    claim = Claim("", document.article.slug, key, "utterance", "made", slots, "asserted", "positive", tuple(spans), outer, rule)
    return replace(claim, id=claim.content_id)


def _act(step: Attribution) -> str:
    """The verb; whom one quotes "according to" them reported it."""
    return "reported" if " " in step.act else step.act


def _when(step: Attribution, graphs: Sequence[Graph], times: Times, told: Sequence[Claim], document: Document) -> tuple[Time, int, int] | None:
    """The time of an act: that beside its verb, else the day of publication if what it tells happened then: nobody announces it earlier."""
    own = _beside(step, graphs, times)
    if own is not None:
        return own.time, own.start, own.end
    day = document.article.published.isoformat() if document.article.published is not None else None
    for claim in told if step.quoted != "direct" else ():
        time = getattr(claim.slots, "signed", None) or getattr(claim.slots, "when", None)
        if isinstance(time, Time) and time.text and time.from_ == time.to == day and claim.modality == "asserted":
            quote = next((one for one in claim.evidence if time.text in one.quote), None)
            if quote is not None:
                start = quote.start + quote.quote.index(time.text)
                return time, start, start + len(time.text)
    return None


def _beside(step: Attribution, graphs: Sequence[Graph], times: Times) -> TimeExpression | None:
    start, end = _place(step)
    for graph in graphs:
        if graph.parse.start <= start < graph.parse.end:
            verb = next((token.index for token in graph.tokens if start <= token.start < end and token.text == step.act and graph.is_verb(token.index)), None)
            return times.of(graph, (verb,)) if verb is not None else None
    return None
