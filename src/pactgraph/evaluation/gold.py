"""A gold set: annotated articles in a folder.

``articles/<slug>.txt`` is a text, ``gold/<slug>.json`` what it says (``{"doc": slug, "claims": […]}``, one entry a thing),
``meta.json`` the day, title and licence of each text, ``split.json`` names parts of the set. The last two may be missing.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pactgraph.errors import InputError, InputErrors, NotFoundError
from pactgraph.evaluation.actors import ACTORS
from pactgraph.model.document import Article, Document

__all__ = ["GoldArticle", "GoldClaim", "GoldSet", "read_gold"]

_COMMON = ("type", "status", "polarity", "evidence")


class GoldClaim(NamedTuple):
    """What an article says of one thing, in the words of the guidelines of the gold set.

    Args:
        type: claim type.
        status: that of the thing in the world.
        polarity: ``positive`` or ``negative``.
        evidence: words of the article, the best first.
        slots: all else: actors, ``when``, ``source`` …
    """

    type: str
    status: str
    polarity: str
    evidence: tuple[str, ...]
    slots: Mapping[str, Any]


class GoldArticle(NamedTuple):
    """An annotated article.

    Args:
        slug: its name in the set.
        text: the text.
        claims: what it says.
        published: its day, ``None`` for an undated one.
        title: its headline.
        licence: what may be done with the text.
        publisher: the name of who published it.
    """

    slug: str
    text: str
    claims: tuple[GoldClaim, ...]
    published: datetime.date | None = None
    title: str = ""
    licence: str | None = None
    publisher: str | None = None

    @property
    def document(self) -> Document:
        """The article as an extractor reads it."""
        return Document(Article(self.slug, self.published, self.title or self.slug, source=self.licence), self.text)


class GoldSet(NamedTuple):
    """A gold set, or a split of it.

    Args:
        folder: where it lies.
        articles: those to evaluate, in the order of their slugs.
        slugs: all articles of the folder, those of other splits included.
        splits: the names of the splits, with their slugs.
        notes: what is odd in the set and does not keep it from being used.
    """

    folder: Path
    articles: tuple[GoldArticle, ...]
    slugs: frozenset[str]
    splits: Mapping[str, frozenset[str]]
    notes: tuple[str, ...] = ()


def read_gold(folder: Path, only: str | None = None) -> GoldSet:
    """Read a gold set.

    Args:
        folder: the folder.
        only: a split; the whole set by default.

    Raises:
        NotFoundError: there is no such folder, no article in it, or no such split.
        InputErrors: every file that is missing or not as it should be.
    """
    files = sorted((folder / "gold").glob("*.json"))
    if not files:
        raise NotFoundError("gold set (gold/*.json, articles/*.txt)", str(folder))
    splits = _splits(folder / "split.json")
    if only is not None and only not in splits:
        raise NotFoundError(f"split in {folder / 'split.json'}", only, sorted(splits))
    metadata = _object(folder / "meta.json") if (folder / "meta.json").is_file() else None
    articles: list[GoldArticle] = []
    faults: list[InputError] = []
    for file in files:
        if only is None or file.stem in splits[only]:
            try:
                articles.append(_article(folder, file, metadata))
            except InputError as fault:
                faults.append(fault)
    if faults:
        raise InputErrors(faults)
    notes = [note for article in articles for note in _notes(article)]
    return GoldSet(folder, tuple(articles), frozenset(file.stem for file in files), splits, tuple(notes))


def _text(path: Path, expected: str) -> str:
    """The text of a file with line ends as LF, by which the quotes of the set are counted.

    Raises:
        InputError: it is missing, or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(path, "no such file", expected) from None
    except UnicodeDecodeError as error:
        raise InputError(
            path, f"the byte 0x{error.object[error.start]:02x} that is not UTF-8", "UTF-8 text", error.object.count(b"\n", 0, error.start) + 1
        ) from None


