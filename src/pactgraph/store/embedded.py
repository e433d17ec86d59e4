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
    try:
        path.mkdir(parents=True, exist_ok=True)
        with FileLock(path / "lock", timeout=0):
            former = _name(path)
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
                if _name(path) != generation.name:
                    shutil.rmtree(generation, ignore_errors=True)
                raise
            _tidy(path, {former, generation.name})
    except Timeout:
        raise StoreLockedError(f"{path}: another process is writing this store; try again when it has ended") from None
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{path}: the store was not changed ({error})") from None


def _name(path: Path) -> str:
    """What the file `current` says; empty where there is none."""
    try:
        return (path / "current").read_text(encoding="ascii", errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def _current(path: Path) -> Path:
    name = _name(path)
    if not name:
        raise StoreError(f"{path}: found no store; expected one made with 'pactgraph build'")
    generation = path / name
    if not _is_generation(generation):
        raise StoreError(f"{path / 'current'}:1: found {name!r}; expected the name of a generation beside it; make the store new with 'pactgraph build'")
    return generation


def _is_generation(folder: Path) -> bool:
    return folder.name.startswith("g-") and folder.name[2:].isdigit() and folder.is_dir()


def _generations(path: Path) -> list[Path]:
    return sorted(folder for folder in path.glob("g-*") if _is_generation(folder))


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

    for written in (compiled_file(generation), generation, path):
        if written.exists():
            handle = os.open(written, os.O_RDONLY)
            os.fsync(handle)
            os.close(handle)
    draft = path / "current.new"
    with draft.open("w", encoding="ascii") as file:
        file.write(f"{generation.name}\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path / "current")


def _tidy(path: Path, kept: set[str]) -> None:
    """Remove the generations that no reader needs any more, and what a crash left behind."""
    import shutil

    for folder in _generations(path):
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
