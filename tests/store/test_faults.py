"""Kills and damage: the store holds the old state or the new one, and says so when it holds neither."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from conftest import ARTICLE, ROOT, SLUG
from pactgraph.cli import main
from pactgraph.errors import StoreError
from pactgraph.pipeline import ingest
from pactgraph.rdf import make_quad
from pactgraph.services.export import export
from pactgraph.store import seal as sealing
from pactgraph.store.embedded import EmbeddedStore, writing

SEED = 20211206
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
NODE = NamedNode("http://example.org/node")
QUERY = "SELECT ?s ?t WHERE { ?s a ?t } ORDER BY ?s ?t"


def contents(path: Path) -> str:
    return export(EmbeddedStore(path), "nquads")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article in a later version."""
    folder = Path(shutil.copytree(ARTICLE, tmp_path_factory.mktemp("changed") / SLUG))
    about = folder / "article.yaml"
    about.write_text(about.read_text(encoding="utf-8").replace("title: ", "title: Later, ", 1), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def states(built: Path, changed: Path, reference: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a store holds before and after each verb."""
    work = tmp_path_factory.mktemp("states")
    ingest.build(work / "changed", [changed], reference=reference)
    ingest.build(work / "empty", [], reference=reference)
    new = contents(work / "changed")
    states = {"old": contents(built), "build": new, "add": new, "remove": contents(work / "empty")}
    assert len(set(states.values())) == 3
    return states


def reads(path: Path, query: Path) -> list[list[str]]:
    """Each verb that reads, as words of the command line."""
    store = ["--store", str(path)]
    return [
        ["ask", *store, "partners-of-named-adversaries", "--cite"],
        ["query", *store, str(query)],
        ["explain", *store, "India", "a"],
        ["export", *store, "--format", "nquads"],
        ["stats", *store],
    ]


# Kills ----------------------------------------------------------------------------------------------------------------


def writes(verb: str, path: Path, article: Path, reference: Path) -> list[str]:
    """A verb that writes, as words of the command line."""
    return [verb, "--quiet", "--store", str(path), "--reference", str(reference), SLUG if verb == "remove" else str(article)]


def start(words: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "pactgraph.cli", *words], cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for_writing(process: subprocess.Popen[bytes], path: Path) -> None:
    """Until there is a second generation, which is made right after the lock is taken."""
    while process.poll() is None and len(list(path.glob("g-*"))) < 2:
        time.sleep(0.001)


def durations(words: list[str], path: Path) -> tuple[float, float]:
    """Seconds before the writing and seconds of it, in a run that nobody disturbs."""
    begun = time.perf_counter()
    process = start(words)
    wait_for_writing(process, path)
    writing_begun = time.perf_counter()
    assert process.wait(300) == 0
    return writing_begun - begun, time.perf_counter() - writing_begun


def kill_at(moment: float, words: list[str], path: Path, before: float, during: float) -> bool:
    """Run a verb and kill it; moments from -1 to 0 are before the writing, from 0 to 1 in it. Whether the kill came in time."""
    process = start(words)
    if moment >= 0:
        wait_for_writing(process, path)
    time.sleep(moment * during if moment >= 0 else (1 + moment) * before)
    process.send_signal(signal.SIGKILL)
    return process.wait(300) == -signal.SIGKILL


def _follow(verb: str, path: Path, changed: Path, reference: Path) -> None:
    """A write that does what the killed one did not."""
    if verb == "remove":
        ingest.add(path, changed, reference=reference)
    else:
        ingest.remove(path, SLUG, reference=reference)


@pytest.mark.parametrize("verb", ["build", "add", "remove"])
def test_a_kill_at_any_moment(
    verb: str, built: Path, changed: Path, reference: Path, states: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    query = tmp_path / "query.rq"
    query.write_text(QUERY)
    undisturbed = Path(shutil.copytree(built, tmp_path / "undisturbed"))
    before, during = durations(writes(verb, undisturbed, changed, reference), undisturbed)
    draw = random.Random(f"{SEED} {verb}")
    moments = [-draw.random(), -draw.random(), *((step + draw.random()) / 8 for step in range(8))]
    interrupted = orphans = 0
    read: set[str] = set()
    for moment in moments:
        told = f"{verb}, seed {SEED}, moment {moment:.3f} of {before:.2f} s before and {during:.2f} s of writing"
        path = Path(shutil.copytree(built, tmp_path / f"{moment}"))
        interrupted += kill_at(moment, writes(verb, path, changed, reference), path, before, during)
        orphans += len(list(path.glob("g-*"))) > 1 and (path / "current").read_text() == (built / "current").read_text()
        held = contents(path)
        assert held in (states["old"], states[verb]), told
        for words in reads(path, query) if held not in read else ():
            assert main(words) == 0, f"{told}: {words}: {capsys.readouterr().err}"
        read.add(held)
        _follow(verb, path, changed, reference)
        assert contents(path) == states["add" if verb == "remove" else "remove"], told
        assert sorted(entry.name.partition("-")[0] for entry in path.iterdir()) == ["current", "g", "g", "lock"], told
        capsys.readouterr()
    assert interrupted >= 5
    assert orphans >= 1  # some of the kills fell into the writing itself


def test_what_a_kill_left_makes_room_before_the_next_write(store: Path) -> None:
    orphan = Path(shutil.copytree(next(store.glob("g-*")), store / "g-00000007"))
    with writing(store):
        assert not orphan.exists()


# Damage ---------------------------------------------------------------------------------------------------------------

RUN_ALL = """
import contextlib, io, json, sys
from pactgraph.cli import main
results = []
for words in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    results.append([code, out.getvalue(), err.getvalue()])
json.dump(results, sys.stdout)
"""


def run_all(commands: list[list[str]]) -> list[tuple[int, str, str]]:
    """Run command lines one after the other in a process of their own, which must not hang, crash or raise."""
    process = subprocess.run(
        [sys.executable, "-c", RUN_ALL], input=json.dumps(commands), capture_output=True, text=True, check=False, cwd=ROOT, env=ENVIRONMENT, timeout=300
    )
    assert process.returncode == 0, process.stderr
    return [(code, out, err) for code, out, err in json.loads(process.stdout)]


def _delete(file: Path) -> None:
    file.unlink()


def _halve(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _overwrite(file: Path) -> None:
    data = file.read_bytes()
    middle = len(data) // 2
    noise = random.Random(f"{SEED} {file.name}").randbytes(16)[: max(len(data) - middle, 1)]
    file.write_bytes(data[:middle] + noise + data[middle + len(noise) :])


def _replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES: list[Callable[[Path], None]] = [_delete, _halve, _overwrite, _replace_by_folder]


def parts_of(store: Path) -> list[list[Path]]:
    """The files of a store one by one, but together those that RocksDB never reads."""
    files = sorted(file.relative_to(store) for file in store.rglob("*") if file.is_file())
    idle = [file for file in files if file.name.startswith(("LOG", "LOCK", "OPTIONS", "IDENTITY"))]
    return [idle, *([file] for file in files if file not in idle)]


def test_every_file_damaged_in_every_way(built: Path, reference: Path, states: dict[str, str], tmp_path: Path) -> None:
    query = tmp_path / "query.rq"
    query.write_text(QUERY)
    expected = [out for _, out, _ in run_all(reads(built, query))]
    told = 0
    for number, files in enumerate(parts_of(built)):
        stores = {damage.__name__: Path(shutil.copytree(built, tmp_path / f"{number}" / damage.__name__)) for damage in DAMAGES}
        for damage in DAMAGES:
            for file in files:
                damage(stores[damage.__name__] / file)
        # One way of damage a file, for the time it takes: in a table the one that opening does not notice.
        name = "_overwrite" if files[0].suffix == ".sst" else DAMAGES[number % len(DAMAGES)].__name__
        adds = [writes("add", stores[name], ARTICLE, reference)]
        results = iter(run_all([*(words for path in stores.values() for words in reads(path, query)), *adds]))
        for way in stores:
            told += sum(ok_or_told(next(results), out, f"{way} {files}") for out in expected)
        failed = ok_or_told(next(results), "", f"{name} {files}, add")
        assert failed or contents(stores[name]) == states["old"]
        for path in stores.values():
            with writing(path, fresh=True) as (writer, _):
                writer.insert([make_quad(NODE, NODE, NODE, NODE)])
            assert len(list(EmbeddedStore(path).quads())) == 1
        shutil.rmtree(tmp_path / f"{number}")
    assert told > 100  # damage was noticed, where there was any


def test_build_makes_a_damaged_store_new(store: Path, reference: Path, states: dict[str, str]) -> None:
    for damage, file in zip(DAMAGES, ("current", "g-00000001/quads/CURRENT", "g-00000001/seal", "lock"), strict=True):
        damage(store / file)
    assert run_all([writes("build", store, ARTICLE, reference)]) == [(0, "", "")]
    assert contents(store) == states["old"]


def ok_or_told(result: tuple[int, str, str], expected: str, where: str) -> bool:
    """Whether the verb refused, with one line that says what to do; else it has to give the right answer."""
    code, out, err = result
    if code == 0:
        assert (out, err) == (expected, ""), where
        return False
    assert (code, out) == (2, ""), where
    assert err.startswith("pactgraph: "), where
    assert err.count("\n") == 1, where
    assert "'pactgraph build'" in err, where
    return True


def record_starts(manifest: bytes) -> list[int]:
    """Where the records of a MANIFEST begin: a checksum of 4 bytes, a length of 2, a type of 1, then what the record says (RocksDB's log format)."""
    starts = [0]
    while starts[-1] < len(manifest):
        starts.append(starts[-1] + 7 + int.from_bytes(manifest[starts[-1] + 4 : starts[-1] + 6], "little"))
    return starts[:-1]


def test_a_list_of_tables_that_ends_too_early_is_noticed(store: Path) -> None:
    """One changed byte in a record's length makes RocksDB take that record for the end, and open a store without quads."""
    manifest = next(store.glob("g-*/quads/MANIFEST-*"))
    data = manifest.read_bytes()
    for at in record_starts(data)[1:]:
        manifest.write_bytes(data[: at + 5] + b"\xff" + data[at + 6 :])
        with pytest.raises(StoreError, match=r"quads/MANIFEST-\d+ is not as it was written\); make it new with 'pactgraph build'"):
            EmbeddedStore(store)
    manifest.write_bytes(data)
    EmbeddedStore(store)


def refused(store: Path, expected: str) -> bool:
    """Whether the store says that it is damaged; else it has to hold what it should."""
    try:
        assert contents(store) == expected
    except StoreError as error:
        return str(error).endswith("make it new with 'pactgraph build'")
    return False


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.7, 0.9])
@pytest.mark.parametrize("large", [False, True])
def test_damage_inside_a_table_is_noticed(store: Path, place: float, large: bool, states: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """At opening in small stores, in large ones when RocksDB reads the block."""
    generation = EmbeddedStore(store).generation
    if large:
        monkeypatch.setattr(sealing, "_SMALL", 0)
        sealing.seal(generation)
    told = 0
    for table in store.glob("g-*/quads/*.sst"):
        data = table.read_bytes()
        at = int(len(data) * place)
        table.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        told += refused(store, states["old"])
        table.write_bytes(data)
    assert told > 0


# Readers that stay ----------------------------------------------------------------------------------------------------


def small_write(path: Path, number: int) -> None:
    node = NamedNode(f"http://example.org/{number}")
    with writing(path) as (writer, _):
        writer.insert([make_quad(node, node, node, node)])


def test_a_reader_of_two_writes_ago_finishes(store: Path) -> None:
    """RocksDB opens the tables with the store, so that a reader still has them when their names are gone."""
    before = contents(store)
    reader = EmbeddedStore(store)
    for number in range(3):
        small_write(store, number)
    assert not reader.generation.exists()
    assert export(reader, "nquads") == before


READ_LATE = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))
from pactgraph.errors import StoreError
from pactgraph.store.embedded import EmbeddedStore
store = EmbeddedStore(Path(sys.argv[1]))
print("opened", flush=True)
sys.stdin.readline()
try:
    print(sum(1 for _ in store.quads()))
except StoreError as error:
    print(error)
"""


def test_a_reader_that_may_open_few_files_is_told(store: Path) -> None:
    for number in range(4):  # each write makes a table an index
        small_write(store, number)
    words = [sys.executable, "-c", READ_LATE, str(store)]
    with subprocess.Popen(words, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "opened\n"
        for number in (4, 5):
            small_write(store, number)
        out, err = process.communicate("\n", timeout=300)
    assert err == ""
    assert out.startswith(f"{store}: the store was changed more than once while it was being read")
