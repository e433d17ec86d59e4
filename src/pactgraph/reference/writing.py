"""Files that are replaced as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["replace"]


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
