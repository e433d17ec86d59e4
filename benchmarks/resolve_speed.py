"""How many tokens a second the resolver of actors reads, beside spaCy's small pipeline that parses the same texts in the same process.

Run it from the repository's root, in an environment with the extra ``bench`` (``pip install -e .[bench]``)::

    python benchmarks/resolve_speed.py current_events.jsonl --treebank folder-with-conllu-files --entities gmb-ner.csv

The peer has the shape of ``en_core_web_sm``: a tok2vec of width 96 and depth 4 over hashed features, shared by a tagger and a
dependency parser, and an entity recogniser with a tok2vec of its own; its lemmatizer, which takes little time, is left out. It is timed twice, without
and with the recogniser: who finds actors with spaCy needs it. A component that was never trained takes other transitions than a real one and runs at another
speed, so the pipeline is first trained for a few minutes on the treebank (CoNLL-U files ``ewt-train.conllu``, ``ewt-dev.conllu``) and on sentences
with tagged entities (a table of words with IOB tags), and its accuracy is printed. ``--save`` keeps it, ``--pipeline`` takes one that was kept.

spaCy gets its texts in batches of the size that suits it best here, the resolver one by one. Tokens are those of spaCy for both.
Rounds alternate, so that a busy machine slows both; each is single-threaded, and its processor time counts.

The resolver also reads the texts joined to one of about 300,000 characters: what takes more than a step a word shows there, not in short items.

The exit code is 1 where the resolver is not fast enough or loads too slowly.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import importlib
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

WANTED_RATIO = 20.0
WANTED_LOADING = 0.3
ROUNDS = 9
WIDTH, DEPTH = 96, 4
BATCH = 128
LONG = 300_000
RESOLVER, LONG_TEXT = "resolver", "resolver, one long text"
SEED = 7
LOADING = """
import time
from pactgraph.actors import Gazetteer, Resolver
start = time.process_time()
Resolver(Gazetteer.load())
print(time.process_time() - start)
"""


def sentences(file: Path) -> Iterator[list[list[str]]]:
    """The sentences of a CoNLL-U file as rows of ten columns, without ranges and empty nodes (universaldependencies.org/format.html)."""
    rows: list[list[str]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
    if rows:
        yield rows


def examples(spacy: Any, nlp: Any, file: Path) -> list[Any]:
    """The sentences of a file as spaCy's examples: words, fine tags, heads and relations."""
    found = []
    for rows in sentences(file):
        words = [row[1] for row in rows]
        doc = spacy.tokens.Doc(nlp.vocab, words=words, spaces=["SpaceAfter=No" not in row[9] for row in rows])
        heads = [int(row[6]) - 1 if row[6] != "0" else position for position, row in enumerate(rows)]
        relations = ["ROOT" if row[6] == "0" else row[7] for row in rows]
        given = {"words": words, "tags": [row[4] for row in rows], "heads": heads, "deps": relations}
        found.append(spacy.training.Example.from_dict(doc, given))
    return found


def blank(spacy: Any) -> Any:
    """An untrained pipeline of the shape of ``en_core_web_sm`` up to its parser."""
    nlp = spacy.blank("en")
    features = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    }
    encoder = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": WIDTH, "depth": DEPTH, "window_size": 1, "maxout_pieces": 3}
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": features, "encode": encoder}})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener, "nO": None}})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener,
        "nO": None,
    }
    nlp.add_pipe("parser", config={"model": parser})
    return nlp


