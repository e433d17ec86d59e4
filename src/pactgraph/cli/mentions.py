"""Mentions with their candidates and reasons, as text."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Sequence

from pactgraph.cli.render import aligned, column_widths, head
from pactgraph.model.mention import LINK, MARGIN, Candidate, Mention
from pactgraph.vocabulary import BASE

__all__ = ["MENTIONS"]


_RULES = {
    "alias": "another name",
    "demonym": "name of the people",
    "hidden": "seldom used name",
    "short": "first and last name",
    "part": "part of the name",
    "initial": "initial",
    "spelling": "another spelling",
    "organ": "body of a state",
    "introduced": "this text",
    "surname": "family name",
    "office_holder": "office",
}
"""Rules in words; the others say themselves what they are."""


def _text(name: str, published: datetime.date | None, mentions: Sequence[Mention]) -> Iterator[str]:
    """Each mention with all its candidates; an arrow before the one that is meant."""
    yield _heading(name, published)
    for mention in mentions:
        yield f"\n“{_line(mention)}” [{mention.start}-{mention.end}]{_doubt(mention)}\n"
        for candidate in mention.candidates:
            arrow = "→" if candidate is mention.link else " "
            yield f"  {arrow} {candidate.label}   {_what(candidate)}   {candidate.score:.2f}\n"
            for reason in candidate.reasons:
                yield f"        {reason.weight:+.2f}  {reason.words}\n"
    yield f"\n{_counts(mentions)}\n"


def _table(name: str, published: datetime.date | None, mentions: Sequence[Mention]) -> Iterator[str]:
    """One line a mention, with the best candidate; a question mark where it is not good enough, or leads the next one by too little."""
    yield _heading(name, published)
    columns = ("offsets", "words", "", "best candidate", "entity", "by", "score")
    rows = []
    for mention in mentions:
        best = mention.candidates[0]
        sign = "→" if mention.link else "?"
        rows.append((f"{mention.start}-{mention.end}", _line(mention), sign, best.label, best.entity or "(in this text)", _rule(best), f"{best.score:.2f}"))
    widths = column_widths(columns, rows)
    yield "".join(f"{line}\n" for line in (*head(columns, widths), *(aligned(row, widths) for row in rows)))
    yield f"{_counts(mentions)}\n"


def _jsonl(name: str, published: datetime.date | None, mentions: Sequence[Mention]) -> Iterator[str]:
    """One JSON object a mention; things as their IRIs."""
    for mention in mentions:
        candidates = [
            {
                "entity": _iri(candidate.entity),
                "label": candidate.label,
                "type": candidate.type,
                "rule": candidate.rule,
                "score": candidate.score,
                "via": _iri(candidate.via),
                "organ_of": _iri(candidate.organ_of),
                "reasons": [reason._asdict() for reason in candidate.reasons],
            }
            for candidate in mention.candidates
        ]
        link = mention.candidates.index(mention.link) if mention.link else None
        data = {"file": name, "published": published and published.isoformat(), "start": mention.start, "end": mention.end, "text": mention.text, "link": link}
        yield json.dumps({**data, "candidates": candidates}, ensure_ascii=False) + "\n"


def _heading(name: str, published: datetime.date | None) -> str:
    shown = "standard input" if name == "-" else name
    return f"{shown}, published {published}\n" if published else f"{shown}\n"


def _line(mention: Mention) -> str:
    return " ".join(mention.text.split())


def _doubt(mention: Mention) -> str:
    if mention.link is not None:
        return ""
    best = mention.candidates[0].score
    return f"  open: it leads the next by less than {MARGIN:.2f}" if best >= LINK else f"  open: less than {LINK:.2f}"


def _what(candidate: Candidate) -> str:
    parts = [f"{candidate.type} {candidate.entity}" if candidate.entity else f"{candidate.type} of this text alone", f"by {_rule(candidate)}"]
    parts += [f"via {candidate.via}"] if candidate.via else []
    parts += [f"organ of {candidate.organ_of}"] if candidate.organ_of else []
    return "   ".join(parts)


def _counts(mentions: Sequence[Mention]) -> str:
    linked = sum(mention.link is not None and mention.link.entity is not None for mention in mentions)
    text_only = sum(mention.link is not None and mention.link.entity is None for mention in mentions)
    opened = len(mentions) - linked - text_only
    mention = "1 mention" if len(mentions) == 1 else f"{len(mentions)} mentions"
    return f"({mention}: {linked} linked, {text_only} of what only the text names, {opened} open)"


def _rule(candidate: Candidate) -> str:
    return _RULES.get(candidate.rule, candidate.rule)


def _iri(entity: str | None) -> str | None:
    return None if entity is None else f"{BASE}id/{entity}"


MENTIONS: dict[str, Callable[[str, datetime.date | None, Sequence[Mention]], Iterator[str]]] = {"text": _text, "table": _table, "jsonl": _jsonl}
"""Forms of the mentions of one text."""
