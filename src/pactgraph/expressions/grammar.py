"""Rules over lines of word classes, written with the names of the classes.

A template is a regular expression in which ``<month|name_month>`` stands for a word of one of these classes, ``{date}`` for the
template of that name, ``(year:…)`` for a group of that name, and each other character for itself: a space for a space, a comma for a comma and so
on (:data:`~pactgraph.expressions.tokens.GAPS`). Rules match whole words, since the characters of classes and of gaps differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pactgraph.expressions.tokens import GAPS

__all__ = ["Classes", "Grammar"]

_CLASS = re.compile(r"<([a-z_|]+)>")
_PART = re.compile(r"\{([a-z_]+)\}")
_GROUP = re.compile(r"\(([a-z]+):")
_FIRST = 0x100
_BEFORE, _AFTER = 24, 16
"""How far a hit reaches before its first word of the core, and behind its last one: characters of a line, two a word."""


class Classes:
    """The classes of words, each with the character that stands for it.

    Args:
        names: the names of the classes.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._codes = {name: chr(_FIRST + number) for number, name in enumerate(names)}
        self.other = chr(_FIRST + len(self._codes))

    def __getitem__(self, name: str) -> str:
        """The character of a class."""
        return self._codes[name]

    def pattern(self, template: str) -> str:
        """A template with the characters of its classes.

        Raises:
            KeyError: the template names a class that there is not.
        """
        return _CLASS.sub(lambda found: f"[{''.join(self._codes[name] for name in found[1].split('|'))}]", template)


class Grammar:
    """Rules of which at each word the first that holds is taken.

    Args:
        classes: the classes of words.
        rules: the template of each rule by its name, the most telling first.
        parts: templates that others name; their groups have no names outside them.
        core: classes of words of which each hit holds one.
    """

    def __init__(self, classes: Classes, rules: Mapping[str, str], parts: Mapping[str, str], core: Iterable[str]) -> None:
        def whole(template: str) -> str:
            while _PART.search(template):
                template = _PART.sub(lambda found: f"(?:{_GROUP.sub('(?:', parts[found[1]])})", template)
            return classes.pattern(template)

        patterns = {name: whole(template) for name, template in rules.items()}
        self._rules = {name: re.compile(_GROUP.sub(r"(?P<\1>", pattern)) for name, pattern in patterns.items()}
        either = "|".join(f"(?P<{name}>{_GROUP.sub('(?:', pattern)})" for name, pattern in patterns.items())
        self._any = re.compile(f"(?:{either})(?=[{re.escape(GAPS)}])")
        self._core = re.compile(classes.pattern(f"<{'|'.join(core)}>"))

    def find(self, line: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Each hit in a line, from the left, without overlap: the name of its rule and the match."""
        for start, end in self._windows(line):
            for found in self._any.finditer(line, start, end):
                name = str(found.lastgroup)
                hit = self._rules[name].fullmatch(line, *found.span())
                if hit is not None:
                    yield name, hit

    def _windows(self, line: str) -> Iterator[tuple[int, int]]:
        """The parts of a line where hits can be: around the words of the core. Most of a text is not there."""
        start = end = 0
        for found in self._core.finditer(line):
            low = found.start() - _BEFORE
            if low > end:
                yield start, end
                start = low
            end = found.start() + _AFTER
        yield start, end

    def read(self, line: str, start: int, end: int) -> tuple[str, re.Match[str]] | None:
        """The first rule that holds for a whole part of a line."""
        for name, rule in self._rules.items():
            found = rule.fullmatch(line, start, end)
            if found is not None:
                return name, found
        return None
