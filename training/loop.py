"""Training a pipeline step by step. spaCy's own loop reads and changes the whole corpus a dozen times before the first step; this one does not."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import fix_random_seed, load_config, load_model_from_config, registry
from thinc.api import NumpyOps, set_current_ops

from training.augmentation import changed
from training.news import masked, present
from training.tokenizer import tokenizer

__all__ = ["NumpyProducts", "trained"]


class NumpyProducts(NumpyOps):
    """Matrix products by numpy's library, which on the processors we tried is two to three times as fast as the one that thinc ships."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices, each turned if told so."""
        return numpy.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)


def trained(config: Path, train: Sequence[Doc], dev: Sequence[Doc], seed: int, changes: dict[str, Any] | None = None, datelines: bool = True) -> Language:
    """A pipeline trained by a configuration; of its states the one that is best on ``dev``.

    Args:
        config: a spaCy configuration, with our own section ``[training]``.
        train: documents with all annotation that there is.
        dev: documents to choose by.
        seed: decides the first weights, the order of sentences, what dropout drops and what augmentation changes.
        changes: settings that differ from the file (``{"training.steps": 100}``).
        datelines: whether augmentation puts datelines in front of sentences.
    """
    set_current_ops(NumpyProducts())
    fix_random_seed(seed)
    settings = load_config(config, overrides=changes or {}, interpolate=False)
    plan = settings["training"]
    nlp = load_model_from_config(settings, auto_fill=True, validate=False)
    nlp.tokenizer = tokenizer(nlp.vocab)
    nlp.initialize(lambda: [Example(_bare(nlp, doc), doc) for doc in train])
    # A sample too small to have brackets cannot learn those of datelines.
    datelines = datelines and "-LRB-" in nlp.pipe_labels.get("tagger", ())
    steps: int = plan["steps"]
    optimizer = registry.resolve({"optimizer": plan["optimizer"]})["optimizer"]
    judged = [Example(_bare(nlp, doc), doc) for doc in dev]
    chance = random.Random(seed)
    best, best_bytes, began = -1.0, b"", time.monotonic()
    losses: dict[str, float] = {}
    batches = _batches(train, plan["words"], chance)
    for step in range(1, steps + 1):
        docs = [changed(nlp, _told(nlp, doc, chance), chance, datelines) for doc in next(batches)]
        optimizer.learn_rate = plan["rate"] * _rate(step, steps, plan["warmup"])
        nlp.update([Example(_bare(nlp, doc), doc) for doc in docs], drop=plan["dropout"], sgd=optimizer, losses=losses)
        optimizer.step_schedules()
        if step % plan["judge_every"] == 0 or step == steps:
            with nlp.use_params(optimizer.averages):
                scores = nlp.evaluate(judged)
                score = sum(weight * (scores[name] or 0.0) for name, weight in plan["score"].items())
                if score > best:
                    best, best_bytes = score, nlp.to_bytes()
            told = "  ".join(f"{name} {100 * (scores[name] or 0.0):.2f}" for name in plan["score"])
            print(
                f"{step} of {steps}, {time.monotonic() - began:.0f} s: {told}  losses {', '.join(f'{k} {v:.0f}' for k, v in losses.items())}",
                file=sys.stderr,
                flush=True,
            )
            losses.clear()
    return nlp.from_bytes(best_bytes)


def _told(nlp: Language, doc: Doc, chance: random.Random) -> Doc:
    """A sentence with a tree, in a third of the cases in the present tense, in half of them with names as single words."""
    if not doc.has_annotation("DEP"):
        return doc
    if chance.random() < 0.35:
        doc = present(nlp, doc)
    return masked(nlp, doc, chance) if chance.random() < 0.5 else doc


def _bare(nlp: Language, doc: Doc) -> Doc:
    return Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])


def _rate(step: int, steps: int, warmup: int) -> float:
    """Rising to one, then falling to nought, both in a line."""
    return step / warmup if step < warmup else (steps - step) / max(1, steps - warmup)


def _batches(docs: Sequence[Doc], words: int, chance: random.Random) -> Iterator[list[Doc]]:
    order = list(docs)
    while True:
        chance.shuffle(order)
        yield from minibatch_by_words(order, size=words, tolerance=0.2)
