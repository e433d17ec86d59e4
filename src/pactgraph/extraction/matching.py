"""Frames found in a parsed sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pactgraph.extraction.frames import Frame, Frames
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.paths import Path
from pactgraph.extraction.slots import slot_kinds

__all__ = ["Match", "matches"]

_ACTORS = ("entities", "entity")
"""Kinds of slots that actors fill."""


class Match(NamedTuple):
    """A frame in a sentence.

    Args:
        frame: the frame.
        graph: the sentence.
        trigger: the token that evokes it.
        thing: the token of the noun that names the thing; the trigger itself if it does.
        fillers: the heads of the phrases that fill each slot.
    """

    frame: Frame
    graph: Graph
    trigger: int
    thing: int
    fillers: dict[str, tuple[int, ...]]

    def lemma(self) -> str:
        """The lemma of the noun that names the thing."""
        return self.graph.lemma(self.thing)


def matches(graph: Graph, frames: Frames, lexicons: Lexicons) -> list[Match]:
    """All frames that a sentence evokes, the strongest on each thing first."""
    found: list[Match] = []
    for token in graph.tokens:
        for kind in _kinds(graph, token.index):
            for lemma in _lemmas(graph, token.index):
                for frame in frames.evoked(kind, lemma):
                    found += _apply(frame, graph, lexicons, token.index)
    best: dict[tuple[str, int], Match] = {}
    for match in sorted(found, key=lambda one: (-one.frame.weight, one.trigger, one.frame.name)):
        best.setdefault((match.frame.claim, match.thing), match)
    return sorted(best.values(), key=lambda one: one.trigger)


def _kinds(graph: Graph, index: int) -> tuple[str, ...]:
    token = graph.tokens[index]
    if token.pos in ("VERB", "AUX"):
        return ("VERB",)
    if token.pos in ("NOUN", "PROPN"):
        return ("NOUN",)
    return ("ADJ",) if token.pos == "ADJ" else ()


def _lemmas(graph: Graph, index: int) -> list[str]:
    """The lemma of a word, also with the particle of a verb or the noun before a noun."""
    lemma = graph.lemma(index)
    particles = [graph.lemma(child) for child in graph.dependents(index, "compound:prt")]
    compounds = [graph.lemma(child) for child in graph.dependents(index, "compound", "amod")]
    return [lemma, *(f"{lemma} {particle}" for particle in particles), *(f"{compound} {lemma}" for compound in compounds)]


def _apply(frame: Frame, graph: Graph, lexicons: Lexicons, trigger: int) -> Iterator[Match]:
    if frame.thing and graph.is_verb(trigger) and graph.tokens[trigger].dep == "amod":
        # "the agreed ceasefire": a quality of the thing, and no event.
        return
    for path, lemmas in frame.requires:
        if not _leads(graph, path, trigger, lemmas):
            return
    for path, lemmas in frame.excludes:
        if _leads(graph, path, trigger, lemmas):
            return
    for thing in _things(frame, graph, lexicons, trigger):
        if thing != trigger and any(_leads(graph, path, thing, lemmas) for path, lemmas in frame.excludes if lemmas):
            continue
        fillers: dict[str, tuple[int, ...]] = {}
        kinds = slot_kinds(frame.claim)
        for slot, paths in frame.slots.items():
            reached: list[int] = []
            for from_thing, path in paths:
                # What names the thing is no actor in it; it may tell its number, its kind and what is bought.
                own = (trigger, thing) if kinds.get(slot) in _ACTORS and slot not in frame.reading.items else () if path.text == "self" else (trigger,)
                reached += [one for one in path.follow(graph, thing if from_thing else trigger) if one not in reached and one not in own]
            fillers[slot] = tuple(reached)
        yield Match(frame, graph, trigger, thing, fillers)


def _leads(graph: Graph, path: Path, start: int, lemmas: frozenset[str]) -> bool:
    return any(not lemmas or graph.lemma(one) in lemmas for one in path.follow(graph, start))


def _meant(graph: Graph, lexicons: Lexicons, index: int) -> list[int]:
    """A noun, or what it counts: "a series of talks", "another round of sanctions"."""
    if graph.lemma(index) in lexicons.counters:
        counted = [one for one in graph.phrases(index) if graph.case(one) == "of"]
        return [one for first in counted for one in graph.coordinated(first)] or [index]
    return [index]


def _things(frame: Frame, graph: Graph, lexicons: Lexicons, trigger: int) -> list[int]:
    if not frame.thing:
        # "ceasefire agreement", "treaty obligations": there the noun only tells what kind.
        return [] if graph.tokens[trigger].dep == "compound" and not graph.is_verb(trigger) else [trigger]
    nouns = {noun for name in frame.classes for noun in lexicons.classes[name]}
    found: list[int] = []
    for path in frame.thing:
        for one in [other for reached in path.follow(graph, trigger) for other in _meant(graph, lexicons, reached)]:
            if one not in found and (not frame.classes or any(lemma in nouns for lemma in _lemmas(graph, one))):
                found.append(one)
    return found
