"""HTML: the main text of a page and what its metadata say, by trafilatura (https://trafilatura.readthedocs.io).

Offsets count in the extracted text: blocks with an empty line between them, rows of a table as lines.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pactgraph.errors import InputError
from pactgraph.reading.decoding import decode
from pactgraph.reading.source import Original, Raw

__all__ = ["read_html"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_LANGUAGE = re.compile(r"<html[^>]{0,400}?\slang\s*=\s*[\"']?(en(?:-[A-Za-z0-9]{1,8})*)\b", re.IGNORECASE)
_HEAD = 4096
"""Characters of a page that name its encoding and its language (HTML 4.2.5.4: the encoding within the first 1024 bytes)."""

_DATES: dict[str, Any] = {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}
"""What the page says of its date, and no guess; the last day that counts is fixed, for otherwise a page would be read otherwise tomorrow."""

_BLOCKS = {"p", "head", "item", "quote"}
_CONTAINERS = {"body", "div", "list", "table", "row", "cell", *_BLOCKS}
_DROPPED = {"code", "graphic"}


def read_html(path: Path, data: bytes, limit: int) -> Raw:
    """The article of a page.

    Raises:
        InputError: no text, more of it than the limit, or no main text in it.
    """
    from trafilatura import bare_extraction

    for library in ("trafilatura", "htmldate"):
        # What they log would go to stderr, and what is wrong with a page is told by us.
        logging.getLogger(library).addHandler(logging.NullHandler())
    declared = _CHARSET.search(data[:_HEAD])
    decoded = decode(path, data, declared[1].decode("ascii") if declared else None)
    if len(decoded.text) > limit:
        raise InputError(path, f"a page of {len(decoded.text):,} characters", f"at most {limit:,}; --max-characters allows more")
    # What the page declares of its bytes says nothing of the text.
    declaration = _DECLARATION.match(decoded.text)
    page = decoded.text[declaration.end() :] if declaration else decoded.text
    found: Any = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    text = "\n\n".join(_blocks(found.body)) if found is not None and found.body is not None else ""
    if not text:
        raise InputError(path, "HTML without a main text", "the page of an article; its text as .txt can be read in any case")
    told = {"title": found.title, "published": found.date, "publisher": found.sitename, "url": found.url, "author": found.author}
    language = _LANGUAGE.search(decoded.text[:_HEAD])
    metadata = {key: value for key, value in {**told, "language": language and language[1]}.items() if value}
    return Raw(path, text, metadata, original=Original("original.html", data), notes=(decoded.note,) if decoded.note else ())


def _blocks(element: Any) -> Iterator[str]:
    """The blocks of an element in the order of the page: words between blocks are a block too."""
    if element.tag == "table":
        rows = (" | ".join(filter(None, (_words(cell) for cell in row.iter("cell")))) for row in element.iter("row"))
        yield from filter(None, ["\n".join(filter(None, rows))])
        return
    inline = [element.text or ""]
    for child in element:
        if child.tag in _CONTAINERS:
            yield from filter(None, [_line("".join(inline))])
            yield from _blocks(child)
            inline = [child.tail or ""]
        else:
            inline.append(_inline(child) + (child.tail or ""))
    yield from filter(None, [_line("".join(inline))])


def _inline(element: Any) -> str:
    """The words of an element inside a block; a line break is one space, as any white space."""
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return ""
    if element.tag == "lb":
        return " "
    return (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)


def _words(element: Any) -> str:
    return _line("".join([element.text or "", *(_inline(child) + " " + (child.tail or "") for child in element)]))


def _line(text: str) -> str:
    """One line: white space of HTML is one space each (CSS Text 4.1.1); a no-break space stays."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip()
