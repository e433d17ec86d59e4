"""``pactgraph extract`` and ``pactgraph add``: claims on stdout, everything else on stderr, one fault never in the way of the others."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import signed_extractor
from conftest import ROOT
from pactgraph.cli import main
from pactgraph.cli.parser import LIMIT as LIMIT_OF_THE_PARSER
from pactgraph.reading.source import LIMIT

TEXT = "Russia and India signed an “agreement” on Monday. 🙂\r\nIt was a long day, and it was signed.\nnothing was signed."
PROGRAM = """
import signal, sys
import signed_extractor
from pactgraph.cli import main
from pactgraph.pipeline import extraction
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # as in a terminal, wherever the tests run
    extraction.extractor = signed_extractor.extractor
    raise SystemExit(main(sys.argv[1:]))
"""


@pytest.fixture(autouse=True)
def _signed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pactgraph.pipeline.extraction.extractor", signed_extractor.extractor)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "deal.txt"
    path.write_bytes(TEXT.encode())
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    path.write_text(
        "".join(json.dumps({"id": f"a{n}", "text": f"The two of them signed {n} in Moscow. " * (n % 5 + 1)}) + "\n" for n in range(40)), encoding="utf-8"
    )
    return path


def test_claims_as_json_lines(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(file), "--published", "2021-12-06"]) == 0
    out, err = capsys.readouterr()
    claims = [json.loads(line) for line in out.splitlines()]
    schema = Draft202012Validator(json.loads((ROOT / "ontology" / "claim.schema.json").read_text(encoding="utf-8")))
    assert [error.message for claim in claims for error in schema.iter_errors(claim)] == []
    evidence = [piece for claim in claims for piece in claim["evidence"]]
    assert [TEXT[piece["start"] : piece["end"]] for piece in evidence] == [piece["quote"] for piece in evidence]
    assert evidence[0]["quote"] == "Russia and India signed an “agreement” on Monday"
    assert err.startswith("1 articles, 2 claims, 1 rejected, ")


def test_claims_for_human_eyes(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(file), "--published", "2021-12-06", "--format", "text", "--rejected", "--quiet"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("2021-12-06-deal, published 2021-12-06\n\nagreement: signed   ")
    assert "    parties: Russia (open), India (open), Monday (open)\n" in out
    assert "    “Russia and India signed an “agreement” on Monday” [0-48]\n        the article\n        by signed-sentence, confidence 0.50\n" in out
    assert "rejected: agreement\n    “nothing was signed”\n    no party is named\n\n(2 claims, 1 rejected)\n" in out


def test_claims_as_yaml_and_what_was_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["extract", str(file), "--published", "2021-12-06", "--rejected", "--format"]
    main([*words, "yaml"])
    as_yaml = capsys.readouterr().out
    main([*words, "jsonl"])
    *claims, refused = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert yaml.safe_load(as_yaml) == claims
    assert refused == {"rejected": {"type": "agreement", "evidence": [{"quote": "nothing was signed"}]}, "reasons": ["no party is named"]}
    assert json.dumps(refused) in as_yaml


def test_one_fault_does_not_stop_the_others(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.txt").write_text("Es wurde in der Stadt und auf dem Land mit dem Minister von der Regierung für das Volk nicht " * 3, encoding="utf-8")
    paths = [str(path) for path in (tmp_path / "a.pdf", tmp_path / "none", tmp_path / "b.txt", file)]
    assert main(["extract", *paths, "--published", "2021-12-06"]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    pdf, none, other, summary = err.splitlines()
    assert pdf.startswith(f"pactgraph: {paths[0]}: found a PDF file; expected text, HTML")
    assert none.startswith(f"pactgraph: {paths[1]}: found no such file")
    assert other.startswith(f"pactgraph: {paths[2]}: seems not to be English (")
    assert summary.startswith("1 articles, 2 claims, 1 rejected, 1 skipped, 2 failed, ")


def test_the_encoding_that_was_taken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Caf\xe9 signed.".encode("latin-1"))
    main(["extract", str(path), "--published", "2021-12-06"])
    assert f"pactgraph: {path}: line 1 holds the byte 0xe9 that is not UTF-8; read as windows-1252\n" in capsys.readouterr().err


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(TEXT.encode()))  # type: ignore[type-var]

    monkeypatch.setattr("sys.stdin", Stdin)
    assert main(["extract", "-", "--published", "2021-12-06", "--title", "From a pipe"]) == 0
    assert {json.loads(line)["article"] for line in capsys.readouterr().out.splitlines()} == {"2021-12-06-from-a-pipe"}


def test_any_number_of_processes_writes_the_same_bytes(many: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    outputs = []
    for jobs in ("1", "3"):
        assert main(["extract", str(many), "--published", "2021-12-06", "--jobs", jobs, "--quiet"]) == 0
        outputs.append(capfdbinary.readouterr().out)
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") == 120


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted(tmp_path: Path, jobs: str) -> None:
    """Ctrl-C in a terminal goes to all processes: one line, and no process is left."""
    path = tmp_path / "many.jsonl"
    path.write_text(
        "".join(json.dumps({"id": f"a{number}", "text": "The two of them signed it in Moscow. " * 100}) + "\n" for number in range(2000)), encoding="utf-8"
    )
    words = [sys.executable, "-c", PROGRAM, "extract", str(path), "--published", "2021-12-06", "--jobs", jobs, "--quiet"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])}
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, start_new_session=True)
    assert process.stdout is not None
    process.stdout.read(1)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)  # ends when all processes that hold the pipes have ended
    assert process.returncode == 130
    assert err.decode().splitlines()[-1].startswith("pactgraph: stopped")
    assert b"Traceback" not in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--language", "de"], "found 'de'; expected en"),
        (["--jobs", "0"], "expected a whole number from 1 to 256"),
        (["--max-characters", "x"], "expected a whole number from 1 to 1,000,000,000"),
        (["--url", "no address"], "expected an absolute IRI"),
        (["--published", "6/12/2021"], "expected a day, YYYY-MM-DD"),
    ],
)
def test_wrong_options(words: list[str], message: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["extract", str(file), *words])
    assert message in capsys.readouterr().err


def test_an_unknown_model(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(file), "--published", "2021-12-06", "--model", "nothing"]) == 2
    assert capsys.readouterr().err == "pactgraph: no model 'nothing'\n"


def test_strange_texts_end_soon(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = time.monotonic()
    for text in ("a, " * 10_000, "word " * 40_000, "no end of a sentence " * 20_000, "🙂" * 10_000):
        path = tmp_path / "a.txt"
        path.write_text(text, encoding="utf-8")
        assert main(["extract", str(path), "--published", "2021-12-06"]) == 0
    assert capsys.readouterr().out == ""
    assert time.monotonic() - start < 20


def test_add_an_article(file: Path, small_store: Path, reference: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["add", "--store", str(small_store), "--reference", str(reference), "--articles", str(tmp_path / "kept"), "--published", "2021-12-06"]
    assert main([*words, str(file), str(tmp_path / "none")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"pactgraph: {tmp_path / 'none'}: found no such file" in err
    assert "added 2021-12-06-deal\n" in err
    assert (tmp_path / "kept" / "2021-12-06-deal" / "article.txt").read_bytes() == TEXT.encode()
    assert main(["add", "--store", str(small_store), "--reference", str(reference), "--quiet", str(tmp_path / "kept" / "2021-12-06-deal")]) == 0
    assert main(["remove", "--store", str(small_store), "--reference", str(reference), "2021-12-06-deal"]) == 0


def test_the_parser_knows_the_limit_of_the_reader() -> None:
    assert LIMIT_OF_THE_PARSER == LIMIT


def test_help_needs_no_library_of_the_readers() -> None:
    script = "import sys; from pactgraph.cli.parser import parser; parser(); print(*sorted(sys.modules), file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT).stderr.split()
    assert {"trafilatura", "lxml", "markdown_it", "charset_normalizer", "multiprocessing", "pactgraph.reading.documents"}.isdisjoint(loaded)
