"""What kind of file an article stands in: by its name, else by its first bytes."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

__all__ = ["Kind", "is_article_file", "kind_of"]


class Kind(Enum):
    """A form in which articles come."""

    TEXT = "plain text"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    JSON_LINES = "JSON Lines"
    JSON = "JSON"


_ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".json": Kind.JSON,
}
_MARK = re.compile(rb"(?:\xef\xbb\xbf)?\s*")
_HTML = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_JSON = re.compile(rb"\[\s*\{|\{\s*\n")
_JSON_LINE = re.compile(rb'\{\s*"')


def kind_of(path: Path, head: bytes) -> Kind:
    """The kind of a file.

    Args:
        path: its name.
        head: its first bytes, a few thousand at most.
    """
    named = _ENDINGS.get(path.suffix.lower())
    if named is not None:
        return named
    mark = _MARK.match(head)
    start = mark.end() if mark else 0
    for form, kind in ((_HTML, Kind.HTML), (_JSON, Kind.JSON), (_JSON_LINE, Kind.JSON_LINES)):
        if form.match(head, start):
            return kind
    return Kind.TEXT


def is_article_file(path: Path) -> bool:
    """Whether a file in a folder of articles is one by its name."""
    return path.suffix.lower() in _ENDINGS and not path.name.startswith(".")