def trained(spacy: Any, treebank: Path, minutes: float) -> Any:
    """A pipeline trained on the treebank for so many minutes, with its accuracy on the development part printed to stderr."""
    random.seed(SEED)
    spacy.util.fix_random_seed(SEED)
    nlp = blank(spacy)
    data = examples(spacy, nlp, treebank / "ewt-train.conllu")
    optimizer = nlp.initialize(lambda: data)
    end, steps = time.monotonic() + minutes * 60, 0
    while time.monotonic() < end:
        random.shuffle(data)
        for batch in spacy.util.minibatch(data, size=32):
            nlp.update(batch, sgd=optimizer, drop=0.1)
            steps += 1
            if time.monotonic() >= end:
                break
    with nlp.use_params(optimizer.averages):
        scores = nlp.evaluate(examples(spacy, nlp, treebank / "ewt-dev.conllu"))
    print(
        f"Trained {minutes:g} min, {steps} batches of 32 sentences out of {len(data)}; on the development part: tags {scores['tag_acc']:.3f}, "
        f"unlabelled attachment {scores['dep_uas']:.3f}, labelled {scores['dep_las']:.3f}.",
        file=sys.stderr,
    )
    return nlp


def add_entities(spacy: Any, nlp: Any, file: Path, minutes: float) -> None:
    """Add an entity recogniser with a tok2vec of its own, trained for so many minutes on a table of words with IOB tags (columns Word and Tag)."""
    data, words, tags = [], [], []
    with file.open(encoding="latin-1", newline="") as table:
        for row in csv.DictReader(table):
            if row["Sentence #"] and words:
                doc = spacy.tokens.Doc(nlp.vocab, words=words)
                data.append(spacy.training.Example.from_dict(doc, {"entities": spacy.training.iob_to_biluo(tags)}))
                words, tags = [], []
            if row["Word"]:
                words.append(row["Word"])
                tags.append(row["Tag"])
    features = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": WIDTH, "depth": DEPTH, "embed_size": 2000}
    features |= {"window_size": 1, "maxout_pieces": 3, "subword_features": True}
    model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False, "hidden_width": 64}
    model |= {"maxout_pieces": 2, "use_upper": True, "tok2vec": features, "nO": None}
    recogniser = nlp.add_pipe("ner", config={"model": model})
    random.seed(SEED)
    held_back, data = data[::20], [example for number, example in enumerate(data) if number % 20]
    recogniser.initialize(lambda: data, nlp=nlp)
    optimizer = nlp.create_optimizer()
    end = time.monotonic() + minutes * 60
    with nlp.select_pipes(enable=["ner"]):
        while time.monotonic() < end:
            random.shuffle(data)
            for batch in spacy.util.minibatch(data, size=32):
                nlp.update(batch, sgd=optimizer, drop=0.1)
                if time.monotonic() >= end:
                    break
        scores = nlp.evaluate(held_back)
    print(f"Entities: trained {minutes:g} min on {len(data)} sentences; F {scores['ents_f']:.3f} on {len(held_back)} others.", file=sys.stderr)


def long_text(texts: Sequence[str], counts: Sequence[int], size: int = LONG) -> tuple[str, int]:
    """Texts joined, from the first again after the last, to one of about so many characters, with its number of tokens."""
    chosen: list[str] = []
    length = tokens = 0
    for text, count in cycle(zip(texts, counts, strict=True)):
        chosen.append(text)
        length, tokens = length + len(text) + 2, tokens + count
        if length >= size:
            break
    return "\n\n".join(chosen), tokens


def measured(nlp: Any, resolver: Any, texts: Sequence[tuple[str, datetime.date]]) -> tuple[dict[str, list[float]], dict[str, int]]:
    """Processor seconds of each round, and tokens, by what is measured; the first round, in which all is met for the first time, does not count."""
    times: dict[str, list[float]] = {"parser": [], "small pipeline": [], RESOLVER: [], LONG_TEXT: []}
    counts = [len(nlp.make_doc(text)) for text, _ in texts]
    long, tokens_of_long = long_text([text for text, _ in texts], counts)
    tokens = dict.fromkeys(times, sum(counts)) | {LONG_TEXT: tokens_of_long}
    for turn in range(ROUNDS + 1):
        marks = [time.process_time()]
        with nlp.select_pipes(disable=["ner"]):
            sum(len(doc) for doc in nlp.pipe((text for text, _ in texts), batch_size=BATCH))
        marks.append(time.process_time())
        sum(len(doc) for doc in nlp.pipe((text for text, _ in texts), batch_size=BATCH))
        marks.append(time.process_time())
        for text, date in texts:
            resolver.resolve(text, date)
        marks.append(time.process_time())
        resolver.resolve(long, texts[0][1])
        marks.append(time.process_time())
        if turn:
            for name, start, end in zip(times, marks, marks[1:], strict=False):
                times[name].append(end - start)
    return times, tokens


