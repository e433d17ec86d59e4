"""The whole way, over real HTTP: tables are refreshed, the files are rebuilt, what changed is told; and back again."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from conftest import ROOT
from pactgraph.reference import Tables, made, write
from pactgraph.wikidata.__main__ import main
from wikidata.faults import FAULTS
from wikidata.servers import TODAY, Handler, Server

SETS = ("india-ministers", "russia-cabinet", "turkey-ministers", "set")
"""The sets of holders in the folder of the tests, and the name of their column."""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reference data with fewer holders of office than ours, rebuilt."""
    folder = tmp_path_factory.mktemp("original") / "reference"
    ours = ROOT / "graph" / "reference"
    shutil.copytree(
        ours / "sources", folder / "sources", ignore=lambda at, names: [name for name in names if Path(at).name == "wikidata" and name != "queries"]
    )
    for name in ("items.ttl", "laws.ttl"):
        shutil.copy(ours / name, folder)
    for name in ("office_holders", "positions"):
        path = folder / "sources" / f"{name}.csv"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if line.startswith(SETS)), encoding="utf-8")
    list(write(made(Tables(folder / "sources")), folder))
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return shutil.copytree(original, tmp_path / "reference")


def refresh(folder: Path, url: str, *words: str) -> int:
    work = ["--work", str(folder.parent / "work"), "--pause", "0", "--attempts", "1", "--quiet"]
    return main(["--endpoint", url, "--folder", str(folder), *work, *words])


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def block(folder: Path, path: str, subject: str) -> str:
    """The record of a subject as the file writes it."""
    return next(block for block in (folder / path).read_text(encoding="utf-8").split("\n\n") if block.startswith(f"{subject} a "))


