"""Answers with citations, and explanations of single statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Answer", "CitedClaim", "Citation", "Explanation", "Quote", "Row", "Speaker", "Support", "Value"]


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a row: an IRI or literal, and how to show it."""

    value: str
    kind: str
    label: str
    datatype: str | None = None
    language: str | None = None

    def to_data(self) -> dict[str, str]:
        """As in SPARQL 1.1 Query Results JSON (section 3.2.2), with a label."""
        data = {"type": "uri" if self.kind == "iri" else "literal", "value": self.value}
        if self.datatype is not None:
            data["datatype"] = self.datatype
        if self.language is not None:
            data["xml:lang"] = self.language
        if self.label != self.value:
            data["label"] = self.label
        return data


@dataclass(frozen=True, slots=True)
class Speaker:
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


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article: offsets in Unicode code points, end exclusive, and the slots they fill."""

    text: str
    start: int
    end: int
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim as a reader wants to see it; the chain runs from the origin to the last reporter before the author."""

    iri: str
    type: str
    modality: str
    article: str
    byline: str
    quotes: tuple[Quote, ...]
    chain: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Citation:
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


@dataclass(frozen=True, slots=True)
class Row:
    """Values in the order of the columns, ``None`` where unbound, and what the row rests on."""

    values: tuple[Value | None, ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: the reading it takes, its rows, and notes on what it cannot know or cite."""

    question: str
    reading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        rows = [
            {
                "bindings": {name: value.to_data() for name, value in zip(self.columns, row.values, strict=True) if value is not None},
                "citations": [citation.to_data() for citation in row.citations],
            }
            for row in self.rows
        ]
        return {"question": self.question, "reading": self.reading, "columns": list(self.columns), "rows": rows, "notes": list(self.notes)}


@dataclass(frozen=True, slots=True)
class Support:
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


@dataclass(frozen=True, slots=True)
class Explanation:
    """A statement and all its reasons."""

    statement: tuple[str, str, str]
    shown: str
    supports: tuple[Support, ...]

    def to_data(self) -> dict[str, Any]:
        """Plain data, reasons within."""
        return {"statement": list(self.statement), "shown": self.shown, "supports": [support.to_data() for support in self.supports]}
