"""The reference data: rebuilt byte for byte, every identifier from a table, every record with its source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from pactgraph import iris, resources
from pactgraph.errors import InputError, NotFoundError
from pactgraph.rdf import Quad, read_turtle
from pactgraph.reference import FILES, ReferenceFile, Tables, made, write
from pactgraph.reference.__main__ import main
from pactgraph.reference.titles import Titles
from pactgraph.vocabulary import BASE, DCTERMS, PACT, RDF, RDFS, SKOS

FOLDER = resources.reference_folder()
SOURCES = FOLDER / "sources"
CORE = resources.reference_files()
REGISTER = sorted(resources.register_folder().glob("*.ttl"))


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables(SOURCES)


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return list(read_turtle([*CORE, *REGISTER]))


def kind(subject: ox.NamedNode) -> str:
    return subject.value.removeprefix(f"{BASE}id/").partition("/")[0]


# The files ----------------------------------------------------------------------------------------------------------


def test_rebuilding_gives_the_files_of_the_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 0
    written = [Path(line).relative_to(tmp_path).as_posix() for line in capsys.readouterr().err.splitlines()]
    assert {file.path for file in FILES if file.tables} <= set(written)
    for path in written:
        assert (tmp_path / path).read_bytes() == (FOLDER / path).read_bytes(), f"{path}: run python -m pactgraph.reference"
    for file in FILES:
        assert (FOLDER / file.path).exists() == (file.path in written)


def test_a_fault_in_a_table_is_told(tmp_path: Path, tables: Tables) -> None:
    for source in SOURCES.glob("*.csv"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / "issuers.csv").write_text("issuer,actor\n")
    with pytest.raises(InputError, match=r"programmes\.csv:2: found 'ae_ae' in the column issuer; expected one of the column issuer of issuers\.csv"):
        list(write(made(Tables(tmp_path)), tmp_path))
    (tmp_path / "issuers.csv").write_text("issuer,actor\nx,y,z\n")
    with pytest.raises(InputError, match=r"issuers\.csv:2: found a row of another length; expected 2 columns"):
        Tables(tmp_path).rows("issuers")
    with pytest.raises(InputError, match=r"none\.csv: found No such file"):
        tables.rows("none")
    with pytest.raises(NotFoundError, match="no source table 'none'"):
        tables.retrieved("none")


def test_every_table_has_a_row_that_says_where_it_came_from(tables: Tables) -> None:
    rows = tables.rows("SOURCES")
    refreshed = {f"wikidata/{path.stem}.csv" for path in SOURCES.glob("wikidata/queries/*.rq")}
    assert [row["file"] for row in rows] == sorted({path.name for path in SOURCES.glob("*.csv")} - {"SOURCES.csv"}) + sorted(refreshed)
    for row in rows:
        assert row["title"]
        assert row["origin"]
        assert row["licence"] == "CC0" if row["file"] in refreshed else row["licence"]
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["retrieved"]) if row["file"] not in refreshed else row["retrieved"] == ""


@pytest.mark.parametrize("file", [file for file in FILES if (FOLDER / file.path).exists()], ids=lambda file: file.path)
def test_a_file_names_its_tables_and_licence(file: ReferenceFile, tables: Tables) -> None:
    licences = {row["file"].removesuffix(".csv"): row["licence"] for row in tables.rows("SOURCES")}
    assert {*file.tables, *(f"wikidata/{name}" for name in file.refreshed)} <= set(licences)
    head = (FOLDER / file.path).read_text(encoding="utf-8").partition("\n\n")[0]
    assert file.licence in head
    # What asks for the same licence stands in a file of its own.
    for table in file.tables:
        if licences[table] in ("ODbL-1.0", "CC-BY-SA-4.0"):
            assert licences[table].replace("-", " ") == file.licence.replace("-", " ")


# The records --------------------------------------------------------------------------------------------------------


def described(quads: list[Quad]) -> dict[ox.NamedNode, set[ox.NamedNode]]:
    """The properties of each record; the parts of a tenure are no records of their own."""
    found: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
    for quad in quads:
        found[quad.subject].add(quad.predicate)
    for quad in quads:
        if quad.object == PACT.TimeInterval:
            del found[quad.subject]
    return found


def test_every_record_has_type_label_source_and_date(quads: list[Quad]) -> None:
    for subject, predicates in described(quads).items():
        assert {RDF.type, RDFS.label, DCTERMS.source, PACT.retrievedOn} <= predicates, subject


def rows_with_items(tables: Tables) -> Iterator[str]:
    """All items of the source tables, as far as a table holds them for verified."""
    for row in tables.rows("SOURCES"):
        name = row["file"].removesuffix(".csv")
        for entry in tables.rows(name) if tables.has(name) else ():
            if entry.get("status", "verified") == "verified" or "key" in entry:
                yield from (match for cell in entry.values() for match in re.findall(r"\bQ[1-9]\d*\b", cell))


def test_every_item_is_one_of_a_table_and_of_one_thing(quads: list[Quad], tables: Tables) -> None:
    known = set(rows_with_items(tables))
    things: dict[str, set[ox.NamedNode]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == SKOS.exactMatch:
            things[quad.object.value.rpartition("/")[2]].add(quad.subject)
    assert set(things) <= known
    assert {qid: found for qid, found in things.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("table", "item", "name", "file"),
    [
        ("igo_qids", "qid", "name_en", "organizations-igo.ttl"),
        ("news_outlets_qid", "qid", "label", "organizations.ttl"),
        ("countries_qid", "qid", "name", "states.ttl"),
        ("capitals_qid_partial", "capital_qid", "capital", "places.ttl"),
    ],
)
def test_an_item_stands_with_the_name_of_its_row(table: str, item: str, name: str, file: str, tables: Tables) -> None:
    rows = {row[item]: row[name] for row in tables.rows(table)}
    quads = list(read_turtle([FOLDER / file]))
    labels = {quad.subject: quad.object.value for quad in quads if quad.predicate == RDFS.label}
    checked = 0
    for quad in quads:
        row_name = rows.get(quad.object.value.rpartition("/")[2]) if quad.predicate == SKOS.exactMatch else None
        if row_name is not None:
            assert labels[quad.subject].startswith(row_name)
            checked += 1
    assert checked > 35


def test_persons_and_offices_have_the_items_of_their_names(quads: list[Quad], tables: Tables) -> None:
    persons = defaultdict(set)
    for row in tables.rows("office_holders"):
        persons[row["person_qid"]].add(row["person"])
    for row in tables.rows("heads_of_state_and_government"):
        persons[row["officeholder"]].add(row["officeholderLabel"])
    for row in tables.rows("foreign_ministers"):
        persons[row["person"]].add(row["name"])
    names: dict[ox.NamedNode, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate in (RDFS.label, SKOS.altLabel):
            names[quad.subject].add(quad.object.value)
    for quad in quads:
        if quad.predicate == SKOS.exactMatch and kind(quad.subject) == "person":
            assert names[quad.subject] >= persons[quad.object.value.rpartition("/")[2]], quad.subject


def test_codes_are_unique(quads: list[Quad]) -> None:
    for predicate in (SKOS.notation, PACT.alpha2Code, PACT.numericCode):
        values = [(kind(subject), value) for subject, value in {(quad.subject, quad.object.value) for quad in quads if quad.predicate == predicate}]
        assert len(values) == len(set(values))


def test_labels_are_unique_within_a_kind(quads: list[Quad]) -> None:
    """But for namesakes, who have their item in the key, and tenures of one person in one office, which have the day."""
    found: dict[tuple[str, str], set[ox.NamedNode]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == RDFS.label and kind(quad.subject) != "tenure":
            found[kind(quad.subject), quad.object.value].add(quad.subject)
    shared = {key: things for key, things in found.items() if len(things) > 1}
    for (of, _), things in shared.items():
        assert of == "person"
        assert sum(re.search(r"(-|/)q\d+$", thing.value) is None for thing in things) <= 1


def test_a_name_stands_for_one_thing(tables: Tables) -> None:
    """Else nobody could ask for it; the names that do not are listed."""
    found: dict[str, set[ox.NamedNode]] = defaultdict(set)
    for quad in read_turtle(CORE):
        if quad.predicate in (RDFS.label, SKOS.altLabel):
            found[quad.object.value].add(quad.subject)
    assert sorted(name for name, things in found.items() if len(things) > 1) == sorted(row["name"] for row in tables.rows("ambiguous_names"))


def test_nothing_points_to_a_record_that_is_not_there(quads: list[Quad]) -> None:
    subjects = {quad.subject for quad in quads}
    ours = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(f"{BASE}id/")}
    assert ours - subjects == set()


def test_core_and_register_share_no_record() -> None:
    assert {quad.subject for quad in read_turtle(CORE)} & {quad.subject for quad in read_turtle(REGISTER)} == set()


# The kinds ----------------------------------------------------------------------------------------------------------


def values(quads: list[Quad], subject: ox.NamedNode, predicate: ox.NamedNode) -> set[str]:
    return {quad.object.value for quad in quads if quad.subject == subject and quad.predicate == predicate}


def test_what_is_no_sovereign_state_is_a_territory(quads: list[Quad]) -> None:
    assert values(quads, iris.state("HKG"), RDF.type) == {PACT.Territory.value}
    assert values(quads, iris.state("HKG"), PACT.country) == {iris.state("CHN").value}
    for code in ("IND", "XKX", "TWN", "PSE", "SUN"):
        assert values(quads, iris.state(code), RDF.type) == {PACT.State.value}
    assert values(quads, iris.state("PSE"), SKOS.scopeNote) == {"Its statehood is contested."}
    assert values(quads, iris.state("SUN"), PACT.dissolvedOn) == {"1991-12-26"}


def test_where_tables_name_different_items_there_is_none() -> None:
    assert values(list(read_turtle([FOLDER / "states.ttl"])), iris.state("DNK"), SKOS.exactMatch) == set()


def test_a_metonym_stands_for_its_actor(quads: list[Quad]) -> None:
    assert values(quads, ox.NamedNode(f"{BASE}id/place/kremlin"), PACT.standsFor) == {f"{BASE}id/organization/government-of-russia"}
    assert values(quads, ox.NamedNode(f"{BASE}id/place/brussels"), PACT.standsFor) == {f"{BASE}id/organization/european-union"}


def test_titles_mean_offices(tables: Tables) -> None:
    titles = Titles(tables)
    assert titles.office("Secretary of State", "USA") == "foreign-minister"
    assert titles.office("Secretary of State", "GBR") == ""
    assert titles.office("Chief of the General Staff", "GBR") == ""
    assert titles.family("Governor of Texas") == "regional-head"
    assert titles.family("Governor of the Central Bank") == ""
    used = {row["office"] for row in tables.rows("office_titles")} - {""}
    assert used <= {quad.subject.value.rpartition("/")[2] for quad in read_turtle(resources.ontology_files()) if "/office/" in quad.subject.value}


def test_no_tenure_ends_before_it_begins(quads: list[Quad]) -> None:
    first = {quad.subject.value.removesuffix("/start"): quad.object.value for quad in quads if quad.predicate == PACT.earliest}
    last = {quad.subject.value.removesuffix("/end"): quad.object.value for quad in quads if quad.predicate == PACT.latest}
    assert [tenure for tenure, day in first.items() if tenure in last and last[tenure] < day] == []


def test_a_tenure_has_the_bounds_of_its_dates(quads: list[Quad]) -> None:
    tenure = ox.NamedNode(f"{BASE}id/tenure/rajnath-singh/IND-defence-minister/2019-05-31")
    start = ox.NamedNode(f"{tenure.value}/start")
    assert values(quads, tenure, PACT.startTime) == {start.value}
    assert values(quads, start, PACT.earliest) == values(quads, start, PACT.latest) == {"2019-05-31"}
    assert values(quads, tenure, PACT.hasStatus) == {f"{BASE}vocab/role-status/current"}
    assert values(quads, tenure, PACT.tenurePosition) == {iris.position("IND", "defence-minister").value}


# The laws -----------------------------------------------------------------------------------------------------------


def test_a_law_keeps_its_name_and_sections(quads: list[Quad]) -> None:
    caatsa = ox.NamedNode(f"{BASE}id/law/caatsa")
    assert values(quads, caatsa, PACT.officialCitation) == {"Pub. L. 115-44, 131 Stat. 886"}
    sections = {quad.subject.value for quad in quads if quad.predicate == PACT.provisionOf and quad.object == caatsa}
    assert {f"{BASE}id/provision/caatsa/{section}" for section in ("216", "231", "235", "236")} <= sections
    assert len(values(quads, ox.NamedNode(f"{BASE}id/provision/caatsa/231"), PACT.authorizesMeasure)) == 12


def test_words_that_confirm_stand_in_their_text(tables: Tables) -> None:
    for row in tables.rows("confirmations"):
        assert row["quote"] in (FOLDER / "texts" / f"{row['text']}.txt").read_text(encoding="utf-8"), row["thing"]


def test_every_text_is_described_and_used(tables: Tables) -> None:
    described = {row["key"] for row in tables.rows("texts")}
    assert described == {path.stem for path in (FOLDER / "texts").glob("*.txt")} == {row["text"] for row in tables.rows("confirmations")}
    assert all(row["licence"].startswith("public domain") for row in tables.rows("texts"))


def test_what_is_confirmed_stands_in_the_words(tables: Tables) -> None:
    """Each part of a citation, the day and the names of the laws that it rests on; a part of one is called a part."""
    rows = {f"law:{row['key']}": row for row in tables.rows("laws")}
    rows |= {f"provision:{row['law']}/{iris.slug(row['section'])}": row for row in tables.rows("provisions")}
    for confirmation in tables.rows("confirmations"):
        row, words = rows[confirmation["thing"]], plain(confirmation["quote"])
        for column in confirmation["confirms"].split("|"):
            match column:
                case "citation":
                    assert all(part in words for part in parts(row["citation"])), confirmation
                case "enacted":
                    day = date.fromisoformat(row["enacted"])
                    assert f"{day:%B} {day.day}, {day.year}" in words, confirmation
                case "based_on":
                    assert all(rows[law]["label"] in words for law in row["based_on"].split("|")), confirmation
                case "part of citation":
                    assert any(part in words for part in parts(row["citation"])), confirmation
                case _:
                    assert column == "part of based_on"
                    assert any(rows[law]["label"] in words for law in row["based_on"].split("|")), confirmation


def plain(words: str) -> str:
    return (
        words.replace("Public Law", "Pub. L.")
        .replace("section", "sec.")
        .replace("(E.O.) ", "")
        .replace("E.O.", "Executive Order")
        .replace(", et seq", " et seq")
    )


def parts(citation: str) -> list[str]:
    order, _, day = citation.partition(" of ")
    if order.startswith("Executive Order"):
        return [order, day]
    return [words for part in citation.split("; ") for words in part.split(", ") if words[0].isdigit() or words.startswith(("Pub. L.", "sec."))]


def test_a_record_is_verified_only_if_a_text_confirms_all_of_it(quads: list[Quad]) -> None:
    def verified(thing: str) -> set[str]:
        return {term.rpartition("/")[2] for term in values(quads, ox.NamedNode(f"{BASE}id/{thing}"), PACT.verification)}

    assert verified("law/eo-13466") == verified("provision/national-emergencies-act/202-d") == {"verified"}
    assert verified("law/ieepa") == {"partly_verified"}, "its public law is not in the text"
    assert verified("law/eo-13582") == {"partly_verified"}, "its revocation is not in the text"
    assert verified("law/caatsa") == verified("naming/caatsa/RUS/2017-08-02") == {"unverified"}
    records = {quad.subject for quad in quads if kind(quad.subject) in ("law", "provision", "naming") and quad.predicate == RDFS.label}
    assert records == {quad.subject for quad in quads if quad.predicate == PACT.verification}


def test_no_actor_is_named_twice_at_once_by_a_law(tables: Tables) -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in sorted(tables.rows("namings"), key=lambda row: row["since"]):
        pair = (row["instrument"], row["named"])
        assert pair not in seen or "" < seen[pair] <= row["since"], row
        assert (row["status"] == "ended") == bool(row["until"]), row
        seen[pair] = row["until"]
