"""Claims of one article as JSON Lines, as YAML and for human eyes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from pactgraph.model.claim import Attribution, Claim
from pactgraph.model.encoding import to_data
from pactgraph.model.extraction import Extracted, Rejected
from pactgraph.model.slots import Concept, Entity, Quantity, Time

__all__ = ["CLAIMS"]


def _jsonl(extracted: Extracted, with_rejected: bool) -> Iterator[str]:
    """One object a claim, as ``claim.schema.json`` says; what was refused follows as objects with ``rejected`` and ``reasons``."""
    for data in (*map(to_data, extracted.claims), *(_refused(extracted, with_rejected))):
        yield json.dumps(data, ensure_ascii=False) + "\n"


def _yaml(extracted: Extracted, with_rejected: bool) -> Iterator[str]:
    """The form of a ``claims.yaml``; what was refused follows as comments."""
    from pactgraph.reading.claims_file import dump_claims

    if extracted.claims:
        yield dump_claims(extracted.claims) + "\n"
    for data in _refused(extracted, with_rejected):
        yield f"# {json.dumps(data, ensure_ascii=True)}\n"


def _refused(extracted: Extracted, wanted: bool) -> list[dict[str, Any]]:
    return [{"rejected": one.claim, "reasons": list(one.reasons)} for one in extracted.rejected] if wanted else []


def _text(extracted: Extracted, with_rejected: bool) -> Iterator[str]:
    """Each claim with who and what it is about, the words, who says so, and by which rule."""
    article = extracted.document.article
    yield f"{article.slug}, published {article.published}\n"
    for claim in extracted.claims:
        yield "".join(f"{line}\n" for line in _claim(claim))
    for one in extracted.rejected if with_rejected else ():
        yield "".join(f"{line}\n" for line in _rejected(one))
    refused = f", {len(extracted.rejected)} rejected" if extracted.rejected else ""
    yield f"\n({len(extracted.claims)} claim{'' if len(extracted.claims) == 1 else 's'}{refused})\n\n"


def _claim(claim: Claim) -> Iterator[str]:
    hedges = [word for word, usual in ((claim.modality, "asserted"), (claim.polarity, "positive")) if word != usual]
    yield ""
    yield f"{claim.type}: {', '.join([claim.status, *hedges])}   {claim.id}"
    for field in fields(claim.slots):
        shown = _shown(getattr(claim.slots, field.name))
        if shown:
            yield f"    {field.name}: {shown}"
    for evidence in claim.evidence:
        yield f"    “{_line(evidence.quote)}” [{evidence.start}-{evidence.end}]"
    yield f"        {_chain(claim.attribution)}"
    made = claim.extraction
    sure = f", confidence {made.confidence:.2f}" if made.confidence is not None else ""
    yield f"        by {made.rule or made.method}{sure}"


def _chain(chain: Sequence[Attribution]) -> str:
    """Who says it, from the origin outwards; the author speaks last."""
    return " → ".join([*(f"{step.agent.name or step.agent.text} ({step.act})" for step in chain), "the article"])


def _shown(value: object) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return ", ".join(_shown(item) for item in value)
    if isinstance(value, Entity):
        return f"{value.name or _line(value.text)} ({value.id.rpartition('/id/')[2] if value.id else 'open'})"
    if isinstance(value, Time):
        day = " to ".join(dict.fromkeys(part for part in (value.from_, value.to) if part))
        return f"{_line(value.text)} ({day})" if day else _line(value.text)
    if isinstance(value, (Concept, Quantity)):
        return _line(value.text)
    return _line(str(value))


def _rejected(one: Rejected) -> Iterator[str]:
    yield ""
    yield f"rejected: {one.claim.get('type', 'claim')}"
    yield from (f"    “{_line(str(piece.get('quote', '')))}”" for piece in one.claim.get("evidence", ()) if isinstance(piece, dict))
    yield from (f"    {reason}" for reason in one.reasons)


def _line(text: str) -> str:
    return " ".join(text.split())


CLAIMS: dict[str, Callable[[Extracted, bool], Iterator[str]]] = {"jsonl": _jsonl, "text": _text, "yaml": _yaml}
"""Forms of the claims of one article; with what was refused, if that is wanted."""
