"""Paths lead where their steps say, and unknown steps are refused."""

from __future__ import annotations

import pytest

from conll import graph, words
from pactgraph.extraction.paths import Path

TALKS = graph("""
Russia Russia PROPN NNP 3 nsubj
and and CCONJ CC 1 cc
held hold VERB VBD 0 root
peace peace NOUN NN 5 compound
talks talk NOUN NNS 3 obj
with with ADP IN 7 case
Iran Iran PROPN NNP 5 nmod
and and CCONJ CC 9 cc
Iraq Iraq PROPN NNP 7 conj
in in ADP IN 11 case
Oman Oman PROPN NNP 3 obl
""")
HELD = 2


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("self", ["held"]),
        ("agent", ["Russia"]),
        ("patient", ["talks"]),
        ("patient.mod", ["peace"]),
        ("patient.pp(with)", ["Iran", "Iraq"]),
        ("patient.pp(with|in)", ["Iran", "Iraq"]),
        ("pp(in)", ["Oman"]),
        ("pp(with)", ["Iran", "Iraq"]),
        ("pp(of)", []),
        ("pp*(with)", ["Iran", "Iraq"]),
        ("pp", ["Oman"]),
        ("pp(to) / pp(in)", ["Oman"]),
        ("patient.pp(with) / pp(in)", ["Iran", "Iraq"]),
        ("patient.up(obj)", ["held"]),
        ("patient.up(nsubj)", []),
        ("pp.case(in)", ["Oman"]),
        ("pp.case(with)", []),
        ("xcomp", []),
    ],
)
def test_where_paths_lead(path: str, found: list[str]) -> None:
    assert words(TALKS, Path.read(path).follow(TALKS, HELD)) == found


@pytest.mark.parametrize("path", ["nothing", "pp(with", "agent.", "", "agent..mod", "agent(x))"])
def test_steps_that_are_none(path: str) -> None:
    with pytest.raises(ValueError, match="the step"):
        Path.read(path)
