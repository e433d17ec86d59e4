"""A full disk, two writers at once, and folders that cannot be written: one clear line, and the store holds the old state or the new one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ARTICLE, ROOT, SLUG
from pactgraph.services.export import export
from pactgraph.store.embedded import EmbeddedStore

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
DISK = 16 << 20
"""Bytes of the small disk: room for a store and a little more than one more generation of it while it is written."""


@pytest.fixture(scope="module")
def built(small_built: Path) -> Path:
    """A store with few reference data: what fails here fails whatever the store holds."""
    return small_built


@pytest.fixture(scope="module")
def few(reference: Path) -> list[str]:
    """The option by which writers take these few."""
    return ["--reference", str(reference)]


def words(verb: str, store: Path, *more: str | Path) -> list[str]:
    return [sys.executable, "-m", "pactgraph.cli", verb, "--store", str(store), *map(str, more)]


def run(verb: str, store: Path, *more: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words(verb, store, *more), capture_output=True, text=True, check=False, cwd=ROOT, env=ENVIRONMENT, timeout=300)


def fails(verb: str, store: Path, *more: str | Path) -> str:
    """Run a verb that must fail with one line."""
    result = run(verb, store, *more)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("pactgraph: ")
    assert result.stderr.count("\n") == 1
    return result.stderr.strip()


def contents(path: Path) -> str:
    return export(EmbeddedStore(path), "nquads")


# Full disk ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)], capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here ({mounted.stderr.strip()}); it takes root, or `unshare -rm` before the command")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def leave(disk: Path, room: int) -> Path:
    """Fill a disk until so many bytes are free."""
    status = os.statvfs(disk)
    filling = disk / "filling"
    with filling.open("wb") as file:
        file.write(bytes(status.f_bavail * status.f_frsize - room))
    return filling


@pytest.mark.parametrize(("verb", "rooms"), [("build", (0, 140, 700, 3000, 4800)), ("add", (0, 60, 400, 3000, 5200)), ("remove", (2400,))])
def test_a_disk_that_gets_full(disk: Path, built: Path, few: list[str], verb: str, rooms: tuple[int, ...]) -> None:
    """Rooms in kB: for nothing, for the first small files, for all of them or a part of the tables loaded first, for a part of the log, for the log alone."""
    store = Path(shutil.copytree(built, disk / "store"))
    before = contents(store)
    target = SLUG if verb == "remove" else ARTICLE
    for room in rooms:
        filling = leave(disk, room << 10)
        said = fails(verb, store, "--quiet", *few, target)
        assert said.startswith(f"pactgraph: {store}: the store was not changed"), room
        assert "No space left on device" in said, room
        assert run("ask", store, "partners-of-named-adversaries").stdout.startswith("partner"), room
        filling.unlink()
        assert contents(store) == before, room
        assert sorted(entry.name for entry in store.iterdir()) == ["current", "g-00000001", "lock"], room
    assert run(verb, store, "--quiet", *few, target).returncode == 0
    assert (contents(store) == before) == (verb != "remove")


def test_a_first_build_on_a_full_disk(disk: Path, few: list[str]) -> None:
    filling = leave(disk, 0)
    assert "No space left on device" in fails("build", disk / "store", "--quiet", *few, ARTICLE)
    assert "found no store" in fails("stats", disk / "store")
    filling.unlink()
    assert run("build", disk / "store", "--quiet", *few, ARTICLE).returncode == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root mounts the small disk without a namespace of its own")
def test_a_disk_that_gets_full_without_root() -> None:
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode:
        pytest.skip("the system lets no user make a namespace of mounts")
    subprocess.run(["unshare", "-rm", sys.executable, "-m", "pytest", __file__, "-k", "full_disk or gets_full"], check=True, cwd=ROOT)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("verb", [["export"], ["export", "--format", "trig"], ["stats"], ["ask", "--list"]])
def test_output_to_a_full_disk(built: Path, verb: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        process = subprocess.run(words(verb[0], built, *verb[1:]), stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT, env=ENVIRONMENT)
    assert (process.returncode, process.stderr) == (2, "pactgraph: the output could not be written: No space left on device\n")


@pytest.mark.parametrize("verb", ["export", "stats"])
def test_a_reader_of_the_output_that_goes_away(built: Path, verb: str) -> None:
    with subprocess.Popen(words(verb, built), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=ENVIRONMENT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


# Two writers ----------------------------------------------------------------------------------------------------------


def version(folder: Path, title: str) -> Path:
    """The article under another title."""
    copy = Path(shutil.copytree(ARTICLE, folder / SLUG))
    about = copy / "article.yaml"
    about.write_text(about.read_text(encoding="utf-8").replace("title: ", f"title: {title}, ", 1), encoding="utf-8")
    return copy


def test_two_writers_at_once(store: Path, few: list[str], tmp_path: Path) -> None:
    """One wins and the other is told or comes after; whoever reads meanwhile sees a complete state."""
    versions = {name: version(tmp_path / name, name) for name in ("First", "Second")}
    wins: dict[str, str] = {}
    for name, article in versions.items():
        assert run("build", tmp_path / f"{name}.store", *few, article).returncode == 0
        wins[name] = contents(tmp_path / f"{name}.store")
    allowed = {contents(store), *wins.values()}
    locked = reads = 0
    for verbs in (("add", "add"), ("build", "build"), ("add", "build"), ("build", "add")):
        started = [
            (name, subprocess.Popen(words(verb, store, "--quiet", *few, versions[name]), stderr=subprocess.PIPE, text=True, cwd=ROOT, env=ENVIRONMENT))
            for verb, name in zip(verbs, versions, strict=True)
        ]
        while any(process.poll() is None for _, process in started):
            assert contents(store) in allowed
            reads += 1
            time.sleep(0.05)
        ended = {name: (process.communicate(timeout=300)[1], process.returncode) for name, process in started}
        winners = [name for name, (_, code) in ended.items() if code == 0]
        assert winners
        assert contents(store) in {wins[name] for name in winners}
        for said, code in ended.values():
            refusal = f"pactgraph: {store}: another process is writing this store; try again when it has ended\n"
            assert (said, code) in (("", 0), (refusal, 2))
        locked += len(ended) - len(winners)
        assert len(list(store.glob("g-*"))) == 2
    assert locked >= 1
    assert reads >= 8


# Folders --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def sealed_off(store: Path) -> Iterator[Path]:
    """A store whose folder cannot be written, by root either."""
    if os.geteuid() == 0:
        if subprocess.run(["mount", "--bind", str(store), str(store)], capture_output=True, check=False).returncode:
            pytest.skip("nothing can be mounted here, and root may write every folder that is not mounted read-only")
        subprocess.run(["mount", "-o", "remount,ro,bind", str(store)], check=True)
        yield store
        subprocess.run(["umount", str(store)], check=True)
    else:
        store.chmod(0o500)
        yield store
        store.chmod(0o700)


def test_a_store_that_cannot_be_written(sealed_off: Path) -> None:
    for verb, target in (("build", str(ARTICLE)), ("add", str(ARTICLE)), ("remove", SLUG)):
        said = fails(verb, sealed_off, "--quiet", target)
        assert said.startswith(f"pactgraph: {sealed_off}: the store was not changed")
        assert "Read-only file system" in said or "Permission denied" in said
    assert run("ask", sealed_off, "partners-of-named-adversaries").stdout.startswith("partner")
    said = fails("build", sealed_off / "inside" / "store", "--quiet", ARTICLE)
    assert said.startswith(f"pactgraph: {sealed_off / 'inside' / 'store'}: the store was not changed")


def test_a_file_where_the_store_should_be(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("kept")
    assert fails("build", file, "--quiet", ARTICLE) == f"pactgraph: {file}: found a file; expected the folder of a store, or nothing"
    for verb, target in (("add", str(ARTICLE)), ("remove", SLUG), ("explain", "India")):
        assert f"{file}: found no store" in fails(verb, file, target)
    assert "the store was not changed" in fails("build", file / "below", "--quiet", ARTICLE)
    assert file.read_text() == "kept"


def test_a_folder_that_is_not_ours_is_kept(store: Path) -> None:
    (store / "lock").unlink()
    (store / "lock" / "of somebody").mkdir(parents=True)
    assert "Directory not empty" in fails("add", store, "--quiet", ARTICLE)
    assert (store / "lock" / "of somebody").exists()
