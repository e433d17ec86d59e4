"""Answers: rows of values with what each row rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pactgraph.model.citation import Citation

__all__ = ["Answer", "Row", "Value"]


class Value(NamedTuple):
    """A value in a row: an IRI or literal, and how to show it."""

    value: str
    kind: str
    label: str
    datatype: str | None = None
    language: str | None = None

    def to_data(self) -> dict[str, str]:
        """As in SPARQL 1.1 Query Results JSON (section 3.2.2), with a label."""
        data = {"type": {"iri": "uri"}.get(self.kind, self.kind), "value": self.value}
        if self.datatype is not None:
            data["datatype"] = self.datatype
        if self.language is not None:
            data["xml:lang"] = self.language
        if self.label != self.value:
            data["label"] = self.label
        return data


class Row(NamedTuple):
    """Values in the order of the columns, ``None`` where unbound, and what the row rests on."""

    values: tuple[Value | None, ...]
    citations: tuple[Citation, ...] = ()


class Answer(NamedTuple):
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
