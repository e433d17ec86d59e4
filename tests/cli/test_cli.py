"""The command line as a user meets it: a process, its output, its messages, its exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ARTICLE, ROOT, SLUG
from pactgraph import iris
from pactgraph.cli.parser import parser
from pactgraph.rdf import make_quad
from pactgraph.store.embedded import writing
from pactgraph.store.sandbox import Limits
from pactgraph.vocabulary import PACT, RDF
from tests_support import needs_java

SAMPLE = "partners-of-named-adversaries"


def run(*words: str | Path, store: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    verb, *rest = map(str, words)
    return subprocess.run(
        [sys.executable, "-m", "pactgraph.cli", verb, "--store", str(store), *rest], capture_output=True, text=True, input=stdin, check=False, cwd=ROOT
    )


def fails(*words: str | Path, store: Path, stdin: str | None = None) -> str:
    """Run a verb that must fail: exit code 2, nothing on stdout, messages and no traceback on stderr."""
    result = run(*words, store=store, stdin=stdin)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr.strip()


def test_build_add_remove(tmp_path: Path) -> None:
    store = tmp_path / "s"
    built = run("build", ARTICLE, store=store)
    assert (built.returncode, built.stdout) == (0, "")
    assert f"mapping {SLUG} (47 claims)" in built.stderr
    assert run("remove", "--quiet", SLUG, store=store).stderr == ""
    assert "None known" in run("ask", SAMPLE, store=store).stdout
    assert run("add", "--quiet", ARTICLE / "claims.yaml", store=store).returncode == 0
    assert "India" in run("ask", SAMPLE, store=store).stdout


def test_sample_answer_with_citations(built: Path) -> None:
    text = run("ask", SAMPLE, "--cite", store=built).stdout
    lines = [line.strip() for line in text.splitlines()]
    assert lines[2].split()[:2] == ["India", "Russia"]
    assert "until 2030" in lines[2]
    assert "Countering America's Adversaries Through Sanctions Act" in lines[2]
    quote = lines.index("“for the next decade, through 2030”")
    assert lines[quote + 1].startswith("Ministry of Defence of Russia (told reporters) → TASS (reported) → Isabel Van Brugen, Newsweek")
    assert lines[quote + 2] == f"{SLUG} [1155-1188]"


def test_json_has_the_promised_form(built: Path, article_text: str) -> None:
    answer = json.loads(run("ask", SAMPLE, "--format", "json", store=built).stdout)
    assert list(answer)[:4] == ["question", "reading", "columns", "rows"]
    (row,) = answer["rows"]
    assert row["bindings"]["partner"] == {"type": "uri", "value": "https://w3id.org/pactgraph/id/state/IND", "label": "India"}
    for citation in row["citations"]:
        assert {"quote", "start", "end", "article", "attribution", "rule"} <= set(citation)
        if citation["quote"] is None:
            assert citation["source"].endswith("(unverified)")
        else:
            assert citation["quote"] == article_text[citation["start"] : citation["end"]]


def test_csv_and_markdown(built: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run("ask", SAMPLE, "--format", "csv", store=built).stdout))
    assert (row["partner"], row["adversary_iri"]) == ("India", "https://w3id.org/pactgraph/id/state/RUS")
    text = run("ask", SAMPLE, "--cite", "--format", "md", store=built).stdout
    assert "| partner | adversary | agreement | instrument |" in text
    assert "[^1]: “" in text


def test_without_source(built: Path) -> None:
    result = run("ask", SAMPLE, "--without-source", "TASS", store=built)
    assert (result.returncode, "India" in result.stdout, "None known" in result.stdout) == (0, False, True)


def test_partnership_stands_without_tass(built: Path) -> None:
    without = ["--without-source", "TASS"]
    assert "Russia" in run("ask", "partners", "--param", "actor=India", *without, store=built).stdout
    text = run("explain", "India", "partnerOf", "Russia", *without, store=built).stdout
    assert "by rule partner-by-agreement" in text
    assert "TASS" not in text
    assert run("query", "-", *without, store=built, stdin="ASK { ?a <https://w3id.org/pactgraph/ontology#validUntilYear> 2030 }").stdout == "false\n"


def test_sources_are_withdrawn_together(built: Path) -> None:
    for sources in (["TASS", "Newsweek"], ["Newsweek", "TASS"], ["TASS", "TASS"]):
        result = run("ask", SAMPLE, *(word for source in sources for word in ("--without-source", source)), store=built)
        assert (result.returncode, "None known" in result.stdout) == (0, True)


def test_query_shows_blank_nodes(built: Path) -> None:
    text = "SELECT ?r WHERE { ?r a <http://www.w3.org/2002/07/owl#Restriction> } LIMIT 1"
    assert "_:" in run("query", "-", store=built, stdin=text).stdout


def test_list(built: Path) -> None:
    text = run("ask", "--list", store=built).stdout
    assert f"  {SAMPLE}\n" in text
    assert "--param year=…  (integer, default 2030)" in text


def test_query_forms(built: Path, tmp_path: Path) -> None:
    assert run("query", "-", store=built, stdin="ASK { ?s a <https://w3id.org/pactgraph/ontology#NamedAdversary> }").stdout == "true\n"
    file = tmp_path / "q.rq"
    file.write_text("SELECT ?s WHERE { ?s a <https://w3id.org/pactgraph/ontology#AdversaryPartner> }")
    assert "India" in run("query", file, store=built).stdout
    construct = "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t } LIMIT 1"
    assert run("query", "-", store=built, stdin=construct).stdout.endswith(" .\n")


def test_explain(built: Path) -> None:
    text = run("explain", "India", "partnerOf", "Russia", store=built).stdout
    assert "by rule declared-partner, because" in text
    assert "Rajnath Singh (added, on Twitter) → Isabel Van Brugen, Newsweek" in text
    tree = json.loads(run("explain", "India", "a", "pact:ExposedActor", "--format", "json", store=built).stdout)
    assert {support["rule"] for support in tree[0]["supports"]} == {"exposure-stated", "exposure-defence-agreement"}


def test_stats(built: Path) -> None:
    numbers = json.loads(run("stats", "--format", "json", store=built).stdout)
    assert numbers["graph"]["claims"] == 47
    assert "claims by type" in run("stats", store=built).stdout


def test_check_of_a_sound_installation(built: Path, tmp_path: Path) -> None:
    result = run("check", store=built)
    assert (result.returncode, result.stderr) == (0, "")
    assert re.fullmatch(r"\(\d+ checks; 0 errors, 0 warnings\)\n", result.stdout)
    words = [sys.executable, "-m", "pactgraph.cli", "check", "--format", "json"]
    without = subprocess.run(words, capture_output=True, text=True, check=True, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})
    assert json.loads(without.stdout)["faults"] == []


def test_check_tells_faults_of_the_data(store: Path) -> None:
    """An undeclared term in the store: exit code 1, with the term and the graph that uses it."""
    with writing(store) as (writer, _):
        writer.insert([make_quad(iris.state("IND"), PACT.alliedTo, iris.state("RUS"), iris.VIEW)])
    result = run("check", store=store)
    assert (result.returncode, result.stderr) == (1, "")
    assert "error     undeclared-term  pact:alliedTo  usedBy graph:view\n" in result.stdout
    assert "undeclared-term: A rule, question, shape, data or the code uses a term of ours" in result.stdout
    assert result.stdout.endswith("1 error, 0 warnings)\n")
    (fault,) = json.loads(run("check", "--format", "json", store=store).stdout)["faults"]
    assert (fault["check"], fault["severity"], fault["term"]) == ("undeclared-term", "error", PACT.alliedTo.value)


def test_reason(built: Path) -> None:
    text = run("reason", store=built).stdout
    assert text.startswith(
        "named adversary\n    China   state:CHN\n    Cuba   state:CUB\n    Iran   state:IRN\n    Maduro regime   organization:maduro-regime\n"
        "    North Korea   state:PRK\n    Russia   state:RUS\nadversary partner\n    India   state:IND\n"
    )
    assert "HermiT" not in text
    members = json.loads(run("reason", "--format", "json", store=built).stdout)
    assert members == {"members": members["members"]}
    assert members["members"]["SanctionedActor"] == [{"iri": iris.state("CHN").value, "label": "China"}]


@needs_java
def test_reason_with_hermit(small_store: Path) -> None:
    assert run("reason", "--owl", store=small_store).stdout.endswith("HermiT: consistent, and the same members\n")
    with writing(small_store) as (writer, _):
        writer.insert([make_quad(iris.state("FRA"), RDF.type, cls, iris.VIEW) for cls in (PACT.Actor, PACT.ExposedActor)])
    result = run("reason", "--owl", store=small_store)
    assert result.returncode == 1
    assert "HermiT: consistent, but other members\n  by rule alone:\n    exposed actor\n" in result.stdout
    with writing(small_store) as (writer, _):
        writer.insert([make_quad(iris.state("FRA"), PACT.partnerOf, iris.state("FRA"), iris.VIEW)])
    result = run("reason", "--owl", store=small_store)
    assert result.returncode == 1
    assert result.stdout.endswith("HermiT: the view contradicts the ontology\n")
    told = json.loads(run("reason", "--owl", "--format", "json", store=small_store).stdout)["owl"]
    assert told == {"consistent": False, "agrees": False, "by_rules_alone": {}, "by_owl_alone": {}}


def test_reason_without_java(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "HermiT needs Java; found no program 'java'" in fails("reason", "--owl", store=built)


@pytest.mark.parametrize("format", ["turtle", "trig", "nquads", "jsonld", "rdfxml"])
def test_export(built: Path, format: str) -> None:
    result = run("export", "--format", format, store=built)
    assert result.returncode == 0
    assert len(result.stdout) > 10_000


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["ask", "no-such-question"], "no question 'no-such-question'; did you mean"),
        (["ask"], "no question; expected its name, or --list"),
        (["ask", "agreements-of-partners-of"], "no value for the parameter 'adversary'; give it with --param adversary=…"),
        (["ask", SAMPLE, "--param", "year=2030 } DROP ALL"], "parameter year: found '2030 } DROP ALL'; expected a whole number"),
        (["ask", SAMPLE, "--param", "jahr=2030"], "unknown parameter 'jahr'; expected year"),
        (["ask", SAMPLE, "--param", "year"], "--param year: expected NAME=VALUE"),
        (["ask", "agreements-of-partners-of", "--param", "adversary=<http://x/> } #>"], "expected an IRI"),
        (["ask", "agreements-of-partners-of", "--param", "adversary=Rusia"], "no thing with the name 'Rusia'; did you mean Russia"),
        (["ask", SAMPLE, "--without-source", "India"], "no claim that came through 'India'"),
        (["query", "nowhere.rq"], "nowhere.rq: found no such file; expected a SPARQL query"),
        (["explain", "India", "partnerOf", "Iran"], "no statement in the view about 'India partnerOf Iran'"),
        (["ask", SAMPLE, "--param", "name=x"], "unknown parameter 'name'; expected year"),
        (["query", "tests"], "tests: found is a directory"),
        (["remove", "two words"], "no article 'two words'"),
        (["remove", "nothing"], "no article 'nothing'"),
        (["add", "nowhere"], "nowhere: found no such file; expected an article"),
        (["build", "tests"], "no article folder (article.txt, article.yaml, claims.yaml) at or below 'tests'"),
    ],
)
def test_mistakes_get_one_clear_line(store: Path, words: list[str], message: str) -> None:
    said = fails(*words, store=store)
    assert said.startswith("pactgraph: ")
    assert "\n" not in said
    assert message in said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * WHERE {\n ?s ?p }", "-: line 2, column"),
        ("DELETE WHERE { ?s ?p ?o }", "-: line 1, column"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "-: line 1, column 18: found 'SERVICE'"),
        ("SELECT * WHERE { SERVICESILENT <http://127.0.0.1:1/> { ?s ?p ?o } }", "found 'SERVICESILENT'"),
        ("PREFIX e: <http://127.0.0.1:1/> SELECT * WHERE { SERVICEe:c { ?s ?p ?o } }", "found 'SERVICEe:c'"),
        ("SELECT * WHERE { ?s ?p `", "-: line 1, column 24: found '`'"),
    ],
)
def test_broken_queries_name_their_line(built: Path, text: str, message: str) -> None:
    assert message in fails("query", "-", store=built, stdin=text)


def test_query_has_limits(built: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    said = fails("query", "-", "--timeout", "1", store=built, stdin=endless)
    assert said == "pactgraph: -: stopped after 1 s; expected a query that ends sooner: narrow it, or allow more time"
    assert "stopped at 50 MB of memory" in fails("query", "-", "--memory", "50", store=built, stdin="ASK { ?s ?p ?o }")
    for wrong in ("0", "-1", "1.5", "nan", "1000001", "9" * 5000, "²"):
        assert "expected a whole number from 1 to 1,000,000" in fails("query", "-", f"--timeout={wrong}", store=built, stdin=endless)


def test_defaults_are_those_of_the_library() -> None:
    options = parser().parse_args(["query", "-"])
    assert (options.timeout, options.memory) == (Limits().seconds, Limits().memory)


def test_ask_does_not_load_what_only_query_needs(built: Path) -> None:
    script = "import sys; from pactgraph.cli import main; main(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"
    command = [sys.executable, "-c", script, "ask", SAMPLE, "--store", str(built)]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stderr.split()
    assert {"pactgraph.store.sandbox", "subprocess", "tempfile", "rdflib"}.isdisjoint(loaded)


def test_no_store(tmp_path: Path) -> None:
    assert "found no store; expected one made with 'pactgraph build'" in fails("ask", SAMPLE, store=tmp_path / "none")


def test_locked_store_is_reported(store: Path) -> None:
    with writing(store):
        assert "another process is writing this store" in fails("add", ARTICLE, store=store)
    assert run("ask", SAMPLE, store=store).returncode == 0


def test_broken_article_names_file_and_line(small_store: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ARTICLE, tmp_path / SLUG))
    claims = folder / "claims.yaml"
    claims.write_text(claims.read_text().replace("quote: wrote Singh", "quote: wrote Song"))
    before = run("export", "--format", "nquads", store=small_store).stdout
    said = fails("add", folder, store=small_store)
    assert f"{claims}:" in said
    assert '"wrote Song", but the text at 386-397 is "wrote Singh"' in said
    assert run("export", "--format", "nquads", store=small_store).stdout == before


def test_help_names_every_verb(built: Path) -> None:
    text = subprocess.run([sys.executable, "-m", "pactgraph.cli", "--help"], capture_output=True, text=True, check=True).stdout
    for verb in ("build", "extract", "add", "remove", "ask", "query", "explain", "export", "stats", "check", "reason"):
        assert f"    {verb}" in text


@pytest.mark.parametrize("format", ["table", "csv", "json", "md"])
def test_rows_without_columns(built: Path, format: str) -> None:
    result = run("query", "--format", format, "-", store=built, stdin="SELECT * {}")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout


def test_validate_and_its_exit_code(small_built: Path, reference: Path, tmp_path: Path) -> None:
    conforming = run("validate", "--quiet", store=small_built)
    assert (conforming.returncode, conforming.stderr) == (0, "")
    assert "is about 1 USD for one (rifle)" in conforming.stdout
    assert conforming.stdout.endswith("conforms: violations 0, warnings 2\n")
    assert json.loads(run("validate", "--quiet", "--report", "json", store=small_built).stdout)["conforms"] is True
    folder = tmp_path / SLUG
    shutil.copytree(ARTICLE, folder)
    claims = (folder / "claims.yaml").read_text(encoding="utf-8")
    (folder / "claims.yaml").write_text(
        claims.replace(
            "id/person/rajnath-singh', name: Rajnath Singh, type: person, start: 113", "id/state/IND', name: Rajnath Singh, type: person, start: 113"
        )
    )
    built_with_fault = run("build", "--quiet", "--reference", reference, folder, store=tmp_path / "s")
    assert built_with_fault.returncode == 1
    assert "Violation: Rajnath Singh as Defense Minister of India (tenure-holder)" in built_with_fault.stderr
    assert f"pactgraph: {SLUG}: its claims are kept out of the view" in built_with_fault.stderr
    faulty = run("validate", "--quiet", store=tmp_path / "s")
    assert faulty.returncode == 1
    assert faulty.stdout.endswith("does not conform: violations 1, warnings 0\n")
