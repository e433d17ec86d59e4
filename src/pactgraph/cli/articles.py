"""``extract`` and ``add``: articles of any kind to claims, on stdout or into the store."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from pactgraph.cli.verbs import progress, show_findings
from pactgraph.errors import PactgraphError

if TYPE_CHECKING:
    from pactgraph.pipeline.articles import Load
    from pactgraph.reading.source import Options

__all__ = ["add", "extract"]

_EVERY = 1000
"""Articles between two lines of progress."""

T = TypeVar("T")


def extract(options: Namespace) -> int:
    """``pactgraph extract``."""
    from pactgraph.cli.claims import CLAIMS
    from pactgraph.pipeline import articles
    from pactgraph.pipeline.articles import Made
    from pactgraph.pipeline.publishers import Publishers
    from pactgraph.reading.documents import read_documents

    start, counts = time.monotonic(), Counter[str]()
    read = read_documents(options.files, _options(options), Publishers())
    for result in _told(articles.extract(read, _load(options), options.jobs), options, counts):
        if not isinstance(result, Made):
            continue
        for note in result.source.notes:
            progress(options)(f"pactgraph: {result.source.place}: {note}")
        for piece in CLAIMS[options.format](result.extracted, options.rejected):
            sys.stdout.write(piece)
        counts.update(articles=1, claims=len(result.extracted.claims), rejected=len(result.extracted.rejected))
        if counts["articles"] % _EVERY == 0:
            progress(options)(f"{counts['articles']:,} articles, {counts['claims']:,} claims")
    parts = [f"{counts['articles']:,} articles", f"{counts['claims']:,} claims", f"{counts['rejected']:,} rejected"]
    parts += [f"{counts[what]:,} {what}" for what in ("skipped", "failed") if counts[what]]
    progress(options)(f"{', '.join(parts)}, {time.monotonic() - start:.1f} s")
    return 2 if counts["failed"] else 0


def add(options: Namespace) -> int:
    """``pactgraph add``."""
    from pactgraph.pipeline.additions import Keeping, add_articles
    from pactgraph.pipeline.ingest import Outcome

    counts, held_back = Counter[str](), False
    keeping = Keeping(options.articles, options.replace)
    added = add_articles(options.store, options.files, _load(options), keeping, _options(options), options.jobs, progress(options), options.reference)
    for result in _told(added, options, counts):
        if isinstance(result, Outcome):
            show_findings(result, options)
            held_back |= bool(result.held_back)
            progress(options)(f"added {', '.join(result.articles)}")
    return 2 if counts["failed"] else int(held_back)


def _told(results: Iterable[T], options: Namespace, counts: Counter[str]) -> Iterator[T]:
    """The results; what was skipped and what failed is told, and counted."""
    from pactgraph.reading.source import Skipped

    for result in results:
        if isinstance(result, PactgraphError):
            counts["failed"] += 1
            for line in str(result).splitlines():
                print(f"pactgraph: {line}", file=sys.stderr)
        elif isinstance(result, Skipped):
            counts["skipped"] += 1
            print(f"pactgraph: {result.place}: {result.reason}", file=sys.stderr)
        yield result


def _options(options: Namespace) -> Options:
    from pactgraph.reading.source import Options

    return Options(options.published, options.title, options.url, options.publisher, options.language, options.max_characters)


def _load(options: Namespace) -> Load:
    from pactgraph.pipeline import extraction

    return partial(extraction.extractor, options.model)