def loading_seconds() -> float:
    """Processor seconds to load the gazetteer and make the resolver, in a process of its own, imports left out: the median of five."""
    runs = [float(subprocess.run([sys.executable, "-c", LOADING], check=True, capture_output=True, text=True).stdout) for _ in range(5)]
    return statistics.median(runs)


def main() -> int:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("texts", type=Path, help="JSON lines with date and text")
    arguments.add_argument("--treebank", type=Path, help="folder with ewt-train.conllu and ewt-dev.conllu")
    arguments.add_argument("--entities", type=Path, help="table of words with IOB tags, for the entity recogniser")
    arguments.add_argument("--minutes", type=float, default=5.0, help="how long to train")
    arguments.add_argument("--pipeline", type=Path, help="a pipeline trained before")
    arguments.add_argument("--save", type=Path, help="where to keep the trained pipeline")
    arguments.add_argument("--json", action="store_true", help="figures as JSON")
    options = arguments.parse_args()
    if (options.treebank is None) == (options.pipeline is None):
        arguments.error("give either --treebank or --pipeline")
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    spacy: Any = importlib.import_module("spacy")
    importlib.import_module("spacy.training")
    nlp = spacy.load(options.pipeline) if options.pipeline else trained(spacy, options.treebank, options.minutes)
    if options.entities:
        add_entities(spacy, nlp, options.entities, options.minutes / 2)
    if "ner" not in nlp.pipe_names:
        arguments.error("the pipeline has no entity recogniser; give --entities")
    if options.save:
        nlp.to_disk(options.save)
    actors: Any = importlib.import_module("pactgraph.actors")
    resolver = actors.Resolver(actors.Gazetteer.load())
    items = [json.loads(line) for line in options.texts.read_text(encoding="utf-8").splitlines()]
    texts = [(item["text"], datetime.date.fromisoformat(item["date"])) for item in items]
    times, tokens = measured(nlp, resolver, texts)
    rates = {name: tokens[name] / statistics.median(values) for name, values in times.items()}
    peers = ("parser", "small pipeline")
    ratios = {name: statistics.median(peer / own for peer, own in zip(times[name], times[RESOLVER], strict=True)) for name in peers}
    loading = loading_seconds()
    if options.json:
        figures = {"tokens": tokens[RESOLVER], "tokens_of_the_long_text": tokens[LONG_TEXT], "tokens_per_second": rates, "ratios": ratios}
        print(json.dumps({**figures, "loading_seconds": loading}))
    else:
        print("| what | tokens a second | the resolver is faster by |\n| --- | --- | --- |")
        print(f"| spaCy {spacy.__version__}, tagger and parser alone | {rates['parser']:,.0f} | {ratios['parser']:.1f} |")
        print(f"| spaCy {spacy.__version__}, small pipeline: tagger, parser, entities | {rates['small pipeline']:,.0f} | {ratios['small pipeline']:.1f} |")
        print(f"| resolver | {rates[RESOLVER]:,.0f} | |")
        print(f"| resolver, one text of about {LONG:,} characters | {rates[LONG_TEXT]:,.0f} | |")
        print(
            f"\n{len(texts)} texts, {tokens[RESOLVER]:,} tokens, median of {ROUNDS} rounds. "
            f"Loading the gazetteer: {loading:.3f} s (wanted: at most {WANTED_LOADING})."
        )
    return 0 if ratios["small pipeline"] >= WANTED_RATIO and loading <= WANTED_LOADING else 1


if __name__ == "__main__":
    sys.exit(main())
