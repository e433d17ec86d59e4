"""What is known of an article beside its text: options win over what the file says; a title and a name are made where there is none."""

from __future__ import annotations

import datetime
import email.utils
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from pactgraph import iris
from pactgraph.errors import InputError
from pactgraph.model.document import Article
from pactgraph.reading.source import Options, Raw

__all__ = ["Slugs", "article", "published_on"]

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y%m%d")
"""Forms of a day that mean the same to everybody: where the month is a number between others, it is not clear which."""

_WAYS = "a day of publication: --published YYYY-MM-DD, `published` in front matter or JSON, or an article.yaml beside it"
_TITLE = 100
"""Characters of a title that is made of the first line."""

_NAME = 60
"""Characters of a name that is made of the title."""


class Slugs:
    """Names of the articles of a run: each once."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def reserve(self, name: str, place: str) -> None:
        """Take the name that an article has already.

        Raises:
            InputError: another article has it.
        """
        if name in self._taken:
            raise InputError(place, f"a second article named {name!r}", "a name of its own for each article")
        self._taken[name] = ""

    def take(self, raw: Raw, wanted: str) -> str:
        """The name wanted; with a hash of the text if another text has it.

        Raises:
            InputError: this article was read before.
        """
        digest = iris.digest(raw.text)
        name = wanted if self._taken.get(wanted, digest) == digest else f"{wanted}-{digest[:8]}"
        if name in self._taken:
            raise InputError(raw.path, f"the article {name!r} a second time", "each article once", raw.line)
        self._taken[name] = digest
        return name


def article(raw: Raw, options: Options, slugs: Slugs, publisher: Callable[[str], str | None]) -> Article:
    """What is known of an article.

    Args:
        raw: the article as read.
        options: what the user says; it wins.
        slugs: the names that are taken.
        publisher: the IRI of the organisation with a name, if there is one.

    Raises:
        InputError: no day of publication is known, or one that is none.
    """
    told = {key: " ".join(_encodable(value).split()) for key, value in raw.metadata.items()}
    if options.title is not None:
        told["title"] = options.title
    published = options.published or _published(raw, told)
    title = told.get("title") or _first_line(raw.text)
    named = {key: _organisation(told.get(key), publisher) for key in ("publisher", "original_publisher")}
    if options.publisher is not None:
        named["publisher"] = options.publisher
    author = told.get("author")
    language = told.get("language", "en")
    url = options.url or told.get("url")
    return Article(
        slug=slugs.take(raw, _slug(raw, told, published)),
        published=published,
        title=title,
        language=options.language or (language if _LANGUAGE.fullmatch(language) else "en"),
        author=author if author and iris.is_iri(author) else None,
        url=url if url and iris.is_iri(url) else None,
        source=_source(told, named),
        **named,
    )


def published_on(text: str) -> datetime.date | None:
    """The day that a text names, if it names one in a form that everybody reads alike: ISO 8601, RFC 5322, or with the month in words.

    >>> published_on("2021-12-06T23:10:00Z"), published_on("Mon, 06 Dec 2021 10:00:00 +0530"), published_on("December 6, 2021")
    (datetime.date(2021, 12, 6), datetime.date(2021, 12, 6), datetime.date(2021, 12, 6))
    >>> published_on("6/12/2021")
    """
    iso = _ISO.fullmatch(text)
    if iso:
        try:
            return datetime.date.fromisoformat(iso[1])
        except ValueError:
            return None
    for form in _WRITTEN:
        try:
            return datetime.datetime.strptime(text, form).date()
        except ValueError:
            pass
    try:
        return email.utils.parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _published(raw: Raw, told: Mapping[str, str]) -> datetime.date:
    if "published" not in told:
        raise InputError(raw.path, "no day of publication", _WAYS, raw.line)
    day = published_on(told["published"])
    if day is None:
        raise InputError(raw.path, f"published = {told['published'][:60]!r}", "a day, YYYY-MM-DD", raw.line)
    return day


def _encodable(text: str) -> str:
    """A text without what UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _first_line(text: str) -> str:
    line = " ".join(text.lstrip()[: 4 * _TITLE].partition("\n")[0].split())
    return line if len(line) <= _TITLE else f"{line[:_TITLE].rpartition(' ')[0] or line[:_TITLE]} …"


def _organisation(told: str | None, publisher: Callable[[str], str | None]) -> str | None:
    if told is None:
        return None
    return told if iris.is_iri(told) else publisher(told)


def _source(told: Mapping[str, str], named: Mapping[str, str | None]) -> str | None:
    """Where the copy came from: in the words of the file, else what of it has no IRI."""
    if "source" in told:
        return told["source"]
    parts = [
        f"{word} {told[key]}"
        for key, word in (("author", "by"), ("publisher", "published by"))
        if key in told and not named.get(key) and not iris.is_iri(told[key])
    ]
    return ", ".join(parts) or None


def _slug(raw: Raw, told: Mapping[str, str], published: datetime.date) -> str:
    """The name that the file gives; else the day with words of the title, of the file's name, or of the text."""
    given = told.get("slug")
    if given is not None:
        return given if _SLUG.fullmatch(given) else f"{iris.slug(given)[:_NAME].rstrip('-')}-{iris.digest(given)[:8]}"
    stem = "" if str(raw.path) == "-" else Path(raw.path).stem
    words = told.get("title") or ("" if raw.line is not None else stem) or _first_line(raw.text)
    name = iris.slug(words)
    short = name if len(name) <= _NAME else name[:_NAME].rpartition("-")[0] or name[:_NAME]
    return short if short.startswith(published.isoformat()) else f"{published.isoformat()}-{short}"
