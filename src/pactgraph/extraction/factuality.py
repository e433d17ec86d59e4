"""How real a sentence says that an event is: done, planned, hoped, denied."""

from __future__ import annotations

from typing import NamedTuple

from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons

__all__ = ["Factuality", "factuality"]

_GOVERNED = {"xcomp", "ccomp", "acl", "advcl", "csubj", "obj", "obl", "nmod", "nsubj", "nsubj:pass", "parataxis"}


class Factuality(NamedTuple):
    """What a sentence says of an event.

    Args:
        degree: one of the degrees of ``factuality.toml``.
        negated: whether it is denied.
        present: whether it is told in the simple present or the progressive, as news tell what happens on their day.
        by: the words that make it so, the nearest first.
    """

    degree: str = "actual"
    negated: bool = False
    present: bool = False
    by: tuple[str, ...] = ()


def factuality(graph: Graph, lexicons: Lexicons, index: int, upwards: bool = True) -> Factuality:
    """The factuality of the event that a word evokes: of its own auxiliaries, of what governs it, and so on upwards.

    Args:
        upwards: whether what governs it counts.
    """
    degree, negated, by = "actual", False, []

    def weaken(other: str, word: str) -> None:
        nonlocal degree
        if lexicons.degrees[other] > lexicons.degrees[degree]:
            degree = other
            by.append(word)

    seen: set[int] = set()
    current, inner = index, True
    while current not in seen:
        seen.add(current)
        for other, word in _own(graph, lexicons, current):
            if other != "negated":
                weaken(other, word)
            elif inner or graph.is_verb(current):
                negated = not negated
                by.append(word)
        if not upwards:
            break
        first = graph.first(current)
        if first != current:
            if not graph.is_verb(current) or not graph.dependents(current, "nsubj", "nsubj:pass", "aux"):
                for other, word in _own(graph, lexicons, first):
                    if other != "negated":
                        weaken(other, word)
            current = first
        token = graph.tokens[current]
        if token.head == current or token.dep not in _GOVERNED:
            if _is_purpose(graph, current):
                weaken("planned", "to")
            break
        head = token.head
        given = _governed(graph, lexicons, current, head)
        if given is None and _is_purpose(graph, current) and not (token.dep == "acl" and _is_ranked(graph, lexicons, head)):
            given = "planned"
        if given == "negated":
            negated = not negated
            by.append(graph.tokens[head].text)
        elif given is not None:
            weaken(given, graph.tokens[head].text)
        if token.dep in ("nsubj", "nsubj:pass") or (token.dep in ("obl", "nmod", "advcl", "acl", "parataxis") and given is None):
            break
        current, inner = head, False
    return Factuality(degree, negated, _is_present(graph, index), tuple(by))


def _own(graph: Graph, lexicons: Lexicons, index: int) -> list[tuple[str, str]]:
    """What auxiliaries, negations, markers and modifiers of a word say."""
    found = []
    for child in graph.children[index]:
        token = graph.tokens[child]
        word = token.text.lower().replace("’", "'")
        if token.dep in ("aux", "aux:pass", "cop"):
            if word in lexicons.auxiliaries:
                found.append((lexicons.auxiliaries[word], token.text))
        elif token.dep in ("advmod", "det", "cc:preconj", "cc") and word in lexicons.negations and not (token.dep in ("cc",) and word != "nor"):
            found.append(("negated", token.text))
        elif token.dep == "mark" and word in lexicons.markers:
            found.append(("conditional", token.text))
        elif token.dep in ("amod", "compound") and word in lexicons.modifiers:
            found.append((lexicons.modifiers[word], token.text))
        elif token.dep == "case" and word in lexicons.negations:
            found.append(("negated", token.text))
    return found


def _is_ranked(graph: Graph, lexicons: Lexicons, index: int) -> bool:
    """Whether a noun is counted: "the 61st country to sign", "the latest to join"."""
    words = [graph.tokens[child].text.lower() for child in graph.dependents(index, "amod", "nummod")]
    return any(word in lexicons.ranks or (word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th"))) for word in words)


def _is_purpose(graph: Graph, index: int) -> bool:
    """Whether a verb stands in an infinitive that tells what is to be done: "visits Kyiv to sign", "Leaders to meet"."""
    if graph.tokens[index].tag != "VB" or graph.dependents(index, "aux"):
        return False
    to = any(graph.tokens[child].text.lower() == "to" for child in graph.dependents(index, "mark", "aux"))
    return to and (graph.tokens[index].dep in ("root", "acl", "advcl") or bool(graph.dependents(index, "cop")))


def _governed(graph: Graph, lexicons: Lexicons, index: int, head: int) -> str | None:
    """The degree that a governor gives to what it governs."""
    token, governor = graph.tokens[index], graph.tokens[head]
    if token.dep == "parataxis" and index > head:
        # A clause beside another, which governs nothing in it.
        return None
    case = graph.case(index)
    if token.dep in ("nmod", "obl") and case in lexicons.markers:
        return "conditional"
    kind = "VERB" if graph.is_verb(head) else "ADJ" if governor.pos == "ADJ" else "NOUN"
    given = lexicons.governors.get((kind, graph.lemma(head)))
    if given is None and kind == "VERB" and governor.tag in ("VBN", "JJ"):
        given = lexicons.governors.get(("ADJ", governor.text.lower()))
    if given is None:
        return None
    if token.dep in ("nsubj", "nsubj:pass") and not graph.is_passive(head):
        return None
    if token.dep == "advcl" and given not in ("planned", "proposed", "expected", "ordered", "committed", "conditional"):
        return None
    if token.dep == "obl" and case not in ("for", "on", "to", "about", "against", "of", "in"):
        return None
    return given


def _is_present(graph: Graph, index: int) -> bool:
    for one in (index, *graph.above(index)):
        if not graph.is_verb(one):
            continue
        auxiliaries = graph.dependents(one, "aux", "aux:pass", "cop")
        tags = [graph.tokens[child].tag for child in auxiliaries]
        if any(tag in ("VBP", "VBZ") for tag in tags) or (not tags and graph.tokens[one].tag in ("VBP", "VBZ")):
            return True
        if "VBD" in tags or (not tags and graph.tokens[one].tag == "VBD"):
            return False
    return False
