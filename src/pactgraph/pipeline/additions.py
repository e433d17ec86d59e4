"""Articles of any kind into the store: read, extracted, kept as article folders, added. The library twin of ``pactgraph add``."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pactgraph.errors import InputError, PactgraphError
from pactgraph.model.document import Document
from pactgraph.pipeline.articles import Load, Made, extract
from pactgraph.pipeline.ingest import Outcome, Progress, add_read
from pactgraph.pipeline.publishers import Publishers
from pactgraph.reading.article_folder import ArticleFolder, read_article, read_document, write_article
from pactgraph.reading.documents import article_folder, expanded, read_documents
from pactgraph.reading.source import DEFAULTS, Options, Skipped
from pactgraph.store.embedded import EmbeddedStore

__all__ = ["Keeping", "add_articles"]

_TOGETHER = 100
"""Articles of one transaction: what follows from the graph is derived anew once for all of them."""


class Keeping(NamedTuple):
    """Where new articles are kept.

    Args:
        folder: the folder of article folders.
        replace: whether a new text, or new claims, may take the place of another text or of reviewed claims.
    """

    folder: Path
    replace: bool = False


def add_articles(
    store: Path,
    paths: Iterable[Path],
    load: Load,
    keeping: Keeping,
    options: Options = DEFAULTS,
    jobs: int = 1,
    progress: Progress = lambda _: None,
    reference: Path | None = None,
) -> Iterator[Outcome | Skipped | PactgraphError]:
    """Add articles to a store. A folder with reviewed claims is added as it is; of all else claims are made, and a folder that holds them.

    Args:
        store: the store.
        paths: files and folders; see `read_documents`.
        load: loads the extractor.
        keeping: where the new folders go.
        options: what the user says of all articles that are no folders yet.
        jobs: processes that extract.
        progress: called with a line for each step.
        reference: as for `build`.

    Yields:
        what came of each transaction, what was skipped and what failed; a fault in one article does not keep the others back.

    Raises:
        StoreError: there is no store, or it cannot be written.
    """
    EmbeddedStore(store)
    waiting: list[ArticleFolder] = []
    for item in _articles(paths, load, keeping, options, jobs, progress):
        if isinstance(item, ArticleFolder):
            waiting.append(item)
        else:
            yield item
        if len(waiting) == _TOGETHER:
            yield add_read(store, waiting, progress, reference)
            waiting = []
    if waiting:
        yield add_read(store, waiting, progress, reference)


def _articles(
    paths: Iterable[Path], load: Load, keeping: Keeping, options: Options, jobs: int, progress: Progress
) -> Iterator[ArticleFolder | Skipped | PactgraphError]:
    """The articles to add: first those that have claims already, then those of which claims are made."""
    new: list[Path] = []
    seen: set[str] = set()
    for path in paths:
        try:
            for inner in expanded(path):
                folder = article_folder(inner)
                if folder is None or not (folder / "claims.yaml").exists():
                    new.append(inner)
                elif folder.resolve().name not in seen:
                    progress(f"reading {folder.name}")
                    seen.add(folder.resolve().name)
                    yield read_article(folder)
                else:
                    yield InputError(folder, f"a second article named {folder.resolve().name!r}", "a name of its own for each article")
        except PactgraphError as error:
            yield error
    for result in extract(read_documents(new, options, Publishers()), load, jobs):
        if not isinstance(result, Made):
            yield result
            continue
        for note in result.source.notes:
            progress(f"{result.source.place}: {note}")
        try:
            yield _kept(result, keeping)
        except PactgraphError as error:
            yield error


def _kept(made: Made, keeping: Keeping) -> ArticleFolder:
    """Keep an article and its claims as a folder, which is read again before it counts.

    Raises:
        InputError: the folder holds what must not be lost.
        InputErrors: the claims are not as they should be.
    """
    document = made.extracted.document
    folder = made.source.folder or keeping.folder / document.article.slug
    if made.source.folder is not None:
        _refuse_other_metadata(folder, document)
    elif not keeping.replace:
        _refuse_loss(folder, document.text)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as draft:
        new = Path(draft) / folder.resolve().name
        write_article(new, document, made.extracted.claims, made.source.original)
        article = read_article(new)
        if made.source.folder is not None:
            (new / "claims.yaml").replace(folder / "claims.yaml")
        elif folder.exists():
            for file in new.iterdir():
                file.replace(folder / file.name)
        else:
            new.rename(folder)
    return article


def _refuse_other_metadata(folder: Path, document: Document) -> None:
    """A folder says itself what it is: its claims and its article.yaml must tell the same day."""
    if read_document(folder).article != document.article:
        raise InputError(folder / "article.yaml", "other metadata than the options give", "the same, or no options: change the file")


def _refuse_loss(folder: Path, text: str) -> None:
    if not folder.exists():
        return
    former = read_article(folder)
    if former.document.text != text:
        raise InputError(folder, "another text under this name", "the same text; another `slug`, or --replace")
    if any(claim.review is not None for claim in former.claims):
        raise InputError(folder, "reviewed claims of this article", "the folder itself, to add it as it is; or --replace, to make its claims anew")
