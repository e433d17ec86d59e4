"""A table is replaced when all of it is there: faults, kills and odd pages leave it as it was, byte for byte."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from conftest import ROOT
from pactgraph.errors import InputError, PactgraphError, RemoteError
from pactgraph.wikidata import Change, Endpoint, read_table, refresh
from pactgraph.wikidata.refresh import RETRIEVED
from wikidata.faults import FAULTS
from wikidata.servers import ITEMS, Handler, Patience, Server

QUERIES = ROOT / "graph" / "reference" / "sources" / "wikidata" / "queries"
EXPECTED = Path(__file__).with_name("expected")
NEW = (EXPECTED / "states.csv").read_bytes()
PAGES = 4  # five states in pages of two, and the empty page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of tables from earlier: states with one that has changed, one that is gone, and without two that are new."""
    folder = tmp_path / "reference" / "sources" / "wikidata"
    (folder / "queries").mkdir(parents=True)
    for path in QUERIES.iterdir():
        (folder / "queries" / path.name).write_bytes(path.read_bytes())
    lines = NEW.decode().splitlines(keepends=True)
    (folder / "states.csv").write_text("".join([*lines[:2], lines[2].replace("Russia", "Rusland"), "Q1,,,Gone,,,,,\n", lines[3]]))
    (folder / RETRIEVED).write_text("table,retrieved,rows,query_sha256\nstates,2020-01-01,4,00\nzebras,2020-01-01,4,00\n")
    return folder


def work_of(folder: Path) -> Path:
    return folder.parents[2] / "work"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def do(
    server: Server, patience: Patience, folder: Path, *names: str, page_size: int = 2, timeout: float = 20, attempts: int = 5, **options: float
) -> list[Change]:
    tables = [read_table(folder / "queries" / f"{name}.rq", page_size) for name in names or ("states",)]
    endpoint = Endpoint(server.url, clock=patience.clock, timeout=timeout, attempts=attempts)
    return list(refresh(tables, endpoint, folder, work_of(folder), items=ITEMS, **options))  # type: ignore[arg-type]


def test_change(server: Server, patience: Patience, folder: Path) -> None:
    assert do(server, patience, folder) == [Change("states", 4, 5, added=2, removed=1, changed=1)]
    digest = read_table(QUERIES / "states.rq").digest
    noted = f"table,retrieved,rows,query_sha256\nstates,2026-11-22,5,{digest}\nzebras,2020-01-01,4,00\n"
    assert contents(folder) == {"states.csv": NEW, RETRIEVED: noted.encode()}
    assert do(server, patience, folder) == [Change("states", 5, 5, 0, 0, 0)]
    assert [path.name for path in (work_of(folder)).iterdir()] == ["lock"]


@pytest.mark.parametrize(("name", "after"), [(name, after) for name in FAULTS for after in (0, 2) if after or not name.startswith("slow")])
def test_fault_leaves_all_as_it_was_and_then_goes_on(name: str, after: int, server: Server, patience: Patience, folder: Path) -> None:
    before = contents(folder)
    slow = name.startswith("slow")
    server.behaviours.extend([Handler.answer] * after)
    server.always = FAULTS[name].behave
    with pytest.raises(RemoteError) as raised:
        do(server, patience, folder, timeout=0.4 if slow else 20, attempts=2 if slow else 5)
    assert FAULTS[name].said.split(" 86,4")[0] in str(raised.value)  # with pauses the clock goes on
    assert contents(folder) == before
    server.always = None
    server.asked.clear()
    do(server, patience, folder)
    assert contents(folder)["states.csv"] == NEW
    assert len(server.asked) == PAGES - after


