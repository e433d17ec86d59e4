"""Articles of any kind: text, metadata and names; whatever is wrong is told with its place, and nothing raises or lasts."""

from __future__ import annotations

import datetime
import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ARTICLE, SLUG
from pactgraph.errors import PactgraphError
from pactgraph.model.document import Span
from pactgraph.reading.documents import Item, read_documents
from pactgraph.reading.source import DEFAULTS, Options, Skipped, Source

DAY = datetime.date(2021, 12, 6)
GIVEN = Options(published=DAY)
GERMAN = "Russland und Indien haben am Montag in Delhi mehrere Abkommen über die militärische Zusammenarbeit unterzeichnet, wie der Minister mitteilte. " * 2


def read(path: Path, data: bytes | str, options: Options = GIVEN) -> Item:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (item,) = read_documents([path], options)
    return item


def source(item: Item) -> Source:
    assert isinstance(item, Source), item
    return item


def told(item: Item) -> str:
    assert isinstance(item, PactgraphError), item
    return str(item)


def test_options_win_over_front_matter(tmp_path: Path) -> None:
    text = "---\npublished: 2020-01-01\ntitle: 'From  the file'\nurl: https://example.org/a\nlanguage: en-GB\n---\n\nRussia signed.\r\nIndia too.\n"
    article = source(read(tmp_path / "a.txt", text, DEFAULTS)).document.article
    assert (article.published, article.title, article.url, article.language) == (datetime.date(2020, 1, 1), "From the file", "https://example.org/a", "en-GB")
    found = source(read(tmp_path / "a.txt", text, Options(DAY, "Given", "https://example.org/b", "https://example.org/p", "en")))
    article = found.document.article
    assert (article.published, article.title, article.url, article.publisher) == (DAY, "Given", "https://example.org/b", "https://example.org/p")
    assert found.document.text == "Russia signed.\r\nIndia too.\n"


def test_front_matter_that_is_none(tmp_path: Path) -> None:
    for text in ("---\nRussia signed.\n---\nIndia too.", "---\n", "--- Russia: India ---\n", "---\nno end: here\n"):
        assert source(read(tmp_path / "a.txt", text)).document.text == text


def test_broken_front_matter_names_its_line(tmp_path: Path) -> None:
    assert "a.txt:4: found broken YAML" in told(read(tmp_path / "a.txt", "---\ntitle: x\nurl: [\n---\ntext"))


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2021-12-06", DAY), ("2021-12-06T23:59:00-05:00", DAY), ("Mon, 06 Dec 2021 10:00:00 GMT", DAY), ("December 6, 2021", DAY), ("6 Dec 2021", DAY)],
)
def test_days(tmp_path: Path, day: str, expected: datetime.date) -> None:
    assert source(read(tmp_path / "a.jsonl", json.dumps({"text": "t", "published": day}), DEFAULTS)).document.article.published == expected


