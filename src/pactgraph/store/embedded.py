"""The store on disk: a folder of generations, of which one is current.

Every write goes into a new generation (a RocksDB checkpoint, hard links and no copy) and becomes current by one
atomic rename. A crash, a kill or a full disk at any moment leaves the old state or the new one, and readers
keep the generation that they opened. See docs/decisions/0003-generations.md.

    pactgraph.store/
        current         name of the current generation
        lock            held by the one writer
        g-00000001/     one generation:
            quads/          an Oxigraph database
            compiled.json   headers and plans of the questions and rules
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from pactgraph.errors import StoreError, StoreLockedError
from pactgraph.store.oxigraph import OxigraphStore

__all__ = ["EmbeddedStore", "compiled_file", "writing"]

_KEPT = 2
"""Generations to keep: the current one, and the one before it for readers that are still at it."""


class EmbeddedStore(OxigraphStore):
    """The current generation of a store on disk, to read.

    Args:
        path: folder of the store.

    Raises:
        StoreError: there is no store, or it is damaged.
    """

    def __init__(self, path: Path) -> None:
        self.generation = _current(path)
        try:
            super().__init__(ox.Store.read_only(str(self.generation / "quads")))
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreError(f"{path}: the store cannot be opened ({error}); make it new with 'pactgraph build'") from None


def compiled_file(generation: Path) -> Path:
    """The file of a generation with the headers and plans of questions and rules."""
    return generation / "compiled.json"


@contextmanager
def writing(path: Path, fresh: bool = False) -> Iterator[tuple[OxigraphStore, Path]]:
    """Change a store: yields a writer on a new generation and its folder; the generation becomes current at the end.

    Args:
        path: folder of the store.
        fresh: begin with an empty generation instead of the current state; makes the store if there is none.

    Raises:
        StoreLockedError: another process is writing.
        StoreError: there is no store and ``fresh`` is false, the disk is full, or the current state is damaged.
    """
    import shutil

    from filelock import FileLock, Timeout

    if not fresh:
        _current(path)
    path.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path / "lock", timeout=0):
            generation = _next(path)
            writer = None
            try:
                writer = OxigraphStore(_prepared(path, generation, fresh))
                yield writer, generation
                writer.close()
                _swap(path, generation)
            except BaseException:
                if writer is not None:
                    writer.close()
                shutil.rmtree(generation, ignore_errors=True)
                raise
            _tidy(path, generation)
    except Timeout:
        raise StoreLockedError(f"{path}: another process is writing this store; try again when it has ended") from None
    except OSError as error:
        raise StoreError(f"{path}: the store was not changed ({error})") from None


def _current(path: Path) -> Path:
    try:
        name = (path / "current").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise StoreError(f"{path}: found no store; expected one made with 'pactgraph build'") from None
    generation = path / name
    if not name.startswith("g-") or not generation.is_dir():
        raise StoreError(f"{path / 'current'}:1: found {name!r}; expected the name of a generation beside it; make the store new with 'pactgraph build'")
    return generation


def _generations(path: Path) -> list[Path]:
    return sorted(folder for folder in path.glob("g-*") if folder.is_dir())


def _next(path: Path) -> Path:
    names = [folder.name for folder in _generations(path)]
    number = int(names[-1].removeprefix("g-")) + 1 if names else 1
    return path / f"g-{number:08d}"


def _prepared(path: Path, generation: Path, fresh: bool) -> ox.Store:
    import shutil

    generation.mkdir()
    quads = str(generation / "quads")
    if not fresh:
        current = _current(path)
        ox.Store.read_only(str(current / "quads")).backup(quads)
        if compiled_file(current).exists():
            shutil.copyfile(compiled_file(current), compiled_file(generation))
    return ox.Store(quads)


def _swap(path: Path, generation: Path) -> None:
    """Make a generation current by one atomic rename, after its files are on the disk."""
    import os

    draft = path / "current.new"
    with draft.open("w", encoding="ascii") as file:
        file.write(f"{generation.name}\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path / "current")


def _tidy(path: Path, current: Path) -> None:
    """Remove generations that a crash left behind or that no reader needs any more."""
    import shutil

    older = [folder for folder in _generations(path) if folder.name < current.name]
    for folder in older[: len(older) - (_KEPT - 1)] if len(older) >= _KEPT else []:
        shutil.rmtree(folder, ignore_errors=True)
