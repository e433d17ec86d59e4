"""Whom names mean: the date, titles, the words around them and what the text has said before decide."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.actors import Entry, Gazetteer, Resolver
from pactgraph.model.mention import LINK, MARGIN, Candidate, Mention

DAY = datetime.date(2021, 6, 1)


def meant(resolver: Resolver, text: str, day: datetime.date | None = DAY) -> list[tuple[str, str]]:
    """Each mention with the entity it is linked to; ``new: …`` for what only the text names, ``?`` and the candidates for an ambiguity."""
    return [(mention.text, shown(mention)) for mention in resolver.resolve(text, day)]


def shown(mention: Mention) -> str:
    link = mention.link
    if link is not None:
        return link.entity or f"new: {link.label}"
    close = [one for one in mention.candidates if one.score > mention.candidates[0].score - MARGIN]
    return f"? {' '.join(sorted(one.entity or f'new: {one.label}' for one in close))}"


CASES = {
    "a state and a part of another: nothing of the other": ("Officials in Georgia and Armenia met.", {"Georgia": "state/GEO"}),
    "a state and a part of another: its capital": ("Georgia signed a trade deal, Tbilisi said.", {"Georgia": "state/GEO", "Tbilisi": "state/GEO"}),
    "a state and a part of another: words of the part": (
        "Near Atlanta the governor said that Georgia would recount, and the United States Senate waited.",
        {"Georgia": "place/georgia-usa"},
    ),
    "the governor of the part": ("Georgia's governor spoke.", {"Georgia's governor": "person/brian-kemp"}),
    "a capital that acts": ("Washington imposed sanctions on Moscow.", {"Washington": "state/USA", "Moscow": "state/RUS"}),
    "a capital that is a place": ("He flew to Washington for talks in Moscow.", {"Washington": "place/washington-d-c", "Moscow": "place/moscow"}),
    "capitals joined by and": (
        "Talks between Washington and Beijing ended in Geneva.",
        {"Washington": "state/USA", "Beijing": "state/CHN", "Geneva": "place/geneva"},
    ),
    "a part of a state with the name of the capital": ("Wildfires spread in Washington state.", {"Washington": "place/washington"}),
    "the capital in full": ("The envoy came to Washington, D.C. on Monday.", {"Washington, D.C.": "place/washington-d-c"}),
    "Jordan the state": ("Jordan and Israel signed a treaty.", {"Jordan": "state/JOR", "Israel": "state/ISR"}),
    "a given name before the name of a state": ("Michael Jordan visited China.", {"Michael Jordan": "new: Michael Jordan", "China": "state/CHN"}),
    "a rank before the name of a state": ("Rep. Jim Jordan spoke.", {"Jim Jordan": "new: Jim Jordan"}),
    "a surname that is a state, kept open": ("Michael Jordan flew in. Jordan declined to comment.", {"Jordan": "? new: Michael Jordan state/JOR"}),
    "Turkey the state under either name": ("Turkey and Türkiye", {"Turkey": "state/TUR", "Türkiye": "state/TUR"}),
    "turkey the bird": ("They ate turkey on Thursday.", {}),
    "two states of one name, kept open": ("Congo signed an agreement.", {"Congo": "? state/COD state/COG"}),
    "two states of one name: the capital": ("Congo agreed, and Kinshasa welcomed it.", {"Congo": "state/COD", "Kinshasa": "state/COD"}),
    "two states of one name: the full name": ("The Democratic Republic of the Congo met Rwanda. Congo agreed.", {"Congo": "state/COD"}),
    "two states of one name: the other one": ("Brazzaville is the capital; Congo signed.", {"Congo": "state/COG"}),
    "Korea, kept open": ("Korea signed an agreement with Japan.", {"Korea": "? state/KOR state/PRK", "Japan": "state/JPN"}),
    "Korea: a city": ("Korea agreed in Seoul.", {"Korea": "state/KOR"}),
    "North Korea is no Korea": ("North Korea fired a missile.", {"North Korea": "state/PRK"}),
    "a city whose name is like that of a state": ("A festival in Granada, Spain.", {"Granada": "place/granada", "Spain": "state/ESP"}),
    "the state that is like the city": ("Grenada joined.", {"Grenada": "state/GRD"}),
    "two ministers of one surname, kept open": (
        "Defence Minister Rajnath Singh and Foreign Minister Jaswant Singh met. Singh agreed.",
        {"Rajnath Singh": "person/rajnath-singh", "Jaswant Singh": "person/jaswant-singh", "Singh": "? person/jaswant-singh person/rajnath-singh"},
    ),
    "two of one surname, told apart by the title": (
        "Rajnath Singh met Jaswant Singh. Defence Minister Singh, of India, agreed.",
        {"Singh": "person/rajnath-singh"},
    ),
    "an office at the date": ("The Indian defense minister met his counterpart.", {"Indian defense minister": "person/rajnath-singh", "Indian": "state/IND"}),
    "an office behind of": ("The defence minister of India agreed.", {"defence minister of India": "person/rajnath-singh"}),
    "an office with a possessive": ("Russia’s foreign minister agreed.", {"Russia’s foreign minister": "person/sergey-lavrov"}),
    "an office beside a name is an office": (
        "Russian Foreign Minister Sergey Lavrov agreed.",
        {"Russian Foreign Minister": "position/RUS/foreign-minister", "Sergey Lavrov": "person/sergey-lavrov"},
    ),
    "a deputy is not the minister": ("The Russian deputy foreign minister agreed.", {"Russian": "state/RUS"}),
    "a former holder is not today's": ("The former Russian defence minister agreed.", {"Russian defence minister": "position/RUS/defence-minister"}),
    "a title and a surname": ("President Putin met Prime Minister Modi.", {"Putin": "person/vladimir-putin", "Modi": "person/narendra-modi"}),
    "a surname of a holder of high office": ("Putin spoke to Lukashenko.", {"Putin": "person/vladimir-putin"}),
    "a surname after a full name": ("Emmanuel Macron spoke. Macron agreed.", {"Macron": "person/emmanuel-macron"}),
    "a surname of somebody new": ("Chancellor Xaver Quendler spoke. Quendler agreed.", {"Quendler": "new: Xaver Quendler"}),
    "a family name that comes first": ("Kim Jong Un watched. Kim smiled.", {"Kim Jong Un": "person/kim-jong-un", "Kim": "person/kim-jong-un"}),
    "another spelling": ("Ukrainian President Volodymyr Zelensky spoke.", {"Volodymyr Zelensky": "person/volodymyr-zelenskyy"}),
    "accents": ("Turkish President Recep Tayyip Erdogan spoke. Erdoğan left.", {"Erdoğan": "person/recep-tayyip-erdogan"}),
    "initials and further names": ("U.S. Secretary of State Antony J. Blinken spoke.", {"Antony J. Blinken": "person/antony-blinken"}),
    "a person with the name of a state": ("Israel Katz spoke of Israel.", {"Israel Katz": "person/israel-katz", "Israel": "state/ISR"}),
    "a residence": (
        "The Kremlin denied it; Downing Street did not.",
        {"The Kremlin": "organization/government-of-russia", "Downing Street": "position/GBR/head-of-government"},
    ),
    "a ministry with its state": (
        "Russia’s Ministry of Defense agreed.",
        {"Russia’s Ministry of Defense": "organization/ministry-of-defence-of-russia", "Russia": "state/RUS"},
    ),
    "a ministry that the reference data lacks": ("The Fijian foreign ministry agreed.", {"Fijian foreign ministry": "new: Fijian foreign ministry"}),
    "a government": ("The Thai government agreed.", {"Thai government": "state/THA"}),
    "forces": ("Thai troops withdrew.", {"Thai troops": "new: Thai troops"}),
    "an adjective": ("They bought Russian military hardware.", {"Russian": "state/RUS"}),
    "an acronym that the text introduces": (
        "Kongsberg Defence & Aerospace (KDA) signed. KDA agreed.",
        {"Kongsberg Defence & Aerospace": "new: Kongsberg Defence & Aerospace", "KDA": "new: Kongsberg Defence & Aerospace"},
    ),
    "a shared acronym, kept open": (
        "BIS published a report.",
        {"BIS": "? organization/bank-for-international-settlements organization/bureau-of-industry-and-security"},
    ),
    "a shared acronym that the text introduces": (
        "The Bureau of Industry and Security (BIS) acted. BIS added firms.",
        {"BIS": "organization/bureau-of-industry-and-security"},
    ),
    "a longer name": (
        "The Indian Express reported it, and so did the Jakarta Courier.",
        {"The Indian Express": "organization/the-indian-express", "Jakarta": "? place/jakarta"},
    ),
    "a law": ("The Countering America’s Adversaries Through Sanctions Act (CAATSA) names Iran.", {"CAATSA": "law/caatsa", "Iran": "state/IRN"}),
    "a dissolved state": ("The Soviet Union agreed.", {"Soviet Union": "state/SUN"}),
    "small letters of an acronym": ("He told us that who comes may go.", {}),
    "an acronym": ("The US and the WHO agreed.", {"US": "state/USA", "WHO": "organization/world-health-organization"}),
    "a currency": ("It cost US$3 million.", {}),
    "a language": ("She speaks Vietnamese.", {"Vietnamese": "? state/VNM"}),
    "a sea": ("Ships left the Gulf of Oman.", {"Oman": "? state/OMN"}),
    "a hyphen": ("The India-Russia summit ended.", {"India": "state/IND", "Russia": "state/RUS"}),
    "a prefix": ("The pro-Russia party lost.", {"Russia": "state/RUS"}),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_who_is_meant(resolver: Resolver, text: str, wanted: dict[str, str]) -> None:
    # Of words that stand there twice, the last counts: what the text has said before helps it.
    found = dict(meant(resolver, text))
    assert {words: found.get(words) for words in wanted} == wanted
    if not wanted:
        assert not found


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2010-06-01", "person/a-k-antony"),
        ("2016-06-01", "person/manohar-parrikar"),
        ("2021-06-01", "person/rajnath-singh"),
    ],
)
def test_the_day_decides_who_holds_an_office(resolver: Resolver, day: str, wanted: str) -> None:
    assert dict(meant(resolver, "The Indian defence minister agreed.", datetime.date.fromisoformat(day)))["Indian defence minister"] == wanted


def test_without_a_day_an_office_is_an_office(resolver: Resolver) -> None:
    assert dict(meant(resolver, "The Indian defence minister agreed.", None))["Indian defence minister"] == "position/IND/defence-minister"


def test_after_the_tables_end_an_office_leads_to_nobody(resolver: Resolver) -> None:
    """The tables were read on a day; who holds an office long after it is not known, and the candidate says so."""
    (mention, *_) = resolver.resolve("The Indian defence minister agreed.", datetime.date(2040, 1, 1))
    assert mention.link is not None
    assert mention.link.entity == "position/IND/defence-minister"
    stale = next(one for one in mention.candidates if one.rule == "office_holder")
    assert stale.score < LINK
    assert any("not known for 2040-01-01" in reason.words for reason in stale.reasons)


def test_a_name_says_less_of_somebody_of_another_age(resolver: Resolver, gazetteer: Gazetteer) -> None:
    """Holders of office of long ago: what spoke for them on the day speaks against them a lifetime later."""
    old = [entry for entry in (gazetteer.entry(number) for number in range(gazetteer.size)) if entry.type == "Person" and _ended(gazetteer, entry, "2002")]
    assert len(old) > 20
    for entry in old[:20]:
        days = (_ended(gazetteer, entry, "2002"), "2070-06-01")
        then, now = (_candidate(resolver, f"{entry.label} spoke.", datetime.date.fromisoformat(day), entry) for day in days)
        assert round(then.score - now.score, 2) >= 0.45
        assert any("a lifetime from 2070" in reason.words for reason in now.reasons)


def _candidate(resolver: Resolver, text: str, day: datetime.date, entry: Entry) -> Candidate:
    return next(one for mention in resolver.resolve(text, day) for one in mention.candidates if one.entity == entry.id)


def _ended(gazetteer: Gazetteer, entry: Entry, year: str) -> str:
    """The day on which the last tenure of a person ended, if that was before a year."""
    ends = [tenure.end for tenure in gazetteer.tenures(entry)]
    return max(ends) if ends and all(ends) and max(ends) < year else ""


def test_reasons_speak_for_the_candidate_before_they_speak_against_it(resolver: Resolver) -> None:
    for text, _ in CASES.values():
        for mention in resolver.resolve(text, DAY):
            for candidate in mention.candidates:
                assert candidate.score == round(sum(reason.weight for reason in candidate.reasons), 2)
                signs = [reason.weight > 0 for reason in candidate.reasons]
                assert signs == sorted(signs, reverse=True)


def test_candidates_come_best_first_and_once(resolver: Resolver) -> None:
    for text, _ in CASES.values():
        for mention in resolver.resolve(text, DAY):
            scores = [candidate.score for candidate in mention.candidates]
            assert scores == sorted(scores, reverse=True)
            things = [(candidate.entity, candidate.label) for candidate in mention.candidates]
            assert len(set(things)) == len(things)


@settings(max_examples=60)
@given(st.lists(st.sampled_from([text for text, _ in CASES.values()] + ["🙂 ", "\n\n", "’", "(", "e\u0301", "\r\n", "  "]), max_size=6).map(" ".join))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    for mention in RESOLVER.resolve(text, DAY):
        assert text[mention.start : mention.end] == mention.text
        assert mention.candidates


def test_the_same_text_gives_the_same_mentions(resolver: Resolver) -> None:
    """What one text introduces is not known in the next."""
    first = [meant(resolver, text) for text, _ in CASES.values()]
    assert [meant(resolver, text) for text, _ in CASES.values()] == first
    assert [meant(RESOLVER, text) for text, _ in reversed(CASES.values())][::-1] == first


RESOLVER = Resolver(Gazetteer.load())
