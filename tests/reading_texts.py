"""A short way to read texts by rules, for tests of extraction."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from pactgraph.model.claim import Claim

__all__ = ["DAY", "Read"]

Read = Callable[[str], tuple[Claim, ...]]
"""The claims of a text."""

DAY = datetime.date(2024, 5, 6)
"""A Monday, on which all texts are published."""
