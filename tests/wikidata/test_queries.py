"""Each query file against a real SPARQL server with data shaped like Wikidata's, in pages so small that there are several."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ROOT
from pactgraph.errors import InputError
from pactgraph.wikidata import Endpoint, ordered, read_table, refresh, table_files
from pactgraph.wikidata.refresh import RETRIEVED
from wikidata.servers import ITEMS, Patience, Server

QUERIES = ROOT / "graph" / "reference" / "sources" / "wikidata" / "queries"
EXPECTED = Path(__file__).with_name("expected")
NAMES = [path.stem for path in table_files(QUERIES)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("page_size", [2, None])
def test_table(name: str, page_size: int | None, oxigraph: str, patience: Patience, tmp_path: Path) -> None:
    lines: list[str] = []
    table = read_table(QUERIES / f"{name}.rq", page_size)
    (change,) = refresh([table], Endpoint(oxigraph, clock=patience.clock), tmp_path, tmp_path / "work", lines.append, items=ITEMS)
    expected = (EXPECTED / f"{name}.csv").read_bytes()
    assert (tmp_path / f"{name}.csv").read_bytes() == expected
    rows = expected.count(b"\n") - 1
    assert change == (name, 0, rows, rows, 0, 0)
    # The last page of a table whose items are given is no empty one.
    assert len(lines) >= 2 if page_size else len(lines) == (1 if table.items else 2)
    assert (tmp_path / RETRIEVED).read_text() == f"table,retrieved,rows,query_sha256\n{name},2026-11-22,{rows},{table.digest}\n"


@pytest.mark.parametrize("name", NAMES)
def test_both_servers_agree(name: str, server: Server, patience: Patience, tmp_path: Path) -> None:
    list(refresh([read_table(QUERIES / f"{name}.rq", 1)], Endpoint(server.url, clock=patience.clock), tmp_path, tmp_path / "work", items=ITEMS))
    assert (tmp_path / f"{name}.csv").read_bytes() == (EXPECTED / f"{name}.csv").read_bytes()


def test_tables_that_name_items_go_before_those_that_are_asked_for_them() -> None:
    names = [table.name for table in ordered(read_table(QUERIES / f"{name}.rq") for name in NAMES)]
    assert sorted(names) == NAMES
    for earlier, later in (("states", "heads"), ("heads", "office_holders"), ("positions", "office_holders"), ("office_holders", "persons")):
        assert names.index(earlier) < names.index(later)


def test_items_stand_in_each_values_of_their_variable() -> None:
    text = read_table(QUERIES / "office_holders.rq").query_of(["Q1", "Q23"])
    assert text.count("VALUES ?post { wd:Q1 wd:Q23 }") == text.count("VALUES") == 2
    assert "wd:Q218295" not in text


@pytest.mark.parametrize("name", NAMES)
def test_standard_sparql_alone(name: str) -> None:
    text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
    assert not {"SERVICE", "hint:", "bd:"} & set(text.split())
    assert "x-source: Wikidata (CC0)" in text


SOUND = """#+ summary: s
#+ x-source: s
#+ x-columns: [a, b]
#+ x-key: [a]
SELECT ?a ?b { ?a ?b ?c FILTER (?a > ?_after_string) } ORDER BY ?a LIMIT 5
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("#+ x-key: [a]\n", "", "a header without 'x-key'"),
        ("[a]", "[c]", "found 'c', which is no column; expected one of a, b"),
        ("[a]", "[]", "no key"),
        ("[a, b]", "[a, a]", "a column twice"),
        ("[a, b]", "a", "found x-columns: 'a'; expected a list of names"),
        ("?_after_string", '""', "found the parameters none"),
        (" LIMIT 5", "", "found LIMIT 0 times"),
        ("LIMIT 5", "LIMIT 5 # x\n OFFSET 1 LIMIT 6", "found LIMIT 2 times"),
        ("#+ x-key: [a]\n", "#+ x-key: [a]\n#+ x-items: states\n", "found a parameter, a LIMIT, or no VALUES"),
    ],
)
def test_query_file_that_is_none(old: str, new: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.rq"
    path.write_text(SOUND)
    assert read_table(path).page_size == 5
    path.write_text(SOUND.replace(old, new))
    with pytest.raises(InputError) as raised:
        read_table(path)
    assert said in str(raised.value)
