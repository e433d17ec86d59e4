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
    """A claim as a reader wants to see it.

    The chain runs from the origin to the last reporter before the author; ``rule`` is the rule of extraction that made the claim,
    and ``confidence`` how sure that was, where it is known.
    """

    iri: str
    type: str
    modality: str
    polarity: str
    review: str
    article: str
    byline: str
    quotes: tuple[Quote, ...]
    chain: tuple[Speaker, ...]
    rule: str | None = None
    confidence: float | None = None

    @property
    def hedge(self) -> str | None:
        """What keeps the claim from being a plain assertion: its modality, a denial, a reviewer's refusal."""
        said = [self.modality] if self.modality != "asserted" else []
        said += ["denied"] if self.polarity == "negative" else []
        said += ["rejected by the reviewer"] if self.review == "rejected" else []
        return ", ".join(said) or None


class Citation(NamedTuple):
    """What a row rests on: words of a claim, or a record of the curated reference data.

    ``rule`` names the rule through which the statement came, ``None`` where the claim says it itself; ``hedge`` says
    what keeps the claim from being a plain assertion.
    """

    statement: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    article: str | None = None
    attribution: tuple[Speaker, ...] = ()
    byline: str | None = None
    hedge: str | None = None
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
        extra = {"statement": self.statement, "byline": self.byline, "hedge": self.hedge, "claim": self.claim, "source": self.source}
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

    def to_data(self, told: set[tuple[str, str, str]]) -> dict[str, Any]:
        """Plain data, premises within; see `Explanation.to_data`."""
        data: dict[str, Any] = {"kind": self.kind, "graph": self.graph}
        if self.claim is not None:
            data |= {
                "quotes": [{"quote": quote.text, "start": quote.start, "end": quote.end} for quote in self.claim.quotes],
                "article": self.claim.article,
                "attribution": [speaker.to_data() for speaker in self.claim.chain],
                "byline": self.claim.byline,
                "hedge": self.claim.hedge,
                "extraction": {"rule": self.claim.rule, "confidence": self.claim.confidence},
            }
        if self.rule is not None:
            data |= {"rule": self.rule, "focus": self.focus, "premises": [premise.to_data(told) for premise in self.premises]}
        if self.source is not None:
            data["source"] = self.source
        return data


class Explanation(NamedTuple):
    """A statement and all its reasons."""

    statement: tuple[str, str, str]
    shown: str
    supports: tuple[Support, ...]

    def to_data(self, told: set[tuple[str, str, str]] | None = None) -> dict[str, Any]:
        """Plain data, reasons within.

        Args:
            told: statements already explained; they are named again but not explained again, so that the size
                stays that of the graph of reasons and not that of all ways through it.
        """
        told = set() if told is None else told
        data: dict[str, Any] = {"statement": list(self.statement), "shown": self.shown}
        if self.statement in told:
            return data | {"explained": "above"}
        told.add(self.statement)
        return data | {"supports": [support.to_data(told) for support in self.supports]}
