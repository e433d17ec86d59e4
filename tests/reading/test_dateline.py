"""What stands around the text of a news item, in the forms of agencies; and what looks like it and is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ARTICLE
from pactgraph.reading.dateline import frame
from pactgraph.reading.paragraphs import lines, paragraphs


@pytest.mark.parametrize(
    ("dateline", "place", "date", "agency"),
    [
        ("NEW DELHI, Dec 6 (Reuters) - ", "NEW DELHI", "Dec 6", "Reuters"),
        ("MOSCOW (AP) — ", "MOSCOW", None, "AP"),
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", None, "AP"),
        ("(Washington, D.C.) – ", "Washington, D.C.", None, None),
        ("Washington, DC — ", "Washington, DC", None, None),
        ("WASHINGTON — ", "WASHINGTON", None, None),
        ("MOSCOW, December 6. /TASS/. ", "MOSCOW", "December 6", "TASS"),
        ("BEIJING, Dec. 6 (Xinhua) -- ", "BEIJING", "Dec. 6", "Xinhua"),
        ("BRUSSELS/LONDON (Reuters) - ", "BRUSSELS/LONDON", None, "Reuters"),
        ("GENEVA (6 December 2021) – ", "GENEVA", "6 December 2021", None),
        ("New Delhi, Dec 6 (PTI) ", "New Delhi", "Dec 6", "PTI"),
        ("New Delhi [India], December 6 (ANI): ", "New Delhi [India]", "December 6", "ANI"),
        ("LONDON, Dec 6, 2021 /PRNewswire/ -- ", "LONDON", "Dec 6, 2021", "PRNewswire"),
        ("NEW DELHI: ", "NEW DELHI", None, None),
        ("Paris, 6 December 2021 – ", "Paris", "6 December 2021", None),
    ],
)
@pytest.mark.parametrize("before", ["", "By Jane Roe\n\n", "Russia, India sign deal\r\n\r\n"])
def test_datelines(before: str, dateline: str, place: str, date: str | None, agency: str | None) -> None:
    text = f"{before}{dateline}“Russia” and India signed."
    found = frame(text).dateline
    assert found is not None
    assert text[found.start : found.end] == dateline
    parts = [found.place, found.date, found.agency]
    assert [part and part.text for part in parts] == [place, date, agency]
    assert all(text[part.start : part.end] == part.text for part in parts if part)


@pytest.mark.parametrize(
    "text",
    [
        "Russia - India talks began.",
        "Russia and India signed several agreements.",
        "Putin: Russia will win.",
        "On Monday, Russia signed.",
        "President Vladimir Putin (Reuters) said so.",
        "Russia – which signed – was glad.",
        "U.S. President Joe Biden said on Monday.",
        "NATO and Russia — The alliance met.",
        "MOSCOW (AP) —",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert frame(text).dateline is None


def test_credits_stand_around_the_text() -> None:
    text = (
        "By Jane Roe, Example News\nUpdated: 6 December 2021\n\nRussia signed.\n\nIndia signed too. (Reporting by John Doe; Editing by Ann Lee)\n\n"
        "Associated Press writer Max Po contributed to this report.\n\n© 2021 Example News. All rights reserved.\n"
    )
    found = frame(text)
    assert text[found.body.start : found.body.end] == "Russia signed.\n\nIndia signed too."
    assert [credit.kind for credit in found.credits] == ["byline", "reader", "contributor", "contributor", "rights"]
    assert all(text[credit.start : credit.end] == credit.text for credit in found.credits)


def test_the_first_article(article_text: str) -> None:
    found = frame(article_text)
    (credit,) = found.credits
    assert (credit.kind, credit.text) == ("origin", "This was written by Isabel Van Brugen and originally published on Newseek.")
    assert article_text[found.body.start : found.body.end].endswith("are named as adversaries.")
    assert ARTICLE.name


def test_sentences_that_begin_like_credits() -> None:
    for text in ("By Monday, Russia had signed.", "By then India signed an agreement with Russia.", "Sources said so.", "Copyrights were sold."):
        assert frame(text).credits == ()


@given(st.text(st.sampled_from("AB a.,:()-—\n\r\u2028“🙂e\u0301By"), max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    found = frame(text)
    assert 0 <= found.body.start <= found.body.end <= len(text)
    for spans in (lines(text), paragraphs(text)):
        assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One.\n\nTwo.", 2),
        ("One.\r\n \r\nTwo.", 2),
        ("One.\nTwo.\nThree.", 3),
        ("One\r\ntwo.\r\n\r\nThree.", 2),
        ("Russia and India\nsigned an agreement\non Monday.", 1),
        ("", 0),
        (" \n\n ", 0),
    ],
)
def test_paragraphs(text: str, count: int) -> None:
    assert len(paragraphs(text)) == count
