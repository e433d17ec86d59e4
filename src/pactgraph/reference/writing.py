"""Files that are replaced as a whole or not at all."""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path

__all__ = ["MADE", "by_hand", "replace"]

MADE = "Made by python -m pactgraph.reference"
"""The words in the comment at the head of each file of records that is made of tables."""


def by_hand(folder: Path) -> list[Path]:
    """The files of records in a folder that are written by hand: those that do not say at their head that they are made."""
    return [path for path in sorted(folder.glob("*.ttl")) if not _is_made(path)]


def _is_made(path: Path) -> bool:
    with path.open(encoding="utf-8") as file:
        return any(MADE in line for line in takewhile(lambda line: line.startswith("#"), file))


def replace(path: Path, text: str) -> None:
    """Put a text in the place of a file: whoever reads, and whatever fails, there is the old file or the new one.

    Raises:
        OSError: the text cannot be written; the file is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
