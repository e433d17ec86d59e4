"""An article's folder: ``article.txt``, ``article.yaml`` and ``claims.yaml``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from pactgraph.errors import InputError
from pactgraph.iris import is_iri
from pactgraph.model.claim import Claim
from pactgraph.model.document import Article, Document
from pactgraph.reading.claims_file import dump_claims, read_claims
from pactgraph.reading.located_yaml import dump_yaml, load_yaml
from pactgraph.reading.source import Original

__all__ = ["ArticleFolder", "decoded", "read_article", "read_document", "read_text", "write_article"]


@dataclass(frozen=True, slots=True)
class ArticleFolder:
    """An article and the claims made in it."""

    document: Document
    claims: tuple[Claim, ...]


def read_article(folder: Path) -> ArticleFolder:
    """Read an article with its reviewed claims.

    Args:
        folder: the folder, or a file in it.

    Raises:
        InputError, InputErrors: what is missing, empty, broken or misquoted, with file and line.
    """
    if folder.is_file():
        folder = folder.parent
    document = read_document(folder)
    return ArticleFolder(document, tuple(read_claims(folder / "claims.yaml", document)))


def read_document(folder: Path) -> Document:
    """Read an article without its claims.

    Raises:
        InputError: what is missing, empty or broken, with file and line.
    """
    if not folder.is_dir():
        raise InputError(folder, "no such folder", "a folder with article.txt, article.yaml and claims.yaml")
    return Document(_read_metadata(folder), read_text(folder / "article.txt"))


def write_article(folder: Path, document: Document, claims: Sequence[Claim], original: Original | None = None) -> None:
    """Write an article with its claims into a new folder; `read_article` reads the same.

    Args:
        folder: the folder, named as the article is.
        document: the article.
        claims: its claims.
        original: the file that its text was extracted from.

    Raises:
        OSError: the folder exists, or cannot be written.
    """
    folder.mkdir(parents=True)
    known = {field.name: getattr(document.article, field.name) for field in fields(Article) if field.name != "slug"}
    metadata = {key: str(value) for key, value in known.items() if value is not None}
    (folder / "article.txt").write_bytes(document.text.encode())
    (folder / "article.yaml").write_text(dump_yaml(metadata), encoding="utf-8")
    (folder / "claims.yaml").write_text(dump_claims(claims) or "[]\n", encoding="utf-8")
    if original is not None:
        (folder / original.name).write_bytes(original.data)


def read_text(path: Path) -> str:
    """The text of an article as it stands in the file, line ends included; a byte order mark is no part of it.

    Raises:
        InputError: the file is missing, empty, not UTF-8, or cannot be read.
    """
    try:
        return decoded(path, path.read_bytes())
    except FileNotFoundError:
        raise InputError(path, "no such file", "the text of an article") from None
    except OSError as error:
        raise InputError(path, (error.strerror or "a file that cannot be read").lower(), "the text of an article") from None


def decoded(path: Path, data: bytes) -> str:
    """The text that bytes are.

    Args:
        path: where they come from, for the message.
        data: the bytes; a byte order mark is no part of the text.

    Raises:
        InputError: there is no text, or it is not UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(path, f"the byte 0x{data[error.start]:02x} that is not UTF-8", "UTF-8 text", line) from None
    if not text.strip():
        raise InputError(path, "an empty file", "the text of an article", 1)
    return text


def _read_metadata(folder: Path) -> Article:
    file = load_yaml(folder / "article.yaml")
    known = {field.name for field in fields(Article)} - {"slug"}
    if not isinstance(file.data, dict):
        raise file.error(repr(file.data), f"keys and values: {', '.join(sorted(known))}")
    for key, value in file.data.items():
        if key not in known:
            raise file.error(f"unknown key {key!r}", f"one of {', '.join(sorted(known))}", key)
        if not isinstance(value, str):
            raise file.error(f"{key} = {value!r}", "text", key)
    for key in ("published", "title"):
        if key not in file.data:
            raise file.error(f"no {key}", f"a {key}")
    try:
        published = datetime.date.fromisoformat(file.data["published"])
    except ValueError:
        raise file.error(f"published = {file.data['published']!r}", "a day, YYYY-MM-DD", "published") from None
    for key in ("author", "publisher", "original_publisher", "url"):
        if key in file.data and not is_iri(file.data[key]):
            raise file.error(f"{key} = {file.data[key]!r}", "an absolute IRI", key)
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", file.data.get("language", "en")):
        raise file.error(f"language = {file.data['language']!r}", "a language tag, such as en or pt-BR", "language")
    slug = folder.resolve().name
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", slug):
        raise InputError(folder, f"the folder name {slug!r}", "ASCII letters, digits, hyphens, dots and underscores: it names the article")
    return Article(slug=slug, **{**file.data, "published": published})
