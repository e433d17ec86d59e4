"""Direct speech: where it stands, and who is heard."""

from __future__ import annotations

import pytest

from pactgraph.extraction.quotations import quoted_spans
from reading_texts import Read

MINISTER = "Indian Defence Minister Rajnath Singh"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“Yes,” he said. “No.”", ["Yes,", "No."]),
        ('"Yes," he said.', ["Yes,"]),
        ("“First paragraph.\n\n“Second paragraph,” he said.", ["First paragraph.", "Second paragraph,"]),
        ("A “never closed.\n\nNext.", []),
        ("Nothing is quoted.", []),
    ],
)
def test_words_in_quotation_marks(text: str, quoted: list[str]) -> None:
    assert [text[one.start : one.end] for one in quoted_spans(text)] == quoted


def test_a_speaker_is_heard_through_the_sentences_of_a_paragraph(read: Read) -> None:
    text = f"“India welcomes the treaty. India values its partnership with France,” wrote {MINISTER}. “India condemns the sanctions on Iran.”"
    held = [claim for claim in read(text) if claim.type == "attitude"]
    assert [(claim.slots.attitude, claim.attribution[0].agent.name, claim.attribution[0].quoted) for claim in held] == [
        ("welcomes", "Rajnath Singh", "direct"),
        ("values", "Rajnath Singh", "direct"),
        ("condemns", "Rajnath Singh", "direct"),
    ]


def test_a_quotation_goes_on_in_the_next_paragraph(read: Read) -> None:
    text = f"“India welcomes the treaty,” said {MINISTER}. “India will grow.\n\n“India condemns the sanctions on Iran.”"
    condemned = next(claim for claim in read(text) if claim.type == "attitude" and claim.slots.attitude == "condemns")
    assert [step.agent.name for step in condemned.attribution] == ["Rajnath Singh"]


def test_we_are_the_state_for_which_one_speaks(read: Read) -> None:
    hope = next(claim for claim in read(f"“We hope that Japan will sign the treaty,” said {MINISTER}.") if claim.type == "expectation")
    assert (hope.slots.holder.code, hope.slots.holder.text, hope.slots.holder.rule) == ("IND", "We", "anaphora")


def test_who_speaks_is_the_subject_that_is_left_out(read: Read) -> None:
    text = f"“Held fruitful talks with Russian President Vladimir Putin,” wrote {MINISTER}."
    talks = next(claim for claim in read(text) if claim.type == "meeting")
    assert {(one.name, one.rule) for one in talks.slots.participants} == {("Rajnath Singh", "implicit"), ("Vladimir Putin", "name")}


def test_what_one_writes_again_stands_where_one_wrote_before(read: Read) -> None:
    told = f"Japan and India signed a treaty, {MINISTER} announced on Twitter."
    text = f"{told} “India welcomes the treaty,” wrote Singh.\n\n“India condemns the sanctions,” Singh said."
    media = {claim.slots.attitude: claim.attribution[0].medium for claim in read(text) if claim.type == "attitude"}
    assert media["welcomes"].name == "Twitter"
    assert media["condemns"] is None


def test_words_outside_quotation_marks_are_the_authors(read: Read) -> None:
    text = f"“India welcomes the treaty,” said {MINISTER}. Japan and China signed the treaty on Monday."
    assert next(claim for claim in read(text) if claim.type == "agreement").attribution == ()