def _object(path: Path) -> dict[str, Any]:
    text = _text(path, "a JSON object")
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(path, f"{error.msg} in column {error.colno}", "JSON", error.lineno) from None
    if not isinstance(data, dict):
        raise InputError(path, type(data).__name__, "a JSON object", 1)
    return data


def _splits(path: Path) -> dict[str, frozenset[str]]:
    if not path.is_file():
        return {}
    splits = _object(path)
    for name, slugs in splits.items():
        if not isinstance(slugs, list) or not all(isinstance(slug, str) for slug in slugs):
            raise InputError(path, f"{name} = {slugs!r}", "a list of slugs")
    return {name: frozenset(slugs) for name, slugs in splits.items()}


def _article(folder: Path, file: Path, metadata: dict[str, Any] | None) -> GoldArticle:
    data, slug = _object(file), file.stem
    if data.get("doc", slug) != slug:
        raise InputError(file, f"doc = {data['doc']!r}", f"{slug!r}, the name of the file")
    if not isinstance(data.get("claims"), list):
        raise InputError(file, f"claims = {data.get('claims')!r}", "a list of claims")
    claims = tuple(_claim(file, number, entry) for number, entry in enumerate(data["claims"], 1))
    text = _text(folder / "articles" / f"{slug}.txt", "the text of an annotated article")
    if metadata is None:
        return GoldArticle(slug, text, claims)
    about = metadata.get(slug)
    if not isinstance(about, dict):
        raise InputError(folder / "meta.json", f"{slug} = {about!r}", "an object with published, title and licence")
    return GoldArticle(
        slug, text, claims, _published(folder / "meta.json", slug, about), about.get("title") or "", about.get("licence"), about.get("publisher")
    )


def _published(path: Path, slug: str, about: dict[str, Any]) -> datetime.date | None:
    published = about.get("published")
    if published is None:
        return None
    try:
        return datetime.date.fromisoformat(published)
    except (TypeError, ValueError):
        raise InputError(path, f"published = {published!r} of {slug}", "a day, YYYY-MM-DD, or null for an undated text") from None


def _claim(file: Path, number: int, entry: Any) -> GoldClaim:
    for expected, found in _faults(entry):
        raise InputError(file, f"{found} in claim {number}", expected)
    slots = {name: value for name, value in entry.items() if name not in _COMMON}
    return GoldClaim(entry["type"], entry["status"], entry["polarity"], tuple(entry["evidence"]), slots)


def _faults(entry: Any) -> Iterator[tuple[str, str]]:
    """What an entry should have and what it has instead."""
    if not isinstance(entry, dict):
        yield "an object", f"{entry!r}"
        return
    for name in ("type", "status", "polarity"):
        if not isinstance(entry.get(name), str):
            yield f"a {name}", f"{name} = {entry.get(name)!r}"
    evidence = entry.get("evidence")
    if not isinstance(evidence, list) or not evidence or not all(isinstance(quote, str) and quote for quote in evidence):
        yield "a list of quotes, at least one", f"evidence = {evidence!r}"
    if entry.get("type") == "role" and not isinstance(entry.get("position"), str):
        yield "the words of the office", f"position = {entry.get('position')!r}"
    for slot in ACTORS.get(str(entry.get("type")), {}):
        value = entry.get(slot)
        if not all(isinstance(name, str) for name in (value if isinstance(value, list) else [value] if value else [])):
            yield "names or codes of actors", f"{slot} = {value!r}"


def _notes(article: GoldArticle) -> Iterator[str]:
    for number, claim in enumerate(article.claims, 1):
        if claim.type not in ACTORS:
            yield f"{article.slug}: claim {number} of the gold has the type {claim.type!r}, which is not scored"
        for quote in claim.evidence:
            if quote not in article.text:
                yield f"{article.slug}: claim {number} of the gold quotes {quote!r}, which is not in the text; it cannot be found"
