"""Names as single words for the parser: what it has not met it cannot take apart, and need not."""

from __future__ import annotations

from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.names import Names

__all__ = ["masks"]

_STAND_INS = {
    "state": "Russia", "person": "Putin", "place": "Baghdad", "government_body": "Congress", "intergovernmental_organization": "NATO", "company": "Microsoft",
    "armed_group": "Hamas", "news_organization": "Reuters",
}  # fmt: skip
"""Names that the treebanks know, by the type of what they stand in for."""

def masks(text: str, names: Names, lexicons: Lexicons) -> list[tuple[int, int, str]]:
    """The names of a text with the words that stand in for them while it is parsed.

    Returns:
        code points and the stand-in, in the order of the text, none within another.
    """
    found: list[tuple[int, int, str]] = []
    nouns = {noun for kinds in lexicons.classes.values() for noun in kinds}
    for name in names.all:
        if name.entity is None or (found and name.start < found[-1][1]):
            continue
        entity, end = name.entity, name.end
        if entity.type == "unknown":
            # The noun at the end of "Limited Test Ban Treaty" is what claims are about.
            head = text[name.start : end].rpartition(" ")
            end = name.start + len(head[0]) if head[2].lower().removesuffix("s") in nouns else end
        stand = "Russian" if entity.rule == "demonym" else "U.S." if entity.rule == "acronym" and entity.type == "state" else _STAND_INS.get(entity.type or "", "Congress")
        found.append((name.start, end, stand))
    return found
