"""claims.yaml: canonical, checked against schema and text, every fault with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ARTICLE
from pactgraph.errors import InputError, InputErrors, PactgraphError
from pactgraph.model.document import Article, Document, Span
from pactgraph.reading import read_article
from pactgraph.reading.article_folder import read_text
from pactgraph.reading.claims_file import dump_claims


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARTICLE, tmp_path / ARTICLE.name))


def change(path: Path, old: str, new: str) -> int:
    """Replace the first occurrence; the line where it stands."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1


def fault(folder: Path) -> PactgraphError:
    with pytest.raises(PactgraphError) as caught:
        read_article(folder)
    return caught.value


def test_the_file_is_canonical() -> None:
    claims = read_article(ARTICLE).claims
    assert dump_claims(claims) == (ARTICLE / "claims.yaml").read_text(encoding="utf-8")


def test_all_quotes_are_verbatim() -> None:
    article = read_article(ARTICLE)
    for claim in article.claims:
        for evidence in claim.evidence:
            assert article.document.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("status: signed", "status: inked", r'status = "inked"; expected one of proposed, .*signed'),
        ("type: agreement", "type: agreemnt", r'type = "agreemnt"; expected one of agreement'),
        ("quote: wrote Singh", "quote: wrote Sing", r'"wrote Sing", but the text at 386-397 is "wrote Singh"'),
        ("modality: asserted", "modality: sure", r"expected one of asserted"),
        ("  polarity: positive\n", "", r"no polarity; expected claim 1 with id"),
        ("    individuated: false", "    individuaated: false", r"unknown individuaated in slots; expected only count, duration"),
        ("content_refs: [ag0]", "content_refs: [ag9]", r"content_refs 'ag9'; expected the `about` key"),
        ("id: 5c4adbef97996a97", "id: aaaaaaaaaaaaaaaa", r"id 'aaaaaaaaaaaaaaaa'; expected '5c4adbef97996a97'"),
        ("supports: [when]", "supports: [wenn]", r"supports 'wenn'; expected a slot of the claim: act"),
        ("to: '2021-12-06'", "to: '2021-02-31'", r"signed from 2021-12-06 to 2021-02-31"),
        ("article: 2021-12-06-russia-india-agreements", "article: other", r"article 'other'; expected '2021"),
        ("    count: {text: several}", "    count: {text: several", r"broken YAML"),
        ("  about: ag0\n", "  about: ag0\n  about: ag1\n", r"the key 'about' twice"),
        ("start: 0, end: 6", "start: 1, end: 7", r'"Russia", but the text at 1-7 is "ussia "'),
    ],
)
def test_faults_name_file_and_line(folder: Path, old: str, new: str, message: str) -> None:
    line = change(folder / "claims.yaml", old, new)
    error = fault(folder)
    first = error.errors[0] if isinstance(error, InputErrors) else error
    assert isinstance(first, InputError)
    assert first.path == folder / "claims.yaml"
    assert first.line is not None
    assert abs(first.line - line) <= (15 if new == "" else 1)
    with pytest.raises(PactgraphError, match=message):
        raise error


def test_all_faults_are_told_at_once(folder: Path) -> None:
    change(folder / "claims.yaml", "status: signed", "status: inked")
    change(folder / "claims.yaml", "quote: wrote Singh", "quote: wrote Sing")
    error = fault(folder)
    assert isinstance(error, InputErrors)
    assert len(error.errors) == 2


def test_repeated_claim_is_refused(folder: Path) -> None:
    path = folder / "claims.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n{text.split(chr(10) * 2)[0]}\n", encoding="utf-8")
    with pytest.raises(InputErrors, match="a second time"):
        read_article(folder)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("article.txt", b"", "an empty file; expected the text"),
        ("article.txt", b" \n\n", "an empty file; expected the text"),
        ("article.txt", b"one\ntwo \xff", r"article.txt:2: found the byte 0xff"),
        ("article.yaml", b"title: x\n", "no published"),
        ("article.yaml", b"published: yesterday\ntitle: x\n", r"article.yaml:1: found published = 'yesterday'; expected a day"),
        ("article.yaml", b"published: 2021-12-06\ntitle: x\ntypo: y\n", r"article.yaml:3: found unknown key 'typo'"),
        ("claims.yaml", b"nonsense", "expected a list of claims"),
        ("claims.yaml", b"", "found null; expected a list of claims"),
    ],
)
def test_broken_files(folder: Path, name: str, content: bytes, message: str) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(PactgraphError, match=message):
        read_article(folder)


@pytest.mark.parametrize("name", ["article.txt", "article.yaml", "claims.yaml"])
def test_missing_files(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(InputError, match=f"{name}.*no such file"):
        read_article(folder)


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        read_article(tmp_path / "nowhere")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)


@given(text=TEXTS, data=st.data())
def test_offsets_count_code_points(text: str, data: st.DataObject) -> None:
    import datetime

    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    document = Document(Article("a", datetime.date(2021, 12, 6), "t"), text)
    span = Span(start, end)
    before, after = document.context(span)
    assert document.quote(span) == text[start:end]
    assert text.startswith(before + document.quote(span) + after, start - len(before))


@given(text=TEXTS.filter(str.strip))
def test_text_is_read_as_it_stands(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("text") / "article.txt"
    path.write_bytes(text.encode())
    assert read_text(path) == text.removeprefix("\ufeff")
