"""The gazetteer holds every name of the reference data, and a name in a text leads to who bears it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from pactgraph import resources
from pactgraph.actors import Gazetteer, Lexicon, Resolver
from pactgraph.errors import InputError
from pactgraph.reference.record import is_latin

DAY = datetime.date(2021, 6, 1)


def linked(resolver: Resolver, text: str, day: datetime.date = DAY) -> set[str | None]:
    return {mention.link.entity for mention in resolver.resolve(text, day) if mention.link}


def test_every_state_is_found_by_its_name(resolver: Resolver, gazetteer: Gazetteer) -> None:
    missed = [
        entry.label for entry in gazetteer.states.values() if "(" not in entry.label and entry.id not in linked(resolver, f"They spoke of {entry.label}.")
    ]
    assert not missed


def test_nearly_every_holder_of_office_is_found_by_the_full_name(resolver: Resolver, gazetteer: Gazetteer) -> None:
    """Namesakes stay open, and a few names are in another script or in small letters."""
    people = [entry for entry in (gazetteer.entry(number) for number in range(gazetteer.size)) if entry.type == "Person" and gazetteer.tenures(entry)]
    assert len(people) > 10_000
    found = wrong = 0
    for entry in people:
        if not is_latin(entry.label):
            continue
        last = gazetteer.tenures(entry)[-1]
        persons = {
            one for one in linked(resolver, f"{entry.label} spoke.", datetime.date.fromisoformat(last.end or last.read)) if one and one.startswith("person/")
        }
        found += entry.id in persons
        wrong += bool(persons - {entry.id})
    assert found / len(people) > 0.98
    assert wrong / len(people) < 0.001


@pytest.mark.parametrize(("key", "wanted"), [("russian", "state/RUS"), ("us", "state/USA"), ("iaea", "organization/international-atomic-energy-agency")])
def test_names_have_their_origin(gazetteer: Gazetteer, key: str, wanted: str) -> None:
    assert [entry.id for entry, _ in gazetteer.find(key)] == [wanted]
    assert gazetteer.find("nobody at all") == ()


def test_a_capital_stands_for_its_state(gazetteer: Gazetteer) -> None:
    assert [entry.id for entry in gazetteer.stands_for(gazetteer.by_id("place/moscow"))] == ["state/RUS"]
    assert gazetteer.stands_for(gazetteer.by_id("state/RUS")) == []


def test_tenures_of_a_person_are_those_of_the_positions(gazetteer: Gazetteer) -> None:
    person = gazetteer.by_id("person/sergey-shoigu")
    tenures = gazetteer.tenures(person)
    assert tenures
    for tenure in tenures:
        assert tenure in gazetteer.holders(gazetteer.entry(tenure.position))
    day = "2021-12-06"
    held = {gazetteer.entry(tenure.position).id for tenure in tenures if tenure.held(day)}
    assert "position/RUS/defence-minister" in held


def test_a_tenure_that_was_open_when_read_is_known_up_to_that_day(gazetteer: Gazetteer) -> None:
    tenure = next(one for one in gazetteer.tenures(gazetteer.by_id("person/rajnath-singh")) if not one.end)
    assert tenure.held(tenure.read)
    assert not tenure.held("2040-01-01")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}"])
def test_a_file_that_is_no_gazetteer_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gazetteer.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="gazetteer"):
        Gazetteer.load(path)
    with pytest.raises(InputError, match="none"):
        Gazetteer.load(tmp_path / "none")


def test_the_file_is_a_line_an_entry() -> None:
    """So that tools that read a file by lines can show it."""
    text = resources.gazetteer_file().read_text(encoding="utf-8")
    data = json.loads(text)
    assert text.count("\n") > sum(map(len, data.values()))
    assert max(map(len, text.splitlines())) < 12_000


def test_a_lexicon_without_a_list_is_named(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_text("[honorifics]\nwords = []\n", encoding="utf-8")
    with pytest.raises(InputError, match="no list roles"):
        Lexicon.load(path)
    path.write_text("[honorifics", encoding="utf-8")
    with pytest.raises(InputError, match="a lexicon in TOML"):
        Lexicon.load(path)


def test_words_of_the_lexicon_are_keys(gazetteer: Gazetteer) -> None:
    """A word that is written otherwise than texts are read would never be met."""
    from pactgraph.model.words import key

    lexicon = Lexicon.load()
    assert not [word for word in lexicon.terms if key(word) != word]
