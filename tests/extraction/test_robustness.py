"""Whatever the text, extraction ends, quotes are verbatim, and time and memory grow with the length."""

from __future__ import annotations

import json
import re
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import ROOT
from pactgraph.cli import main
from pactgraph.extraction.gate import faults
from pactgraph.model.encoding import to_data
from shipped_rules import extracted, rules

SCHEMA = Draft202012Validator(json.loads((ROOT / "ontology" / "claim.schema.json").read_text(encoding="utf-8")))
SLOWLY = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
WORDS = "Russia|India|Vladimir Putin|signed|met|a treaty|sanctions|imposed|on|and|President|the two countries|said|Xorba|on Monday|2021|’s|of|to|will|not"
MARKS = ["(", ")", "“", "”", ",", ";", ".", "-", "\n", "\r\n", "\n\n", "\u00a0", "\u200b", "🙂", "e\u0301", "\x00"]
PIECES = [*WORDS.split("|"), *MARKS]
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
)


def sound(text: str) -> None:
    """Nothing is raised, and every claim holds: words at their places, the schema, an id of its own."""
    found = extracted(text)
    for claim in found.claims:
        assert faults(claim, found.document) == ()
        assert [error.message for error in SCHEMA.iter_errors(to_data(claim))] == []
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    for refused in found.rejected:
        assert refused.reasons
        for piece in refused.claim["evidence"]:
            assert text[piece["start"] : piece["end"]] == piece["quote"]


@SLOWLY
@given(TEXTS)
def test_any_text(text: str) -> None:
    sound(text)


@SLOWLY
@given(st.data())
def test_insertions_never_shift_a_quote(article_text: str, data: st.DataObject) -> None:
    text = article_text[:2500]
    inserted = st.tuples(st.integers(0, len(text)), st.sampled_from(["“", "”", "’", "🙂", "\u0301", "\r\n", "\u200b", "\ufeff", "𝔸", " "]))
    for place, piece in sorted(data.draw(st.lists(inserted, max_size=12)), reverse=True):
        text = text[:place] + piece + text[place:]
    sound(text)


def test_the_first_article_with_other_line_ends(article_text: str) -> None:
    """What an article says does not hang on how its lines end."""
    plain, other = (extracted(text).claims for text in (article_text, article_text.replace("\n", "\r\n")))
    assert [re.sub(r"\s+", " ", claim.evidence[0].quote) for claim in plain] == [re.sub(r"\s+", " ", claim.evidence[0].quote) for claim in other]
    assert plain


GROWING = {
    "commas": lambda number: "Russia and India signed an agreement" + "," * number,
    "a list": lambda number: "Russia signed an agreement with " + "India, " * number + "China.",
    "capitals": lambda number: "Russia signed an agreement with " + "Xorba " * number,
    "names": lambda number: "They signed an agreement. " + " ".join(f"Xorba{place} Lindo{place} ran." for place in range(number)),
    "brackets": lambda number: "Russia signed a treaty " + "(" * number + ")" * number,
    "no end": lambda number: "the treaty they signed was long and " * (number // 10),
    "quotes": lambda number: "“" * number + " signed a treaty",
    "the two": lambda number: "Russia signed a treaty. " + "The two presidents met. " * (number // 20),
}


@pytest.mark.parametrize("kind", GROWING)
def test_time_grows_with_the_length(kind: str) -> None:
    """Eight times the text may take thirty times as long, not sixty-four times."""
    extracted(GROWING[kind](50))
    taken = []
    for number in (400, 3200):
        text = GROWING[kind](number)
        start = time.process_time()
        sound(text)
        taken.append(time.process_time() - start)
    assert taken[1] < 30 * max(taken[0], 0.02)


def test_memory_is_given_back() -> None:
    """No article leaves more behind than the caches of words, however many are read."""
    text = "Russia and India signed a treaty in Moscow. Vladimir Putin met Narendra Modi. " * 20
    extracted(text)
    tracemalloc.start()
    try:
        for _ in range(3):
            extracted(text)
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(5):
            extracted(text)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 2_000_000


NASTY = {
    "empty": (b"", 2),
    "binary": (bytes(range(256)) * 2000, 2),
    "too long": (b"Russia signed a treaty. " * 2_200_000, 2),
    "zip": (b"PK\x03\x04" + b"\0" * 100, 2),
    "other language": ("Der Minister hat mit der Regierung von Indien und dem Präsidenten das Abkommen für die Zukunft nicht unterzeichnet. ".encode() * 5, 0),
    "commas": (b"Russia and India signed a treaty" + b"," * 10_000, 0),
    "one word": (b"signed" * 200_000, 0),
}


@pytest.mark.parametrize("kind", NASTY)
def test_nasty_files(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Each ends soon, with claims, with none, or with a message, and never with a traceback."""
    monkeypatch.setattr("pactgraph.pipeline.extraction.extractor", lambda model=None: rules())
    data, code = NASTY[kind]
    path = tmp_path / "text.txt"
    path.write_bytes(data)
    start = time.process_time()
    found = main(["extract", str(path), "--published", "2021-12-06"])
    out, err = capsys.readouterr()
    assert time.process_time() - start < 30
    assert found == code, err
    assert "Traceback" not in err
    assert bool(re.search(rf"^pactgraph: {re.escape(str(path))}(:1)?: found .*; expected", err, re.MULTILINE)) == (code == 2)
    assert all(json.loads(line)["evidence"] for line in out.splitlines())
