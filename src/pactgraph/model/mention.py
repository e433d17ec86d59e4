"""A mention: words of a text that name someone or something, and who or what may be meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["LINK", "MARGIN", "ORIGINS", "Candidate", "Mention", "Reason", "ordered"]

LINK = 0.6
"""The score from which a candidate is who is meant."""

MARGIN = 0.15
"""By how much it must lead the next one; less is an ambiguity, which is kept."""


ORIGINS = ("name", "alias", "acronym", "demonym", "hidden", "short", "part", "spelling")
"""Where a name comes from: the label, another name, letters of it, the name of its people, a name in another language or seldom used,
first and last word of a person's name, a part of it, its consonants. A gazetteer writes the place in this list."""


class Reason(NamedTuple):
    """Why a candidate scores as it does.

    Args:
        weight: what it adds to the score, or takes from it.
        words: the reason in English.
    """

    weight: float
    words: str


def ordered(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """The first reason, then what else speaks for the candidate, then what speaks against it."""
    return (reasons[0], *sorted(reasons[1:], key=lambda reason: -reason.weight))


class Candidate(NamedTuple):
    """Someone or something that a mention may mean.

    Args:
        entity: its id in the reference data, ``state/RUS`` or ``person/vladimir-putin``; none for what only the text names.
        label: its name; for what only the text names, the name by which the text introduces it.
        type: its class, such as ``State`` or ``GovernmentBody``; of what only the text names, ``Thing`` if it is nobody.
        rule: how the words lead to it: one of :data:`ORIGINS`, ``initial``, ``surname``, ``metonym``, ``title``, ``office_holder``, ``organ``, ``government``
            or ``introduced``; docs/resolution.md explains them.
        reasons: what speaks for it, then what speaks against it.
        via: the thing through which it was found: the place of a metonym, the position of a holder of office.
        organ_of: the state whose organ it is.
    """

    entity: str | None
    label: str
    type: str
    rule: str
    reasons: tuple[Reason, ...]
    via: str | None = None
    organ_of: str | None = None

    @property
    def score(self) -> float:
        """The sum of the reasons: a name without any context has about 1. It is no probability."""
        return round(sum(reason.weight for reason in self.reasons), 2)


class Mention(NamedTuple):
    """Words that name someone or something.

    Args:
        start: the code point at which they start.
        end: the code point after them.
        text: the words.
        candidates: who or what may be meant, the best first.
    """

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]

    @property
    def link(self) -> Candidate | None:
        """Who or what is meant, if one candidate is good enough and clearly better than the others."""
        if not self.candidates or self.candidates[0].score < LINK:
            return None
        best = self.candidates[0]
        # Who holds an office and the office are two answers to one question.
        rival = next((one for one in self.candidates[1:] if best.rule != "office_holder" or one.entity != best.via), None)
        return None if rival is not None and round(best.score - rival.score, 2) < MARGIN else best
