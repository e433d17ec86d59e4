"""What a rebuild changes, in words."""

from __future__ import annotations

from pathlib import Path

from pactgraph.reference.changes import FileChange, changes, compare, told
from pactgraph.reference.files import CONFLICTS

HEAD = "# Tenures.\n\n@prefix pact: <x:> .\n"
TENURE = r"""
tenure:a\/b\/2012 a pact:RoleTenure ;
	rdfs:label "A \"B\" as C"@en ;
	{end}pact:retrievedOn "{day}"^^xsd:date ;
	pact:validFrom "2012-11-06"^^xsd:date ;
	pact:validFromYear 2012 .

tenure:a\/b\/2012\/start a pact:TimeInterval ;
	pact:earliest "{earliest}"^^xsd:date .
"""


def tenure(end: str = "", day: str = "2023-01-01", earliest: str = "2012-11-06") -> str:
    return HEAD + TENURE.format(end=end, day=day, earliest=earliest)


def test_tenures() -> None:
    path = "register/tenures.ttl"
    assert compare(path, HEAD, tenure()) == FileChange(path, ('began 2012-11-06: A "B" as C',), added=1)
    ended = tenure('pact:validUntil "2024-05-12"^^xsd:date ;\n\tpact:validUntilYear 2024 ;\n\t')
    assert compare(path, tenure(), ended).lines == ('ended 2024-05-12: A "B" as C',)
    assert compare(path, HEAD, ended).lines == ('began 2012-11-06, ended 2024-05-12: A "B" as C',)
    assert compare(path, tenure(), tenure(earliest="2012-11-05")).lines == ('changed: A "B" as C',)
    assert compare(path, tenure(), tenure(day="2026-11-22")) == FileChange(path, (), read_anew=1)
    assert compare(path, tenure(), HEAD).lines == ('removed: A "B" as C',)


def test_conflicts() -> None:
    head = "table,about,what,taken,other\n"
    change = compare(CONFLICTS, f"{head}wikidata/states,A,item,,Q1\n", f'{head}wikidata/states,"B, C",code,X,Y\n')
    assert change.lines == ("conflict: B, C: code is X; elsewhere: Y", "settled: A: item is none; elsewhere: Q1")
    assert (change.added, change.removed) == (1, 1)


def test_only_files_that_change_are_told_and_not_without_end(tmp_path: Path) -> None:
    (tmp_path / "same.ttl").write_text(tenure())
    (tmp_path / "gone.ttl").write_text(tenure())
    many = HEAD + "".join(f'\nperson:p{number} a pact:Person ;\n\trdfs:label "P{number}"@en .\n' for number in range(30))
    found = changes(tmp_path, [("same.ttl", tenure()), ("gone.ttl", None), ("never.ttl", None), ("new.ttl", many)])
    assert [change.path for change in found] == ["gone.ttl", "new.ttl"]
    lines = list(told(found))
    assert lines[0].startswith("gone.ttl: 0 added, 0 changed, 1 removed")
    assert len(lines) == 2 + 1 + 20 + 1
    assert lines[-1] == "  … and 10 more"
    assert list(told(changes(tmp_path, [("same.ttl", tenure().replace("Tenures", "T"))]))) == ["same.ttl: its comment alone"]
