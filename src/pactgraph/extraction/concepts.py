"""Words as controlled terms: the labels of the vocabularies are the lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import cast

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from pactgraph import resources
from pactgraph.model.slots import Concept
from pactgraph.model.words import key
from pactgraph.vocabulary import SKOS

__all__ = ["concept"]

_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def concept(words: str, scheme: str) -> Concept:
    """Words, with the term of a scheme whose label is the longest in them, if there is one.

    >>> concept("closer military cooperation", "subject").concept
    'https://w3id.org/pactgraph/vocab/subject/defence'
    >>> concept("folk dance", "subject").concept is None
    True
    """
    found = f" {key(words)} "
    labels = _labels(scheme)
    best = max((label for label in labels if f" {label} " in found), key=lambda label: (len(label), label), default=None)
    return Concept(words, labels[best] if best is not None else None)


@cache
def _labels(scheme: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for quad in cast("Iterable[Quad]", ox.parse(path=str(resources.vocabulary_file(scheme)), format=RdfFormat.TURTLE)):
        if (
            quad.predicate in _LABELS
            and isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, Literal)
            and quad.subject.value.rpartition("/")[0].endswith(f"/{scheme}")
        ):
            found.setdefault(key(quad.object.value), quad.subject.value)
    return found
