"""Who says what a sentence tells: the chain of speakers from the origin outwards."""

from __future__ import annotations

from typing import NamedTuple

from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons

__all__ = ["Speech", "speeches"]


class Speech(NamedTuple):
    """One link of a chain, as tokens of its sentence.

    Args:
        speaker: the head of the phrase that names who speaks.
        act: the reporting word.
        words: what the act is called in a claim.
        addressee: who is told, if the sentence says so.
        medium: where it is said.
    """

    speaker: int
    act: int
    words: str
    addressee: int | None = None
    medium: int | None = None


def speeches(graph: Graph, lexicons: Lexicons, index: int) -> tuple[Speech, ...]:
    """The chain of those who say what a word tells, the origin first."""
    verbs = lexicons.words("reporting", "verbs")
    nouns = lexicons.words("reporting", "nouns")
    prepositions = lexicons.words("reporting", "prepositions")
    found: list[Speech] = []
    current, came_by = index, "self"
    for one in (index, *graph.above(index)):
        token = graph.tokens[one]
        if (
            one != index
            and came_by in ("ccomp", "parataxis", "csubj", "dep", "acl", "advcl", "nsubj:pass", "obj")
            and graph.lemma(one) in verbs
            and graph.is_verb(one)
        ):
            speech = _of_verb(graph, lexicons, one, current)
            if speech is not None and came_by not in ("advcl", "obj"):
                found.append(speech)
        elif one != index and graph.lemma(one) in nouns and came_by in ("acl", "nmod", "ccomp", "acl:relcl"):
            owners = graph.arguments(one)["agent"]
            if owners:
                found.append(Speech(owners[0], one, token.text))
        for child in graph.children[one]:
            inner = graph.tokens[child]
            if inner.dep in ("parataxis", "ccomp", "dep", "advcl", "conj") and child != current and graph.lemma(child) in verbs and graph.is_verb(child):
                speech = _of_verb(graph, lexicons, child, one)
                if speech is not None and _stands_aside(graph, child):
                    found.append(speech)
            elif inner.dep in ("obl", "nmod", "advmod") and graph.case(child) in prepositions:
                found.append(Speech(child, graph.dependents(child, "case")[0] if graph.dependents(child, "case") else child, graph.case(child)))
        current, came_by = one, token.dep
    clauses = {graph.clause(index), *(graph.clause(one) for one in graph.above(index))}
    for one in (token.index for token in graph.tokens if token.dep in ("obl", "nmod")):
        # A parser hangs "according to X" at the end of a sentence on the noun before it.
        if graph.case(one) in prepositions and graph.clause(one) in clauses:
            marks = graph.dependents(one, "case")
            found.append(Speech(one, marks[0] if marks else one, graph.case(one)))
    unique: list[Speech] = []
    for speech in found:
        if all(speech.speaker != other.speaker for other in unique):
            unique.append(speech)
    return tuple(unique)


def _of_verb(graph: Graph, lexicons: Lexicons, verb: int, content: int) -> Speech | None:
    arguments = graph.arguments(verb)
    subjects = [one for one in arguments["agent"] if one != content]
    if not subjects:
        return None
    addressing = graph.lemma(verb) in lexicons.words("reporting", "verbs_of_addressing")
    objects = [one for one in arguments["patient"] if graph.tokens[one].dep in ("obj", "iobj")]
    media = list(graph.phrases(verb, lexicons.words("reporting", "media", "prepositions")))
    return Speech(subjects[0], verb, graph.tokens[verb].text, objects[0] if addressing and objects else None, media[0] if media else None)


def _stands_aside(graph: Graph, verb: int) -> bool:
    """Whether a reporting verb comments on the clause beside it: it has a subject and no object or clause of its own, or follows "as"."""
    token = graph.tokens[verb]
    if token.dep == "advcl" and (graph.case(verb) or not graph.dependents(verb, "nsubj") or token.tag not in ("VBD", "VBZ")):
        return graph.case(verb) == "as"
    if token.dep == "conj":
        return False
    own = graph.dependents(verb, "obj", "ccomp", "xcomp")
    addressed = [one for one in own if graph.tokens[one].dep == "obj"]
    return len(own) == len(addressed) and token.tag in ("VBD", "VBZ", "VBP", "VBN")
