"""The forms in which English texts write a name or a title: both orders of its words, both spellings of defence, letters for its state."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["LETTERS", "demonym_forms", "is_acronym", "name_forms", "title_forms"]

LETTERS = {"united nations": "un", "united states": "us", "united kingdom": "uk", "european union": "eu"}
"""States and unions whose letters stand before the names of their bodies."""

_ACRONYM = re.compile(r"[A-Z0-9][A-Za-z0-9&./-]{0,9}")


def is_acronym(name: str) -> bool:
    """Whether a name is letters: one short word with two capitals at least.

    >>> is_acronym("NATO"), is_acronym("GoI"), is_acronym("Nato"), is_acronym("Hamas")
    (True, True, False, False)
    """
    return bool(_ACRONYM.fullmatch(name)) and sum(letter.isupper() for letter in name) >= 2


def name_forms(name: str) -> Iterator[str]:
    """A name of a body, with its state in letters, and with a ministry after its field.

    >>> sorted(name_forms("united states department of the treasury"))[:2]
    ['united states department of the treasury', 'united states treasury department']
    """
    forms = {name}
    if match := re.fullmatch(r"(.*?)\b(ministry|department) (?:of|for) (?:the )?((?:(?!\bof\b).)+)( of .+)?", name):
        forms.add(f"{match[1]}{match[3]} {match[2]}{match[4] or ''}")
    for form in sorted(forms):
        yield form
        for whole, letters in LETTERS.items():
            if form.startswith(f"{whole} "):
                yield letters + form.removeprefix(whole)


def demonym_forms(name: str) -> Iterator[str]:
    """A demonym and, where English forms it with an s, its plural."""
    yield name
    if name.endswith(("an", "i", "on", "ot", "er")):
        yield f"{name}s"


def title_forms(title: str) -> Iterator[str]:
    """A title with the other order of its words and the other spelling of defence.

    >>> sorted(title_forms("minister of trade"))
    ['minister for trade', 'minister of trade', 'trade minister']
    """
    forms = {title}
    if match := re.fullmatch(r"(minister|secretary|ministry|department) (?:of|for) (?:the )?(.+)", title):
        if f"{match[1]} for the " not in title:
            forms.add(f"{match[2]} {match[1]}")
        forms.add(f"{match[1]} of {match[2]}")
        if match[1] == "minister":
            forms.add(f"minister for {match[2]}")
    elif match := re.fullmatch(r"(governor|premier|mayor|chief minister|president|prime minister) of (?:the )?(.+)", title):
        forms |= {f"{match[2]} {match[1]}", f"{match[2].removesuffix(' oblast')} {match[1]}"}
    for form in sorted(forms):
        yield form
        if "defence" in form:
            yield form.replace("defence", "defense")
        elif "defense" in form:
            yield form.replace("defense", "defence")
