"""Laws as sentences describe them, and what is named under them."""

from __future__ import annotations

from reading_texts import Read

ACT = "Countering America’s Adversaries Through Sanctions Act"


def test_a_law_with_year_purpose_and_acronym(read: Read) -> None:
    text = f"Under a 2017 U.S. law aimed at deterring trade with Russia, called the {ACT} (CAATSA), Russia and Iran are named as adversaries."
    claims = {claim.type: claim for claim in read(text)}
    law = claims["law"].slots
    assert (law.acronym, law.jurisdiction.code, law.enacted.from_, law.purpose) == ("CAATSA", "USA", "2017", "deterring trade with Russia")
    assert claims["law"].status == "in_force"
    naming = claims["adversary_naming"].slots
    assert ([one.code for one in naming.named], naming.instrument.id, naming.namer.code, naming.since.from_) == (["RUS", "IRN"], law.law.id, "USA", "2017")


def test_the_name_alone_tells_nothing_of_a_law(read: Read) -> None:
    assert [claim for claim in read(f"The United States imposed sanctions on Turkey under the {ACT}.") if claim.type == "law"] == []
