"""The rules engine: from a document to claims, by frames over parsed sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from pactgraph.expressions.times import find_times
from pactgraph.extraction.context import completed
from pactgraph.extraction.drafts import Draft, Drafter
from pactgraph.extraction.frames import Frames
from pactgraph.extraction.gate import faults
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.matching import matches
from pactgraph.extraction.masks import masks
from pactgraph.extraction.names import Names, Reference
from pactgraph.extraction.referents import Referents
from pactgraph.extraction.roles import roles, title_heads
from pactgraph.extraction.things import Thing, identity, things
from pactgraph.extraction.times import Times, dated, temporal
from pactgraph.extraction.triggers import Triggers
from pactgraph.model.claim import Claim, Evidence, Extraction
from pactgraph.model.document import Document, Span
from pactgraph.model.encoding import to_data
from pactgraph.model.extraction import Extracted, Rejected
from pactgraph.model.mention import Mention
from pactgraph.model.slots import SLOT_TYPES, Entity
from pactgraph.model.syntax import Parse
from pactgraph.vocabulary import BASE

__all__ = ["RulesExtractor"]

VERSION = "1"


class Analyzer(Protocol):
    """Who parses sentences."""

    def parse(self, text: str, spans: Iterable[Span], names: Iterable[tuple[int, int, str]] = ()) -> Sequence[Parse]:
        """The parses of some stretches of a text, in which each name counts as one word."""

    def names(self, text: str, spans: Sequence[Span]) -> list[tuple[int, int, str]]:
        """The names in some stretches of a text: code points and kind."""


def _holding(sentences: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """The sentences in which some stretches of text lie."""
    return [one for one in sentences if any(one.start <= span.start and span.end <= one.end for span in spans)]


class RulesExtractor:
    """Extraction by rules (DESIGN section 7): offline, deterministic.

    Args:
        resolve: finds the mentions of a text of a day.
        reference: what is known of the things they mean.
        sentences: splits a text.
        analyzer: parses sentences.
    """

    def __init__(
        self, resolve: Callable[..., tuple[Mention, ...]], reference: Reference, sentences: Callable[[str], Sequence[Span]], analyzer: Analyzer,
        frames: Frames | None = None, lexicons: Lexicons | None = None,
    ) -> None:  # fmt: skip
        self._resolve, self._reference, self._sentences, self._analyzer = resolve, reference, sentences, analyzer
        self._frames, self._lexicons = frames or Frames.load(), lexicons or Lexicons.load()
        self._triggers = Triggers(self._frames, self._lexicons, title_heads())

    def extract(self, document: Document) -> Extracted:
        """The claims of a document in the order of the text, and what the gate refused."""
        text, article = document.text, document.article
        spans = [span for span in self._sentences(text) if self._triggers.evoked(text[span.start : span.end])]
        if not spans:
            return Extracted(document, ())
        names = Names(self._resolve(text, article.published), self._reference, text, title_heads(), self._lexicons, lambda found: self._analyzer.names(text, _holding(spans, found)))
        times = dated(find_times(text, article.published), text) if article.published is None else find_times(text, article.published)
        referents = Referents(text, names, self._lexicons, self._author(article.publisher), [(one.start, one.end) for one in times])
        drafter = Drafter(text, article.published, referents, self._lexicons, Times(times))
        addressed = self._lexicons.factuality["addressed"]
        graphs = [Graph(parse, self._triggers.lemmas, addressed, temporal(parse, times)) for parse in self._analyzer.parse(text, spans, masks(text, names, self._lexicons, times))]
        drafts = [draft for graph in graphs for match in matches(graph, self._frames, self._lexicons) if (draft := drafter.draft(match)) is not None]
        claims = [claim for thing in things(completed(drafts, referents)) for claim in _claims(thing, document)]
        claims += roles(document, graphs, names, self._lexicons)
        kept: list[Claim] = []
        rejected: list[Rejected] = []
        for claim in sorted(claims, key=lambda claim: (claim.evidence[0].start, claim.about)):
            reasons = faults(claim, document)
            if reasons:
                rejected.append(Rejected(to_data(claim), reasons))
            else:
                kept.append(claim)
        return Extracted(document, tuple(kept), tuple(rejected))


    def _author(self, publisher: str | None) -> str | None:
        """The state for which a publisher speaks, if it is a state or an organ of one."""
        if publisher is None or not publisher.startswith(f"{BASE}id/"):
            return None
        return self._reference.speaks_for(publisher.removeprefix(f"{BASE}id/"))


_LEVELS = {
    "actual": "asserted", "committed": "intended", "planned": "scheduled", "ordered": "asserted", "expected": "expected", "threatened": "possible", "considered": "possible",
    "proposed": "hoped", "possible": "possible", "hoped": "hoped", "conditional": "hypothetical", "refused": "asserted",
}  # fmt: skip


def _claims(thing: Thing, document: Document) -> list[Claim]:
    groups: dict[tuple[str, ...], list[Draft]] = {}
    for draft in thing.drafts:
        groups.setdefault(tuple(identity(step.agent) for step in draft.attribution), []).append(draft)
    return [_claim(thing, drafts, document) for drafts in groups.values()]


def _claim(thing: Thing, drafts: list[Draft], document: Document) -> Claim:
    best = max(drafts, key=lambda draft: (draft.match.frame.weight, -draft.evidence.start))
    slots: dict[str, Any] = {}
    for draft in [best, *(one for one in drafts if one is not best)]:
        for slot, value in draft.slots.items():
            slots.setdefault(slot, tuple(value) if isinstance(value, list) else value)
    for slot in dict.fromkeys(slot for draft in drafts for slot in draft.actors):
        found: list[Entity] = []
        # Who is named stands for those of whom another sentence told only the number.
        naming = [draft for draft in (best, *drafts) if any(one.rule is not None for one in draft.actors.get(slot, ()))]
        for draft in naming or (best, *drafts):
            found += [one for one in draft.actors.get(slot, ()) if identity(one) not in {identity(other) for other in found}]
        slots[slot] = tuple(found)
    spans = dict.fromkeys((draft.evidence.start, draft.evidence.end) for draft in [best, *drafts])
    evidence = tuple(Evidence(start, end, document.text[start:end]) for start, end in spans)
    modality = _LEVELS[best.factuality.degree]
    claim = Claim(
        id="", article=document.article.slug, about=thing.key, type=best.claim, status=best.status, slots=SLOT_TYPES[best.claim](**slots), modality=modality,
        polarity="negative" if best.factuality.negated else "positive", evidence=evidence, attribution=best.attribution,
        extraction=Extraction("rules", VERSION, 0.8, best.match.frame.name),
    )  # fmt: skip
    return replace(claim, id=claim.content_id)
