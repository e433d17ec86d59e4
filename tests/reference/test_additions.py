"""What refreshed tables add to the core, and what they do not."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pactgraph import resources
from pactgraph.errors import InputError
from pactgraph.reference import FILES, ReferenceFile, Tables, laws, made, organizations
from pactgraph.reference.additions import conflicts, records
from pactgraph.reference.writing import by_hand
from pactgraph.vocabulary import PACT, SKOS

SOURCES = resources.reference_folder() / "sources"
COLUMNS = {
    "states": ["qid", "iso2", "iso3", "name", "short_names", "aliases", "demonyms", "start", "end"],
    "capitals": ["country_qid", "iso2", "country", "capital_qid", "capital", "start", "end", "statement"],
    "organizations": ["qid", "name", "abbreviations", "aliases", "headquarters", "start", "end"],
    "news": ["qid", "name", "abbreviations", "aliases", "country_qids", "countries"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Our tables, yet with few holders of office, who take time: those of an office that stands behind a name of a place."""
    (tmp_path / "wikidata").mkdir()
    for path in SOURCES.glob("*.csv"):
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "office_holders.csv").unlink()
    lines = (SOURCES / "office_holders.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "office_holders.csv").write_text("".join(line for line in lines if line.startswith(("set,", "turkey-ministers,"))), encoding="utf-8")
    (tmp_path / "wikidata" / "retrieved.csv").write_text("table,retrieved\n" + "".join(f"{name},2026-11-22\n" for name in COLUMNS))
    return tmp_path


def put(folder: Path, table: str, *rows: list[str]) -> Tables:
    with (folder / "wikidata" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS[table], *rows])
    return Tables(folder)


def added(tables: Tables) -> dict[str, set[str]]:
    """Values of names, demonyms and items by subject."""
    wanted = (SKOS.altLabel, SKOS.exactMatch, PACT.demonym, PACT.foundedYear)
    return {
        record.subject.value.rpartition("/id/")[2]: {value.value.rpartition("/")[2] for predicate, value in record.statements if predicate in wanted}
        for record in records(tables)
    }


def told(tables: Tables) -> list[tuple[str, ...]]:
    return [conflict[1:] for conflict in conflicts(tables)]


@pytest.mark.parametrize(
    ("row", "expected", "conflict"),
    [
        (["Q668", "IN", "IND", "India", "", "Land of Rivers|🇮🇳|IN|Индия", "Indian|Hindustani", "", ""], {"Land of Rivers", "Hindustani"}, []),
        (["Q668", "IN", "IND", "India", "", "Soviet Union", "", "", ""], None, [("India", "name Soviet Union", "of Soviet Union", "of India too")]),
        (["Q668", "IX", "IND", "India", "", "", "", "", ""], None, [("India", "code", "IN", "IX")]),
        (["Q668", "IN", "PAK", "India", "", "", "", "", ""], None, [("India", "code", "IND", "PAK")]),
        (["Q668", "IN", "IND", "India", "", "", "", "", "2025"], None, [("India", "dissolved", "", "2025")]),
        # A state that no table has is not added.
        (["Q999", "", "", "Nowhere", "", "", "", "", ""], None, []),
        (["Q998", "IN", "IND", "Another India", "", "", "", "", ""], None, [("India", "item", "Q668", "Q998")]),
    ],
)
def test_states(row: list[str], expected: set[str] | None, conflict: list[tuple[str, ...]], folder: Path) -> None:
    tables = put(folder, "states", row)
    assert added(tables) == ({"state/IND": expected} if expected else {})
    assert told(tables) == conflict


def test_of_two_items_the_tables_give_none_and_wikidata_decides_if_it_has_one(folder: Path) -> None:
    kingdom, country = (["Q756617", "", "DNK", "K", "", "", "", "", ""], ["Q35", "DK", "DNK", "Denmark", "", "", "", "", ""])
    assert added(put(folder, "states", country)) == {"state/DNK": {"Q35"}}
    tables = put(folder, "states", kingdom, country)
    assert added(tables) == {}
    assert told(tables) == [("Denmark", "item", "", "Q756617"), ("Denmark", "item", "", "Q35")]


