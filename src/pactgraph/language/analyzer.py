"""Sentences parsed by a spaCy pipeline: the small one that pactgraph ships, or another one with labels of Universal Dependencies."""

from __future__ import annotations

import itertools
from bisect import bisect_left
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
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
"""Characters without a shape, which are no words."""
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

    def parse(self, text: str, spans: Sequence[Span], names: Sequence[tuple[int, int, str]] = ()) -> list[Parse]:
        """The parses of some sentences of a text, with offsets into the whole text.

        Quotation marks, dashes and white space are evened out for the model alone. Each parse has one root; a span of
        white space alone has no tokens.

        Args:
            text: the text.
            spans: its sentences.
            names: code points of names, in the order of the text, none within another, each with a word that stands in for it while the sentence
                is parsed: a name that the model never met is then one word that it knows. In the parse it is one token. With names given, the
                tokens do not tell what is a name.
        """
        skipped = ["ner"] if names else []
        docs = (self._tokenised(text, span, names) for span in spans)
        parsed = self._nlp.pipe(docs, as_tuples=True, batch_size=self._batch, disable=skipped)
        return [Parse(span.start, span.end, tuple(_tokens(text, doc, places))) for span, (doc, places) in zip(spans, parsed, strict=True)]

    def names(self, text: str, spans: Sequence[Span]) -> list[tuple[int, int, str]]:
        """The names in some sentences of a text, as the model sees them: code points and kind (``PER``, ``ORG``, ``GPE``, ``LOC``, ``TIM``, ``MISC``)."""
        if "ner" not in self._nlp.pipe_names:
            return []
        others = [name for name in self._nlp.pipe_names if name != "ner"]
        docs = self._nlp.pipe((self._tokenised(text, span, ()) for span in spans), as_tuples=True, batch_size=self._batch, disable=others)
        return [(places[found.start][0], places[found.end - 1][1], found.label_) for doc, places in docs for found in doc.ents]

    def _tokenised(self, text: str, span: Span, names: Sequence[tuple[int, int, str]]) -> tuple[Doc, list[tuple[int, int]]]:
        """A sentence as tokens, and the code points of each."""
        from spacy.tokens import Doc

        words: list[str] = []
        places: list[tuple[int, int]] = []
        start = span.start
        for first, beyond, word in (*_inside(names, span), (span.end, span.end, "")):
            if start > span.start and text[start : start + 1] in ("-", "–") and start + 1 < first:
                # "U.S.-brokered": what follows the name is a word of its own.
                words.append("-")
                places.append((start, start + 1))
                start += 1
            for token in self._nlp.tokenizer(normal(text[start:first])):
                if not token.is_space and token.text.strip(_UNSEEN):
                    words.append(token.text)
                    places.append((start + token.idx, start + token.idx + len(token)))
            if word:
                words.append(word)
                places.append((first, beyond))
            start = beyond
        spaces = [following[0] > place[1] for place, following in itertools.pairwise(places)] + [False] * bool(places)
        # A sentence is one sentence: the parser is told so, else it would split some.
        begins: list[bool | int | None] = [place == 0 for place in range(len(words))]
        return Doc(self._nlp.vocab, words=words, spaces=spaces, sent_starts=begins), places


def _inside(names: Sequence[tuple[int, int, str]], span: Span) -> Sequence[tuple[int, int, str]]:
    """The names that lie in a sentence."""
    beyond = bisect_left(names, (span.end,))
    return [name for name in names[bisect_left(names, (span.start,)) : beyond] if name[1] <= span.end]


def _tokens(text: str, doc: Doc, places: list[tuple[int, int]]) -> Iterator[Token]:
    root = next((token.i for token in doc if token.head.i == token.i), 0)
    for token, (start, end) in zip(doc, places, strict=True):
        head, dep = token.head.i, token.dep_
        if token.i == root:
            dep = "root"
        elif head == token.i:
            head, dep = root, "parataxis"
        word = text[start:end]
        lemma = token.lemma_ if _same(word, token.text) else word
        yield Token(token.i, start, end, word, lemma, token.pos_, token.tag_, head, dep, token.ent_type_, token.ent_iob_ == "B")


def _same(word: str, parsed: str) -> bool:
    """Whether a word was parsed as it stands, and not by one that stands in for it."""
    return word == parsed or normal(word) == parsed
