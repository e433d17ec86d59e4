"""Train the language model. See ``scripts/train_language_model``."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from pactgraph.language.analyzer import MODEL
from training.build import build


def main() -> int:
    """Train by the arguments of the command line; the scores go to standard output."""
    parser = argparse.ArgumentParser(prog="scripts/train_language_model", description="Train the language model that pactgraph ships, from the open treebanks.")
    parser.add_argument(
        "treebanks", type=Path, metavar="TREEBANK_DIR", help="folder of ewt-train, ewt-dev, ewt-test, en_pud, gum-open (.conllu) and gmb-ner.csv"
    )
    parser.add_argument("--output", type=Path, default=MODEL, help="folder to write, by default the one in the package")
    parser.add_argument("--work", type=Path, help="folder for files in between, by default one that is removed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, help="how long to train, by default as the configurations say")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        metrics = build(given.treebanks, given.work or Path(scratch), given.output, given.seed, given.steps)
    json.dump(metrics, sys.stdout, indent=1, sort_keys=True)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
