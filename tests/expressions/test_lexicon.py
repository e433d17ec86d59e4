"""The words of times and quantities are data, and faults in them are told with the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactgraph.errors import InputError
from pactgraph.expressions.lexicon import Lexicon


def lexicon(folder: Path, text: str) -> Lexicon:
    path = folder / "words.toml"
    path.write_text(text, encoding="utf-8")
    return Lexicon.load(path)


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"words\.toml"):
        lexicon(tmp_path, "[words")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a lexicon in TOML"):
        Lexicon.load(tmp_path / "words.toml")


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no table \[months\]"):
        lexicon(tmp_path, "").table("months")


@pytest.mark.parametrize("text", ["[percent]", "[percent]\nwords = 5", "[percent]\nwords = [5]"])
def test_a_list_that_is_none(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"no list words in \[percent\]"):
        lexicon(tmp_path, text).words("percent")


def test_a_word_in_two_lists(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'may' in month and verb"):
        lexicon(tmp_path, '[words]\nmonth = ["may"]\nverb = ["may"]').classes()


def test_words_are_in_small_letters() -> None:
    times, quantities = Lexicon.shipped("times"), Lexicon.shipped("quantities")
    words = [*times.classes(), *quantities.classes(), *quantities.table("numbers"), *quantities.table("currencies"), *quantities.table("qualified")]
    assert [word for word in words if word != word.lower()] == []


def test_names_and_signs_of_currencies_have_codes() -> None:
    quantities = Lexicon.shipped("quantities")
    codes = set(quantities.words("codes")) | {"TRY", "COP", "CUP", "ZWL", "BGN"}
    for name in ("symbols", "currencies", "qualified"):
        assert {code for code in quantities.table(name).values() if code} <= codes


def test_what_is_told_of_months_and_units_is_told_of_all() -> None:
    times = Lexicon.shipped("times")
    for name, lists in {"months": ("month", "name_month", "short_month"), "weekdays": ("weekday",), "today": ("today",), "units": ("unit", "century")}.items():
        assert {word for one in lists for word in times.words("words", one)} <= set(times.table(name))
    assert set(times.words("words", "units")) | set(times.words("words", "yearlong")) <= set(times.table("singulars"))
    assert set(times.table("singulars").values()) <= set(times.table("units"))
