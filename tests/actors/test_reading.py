"""How a text is read: what is a name in it, where a name ends, which letters stand for what, and how candidates are ranked."""

from __future__ import annotations

import datetime

import pytest

from pactgraph.actors import Lexicon, Resolver
from pactgraph.actors.introduced import spelled_out
from pactgraph.model.mention import Candidate, Mention, Reason
from pactgraph.model.words import Words

DAY = datetime.date(2021, 6, 1)
TITLE, TREASURY = "position/USA/finance-minister", "organization/united-states-department-of-the-treasury"
FORCES, ILLINOIS = "organization/russian-armed-forces", "position/USA/lieutenant-governor-of-illinois"

# A text, words of it, and an entity (or, for what only the text names, its label) that they may mean; or none if they are no mention.
READINGS = {
    "a title goes on beyond the name of a body": ("The U.S. treasury secretary spoke.", "U.S. treasury secretary", TITLE),
    "the body alone": ("The U.S. Treasury spoke.", "U.S. Treasury", TREASURY),
    "an adjective before a noun": ("They bought Russian military hardware.", "Russian military", None),
    "an adjective before a hyphen": ("They bought Russian military-grade steel.", "Russian military", None),
    "a body after the": ("They feared the Russian military strikes.", "Russian military", FORCES),
    "a body before a verb": ("Russian military said so.", "Russian military", FORCES),
    "a body before an ordinary word": ("Russian military and navy left.", "Russian military", FORCES),
    "a body and what is its": ("They praised Russian military’s hardware.", "Russian military", FORCES),
    "a verb between a title and a state": ("The president says Russia left Iran.", "president says Russia", None),
    "a body before a full stop": ("They feared Russian military.", "Russian military", FORCES),
    "an acronym": ("They left the WHO.", "WHO", "organization/world-health-organization"),
    "an acronym that is a word, all in capitals": ("WHO IS BEHIND IT?", "WHO", None),
    "an acronym that is no word, all in capitals": ("NATO IS BEHIND IT.", "NATO", "organization/north-atlantic-treaty-organisation"),
    "an acronym in small letters": ("They asked who left.", "who", None),
    "an acronym with one capital": ("They told Us.", "Us", None),
    "dollars": ("It cost US$3 million.", "US", None),
    "euros": ("It cost US€3 million.", "US", None),
    "no currency": ("It cost US voters.", "US", "state/USA"),
    "a doctor with a dot": ("They met Dr. Congo.", "Dr. Congo", None),
    "a state without a dot": ("They met DR Congo.", "DR Congo", "state/COD"),
    "capitals of a headline": ("Xaver Quendler Meets Envoys In Geneva", "Xaver Quendler Meets Envoys", None),
    "capitals of a headline after a title": ("Envoy Xaver Quendler Meets Others In Geneva", "Xaver Quendler Meets Others", None),
    "capitals of a sentence": ("The envoy Xaver Quendler waited in Geneva.", "Xaver Quendler", "Xaver Quendler"),
    "a given name in a headline": ("Michael Quendler Meets Envoys In Geneva", "Michael Quendler Meets Envoys", "Michael Quendler Meets Envoys"),
    "a hyphen and a small letter": ("They greeted Michael Yo-jong.", "Michael Yo-jong", "Michael Yo-jong"),
    "a particle within a name": ("They greeted Michael van Quendler.", "Michael van Quendler", "Michael van Quendler"),
    "a particle at the end of a name": ("They greeted Michael Quendler van London.", "Michael Quendler", "Michael Quendler"),
    "a possessive ends a name": ("They greeted Michael’s Quendler.", "Michael’s Quendler", None),
    "an ordinary word after a title": ("They greeted Mrs May.", "May", "person/theresa-may"),
    "an ordinary word": ("They left in May.", "May", None),
    "a title in small letters": ("The defence minister of India spoke.", "defence minister of India", "position/IND/defence-minister"),
    "a title, for, and the": ("The president of the Russian Federation spoke.", "president of the Russian Federation", "position/RUS/head-of-state"),
    "a deputy": ("The deputy Russian foreign minister spoke.", "Russian foreign minister", None),
    "initials of another": ("X. Lavrov waited there.", "X. Lavrov", None),
    "several initials": ("S. V. Lavrov waited there.", "S. V. Lavrov", "person/sergey-lavrov"),
    "a long title, in another state": ("The lieutenant governor of Illinois spoke in France.", "lieutenant governor of Illinois", ILLINOIS),
    "a title of two words, in another state": ("The Knesset CEO spoke in France.", "Knesset CEO", None),
    "a body that one state has": ("The Federal Foreign Office met.", "Federal Foreign Office", "organization/federal-foreign-office-of-germany"),
    "a body that one state has, in small letters": ("The federal foreign office met.", "federal foreign office", None),
    "a short name of a body that one state has": ("The state council met.", "state council", None),
    "a family name for which too little speaks": ("They greeted Adeyemo.", "Adeyemo", None),
    "a family name and its state": ("They greeted Adeyemo of the United States.", "Adeyemo", "person/wally-adeyemo"),
    "a family name and a title": ("They greeted Deputy Secretary Adeyemo.", "Adeyemo", "person/wally-adeyemo"),
    "a name against which everything speaks": ("They later saw West Jordan Valley.", "Jordan", None),
}


