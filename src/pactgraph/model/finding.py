"""Findings: what a shape has to say of a thing, with the words it rests on."""

from __future__ import annotations

from typing import Any, NamedTuple

from pactgraph.model.citation import CitedClaim

__all__ = ["Finding"]


class Finding(NamedTuple):
    """A result of validation (SHACL section 3.6.2) with the claims behind it.

    Args:
        severity: ``Violation``, ``Warning`` or ``Info``.
        shape: IRI of the shape.
        component: IRI of the constraint component.
        thing: IRI of the focus node, and ``label`` how to show it.
        message: what is wrong.
        constraint: IRI of the SPARQL constraint, if it is one.
        path: IRI of the property, if the shape names one.
        value: the value at fault in N-Triples, and ``shown`` how to show it.
        article: the article that was judged; ``None`` for the reference data.
        claims: the claims that say so, each with the words that do.
    """

    severity: str
    shape: str
    component: str
    thing: str
    label: str
    message: str
    constraint: str | None = None
    path: str | None = None
    value: str | None = None
    shown: str | None = None
    article: str | None = None
    claims: tuple[CitedClaim, ...] = ()

    @property
    def name(self) -> str:
        """The local name of the constraint or shape."""
        return (self.constraint or self.shape).rpartition("#")[2]

    @property
    def is_violation(self) -> bool:
        """Whether it keeps the article's claims out of the view."""
        return self.severity == "Violation"

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON; keys without a value are left out."""
        pairs = {
            "severity": self.severity,
            "shape": self.shape,
            "constraint": self.constraint,
            "component": self.component,
            "thing": {"iri": self.thing, "label": self.label},
            "message": self.message,
            "path": self.path,
            "value": self.value,
            "article": self.article,
            "claims": [_claim_data(claim) for claim in self.claims],
        }
        return {key: value for key, value in pairs.items() if value is not None}


def _claim_data(claim: CitedClaim) -> dict[str, Any]:
    return {
        "claim": claim.iri,
        "article": claim.article,
        "quotes": [{"quote": quote.text, "start": quote.start, "end": quote.end} for quote in claim.quotes],
        "attribution": [speaker.to_data() for speaker in claim.chain],
        "byline": claim.byline,
    }
