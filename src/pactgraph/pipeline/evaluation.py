"""An extractor against a gold set: the library twin of ``evaluate``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from pactgraph.errors import InputError
from pactgraph.evaluation import Evaluation, GoldSet, predictions_of, read_predictions, score
from pactgraph.model.claim import Claim
from pactgraph.model.document import Document
from pactgraph.model.extraction import Extractor
from pactgraph.pipeline.publishers import Publishers

__all__ = ["Factory", "Progress", "evaluate", "evaluate_file"]

Factory = Callable[[], Extractor]
Progress = Callable[[str], None]


def evaluate_file(gold: GoldSet, predictions: Path) -> Evaluation:
    """Judge the claims of a file, one JSON object a line.

    Raises:
        PactgraphError: the file is missing, has lines that are no claims, or claims of articles that the gold set does not have.
    """
    return score(gold.articles, read_predictions(predictions, gold.slugs))


def evaluate(gold: GoldSet, make: Factory, jobs: int = 1, progress: Progress = lambda line: None) -> Evaluation:
    """Let an extractor read the articles of a gold set, and judge its claims.

    Args:
        gold: the gold set, or a split of it.
        make: makes the extractor; with several jobs a function that another process can import.
        jobs: processes that extract.
        progress: called with a line for each article that is done.

    Raises:
        InputError: the gold set does not say of which days its texts are.
    """
    metadata = gold.folder / "meta.json"
    if not metadata.is_file():
        raise InputError(metadata, "no such file", "the day of each text, from which an extractor counts what it says of time")
    documents = _documents(gold)
    claims: list[Claim] = []
    for number, (document, found) in enumerate(zip(documents, _extracted(documents, make, jobs), strict=True), 1):
        progress(f"{number} of {len(documents)}: {document.article.slug} ({len(found)} claims)")
        claims += found
    return score(gold.articles, predictions_of(claims))


def _documents(gold: GoldSet) -> list[Document]:
    """The articles as an extractor reads them, with those of their publishers that the reference data know."""
    publishers = Publishers()
    found = []
    for article in gold.articles:
        document = article.document
        publisher = publishers(article.publisher) if article.publisher else None
        found.append(replace(document, article=replace(document.article, publisher=publisher)))
    return found


def _extracted(documents: Sequence[Document], make: Factory, jobs: int) -> Iterator[tuple[Claim, ...]]:
    """The claims of each document, in order."""
    if jobs == 1:
        extractor = make()
        yield from (extractor.extract(document).claims for document in documents)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A forked process would share the threads of libraries that are already loaded.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_extract, [make] * len(documents), documents)


def _extract(make: Factory, document: Document) -> tuple[Claim, ...]:
    return _made(make).extract(document).claims


@cache
def _made(make: Factory) -> Extractor:
    """The extractor of this process, made once."""
    return make()