def test_tables_before_the_fault_are_complete(server: Server, patience: Patience, folder: Path) -> None:
    before = contents(folder)
    server.behaviours.extend([Handler.answer] * 3 + [FAULTS["404"].behave])
    with pytest.raises(RemoteError):
        do(server, patience, folder, "news", "states")
    after = contents(folder)
    assert after["news.csv"] == (EXPECTED / "news.csv").read_bytes()
    assert after["states.csv"] == before["states.csv"]
    assert [line.split(",")[0] for line in after[RETRIEVED].decode().splitlines()] == ["table", "news", "states", "zebras"]


# Answers that are well-formed and wrong ------------------------------------------------------------------------------------


def with_rows(change: Callable[[list[dict[str, dict[str, str]]]], object]) -> Callable[[Handler], None]:
    """Answers with other rows."""

    def behave(handler: Handler) -> None:
        data = json.loads(handler.rows())
        change(data["results"]["bindings"])
        handler.send(200, json.dumps(data).encode())

    return behave


def without_column(handler: Handler) -> None:
    data = json.loads(handler.rows())
    data["head"]["vars"].remove("iso3")
    handler.send(200, json.dumps(data).encode())


@pytest.mark.parametrize(
    ("behaviours", "said"),
    [
        ([with_rows(list.clear)], "no row for states; expected some"),
        ([Handler.answer, with_rows(list.clear)], "2 rows for states, which had 4; expected at least 3"),
        ([with_rows(lambda rows: rows.append(rows[0]))], "two rows of states with the key Q15180; expected one"),
        ([with_rows(lambda rows: rows[0].pop("qid"))], "a page of states with items that were not asked for; expected at most 2 items after ''"),
        ([Handler.answer, with_rows(lambda rows: rows[0]["qid"].update(value="Q15180"))], "expected at most 2 items after 'Q159'"),
        ([with_rows(lambda rows: rows.append({"qid": {"value": "Q9"}}))], "a page of states with items that were not asked for"),
        ([without_column], "no column iso3 for states; expected the columns qid, iso2,"),
    ],
)
def test_wrong_pages_are_refused_and_not_kept(behaviours: list[Callable[[Handler], None]], said: str, server: Server, patience: Patience, folder: Path) -> None:
    before = contents(folder)
    server.behaviours.extend(behaviours)
    with pytest.raises(RemoteError) as raised:
        do(server, patience, folder)
    assert said in str(raised.value)
    assert contents(folder) == before
    do(server, patience, folder)
    assert contents(folder)["states.csv"] == NEW


def test_shrinking_may_be_allowed(server: Server, patience: Patience, folder: Path) -> None:
    server.behaviours.extend([Handler.answer, with_rows(list.clear)])
    assert do(server, patience, folder, shrinking=0.5) == [Change("states", 4, 2, 0, 2, 1)]


# Stopped and resumed -----------------------------------------------------------------------------------------------------


def command(server: Server, folder: Path, *words: str) -> list[str]:
    work = ["--tables-only", "--folder", str(folder.parents[1]), "--work", str(work_of(folder)), "--page-size", "2", "--pause", "0"]
    return [sys.executable, "-m", "pactgraph.wikidata", "--endpoint", server.url, *work, *words]


