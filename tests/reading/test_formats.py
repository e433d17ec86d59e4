"""HTML and Markdown: the words of the article alone, and what the page says of it."""

from __future__ import annotations

import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from pactgraph.errors import InputError
from pactgraph.reading.documents import read_documents
from pactgraph.reading.html import read_html
from pactgraph.reading.markdown import read_markdown
from pactgraph.reading.source import LIMIT, Source

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Deal signed - Example News</title>
<meta property="og:title" content="Deal signed"><meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2021-12-06T22:00:00Z"><link rel="canonical" href="https://example.org/deal"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Deal signed</h1>
<p>NEW DELHI — Russia and India signed several <a href="/x">agreements</a> on <b>Monday</b>,<br>the minister said.</p><script>var signed = 1;</script>
<p>“India deeply appreciates Russia’s support,” he said. 🙂 The café is closed for the day of the summit between the two leaders.</p>
<ul><li>The first agreement is about oil and gas.</li><li>The second is about rifles.</li></ul>
<table><tr><th>Party</th><th>Date</th></tr><tr><td>Russia</td><td>Monday</td></tr></table>
</article><footer>Copyright 2021 Example News. <a href="/privacy">Privacy</a></footer></body></html>"""

TEXT = (
    "Deal signed\n\nNEW DELHI — Russia and India signed several agreements on Monday, the minister said.\n\n"
    "“India deeply appreciates Russia’s support,” he said. 🙂 The café is closed for the day of the summit between the two leaders.\n\n"
    "The first agreement is about oil and gas.\n\nThe second is about rifles.\n\nParty | Date\nRussia | Monday"
)


def test_a_page_gives_its_text_and_its_metadata(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (found,) = read_documents([path], publisher={"Example News": "https://example.org/id"}.get)
    assert isinstance(found, Source)
    article = found.document.article
    assert found.document.text == TEXT
    assert (article.title, article.published, article.url) == ("Deal signed", datetime.date(2021, 12, 6), "https://example.org/deal")
    assert (article.publisher, article.language, article.source) == ("https://example.org/id", "en-GB", None)
    assert found.original is not None
    assert found.original.name == "original.html"
    assert article.original_sha256 == sha256(PAGE.encode()).hexdigest()


def test_a_publisher_that_nobody_knows_is_kept_in_words(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (found,) = read_documents([path])
    assert isinstance(found, Source)
    assert (found.document.article.publisher, found.document.article.source) == (None, "published by Example News")


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "windows-1251", "shift_jis"])
def test_the_declared_encoding(encoding: str) -> None:
    letter = {"windows-1251": "ж", "shift_jis": "東"}.get(encoding, "é")
    page = f'<html><head><meta charset="{encoding}"></head><body><p>Russia and India signed an agreement, {letter} the ministry said.</p></body></html>'
    raw = read_html(Path("a.html"), page.encode(encoding), LIMIT)
    assert letter in raw.text
    assert raw.notes == ()


def test_xhtml_and_pages_without_article() -> None:
    page = b"<?xml version='1.0' encoding='utf-16'?><html><body><p>Russia and India signed an agreement, the ministry said.</p></body></html>"
    assert read_html(Path("a.html"), page, LIMIT).text == "Russia and India signed an agreement, the ministry said."
    for empty in (b"<html><body></body></html>", b"<script>x</script>", b"<!-- -->"):
        with pytest.raises(InputError, match="without a main text"):
            read_html(Path("a.html"), empty, LIMIT)
    with pytest.raises(InputError, match="at most 10"):
        read_html(Path("a.html"), page, 10)


MARKDOWN = """---
published: 2021-12-06
---
# A *deal* signed

Russia and [India](https://example.org "title") signed **several**
agreements. ![a picture](x.png)

* oil &amp; gas
  1. rifles `AK-203`

> “We are glad,” he said.

```python
code = "signed"
```

<div>markup</div>

| party  | day |
|--------|-----|
| Russia | Monday |
"""


def test_markdown_without_its_marks() -> None:
    raw = read_markdown(Path("a.md"), MARKDOWN.encode(), LIMIT)
    assert raw.text == (
        "A deal signed\n\nRussia and India signed several agreements.\n\noil & gas\n\nrifles AK-203\n\n“We are glad,” he said.\n\nparty | day\nRussia | Monday"
    )
    assert raw.metadata == {"title": "A deal signed", "published": "2021-12-06"}
    assert raw.original is not None
    with pytest.raises(InputError, match="Markdown without words"):
        read_markdown(Path("a.md"), b"```\ncode\n```", LIMIT)


def test_the_title_of_the_front_matter_wins() -> None:
    assert read_markdown(Path("a.md"), b"---\ntitle: Given\n---\n# Heading\n\ntext", LIMIT).metadata["title"] == "Given"
