"""The names of a text by their places, and what they are."""

from __future__ import annotations

import pytest

from no_reference import Nothing
from pactgraph.actors import Gazetteer, Resolver
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.names import Names
from pactgraph.extraction.roles import title_heads
from pactgraph.model.document import Span
from shipped_rules import DAY

RESOLVER = Resolver(Gazetteer.load())
TEXT = "Russian President Vladimir Putin met Jo Xorba from the Xorba Lindo Group in Moscow."


def names(text: str = TEXT, seen: tuple[str, str] | None = None) -> Names:
    def classify(spans: list[Span]) -> list[tuple[int, int, str]]:
        assert spans
        return [(text.index(seen[0]), text.index(seen[0]) + len(seen[0]), seen[1])] if seen else []

    return Names(RESOLVER.resolve(text, DAY), Nothing(), text, title_heads(), Lexicons.load(), classify)


def at(found: Names, words: str) -> list[str | None]:
    start = TEXT.index(words)
    return [one.entity.type for one in found.at(start, start + len(words)) if one.entity is not None]


@pytest.mark.parametrize(("words", "type_"), [("Vladimir Putin", "person"), ("Putin", "person"), ("Xorba Lindo Group", "unknown"), ("Moscow", "place")])
def test_what_names_are(words: str, type_: str) -> None:
    assert at(names(), words)[:1] == [type_]


def test_the_recogniser_tells_what_an_unknown_name_is() -> None:
    assert at(names(seen=("Xorba Lindo Group", "ORG")), "Xorba Lindo Group") == ["organization"]
    assert at(names(seen=("Jo Xorba", "PER")), "Xorba Lindo Group") == ["unknown"]
    assert at(names(seen=("Moscow", "PER")), "Moscow") == ["place"]


def test_names_by_place() -> None:
    found = names()
    assert found.at(0, len(TEXT)) == []
    assert [TEXT[one.start : one.end] for one in found.between(TEXT.index("Xorba Lindo"), len(TEXT))] == ["Xorba Lindo Group", "Moscow"]
    before = [one.start for one in found.before(TEXT.index("Moscow"))]
    assert before == sorted(before, reverse=True)
    assert TEXT.index("Moscow") not in before
    assert list(found.before(0)) == []


def test_a_title_begins_before_its_name() -> None:
    found = names()
    assert TEXT[found.titles[TEXT.index("Vladimir")] :].startswith("Russian President Vladimir")
