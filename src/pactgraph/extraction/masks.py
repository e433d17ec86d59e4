"""Names as single words for the parser: what it has not met it cannot take apart, and need not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.names import Name, Names
from pactgraph.model.expressions import TimeExpression

__all__ = ["masks"]

_STAND_INS = {
    "state": "Russia", "person": "Putin", "place": "Baghdad", "government_body": "Congress", "intergovernmental_organization": "NATO", "company": "Microsoft",
    "armed_group": "Hamas", "news_organization": "Reuters",
}  # fmt: skip
"""Names that the treebanks know, by the type of what they stand in for."""


def masks(text: str, names: Names, lexicons: Lexicons, times: Sequence[TimeExpression]) -> list[tuple[int, int, str]]:
    """The names and dates of a text with the words that stand in for them while it is parsed.

    Returns:
        code points and the stand-in, in the order of the text, none within another.
    """
    found: list[tuple[int, int, str]] = []
    spans = [*_inner(text), *(one for name in names.all if (one := _mask(text, name, names, lexicons.nouns)) is not None), *_dates(text, times)]
    for start, end, stand in sorted(spans, key=lambda one: (one[0], -one[1])):
        if start < end and (not found or start >= found[-1][1]):
            found.append((start, end, stand))
    return found


def _mask(text: str, name: Name, names: Names, nouns: frozenset[str]) -> tuple[int, int, str] | None:
    entity, start, end = name.entity, name.start, name.end
    if entity is None:
        return None
    if entity.type == "person":
        start = min(start, names.titles.get(start, start))
    if entity.type in ("unknown", "organization") and entity.id is None:
        # The noun at the end of "Limited Test Ban Treaty" is what claims are about.
        head = text[start:end].rpartition(" ")
        end = start + len(head[0]) if head[2].lower().removesuffix("s") in nouns else end
    if entity.type == "place":
        # "in Doha, Qatar": one place.
        after = next(
            (one for one in names.between(end, end + 4) if text[end : one.start] == ", " and one.entity is not None and one.entity.type == "state"), None
        )
        if after is not None and after.entity is not None and after.entity.code == entity.country and after.entity.rule != "demonym":
            end = after.end
    if (joined := _JOINED.match(text, end)) is not None and entity.type != "person":
        # "U.S.-brokered", "Iran-backed": a quality.
        return start, joined.end(), "Russian"
    if entity.type == "state" and entity.rule in ("demonym", "acronym"):
        return start, end, "Russian" if entity.rule == "demonym" else "U.S."
    return start, end, _STAND_INS.get(entity.type or "", "Congress")


_JOINED = re.compile(r"[-–‑][a-z]{3,}\b")
_CHAIN = re.compile(r"\b[a-z]+(?:-[a-z]+)*-(?:to|of|the|and|in|by|for|on)-[a-z]+(?:-[a-z]+)*\b", re.IGNORECASE)
_SIC = re.compile(r"\b(\w+) [\[(]sic[\])]", re.IGNORECASE)


def _inner(text: str) -> Iterator[tuple[int, int, str]]:
    """Words with hyphens around small ones ("surface-to-air"), and words that an editor marks ("defence [sic]")."""
    yield from ((found.start(), found.end(), "military") for found in _CHAIN.finditer(text))
    yield from ((found.start(), found.end(), found.group(1)) for found in _SIC.finditer(text))


_PREPOSITIONS = re.compile(r"(?:(?:on|in|at|of|from|since|until|till|through|by|during|before|after|for|between|the|early|late|mid|as)[ -])*", re.IGNORECASE)


def _dates(text: str, times: Sequence[TimeExpression]) -> Iterator[tuple[int, int, str]]:
    """Dates of several words: "September 5–17, 1978"."""
    for one in times:
        if one.length is not None and one.direction is not None and (link := text[one.start : one.end].lower().rpartition(" ")[2]) in ("after", "before"):
            # "over a year after they met": one conjunction.
            yield one.start, one.end, link
        inside = _PREPOSITIONS.match(text, one.start, one.end)
        start = inside.end() if inside else one.start
        if any(letter.isdigit() for letter in text[start : one.end]) and " " in text[start : one.end]:
            yield start, one.end, "Monday" if one.time.precision == "day" else "2004"