@pytest.mark.parametrize("page", range(PAGES))
def test_kill_between_pages(page: int, server: Server, folder: Path) -> None:
    before, arrived = contents(folder), threading.Event()

    def hang(handler: Handler) -> None:
        arrived.set()
        handler.server.stopped.wait(20)

    server.behaviours.extend([*[Handler.answer] * page, hang])
    process = subprocess.Popen(command(server, folder, "states"), env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert arrived.wait(20)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert contents(folder) == before
    server.asked.clear()
    ended = subprocess.run(command(server, folder, "states"), env=environment(), capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "states: 4 rows before, 5 after: 2 added, 1 removed, 1 changed\n"), ended.stderr
    assert len(server.asked) == PAGES - page
    assert ("going on after page" in ended.stderr) == (page > 0)
    assert contents(folder)["states.csv"] == NEW
    assert contents(folder).keys() == before.keys()


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def stopped_after(pages: int, server: Server, patience: Patience, folder: Path) -> Path:
    """Stops a refresh; the folder of its pages."""
    server.behaviours.extend([*[Handler.answer] * pages, FAULTS["404"].behave])
    with pytest.raises(RemoteError):
        do(server, patience, folder)
    server.asked.clear()
    (kept,) = (path for path in (work_of(folder)).iterdir() if path.is_dir())
    return kept


@pytest.mark.parametrize(
    "damage",
    ["", "[]", '{"after": ""}', '{"after": "", "last": "Q3", "day": "x", "rows": []}', '{"after": "", "last": "", "day": "2026-11-22", "rows": [["Q3"]]}'],
)
def test_damaged_page_is_asked_anew(damage: str, server: Server, patience: Patience, folder: Path) -> None:
    (stopped_after(2, server, patience, folder) / "page-00001.json").write_text(damage)
    do(server, patience, folder)
    assert len(server.asked) == PAGES
    assert contents(folder)["states.csv"] == NEW


def test_page_that_does_not_follow_the_one_before_is_asked_anew(server: Server, patience: Patience, folder: Path) -> None:
    second = stopped_after(2, server, patience, folder) / "page-00002.json"
    second.write_text(json.dumps({**json.loads(second.read_text()), "after": "Q15180"}))
    do(server, patience, folder)
    assert len(server.asked) == PAGES - 1
    assert contents(folder)["states.csv"] == NEW


def test_old_pages_are_asked_anew(server: Server, patience: Patience, folder: Path) -> None:
    stopped_after(2, server, patience, folder)
    patience.slept.append(timedelta(days=8).total_seconds())
    do(server, patience, folder)
    assert len(server.asked) == PAGES
    assert b"states,2026-11-30," in contents(folder)[RETRIEVED]


def test_day_of_retrieval_is_that_of_the_first_page(server: Server, patience: Patience, folder: Path) -> None:
    stopped_after(2, server, patience, folder)
    patience.slept.append(timedelta(days=3).total_seconds())
    do(server, patience, folder)
    assert len(server.asked) == PAGES - 2
    assert b"states,2026-11-22," in contents(folder)[RETRIEVED]


def test_pages_of_another_query_are_not_used(server: Server, patience: Patience, folder: Path) -> None:
    stopped_after(2, server, patience, folder)
    with (folder / "queries" / "states.rq").open("a") as file:
        file.write("# changed\n")
    do(server, patience, folder)
    assert len(server.asked) == PAGES
    assert [path.name for path in (work_of(folder)).iterdir()] == ["lock"]


# Tables whose items are given ------------------------------------------------------------------------------------------


def test_given_items_are_asked_for_page_by_page_and_once(server: Server, patience: Patience, folder: Path) -> None:
    server.behaviours.extend([Handler.answer] * 2 + [FAULTS["404"].behave])
    with pytest.raises(RemoteError):
        do(server, patience, folder, "office_holders")
    assert "office_holders.csv" not in contents(folder)
    server.asked.clear()
    do(server, patience, folder, "office_holders")
    (asked,) = server.asked  # six positions in pages of two, and no empty page
    assert asked.form["query"][0].count("VALUES ?post { wd:Q218295 wd:Q3533315 }") == 2
    assert contents(folder)["office_holders.csv"] == (EXPECTED / "office_holders.csv").read_bytes()


def test_pages_of_other_items_are_not_used(server: Server, patience: Patience, folder: Path) -> None:
    table = read_table(folder / "queries" / "office_holders.rq", 2)
    server.behaviours.extend([Handler.answer] * 2 + [FAULTS["404"].behave])
    with pytest.raises(RemoteError):
        do(server, patience, folder, "office_holders")
    server.asked.clear()
    fewer = list(refresh([table], Endpoint(server.url, clock=patience.clock), folder, work_of(folder), items=lambda name: ITEMS(name)[:5]))
    assert len(server.asked) == 3
    assert fewer[0].after == 11


def test_a_page_of_items_that_were_not_asked_for_is_refused(server: Server, patience: Patience, folder: Path) -> None:
    server.behaviours.append(with_rows(lambda rows: rows[0]["position_qid"].update(value="Q1")))
    with pytest.raises(RemoteError, match=r"a page of office_holders with items that were not asked for; expected some of Q11696 … Q1418873"):
        do(server, patience, folder, "office_holders")


def test_what_was_complete_before_the_fault_is_not_asked_again_for_some_days(server: Server, patience: Patience, folder: Path) -> None:
    server.behaviours.extend([Handler.answer, Handler.answer, FAULTS["404"].behave])
    with pytest.raises(RemoteError):
        do(server, patience, folder, "news", "states")
    server.asked.clear()
    assert [change.table for change in do(server, patience, folder, "news", "states")] == ["states"]
    # The refresh has come to its end: the next one begins anew.
    assert [change.table for change in do(server, patience, folder, "news", "states")] == ["news", "states"]
    server.behaviours.extend([Handler.answer, Handler.answer, FAULTS["404"].behave])
    with pytest.raises(RemoteError):
        do(server, patience, folder, "news", "states")
    patience.slept.append(timedelta(days=8).total_seconds())
    assert [change.table for change in do(server, patience, folder, "news", "states")] == ["news", "states"]


# Our side --------------------------------------------------------------------------------------------------------------


def test_one_refresh_at_a_time(server: Server, patience: Patience, folder: Path) -> None:
    (work_of(folder)).mkdir()
    with FileLock(work_of(folder) / "lock"), pytest.raises(PactgraphError, match="another refresh is at work there"):
        do(server, patience, folder)
    assert server.asked == []


@pytest.mark.parametrize(
    ("damage", "said"), [(b"qid\n\xff\n", "UTF-8"), (b"qid,name\nQ1\n", "states.csv:2: found 1 values; expected 2"), (b'qid\n"Q1', "broken CSV")]
)
def test_damaged_table_is_told_before_anything_is_asked(damage: bytes, said: str, server: Server, patience: Patience, folder: Path) -> None:
    (folder / "states.csv").write_bytes(damage)
    with pytest.raises(InputError) as raised:
        do(server, patience, folder)
    assert said in str(raised.value)
    assert contents(folder)["states.csv"] == damage
    assert server.asked == []


def test_table_with_other_columns_is_compared_by_its_key(server: Server, patience: Patience, folder: Path) -> None:
    (folder / "states.csv").write_text("name,qid\nIndia,Q668\nEgypt,Q79\n")
    assert do(server, patience, folder) == [Change("states", 2, 5, added=3, removed=0, changed=2)]


def test_folder_that_cannot_be_written(server: Server, folder: Path) -> None:
    (folder / ".states.csv.new").mkdir()
    before = contents(folder)
    ended = subprocess.run(command(server, folder, "--quiet", "states"), env=environment(), capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith("refresh_reference: ")
    assert ended.stderr.count("\n") == 1
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["stats"], "no table 'stats'; did you mean capitals, heads, news,"),
        (["--endpoint", "file:///x"], "endpoint: found 'file:///x'; expected an address"),
        (["--page-size", "0"], "--page-size: found 0; expected at least 1"),
        (["--timeout", "nan"], "--timeout: found nan; expected more than 0"),
        (["--shrinking", "2"], "--shrinking: found 2.0; expected 0 to 1"),
        (["states"], "found the status 404; expected the status 200 (asked 1 time)"),
    ],
)
def test_errors_of_the_command_are_one_line(words: list[str], said: str, server: Server, folder: Path) -> None:
    server.always = FAULTS["404"].behave
    ended = subprocess.run(command(server, folder, *words), env=environment(), capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("refresh_reference: ")
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1
