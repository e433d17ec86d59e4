"""The rules engine: from a document to claims, by frames over parsed sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Protocol

from pactgraph.expressions.times import find_times
from pactgraph.extraction.claims import claims_of
from pactgraph.extraction.confidence import Confidence
from pactgraph.extraction.context import completed
from pactgraph.extraction.distinct import told_apart
from pactgraph.extraction.drafts import Draft, Drafter
from pactgraph.extraction.frames import Frames
from pactgraph.extraction.gate import faults
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.laws import law_claims, laws, under_laws
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.masks import masks
from pactgraph.extraction.matching import matches
from pactgraph.extraction.names import Names, Reference
from pactgraph.extraction.orders import orders
from pactgraph.extraction.pairs import paired
from pactgraph.extraction.publications import publications
from pactgraph.extraction.quotations import reported, spoken
from pactgraph.extraction.ranks import offices, ranked
from pactgraph.extraction.references import References
from pactgraph.extraction.referents import Referents
from pactgraph.extraction.refusals import refusals
from pactgraph.extraction.repairs import repaired
from pactgraph.extraction.roles import roles, title_heads
from pactgraph.extraction.things import things
from pactgraph.extraction.times import Times, dated, temporal
from pactgraph.extraction.triggers import Triggers
from pactgraph.extraction.utterances import utterances
from pactgraph.model.claim import Claim
from pactgraph.model.document import Document, Span
from pactgraph.model.encoding import to_data
from pactgraph.model.extraction import Extracted, Rejected
from pactgraph.model.mention import Mention
from pactgraph.model.syntax import Parse
from pactgraph.vocabulary import BASE

__all__ = ["RulesExtractor"]


_TWICE = "another claim of this type rests on the same words"


class Analyzer(Protocol):
    """Who parses sentences."""

    def parse(self, text: str, spans: Sequence[Span], names: Sequence[tuple[int, int, str]] = ()) -> Sequence[Parse]:
        """The parses of some stretches of a text, in which each name counts as one word."""

    def names(self, text: str, spans: Sequence[Span]) -> list[tuple[int, int, str]]:
        """The names in some stretches of a text: code points and kind."""


def _holding(sentences: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """The sentences in which some stretches of text lie."""
    starts = [one.start for one in sentences]
    places = {bisect_right(starts, span.start) - 1: span.end for span in sorted(spans, key=lambda span: span.end, reverse=True)}
    return [one for place, one in enumerate(sentences) if place in places and places[place] <= one.end]


class RulesExtractor:
    """Extraction by rules (DESIGN section 7): offline, deterministic.

    Args:
        resolve: finds the mentions of a text of a day.
        reference: what is known of the things they mean.
        sentences: splits a text.
        analyzer: parses sentences.
        parse_all: parse every sentence, not only those with a word that evokes a frame; the benchmark compares the two.
    """

    def __init__(
        self, resolve: Callable[..., tuple[Mention, ...]], reference: Reference, sentences: Callable[[str], Sequence[Span]], analyzer: Analyzer,
        frames: Frames | None = None, lexicons: Lexicons | None = None, parse_all: bool = False,
    ) -> None:  # fmt: skip
        self._resolve, self._reference, self._sentences, self._analyzer = resolve, reference, sentences, analyzer
        self._frames, self._lexicons = frames or Frames.load(), lexicons or Lexicons.load()
        self._confidence = Confidence.load()
        self._triggers, self._parse_all = Triggers(self._frames, self._lexicons, title_heads()), parse_all

    def extract(self, document: Document) -> Extracted:
        """The claims of a document in the order of the text, and what the gate refused."""
        text, article = document.text, document.article
        sentences = self._sentences(text)
        evoked = [span for span in sentences if self._parse_all or self._triggers.evoked(text[span.start : span.end])]
        spans = sorted({*evoked, *(reported(text, sentences, self._lexicons) if evoked else ())}, key=lambda span: span.start)
        if not spans:
            return Extracted(document, ())
        names = Names(
            self._resolve(text, article.published),
            self._reference,
            text,
            title_heads(),
            self._lexicons,
            lambda found: self._analyzer.names(text, _holding(spans, found)),
        )
        times = dated(find_times(text, article.published), text) if article.published is None else find_times(text, article.published)
        graphs = [self._graph(parse, temporal(parse, times)) for parse in self._analyzer.parse(text, spans, masks(text, names, self._lexicons, times))]
        claims, drafts, complete = self._claims(document, graphs, names, Times(times))
        claims += publications(document, names)
        kept: list[Claim] = []
        rejected = refusals(drafts, complete, document)
        seen: set[str] = set()
        for claim in sorted(claims, key=lambda claim: (claim.evidence[0].start, claim.about)):
            reasons = faults(claim, document) or ((_TWICE,) if claim.id in seen else ())
            if reasons:
                rejected.append(Rejected(to_data(claim), reasons))
            else:
                kept.append(self._confidence.given(claim))
                seen.add(claim.id)
        return Extracted(document, tuple(kept), tuple(sorted(rejected, key=lambda one: one.claim["evidence"][0]["start"])))

    def _graph(self, parse: Parse, times: frozenset[int]) -> Graph:
        lexicons, lemmas = self._lexicons, self._triggers.lemmas
        return Graph(repaired(parse, lexicons.contents, lexicons.words("reporting", "verbs"), lemmas), lemmas, lexicons.factuality["addressed"], times)

    def _claims(self, document: Document, graphs: Sequence[Graph], names: Names, times: Times) -> tuple[list[Claim], list[Draft], list[Draft]]:
        """What the parsed sentences of a document say; the drafts that frames made, and those that became claims."""
        text, lexicons, author = document.text, self._lexicons, self._author(document.article.publisher)
        quotations = spoken(text, graphs, Referents(text, names, lexicons, author, times.spans), lexicons)
        referents = Referents(text, names, lexicons, author, times.spans, quotations.speaker)
        drafter = Drafter(text, document.article.published, referents, lexicons, times, quotations)
        drafts = [draft for graph in graphs for match in matches(graph, self._frames, lexicons) if (draft := drafter.draft(match)) is not None]
        described = laws(graphs, names, lexicons, times, text)
        complete = completed(drafts, referents)
        found = things(paired(under_laws(complete, described)))
        references = References(found, lexicons)
        claims = told_apart([claim for thing in found for claim in claims_of(thing, document, references)], found, document)
        held = roles(document, graphs, names, lexicons)
        claims += [quotations.attributed(ranked(claim, document)) for claim in [*held, *offices(document, names, held)]]
        claims += law_claims(described, document)
        acts = utterances(claims, graphs, document, times)
        return [*claims, *acts, *orders(found, acts, document, lexicons, times)], drafts, complete

    def _author(self, publisher: str | None) -> str | None:
        """The state for which a publisher speaks, if it is a state or an organ of one."""
        if publisher is None or not publisher.startswith(f"{BASE}id/"):
            return None
        return self._reference.speaks_for(publisher.removeprefix(f"{BASE}id/"))
