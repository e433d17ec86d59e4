"""The lexicon of the reader of articles: names of fields, small words, what stands around a text (``ontology/lexicons/reading.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pactgraph import resources
from pactgraph.errors import InputError

__all__ = ["Lexicon", "lexicon", "read_lexicon"]


class Lexicon(NamedTuple):
    """Lists of words.

    Args:
        fields: by the name of each field of an article, what files call it, the best name first.
        english: small words of English.
        foreign: small words of other languages.
        share: share of small English words from which a text is English.
        judged: words that a text must have for the share to say something.
        months: names of months and their short forms.
        weekdays: names of days and their short forms.
        agencies: who stands in a dateline.
        credits: by the kind of a line around the text, how such a line begins; under ``inside`` what makes a line one wherever it stands.
    """

    fields: dict[str, tuple[str, ...]]
    english: frozenset[str]
    foreign: frozenset[str]
    share: float
    judged: int
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    agencies: tuple[str, ...]
    credits: dict[str, tuple[str, ...]]


def read_lexicon(path: Path) -> Lexicon:
    """The lexicon of a file.

    Raises:
        InputError: the file cannot be read, or a list is missing.
    """
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return Lexicon(
            {name: tuple(words) for name, words in data["fields"].items()},
            frozenset(data["english"]["words"]),
            frozenset(data["foreign"]["words"]),
            float(data["english"]["share"]),
            int(data["english"]["judged"]),
            tuple(data["months"]["words"]),
            tuple(data["weekdays"]["words"]),
            tuple(data["agencies"]["words"]),
            {name: tuple(words) for name, words in data["credits"].items()},
        )
    except KeyError as error:
        raise InputError(path, f"no {error}", "a lexicon with the lists of ontology/lexicons/reading.toml") from None
    except (OSError, ValueError, TypeError) as error:
        raise InputError(path, str(error), "a lexicon in TOML") from None


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the code."""
    return read_lexicon(resources.lexicon_file("reading"))