def test_capitals(folder: Path) -> None:
    cairo = ["Q79", "EG", "Egypt", "Q85", "Cairo", "", "", "s1"]
    tables = put(folder, "capitals", cairo, ["Q79", "EG", "Egypt", "Q9", "Thebes", "", "1900", "s2"], ["Q668", "IN", "India", "Q1", "New Delhi", "", "", "s3"])
    assert added(tables) == {"place/cairo": {"Q85"}}
    assert told(tables) == [("capital of India", "item", "Q987", "Q1")]
    assert told(put(folder, "capitals", [*cairo[:3], "Q9", "Thebes", "", "", "s"])) == [("capital of Egypt", "name", "Cairo", "Thebes")]


def test_organizations(folder: Path) -> None:
    nato = ["Q7184", "North Atlantic Treaty Organization", "NATO", "the Alliance of the Atlantic", "Brussels", "1950-04-04", ""]
    tables = put(folder, "organizations", nato)
    assert added(tables) == {"organization/north-atlantic-treaty-organisation": {"the Alliance of the Atlantic"}}
    assert told(tables) == [("North Atlantic Treaty Organisation", "founded", "1949", "1950")]
    new = ["Q999", "Board of Examples", "BOEX|EX", "", "", "2025-09", ""]
    tables = put(folder, "organizations", new)
    assert added(tables) == {"organization/board-of-examples": {"BOEX", "EX", "Q999", "2025"}}
    # Two with one name, one that is dissolved, one without an acronym, one in another script.
    others = [
        ["Q998", *new[1:]],
        ["Q997", "Old Board", "OB", "", "", "", "2020"],
        ["Q996", "Board", "", "", "", "", ""],
        ["Q995", "Совет", "С", "", "", "", ""],
    ]
    assert added(put(folder, "organizations", new, *others)) == {}


def test_outlets(folder: Path) -> None:
    tables = put(folder, "news", ["Q223799", "TASS", "", "ITAR-TASS", "Q668", "India"])
    assert added(tables) == {"organization/tass": {"ITAR-TASS"}}
    assert told(tables) == [("TASS", "country", "RUS", "India")]


def test_a_table_of_which_nobody_knows_the_day(folder: Path) -> None:
    tables = put(folder, "news", ["Q223799", "TASS", "", "ITAR-TASS", "", ""])
    (folder / "wikidata" / "retrieved.csv").write_text("table,retrieved\n")
    with pytest.raises(InputError, match=r"wikidata/retrieved\.csv: found no row for news; expected the day"):
        records(tables)


def test_each_record_is_made_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of the core, the files and the conflicts ask for the same records."""
    calls: Counter[str] = Counter()

    def counted(module: Any, name: str) -> Callable[[Tables], Iterator[Any]]:
        make = getattr(module, name)

        def counting(tables: Tables) -> Iterator[Any]:
            calls[name] += 1
            yield from make(tables)

        return counting

    for module, name in ((laws, "laws"), (laws, "provisions"), (laws, "official_texts"), (organizations, "government_bodies")):
        monkeypatch.setattr(module, name, counted(module, name))
    assert [
        path for path, text in made(put(folder, "states", ["Q668", "IN", "IND", "India", "", "Land of Rivers", "", "", ""])) if path == "wikidata.ttl" and text
    ]
    assert calls == {"laws": 1, "provisions": 1, "official_texts": 1, "government_bodies": 1}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path)
def test_a_file_says_which_tables_were_read_for_it(file: ReferenceFile, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables, opened = put(folder, "states", ["Q668", "IN", "IND", "India", "", "Land of Rivers", "", "", ""]), set()
    before = Path.open

    def noted(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.suffix == ".csv":
            opened.add(path.relative_to(folder).with_suffix("").as_posix())
        return before(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", noted)
    head = [line for line in file.text(tables).splitlines() if line.startswith("#")]
    made_of = head[1].partition("sources/: ")[2].partition(". Licence")[0].split(", ")
    besides = head[2].partition("about: ")[2].removesuffix(".").split(", ") if len(head) > 2 else []
    # These two tell of all tables on which day they were read.
    assert sorted(made_of + besides) == sorted(opened - {"SOURCES", "wikidata/retrieved"})


def test_what_does_not_say_that_it_is_made_is_written_by_hand(tmp_path: Path) -> None:
    assert [path.name for path in by_hand(resources.reference_folder())] == ["items.ttl"]
    (tmp_path / "ours.ttl").write_text("# Ours.\n\n<a:a> <a:b> 'Made by python -m pactgraph.reference' .\n")
    (tmp_path / "older.ttl").write_text("# Older.\n# Made by python -m pactgraph.reference from sources/: none.\n")
    assert [path.name for path in by_hand(tmp_path)] == ["ours.ttl"]
