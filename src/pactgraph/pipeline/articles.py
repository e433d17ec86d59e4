"""Articles of any kind to claims, in one process or in several: the same claims in the same order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import ClassVar, NamedTuple

from pactgraph.errors import ExtractionError, PactgraphError
from pactgraph.model.document import Document
from pactgraph.model.extraction import Extracted, Extractor
from pactgraph.reading.documents import Item
from pactgraph.reading.source import Skipped, Source

__all__ = ["Load", "Made", "Result", "extract"]

Load = Callable[[], Extractor]

_AHEAD = 4
"""Articles that are read ahead for each process, so that none waits and few are held."""


class Made(NamedTuple):
    """What was made of one article.

    Args:
        source: the article as read.
        extracted: its claims, and what was refused.
    """

    source: Source
    extracted: Extracted


Result = Made | Skipped | PactgraphError
"""What one article came to: claims, skipped, or an error."""


def extract(items: Iterable[Item], load: Load, jobs: int = 1) -> Iterator[Result]:
    """Make claims of articles, in the order of the articles.

    Args:
        items: articles as read, with what was skipped and what failed in their places.
        load: loads the extractor; for several processes it must be a function of a module, or a partial of one.
        jobs: processes; each loads the extractor once.

    Raises:
        PactgraphError: the extractor cannot be loaded.
    """
    return _in_processes(items, load, jobs) if jobs > 1 else _here(items, load)


def _here(items: Iterable[Item], load: Load) -> Iterator[Result]:
    extractor: Extractor | None = None
    for item in items:
        if isinstance(item, Source):
            extractor = extractor or load()
            yield _result(item, _attempt(extractor, item.document))
        else:
            yield item


def _in_processes(items: Iterable[Item], load: Load, jobs: int) -> Iterator[Result]:
    waiting: deque[tuple[Item, Future[Extracted | str] | None]] = deque()
    # Not forked: libraries with threads of their own do not survive that.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _Process.begin, (load,))
    try:
        for item in items:
            waiting.append((item, _submitted(pool, item.document) if isinstance(item, Source) else None))
            while waiting and (len(waiting) > _AHEAD * jobs or _is_done(waiting[0][1])):
                yield _awaited(*waiting.popleft())
        while waiting:
            yield _awaited(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, document: Document) -> Future[Extracted | str]:
    with _no_interrupts():
        return pool.submit(_Process.work, document)


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Ctrl-C goes to all processes of a terminal: those that begin here leave it to this one, which ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_done(future: Future[Extracted | str] | None) -> bool:
    return future is None or future.done()


def _awaited(item: Item, future: Future[Extracted | str] | None) -> Result:
    if future is None or not isinstance(item, Source):
        assert not isinstance(item, Source)
        return item
    try:
        return _result(item, future.result())
    except BrokenExecutor:
        raise PactgraphError(f"{item.place}: a process ended while extracting, as it does when memory runs out; fewer --jobs need less") from None


def _result(source: Source, outcome: Extracted | str) -> Result:
    return ExtractionError(source.place, outcome) if isinstance(outcome, str) else Made(source, outcome)


def _attempt(extractor: Extractor, document: Document) -> Extracted | str:
    """The claims of a document, or what went wrong: a fault in one article is told and does not end the run."""
    try:
        return extractor.extract(document)
    except Exception as error:
        return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}".rstrip(": ")


class _Process:
    """One of several processes, with its extractor."""

    extractor: ClassVar[Extractor | None] = None
    load: ClassVar[Load]

    @classmethod
    def begin(cls, load: Load) -> None:
        cls.load = load

    @classmethod
    def work(cls, document: Document) -> Extracted | str:
        if cls.extractor is None:
            try:
                cls.extractor = cls.load()
            except PactgraphError as error:
                # Only the root of our errors is made anew in the other process from its message alone.
                raise PactgraphError(str(error)) from None
        return _attempt(cls.extractor, document)
