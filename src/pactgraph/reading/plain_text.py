"""Plain text, with or without front matter. It stays as it stands: line ends, combining marks, everything."""

from __future__ import annotations

from pathlib import Path

from pactgraph.reading.decoding import decode
from pactgraph.reading.front_matter import split_front_matter
from pactgraph.reading.source import Raw

__all__ = ["read_plain_text"]


def read_plain_text(path: Path, data: bytes) -> Raw:
    """The article of a text file.

    Raises:
        InputError: no text, or broken front matter.
    """
    decoded = decode(path, data)
    metadata, text = split_front_matter(path, decoded.text)
    return Raw(path, text, metadata, notes=(decoded.note,) if decoded.note else ())
