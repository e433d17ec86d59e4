"""scripts/refresh_reference: after what it publishes the graph anew, and that a graph is replaced as a whole or not at all. What it calls is played."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT
from pactgraph.wikidata.__main__ import main

SCRIPT = "scripts/refresh_reference"
PACTGRAPH = """#!/usr/bin/env bash
echo "$@" >> calls
for word in "$@"; do
    case $word in turtle) ls -A graph > seen; echo new ;; trig) ${TRIG:-echo new} ;; esac
done
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the script and a published graph; its programs do nothing but say that they were called."""
    programs = {"scripts/setup": "#!/bin/sh\n", ".venv/bin/python": "#!/bin/sh\n", ".venv/bin/pactgraph": PACTGRAPH}
    for path, text in programs.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
        (tmp_path / path).chmod(0o755)
    shutil.copy(ROOT / SCRIPT, tmp_path / SCRIPT)
    (tmp_path / "graph").mkdir()
    for ending in ("ttl", "trig"):
        (tmp_path / "graph" / f"pactgraph.{ending}").write_text("old\n")
    return tmp_path


def run(checkout: Path, *words: str, trig: str = "echo new") -> int:
    return subprocess.run([checkout / SCRIPT, *words], env={"PATH": "/usr/bin:/bin", "TRIG": trig}, capture_output=True, check=False).returncode


def graph(checkout: Path) -> dict[str, str]:
    return {path.name: path.read_text().strip() for path in sorted((checkout / "graph").iterdir())}


@pytest.mark.parametrize("words", [[], ["--offline"], ["states", "capitals"], ["--endpoint", "http://127.0.0.1/"]])
def test_the_graph_is_published(words: list[str], checkout: Path) -> None:
    assert run(checkout, *words) == 0
    assert graph(checkout) == {"pactgraph.trig": "new", "pactgraph.ttl": "new"}


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--tables-only", "states"], ["--folder", "elsewhere"], ["--offline", "--folder=elsewhere"]])
def test_the_graph_is_not_published(words: list[str], checkout: Path) -> None:
    assert run(checkout, *words) == 0
    assert not (checkout / "calls").exists()
    assert graph(checkout) == {"pactgraph.trig": "old", "pactgraph.ttl": "old"}


@pytest.mark.parametrize("words", [["--fold", "elsewhere"], ["--fold=elsewhere"], ["--table"], ["--tables"], ["--hel"]])
def test_an_option_that_is_cut_short_is_unknown(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The script does not know it either, and would publish after it."""
    with pytest.raises(SystemExit) as ended:
        main([*words, "--offline"])
    assert ended.value.code == 2
    assert f"unrecognized arguments: {words[0]}" in capsys.readouterr().err


def test_a_graph_is_replaced_when_all_of_it_is_there(checkout: Path) -> None:
    assert run(checkout, trig="false") == 1
    assert graph(checkout) == {"pactgraph.trig": "old", "pactgraph.ttl": "old"}, "nothing is replaced, and no draft is left"
    drafts = {name for name in (checkout / "seen").read_text().split() if name.endswith(".new")}
    assert drafts, "drafts lie beside what they replace, in the same file system"


def test_the_usage_names_what_keeps_it_from_publishing() -> None:
    text = (ROOT / SCRIPT).read_text(encoding="utf-8")
    usage = next(line for line in text.splitlines() if line.startswith("# Usage:"))
    (words,) = re.findall(r"case \$word in (.*?)\)", text)
    assert {word.removesuffix("=*") for word in words.split(" | ")} - {"-h"} <= set(re.findall(r"--[a-z-]+", usage))
