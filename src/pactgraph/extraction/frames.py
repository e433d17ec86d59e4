"""Frames: what evokes a claim, and where in a sentence its slots are filled.

A frame is a file in ``ontology/frames/<claim type>/``; docs/extraction.md describes its keys. The code that reads frames knows no vocabulary.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from pactgraph import resources
from pactgraph.errors import InputError
from pactgraph.extraction.paths import Path
from pactgraph.model.slots import SLOT_TYPES

__all__ = ["Frame", "Frames"]

_KEYS = {
    "summary": str, "verbs": list, "nouns": list, "adjectives": list, "thing": list, "classes": list, "requires": dict, "excludes": dict, "slots": dict,
    "status": dict, "modality": str, "modalities": dict,
    "values": dict, "source": str, "weight": int, "example": list, "inherits": bool,
    "needs": list, "least": dict, "alone": bool, "closed": list, "reading": dict,
}  # fmt: skip


class Reading(NamedTuple):
    """How the slots of a claim type are read.

    Args:
        represented: slots of states, for whom persons act; ``persons``: the slot that keeps the persons.
        described: slots in which someone counts who is only described ("four officials").
        items: slots of things that are no actors.
        clauses: slots whose words are a clause.
        author: slots that a passive without an agent leaves to the author, if that is an organ of a state.
        shared: the slot whose actors may be those of another thing that the text speaks of there.
        duration: the slot of how long it lasts.
        time, until, since: the slots of the time of the event, and of the end and the beginning of what it makes.
        kind: the slot of what the noun says that the thing is; ``kinds_of``: the class of nouns that tells it.
        bundles: whether several things that are not told apart make a bundle.
        schemes: the vocabulary of each slot of concepts.
        labels: slots that keep the words by which the frame is evoked.
        speaker: the slot of whoever speaks, where the sentence names nobody for it.
    """

    represented: tuple[str, ...] = ()
    persons: str = ""
    described: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    shared: str = ""
    duration: str = ""
    time: str = ""
    until: str = ""
    since: str = ""
    kind: str = ""
    kinds_of: str = ""
    bundles: bool = False
    schemes: Mapping[str, str] = {}
    labels: tuple[str, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What evokes a claim of one type.

    Args:
        name: type and file name, ``agreement/sign``; the name of the rule in the claims it makes.
        claim: the claim type.
        summary: what it reads, in English.
        verbs, nouns, adjectives: lemmas of the triggers.
        thing: paths to the noun that names the thing ("deal" in "sign a deal"); none where the trigger itself does.
        classes: the classes of nouns of which that noun must be.
        requires: paths of which each must lead to one of its lemmas, or anywhere if it names none.
        excludes: paths of which none may lead to one of its lemmas, or anywhere if it names none.
        slots: for each slot, the paths to its fillers from the trigger, or, after ``thing.``, from that noun.
        status: the status for each degree of factuality; ``none`` for no claim, ``same`` for what is told elsewhere of the thing.
        modality: the modality of the claim, or ``modalities`` that of each degree, where it is not that of the degree everywhere.
        values: fixed values of slots.
        source: the path to who says so, for a verb that reports what it tells.
        needs: slots without which there is no claim; ``least``: how many fillers a slot must have.
        alone: whether what the sentence does not name beside it stays unnamed, though another thing may have the same actors.
        weight: which of two frames on one thing tells its status: the greater.
        examples: sentences with the claims expected, none for one that the frame must not read.
    """

    name: str
    claim: str
    summary: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    thing: tuple[Path, ...] = ()
    classes: frozenset[str] = frozenset()
    requires: tuple[tuple[Path, frozenset[str]], ...] = ()
    excludes: tuple[tuple[Path, frozenset[str]], ...] = ()
    slots: Mapping[str, tuple[tuple[bool, Path], ...]] = field(default_factory=dict)
    status: Mapping[str, str] = field(default_factory=dict)
    modality: str = ""
    modalities: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    source: Path | None = None
    weight: int = 1
    needs: tuple[str, ...] = ()
    least: Mapping[str, int] = field(default_factory=dict)
    alone: bool = False
    reading: Reading = field(default_factory=Reading)
    examples: tuple[Mapping[str, Any], ...] = ()


