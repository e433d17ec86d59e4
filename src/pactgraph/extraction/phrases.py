"""The words of phrases: where they begin and end, and which of them belong to what they tell."""

from __future__ import annotations

from collections.abc import Callable, Collection

from pactgraph.extraction.graph import Graph

__all__ = ["evoking_words", "naming_words", "phrase_words", "shared_words"]

_ASIDE = ("conj", "cc", "case", "mark", "punct", "acl:relcl", "parataxis", "advcl", "appos", "cop", "nsubj", "nsubj:pass", "aux", "det")
"""Relations of what stands beside a phrase and is none of its words."""

_MODIFIERS = ("amod", "compound", "nmod:desc", "nummod", "advmod")


def phrase_words(graph: Graph, head: int, aside: Callable[[int], bool]) -> tuple[int, int]:
    """The code points of a phrase without what it is coordinated with.

    Args:
        head: its head.
        aside: tells of the head of a phrase below it whether it belongs elsewhere, as who says so and when.
    """
    inside = [head]
    for child in graph.children[head]:
        if graph.is_verb(head) and graph.tokens[child].dep != "advmod":
            # "jointly manufacture": what is done, without to what and where.
            continue
        if graph.tokens[child].dep not in _ASIDE and not aside(child) and graph.case(child) != "at":
            inside += graph.subtree(child)
    inside = [one for one in inside if graph.tokens[one].dep != "punct" or min(inside) < one < max(inside)]
    return graph.tokens[min(inside)].start, graph.tokens[max(inside)].end


def shared_words(graph: Graph, head: int, aside: Callable[[int], bool]) -> tuple[int, int] | None:
    """The code points of what only the last of some coordinated words is followed by, and all share: "supply and development of weapons"."""
    last = graph.coordinated(head)[-1]
    if last == head or any(graph.phrases(head)) or not any(graph.case(one) == "of" for one in graph.phrases(last)):
        return None
    return graph.tokens[last].end, phrase_words(graph, last, aside)[1]


def evoking_words(graph: Graph, trigger: int, adjectives: Collection[str]) -> tuple[int, int]:
    """The code points of a trigger, with the adjectives of the same frame that stand beside it: "fruitful and substantial"."""
    first = graph.first(trigger)
    beside = [one for sibling in graph.children[graph.tokens[first].head] for one in graph.coordinated(sibling)] if graph.tokens[first].dep == "amod" else []
    run = [trigger, *(one for one in beside if graph.lemma(one) in adjectives)]
    return graph.tokens[min(run)].start, graph.tokens[max(run)].end


def naming_words(graph: Graph, head: int, is_name: Callable[[int], bool]) -> tuple[int, int]:
    """The code points of a noun with the words before it that tell of which kind it is, and with what it is of, unless that is a name."""
    inside = [head]
    for child in graph.dependents(head, *_MODIFIERS):
        if child < head and not is_name(child):
            inside += [one for one in graph.subtree(child) if one < head]
    of = [one for one in graph.phrases(head) if graph.case(one) == "of" and not any(is_name(other) for other in graph.subtree(one))]
    end = graph.tokens[max(graph.subtree(of[0]))].end if len(of) == 1 and graph.tokens[of[0]].tag in ("NN", "NNS") else graph.tokens[head].end
    words = [one for one in inside if graph.tokens[one].dep != "punct"]
    return graph.tokens[min(words)].start, end
