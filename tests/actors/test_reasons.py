"""Each reason with a text in which it is given and a nearly equal one in which it is not.

The table names the weight as the code does, so that a reason that speaks louder, in a lower voice or for somebody else is noticed. All places of the code that
give a reason are walked: a new one needs a pair.
"""

from __future__ import annotations

import ast
import datetime
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from pactgraph import actors
from pactgraph.actors import Gazetteer, Resolver, borders, context, introduced, names, offices, persons, places, weights
from pactgraph.model.mention import LINK, MARGIN, Candidate, Reason

MODULES = (borders, context, introduced, names, offices, persons, places)
FOLDER = Path(actors.__file__).parent


class Pair(NamedTuple):
    """A text with a reason and one without it.

    Args:
        text: where it is given.
        mention: the words of which a candidate has it.
        meant: the candidate: an entity, or the label of what only the text names.
        words: the reason, or a part of it.
        weight: its weight as the code writes it; ``[name]`` is that of ``BASES``.
        without: a text like the first in which no candidate of any words has the reason.
        day: of publication.
        other_day: that of the text without it, if it is the day that makes the difference.
    """

    text: str
    mention: str
    meant: str
    words: str
    weight: str
    without: str
    day: str = "2021-06-01"
    other_day: str = ""


PAIRS = {
    # What a name alone is worth.
    "name": Pair("They met in Peru.", "Peru", "state/PER", "its name", "[name]", "They met in peru."),
    "alias": Pair("They met in Burma.", "Burma", "state/MMR", "another name of it", "[alias]", "They met in Burmania."),
    "acronym": Pair("They met the BIS.", "BIS", "organization/bank-for-international-settlements", "letters of its name", "[acronym]", "They met the Bis."),
    "demonym": Pair("They met a Peruvian envoy.", "Peruvian", "state/PER", "name of its people", "[demonym]", "They met a Peruvianic envoy."),
    "hidden": Pair("They met in Deutschland.", "Deutschland", "state/DEU", "a name in another language", "[hidden]", "They met in Germany."),
    # The words around a name.
    "a title, then one word": Pair("They met Mr. Chad.", "Chad", "state/TCD", "“Mr” before it: a person", "-DOUBT", "They met Chad."),
    "a rank, then one word": Pair("They met General Jordan.", "Jordan", "state/JOR", "“General” before it: a person", "-DOUBT", "They met generally Jordan."),
    "a sea": Pair("Ships left the Gulf of Oman.", "Oman", "state/OMN", "part of a geographical name", "-DECISIVE", "Ships left the ports of Oman."),
    "a language": Pair("She speaks Vietnamese.", "Vietnamese", "state/VNM", "“speaks” before it: a language", "-DECISIVE", "She likes Vietnamese."),
    "a particle and a hyphen": Pair(
        "The group of el-Sudan spoke.", "Sudan", "state/SDN", "a hyphen and a particle", "-DOUBT", "The group of pro-Sudan men spoke."
    ),
    "a region": Pair(
        "They saw West Pakistan again.", "Pakistan", "state/PAK", "“West Pakistan” is something else", "-DECISIVE", "They saw west Pakistan again."
    ),
    "a body named after a state": Pair("They fly Air Algeria.", "Algeria", "state/DZA", "“Air Algeria” is named after it", "-DECISIVE", "They fly to Algeria."),
    "a body of a state, with of": Pair(
        "They saw the Bank of Georgia.", "Georgia", "state/GEO", "“Bank of Georgia” is named after it", "-DECISIVE", "They saw a bank of Georgia."
    ),
    "a name that goes on": Pair(
        "They saw Georgia Quendler.", "Georgia", "state/GEO", "“Georgia Quendler” may be one name", "-DOUBT", "They saw Georgia quench."
    ),
    "a people's name that goes on": Pair(
        "They saw American Quendler.", "American", "state/USA", "“American Quendler” may be one name", "-CAUTION", "They saw American Robert Quendler."
    ),
    "a name of two words that goes on": Pair(
        "They later saw Saudi Arabia Quendler.",
        "Saudi Arabia",
        "state/SAU",
        "“Saudi Arabia Quendler” may be one name",
        "-CAUTION",
        "They later saw Saudi Arabia’s Quendler.",
    ),
    "a person's name with a particle": Pair(
        "They later met Vladimir Putin al Quendler.",
        "Vladimir Putin",
        "person/vladimir-putin",
        "“Vladimir Putin al Quendler” may be one name",
        "-DOUBT",
        "They later met Vladimir Putin al dente.",
    ),
    "a number after a firm": Pair(
        "They met Gazprom 7.", "Gazprom", "organization/gazprom", "a number or “of” and a name after it", "-DOUBT", "They met Gazprom, 7."
    ),
    "of after a firm": Pair(
        "They later met Gazprom of Quendler.",
        "Gazprom",
        "organization/gazprom",
        "a number or “of” and a name after it",
        "-DOUBT",
        "They later met Gazprom of old.",
    ),
    "a class of ships": Pair("They sank an Ohio-class ship.", "Ohio", "place/ohio", "a class of ships", "-DECISIVE", "They sank an Ohio ship."),
    "a part of a longer name of a person": Pair(
        "They saw Upper Luiz Inácio there.",
        "Luiz Inácio",
        "person/luiz-inacio-lula-da-silva",
        "“Upper Luiz Inácio” may be one name",
        "-DOUBT",
        "They saw upper Luiz Inácio there.",
    ),
    "a ministry without an owner": Pair(
        "The Russian side met, and the ministry of defence agreed.",
        "ministry of defence",
        "organization/ministry-of-defence-of-russia",
        "the sentence names no other state",
        "[organ of the only state near]",
        "The Russian side met Indian guests, and the ministry of defence agreed.",
    ),
    "a title that refers back": Pair(
        "President Joe Biden spoke in Chad and Mali. In Chad and Mali the President agreed.",
        "President",
        "person/joe-biden",
        "the text has named Joe Biden as President",
        "[somebody named with the title]",
        "President Joe Biden spoke in Chad and Mali. In Chad and Mali a President agreed.",
    ),
    "an airline": Pair("They flew Turkish Airlines.", "Turkish", "state/TUR", "“Turkish Airlines” is named after it", "-DECISIVE", "They flew Turkish planes."),
    "a valley, two words on": Pair(
        "They saw Jakarta Upper Valley.",
        "Jakarta",
        "place/jakarta",
        "“Jakarta Upper Valley” is named after it",
        "-DECISIVE",
        "They saw Jakarta’s Upper Valley.",
    ),
    "another place of that name": Pair(
        "They came from Moscow, Idaho.",
        "Moscow",
        "place/moscow",
        "Idaho after it: another place of that name",
        "-DECISIVE",
        "They came from Moscow, Idaho and Ohio.",
    ),
    "a given name": Pair(
        "They met Michael Jordan.", "Jordan", "state/JOR", "“Michael Jordan” may be a person", "-DECISIVE", "They met Michael, Jordan agreed."
    ),
    "a word before a state": Pair(
        "They met Quendler Jordan.", "Jordan", "state/JOR", "“Quendler Jordan” may be one name", "-CAUTION", "Quendler Jordan would not."
    ),
    "a word before a firm": Pair(
        "They met Quendler Gazprom.", "Gazprom", "organization/gazprom", "“Quendler Gazprom” may be one name", "-DOUBT", "They met Quendler; Gazprom left."
    ),
    "two words before a place that begin a sentence": Pair(
        "Xaver Quendler Jakarta left.", "Jakarta", "place/jakarta", "“Xaver Quendler Jakarta” may be one name", "-DOUBT", "Quendler Jakarta left."
    ),
    # What else the text says of a name.
    "a territory": Pair("Guam agreed.", "Guam", "state/GUM", "no sovereign state", "-SLIGHT", "Nauru agreed."),
    "a territory with a shared name": Pair(
        "They met Virgin Islanders.", "Virgin Islanders", "state/VIR", "no sovereign state", "-CAUTION", "They met Congolese."
    ),
    "its people": Pair("Korea agreed; South Koreans did.", "Korea", "state/KOR", "the text names its people", "FAIR", "Korea agreed; South Korea did."),
    "a city": Pair("Korea agreed in Seoul.", "Korea", "state/KOR", "the text names a city of it", "FAIR", "Korea agreed in Paris."),
    "without doubt": Pair("Korea met South Korea.", "Korea", "state/KOR", "the text names it without doubt", "FAIR", "Korea met China."),
    "a body of another state": Pair(
        "Congress agreed with France.",
        "Congress",
        "organization/united-states-congress",
        "the text names other states, and not its own",
        "-DOUBT",
        "Congress agreed with France and the United States.",
    ),
    "a person of the name of a place": Pair(
        "Michael Paris spoke. They met Paris.", "Paris", "place/paris", "the text has named a person of that name", "-DOUBT", "Michael spoke. They met Paris."
    ),
    "its state before a body": Pair(
        "The Israeli Knesset met.", "Knesset", "organization/knesset", "its state stands before it", "FAIR", "The Israelis’ old Knesset met."
    ),
    "another state before a body": Pair(
        "The French Knesset met.", "Knesset", "organization/knesset", "another state stands before it", "-DECISIVE", "The French and the Knesset met."
    ),
    "a state of the name of a place": Pair("They met Georgia.", "Georgia", "place/georgia-usa", "a state bears the name", "-CAUTION", "They met Victoria."),
    "its state in the sentence": Pair(
        "The Knesset met Israel.", "Knesset", "organization/knesset", "Israel is named in the sentence", "SLIGHT", "The Knesset met. Israel did."
    ),
    "its state in the text": Pair(
        "The Knesset met. Israel did.", "Knesset", "organization/knesset", "Israel is named in the text", "HINT", "The Knesset met Israel."
    ),
    # Places.
    "a preposition of place": Pair("Talks ended in Geneva.", "Geneva", "place/geneva", "“in” before it", "WEAK", "Talks ended as Geneva did."),
    "a residence as a place": Pair(
        "They saw the Kremlin.", "Kremlin", "place/kremlin", "news name it for who works there", "-CAUTION", "They saw Krasnodar and Moscow."
    ),
    "a capital that acts, as a place": Pair(
        "They met as Moscow agreed.", "Moscow", "place/moscow", "“agreed” after it", "-CAUTION", "They met as Moscow slept."
    ),
    "state after it": Pair("They saw Washington state.", "Washington", "place/washington", "“state” after it", "STRONG", "They saw Washington as a state."),
    "a capital of that name": Pair(
        "They saw Washington.", "Washington", "place/washington", "a capital bears the name", "-DOUBT", "They saw Washington state."
    ),
    "words of parts of states": Pair(
        "The mayor left Georgia.", "Georgia", "place/georgia-usa", "the words around it are of parts of states", "CLEAR", "The mayor left. They saw Georgia."
    ),
    "another place of its state": Pair(
        "They saw Idaho and Georgia.", "Georgia", "place/georgia-usa", "the text names another place of its state", "WEAK", "They saw Bavaria and Georgia."
    ),
    # For whom a place stands.
    "a metonym": Pair("They met Moscow.", "Moscow", "state/RUS", "Moscow stands for it", "[metonym]*[name]", "They met Idaho."),
    "a metonym by another name": Pair(
        "They met Washington.", "Washington", "state/USA", "Washington, D.C. stands for it", "[metonym]*[alias]", "They met Idaho."
    ),
    "a residence": Pair("They met the Kremlin.", "Kremlin", "organization/government-of-russia", "a residence or seat", "STRONG", "They met Moscow and Minsk."),
    "a territory that is not named": Pair(
        "They met Kingston.", "Kingston", "state/NFK", "does not name Norfolk Island", "-DOUBT", "They met Kingston, and Norfolk Island."
    ),
    "no actor: a preposition of place": Pair("They met in Moscow.", "Moscow", "state/RUS", "“in” before it: a place", "-CAUTION", "They met as Moscow did."),
    "an actor: a word before it": Pair(
        "They imposed sanctions on Moscow.",
        "Moscow",
        "state/RUS",
        "“sanctions on” before it: an actor",
        "CLEAR",
        "They imposed sanctions. On Moscow it rained.",
    ),
    "an actor: between": Pair(
        "Talks between Moscow and Kyiv ended.",
        "Kyiv",
        "state/UKR",
        "“between” before the name that “and” joins to it: an actor",
        "CLEAR",
        "Talks between them, Moscow and Kyiv ended.",
    ),
    "an actor: what is its": Pair("They like Moscow’s sanctions.", "Moscow", "state/RUS", "its “sanctions”: an actor", "CLEAR", "They like Moscow’s museums."),
    "an actor: a possessive": Pair("They like Moscow’s museums.", "Moscow", "state/RUS", "a possessive after it", "STRONG", "They like Moscow museums."),
    "an actor: a verb": Pair("Moscow rejected it.", "Moscow", "state/RUS", "“rejected” after it: an actor", "CLEAR", "Moscow. Rejected by all."),
    "an actor: a verb after two": Pair(
        "Moscow and Kyiv rejected it.", "Moscow", "state/RUS", "“rejected” after it: an actor", "CLEAR", "Moscow or not, it was rejected."
    ),
    # What the text introduces.
    "letters in brackets": Pair(
        "The Quendler Island Fund (QIF) met. QIF left.",
        "QIF",
        "Quendler Island Fund",
        "short for “Quendler Island Fund” in this text",
        "[letters in brackets]",
        "The Quendler Island Fund (QXF) met. QXF left.",
    ),
    "a long form": Pair(
        "The Quendler Island Fund (QIF) met.",
        "Quendler Island Fund",
        "Quendler Island Fund",
        "its letters stand in brackets after it",
        "[long form]",
        "The Quendler Island Fund, QIF, met.",
    ),
    "a given name before a known name": Pair(
        "They met Michael Jordan.", "Michael Jordan", "Michael Jordan", "a given name before it", "[person by title]", "They met Quendler Jordan."
    ),
    "a title before a new name": Pair(
        "Envoy Xaver Quendler spoke.", "Xaver Quendler", "Xaver Quendler", "“Envoy” before it", "[person by title]", "Envoys Xaver Quendler spoke."
    ),
    "a given name first": Pair(
        "Michael Quendler spoke.", "Michael Quendler", "Michael Quendler", "a given name first", "[person by given name]", "Xaver Quendler spoke."
    ),
    # Persons.
    "the name in full": Pair("Vladimir Putin spoke.", "Vladimir Putin", "person/vladimir-putin", "the name in full", "[name]", "Putin spoke."),
    "the first and last name": Pair(
        "Recep Erdogan spoke.", "Recep Erdogan", "person/recep-tayyip-erdogan", "first and last name", "[short]", "Recep Tayyip Erdogan spoke."
    ),
    "a part of the name": Pair("They met Kim Jong.", "Kim Jong", "person/kim-jong-un", "part of the name", "[part]", "They met Kim Jong Un."),
    "further names": Pair(
        "Antony J. Blinken spoke.",
        "Antony J. Blinken",
        "person/antony-blinken",
        "Antony Blinken with further names",
        "[further names]",
        "Antony Blinken spoke.",
    ),
    "initials": Pair("S. Lavrov spoke.", "S. Lavrov", "person/sergey-lavrov", "initial and family name", "[initial]", "Sergey Lavrov spoke."),
    "another spelling": Pair(
        "Volodymyr Zelenski spoke.",
        "Volodymyr Zelenski",
        "person/volodymyr-zelenskyy",
        "another spelling of Volodymyr Zelenskyy",
        "[spelling]",
        "Volodymyr Zelenskyy spoke.",
    ),
    "a family name": Pair("They met Putin.", "Putin", "person/vladimir-putin", "family name of Vladimir Putin", "[surname]", "They met putin."),
    "nobody else of the family name": Pair(
        "They met Putin.", "Putin", "person/vladimir-putin", "nobody else in the reference data bears it", "SLIGHT", "They met Lavrov."
    ),
    "nobody else in high office": Pair(
        "They met Lavrov.", "Lavrov", "person/sergey-lavrov", "nobody else who bears it held high office", "SLIGHT", "They met Minister Singh."
    ),
    "the before a family name": Pair("They met the Putin.", "Putin", "person/vladimir-putin", "“the” before it", "-CAUTION", "They met Putin."),
    "the before the administration of somebody": Pair(
        "They met the Putin.", "Putin", "person/vladimir-putin", "“the” before it", "-CAUTION", "They met the Putin government."
    ),
    "something else that ends so": Pair(
        "They saw Quendler Putin. Then Putin spoke.",
        "Putin",
        "person/vladimir-putin",
        "the text has named somebody or something else that ends so",
        "-CAUTION",
        "They saw Putin Quendler. Then Putin spoke.",
    ),
    "a body after a family name": Pair(
        "They entered Putin Government hall.",
        "Putin",
        "person/vladimir-putin",
        "“Putin Government” may be one name",
        "-CAUTION",
        "They entered Putin government hall.",
    ),
    "somebody named before": Pair(
        "Emmanuel Macron spoke. Then Macron left.",
        "Macron",
        "person/emmanuel-macron",
        "the text has named Emmanuel Macron",
        "[surname of somebody named]",
        "Emmanuel spoke. Then Macron left.",
    ),
    "the before somebody named before": Pair(
        "Emmanuel Macron spoke. Then the Macron left.",
        "Macron",
        "person/emmanuel-macron",
        "“the” before it or “of” after it: no family name",
        "-DOUBT",
        "Emmanuel Macron spoke. Then Macron left.",
    ),
    "of after somebody named before": Pair(
        "Emmanuel Macron spoke. Macron of Quendler left.",
        "Macron",
        "person/emmanuel-macron",
        "“the” before it or “of” after it: no family name",
        "-DOUBT",
        "Emmanuel Macron spoke. Macron, of Quendler, left.",
    ),
    "the office beside the name": Pair(
        "President Vladimir Putin spoke.",
        "Vladimir Putin",
        "person/vladimir-putin",
        "President of Russia on 2021-06-01",
        "CLEAR",
        "Prime Minister Vladimir Putin spoke.",
    ),
    "the office beside the name, held once": Pair(
        "Prime Minister Vladimir Putin spoke.",
        "Vladimir Putin",
        "person/vladimir-putin",
        "Prime Minister of Russia until 2012-05-07",
        "FAIR",
        "President Vladimir Putin spoke.",
    ),
    "the office beside the name, later": Pair(
        "Foreign Minister Sergey Lavrov spoke.",
        "Sergey Lavrov",
        "person/sergey-lavrov",
        "Minister of Foreign Affairs of Russia when it was read on 20",
        "FAIR",
        "Foreign Minister Sergey Lavrov spoke.",
        "2040-06-01",
        "2021-06-01",
    ),
    "a title of the own state": Pair(
        "Russian envoy Sergey Lavrov spoke.",
        "Sergey Lavrov",
        "person/sergey-lavrov",
        "Russian envoy of the person's own state",
        "WEAK",
        "The envoy Sergey Lavrov spoke.",
    ),
    "a title of another state": Pair(
        "French envoy Sergey Lavrov spoke.",
        "Sergey Lavrov",
        "person/sergey-lavrov",
        "French envoy of another state",
        "-CAUTION",
        "Russian envoy Sergey Lavrov spoke.",
    ),
    "high office": Pair(
        "Sergey Lavrov spoke.",
        "Sergey Lavrov",
        "person/sergey-lavrov",
        "Minister of Foreign Affairs of Russia on 2021-06-01",
        "STRONG",
        "Sergey Lavrov spoke.",
        other_day="2003-06-01",
    ),
    "high office at another time": Pair(
        "Sergey Lavrov spoke.",
        "Sergey Lavrov",
        "person/sergey-lavrov",
        "Minister of Foreign Affairs of Russia at another time",
        "FAIR",
        "Sergey Lavrov spoke.",
        "2003-06-01",
        "2021-06-01",
    ),
    "a lifetime later": Pair(
        "Antony Blinken spoke.",
        "Antony Blinken",
        "person/antony-blinken",
        "a lifetime from 2090",
        "-DOUBT",
        "Antony Blinken spoke.",
        "2090-06-01",
        "2021-06-01",
    ),
    "a lifetime before": Pair(
        "Antony Blinken spoke.",
        "Antony Blinken",
        "person/antony-blinken",
        "a lifetime from 1980",
        "-DOUBT",
        "Antony Blinken spoke.",
        "1980-06-01",
        "2021-06-01",
    ),
    "long before": Pair(
        "Jaswant Singh spoke.",
        "Jaswant Singh",
        "person/jaswant-singh",
        "in office 1998 to 2004, long before 2040",
        "-WEAK",
        "Jaswant Singh spoke.",
        "2040-06-01",
        "2020-06-01",
    ),
    # Offices and bodies.
    "an office of a state": Pair(
        "The Russian foreign minister spoke.",
        "Russian foreign minister",
        "position/RUS/foreign-minister",
        "“Russian foreign minister”",
        "[office of a state]",
        "A Russian: the foreign minister spoke.",
    ),
    "an office of the only state near": Pair(
        "In Russia the foreign minister spoke.",
        "foreign minister",
        "position/RUS/foreign-minister",
        "the sentence names no other state",
        "[office of the only state near]",
        "In Russia and Iran the foreign minister spoke.",
    ),
    "an office of the person beside it": Pair(
        "Foreign Minister Sergey Lavrov spoke.",
        "Foreign Minister",
        "position/RUS/foreign-minister",
        "the office of Sergey Lavrov, who is named beside it",
        "[office of the person beside it]",
        "Foreign Minister Xaver Lavrov spoke.",
    ),
    "not an office of the person beside it": Pair(
        "Foreign Minister Sergey Lavrov agreed in Iran.",
        "Foreign Minister",
        "position/IRN/foreign-minister",
        "not an office of Sergey Lavrov",
        "-CAUTION",
        "Foreign Minister Sergey Lavrov agreed in Russia.",
    ),
    "a holder": Pair(
        "The Russian foreign minister spoke.",
        "Russian foreign minister",
        "person/sergey-lavrov",
        "of Russia from 2004",
        "[holder]",
        "The former Russian foreign minister spoke.",
    ),
    "a holder for the only state near": Pair(
        "In Russia the foreign minister spoke.",
        "foreign minister",
        "person/sergey-lavrov",
        "of Russia from 2004",
        "[holder for the only state near]",
        "In Russia and Iran the foreign minister spoke.",
    ),
    "a holder of whom later nothing is known": Pair(
        "The Russian foreign minister spoke.",
        "Russian foreign minister",
        "person/sergey-lavrov",
        "not known for 2040-06-01",
        "-DECISIVE",
        "The Russian foreign minister spoke.",
        "2040-06-01",
        "2021-06-01",
    ),
    "two holders": Pair(
        "The Burmese foreign minister spoke.",
        "Burmese foreign minister",
        "person/wunna-maung-lwin",
        "2 persons held the office on that day",
        "-FAIR",
        "The Russian foreign minister spoke.",
    ),
    "a ministry": Pair(
        "The ministry of foreign affairs of Russia met.",
        "ministry of foreign affairs of Russia",
        "organization/ministry-of-foreign-affairs-of-russia",
        "“ministry of foreign affairs of Russia”",
        "[organ]",
        "The ministry of foreign affairs met Russia.",
    ),
    "a ministry that the reference data lacks": Pair(
        "The Fijian foreign ministry met.",
        "Fijian foreign ministry",
        "Fijian foreign ministry",
        "“Fijian foreign ministry”",
        "[organ]",
        "The foreign ministry met Fiji.",
    ),
    "fighters": Pair("The Houthi rebels met.", "Houthi rebels", "organization/houthis", "“Houthi rebels”", "[organ]", "The Houthis and rebels met."),
    "armed forces under another name": Pair(
        "The Russian troops met.",
        "Russian troops",
        "organization/russian-armed-forces",
        "“Russian troops”",
        "[organ by another name]",
        "The Russians and troops met.",
    ),
    "armed forces that the reference data lacks": Pair(
        "The Thai troops met.", "Thai troops", "Thai troops", "“Thai troops”", "[organ]", "The Thais and troops met."
    ),
    "a government": Pair("The Thai government met.", "Thai government", "state/THA", "“Thai government”", "[organ]", "The Thais and a government met."),
    "two states of the name": Pair(
        "The Korean government met.", "Korean government", "state/PRK", "2 states bear the name beside it", "-WEAK", "The South Korean government met."
    ),
}


