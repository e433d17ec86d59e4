"""How far the claims of a rule can be trusted: as often as they were right in annotated texts."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from pactgraph import resources
from pactgraph.errors import InputError
from pactgraph.model.claim import Claim

__all__ = ["Confidence"]


class Confidence:
    """The share of right claims, by rule (docs/evaluation.md tells how it is estimated).

    Args:
        rules: the share for each rule, and for ``any <type>`` the share of a type's claims.
    """

    def __init__(self, rules: dict[str, float]) -> None:
        self._rules = rules

    @classmethod
    def load(cls, path: Path | None = None) -> Confidence:
        """The shares of a file that ``pactgraph evaluate --write-confidence`` wrote, the shipped one by default.

        Raises:
            InputError: the file cannot be read, or is no such file.
        """
        path = path or resources.frames_folder() / "confidence.toml"
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            return cls({rule: float(entry["confidence"]) for rule, entry in data.items()})
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(path, str(error), "rules with their confidence, as evaluate --write-confidence writes them") from None

    def given(self, claim: Claim) -> Claim:
        """A claim with its confidence: none for a type of which no annotated text tells how often it is right."""
        extraction = claim.extraction
        share = self._rules.get(extraction.rule or "", self._rules.get(f"any {claim.type}"))
        return replace(claim, extraction=replace(extraction, confidence=share))