def candidates(resolver: Resolver, text: str, words: str, day: datetime.date | None = DAY) -> list[str]:
    """What the last mention of these words may mean."""
    found = [mention for mention in resolver.resolve(text, day) if mention.text == words]
    return [candidate.entity or candidate.label for candidate in found[-1].candidates] if found else []


@pytest.mark.parametrize(("text", "words", "wanted"), READINGS.values(), ids=READINGS)
def test_what_is_a_name(resolver: Resolver, text: str, words: str, wanted: str | None) -> None:
    found = candidates(resolver, text, words)
    assert wanted in found if wanted else not found


@pytest.mark.parametrize("gap", [" ", "\n", "\r\n", "\t", "   ", "\n    ", " \r\n\t", "\u00a0", "\u2028"])
def test_a_name_goes_on_over_one_end_of_a_line_and_any_spaces(resolver: Resolver, gap: str) -> None:
    assert candidates(resolver, f"They greeted Vladimir{gap}Putin.", f"Vladimir{gap}Putin") == ["person/vladimir-putin"]
    assert candidates(resolver, f"They left South{gap}Africa.", f"South{gap}Africa") == ["state/ZAF"]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", ", ", ". ", " – ", " (", "\n \n"])
def test_a_name_does_not_go_on_over_anything_else(resolver: Resolver, gap: str) -> None:
    assert not candidates(resolver, f"They greeted Vladimir{gap}Putin.", f"Vladimir{gap}Putin")


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_hyphens_of_any_kind(resolver: Resolver, hyphen: str) -> None:
    assert candidates(resolver, f"They greeted Ban Ki{hyphen}moon.", f"Ban Ki{hyphen}moon") == ["person/ban-ki-moon"]
    assert candidates(resolver, f"They left Guinea{hyphen}Bissau.", f"Guinea{hyphen}Bissau") == ["state/GNB"]
    assert candidates(resolver, f"They greeted Michael Yo{hyphen}jong.", f"Michael Yo{hyphen}jong") == [f"Michael Yo{hyphen}jong"]


@pytest.mark.parametrize("text", ["Rus\u00adsia", "Rus\u200bsia", "R\u00adu\u00adssia", "Rus\u2060sia"])
def test_what_is_not_seen_is_no_part_of_a_name(resolver: Resolver, text: str) -> None:
    assert candidates(resolver, f"They left {text}.", text) == ["state/RUS"]


SPELLED = {
    "each word": ("the Quendler Island Fund (QIF)", "Quendler"),
    "small words that do not count": ("the Organization of American States (OAS)", "Organization"),
    "small words that count": ("the Ministry of Defence (MoD)", "Ministry"),
    "small words that count, in capitals": ("the Fund of Quendler (FOQ)", "Fund"),
    "and as a sign": ("Kongsberg Defence & Aerospace (KDA)", "Kongsberg"),
    "digits do not count": ("the Quendler Island Fund (Q2IF)", "Quendler"),
    "a hyphen": ("the Quendler-Island Fund (QIF)", "Quendler"),
    "small letters": ("the quendler island fund (QIF)", None),
    "a small word between": ("the Quendler island Fund (QIF)", None),
    "other letters": ("the Quendler Island Fund (QXF)", None),
    "too many letters": ("Quendler Island Fund (TQIF)", None),
    "no acronym": ("the Quendler Island Fund (Qif)", None),
    "no bracket": ("the Quendler Island Fund QIF", None),
    "half a bracket": ("the Quendler Island Fund (QIF, now)", None),
    "a comma within": ("the Quendler, Island Fund (QIF)", None),
    "too far away": ("Ay of of of of of of of of of of Be (AB)", None),
}


@pytest.mark.parametrize(("text", "first"), SPELLED.values(), ids=SPELLED)
def test_letters_in_brackets(text: str, first: str | None) -> None:
    words = Words(text)
    acronym = next(index for index in range(len(words.keys) - 1, -1, -1) if words.surface(index, index)[:1].isupper())
    found = spelled_out(words, acronym, Lexicon.load()["small"])
    assert (None if found is None else words.surface(found, found)) == first


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("The Islamic Emirate of Afghanistan (IEA) spoke. The IEA agreed.", "IEA", "state/AFG"),
        ("The Islamic Emirate of Afghanistan spoke. The IEA agreed.", "IEA", "organization/international-energy-agency"),
        ("Russia spoke to the Islamic Emirate of Afghanistan (IEA). Then Iran left the IEA.", "IEA", "state/AFG"),
        ("The Quendler Island Fund (QIF) spoke. Then Iran left the QIF.", "QIF", "Quendler Island Fund"),
        ("The firm United Sugar (US) spoke. Then the US agreed.", "US", "United Sugar"),
        ("The Kingdom of Quendler (US) spoke. Then the US agreed.", "US", "state/USA"),
    ],
)
def test_letters_that_the_text_introduces_come_first(resolver: Resolver, text: str, words: str, wanted: str) -> None:
    assert candidates(resolver, text, words)[0] == wanted


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("He left. Moscow said no.", "Moscow", "left"),
        ("That was what they took part in. Moscow said no.", "Moscow", "in"),
        ("That was whom they agreed with. Moscow rained away.", "Moscow", "with"),
        ("Envoys left Moscow. Agreed, said one.", "Moscow", "Agreed"),
        ("Envoys left Washington. State media were silent.", "Washington", "state"),
        ("What she speaks. Vietnamese left.", "Vietnamese", "speaks"),
        ("They saw the gulf of. Oman left.", "Oman", "geographical"),
        ("Again they met Mr. X. Chad left.", "Chad", "person"),
        ("They met Quendler. Gazprom left.", "Gazprom", "one name"),
        ("They met Gazprom. Quendler left.", "Gazprom", "one name"),
        ("They came from Moscow. Idaho won.", "Moscow", "Idaho"),
    ],
)
def test_words_of_another_sentence_are_no_words_beside_a_name(resolver: Resolver, text: str, words: str, cue: str) -> None:
    (mention,) = [mention for mention in resolver.resolve(text, DAY) if mention.text == words]
    assert not [reason for candidate in mention.candidates for reason in candidate.reasons if f"“{cue}”" in reason.words or cue in reason.words]