# Texts that come near a reason and do not give it: what they would be told by mistake.
SILENT = {
    "a title before a name of several words": ("They heard the ambassador Saudi Arabia sent.", "before it: a person"),
    "a title that has its state": ("They heard the Russian ambassador Oman expelled.", "before it: a person"),
    "a sea, and not of": ("Ships left the gulf near Oman.", "part of a geographical name"),
    "of after a name of several words": ("They later left the African Union of Quendler.", "a number or “of”"),
    "of after a state": ("They later left Oman of Quendler.", "a number or “of”"),
    "a title without a state": ("The envoy Sergey Lavrov spoke.", "of another state"),
    "two states that a hyphen joins": ("They later held U.S.-Vietnam Quendler games.", "may be one name"),
    "an event of a state": ("They later held the Libya Stabilization Conference.", "may be one name"),
    "a headline": ("Georgia Quendler Waits Again Outside", "may be one name"),
    "a list of places": ("They came from Moscow, Idaho and Ohio.", "another place of that name"),
    "a state after its city": ("They came from Moscow, Russia.", "another place of that name"),
    "a body after its possessive": ("They later saw Turkey’s Airlines.", "is named after it"),
}


class Located(Reason):
    """A reason that knows where the code gives it: file, line and column."""

    place: tuple[str, int, int]


