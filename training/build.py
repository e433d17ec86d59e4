"""The pipeline that pactgraph ships, from the treebanks to its folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from pactgraph.language.analyzer import Analyzer
from training import card, corpora, evaluation, gmb
from training.loop import trained
from training.templates import made
from training.tokenizer import tokenizer

__all__ = ["assembled", "build", "measured", "ship"]

HERE = Path(__file__).resolve().parent
MADE = 6000
"""Sentences made by rule, beside some 17,000 of the treebanks."""

META = {
    "name": "pactgraph",
    "version": "1.0.0",
    "description": "Grammar (Universal Dependencies) and names of English news and official texts",
    "license": "CC BY-SA 4.0",
    "url": "https://w3id.org/pactgraph/",
}


def build(treebanks: Path, work: Path, target: Path, seed: int, steps: int | None = None) -> dict[str, Any]:
    """Train, measure and write the pipeline with its card.

    Args:
        treebanks: the folder of the treebanks.
        work: a folder for files in between.
        target: the folder of the model; it is replaced.
        seed: decides all that chance decides.
        steps: how long to train, by default as the configurations say.

    Returns:
        The scores, as ``metrics.json`` has them.
    """
    work.mkdir(parents=True, exist_ok=True)
    blank = spacy.blank("en")
    blank.tokenizer = tokenizer(blank.vocab)
    counts = corpora.write(blank, treebanks, work, seed)
    changes = {"training.steps": steps, "training.judge_every": steps} if steps else {}
    train = {kind: list(_docs(work / f"{kind}-train.spacy")) for kind in ("grammar", "names")}
    blank.vocab = train["grammar"][0].vocab
    train["grammar"] += made(blank, counts.setdefault("grammar-made", MADE), seed)
    grammar, names = (
        trained(HERE / f"{kind}.cfg", train[kind], _docs(work / f"{kind}-dev.spacy"), seed, changes, kind == "grammar") for kind in ("grammar", "names")
    )
    nlp = assembled(grammar, names)
    return ship(nlp, target, measured(nlp, treebanks) | {"seed": seed, "sentences": counts})


def assembled(grammar: Language, names: Language) -> Language:
    """One pipeline of two."""
    grammar.add_pipe("ner", source=names)
    grammar.meta.update(META)
    return grammar


def measured(nlp: Language, treebanks: Path) -> dict[str, Any]:
    """The scores of a pipeline on what it was not trained on, and its size."""
    analyzer = Analyzer(nlp)
    held_back = [sentence for sentence in gmb.read(treebanks / "gmb-ner.csv") if gmb.part(sentence) == "test"]
    files = {"EWT dev": "ewt-dev.conllu", "EWT test": "ewt-test.conllu", "PUD": "en_pud.conllu"}
    return {
        "raw": {name: evaluation.grammar(analyzer, treebanks / file) for name, file in files.items()},
        "gold_words": {name: evaluation.on_gold_words(nlp, treebanks / file) for name, file in files.items()},
        "names": {"GMB held back": evaluation.names(analyzer, held_back)},
    }


def ship(nlp: Language, target: Path, metrics: dict[str, Any]) -> dict[str, Any]:
    """Write a pipeline, its scores and its card into a folder, which is replaced."""
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    (target / "metrics.json").write_text(json.dumps(metrics, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    (target / "MODEL_CARD.md").write_text(card.text(metrics), encoding="utf-8")
    return metrics


def _docs(path: Path) -> Sequence[Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
