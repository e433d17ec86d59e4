"""Direct speech: which words of a text stand in quotation marks, and who says them.

A quotation that the text does not close goes on in the next paragraph that opens with a mark (Chicago Manual of Style, 13.32). One beside which
nobody is said to speak belongs to the speaker of the quotation before it, if both stand in one paragraph or the first goes on in the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pactgraph.extraction.graph import Graph
from pactgraph.extraction.inflection import Inflection
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.referents import Referents
from pactgraph.model.claim import Attribution, Claim
from pactgraph.model.document import Span
from pactgraph.model.slots import Entity

__all__ = ["Quotation", "Quotations", "quoted_spans", "reported", "spoken"]

_MARK = re.compile(r"[“”\"]")
_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+")

_NEAR = 90
"""Characters between a quotation and the verb that reports it, at most."""

_SHORT = 2
"""Words of a quotation at most that is only a word in quotation marks."""


class Quoted(NamedTuple):
    """Words between quotation marks: their code points without the marks, and whether they go on from the quotation before."""

    start: int
    end: int
    continues: bool = False


class Quotation(NamedTuple):
    """Direct speech.

    Args:
        start, end: its code points, without the marks.
        speech: who says it, by which act.
    """

    start: int
    end: int
    speech: Attribution


def quoted_spans(text: str) -> list[Quoted]:
    """The words of a text in quotation marks.

    >>> [(one.start, one.end) for one in quoted_spans("“Yes,” he said. “No.”")]
    [(1, 5), (17, 20)]
    >>> [one.continues for one in quoted_spans("“Yes.\\n\\n“No,” he said.")]
    [False, True]
    """
    found: list[Quoted] = []
    unclosed = False
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        first = True
        for mark in _MARK.finditer(text, paragraph.start(), paragraph.end()):
            opens = mark.group() == "“" or (mark.group() == '"' and opened is None)
            if opens and opened is None:
                opened, goes_on = mark.end(), unclosed and first and mark.start() == paragraph.start()
            elif not opens and opened is not None:
                found.append(Quoted(opened, mark.start(), goes_on))
                opened = None
            first = False
        unclosed = opened is not None and text[paragraph.start()] in '“"'
        if unclosed and opened is not None:
            found.append(Quoted(opened, paragraph.end(), goes_on))
    return found


def reported(text: str, sentences: Sequence[Span], lexicons: Lexicons) -> list[Span]:
    """The sentences with a quotation mark and a verb of reporting, in which a speaker may be named."""
    forms = {form for verb in lexicons.words("reporting", "verbs") for form in Inflection.load().verb(verb)}
    return [one for one in sentences if _MARK.search(text, one.start, one.end) and not forms.isdisjoint(_WORD.findall(text[one.start : one.end].lower()))]


class Quotations:
    """The direct speech of a text.

    Args:
        found: the quotations of which the speaker is known, in the order of the text.
    """

    def __init__(self, found: Sequence[Quotation] = ()) -> None:
        self.all = tuple(found)

    def at(self, position: int) -> Quotation | None:
        """The quotation in which a character stands."""
        return next((one for one in self.all if one.start <= position < one.end), None)

    def speaker(self, position: int) -> Entity | None:
        """Who speaks there."""
        found = self.at(position)
        return found.speech.agent if found is not None else None

    def attributed(self, claim: Claim) -> Claim:
        """A claim of the author's own voice as one of the speaker in whose words it stands."""
        found = self.at(claim.evidence[0].start)
        if found is None or claim.attribution or claim.evidence[0].end > found.end:
            return claim
        said = replace(claim, attribution=(found.speech,))
        return replace(said, id=said.content_id)


def spoken(text: str, graphs: Sequence[Graph], referents: Referents, lexicons: Lexicons) -> Quotations:
    """The direct speech of a text with its speakers.

    Args:
        graphs: the sentences that are parsed.
        referents: whom phrases mean.
        lexicons: verbs of reporting and media.
    """
    reader = _Reader(text, graphs, referents, lexicons)
    for graph in graphs:
        reader.hears(graph)
    found: list[Quotation] = []
    spans = quoted_spans(text)
    for number, span in enumerate(spans):
        speech = reader.beside(span, spans)
        before = found[-1] if number and found and found[-1].end == spans[number - 1].end else None
        if speech is None and before is not None and (span.continues or reader.follows(before, span)):
            speech = before.speech
        if speech is not None:
            found.append(Quotation(span.start, span.end, speech))
    return Quotations(_backwards(found, spans))


def _backwards(found: Sequence[Quotation], spans: Sequence[Quoted]) -> list[Quotation]:
    """With the paragraphs before one that goes on from them and tells who speaks."""
    known = {one.start: one for one in found}
    for number in range(len(spans) - 1, 0, -1):
        later, earlier = spans[number], spans[number - 1]
        if later.continues and later.start in known and earlier.start not in known:
            known[earlier.start] = Quotation(earlier.start, earlier.end, known[later.start].speech)
    return [known[start] for start in sorted(known)]


