"""Compiled plans of queries, kept with a built store so that answering need not parse SPARQL algebra again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from pactgraph.sparql.plan import Plan, compile_plan

__all__ = ["Plans"]

_FORMAT = "1"
"""Part of every key: a plan made by an older compiler is not found, and made anew."""


class Plans:
    """Plans by query text: read from a file where it has them, else compiled."""

    def __init__(self, path: Path | None = None) -> None:
        self._plans: dict[str, Plan] = {}
        self._path = path
        self._read = False

    def plan(self, text: str) -> Plan:
        """The plan of a query text.

        Raises:
            QueryError: the text is not SPARQL.
        """
        if not self._read:
            self._read = True
            self._load()
        key = _key(text)
        if key not in self._plans:
            self._plans[key] = compile_plan(text)
        return self._plans[key]

    def _load(self) -> None:
        if self._path is not None and self._path.exists():
            data = json.loads(self._path.read_text(encoding="utf-8"))
            self._plans = {key: Plan.from_data(plan) for key, plan in data.items()}

    def save(self, path: Path, texts: Iterable[str]) -> None:
        """Write the plans of these query texts to a file."""
        data = {_key(text): self.plan(text).to_data() for text in texts}
        path.write_text(json.dumps(data), encoding="utf-8")


def _key(text: str) -> str:
    return hashlib.sha256(f"{_FORMAT}\x1f{text}".encode()).hexdigest()