def test_a_missing_day_tells_the_ways_to_give_one(tmp_path: Path) -> None:
    said = told(read(tmp_path / "a.txt", "Russia signed.", DEFAULTS))
    assert all(way in said for way in ("--published", "front matter", "article.yaml", "JSON"))
    assert "found published = '6/12/2021'; expected a day" in told(read(tmp_path / "a.jsonl", '{"text": "t", "published": "6/12/2021"}', DEFAULTS))


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    good = [{"id": "first", "text": "Russia signed.", "date": "2021-12-06", "headline": "A"}, {"body": "India signed.", "published": "2021-12-07"}]
    lines = [
        json.dumps(good[0]),
        "",
        "{broken",
        json.dumps(good[1]),
        '"text"',
        '{"published": "2021-12-06"}',
        '{"text": " "}',
        '{"text": "a\\u0000b"}',
        '{"text": "\\ud800"}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    first, broken, second, string, textless, empty, nul, lone = read_documents([path], DEFAULTS)
    assert (source(first).document.article.slug, source(first).document.article.title, source(first).place) == ("first", "A", f"{path}:1")
    assert source(second).document.article.slug == "2021-12-07-india-signed"
    for item, line in ((broken, 3), (string, 5), (textless, 6), (empty, 7), (nul, 8), (lone, 9)):
        assert told(item).startswith(f"{path}:{line}: found ")


def test_json_lines_are_read_one_by_one(tmp_path: Path) -> None:
    """The first article is there before the second is written."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "x" * 20_000, "published": "2021-12-06"}) + "\n", encoding="utf-8")
    items = read_documents([path], DEFAULTS)
    assert source(next(items)).document.article.slug == "a"
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "b", "text": "x", "published": "2021-12-06"}) + "\n")
    assert source(next(items)).document.article.slug == "b"


def test_a_line_too_long_does_not_stop_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "x" * 5000 + '"}\n{"text": "ok", "published": "2021-12-06"}\n{"text": "' + "y" * 150 + '"}', encoding="utf-8")
    long, good, longer = read_documents([path], Options(published=DAY, limit=100))
    assert f"{path}:1: found a line of more than 1,200 bytes" in told(long)
    assert source(good).document.text == "ok"
    assert "found a text of 150 characters; expected an article of at most 100 characters" in told(longer)


def test_json_files(tmp_path: Path) -> None:
    one = {"text": "Russia signed.", "published": "2021-12-06"}
    assert source(read(tmp_path / "a.json", json.dumps(one, indent=1), DEFAULTS)).document.text == "Russia signed."
    (tmp_path / "b").write_text(json.dumps([one, {"id": 1}], indent=1), encoding="utf-8")
    first, second = read_documents([tmp_path / "b"], DEFAULTS)
    assert source(first).document.text == "Russia signed."
    assert "(article 2 of the list)" in told(second)
    assert "a.json:1: found broken JSON" in told(read(tmp_path / "a.json", "{"))


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("utf-32", None), ("cp1252", "windows-1252"), ("mac_roman", "macintosh")],
)
def test_encodings(tmp_path: Path, encoding: str, noted: str | None) -> None:
    text = "The minister’s word: “Rafale” fighters, a café in Orléans.\r\nIt cost more.\n"
    found = source(read(tmp_path / "a.txt", text.encode(encoding)))
    assert found.document.text == text
    assert [noted in note and "line 1" in note for note in found.notes] == ([True] if noted else []) if noted else not found.notes


def test_latin_1_in_a_long_plain_text(tmp_path: Path) -> None:
    text = "Russia and India signed an agreement on Monday. " * 5000 + "The café was closed."
    assert source(read(tmp_path / "a.txt", text.encode("latin-1"))).document.text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "found an empty file"),
        (b" \r\n\t", "found an empty file"),
        (b"\xef\xbb\xbf", "found an empty file"),
        (b"text\nwith \0 in it", "a.txt:2: found a NUL character"),
        ("Russia signed.".encode("utf-16-le"), "UTF-16 with a byte order mark"),
        (b"%PDF-1.7\n%\xe2\xe3", "found a PDF file; expected text, HTML, Markdown or JSON Lines; convert it first"),
        (b"PK\x03\x04rest", "found a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "found a PNG image"),
        (b"\xff\xd8\xff\xe0", "found a JPEG image"),
        (b"\x1f\x8b\x08", "found a gzip archive"),
        (b"{\\rtf1 Russia", "found an RTF file"),
        (b"\xff\xfea", "found broken UTF-16"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, message: str) -> None:
    assert message in told(read(tmp_path / "a.txt", data))


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.html", "a.md", "a.jsonl", "a.json"])
def test_binary_under_any_name(tmp_path: Path, name: str) -> None:
    assert "found a PDF file" in told(read(tmp_path / name, b"%PDF-1.7\n\0\1\2"))


def test_other_languages_are_skipped(tmp_path: Path) -> None:
    skipped = read(tmp_path / "a.txt", GERMAN)
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("seems not to be English (small words of English are 0 % of its words")
    assert skipped.reason.endswith("--language en forces it")
    assert isinstance(read(tmp_path / "a.txt", "俄罗斯和印度周一签署了几项军事技术合作协议。" * 5), Skipped)
    assert source(read(tmp_path / "a.txt", GERMAN, GIVEN._replace(language="en"))).document.text == GERMAN
    assert source(read(tmp_path / "a.txt", "Abkommen unterzeichnet")).document.text
    assert isinstance(read(tmp_path / "a.jsonl", '{"text": "x", "language": "fr"}'), Skipped)


def test_names_are_ascii_stable_and_unique(tmp_path: Path) -> None:
    rows = [
        {"title": "Réunion à Genève", "text": "a"},
        {"title": "Réunion à Genève", "text": "b"},
        {"id": "../../etc/passwd", "text": "c"},
        {"title": "条約", "text": "d"},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in [*rows, rows[0]]), encoding="utf-8")
    *found, again = read_documents([path], GIVEN)
    assert f"{path}:5: found the article '2021-12-06-reunion-a-geneve' a second time" in told(again)
    slugs = [source(item).document.article.slug for item in found]
    assert slugs[0] == "2021-12-06-reunion-a-geneve"
    assert slugs[1].startswith("2021-12-06-reunion-a-geneve-")
    assert slugs[2].startswith("etc-passwd-")
    assert len(set(slugs)) == 4
    assert all(slug.isascii() and "/" not in slug for slug in slugs)


def test_a_file_names_an_article_without_title(tmp_path: Path) -> None:
    article = source(read(tmp_path / "Treaty Signed!.txt", "Russia signed.\n\nIndia too.")).document.article
    assert (article.slug, article.title) == ("2021-12-06-treaty-signed", "Russia signed.")


def test_article_folders_and_folders_of_articles(tmp_path: Path) -> None:
    (found,) = read_documents([ARTICLE])
    assert (source(found).document.article.slug, source(found).folder) == (SLUG, ARTICLE)
    (found,) = read_documents([ARTICLE / "article.txt"], Options(published=datetime.date(2000, 1, 1)))
    assert source(found).document.article.published == datetime.date(2000, 1, 1)
    (same,) = read_documents([ARTICLE.parent])
    assert source(same).document.article.slug == SLUG
    (tmp_path / "b.md").write_text("# B\n\nRussia signed.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("India signed.", encoding="utf-8")
    (tmp_path / "notes.log").write_text("no article", encoding="utf-8")
    assert [Path(source(item).place).name for item in read_documents([tmp_path], GIVEN)] == ["a.txt", "b.md"]
    (tmp_path / "none").mkdir()
    assert "found a folder without articles" in told(next(read_documents([tmp_path / "none"])))


def test_one_fault_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Russia signed.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\0")
    items = list(read_documents([tmp_path / "bad.txt", tmp_path / "nowhere.txt", tmp_path / "good.txt", ARTICLE, ARTICLE], GIVEN))
    assert [type(item).__name__ for item in items] == ["InputError", "InputError", "Source", "Source", "InputError"]
    assert f"a second article named '{SLUG}'" in told(items[-1])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(b"<!DOCTYPE html><title>T</title><p>Russia and India signed an agreement on Monday, the ministry said.</p>"))  # type: ignore[type-var]

    monkeypatch.setattr("sys.stdin", Stdin)
    (found,) = read_documents([Path("-")], GIVEN)
    assert source(found).document.text == "Russia and India signed an agreement on Monday, the ministry said."


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md", "a.jsonl", "a.json", "a"])
def test_fifty_megabytes_are_refused_at_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    sentence = b"Russia and India signed an agreement, the ministry said. "
    path.write_bytes((b'{"text": "' if "json" in name else b"") + sentence * (50_000_000 // len(sentence)) + (b'"}' if "json" in name else b""))
    start = time.monotonic()
    (item,) = read_documents([path], GIVEN)
    assert time.monotonic() - start < 10
    assert "--max-characters allows more" in told(item)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
@pytest.mark.parametrize(
    "text", ["a, " * 10_000, "word " * 40_000, "A" * 200_000, "(" * 50_000, "<p>" * 20_000, "\n" * 100_000 + "x", "[" * 20_000, "- " * 20_000]
)
def test_strange_texts_end_soon(tmp_path: Path, name: str, text: str) -> None:
    start = time.monotonic()
    item = read(tmp_path / name, text)
    assert time.monotonic() - start < 20
    assert isinstance(item, (Source, Skipped, PactgraphError))


BITS = st.sampled_from(
    [
        "“",
        "”",
        "’",
        "e\u0301",
        "🇮🇳",
        "👩\u200d👧",
        "\r\n",
        "\n",
        "\r",
        "\u2028",
        "\x85",
        "\ufeff",
        "ﬁ",
        "İ",
        "ß",
        "𝒳",
        "\u00a0",
        " ",
        "Russia",
        "signed",
        "-",
        "#",
        ":",
        "\t",
    ]
)
TEXTS = st.lists(st.one_of(BITS, st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=60).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=TEXTS)
def test_plain_text_is_kept_code_point_by_code_point(tmp_path: Path, text: str) -> None:
    item = read(tmp_path / "a.txt", text, GIVEN._replace(language="en"))
    kept = text.removeprefix("\ufeff")
    if not kept.strip() or isinstance(item, PactgraphError):
        assert "empty" in told(item)
        return
    document = source(item).document
    assert document.text == kept
    assert [document.quote(Span(at, at + 1)) for at in range(len(kept))] == list(kept)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=TEXTS.filter(str.strip), title=TEXTS, name=TEXTS)
def test_json_lines_are_kept_code_point_by_code_point(tmp_path: Path, text: str, title: str, name: str) -> None:
    row = json.dumps({"text": text, "title": title, "id": name, "published": "2021-12-06"})
    document = source(read(tmp_path / "a.jsonl", row, Options(language="en"))).document
    assert document.text == text
    assert document.article.title
    assert document.article.slug.isascii()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(data=st.binary(max_size=200), name=st.sampled_from(["a.txt", "a", "a.html", "a.md", "a.jsonl", "a.json"]))
def test_no_bytes_raise(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for item in read_documents([path], GIVEN):
        if isinstance(item, Source):
            assert item.document.text.encode()
