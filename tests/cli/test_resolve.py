"""``pactgraph resolve``: mentions with candidates and reasons."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pactgraph.cli import main

ARTICLE = Path(__file__).resolve().parents[2] / "graph" / "articles" / "2021-12-06-russia-india-agreements"
TEXT = "The Indian defence minister met Congo’s envoy in Moscow, and Michael Solheimsvik joined.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def give(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    """Put something on stdin."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))


def told(err: str, name: object) -> str:
    """The one line on stderr, which must be about the file of this name."""
    (line,) = err.splitlines()
    assert re.match(rf"pactgraph: {re.escape(str(name))}(:\d+)?: \S", line), line
    return line


def test_candidates_with_scores_and_reasons(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", str(file), "--published", "2021-12-06"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{file}, published 2021-12-06"
    at = lines.index("“Indian defence minister” [4-27]")
    assert lines[at + 1] == "  → Rajnath Singh   Person person/rajnath-singh   by office   via position/IND/defence-minister   1.10"
    assert lines[at + 2].startswith("        +1.10  Minister of Defence of India from 2019-05-")
    at = lines.index("“Congo” [32-37]  open: it leads the next by less than 0.15")
    assert ["state/COD" in lines[at + 1], "state/COG" in lines[at + 3]] == [True, True]
    assert lines[-1] == "(5 mentions: 3 linked, 1 of what only the text names, 1 open)"


def test_one_line_a_mention(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", str(file), "--published", "2021-12-06", "--format", "table"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["offsets", "words", "best", "candidate", "entity", "by", "score"]
    rows = {tuple(line.split()) for line in lines[3:-1]}
    assert ("4-10", "Indian", "→", "India", "state/IND", "name", "of", "the", "people", "0.95") in rows
    assert any(row[:3] == ("32-37", "Congo", "?") for row in rows)
    assert any("(in" in row for row in rows)


def test_json_lines_name_things_by_iri(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", str(file), "--published", "2021-12-06", "--format", "jsonl"]) == 0
    mentions = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for mention in mentions:
        assert TEXT[mention["start"] : mention["end"]] == mention["text"]
        assert mention["published"] == "2021-12-06"
    (minister,) = [mention for mention in mentions if mention["text"] == "Indian defence minister"]
    meant = minister["candidates"][minister["link"]]
    assert meant["entity"] == "https://w3id.org/pactgraph/id/person/rajnath-singh"
    assert meant["via"] == "https://w3id.org/pactgraph/id/position/IND/defence-minister"
    assert sum(reason["weight"] for reason in meant["reasons"]) == pytest.approx(meant["score"])
    (congo,) = [mention for mention in mentions if mention["text"] == "Congo"]
    assert congo["link"] is None
    (new,) = [mention for mention in mentions if mention["text"] == "Michael Solheimsvik"]
    assert new["candidates"][0]["entity"] is None


@pytest.mark.parametrize("path", [ARTICLE, ARTICLE / "article.txt"])
def test_an_article_names_its_day(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", str(path)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{path}, published 2021-12-06\n")
    assert err == ""


def test_without_a_day_it_says_what_that_means(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", str(file)]) == 0
    out, err = capsys.readouterr()
    assert "no day of publication" in err
    assert "by office" not in out


def test_stdin_and_several_files(file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"Russia agreed.")
    assert main(["resolve", "-", str(file), "--published", "2021-12-06", "--format", "table"]) == 0
    out = capsys.readouterr().out
    assert "standard input, published" in out
    assert str(file) in out


def test_a_text_that_cannot_be_read_does_not_stop_the_others(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", str(tmp_path / "none.txt"), str(file), "--published", "2021-12-06"]) == 2
    out, err = capsys.readouterr()
    assert "no such file" in err
    assert "person/rajnath-singh" in out


def test_a_folder_that_is_no_article_does_not_stop_the_others(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    assert main(["resolve", str(folder), str(file), "--published", "2021-12-06"]) == 2
    out, err = capsys.readouterr()
    told(err, folder)
    assert out.startswith(f"{file}, published")
    assert "person/rajnath-singh" in out


def test_a_file_that_may_not_be_read_does_not_stop_the_others(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    locked, read = tmp_path / "locked.txt", Path.read_bytes
    locked.write_text(TEXT, encoding="utf-8")

    def read_bytes(path: Path) -> bytes:
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert main(["resolve", str(locked), str(file), "--published", "2021-12-06"]) == 2
    out, err = capsys.readouterr()
    assert "permission denied" in told(err, locked).lower()
    assert out.startswith(f"{file}, published")
    assert "person/rajnath-singh" in out


@pytest.mark.parametrize("text", [b"", b" \n\t\n"])
def test_nothing_on_stdin_is_told_as_an_empty_file(text: bytes, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, text)
    assert main(["resolve", "-", str(file), "--published", "2021-12-06"]) == 2
    out, err = capsys.readouterr()
    assert "empty" in told(err, "-")
    assert out.startswith(f"{file}, published")
    assert "person/rajnath-singh" in out


def test_what_is_not_utf_8_on_stdin_is_told_as_in_a_file(file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"Russia\nC\xf4te d'Ivoire")
    assert main(["resolve", "-", str(file), "--published", "2021-12-06"]) == 2
    out, err = capsys.readouterr()
    assert "0xf4" in told(err, "-")
    assert out.startswith(f"{file}, published")
    assert "person/rajnath-singh" in out


def test_stdin_is_utf_8_wherever_it_runs(file: Path) -> None:
    """The locale of the shell says nothing of the text."""
    code = "import sys; from pactgraph.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "resolve", "-", "--published", "2021-12-06", "--format", "jsonl"]
    path = os.pathsep.join(one for one in sys.path if one)
    locale = {**os.environ, "PYTHONPATH": path, "LC_ALL": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    found = subprocess.run(command, input="\ufeffCôte d'Ivoire agreed.".encode(), capture_output=True, check=False, env=locale, timeout=60)
    assert found.returncode == 0, found.stderr
    (mention,) = [json.loads(line) for line in found.stdout.decode("latin-1").splitlines()]
    assert (mention["start"], mention["text"]) == (0, "Côte d'Ivoire")
    wrong = subprocess.run(command, input=b"C\xf4te d'Ivoire", capture_output=True, check=False, env=locale, timeout=60)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert "0xf4" in told(wrong.stderr.decode("latin-1"), "-")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.txt", None, "no such file"),
        ("empty.txt", b"", "an empty file"),
        ("latin.txt", b"Russia\nC\xf4te d'Ivoire", "news/latin.txt:2: found the byte 0xf4"),
    ],
)
def test_a_text_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes | None, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    if content is not None:
        (folder / name).write_bytes(content)
    assert main(["resolve", str(folder / name)]) == 2
    assert message in capsys.readouterr().err


def test_a_day_that_is_none(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["resolve", str(file), "--published", "yesterday"])
    assert stopped.value.code == 2
    assert "found 'yesterday'; expected a day, YYYY-MM-DD" in capsys.readouterr().err
