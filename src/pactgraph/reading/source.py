"""What reading gives and takes: a document with where it came from, what was skipped and why, and what the user says of the files."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pactgraph.model.document import Document

__all__ = ["DEFAULTS", "LIMIT", "Options", "Original", "Raw", "Skipped", "Source"]

LIMIT = 5_000_000
"""Characters of one article, or of the page that holds it: a hundred times the longest read in a newspaper."""


class Options(NamedTuple):
    """What the user says of all articles of a run; it wins over what the files say.

    Args:
        published: day of publication.
        title: headline.
        url: where it was published.
        publisher: IRI of who published it.
        language: BCP 47 tag; with one, nobody asks whether the text is English.
        limit: characters from which an article is refused.
    """

    published: datetime.date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    limit: int = LIMIT


DEFAULTS = Options()
"""Nothing said by the user."""


class Original(NamedTuple):
    """The file that a text was extracted from, to be kept beside it.

    Args:
        name: what it is kept as, such as ``original.html``.
        data: its bytes.
    """

    name: str
    data: bytes


class Raw(NamedTuple):
    """An article before its metadata are judged.

    Args:
        path: the file; ``-`` for standard input.
        text: the text that offsets count in.
        metadata: what the file says of it, by the names of `Article`, as text.
        line: the line of the file from which it stands there, where a file holds several.
        original: the file, if the text was extracted from it.
        notes: what was taken for granted, each as a sentence.
    """

    path: Path
    text: str
    metadata: Mapping[str, str] = {}
    line: int | None = None
    original: Original | None = None
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """File and line, for messages."""
        return f"{self.path}" if self.line is None else f"{self.path}:{self.line}"


class Source(NamedTuple):
    """An article that was read.

    Args:
        place: file and line it came from.
        document: the article.
        original: the file, if the text was extracted from it.
        folder: the folder, if it is an article's folder already.
        notes: what was taken for granted, each as a sentence.
    """

    place: str
    document: Document
    original: Original | None = None
    folder: Path | None = None
    notes: tuple[str, ...] = ()


class Skipped(NamedTuple):
    """An article that is none of ours; no fault.

    Args:
        place: file and line it came from.
        reason: why, as a sentence.
    """

    place: str
    reason: str
