"""From a short text to claims, with all that ships: each kind of claim, and beside it what must give none."""

from __future__ import annotations

import datetime

import pytest

from pactgraph.model.slots import Agreement, Meeting, Role, Sanction
from shipped_rules import DAY, actors, claims, extracted

SAID = [
    ("Russia and India signed a trade agreement in Moscow on Monday.", "agreement", "signed", {"parties": ["RUS", "IND"], "place": ["Moscow"]}),
    ("A treaty was signed by Russia and India.", "agreement", "signed", {"parties": ["RUS", "IND"]}),
    ("The meeting between Russia and Iran was cancelled.", "meeting", "cancelled", {"participants": ["RUS", "IRN"]}),
    ("Vladimir Putin met Narendra Modi in New Delhi.", "meeting", "held", {"participants": ["Vladimir Putin", "Narendra Modi"], "place": ["New Delhi"]}),
    ("The United States imposed sanctions on Iran.", "sanction", "imposed", {"imposers": ["USA"], "targets": ["IRN"]}),
    ("The European Union lifted sanctions against Syria.", "sanction", "lifted", {"imposers": ["EU"], "targets": ["SYR"]}),
    ("The United States threatened to impose sanctions on Turkey.", "sanction", "threatened", {"imposers": ["USA"], "targets": ["TUR"]}),
    ("India bought fighter jets from France.", "arms_transfer", "ordered", {"suppliers": ["FRA"], "recipients": ["IND"]}),
    ("Russia delivered missiles.", "arms_transfer", "delivered", {"suppliers": ["RUS"]}),
    ("Prime Minister Narendra Modi praised the weather.", "role", "current", {"person": ["Narendra Modi"], "organization": ["IND"]}),
    ("Former President Barack Obama spoke.", "role", "former", {"person": ["Barack Obama"], "organization": ["USA"]}),
]


@pytest.mark.parametrize(("text", "type_", "status", "slots"), SAID, ids=[row[0] for row in SAID])
def test_what_a_text_says(text: str, type_: str, status: str, slots: dict[str, list[str]]) -> None:
    (claim,) = claims(text, type_)
    assert (claim.status, claim.polarity) == (status, "positive")
    assert {slot: actors(claim, slot) for slot in slots} == slots


@pytest.mark.parametrize(
    "text",
    [
        "",
        "He signed the guest book in the hotel.",
        "The actor met his fans in the park.",
        "The club sold its striker to Arsenal.",
        "The sanctions of the school were severe.",
        "The two countries like each other.",
        "The president of the football club resigned.",
        "Two neighbours agreed to share a garden.",
        "Prices of arms rose.",
        "Rain is expected in Paris on Monday.",
    ],
)
def test_what_gives_nothing(text: str) -> None:
    assert [(claim.type, claim.evidence[0].quote) for claim in extracted(text).claims] == []


def test_a_denial_is_negative() -> None:
    for text in ("Russia and India did not sign a trade agreement.", "Ukraine and Poland failed to sign an agreement."):
        (claim,) = claims(text, "agreement")
        assert claim.polarity == "negative"


def test_a_condition_is_hypothetical() -> None:
    (claim,) = claims("If Iran and Russia sign a treaty, prices will fall.", "agreement")
    assert claim.modality == "hypothetical"
    assert claim.status != "signed"


def test_the_day_before_the_news() -> None:
    (claim,) = claims("Russia and India signed a trade agreement in Moscow on Monday.", "agreement")
    assert isinstance(claim.slots, Agreement)
    assert claim.slots.signed is not None
    assert claim.slots.signed.from_ == (DAY - datetime.timedelta(days=1)).isoformat()


def test_an_undated_text_has_no_current_office() -> None:
    (claim,) = claims("Prime Minister Narendra Modi praised the weather.", "role", None)
    assert isinstance(claim.slots, Role)
    assert claim.status != "current"
    assert claim.slots.as_of is None


def test_a_later_sentence_is_about_the_same_thing() -> None:
    text = "Russia and India signed a treaty in Moscow. The treaty was signed by Russia and India in a palace."
    assert len({claim.about for claim in claims(text, "agreement")}) == 1
    other = "Russia and India signed a treaty in Moscow. France and Spain signed a treaty in Paris."
    assert len({claim.about for claim in claims(other, "agreement")}) == 2


def test_who_is_meant_by_the_two_countries() -> None:
    (claim, *_) = claims("Russia and India are friends. The two countries signed a treaty.", "agreement")
    assert sorted(actors(claim, "parties")) == ["IND", "RUS"]
    assert {entity.rule for entity in claim.slots.parties} == {"anaphora"}  # type: ignore[union-attr]


def test_persons_act_for_their_states() -> None:
    (claim,) = claims("Sergei Lavrov and Wang Yi signed a treaty.", "agreement")
    assert actors(claim, "parties") == ["RUS", "CHN"]
    assert actors(claim, "signatories") == ["Sergey Lavrov", "Wang Yi"]


def test_officials_stand_for_their_state() -> None:
    (claim,) = claims("Indian officials met Russian officials in Goa.", "meeting")
    assert isinstance(claim.slots, Meeting)
    assert sorted(actors(claim, "participants")) == ["IND", "RUS"]


def test_targets_in_a_list() -> None:
    (claim,) = claims("The United States imposed sanctions on Iran, Syria and North Korea.", "sanction")
    assert isinstance(claim.slots, Sanction)
    assert actors(claim, "targets") == ["IRN", "SYR", "PRK"]


def test_two_things_on_the_same_words_have_two_ids() -> None:
    text = "Russia and India signed a treaty of friendship and a memorandum of understanding."
    found = claims(text, "agreement")
    assert len({claim.id for claim in found}) == len(found)
    assert len({claim.about for claim in found}) == 2


def test_a_title_is_no_office_of_its_own_name() -> None:
    (claim,) = claims("Secretary of State John Hay signed a treaty with Colombian Foreign Minister Tomás Herrán.", "role")[:1]
    assert isinstance(claim.slots, Role)
    assert claim.slots.position == "Secretary of State"
    positions = [one.slots.position for one in claims("Secretary of State John Hay signed a treaty.", "role") if isinstance(one.slots, Role)]
    assert positions == ["Secretary of State"]


def test_what_lacks_its_actors_is_told() -> None:
    (refused,) = extracted("The treaty was signed on Monday.").rejected
    assert refused.claim["type"] == "agreement"
    assert refused.claim["evidence"][0]["quote"] == "The treaty was signed on Monday"
    assert refused.reasons == ("no parties: neither its sentence nor what was told before names any",)
    assert extracted("The treaty is long.").rejected == ()
