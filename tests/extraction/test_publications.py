"""What the credit of a text tells of it."""

from __future__ import annotations

from reading_texts import Read

STORY = "India and Russia signed a treaty on Monday.\n\n"


def test_author_and_first_publisher(read: Read) -> None:
    first, second = [claim for claim in read(f"{STORY}This was written by Jane Roe and originally published on Reuters.") if claim.type == "publication"]
    assert (first.status, first.slots.author.text, first.slots.original_publisher.name) == ("published", "Jane Roe", "Reuters")
    assert (second.status, second.modality, second.flags) == ("republished", "presupposed", ("voice_of_republisher",))


def test_a_misspelt_outlet_is_known(read: Read) -> None:
    found = [claim for claim in read(f"{STORY}This article was originally published on Newsweeek.") if claim.type == "publication"]
    assert [(one.slots.original_publisher.name, one.slots.original_publisher.rule) for one in found] == [("Newsweek", "typo")] * 2


def test_a_text_without_credit_tells_nothing_of_itself(read: Read) -> None:
    assert [claim for claim in read(STORY) if claim.type == "publication"] == []