class Given(NamedTuple):
    """A place of the code that gives a reason.

    Args:
        weights: what it may weigh, as a table of pairs writes it; ``[*]`` for a base that is looked up.
        source: the code.
    """

    weights: frozenset[str]
    source: str


def located(weight: float, words: str) -> Located:
    """A reason, with the place of the call."""
    frame = sys._getframe(1)
    line, _, column, _ = list(frame.f_code.co_positions())[frame.f_lasti // 2]
    assert line is not None
    assert column is not None
    reason = Located(weight, words)
    reason.place = (Path(frame.f_code.co_filename).name, line, column)
    return reason


@pytest.fixture(scope="module")
def tracing(gazetteer: Gazetteer) -> Iterator[Resolver]:
    """A resolver whose reasons know where they are given."""
    with pytest.MonkeyPatch.context() as patch:
        for module in MODULES:
            patch.setattr(module, "Reason", located)
        yield Resolver(gazetteer)


def weight(written: str) -> float:
    """The weight that a table of pairs writes."""
    result = -1.0 if written.startswith("-") else 1.0
    for factor in written.removeprefix("-").split("*"):
        result *= weights.BASES[factor[1:-1]] if factor.startswith("[") else getattr(weights, factor)
    return result


def candidates(resolver: Resolver, text: str, day: str, mention: str = "") -> list[Candidate]:
    return [one for found in resolver.resolve(text, datetime.date.fromisoformat(day)) if not mention or found.text == mention for one in found.candidates]


def reasons(resolver: Resolver, pair: Pair) -> list[Reason]:
    """The reasons of the candidate that are those of the pair; of words that stand there twice, of the last ones."""
    found = [one for one in candidates(resolver, pair.text, pair.day, pair.mention) if pair.meant in (one.entity, one.label)]
    assert found, f"{pair.meant} is no candidate of {pair.mention}"
    return [reason for reason in found[-1].reasons if pair.words in reason.words]


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_the_reason_is_given_with_its_weight(tracing: Resolver, pair: Pair) -> None:
    (reason,) = reasons(tracing, pair)
    assert reason.weight == pytest.approx(weight(pair.weight), abs=0.006), reason


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_the_reason_is_not_given_where_the_text_is_another(tracing: Resolver, pair: Pair) -> None:
    found = candidates(tracing, pair.without, pair.other_day or pair.day)
    assert not [(one.entity, reason) for one in found for reason in one.reasons if pair.words in reason.words]


@pytest.mark.parametrize(("text", "words"), SILENT.values(), ids=SILENT)
def test_what_only_comes_near_a_reason(resolver: Resolver, text: str, words: str) -> None:
    found = candidates(resolver, text, "2021-06-01")
    assert found
    assert not [(one.entity, reason) for one in found for reason in one.reasons if words in reason.words]


def given() -> dict[tuple[str, int, int], Given]:
    """All places of the code that give a reason."""
    found = {}
    for file in sorted(FOLDER.glob("*.py")):
        source = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                place = (file.name, node.lineno, node.col_offset)
                found[place] = Given(frozenset(_written(node.args[0])), ast.get_source_segment(source, node) or "")
    return found


def _written(node: ast.expr) -> Iterator[str]:
    """What a weight of the code may be, as a table of pairs writes it."""
    match node:
        case ast.IfExp():
            yield from (*_written(node.body), *_written(node.orelse))
        case ast.UnaryOp(operand=operand):
            yield from (f"-{one}" for one in _written(operand))
        case ast.Call(func=ast.Name(id="round"), args=[rounded, *_]):
            yield from _written(rounded)
        case ast.BinOp(left=left):
            yield from (f"{one}*[*]" for one in _written(left))
        case ast.Subscript(slice=ast.Name()):
            yield "[*]"
        case ast.Subscript(slice=key):
            yield from (f"[{one}]" for one in _written(key))
        case ast.Constant(value=value):
            yield str(value)
        case ast.Name(id=name):
            yield name
        case _:
            raise AssertionError(f"{ast.unparse(node)}: expected a weight of pactgraph.actors.weights")


def test_each_reason_of_the_code_has_a_pair(tracing: Resolver) -> None:
    held: dict[tuple[str, int, int], set[str]] = {}
    for pair in PAIRS.values():
        for reason in reasons(tracing, pair):
            assert isinstance(reason, Located)
            held.setdefault(reason.place, set()).add(pair.weight)
    missing = {}
    for place, one in given().items():
        wildcards = {re.sub(r"(?<=\[)[^*\]]*(?=\]$)", "*", written) for written in held.get(place, ())}
        if lacking := {written for written in one.weights if written not in held.get(place, set()) | wildcards}:
            missing[place] = (one.source, sorted(lacking))
    assert not missing
    assert held.keys() <= given().keys()


def test_each_base_has_a_pair() -> None:
    held = {base for pair in PAIRS.values() for base in re.findall(r"\[(.*?)\]", pair.weight)}
    assert held == weights.BASES.keys()


def test_the_steps_are_what_they_say_they_are() -> None:
    """A weight says what it does beside the limits of a link."""
    name, metonym = weights.BASES["name"], weights.BASES["metonym"]
    assert 0 < weights.HINT < weights.SLIGHT < weights.WEAK < weights.FAIR < weights.STRONG < weights.CLEAR
    assert 0 < weights.CAUTION < weights.DOUBT < weights.DECISIVE
    assert weights.WEAK == MARGIN, "alone it decides between two that are equal"
    assert weights.SLIGHT < MARGIN
    assert round(name - weights.CAUTION, 2) >= LINK > round(metonym - weights.CAUTION, 2), "a bare name still stands, a weaker one does not"
    assert round(name - weights.DOUBT, 2) < LINK <= round(name - weights.DOUBT + weights.STRONG, 2), "a bare name stays open, and stands with one strong reason"
    assert round(name - weights.DECISIVE + weights.WEAK, 2) < LINK <= round(name - weights.DECISIVE + weights.CLEAR, 2), "the clearest of reasons"
    assert weights.BASES["hidden"] < LINK, "never enough alone"
    assert all(weights.BASES[base] < LINK for base in ("part", "spelling", "initial", "surname")), "they need a title, an office or a state"