def conflicts(folder: Path) -> list[list[str]]:
    with (folder / "sources" / "wikidata" / "conflicts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture(scope="module")
def refreshed(original: Path, today: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder after a refresh."""
    folder = shutil.copytree(original, tmp_path_factory.mktemp("refreshed") / "reference")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        assert refresh(folder, today) == 0
    return folder


BELOUSOV = r"tenure:andrei-belousov\/RUS-defence-minister\/2024-05-14"
SHOIGU = r"tenure:sergey-shoigu\/RUS-defence-minister\/2012-11-06"


def test_holders_of_today(refreshed: Path) -> None:
    new, old = (block(refreshed, "register/tenures.ttl", subject) for subject in (BELOUSOV, SHOIGU))
    assert "pact:hasStatus role-status:current" in new
    assert 'pact:validFrom "2024-05-14"^^xsd:date' in new
    assert "pact:hasStatus role-status:former" in old
    assert 'pact:validUntil "2024-05-12"^^xsd:date' in old
    assert 'pact:retrievedOn "2023-01-01"' not in new + old
    person = block(refreshed, "register/persons.ttl", "person:andrei-belousov")
    assert 'rdfs:label "Andrei Belousov"@en' in person
    assert 'skos:altLabel "Andrey Belousov"@en' in person
    assert 'skos:hiddenLabel "Belousov"@en' in person
    assert "pact:country state:RUS" in person


def test_what_is_not_refreshed_keeps_its_day(refreshed: Path) -> None:
    assert 'pact:retrievedOn "2023-01-01"' in block(refreshed, "register/tenures.ttl", r"tenure:a-k-antony\/IND-defence-minister\/2006-10-26")


def test_an_office_that_is_new_and_a_namesake(refreshed: Path) -> None:
    position = block(refreshed, "register/positions.ttl", r"position:DNK\/minister-of-resilience")
    assert "skos:exactMatch wd:Q999203" in position
    assert "pact:positionIn state:DNK" in position
    tenure = block(refreshed, "register/tenures.ttl", r"tenure:sergey-lavrov-q999204\/DNK-minister-of-resilience\/2024-01")
    assert "pact:tenureHolder person:sergey-lavrov-q999204" in tenure
    assert "skos:exactMatch wd:Q58217" in block(refreshed, "register/persons.ttl", "person:sergey-lavrov")


def test_what_is_added_to_the_core(refreshed: Path) -> None:
    _, head, besides, *_ = (refreshed / "wikidata.ttl").read_text(encoding="utf-8").splitlines()
    expected = "from sources/: wikidata/states, wikidata/capitals, wikidata/organizations, wikidata/news. Licence: CC0."
    assert head.endswith(expected)
    assert "mledoze_countries" in besides, "what another licence has is compared, not copied"
    india = block(refreshed, "wikidata.ttl", "state:IND")
    assert '"Land of Five Seas"@en' in india
    assert "Russian Federation" not in india
    assert '"IND"' not in india
    denmark = block(refreshed, "wikidata.ttl", "state:DNK")
    assert "skos:exactMatch wd:Q35" in denmark
    assert 'pact:demonym "Dansk"@en' in denmark
    new = block(refreshed, "wikidata.ttl", "organization:board-of-examples")
    assert "pact:IntergovernmentalOrganization" in new
    assert 'skos:altLabel "BOEX"@en' in new
    assert "pact:foundedYear 2025" in new
    told = [row[:4] for row in conflicts(refreshed)]
    assert ["wikidata/states", "India", "name Russian Federation", "of Russia"] in told
    assert ["wikidata/organizations", "Reuters", "item", "Q130879"] in told
    assert ["wikidata/positions", "Minister of Resilience of Denmark", "kind of office", ""] in told
    assert not any(row[0] == "wikidata/heads" for row in told)


def test_the_files_are_sound(refreshed: Path) -> None:
    store = ox.Store()
    for path in [*refreshed.glob("*.ttl"), *refreshed.glob("register/*.ttl")]:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    things = {quad.subject for quad in store}
    ours = {quad.object for quad in store if isinstance(quad.object, ox.NamedNode) and "/pactgraph/id/" in quad.object.value}
    assert ours <= things
    twice = store.query(
        """SELECT ?name { ?a ?p ?name . ?b ?q ?name FILTER (STR(?a) < STR(?b))
        VALUES ?p { rdfs:label skos:altLabel } VALUES ?q { rdfs:label skos:altLabel }
        FILTER (!STRSTARTS(STR(?a), "https://w3id.org/pactgraph/id/person/") && !STRSTARTS(STR(?a), "https://w3id.org/pactgraph/id/tenure/"))
        FILTER (!STRSTARTS(STR(?a), "https://w3id.org/pactgraph/id/position/")) }""",
        prefixes={"skos": "http://www.w3.org/2004/02/skos/core#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"},
    )
    known = (ROOT / "graph" / "reference" / "sources" / "ambiguous_names.csv").read_text(encoding="utf-8")
    assert isinstance(twice, ox.QuerySolutions)
    assert [row[0].value for row in twice if f"\n{row[0].value}," not in known] == []


def test_what_changed_is_told(folder: Path, today: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refresh(folder, today) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "office_holders: 0 rows before, 16 after: 16 added, 0 removed, 0 changed" in lines
    assert "began 2024-05-14: Andrei Belousov as Minister of Defence of Russia" in lines
    assert "ended 2024-05-12: Sergey Shoigu as Minister of Defence of Russia" in lines
    assert any(line.startswith("ended 2025-05-06: Annalena Baerbock as ") for line in lines)
    assert any(line.startswith("conflict: India: name Russian Federation is of Russia") for line in lines)
    assert lines[-1].endswith(f"git diff -- {folder}")
    # Nothing has changed since then, and nobody is bothered with it.
    assert refresh(folder, today) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("none of ")


def test_offline_gives_the_same_bytes_and_without_the_tables_the_old_ones(refreshed: Path, original: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(refreshed, tmp_path / "reference")
    before = contents(folder)
    assert main(["--offline", "--folder", str(folder), "--quiet"]) == 0
    assert contents(folder) == before
    for path in (folder / "sources" / "wikidata").glob("*.csv"):
        path.unlink()
    assert main(["--offline", "--folder", str(folder), "--quiet"]) == 0
    assert contents(folder) == contents(original)


def test_without_a_network_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(folder)
    assert refresh(folder, "http://127.0.0.1:9/sparql") == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "http://127.0.0.1:9/sparql: found" in captured.err
    assert "nothing is rebuilt" in captured.err
    assert "--offline" in captured.err
    assert contents(folder) == before


def test_a_refresh_that_breaks_off_rebuilds_nothing_and_goes_on(folder: Path, server: Server, refreshed: Path) -> None:
    server.store.load(path=str(TODAY))
    before = contents(folder)
    server.behaviours.extend([Handler.answer] * 6)
    server.always = FAULTS["404"].behave
    assert refresh(folder, server.url) == 2
    after = contents(folder)
    assert {path for path in after if after[path] != before.get(path)} <= {
        f"sources/wikidata/{name}.csv" for name in ("capitals", "news", "states", "retrieved")
    }
    assert "sources/wikidata/capitals.csv" in after
    server.always = None
    server.asked.clear()
    assert refresh(folder, server.url) == 0
    assert not any("?capital_qid" in asked.form["query"][0] for asked in server.asked)
    assert contents(folder) == contents(refreshed)


def test_offline_and_tables_do_not_go_together(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--offline", "--folder", str(folder), "states"]) == 2
    assert "--offline: found the table states to refresh; expected none" in capsys.readouterr().err
