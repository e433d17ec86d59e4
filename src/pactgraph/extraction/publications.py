"""What a credit around a text tells of the text itself: who wrote it, and where it was first published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pactgraph.extraction.claims import VERSION
from pactgraph.extraction.names import Names
from pactgraph.model.claim import Claim, Evidence, Extraction
from pactgraph.model.dateline import Credit
from pactgraph.model.document import Document
from pactgraph.model.slots import Entity, Publication
from pactgraph.reading.dateline import frame

__all__ = ["publications"]

_AUTHOR = re.compile(r"(?:^|\b(?:was|is) )(?P<act>written|story|reported) by ", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:originally|first) (?:published|appeared) (?:on|by|in|at) (?:the )?", re.IGNORECASE)
_RUN = re.compile(r"[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*)*")


def publications(document: Document, names: Names) -> list[Claim]:
    """The publications that the credits of a text tell: that it was written and published, and that this is not where it was published first."""
    made: list[Claim] = []
    for credit in frame(document.text).credits:
        if credit.kind == "origin":
            made += _of_credit(document, credit, names)
    return made


def _of_credit(document: Document, credit: Credit, names: Names) -> Iterator[Claim]:
    author, first = (
        _named(document, credit, names, _AUTHOR, ("person",)),
        _named(document, credit, names, _FIRST, ("news_organization", "organization", "company")),
    )
    spans = [span for found in (author, first) if found is not None for span in found[1:]]
    if not spans:
        return
    slots = Publication("this text", author=author[0] if author else None, original_publisher=first[0] if first else None)
    yield _claim(document, "pub1", "published", slots, [found[1] for found in (author, first) if found is not None], "asserted")
    if first is not None:
        yield _claim(document, "pub2", "republished", Publication("this text", original_publisher=first[0]), [first[1]], "presupposed")


def _named(document: Document, credit: Credit, names: Names, words: re.Pattern[str], kinds: tuple[str, ...]) -> tuple[Entity, tuple[int, int]] | None:
    """Whom a credit names after some words, with the code points of both."""
    text = document.text
    found = words.search(text, credit.start, credit.end)
    if found is None:
        return None
    start = credit.start if words is _AUTHOR and found.start() - credit.start < len("this article ") else found.start()
    name = next((one for one in names.between(found.end(), found.end() + 1) if one.entity is not None and one.entity.type in kinds), None)
    if name is not None and name.entity is not None:
        return name.entity, (start, name.end)
    run = _RUN.match(text, found.end(), credit.end)
    if run is None:
        return None
    words_of = run.group().rstrip(".")
    end = run.start() + len(words_of)
    unknown = Entity(words_of, name=words_of, type=kinds[0], start=run.start(), end=end, rule="name")
    return (names.misspelt_outlet(unknown) or unknown if "news_organization" in kinds else unknown), (start, end)


def _claim(document: Document, key: str, status: str, slots: Publication, spans: list[tuple[int, int]], modality: str) -> Claim:
    evidence = tuple(Evidence(start, end, document.text[start:end]) for start, end in spans)
    claim = Claim(
        "", document.article.slug, key, "publication", status, slots, modality, "positive", evidence, (), Extraction("rules", VERSION, rule="publication"),
        flags=("voice_of_republisher",),
    )  # fmt: skip
    return replace(claim, id=claim.content_id)