def test_a_time_of_day_is_a_day(resolver: Resolver) -> None:
    for text in ("The Indian defence minister spoke.", "Rajnath Singh spoke.", "Putin spoke."):
        assert resolver.resolve(text, datetime.datetime(2021, 6, 1, 23, 59)) == resolver.resolve(text, DAY)
        aware = datetime.datetime(2021, 6, 1, 0, 1, tzinfo=datetime.UTC)
        assert resolver.resolve(text, aware) == resolver.resolve(text, DAY)


def test_equals_come_in_the_order_of_their_ids(resolver: Resolver) -> None:
    assert candidates(resolver, "They left Congo.", "Congo") == ["state/COD", "state/COG"]
    assert candidates(resolver, "They greeted Virgin Islanders.", "Virgin Islanders") == ["state/VGB", "state/VIR"]


def test_a_candidate_against_which_everything_speaks_is_none(resolver: Resolver) -> None:
    """Washington, Ontario: none of the three, and the state of the union less than nothing."""
    assert candidates(resolver, "They later saw Washington.", "Washington") == ["place/washington-d-c", "state/USA", "place/washington"]
    assert candidates(resolver, "They later saw Washington, Ontario.", "Washington") == ["place/washington-d-c", "state/USA"]


def mention(*scores: float) -> Mention:
    """A mention with candidates of these scores."""
    return Mention(0, 1, "X", tuple(Candidate(f"state/{score}", "X", "State", "name", (Reason(score, "by hand"),)) for score in scores))


def test_a_link_is_good_enough_at_the_limit() -> None:
    for hundredths in range(1, 200):
        assert (mention(hundredths / 100).link is not None) is (hundredths >= 60)


def test_a_link_leads_the_next_one_by_the_margin() -> None:
    """For all pairs of scores: what lies exactly the margin apart is a link, whatever fractions of two make of it."""
    for best in range(60, 250):
        for other in range(max(1, best - 30), best + 1):
            assert (mention(best / 100, other / 100).link is not None) is (best - other >= 15), (best, other)


def test_nobody_is_meant_by_nothing() -> None:
    assert mention().link is None
