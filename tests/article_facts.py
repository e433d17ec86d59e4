"""How many facts of the first article hold in a graph of given claims: the judge of an extraction on the article of which every fact is known.

As a test, with the bar of 38 of 42 essential facts and none of the 14 that must not be extracted::

    scripts/test tests/article/test_extracted.py --article-claims claims.jsonl

An extraction names things by keys of its own and quotes a little more or less than a reviewer, so keys are matched by the words that things
rest on, and a fact may rest on any words that share some with its quote. All else must be as the fact's ASK says.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from pactgraph.model.claim import REFERENCES, Claim
from pactgraph.model.document import Document
from pactgraph.model.encoding import claim_from_data
from pactgraph.pipeline import ingest
from pactgraph.pipeline.graph import Graph
from pactgraph.reading.article_folder import read_article
from pactgraph.reading.claims_file import dump_claims, read_claims

__all__ = ["ASKS", "ESSENTIAL_AT_LEAST", "FACTS", "Held", "facts_held", "graph_of", "named_alike", "read_any_claims"]

ROOT = Path(__file__).parent / "article"
ASKS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "asks").glob("*.rq"))}
FACTS: dict[str, dict[str, Any]] = {fact["id"]: fact for fact in json.loads((ROOT / "facts.json").read_text(encoding="utf-8"))}

ESSENTIAL_AT_LEAST = 38
"""How many of the 42 essential facts an extraction has to find; it may find none of the 14 that must not be extracted."""

_PLACE = re.compile(r'oa:start (\d+) ; oa:end (\d+) ;\s*oa:exact ".*" \.')


class Held(NamedTuple):
    """The facts that hold: stated ones, those of them that are essential, and what must not be extracted."""

    stated: tuple[str, ...]
    essential: tuple[str, ...]
    forbidden: tuple[str, ...]


def facts_held(graph: Graph) -> Held:
    """The facts that hold in a graph, wherever in their words."""
    held = [fact for fact, ask in ASKS.items() if graph.store.query(_loose(ask)) is True]
    stated = tuple(fact for fact in held if FACTS[fact]["kind"] == "stated")
    return Held(stated, tuple(fact for fact in stated if FACTS[fact]["essential"]), tuple(fact for fact in held if fact not in stated))


def _loose(ask: str) -> str:
    """The ASK with any evidence that shares a character with the quote of the fact."""
    return _PLACE.sub(r"oa:start ?from ; oa:end ?to . FILTER (?from < \2 && ?to > \1)", ask)


def graph_of(claims: Sequence[Claim], article: Path, folder: Path, reference: Path | None = None) -> Graph:
    """A graph of the article with these claims in place of the reviewed ones.

    Args:
        claims: the claims.
        article: the article's folder, with the reviewed claims.
        folder: an empty folder for files and store.
        reference: reference data in place of those that ship.
    """
    made = folder / article.name
    made.mkdir(parents=True)
    for name in ("article.txt", "article.yaml"):
        shutil.copy(article / name, made)
    (made / "claims.yaml").write_text(dump_claims(named_alike(claims, read_article(article).claims)), encoding="utf-8")
    ingest.build(folder / "store", [made], reference=reference)
    return Graph.open(folder / "store")


def read_any_claims(path: Path, document: Document) -> list[Claim]:
    """The claims of a ``claims.yaml`` or of a file with one JSON object a line."""
    if path.suffix in (".yaml", ".yml"):
        return read_claims(path, document)
    with path.open(encoding="utf-8") as lines:
        return [claim_from_data(json.loads(line)) for line in lines if line.strip()]


def named_alike(claims: Sequence[Claim], reviewed: Iterable[Claim]) -> list[Claim]:
    """The claims with each thing named as the reviewed thing of its type whose words it shares most of; others keep a name that is free."""
    ours, theirs = _characters(claims), _characters(reviewed)
    pairs = [(len(words & others), name, other) for (kind, name), words in ours.items() for (type_, other), others in theirs.items() if kind == type_]
    names: dict[str, str] = {}
    for shared, name, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if shared and name not in names and other not in names.values():
            names[name] = other
    for _, name in ours:
        names.setdefault(name, f"own-{name}")
    return [_renamed(claim, names) for claim in claims]


def _characters(claims: Iterable[Claim]) -> dict[tuple[str, str], set[int]]:
    """The characters on which each thing rests, by its type and name."""
    found: dict[tuple[str, str], set[int]] = {}
    for claim in claims:
        found.setdefault((claim.type, claim.about), set()).update(*(range(evidence.start, evidence.end) for evidence in claim.evidence))
    return found


def _renamed(claim: Claim, names: dict[str, str]) -> Claim:
    slots: dict[str, Any] = {}
    for slot in REFERENCES:
        value = getattr(claim.slots, slot, None)
        if isinstance(value, tuple):
            slots[slot] = tuple(names.get(name, name) for name in value)
        elif value is not None:
            slots[slot] = names.get(value, value)
    return replace(claim, about=names[claim.about], slots=replace(claim.slots, **slots))