class _Reader:
    """Finds who says a quotation."""

    def __init__(self, text: str, graphs: Sequence[Graph], referents: Referents, lexicons: Lexicons) -> None:
        self.text, self.graphs, self.referents, self.lexicons = text, graphs, referents, lexicons
        self._verbs = lexicons.words("reporting", "verbs")
        self._written = lexicons.words("reporting", "writing")
        self._media: dict[str, Entity] = {}

    def beside(self, span: Quoted, others: Sequence[Quoted]) -> Attribution | None:
        """The speech that a verb in the sentence of a quotation tells, the nearest one."""
        best: tuple[int, Attribution] | None = None
        for graph, verb in self._acts(span, others):
            token = graph.tokens[verb]
            distance = min(abs(token.start - span.end), abs(span.start - token.end))
            if best is None or distance < best[0]:
                speech = self._speech(graph, verb, others)
                best = (distance, speech) if speech is not None else best
        return best[1] if best is not None else None

    def follows(self, before: Quotation, span: Quoted) -> bool:
        """Whether a quotation of whole sentences follows another in one paragraph."""
        between = self.text[before.end : span.start]
        return "\n" not in between and self.text[span.start : span.start + 1].isupper() and len(self.text[span.start : span.end].split()) > _SHORT

    def _acts(self, span: Quoted, others: Sequence[Quoted]) -> Iterator[tuple[Graph, int]]:
        for graph in self.graphs:
            if graph.parse.end <= span.start - 1 or graph.parse.start > span.end:
                continue
            for token in graph.tokens:
                if token.lemma.lower() not in self._verbs or not graph.is_verb(token.index) or any(one.start <= token.start < one.end for one in others):
                    continue
                gap = (span.end, token.start) if token.start >= span.end else (token.end, span.start)
                if gap[1] - gap[0] <= _NEAR and not any(gap[0] <= one.start - 1 < gap[1] - 1 for one in others):
                    yield graph, token.index

    def _speech(self, graph: Graph, verb: int, others: Sequence[Quoted]) -> Attribution | None:
        subjects = [one for one in graph.arguments(verb)["agent"] if not any(span.start <= graph.tokens[one].start < span.end for span in others)]
        agent = next((one for index in subjects for one in self.referents.entities(graph, index)), None) or self._adjacent(graph, verb)
        if agent is None:
            return None
        token = graph.tokens[verb]
        start, end = (agent.start, agent.end) if agent.start is not None and agent.end is not None else (token.start, token.end)
        medium = self._medium(graph, verb, agent)
        ends = [token.end, end, medium.end if medium is not None and medium.end is not None else 0]
        return Attribution(agent, token.text, "direct", medium, start=min(start, token.start), end=max(ends))

    def _adjacent(self, graph: Graph, verb: int) -> Entity | None:
        """A name directly after or before the verb."""
        for index in (verb + 1, verb - 1):
            if 0 <= index < len(graph.tokens):
                token = graph.tokens[index]
                name = next((one for one in self.referents.names.of(token.start, token.end) if one.entity is not None), None)
                if name is not None and name.entity is not None and name.entity.type not in ("place", "item", "law"):
                    return name.entity
        return None

    def _medium(self, graph: Graph, verb: int, agent: Entity) -> Entity | None:
        """Where it is said; what somebody writes or adds stands where the same one wrote before, if nothing else is told."""
        who = agent.id or agent.name or agent.text
        found = medium(graph, verb, self.referents, self.lexicons)
        if found is not None:
            self._media[who] = found
        elif graph.lemma(verb) in self._written and who in self._media:
            return replace(self._media[who], text="", start=None, end=None, rule="implicit")
        return found

    def hears(self, graph: Graph) -> None:
        """Remembers the media of a sentence without quotation marks."""
        for token in graph.tokens:
            if token.lemma.lower() in self._verbs and graph.is_verb(token.index):
                for index in graph.arguments(token.index)["agent"]:
                    for agent in self.referents.entities(graph, index):
                        found = medium(graph, token.index, self.referents, self.lexicons)
                        if found is not None:
                            self._media.setdefault(agent.id or agent.name or agent.text, found)


def medium(graph: Graph, verb: int, referents: Referents, lexicons: Lexicons) -> Entity | None:
    """The medium that a sentence names beside a verb of reporting: "on Twitter", "in a statement"."""
    prepositions = lexicons.words("reporting", "media", "prepositions")
    kinds = lexicons.words("reporting", "media")
    for index in graph.phrases(verb, prepositions):
        token = graph.tokens[index]
        name = next((one.entity for one in referents.names.of(token.start, token.end) if one.entity is not None), None)
        if name is not None and name.type in ("company", "news_organization"):
            return name
        if graph.lemma(index) in kinds or token.text.lower() in kinds:
            return replace(referents.phrase(graph, index), rule="name")
    return None
