"""Things that speak of other things, acts of speaking, and which thing comes first."""

from __future__ import annotations

from pactgraph.model.claim import Claim
from reading_texts import Read


def one(claims: tuple[Claim, ...], kind: str) -> Claim:
    found = [claim for claim in claims if claim.type == kind]
    assert len(found) == 1
    return found[0]


def test_the_reason_of_a_sanction_is_the_purchase(read: Read) -> None:
    claims = read("The United States sanctioned China for buying Russian jets.")
    assert one(claims, "sanction").slots.reason_ref == one(claims, "arms_transfer").about


def test_the_move_that_puts_one_at_risk_is_what_was_told(read: Read) -> None:
    claims = read("India and Russia signed a treaty on Monday, in a move that could put New Delhi at risk of sanctions from the United States.")
    exposure = one(claims, "exposure")
    assert exposure.slots.trigger == one(claims, "agreement").about
    assert (exposure.modality, exposure.slots.exposed[0].code, exposure.slots.exposed[0].rule) == ("possible", "IND", "metonym")


def test_a_hope_is_about_what_it_tells(read: Read) -> None:
    claims = read("Germany hopes that Poland and Ukraine will sign a treaty.")
    assert one(claims, "expectation").slots.content_refs == (one(claims, "agreement").about,)


def test_an_act_of_speaking_conveys_what_rests_on_it(read: Read) -> None:
    claims = read("India and Russia signed a treaty on Monday, Reuters reported.")
    act = one(claims, "utterance")
    assert (act.slots.speaker.name, act.slots.act, act.slots.content_refs, act.slots.when.from_) == (
        "Reuters",
        "reported",
        (one(claims, "agreement").about,),
        "2024-05-06",
    )


def test_the_outer_of_two_reports_conveys_the_inner_one(read: Read) -> None:
    claims = read("Russia’s Ministry of Defense told reporters on Monday that India and Russia signed a treaty, TASS reported.")
    inner, outer = sorted((claim for claim in claims if claim.type == "utterance"), key=lambda claim: len(claim.slots.content_refs))
    assert (inner.slots.addressee.text, [step.agent.name for step in inner.attribution]) == ("reporters", ["TASS"])
    assert outer.slots.content_refs == (inner.about, one(claims, "agreement").about)


def test_what_comes_ahead_of_another_thing(read: Read) -> None:
    claims = read("Narendra Modi and Sergey Lavrov held talks ahead of a meeting between Narendra Modi and Vladimir Putin.")
    order = one(claims, "temporal_order").slots
    places = {claim.about: claim.evidence[0].start for claim in claims if claim.type == "meeting"}
    assert places[order.before] < places[order.after]
