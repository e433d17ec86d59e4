"""The front door: files of any kind in, articles out, one after another; a file may be larger than memory if its articles are not."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from pactgraph.errors import InputError, PactgraphError
from pactgraph.model.document import Document
from pactgraph.reading.article_folder import read_document
from pactgraph.reading.decoding import refuse_binary
from pactgraph.reading.html import read_html
from pactgraph.reading.json_lines import read_json, read_json_lines
from pactgraph.reading.kinds import Kind, is_article_file, kind_of
from pactgraph.reading.language import why_not_english
from pactgraph.reading.markdown import read_markdown
from pactgraph.reading.metadata import Slugs, article
from pactgraph.reading.plain_text import read_plain_text
from pactgraph.reading.source import DEFAULTS, Options, Raw, Skipped, Source

__all__ = ["Item", "article_folder", "expanded", "read_documents"]

Item = Source | Skipped | PactgraphError
"""What one article came to: read, skipped, or in error."""

_FILES = ("article.txt", "article.yaml", "claims.yaml")
_HEAD = 8192
_WIDEST = 4
"""Bytes of one character at most."""


def read_documents(paths: Iterable[Path], options: Options = DEFAULTS, publisher: Callable[[str], str | None] = lambda _: None) -> Iterator[Item]:
    """Read articles, one after another, in the order given.

    Args:
        paths: files of text, HTML, Markdown, JSON or JSON Lines; article folders; folders of all these; ``-`` for standard input.
        options: what the user says of all of them.
        publisher: the IRI of the organisation with a name, if there is one.

    Yields:
        for each article what it came to; nothing that is wrong with one keeps the others back.
    """
    slugs = Slugs()
    for path in paths:
        for item in _raws(path, options.limit):
            try:
                yield item if isinstance(item, PactgraphError) else _finished(item, options, slugs, publisher)
            except PactgraphError as error:
                yield error


def article_folder(path: Path) -> Path | None:
    """The folder of one article that a path is or is in; none if it is something else."""
    if path.is_dir():
        return path if any((path / name).is_file() for name in _FILES) else None
    return path.parent if path.name in _FILES and (path.parent / "article.yaml").is_file() else None


def expanded(path: Path) -> list[Path]:
    """The articles at or below a path, in the order of their names: files, article folders, or the path itself.

    Raises:
        InputError: it is a folder without any.
    """
    if not path.is_dir() or article_folder(path):
        return [path]
    entries = sorted(path.iterdir())
    found = [inner for entry in entries if (article_folder(entry) if entry.is_dir() else is_article_file(entry)) for inner in expanded(entry)]
    if not found:
        raise InputError(path, "a folder without articles", "article folders, or files named .txt, .html, .md, .jsonl or .json")
    return found


def _raws(path: Path, limit: int) -> Iterator[Raw | Source | PactgraphError]:
    """The articles of a path as they stand there."""
    try:
        if str(path) == "-":
            yield from _of_file(path, cast("io.BufferedReader", sys.stdin.buffer), limit)
        elif folder := article_folder(path):
            yield _of_folder(folder, limit)
        elif path.is_dir():
            for inner in expanded(path):
                yield from _raws(inner, limit)
        else:
            with path.open("rb") as file:
                yield from _of_file(path, file, limit)
    except FileNotFoundError:
        yield InputError(path, "no such file", "an article: text, HTML, Markdown, JSON Lines or an article's folder")
    except OSError as error:
        yield InputError(path, (error.strerror or "a file that cannot be read").lower(), "an article")
    except PactgraphError as error:
        yield error


def _of_folder(folder: Path, limit: int) -> Source:
    document = read_document(folder)
    if len(document.text) > limit:
        raise _too_long(folder / "article.txt", f"a text of {len(document.text):,} characters", limit)
    return Source(str(folder), document, folder=folder)


def _of_file(path: Path, file: io.BufferedReader, limit: int) -> Iterator[Raw | PactgraphError]:
    head = file.peek(_HEAD)[:_HEAD]
    kind = kind_of(path, head)
    if kind is Kind.JSON_LINES:
        refuse_binary(path, head)
        yield from read_json_lines(path, file, limit)
        return
    data = _read(path, file, 12 * limit if kind is Kind.JSON else _WIDEST * limit)
    if kind is Kind.JSON:
        yield from read_json(path, data)
    elif kind is Kind.HTML:
        yield read_html(path, data, limit)
    elif kind is Kind.MARKDOWN:
        yield read_markdown(path, data, limit)
    else:
        yield read_plain_text(path, data)


def _read(path: Path, file: BinaryIO, most: int) -> bytes:
    """The bytes of a file that is no longer than it may be."""
    data = file.read(most + 1)
    if len(data) > most:
        refuse_binary(path, data)
        raise _too_long(path, f"more than {most:,} bytes", most // _WIDEST)
    return data


def _too_long(path: Path, found: str, limit: int, line: int | None = None) -> InputError:
    return InputError(path, found, f"an article of at most {limit:,} characters; --max-characters allows more", line)


def _finished(raw: Raw | Source, options: Options, slugs: Slugs, publisher: Callable[[str], str | None]) -> Source | Skipped:
    """An article with its metadata, if it is English."""
    if isinstance(raw, Source):
        slugs.reserve(raw.document.article.slug, raw.place)
        given = {key: value for key, value in options._asdict().items() if key != "limit" and value is not None}
        source = raw._replace(document=replace(raw.document, article=replace(raw.document.article, **given)))
    else:
        if not raw.text.strip():
            raise InputError(raw.path, "an empty text", "the text of an article", raw.line)
        if len(raw.text) > options.limit:
            raise _too_long(raw.path, f"a text of {len(raw.text):,} characters", options.limit, raw.line)
        source = _source(raw, options, slugs, publisher)
    reason = None if options.language else _why_skipped(source.document)
    return Skipped(source.place, f"seems not to be English ({reason}); --language en forces it") if reason else source


def _source(raw: Raw, options: Options, slugs: Slugs, publisher: Callable[[str], str | None]) -> Source:
    known = article(raw, options, slugs, publisher)
    if raw.original is not None:
        known = replace(known, original_sha256=sha256(raw.original.data).hexdigest())
    return Source(raw.place, Document(known, raw.text), raw.original, notes=raw.notes)


def _why_skipped(document: Document) -> str | None:
    language = document.article.language
    if language.partition("-")[0].lower() != "en":
        return f"its language is given as {language}"
    return why_not_english(document.text)
