"""How good a pipeline is: its parses of raw sentences beside a treebank's words, its names beside those of the Groningen Meaning Bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pactgraph.language.analyzer import Analyzer
from pactgraph.language.normal import normal
from pactgraph.model.document import Span
from pactgraph.model.syntax import Parse
from training.conllu import Sentence, read
from training.gmb import Named

__all__ = ["grammar", "names", "on_gold_words"]


def grammar(analyzer: Analyzer, path: Path) -> dict[str, float]:
    """Per cent of a treebank's words that the pipeline reads as it does, from raw text with given sentences.

    A word that the tokenizer does not find counts as wrong. ``words`` are those found; ``tags`` Penn's, ``pos`` UPOS; ``lemmas`` without
    regard to capitals; ``uas`` the right head, ``las`` with the right relation, subtype included, both without punctuation marks.
    """
    sentences = list(read(path))
    text, spans = _joined(normal(sentence.text) for sentence in sentences)
    return _shares(sentences, analyzer.parse(text, spans), [span.start for span in spans])


def on_gold_words(nlp: Language, path: Path) -> dict[str, float]:
    """The same scores where the treebank's words are given, as in most published figures."""
    sentences = list(read(path))
    docs = [Doc(nlp.vocab, words=[normal(word.form) for word in sentence.words]) for sentence in sentences]
    right: Counter[str] = Counter()
    for sentence, doc in zip(sentences, nlp.pipe(docs, batch_size=64), strict=True):
        for place, (word, token) in enumerate(zip(sentence.words, doc, strict=True)):
            head = word.head if word.head != place else place
            right.update(
                _judged(
                    word.pos,
                    word.dep,
                    word.tag == token.tag_,
                    word.pos == token.pos_,
                    True,
                    token.head.i == head,
                    word.dep == token.dep_.replace("ROOT", "root"),
                )
            )
    return {name: score for name, score in _percent(right).items() if name in {"tags", "pos", "uas", "las"}}


def names(analyzer: Analyzer, sentences: Sequence[Named]) -> dict[str, float]:
    """Precision, recall and F of names, which are right where their borders and their kind are."""
    text, spans = _joined(sentence.text for sentence in sentences)
    parses = analyzer.parse(text, spans)
    gold = {(span.start + start, span.start + end, label) for span, sentence in zip(spans, sentences, strict=True) for start, end, label in sentence.names}
    found = {name for parse in parses for name in _names(parse)}
    both = len(gold & found)
    precision, recall = 100 * both / max(1, len(found)), 100 * both / max(1, len(gold))
    return {"precision": round(precision, 2), "recall": round(recall, 2), "f": round(2 * precision * recall / max(0.01, precision + recall), 2)}


def _joined(texts: Iterable[str]) -> tuple[str, list[Span]]:
    text, spans = "", list[Span]()
    parts, place = list[str](), 0
    for text in texts:
        parts.append(text)
        spans.append(Span(place, place + len(text)))
        place += len(text) + 1
    return "\n".join(parts), spans


def _shares(sentences: Sequence[Sentence], parses: Sequence[Parse], starts: Sequence[int]) -> dict[str, float]:
    right: Counter[str] = Counter()
    for sentence, parse, start in zip(sentences, parses, starts, strict=True):
        tokens = {(token.start - start, token.end - start): token for token in parse.tokens}
        for place, word in enumerate(sentence.words):
            token = tokens.get((word.start, word.end))
            if token is None:
                right.update(_judged(word.pos, word.dep, False, False, False, False, False))
                continue
            right["words"] += 1
            head = sentence.words[word.head]
            found = parse.tokens[token.head]
            same = found is token if word.head == place else (found.start - start, found.end - start) == (head.start, head.end) and found is not token
            right.update(
                _judged(
                    word.pos,
                    word.dep,
                    token.tag == word.tag,
                    token.pos == word.pos,
                    token.lemma.lower() == normal(word.lemma).lower(),
                    same,
                    token.dep == word.dep,
                )
            )
    return _percent(right)


def _judged(pos: str, dep: str, tag: bool, same_pos: bool, lemma: bool, head: bool, relation: bool) -> dict[str, int]:
    counted = dep != "punct"
    return {
        "all": 1,
        "tags": tag,
        "pos": same_pos,
        "lemmas": lemma,
        "counted": counted,
        "uas": counted and head,
        "las": counted and head and relation,
    }


def _percent(right: Counter[str]) -> dict[str, float]:
    return {
        name: round(100 * right[name] / max(1, right["counted" if name in {"uas", "las"} else "all"]), 2)
        for name in ("words", "tags", "pos", "lemmas", "uas", "las")
    }


def _names(parse: Parse) -> set[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for token in parse.tokens:
        if token.entity and (token.begins or not found):
            found.append((token.start, token.end, token.entity))
        elif token.entity:
            found[-1] = (found[-1][0], token.end, found[-1][2])
    return set(found)