class Frames:
    """All frames, by the lemmas that evoke them.

    Args:
        frames: the frames, those that are tried first in front.
    """

    def __init__(self, frames: tuple[Frame, ...]) -> None:
        self.all = frames
        self._by_lemma: dict[tuple[str, str], list[Frame]] = {}
        for frame in frames:
            for kind, lemmas in (("VERB", frame.verbs), ("NOUN", frame.nouns), ("ADJ", frame.adjectives)):
                for lemma in lemmas:
                    self._by_lemma.setdefault((kind, lemma), []).append(frame)

    @classmethod
    def load(cls, folder: FilePath | None = None) -> Frames:
        """The frames of a folder, the shipped ones by default.

        Raises:
            InputError: a file cannot be read, or a key or path in it is unknown.
        """
        folder = folder or resources.frames_folder()
        shared = {path.parent.name: _load(path) for path in sorted(folder.glob("*/_shared.toml"))}
        files = [path for path in sorted(folder.glob("*/*.toml")) if path.name != "_shared.toml"]
        return cls(tuple(_frame(path, shared.get(path.parent.name, {})) for path in files))

    def evoked(self, kind: str, lemma: str) -> list[Frame]:
        """The frames that a word evokes: ``VERB``, ``NOUN`` or ``ADJ``, and its lemma."""
        return self._by_lemma.get((kind, lemma), [])

    @property
    def lemmas(self) -> frozenset[tuple[str, str]]:
        """All triggers."""
        return frozenset(self._by_lemma)


def _load(path: FilePath) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(path, str(error), "a frame in TOML") from None


def _reading(data: dict[str, Any]) -> Reading:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    return Reading(**values)


def _frame(path: FilePath, shared: dict[str, Any]) -> Frame:
    data = _load(path)
    for key, value in data.items():
        if key not in _KEYS or not isinstance(value, _KEYS[key]):
            raise InputError(path, f"{key} = {value!r}", f"one of the keys {', '.join(_KEYS)}, with a value of its type")
    for slot in (*data.get("slots", {}), *shared.get("slots", {})):
        if path.parent.name not in SLOT_TYPES or slot not in SLOT_TYPES[path.parent.name].__dataclass_fields__:
            raise InputError(path, f"the slot {slot}", f"a claim type of {', '.join(SLOT_TYPES)} as the folder, and one of its slots")
    slots = dict(data.get("slots", {}))
    if data.get("inherits", True):
        for slot, paths in shared.get("slots", {}).items():
            if slot in data.get("closed", ()):
                continue
            slots[slot] = [*slots.get(slot, []), *(one for one in paths if one not in slots.get(slot, []))]
    try:
        return Frame(
            name=f"{path.parent.name}/{path.stem}",
            claim=path.parent.name,
            summary=data.get("summary", ""),
            verbs=frozenset(data.get("verbs", ())),
            nouns=frozenset(data.get("nouns", ())),
            adjectives=frozenset(data.get("adjectives", ())),
            thing=tuple(map(Path.read, data.get("thing", ()))),
            classes=frozenset(data.get("classes", ())),
            requires=tuple((Path.read(way), frozenset(lemmas)) for way, lemmas in data.get("requires", {}).items()),
            excludes=tuple((Path.read(way), frozenset(lemmas)) for way, lemmas in (shared.get("excludes", {}) | data.get("excludes", {})).items()),
            slots={slot: tuple((one.startswith("thing."), Path.read(one.removeprefix("thing."))) for one in paths) for slot, paths in slots.items()},
            status=shared.get("status", {}) | data.get("status", {}),
            modality=data.get("modality", shared.get("modality", "")),
            modalities=shared.get("modalities", {}) | data.get("modalities", {}),
            values=data.get("values", {}),
            source=Path.read(data["source"]) if "source" in data else None,
            weight=data.get("weight", 1),
            needs=tuple(data.get("needs", shared.get("needs", ()))),
            least=data.get("least", {}),
            alone=data.get("alone", False),
            reading=_reading(shared.get("reading", {}) | data.get("reading", {})),
            examples=tuple(data.get("example", ())),
        )
    except TypeError as error:
        raise InputError(path, f"reading: {error}", f"the keys {', '.join(Reading._fields)}") from None
    except ValueError as error:
        raise InputError(path, str(error), "a path as pactgraph.extraction.paths describes") from None
