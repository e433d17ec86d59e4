"""An article as read: its text, where it came from, and exact places in it."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

__all__ = ["CONTEXT", "Article", "Document", "Span"]

CONTEXT = 32
"""Characters of context before and after a quote (W3C Web Annotation 4.2.4, prefix and suffix)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of a text, in Unicode code points from 0, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """What is known about an article beside its text.

    Args:
        slug: key of the article, the name of its folder.
        published: day of publication, from which relative times count; ``None`` for an undated text.
        title: its headline, or a description where the text has none.
        language: BCP 47 tag.
        author: IRI of the person who wrote it.
        publisher: IRI of the organisation that published this text.
        original_publisher: IRI of the organisation that published it first, if this is a republication.
        url: where it was published.
        source: where this copy came from and what may be done with it.
        original_sha256: hash of the file from which the text was extracted, which is kept beside it as ``original.html`` or the like.
    """

    slug: str
    published: datetime.date | None
    title: str
    language: str = "en"
    author: str | None = None
    publisher: str | None = None
    original_publisher: str | None = None
    url: str | None = None
    source: str | None = None
    original_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its text."""

    article: Article
    text: str

    @property
    def sha256(self) -> str:
        """Hash of the text, in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def quote(self, span: Span) -> str:
        """The words at a place."""
        return self.text[span.start : span.end]

    def context(self, span: Span) -> tuple[str, str]:
        """The text just before and after a place, at most `CONTEXT` characters each."""
        return self.text[max(0, span.start - CONTEXT) : span.start], self.text[span.end : span.end + CONTEXT]
