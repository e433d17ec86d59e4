"""Laws that a text describes: "a 2017 U.S. law aimed at …, called the … Act (ACRONYM)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pactgraph.extraction.claims import VERSION
from pactgraph.extraction.drafts import Draft
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.names import Names
from pactgraph.extraction.times import Times
from pactgraph.model.claim import Claim, Evidence, Extraction
from pactgraph.model.document import Document, Span
from pactgraph.model.slots import Entity, Law, Time

__all__ = ["DescribedLaw", "law_claims", "laws", "under_laws"]

_ACRONYM = re.compile(r"[,]? \((?P<acronym>[A-Z][A-Z.]{1,11})\)")


@dataclass(frozen=True)
class DescribedLaw:
    """A law as a sentence describes it.

    Args:
        graph: the sentence.
        slots: what it says of the law.
        status: whether it is law or a bill.
        spans: the words for each slot.
    """

    graph: Graph
    slots: Law
    status: str
    spans: dict[str, Span]


def laws(graphs: Sequence[Graph], names: Names, lexicons: Lexicons, times: Times, text: str) -> list[DescribedLaw]:
    """The laws of which a text tells more than the name, each once in a sentence."""
    reader = _Reader(names, lexicons, times, text)
    return [found for graph in graphs for found in reader.described(graph)]


def under_laws(drafts: Sequence[Draft], described: Sequence[DescribedLaw]) -> list[Draft]:
    """The drafts with the law that their sentence describes as their instrument, and whose it is since when."""
    found = []
    for draft in drafts:
        told = [one for one in described if one.graph is draft.match.graph]
        if draft.claim != "adversary_naming" or len(told) != 1:
            found.append(draft)
            continue
        law = told[0]
        slots, supports = dict(draft.slots), dict(draft.supports)
        for slot, value, where in (
            ("instrument", law.slots.law, "law"),
            ("namer", law.slots.jurisdiction, "jurisdiction"),
            ("since", law.slots.enacted, "enacted"),
        ):
            if value is not None and slot not in slots:
                slots[slot] = value
                supports[slot] = law.spans[where]
        found.append(replace(draft, slots=slots, supports=supports))
    return found


def law_claims(described: Sequence[DescribedLaw], document: Document) -> list[Claim]:
    """One claim for each description; those of one law are about one thing."""
    keys: dict[str, str] = {}
    made = []
    for one in described:
        law = one.slots.law
        key = keys.setdefault(law.id or law.name or law.text, f"law{len(keys) + 1}")
        spans: dict[tuple[int, int], list[str]] = {}
        for slot, span in one.spans.items():
            spans.setdefault((span.start, span.end), []).append(slot)
        evidence = tuple(Evidence(start, end, document.text[start:end], tuple(slots)) for (start, end), slots in spans.items())
        claim = Claim(
            "", document.article.slug, key, "law", one.status, one.slots, "asserted", "positive", evidence, (), Extraction("rules", VERSION, rule="law")
        )
        made.append(replace(claim, id=claim.content_id))
    return made


class _Reader:
    """Reads what stands beside the name of a law."""

    def __init__(self, names: Names, lexicons: Lexicons, times: Times, text: str) -> None:
        self.names, self.times, self.text = names, times, text
        self._kinds = {noun: status for status, nouns in lexicons.reference["laws"].items() for noun in nouns}
        self._called = lexicons.words("reference", "called")
        self._purposes = lexicons.words("reference", "purposes")

    def described(self, graph: Graph) -> list[DescribedLaw]:
        """The laws of a sentence of which it tells more than the name."""
        found: list[DescribedLaw] = []
        for name in self.names.between(graph.parse.start, graph.parse.end):
            law = name.entity
            if law is None or law.type != "law" or any(one.slots.law.id == law.id for one in found):
                continue
            spans = {"law": Span(name.start, name.end)}
            acronym = _ACRONYM.match(self.text, name.end)
            if acronym is not None:
                spans["acronym"] = Span(name.start, acronym.end())
            noun = self._noun(graph, name.start)
            jurisdiction, enacted, purpose = self._of_noun(graph, noun, spans) if noun is not None else (None, None, None)
            if len(spans) > 1:
                status = self._kinds[graph.lemma(noun)] if noun is not None else "in_force"
                words = acronym["acronym"] if acronym else None
                found.append(DescribedLaw(graph, Law(law, words, jurisdiction, enacted, purpose), status, spans))
        return found

    def _noun(self, graph: Graph, position: int) -> int | None:
        """The noun of which a name before a comma, or after "called", is the name."""
        before = [token for token in graph.tokens if token.end <= position]
        noun = next((token.index for token in reversed(before) if token.lemma.lower() in self._kinds and token.pos == "NOUN"), None)
        if noun is None:
            return None
        between = [token for token in before if token.index > noun and token.text.lower() not in ("the", "as", "a")]
        if any(token.text.lower() in self._called for token in between[-2:]) or [token.text for token in between] in ([","], ["—"], ["–"], []):
            return noun
        return None

    def _of_noun(self, graph: Graph, noun: int, spans: dict[str, Span]) -> tuple[Entity | None, Time | None, str | None]:
        tokens = graph.tokens
        first = noun
        while first > 0 and tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PART"):
            first -= 1
        phrase = Span(tokens[first].start, tokens[noun].end)
        inside = self.names.between(phrase.start, phrase.end)
        jurisdiction = next(
            (name.entity for name in inside if name.entity is not None and name.entity.type in ("state", "intergovernmental_organization")), None
        )
        enacted = self.times.within(phrase.start, phrase.end)
        if jurisdiction is not None:
            spans["jurisdiction"] = phrase
        if enacted is not None:
            spans["enacted"] = phrase
        purpose = self._purpose(graph, noun, spans)
        return jurisdiction, enacted, purpose

    def _purpose(self, graph: Graph, noun: int, spans: dict[str, Span]) -> str | None:
        """What it is "aimed at" or "designed to" do."""
        after = graph.tokens[noun + 1 :]
        if len(after) < 3 or after[0].text.lower() not in self._purposes or after[1].text.lower() not in ("at", "to", "for"):
            return None
        inside = []
        for token in after[2:]:
            if token.pos == "PUNCT" and token.text not in ("-", "’", "'"):
                break
            inside.append(token)
        if not inside:
            return None
        spans["purpose"] = Span(after[0].start, inside[-1].end)
        return self.text[inside[0].start : inside[-1].end]
