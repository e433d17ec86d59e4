"""Which thing of a text another one speaks of: the reason of a sanction, what an attitude is about, the contents of a hope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactgraph.extraction.drafts import Draft
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.things import Thing

__all__ = ["References"]

_TYPES = {"agreement": "agreement", "part_of": "agreement"}
"""Slots that only things of one type fill."""

_MANY = frozenset({"content_refs"})
"""Slots that all things in a phrase fill, and not only that of its head."""


class References:
    """The things that the phrases of drafts mean.

    Args:
        things: all things of a text.
        lexicons: nouns that stand for what was told.
    """

    def __init__(self, things: Sequence[Thing], lexicons: Lexicons) -> None:
        self._told = sorted(
            ((draft, thing.key) for thing in things for draft in thing.drafts), key=lambda one: one[0].match.graph.tokens[one[0].match.trigger].start
        )
        self._events = lexicons.words("reference", "events")

    def of(self, draft: Draft, slot: str) -> tuple[str, ...]:
        """The keys of the things that fill a slot of a draft."""
        found: list[str] = []
        for head in draft.match.fillers.get(slot, ()):
            inside = list(self._inside(draft, head, slot)) or list(self._meant(draft, head, slot))
            found += [key for key in inside if key not in found]
        return tuple(found if slot in _MANY else found[:1])

    def _beside(self, draft: Draft, slot: str) -> Iterator[tuple[Draft, str]]:
        """The other things of the sentence."""
        for other, key in self._told:
            if other is not draft and other.match.graph is draft.match.graph and other.claim == _TYPES.get(slot, other.claim):
                yield other, key

    def _inside(self, draft: Draft, head: int, slot: str) -> Iterator[str]:
        """The things that a phrase tells, the one of its head first."""
        graph = draft.match.graph
        within = set(graph.subtree(head)) if head != graph.tokens[draft.match.trigger].head else set()
        ranked = []
        for other, key in self._beside(draft, slot):
            at = {other.match.trigger, other.match.thing}
            if head in at or at <= within:
                ranked.append((head not in at, min(abs(one - head) for one in at), key))
        yield from (key for _, _, key in sorted(ranked))

    def _meant(self, draft: Draft, head: int, slot: str) -> Iterator[str]:
        """What a noun such as "the move" stands for: the thing told before it, in its sentence or the one before."""
        graph = draft.match.graph
        if graph.lemma(head) not in self._events:
            return
        before = [
            (other, key) for other, key in self._told if other.match.graph.tokens[other.match.trigger].start < graph.tokens[head].start and other is not draft
        ]
        own = [key for other, key in before if other.match.graph is graph]
        if own or before:
            yield own[0] if own else before[-1][1]
