"""The treebanks as files of spaCy documents (https://spacy.io/api/data-formats#binary-training)."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training import conllu, gmb
from training.projection import projected

__all__ = ["TREES", "write"]

TREES = {"train": ("ewt-train.conllu", "gum-open.conllu"), "dev": ("ewt-dev.conllu",)}
"""Which treebanks train the grammar and which chooses between models; EWT test and PUD only judge the last one (evaluation)."""


def write(nlp: Language, treebanks: Path, folder: Path, seed: int) -> dict[str, int]:
    """Write ``grammar-train.spacy``, ``names-train.spacy`` and their ``dev`` counterparts.

    Returns:
        How many sentences stand in each.
    """
    counts = {}
    for part, files in TREES.items():
        found = [projected(nlp, sentence) for file in files for sentence in conllu.read(treebanks / file)]
        docs = [doc for doc in found if doc is not None]
        print(f"grammar {part}: {len(docs)} sentences, {len(found) - len(docs)} without a tree on our tokens", file=sys.stderr)
        counts[f"grammar-{part}"] = _store(docs, folder / f"grammar-{part}.spacy", seed)
    named = list(gmb.read(treebanks / "gmb-ner.csv"))
    for part in ("train", "dev"):
        docs = [gmb.with_names(nlp, sentence) for sentence in named if gmb.part(sentence) == part]
        counts[f"names-{part}"] = _store(docs, folder / f"names-{part}.spacy", seed)
    return counts


def _store(docs: list[Doc], path: Path, seed: int) -> int:
    """Shuffled once, since spaCy's reader keeps the order of a file, and batches of one kind of text teach it badly."""
    random.Random(seed).shuffle(docs)
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    return len(docs)
