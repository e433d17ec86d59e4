"""Claims to be judged: one JSON object a line (``pactgraph extract --format jsonl``), or claims as an extractor gives them.

A file is read as loosely as the scorer reads it: an actor or a day may be plain text, and what is not scored may be missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pactgraph.errors import InputError, InputErrors, NotFoundError
from pactgraph.evaluation.actors import ACTORS
from pactgraph.evaluation.things import Prediction
from pactgraph.model.claim import Claim
from pactgraph.model.encoding import to_data

__all__ = ["predictions_of", "read_predictions", "slug_of"]

Predictions = dict[str, list[Prediction]]


def slug_of(article: str) -> str:
    """The slug that a claim's ``article`` stands for: it may be a path, and end in ``.txt``.

    >>> slug_of("articles/2021-12-06-visit.txt")
    '2021-12-06-visit'
    """
    return article.rpartition("/")[2].removesuffix(".txt")


def predictions_of(claims: Iterable[Claim]) -> Predictions:
    """Claims by article, those of types alone that are scored."""
    found: Predictions = {}
    for claim in claims:
        if claim.type in ACTORS:
            found.setdefault(slug_of(claim.article), []).append(to_data(claim))
    return found


def read_predictions(path: Path, slugs: frozenset[str]) -> Predictions:
    """The claims of a file by article, those of types alone that are scored.

    Args:
        path: a file with one claim a line.
        slugs: the articles of the gold set.

    Raises:
        InputError: there is no such file.
        InputErrors: every line that is no claim, with file and line.
        NotFoundError: articles that are not in the gold set.
    """
    found: Predictions = {}
    unknown: set[str] = set()
    faults: list[InputError] = []
    for line, text in _lines(path):
        try:
            claim = _claim(path, line, text)
        except InputError as fault:
            faults.append(fault)
            continue
        slug = slug_of(claim["article"])
        if slug not in slugs:
            unknown.add(claim["article"])
        elif claim["type"] in ACTORS:
            found.setdefault(slug, []).append(claim)
    if faults:
        raise InputErrors(faults)
    if unknown:
        first = min(unknown)
        more = f" (one of {len(unknown)} articles of {path} that are not there)" if len(unknown) > 1 else ""
        raise NotFoundError("article in the gold set", f"{first}{more}", get_close_matches(slug_of(first), slugs))
    return found


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers from 1."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line
    except FileNotFoundError:
        raise InputError(path, "no such file", "claims, one JSON object a line") from None
    except UnicodeDecodeError:
        raise InputError(path, "a byte that is not UTF-8", "UTF-8 text") from None


def _claim(path: Path, line: int, text: str) -> Prediction:
    try:
        claim = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(path, f"{error.msg} in column {error.colno}", "one JSON object a line", line) from None
    for found, expected in _faults(claim):
        raise InputError(path, found, expected, line)
    checked: Prediction = claim
    return checked


def _faults(claim: Any) -> Iterator[tuple[str, str]]:
    """What would keep a claim from being scored, and what should stand there."""
    if not isinstance(claim, dict):
        yield f"{claim!r}", "a claim as a JSON object"
        return
    for name in ("article", "type"):
        if not isinstance(claim.get(name), str):
            yield f"{name} = {claim.get(name)!r}", f"the {name} of the claim"
    for name in ("slots", "extraction"):
        if not isinstance(claim.get(name) or {}, dict):
            yield f"{name} = {claim[name]!r}", "an object"
    for name in ("evidence", "attribution"):
        items = claim.get(name) or []
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            yield f"{name} = {items!r}", "a list of objects"
            return
    for item in claim.get("evidence") or []:
        if not isinstance(item.get("start", 0), int) or not isinstance(item.get("end", 0), int) or not isinstance(item.get("quote", ""), str):
            yield f"evidence {item!r}", "start and end in code points, and the quote between them"
    for step in claim.get("attribution") or []:
        if not isinstance(step.get("agent"), (str, dict)):
            yield f"a step of the attribution with agent = {step.get('agent')!r}", "the agent as an entity or a name"
