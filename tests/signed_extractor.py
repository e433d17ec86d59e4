"""A small real extractor for tests: one claim a sentence with the word "signed". In a module of its own, so that other processes can load it."""

from __future__ import annotations

import re
from dataclasses import replace

from pactgraph.errors import NotFoundError
from pactgraph.model.claim import Claim, Evidence, Extraction
from pactgraph.model.document import Document
from pactgraph.model.extraction import Extracted, Extractor, Rejected
from pactgraph.model.slots import Agreement, Entity

_SENTENCE = re.compile(r"[^.!?\r\n]+")
_SIGNED = re.compile(r"\bsigned\b")
_NAME = re.compile(r"\b[A-Z]\w+")


def extractor(model: str | None = None) -> Extractor:
    if model is not None:
        raise NotFoundError("model", model)
    return _Signed()


class _Signed:
    def extract(self, document: Document) -> Extracted:
        if "crash" in document.text:
            raise ValueError("a fault of the extractor")
        claims, rejected = [], []
        signed = (sentence for sentence in _SENTENCE.finditer(document.text) if _SIGNED.search(sentence[0]))
        for number, sentence in enumerate(signed):
            claim = _claim(document, number, sentence)
            if claim is None:
                rejected.append(Rejected({"type": "agreement", "evidence": [{"quote": sentence[0]}]}, ("no party is named",)))
            else:
                claims.append(claim)
        return Extracted(document, tuple(claims), tuple(rejected))


def _claim(document: Document, number: int, sentence: re.Match[str]) -> Claim | None:
    parties = tuple(Entity(name[0], start=name.start(), end=name.end()) for name in _NAME.finditer(document.text, sentence.start(), sentence.end()))
    if not parties:
        return None
    evidence = (Evidence(sentence.start(), sentence.end(), sentence[0]),)
    extraction = Extraction("signed", "1", 0.5, "signed-sentence")
    claim = Claim("", document.article.slug, f"ag{number}", "agreement", "signed", Agreement(parties), "asserted", "positive", evidence, (), extraction)
    return replace(claim, id=claim.content_id)
