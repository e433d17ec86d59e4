"""The scorer of the benchmark of resolution, on mentions made by hand whose outcome is known."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from pactgraph.model.mention import Candidate, Mention, Reason
from tests_support import load_benchmark

benchmark = load_benchmark("resolve")


def candidate(entity: str | None, weight: float = 1.0, via: str | None = None, organ_of: str | None = None) -> Candidate:
    kind = "Person" if (entity or "").startswith("person/") else "Organization"
    return Candidate(entity, entity or "what the text names", kind, "name", (Reason(weight, "by hand"),), via, organ_of)


class StandIn:
    """Finds the words it is given, each at its first place: with a link to the first entity, or, if not linked, with candidates alone."""

    def __init__(self, found: dict[str, tuple[str | None, ...]], linked: bool = True, via: str | None = None, organ_of: str | None = None) -> None:
        self.found, self.linked, self.via, self.organ_of = found, linked, via, organ_of

    def resolve(self, text: str, date: datetime.date | None) -> tuple[Mention, ...]:
        mentions = []
        for words, entities in self.found.items():
            start = text.index(words)
            weights = [1.0 - 0.5 * rank if self.linked else 0.4 for rank in range(len(entities))]
            candidates = tuple(candidate(entity, weight, self.via, self.organ_of) for entity, weight in zip(entities, weights, strict=True))
            mentions.append(Mention(start, start + len(words), words, candidates))
        return tuple(sorted(mentions))


@pytest.fixture(scope="module")
def reference() -> object:
    return benchmark.Reference.load()


def item(text: str, *links: tuple[str, str], reference: object) -> object:
    golds = []
    for (surface, page), span in zip(links, benchmark.offsets(text, [surface for surface, _ in links]), strict=True):
        assert span is not None
        entity, also, reading = benchmark.meaning(page, surface, reference)
        golds.append(benchmark.Gold(*span, surface, page, entity, also, reference.kinds[entity] if entity else "", reading))  # type: ignore[attr-defined]
    return benchmark.Item(datetime.date(2025, 1, 1), text, tuple(golds))


def outcomes(result: object) -> list[str]:
    return [judgement.outcome for judgement in result.judgements]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("found", "linked", "via", "outcome"),
    [
        ({"Russia": ("state/RUS",)}, True, None, "right"),
        ({"Russia's": ("state/RUS",)}, True, None, "right"),
        ({"Russia": ("position/RUS/head-of-state",)}, True, "state/RUS", "right"),
        ({"Russia": ("state/FRA",)}, True, None, "wrong"),
        ({"Russia": ("state/FRA", "state/RUS")}, True, None, "wrong"),
        ({"Russia": ("state/FRA", "state/RUS")}, False, None, "ambiguous"),
        ({"Russia": ("state/FRA",)}, False, None, "missed"),
        ({"Russia's gas firm": ("state/RUS",)}, True, None, "missed"),
        ({}, True, None, "missed"),
    ],
)
def test_outcome_of_a_name(found: dict[str, tuple[str, ...]], linked: bool, via: str | None, outcome: str, reference: object) -> None:
    one = item("Russia's gas firm suspends exports.", ("Russia", "Russia"), reference=reference)
    assert outcomes(benchmark.score([one], StandIn(found, linked, via), reference)) == [outcome]


def test_a_link_to_what_the_reference_does_not_have_is_wrong(reference: object) -> None:
    one = item("The Vietnamese language and the government.", ("Vietnamese", "Vietnamese_language"), ("government", "Government_of_Iraq"), reference=reference)
    result = benchmark.score([one], StandIn({"Vietnamese": ("state/VNM",), "government": ("state/IRQ",)}), reference)
    assert outcomes(result) == ["wrong", "accepted"]
    assert (result.links, result.wrong, result.wrong_share) == (2, 1, 0.5)
    assert outcomes(benchmark.score([one], StandIn({}), reference)) == ["nothing", "nothing"]


def test_what_lies_inside_a_longer_surface_is_counted_and_not_judged(reference: object) -> None:
    one = item("Gas through Ukrainian pipelines.", ("Ukrainian pipelines", "Natural_gas_transmission_system_of_Ukraine"), reference=reference)
    result = benchmark.score([one], StandIn({"Ukrainian": ("state/FRA",)}), reference)
    assert outcomes(result) == ["nothing"]
    assert result.places == {"linked inside one": 1}
    assert result.wrong == 0


@pytest.mark.parametrize("words", ["Benjamin Netanyahu", "Prime Minister Benjamin Netanyahu", "Israeli Prime Minister Benjamin Netanyahu"])
def test_titles_before_a_name_belong_to_its_span(words: str, reference: object) -> None:
    one = item("Israeli Prime Minister Benjamin Netanyahu's office", ("Benjamin Netanyahu", "Benjamin_Netanyahu"), reference=reference)
    assert outcomes(benchmark.score([one], StandIn({words: ("person/benjamin-netanyahu",)}), reference)) == ["right"]


def test_titles_before_a_name_may_be_of_two_offices(reference: object) -> None:
    words = "Prime Minister and Minister of Finance Benjamin Netanyahu"
    one = item(f"{words} arrives", ("Benjamin Netanyahu", "Benjamin_Netanyahu"), reference=reference)
    assert outcomes(benchmark.score([one], StandIn({words: ("person/benjamin-netanyahu",)}), reference)) == ["right"]


def test_a_title_before_another_head_is_no_part_of_it(reference: object) -> None:
    one = item("the supreme leader of Iran", ("supreme leader of Iran", "Supreme_leader_of_Iran"), reference=reference)
    assert outcomes(benchmark.score([one], StandIn({"Iran": ("state/IRN",)}), reference)) == ["missed"]


@pytest.mark.parametrize("words", ["Department of State", "United States Department of State"])
@pytest.mark.parametrize("surface", ["Department of State", "United States Department of State"])
def test_the_state_before_an_organ_may_be_in_the_span(words: str, surface: str, reference: object) -> None:
    one = item("The United States Department of State issues sanctions.", (surface, "US_Department_of_State"), reference=reference)
    assert outcomes(benchmark.score([one], StandIn({words: ("organization/united-states-department-of-state",)}), reference)) == ["right"]


def test_the_state_behind_a_place_may_be_in_the_span(reference: object) -> None:
    one = item("Protests in Detroit, Michigan, U.S., go on.", ("Michigan", "Michigan"), reference=reference)
    assert outcomes(benchmark.score([one], StandIn({"Michigan, U.S.": ("place/michigan",)}), reference)) == ["right"]
    assert outcomes(benchmark.score([one], StandIn({"Detroit, Michigan": ("place/michigan",)}), reference)) == ["missed"]


@pytest.mark.parametrize(
    ("entity", "organ_of", "outcome"),
    [
        ("organization/ministry-of-foreign-affairs-of-vietnam", None, "right"),
        ("organization/ministry-of-foreign-affairs-of-ukraine", None, "missed"),
        ("position/VNM/foreign-minister", None, "right"),
        (None, "state/VNM", "right"),
        (None, "state/UKR", "missed"),
    ],
)
def test_a_state_is_right_as_the_beginning_of_its_organ(entity: str | None, organ_of: str | None, outcome: str, reference: object) -> None:
    one = item("The Vietnamese foreign ministry reports it.", ("Vietnamese", "Vietnam"), reference=reference)
    result = benchmark.score([one], StandIn({"Vietnamese foreign ministry": (entity,)}, organ_of=organ_of), reference)
    assert outcomes(result) == [outcome]
    assert result.links == 0, "it lies around the editors' link"


def test_what_only_the_text_names_is_no_link_to_the_reference(reference: object) -> None:
    army = item("The Syrian Army retreats.", ("Syrian Army", "Syrian_Army"), reference=reference)
    result = benchmark.score([army], StandIn({"Syrian Army": (None,)}, organ_of="state/SYR"), reference)
    assert (outcomes(result), result.links) == (["nothing"], 0)
    cabinet = item("The Dutch cabinet resigns.", ("Dutch cabinet", "Cabinet_of_the_Netherlands"), reference=reference)
    assert outcomes(benchmark.score([cabinet], StandIn({"Dutch cabinet": (None,)}, organ_of="state/NLD"), reference)) == ["nothing"]
    assert outcomes(benchmark.score([cabinet], StandIn({"Dutch cabinet": (None,)}, organ_of="state/ABW"), reference)) == ["wrong"]


def test_a_name_is_not_a_title(reference: object) -> None:
    one = item("Benjamin Netanyahu arrives", ("Benjamin Netanyahu", "Benjamin_Netanyahu"), reference=reference)
    assert outcomes(benchmark.score([one], StandIn({"Netanyahu": ("person/benjamin-netanyahu",)}), reference)) == ["missed"]


def test_one_mention_answers_one_link(reference: object) -> None:
    text = "Israeli Prime Minister Benjamin Netanyahu"
    one = item(text, ("Israeli Prime Minister", "Prime_Minister_of_Israel"), ("Benjamin Netanyahu", "Benjamin_Netanyahu"), reference=reference)
    found = {"Israeli Prime Minister": ("position/ISR/head-of-government",), "Benjamin Netanyahu": ("person/benjamin-netanyahu",)}
    assert outcomes(benchmark.score([one], StandIn(found), reference)) == ["right", "right"]


def test_readings(reference: object) -> None:
    def reading(page: str, surface: str) -> str:
        return benchmark.meaning(page, surface, reference)[2]

    assert reading("Israel", "Israeli") == "name"
    assert reading("Israel_Defense_Forces", "Israeli military") == "name"
    assert reading("Israel_Defense_Forces", "Israeli") == "demonym"
    assert reading("IDF", "Israeli troops") == "description"
    assert reading("Norway", "the country") == "description"
    assert reading("Atomic_Energy_Organization_of_Iran", "Iran's Atomic Energy Organization") == "name"
    assert reading("President_of_Russia", "Russian president") == "name"
    assert reading("President_of_Russia", "President") == "description"
    assert reading("Vladimir_Putin", "Putin") == "name"


def test_limits(reference: object) -> None:
    text = "Russia and the military of Ukraine, of which Israelis speak"
    links = (("Russia", "Russia"), ("military", "Armed_Forces_of_Ukraine"), ("Ukraine", "Ukraine"), ("Israelis", "Israelis"))
    one = item(text, *links, reference=reference)
    result = benchmark.score([one], StandIn({"Russia": ("state/RUS",), "Ukraine": ("state/UKR",), "Israelis": ("state/ISR",)}), reference)
    assert result.share("states") == 1.0
    assert result.share("organizations") is None, "descriptions have no limit, and what is not there is not judged"
    assert result.share("persons") is None
    assert list(result.rows()) == ["states", "states, by demonym", "organizations, by description"]
    assert result.kept
    assert benchmark.report(result, 0)["shares"] == {"states": 1.0, "organizations": None, "persons": None}
    assert not benchmark.score([one], StandIn({"Russia": ("state/RUS",)}), reference).kept


def test_a_report_says_what_is_not_judged(reference: object, capsys: pytest.CaptureFixture[str]) -> None:
    one = item("Russia agrees", ("Russia", "Russia"), reference=reference)
    benchmark.print_report(benchmark.score([one], StandIn({"Russia": ("state/RUS",)}), reference), 0)
    lines = capsys.readouterr().out.splitlines()
    assert "| states right | ≥ 0.98 | 1.0000 | 1.0000 |" in lines
    assert "| persons right | ≥ 0.9 | not judged | not judged |" in lines
    benchmark.print_report(benchmark.score([], StandIn({}), reference), 0)
    assert "0 links of the editors." in capsys.readouterr().out


def test_every_row_of_the_table_names_entries_of_the_reference(reference: object) -> None:
    for page, surface in benchmark.table(benchmark.PAGES):
        benchmark.meaning(page, surface or page, reference)


def test_a_title_of_several_entries_needs_a_row(reference: object, tmp_path: Path) -> None:
    empty = tmp_path / "pages.csv"
    empty.write_text("page,surface,entity,also,reading,note\n", encoding="utf-8")
    with pytest.raises(benchmark.TableError, match="Djibouti: found place/djibouti-city, state/DJI"):
        benchmark.meaning("Djibouti", "Djibouti", reference, empty)
    empty.with_name("wrong.csv").write_text("page,surface,entity,also,reading,note\nX,,state/XXX,,,\n", encoding="utf-8")
    with pytest.raises(benchmark.TableError, match="X: found state/XXX"):
        benchmark.meaning("X", "X", reference, empty.with_name("wrong.csv"))


def test_the_sample_is_chosen_by_its_seed_alone(reference: object, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    items = [item(f"Russia sends {number} letters.", ("Russia", "Russia"), reference=reference) for number in range(9)]
    benchmark.write_sample(items, 3, 7)
    first = capsys.readouterr().out
    benchmark.write_sample(items, 3, 7)
    assert capsys.readouterr().out == first
    file = tmp_path / "sample.jsonl"
    file.write_text(first, encoding="utf-8")
    assert [one in items for one in benchmark.read_sample(file)] == [True] * 3


def test_items_are_read_in_either_form(reference: object, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    links = [{"surface": "Russia", "article": "Russia"}, {"surface": "France", "article": "France"}, {"surface": "Poland", "article": "Poland"}]
    file = tmp_path / "items.jsonl"
    file.write_text(json.dumps({"date": "2025-01-01", "text": "Russia met France.", "wikipedia_links": links}), encoding="utf-8")
    items, lost = benchmark.read_items(file, reference)
    assert [(gold.surface, gold.entity) for gold in items[0].links] == [("Russia", "state/RUS"), ("France", "state/FRA")]
    assert lost == 1, "Poland is not in the text"
    benchmark.write_sample(items, 1, 7)
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    assert benchmark.read_items(file, reference) == (items, 0)


def test_report_for_machines_has_every_error(reference: object) -> None:
    one = item("Russia and Ukraine", ("Russia", "Russia"), ("Ukraine", "Ukraine"), reference=reference)
    data = benchmark.report(benchmark.score([one], StandIn({"Russia": ("state/UKR",)}), reference), 0)
    assert [(error["surface"], error["outcome"], error["entity"]) for error in data["errors"]] == [
        ("Russia", "wrong", "state/RUS"),
        ("Ukraine", "missed", "state/UKR"),
    ]
    assert data["kept"] is False
