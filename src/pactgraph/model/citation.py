"""What a statement rests on: words of claims, rules with their premises, curated records."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["CitedClaim", "Citation", "Explanation", "Quote", "Speaker", "Support"]


class Speaker(NamedTuple):
    """One link of a reporting chain: who, doing what, in whose words, where."""

    agent: str
    label: str
    act: str
    quoted: str | None = None
    medium: str | None = None

    def to_data(self) -> dict[str, str]:
        """Plain data; the agent by its label and its IRI."""
        pairs = {"agent": self.label, "iri": self.agent, "act": self.act, "quoted": self.quoted, "medium": self.medium}
        return {key: value for key, value in pairs.items() if value is not None}


class Quote(NamedTuple):
    """Words of an article: offsets in Unicode code points, end exclusive, and the properties of the statement that they support."""

    text: str
    start: int
    end: int
    supports: frozenset[str] = frozenset()


class CitedClaim(NamedTuple):
    """A claim as a reader wants to see it; the chain runs from the origin to the last reporter before the author."""

    iri: str
    type: str
    modality: str
    article: str
    byline: str
    quotes: tuple[Quote, ...]
    chain: tuple[Speaker, ...]


class Citation(NamedTuple):
    """What a row rests on: words of a claim, or a record of the curated reference data.

    ``rule`` names the rule through which the statement came, ``None`` where the claim says it itself.
    """

    statement: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    article: str | None = None
    attribution: tuple[Speaker, ...] = ()
    byline: str | None = None
    modality: str | None = None
    rule: str | None = None
    claim: str | None = None
    source: str | None = None

    def to_data(self) -> dict[str, Any]:
        """Plain data; keys that say nothing here are left out, except those that every citation has."""
        data: dict[str, Any] = {
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "article": self.article,
            "attribution": [speaker.to_data() for speaker in self.attribution],
            "rule": self.rule,
        }
        extra = {"statement": self.statement, "byline": self.byline, "modality": self.modality, "claim": self.claim, "source": self.source}
        return data | {key: value for key, value in extra.items() if value is not None}


class Support(NamedTuple):
    """One reason for a statement: a claim, a rule with its premises, or a curated graph."""

    kind: str
    graph: str
    claim: CitedClaim | None = None
    rule: str | None = None
    focus: str | None = None
    premises: tuple[Explanation, ...] = ()
    source: str | None = None

    def to_data(self) -> dict[str, Any]:
        """Plain data, premises within."""
        data: dict[str, Any] = {"kind": self.kind, "graph": self.graph}
        if self.claim is not None:
            data |= {
                "modality": self.claim.modality,
                "article": self.claim.article,
                "quotes": [{"quote": quote.text, "start": quote.start, "end": quote.end} for quote in self.claim.quotes],
                "attribution": [speaker.to_data() for speaker in self.claim.chain],
                "byline": self.claim.byline,
            }
        if self.rule is not None:
            data |= {"rule": self.rule, "focus": self.focus, "premises": [premise.to_data() for premise in self.premises]}
        if self.source is not None:
            data["source"] = self.source
        return data


class Explanation(NamedTuple):
    """A statement and all its reasons."""

    statement: tuple[str, str, str]
    shown: str
    supports: tuple[Support, ...]

    def to_data(self) -> dict[str, Any]:
        """Plain data, reasons within."""
        return {"statement": list(self.statement), "shown": self.shown, "supports": [support.to_data() for support in self.supports]}
