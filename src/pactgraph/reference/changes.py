"""What a rebuild changes, as a person reads it: records added, changed and removed in each file, tenures that began or ended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pactgraph.reference import conflicts, gazetteer
from pactgraph.reference.files import CONFLICTS

__all__ = ["FileChange", "changes", "compare", "told"]

_SHOWN = 20
"""Lines that are shown of one kind of change; the diff has all."""

_LABEL = re.compile(r'rdfs:label "((?:[^"\\]|\\.)*)"')
_DAY = re.compile(r'pact:(validFrom|validUntil)(?:Year)? "?([0-9-]+)')


class FileChange(NamedTuple):
    """What changed in a file of records.

    Args:
        path: the file, below the folder of the reference data.
        lines: one a record that was added, changed or removed, in words.
        added: number of records.
        changed: number of records of which more than the day of retrieval changed.
        removed: number of records.
        read_anew: number of records of which only the day of retrieval changed.
    """

    path: str
    lines: tuple[str, ...]
    added: int = 0
    changed: int = 0
    removed: int = 0
    read_anew: int = 0

    def __str__(self) -> str:
        if not (self.added or self.changed or self.removed or self.read_anew):
            return f"{self.path}: its comment alone"
        return f"{self.path}: {self.added} added, {self.changed} changed, {self.removed} removed, {self.read_anew} the same on a later day"


def changes(folder: Path, made: Iterable[tuple[str, str | None]]) -> list[FileChange]:
    """What the files of a folder would become; the gazetteer, which says nothing that they do not say, left out.

    Args:
        folder: the folder of the reference data.
        made: the files of a rebuild (``files.made``).
    """
    found = []
    for path, text in made:
        before = (folder / path).read_text(encoding="utf-8") if (folder / path).is_file() else ""
        if path != gazetteer.FILE and before != (text or ""):
            found.append(compare(path, before, text or ""))
    return found


def compare(path: str, before: str, after: str) -> FileChange:
    """What changed from one text of a file to another.

    Args:
        path: the file, below the folder of the reference data.
        before: Turtle as a rebuild writes it, or a table of conflicts; empty if there was none.
        after: the same.
    """
    if path == CONFLICTS:
        was, now = conflicts.read(before), conflicts.read(after)
        lines = [*(f"conflict: {conflict}" for conflict in now if conflict not in was), *(f"settled: {conflict}" for conflict in was if conflict not in now)]
        return FileChange(path, tuple(lines), added=len({*now} - {*was}), removed=len({*was} - {*now}))
    old, new = _records(before), _records(after)
    both = [key for key in new if key in old and old[key] != new[key]]
    changed = [key for key in both if _without_day(old[key]) != _without_day(new[key])]
    added, removed = ([key for key in one if key not in other] for one, other in ((new, old), (old, new)))
    lines = [*(_added(new[key]) for key in added), *(_changed(old[key], new[key]) for key in changed), *(f"removed: {_label(old[key])}" for key in removed)]
    return FileChange(path, tuple(sorted(lines)), len(added), len(changed), len(removed), len(both) - len(changed))


def told(found: Iterable[FileChange]) -> Iterator[str]:
    """The lines that tell of changes."""
    for change in found:
        yield str(change)
        kinds: dict[str, list[str]] = {}
        for line in change.lines:
            kinds.setdefault(line.partition(" ")[0], []).append(line)
        for lines in kinds.values():
            yield from (f"  {line}" for line in lines[:_SHOWN])
            if len(lines) > _SHOWN:
                yield f"  … and {len(lines) - _SHOWN} more"


def _records(text: str) -> dict[str, str]:
    """The records by their subjects as the file writes them; the times of a tenure are part of it."""
    found: dict[str, str] = {}
    for block in text.split("\n\n"):
        subject = block.partition(" ")[0]
        if subject and not subject.startswith(("#", "@")):
            whole = subject.rpartition("\\/")[0] if " a pact:TimeInterval" in block else subject
            found[whole] = f"{found.get(whole, '')}{block}\n"
    return found


def _without_day(record: str) -> str:
    return re.sub(r'\tpact:retrievedOn "[0-9-]+"\^\^xsd:date [.;]\n', "", record).replace(" .\n", " ;\n")


def _label(record: str) -> str:
    match = _LABEL.search(record)
    return re.sub(r"\\(.)", r"\1", match[1]) if match else record.partition(" ")[0]


def _days(record: str) -> tuple[str, str]:
    """When a tenure began and ended: days where they are known, else years."""
    found: dict[str, str] = {}
    for kind, words in _DAY.findall(record):
        found[kind] = max(found.get(kind, ""), words, key=len)
    return found.get("validFrom", "at an unknown time"), found.get("validUntil", "")


def _is_tenure(record: str) -> bool:
    return " a pact:RoleTenure" in record


def _added(record: str) -> str:
    if not _is_tenure(record):
        return f"added: {_label(record)}"
    start, end = _days(record)
    return f"began {start}{f', ended {end}' if end else ''}: {_label(record)}"


def _changed(before: str, after: str) -> str:
    if _is_tenure(after) and _days(after)[1] and not _days(before)[1]:
        return f"ended {_days(after)[1]}: {_label(after)}"
    return f"changed: {_label(after)}"
