"""The store on disk: a folder of generations, of which one is current.

Every write goes into a new generation (a RocksDB checkpoint, hard links and no copy), which is sealed when it is
complete and becomes current by one atomic rename. A crash, a kill or a full disk at any moment leaves the old state or
the new one, and readers keep the generation that they opened. See docs/decisions/0003-generations.md.

    pactgraph.store/
        current         name of the current generation
        lock            held by the one writer
        g-00000001/     one generation:
            quads/          an Oxigraph database
            compiled.json   headers and plans of the questions and rules
            seal            sizes and checksums of the files above
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from pactgraph.errors import StoreError, StoreLockedError
from pactgraph.store.oxigraph import ENGINE_FAULTS, OxigraphStore, one_line
from pactgraph.store.seal import broken_seal, seal

__all__ = ["EmbeddedStore", "compiled_file", "writing"]

_MAKE_NEW = "make it new with 'pactgraph build'"


class EmbeddedStore(OxigraphStore):
    """The current generation of a store on disk, to read.

    Args:
        path: folder of the store.

    Raises:
        StoreError: there is no store, or it is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.generation, engine = _opened(path)
        super().__init__(engine)

    def fault(self, error: Exception) -> StoreError:
        """See `OxigraphStore.fault`."""
        if _name(self._path) != self.generation.name:
            return StoreError(f"{self._path}: the store was changed more than once while it was being read ({one_line(error)}); try again")
        return StoreError(f"{self._path}: the store cannot be read ({one_line(error)}); {_MAKE_NEW}")


class _NewGeneration(OxigraphStore):
    """A generation that is being written."""

    def __init__(self, path: Path, engine: ox.Store) -> None:
        self._path = path
        super().__init__(engine)

    def fault(self, error: Exception) -> StoreError:
        """See `OxigraphStore.fault`."""
        return _unchanged(self._path, error)


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
    from filelock import FileLock, Timeout

    try:
        if not fresh:
            _current(path, _name(path))
        elif path.is_file():
            raise StoreError(f"{path}: found a file; expected the folder of a store, or nothing")
        path.mkdir(parents=True, exist_ok=True)
        _make_way(path)
        with FileLock(path / "lock", timeout=0):
            former = _name(path)
            if _is_generation(path / former):  # what a crash left behind may be what fills the disk
                _tidy(path, {folder.name for folder in _generations(path) if folder.name <= former})
            generation = _next(path)
            with _draft(path, generation, fresh) as writer:
                yield writer, generation
            _tidy(path, {former, generation.name})
    except Timeout:
        raise StoreLockedError(f"{path}: another process is writing this store; try again when it has ended") from None
    except OSError as error:
        raise _unchanged(path, error) from None


@contextmanager
def _draft(path: Path, generation: Path, fresh: bool) -> Iterator[OxigraphStore]:
    """A writer on a new generation, which becomes current at the end or goes away."""
    import shutil

    writer = None
    try:
        writer = _NewGeneration(path, _prepared(path, generation, fresh))
        yield writer
        writer.close()
        for log in (generation / "quads").glob("*.log"):  # all of it stands in the tables, and a damaged log would not be noticed
            log.unlink()
        seal(generation)
        _swap(path, generation)
    except BaseException:
        if writer is not None:
            writer.discard()
        if _name(path) != generation.name:
            shutil.rmtree(generation, ignore_errors=True)
        raise


def _unchanged(path: Path, error: Exception) -> StoreError:
    """The error of a write that failed; only what is damaged has to be made new."""
    advice = f"; {_MAKE_NEW}" if "Corruption" in str(error) else ""
    return StoreError(f"{path}: the store was not changed ({one_line(error)}){advice}")


def _opened(path: Path) -> tuple[Path, ox.Store]:
    """The current generation, opened to read."""
    while True:
        name = _name(path)
        try:
            generation = _current(path, name)
            changed = broken_seal(generation)
            if changed is None:
                return generation, ox.Store.read_only(str(generation / "quads"))
            fault = StoreError(f"{path}: the store is damaged ({generation.name}/{changed} is not as it was written); {_MAKE_NEW}")
        except (*ENGINE_FAULTS, ValueError) as error:
            fault = StoreError(f"{path}: the store cannot be opened ({one_line(error)}); {_MAKE_NEW}")
        except StoreError as error:
            fault = error
        if _name(path) == name:  # else two writers have been faster, and what was named a moment ago is gone
            raise fault


def _name(path: Path) -> str:
    """What the file `current` says; empty where there is none that can be read."""
    try:
        return (path / "current").read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _current(path: Path, name: str) -> Path:
    """The generation that the file `current` names."""
    if not name and not os.path.lexists(path / "current"):
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
    numbers = [int(entry.name[2:]) for entry in path.glob("g-*") if entry.name[2:].isdigit()]
    return path / f"g-{max(numbers, default=0) + 1:08d}"


def _make_way(path: Path) -> None:
    """Remove empty folders that stand where the store has files."""
    for name in ("lock", "current", "current.new"):
        if (path / name).is_dir():
            (path / name).rmdir()


def _prepared(path: Path, generation: Path, fresh: bool) -> ox.Store:
    """The database of a new generation: empty, or as the current one."""
    import shutil

    try:
        generation.mkdir()
        quads = str(generation / "quads")
        if not fresh:
            current, engine = _opened(path)
            engine.backup(quads)
            if compiled_file(current).exists():
                shutil.copyfile(compiled_file(current), compiled_file(generation))
        return ox.Store(quads)
    except ENGINE_FAULTS as error:
        raise _unchanged(path, error) from None


def _swap(path: Path, generation: Path) -> None:
    """Make a generation current by one atomic rename, after its files are on the disk."""
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
