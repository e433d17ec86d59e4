"""Names that no table has: capitalised words in a row."""

from __future__ import annotations

import time

import pytest

from pactgraph.extraction.unknown import Name, runs
from pactgraph.model.slots import Entity

TITLES, THINGS, BODIES = frozenset({"minister", "president"}), frozenset({"treaty"}), frozenset({"committee", "industry"})


def known(text: str, words: str, type_: str = "state") -> Name:
    start = text.index(words)
    return Name(start, start + len(words), Entity(words, type=type_, start=start, end=start + len(words), rule="name"))


def found(text: str, *names: Name) -> list[tuple[str, str | None]]:
    return [(text[one.start : one.end], one.entity.type) for one in runs(text, names, TITLES, THINGS, BODIES) if one.entity is not None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Xorba Lindo Group bought it", [("Xorba Lindo Group", "unknown")]),
        ("they met President Jo Xorba there", [("Jo Xorba", "person")]),
        ("they met ministers Jo Xorba and Al Lindo there", [("Jo Xorba", "person"), ("Al Lindo", "person")]),
        ("they met President Jo Xorba; then Xorba left", [("Jo Xorba", "person"), ("Xorba", "person")]),
        ("the Bank of Xorba Lindo paid", [("Bank of Xorba Lindo", "unknown")]),
        ("the Trade and Xorba Committee met", [("Trade and Xorba Committee", "organization")]),
        ("a word alone: Xorba", []),
        ("no capitals at all", []),
        ("", []),
    ],
)
def test_runs(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


def test_what_is_known_is_not_found_again() -> None:
    text = "the Xorba Lindo Russia Group Limited"
    assert found(text, known(text, "Russia")) == [("Xorba Lindo", "unknown"), ("Group Limited", "unknown")]
    assert found(text, known(text, "Xorba Lindo Russia Group Limited")) == []


def test_the_first_name_completes_a_known_person() -> None:
    text = "Mohammed bin Salman spoke"
    person = known(text, "Salman", "person")
    prince = person._replace(entity=Entity("Salman", "id", "Mohammed bin Salman", type="person", start=person.start, end=person.end, rule="surname"))
    (name,) = runs(text, [prince], TITLES, THINGS, BODIES)
    assert name.entity is not None
    assert (name.entity.text, name.entity.id, name.start) == ("Mohammed bin Salman", "id", 0)


@pytest.mark.parametrize("piece", ["Xorba ", "Xorba Lindo ran. ", "Xorba of ", "Xorba and ", "X.", "Xorba’s ", "Xorba-", "Xorba, Lindo and "])
def test_time_grows_with_the_length(piece: str) -> None:
    """Ten times the text may take forty times as long, not a hundred times; most of this is noise of small figures."""
    taken = []
    for number in (1000, 10_000):
        text = piece * number
        names = [Name(place, place + 1, None) for place in range(0, len(text), 50)]
        start = time.process_time()
        list(runs(text, names, TITLES, THINGS, BODIES))
        taken.append(time.process_time() - start)
    assert taken[1] < 40 * max(taken[0], 0.005)
