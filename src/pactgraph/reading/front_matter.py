"""Front matter: YAML between two lines of three hyphens at the beginning of a text, as static site generators write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pactgraph.reading.lexicon import lexicon
from pactgraph.reading.located_yaml import parse_yaml

__all__ = ["FrontMatter", "named_fields", "split_front_matter"]

_FENCED = re.compile(r"---[ \t]*\r?\n(?P<yaml>(?:[^\n]*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")


class FrontMatter(NamedTuple):
    """What stands before a text, by the names of `Article`, and the text after it as it stands."""

    metadata: Mapping[str, str]
    text: str


def split_front_matter(path: Path, text: str) -> FrontMatter:
    """Take the front matter from a text; a text that only begins with a line of hyphens has none.

    Raises:
        InputError: the front matter is broken YAML, with file and line.
    """
    fenced = _FENCED.match(text)
    if fenced is None or ":" not in fenced["yaml"]:
        return FrontMatter({}, text)
    data = parse_yaml(path, fenced["yaml"], before=1).data
    if not isinstance(data, dict):
        return FrontMatter({}, text)
    return FrontMatter(named_fields(data), text[fenced.end() :].lstrip("\r\n"))


def named_fields(data: Mapping[str, Any]) -> dict[str, str]:
    """The fields of an article by their names in `Article`, and ``text``, whatever a file calls them; values that are no text or number are left out."""
    found = {}
    for field, names in lexicon().fields.items():
        values = (data.get(name) for name in names)
        value = next((value for value in values if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip()), None)
        if value is not None:
            found[field] = str(value)
    return found
