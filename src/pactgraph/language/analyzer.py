"""Sentences parsed by a spaCy pipeline: the small one that pactgraph ships, or another one with labels of Universal Dependencies."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pactgraph.errors import InputError
from pactgraph.language.normal import normal
from pactgraph.model.document import Span
from pactgraph.model.syntax import Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["MODEL", "Analyzer"]

MODEL = Path(__file__).resolve().parent / "model"
"""The folder of the pipeline that pactgraph ships; its card tells what it was made of and how good it is."""
_BATCH = 64
_FOREIGN = frozenset({"nsubjpass", "dobj", "pobj"})
"""Labels of the ClearNLP scheme, which the pipelines ``en_core_web_*`` use."""
_EXPECTED = "a pipeline with a tagger and a parser whose labels are those of Universal Dependencies (nsubj:pass, obj, obl …)"


class Analyzer:
    """A parser of English sentences.

    Args:
        nlp: a pipeline that has been checked (``load``).
        batch: how many sentences are parsed at once. It changes the speed, not the parses.
    """

    def __init__(self, nlp: Language, batch: int = _BATCH) -> None:
        self._nlp, self._batch = nlp, batch

    @classmethod
    def load(cls, path: Path | str | None = None) -> Analyzer:
        """The pipeline of a folder or of an installed package, the shipped one by default.

        Raises:
            InputError: there is no such pipeline, it lacks a tagger or parser, or its parser's labels are of another scheme.
        """
        import spacy

        name = path if path is not None else MODEL
        try:
            nlp = spacy.load(name)
        except (OSError, ValueError, ImportError) as error:
            raise InputError(name, f"no pipeline ({str(error).splitlines()[0]})", _EXPECTED) from None
        missing = [factory for factory in ("tagger", "parser") if factory not in nlp.pipe_names]
        if missing:
            raise InputError(name, f"a pipeline without {' and '.join(missing)}", _EXPECTED)
        labels = frozenset(nlp.pipe_labels["parser"])
        if labels & _FOREIGN:
            raise InputError(name, f"labels of ClearNLP ({', '.join(sorted(labels & _FOREIGN))})", _EXPECTED)
        return cls(nlp)

    def parse(self, text: str, spans: Sequence[Span]) -> list[Parse]:
        """The parses of some sentences of a text, with offsets into the whole text.

        Quotation marks, dashes and white space are evened out for the model alone. Each parse has one root; a span of
        white space alone has no tokens.
        """
        parsed = self._nlp.pipe((self._tokenised(text, span) for span in spans), as_tuples=True, batch_size=self._batch)
        return [Parse(span.start, span.end, tuple(_tokens(text, doc, starts))) for span, (doc, starts) in zip(spans, parsed, strict=True)]

    def _tokenised(self, text: str, span: Span) -> tuple[Doc, list[int]]:
        """A sentence as tokens, and where each begins in the text."""
        from spacy.tokens import Doc

        plain = self._nlp.tokenizer(normal(text[span.start : span.end]))
        tokens = [token for token in plain if not token.is_space]
        spaces = [following.idx > token.idx + len(token) for token, following in itertools.pairwise(tokens)] + [False] * bool(tokens)
        # A sentence is one sentence: the parser is told so, else it would split some.
        begins: list[bool | int | None] = [place == 0 for place in range(len(tokens))]
        doc = Doc(self._nlp.vocab, words=[token.text for token in tokens], spaces=spaces, sent_starts=begins)
        return doc, [span.start + token.idx for token in tokens]


def _tokens(text: str, doc: Doc, starts: list[int]) -> Iterator[Token]:
    root = next((token.i for token in doc if token.head.i == token.i), 0)
    for token, start in zip(doc, starts, strict=True):
        end = start + len(token)
        head, dep = token.head.i, token.dep_
        if token.i == root:
            dep = "root"
        elif head == token.i:
            head, dep = root, "parataxis"
        yield Token(token.i, start, end, text[start:end], token.lemma_, token.pos_, token.tag_, head, dep, token.ent_type_, token.ent_iob_ == "B")
