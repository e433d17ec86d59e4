"""How many sentences a second the way from raw text to claims takes in, beside the same without its gate and beside spaCy alone.

Run it from the repository's root on articles in any form that ``pactgraph extract`` reads::

    .venv/bin/python benchmarks/extract.py articles.jsonl

Only sentences with a word that evokes a frame are parsed, and those beside them that tell who speaks. The first peer is the same pipeline that parses every
sentence, the second spaCy with the shipped model alone, which parses every sentence and makes nothing of it. All run in one process and one thread, in
turns, so that a busy machine slows all alike; processor time counts.

What a skipped sentence costs is measured in two ways: in texts of such sentences alone, of which only sentences and words are looked at; and beside parsed
ones, where names and dates are read of the whole text, as the difference between an article and its parsed sentences alone.

Memory and growth are those of ``pactgraph extract`` in a process of its own, on more and more articles. The exit code is 1 where a limit does not hold;
that of a skipped sentence is the one for texts of such sentences alone.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from pactgraph.extraction.frames import Frames
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.quotations import reported
from pactgraph.extraction.roles import title_heads
from pactgraph.extraction.triggers import Triggers
from pactgraph.language.analyzer import Analyzer
from pactgraph.language.sentences import sentences
from pactgraph.model.document import Document
from pactgraph.model.extraction import Extractor
from pactgraph.pipeline.extraction import extractor
from pactgraph.pipeline.publishers import Publishers
from pactgraph.reading.documents import read_documents
from pactgraph.reading.source import Options, Source

ROUNDS = 5
GROWTH = (100, 400, 1600)
MOST_MEGABYTES = 600
MOST_OF_PARSED = 0.02
MOST_GROWTH = 1.15
"""How much longer an article of the longest run may take than one of the shortest; a run's start is counted apart."""
COLUMNS = 4
EVERY = "extraction without the gate: every sentence parsed"
GATED = "extraction"
SPACY = "spaCy alone: every sentence parsed"
EVOKED = "parsed sentences alone"
SKIPPED = "skipped sentences alone"


def documents(files: Sequence[Path]) -> list[Document]:
    """The articles of some files."""
    return [item.document for item in read_documents(files, Options(), Publishers()) if isinstance(item, Source)]


def parted(articles: Sequence[Document]) -> tuple[list[Document], list[Document], int, int]:
    """Each article twice, as the sentences that are parsed and as the others, and how many there are of both."""
    lexicons = Lexicons.load()
    triggers = Triggers(Frames.load(), lexicons, title_heads())
    both: tuple[list[Document], list[Document]] = ([], [])
    count = [0, 0]
    for article in articles:
        spans = sentences(article.text)
        evoked = {span for span in spans if triggers.evoked(article.quote(span))}
        # Beside evoked sentences, those that tell who speaks are parsed too.
        parsed = evoked | set(reported(article.text, spans, lexicons)) if evoked else evoked
        kinds = [article.quote(span) for span in spans if span in parsed], [article.quote(span) for span in spans if span not in parsed]
        for number, kind in enumerate(kinds):
            count[number] += len(kind)
            both[number].append(dataclasses.replace(article, text="\n\n".join(kind)))
    return *both, *count


def seconds(work: Callable[[], None]) -> float:
    """Processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def extracting(by: Extractor, articles: Sequence[Document]) -> Callable[[], None]:
    """Making the claims of some articles."""

    def work() -> None:
        for article in articles:
            by.extract(article)

    return work


def parsing(analyzer: Analyzer, articles: Sequence[Document]) -> Callable[[], None]:
    """Parsing all sentences of some articles."""

    def work() -> None:
        for article in articles:
            analyzer.parse(article.text, sentences(article.text))

    return work


def rows(articles: Sequence[Document], number: int) -> Iterator[str]:
    """So many lines of JSON, the articles again and again under new names."""
    for place, article in enumerate(islice(cycle(articles), number)):
        yield json.dumps({"id": f"a{place}", "text": article.text, "published": str(article.article.published)}) + "\n"


def process(articles: Sequence[Document], number: int) -> tuple[float, float]:
    """Processor seconds and peak megabytes of ``pactgraph extract`` on so many articles."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(rows(articles, number))
        file.flush()
        command = [sys.executable, "-m", "pactgraph.cli", "extract", file.name, "--quiet"]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
    assert status == 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def shown(*cells: object) -> None:
    """Print a row of a table."""
    print(f"| {' | '.join(str(cell) for cell in cells)} |")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="articles with their days of publication")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    articles = documents(options.files)
    evoked, skipped, parsed, others = parted(articles)
    gated, ungated, analyzer = extractor(), extractor(parse_all=True), Analyzer.load()
    works = {
        GATED: extracting(gated, articles),
        EVERY: extracting(ungated, articles),
        SPACY: parsing(analyzer, articles),
        EVOKED: extracting(gated, evoked),
        SKIPPED: extracting(gated, skipped),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(options.rounds):
        for name, work in works.items():
            times[name].append(seconds(work))
    total, median = parsed + others, {name: statistics.median(taken) for name, taken in times.items()}
    print(f"{len(articles)} articles, {total} sentences, {parsed} of them parsed ({parsed / total:.1%}); median of {options.rounds} rounds.\n")
    shown("what", "sentences a second", "times extraction")
    shown(*["---"] * 3)
    for name in (GATED, EVERY, SPACY):
        ratio = statistics.median(one / other for one, other in zip(times[name], times[GATED], strict=True))
        shown(name, f"{total / median[name]:.0f}", f"{ratio:.2f}")
    of_parsed = median[EVOKED] / parsed
    costs = {"alone": median[SKIPPED] / others / of_parsed, "beside parsed ones": (median[GATED] - median[EVOKED]) / others / of_parsed}
    print(
        f"\nA parsed sentence takes {of_parsed * 1000:.2f} ms; of that a skipped one, {', '.join(f'{name}, {share:.1%}' for name, share in costs.items())}.\n"
    )
    growth = {number: process(articles, number) for number in (1, *GROWTH)}
    start = growth[1][0]
    shown("articles", "seconds", "ms an article", "peak MB")
    shown(*["---"] * COLUMNS)
    each = {number: (growth[number][0] - start) / number for number in GROWTH}
    for number in GROWTH:
        shown(number, f"{growth[number][0]:.1f}", f"{each[number] * 1000:.1f}", f"{growth[number][1]:.0f}")
    memory = max(most for _, most in growth.values())
    held = costs["alone"] <= MOST_OF_PARSED and memory <= MOST_MEGABYTES and each[GROWTH[-1]] <= MOST_GROWTH * each[GROWTH[0]]
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
