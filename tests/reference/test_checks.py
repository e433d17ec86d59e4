"""Faults in the tables that are kept by hand: told with table, line, what was found and what was expected, before anything is made."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pactgraph import resources
from pactgraph.errors import InputError
from pactgraph.reference import Tables, made
from pactgraph.reference.cells import Known
from pactgraph.reference.checks import CHECKED, Checked, check

SOURCES = resources.reference_folder() / "sources"

DAY = "a day as YYYY-MM-DD"
DATE = "a year, a month or a day as YYYY-MM-DD"
LAW = "a key of laws.csv"
STATE = "the code of a state or territory"
ACTOR = f"state: and {STATE} or organization: and the name of an organisation as a key"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Our tables, yet with few holders of office, who take time: those of an office that stands behind a name of a place."""
    for path in SOURCES.glob("*.csv"):
        (tmp_path / path.name).symlink_to(path)
    write(tmp_path, "office_holders", [row for row in read(SOURCES, "office_holders") if row[0] in ("set", "turkey-ministers")])
    return tmp_path


def read(folder: Path, table: str) -> list[list[str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(folder: Path, table: str, rows: list[list[str]]) -> None:
    (folder / f"{table}.csv").unlink(missing_ok=True)
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


@pytest.mark.parametrize(
    ("table", "column", "value", "expected"),
    [
        ("laws", "key", "A law", "a key: small letters and digits, with hyphens between words"),
        ("laws", "class", "Nonsense", "one of LegalInstrument, SanctionsLaw"),
        ("laws", "jurisdiction", "state:XXX", ACTOR),
        ("laws", "jurisdiction", "person:vladimir-putin", ACTOR),
        ("laws", "enacted", "soon", DATE),
        ("laws", "status", "nonsense", "one of amended, enacted, in_force, proposed, repealed"),
        ("laws", "based_on", "law:none", f"law: and {LAW}"),
        ("laws", "blocks", "law:caatsa|caatsa", f"law: and {LAW}"),
        ("laws", "url", "https://example.org/a law", "an address that begins with http:// or https://"),
        ("provisions", "law", "none", LAW),
        ("provisions", "triggered_by", "nonsense", "one of "),
        ("provisions", "targets_state", "XXX", STATE),
        ("provisions", "targets_sector", "nonsense", "one of "),
        ("provisions", "applies_from", "2017", DAY),
        ("provisions", "minimum", "two", "a number"),
        ("provisions", "measures", "asset-freeze|nonsense", "one of "),
        ("namings", "instrument", "none", LAW),
        ("namings", "named", "organization:none", ACTOR),
        ("namings", "named", "state:XXX", ACTOR),
        ("namings", "since", "soon", DATE),
        ("namings", "since", "2017-02-30", DATE),
        ("namings", "until", "2017-13", DATE),
        ("namings", "as_of", "2017", DAY),
        ("namings", "status", "nonsense", "one of ended, in_force"),
        ("namings", "provisions", "provision:caatsa/none", "provision: and law and section of a row of provisions.csv"),
        ("namings", "namer", "state:XXX", ACTOR),
        ("texts", "published", "2017-02-30", DAY),
        ("texts", "url", "none", "an address that begins with http:// or https://"),
        ("confirmations", "thing", "law:none", f"law: and {LAW} or provision: and law and section of a row of provisions.csv or naming: and "),
        ("confirmations", "text", "none", "a key of texts.csv"),
        ("confirmations", "confirms", "citation|since", "of a law citation, enacted, based_on, blocks, status; of a provision title, "),
        ("programmes", "issuer", "none", "one of the column issuer of issuers.csv"),
        ("programmes", "url", "none", "an address that begins with http:// or https://"),
        ("programmes", "targets", "af|none", "a code of ISO 3166-1 or of target_codes.csv"),
        ("programmes", "measures", "Nonsense", "a label of ontology/vocabularies/measure.ttl"),
        ("issuers", "actor", "organization:none", ACTOR),
        ("target_codes", "thing", "place:none", f"{ACTOR} or place: and the key of a place"),
        ("metonyms", "stands_for", "position:RUS/none", f"{ACTOR} or position: and the code of a state and a main office"),
        ("metonyms", "country", "XXX", STATE),
        ("places", "country", "XXX", STATE),
        ("places", "located_in", "none", "the key of a place"),
        ("places", "qid", "Moscow", "a Wikidata item"),
        ("government_bodies", "state", "XXX", STATE),
        ("government_bodies", "class", "Nonsense", "one of ArmedGroup, Company, GovernmentBody, "),
        ("government_bodies", "parent", "None", "the label of an organisation of the tables"),
        ("organizations", "class", "SanctionsLaw", "one of ArmedGroup, Company, GovernmentBody, "),
        ("organizations", "state", "XXX", STATE),
        ("news", "country", "XXX", STATE),
        ("persons", "state", "XXX", STATE),
        ("holder_sets", "state", "XXX", STATE),
        ("office_titles", "office", "nonsense", "one of "),
        ("office_holders", "start", "soon", DATE),
        ("dissolved_states", "dissolved", "1991", DAY),
        ("dissolved_states", "successors", "XXX", STATE),
        ("state_names", "code", "XXX", STATE),
        ("former_names", "code", "XXX", STATE),
        ("demonyms", "code", "XXX", STATE),
        ("world_offices", "organization", "none", "the name of an organisation as a key"),
    ],
)
def test_a_value_that_nothing_explains_is_told(table: str, column: str, value: str, expected: str, folder: Path) -> None:
    rows = read(folder, table)
    rows[-1][rows[0].index(column)] = value
    write(folder, table, rows)
    with pytest.raises(InputError) as told:
        check(Tables(folder))
    fault = value.rsplit("|", maxsplit=1)[-1]
    assert str(told.value).startswith(f"{folder / table}.csv:{len(rows)}: found {fault!r} in the column {column}; expected {expected}")


@pytest.mark.parametrize(
    ("table", "column"), [("laws", "status"), ("namings", "since"), ("confirmations", "quote"), ("metonyms", "kind"), ("confirmations", "confirms")]
)
def test_a_cell_that_must_not_be_empty(table: str, column: str, folder: Path) -> None:
    rows = read(folder, table)
    rows[1][rows[0].index(column)] = " "
    write(folder, table, rows)
    with pytest.raises(InputError, match=rf"{table}\.csv:2: found nothing in the column {column}; expected "):
        check(Tables(folder))


def test_a_column_that_is_not_there(folder: Path) -> None:
    rows = read(folder, "namings")
    rows[0][rows[0].index("namer")] = "named_by"
    write(folder, "namings", rows)
    with pytest.raises(InputError, match=r"namings\.csv:1: found no column namer; expected the columns instrument, named, "):
        check(Tables(folder))


def test_a_key_that_stands_twice(folder: Path) -> None:
    rows = read(folder, "provisions")
    write(folder, "provisions", [*rows, rows[1]])
    with pytest.raises(InputError, match=r"'arms-export-control-act, 38' again; expected each law, section once; line 2 has it$"):
        check(Tables(folder))


def test_a_line_is_that_of_the_file(folder: Path) -> None:
    """Words of several lines make a row longer than a line."""
    rows = read(folder, "confirmations")
    rows[1][2], rows[2][1] = "words\nof three\nlines", "none"
    write(folder, "confirmations", rows)
    with pytest.raises(InputError, match=r"confirmations\.csv:5: found 'none' in the column text"):
        check(Tables(folder))


def test_nothing_is_made_of_tables_with_a_fault(folder: Path) -> None:
    rows = read(folder, "confirmations")
    write(folder, "confirmations", [*rows, ["law:none", rows[1][1], "words", "citation"]])
    with pytest.raises(InputError, match=r"found 'law:none' in the column thing"):
        next(made(Tables(folder)))


@pytest.mark.parametrize("checked", CHECKED, ids=lambda checked: checked.name)
def test_each_column_of_a_table_is_checked(checked: Checked) -> None:
    tables = Tables(SOURCES)
    assert list(checked.columns(Known(tables))) == list(tables.rows(checked.name)[0])
