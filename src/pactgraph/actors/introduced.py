"""Names that the text itself introduces: an acronym in brackets, and what it stands for."""

from __future__ import annotations

from pactgraph.model.words import Words

__all__ = ["spelled_out"]

_LONGEST = 10
"""Words that an acronym stands for at most."""

_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "by", "with", "de", "la", "du"])


def spelled_out(words: Words, acronym: int) -> int | None:
    """The first of the words before a bracket whose first letters are the acronym in it.

    Small words between them need not count: "Research and Analysis Wing (RAW)", "Bureau of Industry and Security (BIS)".

    Args:
        words: the words of the text.
        acronym: index of the word in brackets.

    Returns:
        the index of the first word of what the acronym stands for, or nothing.
    """
    start, end = words.starts[acronym], words.ends[acronym]
    letters = words.surface(acronym, acronym)
    if words.text[start - 1 : start] != "(" or words.text[end : end + 1] != ")" or sum(letter.isupper() for letter in letters) < 2:
        return None
    wanted = [letter for letter in words.keys[acronym] if letter.isalpha()]
    at = acronym - 1
    while wanted and at >= max(0, acronym - _LONGEST):
        if words.keys[at][0] == wanted[-1] and (words.is_capital(at) or words.keys[at] in _SMALL):
            wanted.pop()
        elif words.keys[at] not in _SMALL:
            return None
        if not wanted:
            return at
        if words.gaps[at] != " ":
            return None
        at -= 1
    return None
