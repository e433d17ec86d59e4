"""Whom pronouns and definite nouns mean: what was named before them, or speaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.names import Names
from pactgraph.model.slots import Entity
from pactgraph.model.syntax import Token

__all__ = ["Anaphora"]

_REACH = 700
"""Characters before "the two leaders" in which persons are sought, some three paragraphs; else the states are meant of which two lead."""


def _standing(entity: Entity, token: Token) -> Entity:
    """An entity as some words stand for it."""
    return replace(entity, text=token.text, start=token.start, end=token.end, rule="anaphora")


class Anaphora:
    """The entities that words of a text stand for without naming them.

    Args:
        text: the text of the article.
        names: its names.
        lexicons: words that stand for someone.
        author: the state for which the author speaks, if any.
        speaker: who speaks at a place of the text, nobody outside direct speech.
    """

    def __init__(self, text: str, names: Names, lexicons: Lexicons, author: str | None, speaker: Callable[[int], Entity | None]) -> None:
        self._text, self._names, self._author, self._speaker = text, names, author, speaker
        self._pronouns = {word: kind for kind, words in lexicons.reference["pronouns"].items() for word in words}
        self._groups = {word: kind for kind, words in lexicons.reference["groups"].items() for word in words}
        self._single = {word: kind for kind, words in lexicons.reference["single"].items() for word in words}
        self._outlets = lexicons.words("reference", "outlets")

    def pronoun(self, graph: Graph, index: int) -> tuple[Entity, ...]:
        """Whom a pronoun means: "it", "they", "both", "we"; nobody for any other word."""
        token = graph.tokens[index]
        kind = self._pronouns.get(token.text.lower()) if token.pos in ("PRON", "DET", "NUM") else None
        return self._meant(graph, token, kind) if kind is not None else ()

    def noun(self, graph: Graph, index: int) -> tuple[Entity, ...]:
        """Whom a definite noun means that was named before: "the two countries", "the agency", "the bloc"; nobody for any other word."""
        token = graph.tokens[index]
        if token.pos != "NOUN":
            return ()
        lemma = token.lemma.lower()
        determiners = {graph.tokens[one].text.lower() for one in graph.dependents(index, "det", "det:predet", "nummod", "amod", "nmod:poss")}
        definite = determiners & {"the", "both", "two", "these", "those", "their", "our", "its"}
        if not definite:
            return ()
        plural = token.tag == "NNS"
        start = min(token.start, *(graph.tokens[one].start for one in graph.dependents(index, "det", "nummod")), token.start)
        if lemma in self._groups and (plural or lemma in ("pair", "duo", "trio")) and determiners & {"the", "both", "two", "these", "our"}:
            kinds = {
                "states": ("state",),
                "persons": ("person", "state"),
                "any": ("state", "armed_group", "person", "organization", "intergovernmental_organization"),
            }
            if "our" in determiners and self._author is not None and self._groups[lemma] == "states":
                return self._with_author(graph, token)
            size = 3 if "three" in determiners else 2
            persons = self._group(token, ("person",), size, _REACH) if self._groups[lemma] == "persons" else ()
            found = self._subjects(graph, index, size) or persons or self._group(token, kinds[self._groups[lemma]], size)
            return tuple(replace(one, text=self._text[start : token.end], start=start, end=token.end, rule="anaphora") for one in found)
        beside = {graph.lemma(one) for one in graph.dependents(index, "compound")}
        if lemma in self._outlets and not plural and "the" in determiners and (lemma != "agency" or "news" in beside):
            last = self._last(token, ("news_organization",))
            return (replace(last, text=self._text[start : token.end], start=start, end=token.end, rule="anaphora"),) if last else ()
        if lemma in self._single and not plural and determiners & {"the"} and len(graph.dependents(index, "amod", "compound", "nmod", "acl", "acl:relcl")) == 0:
            kinds = {
                "states": ("state",),
                "persons": ("person",),
                "organizations": ("organization", "armed_group", "company", "intergovernmental_organization"),
            }
            last = self._last(token, kinds[self._single[lemma]], self._own_subject(graph, index, kinds[self._single[lemma]]))
            return (replace(last, text=self._text[start : token.end], start=start, end=token.end, rule="anaphora"),) if last else ()
        return ()

    def _subjects(self, graph: Graph, index: int, size: int) -> tuple[Entity, ...]:
        """As many as a group has, who are together the subject before it in its sentence: "X and Y are to meet, and the pair …"."""
        for token in reversed(graph.tokens[:index]):
            members = graph.coordinated(token.index) if token.dep in ("nsubj", "nsubj:pass") else ()
            names = [self._names.naming(graph.tokens[one]) for one in members]
            found = [name.entity for name in names if name is not None and name.entity is not None]
            if len(found) == len(members) == size:
                return tuple(found)
        return ()

    def _with_author(self, graph: Graph, token: Token) -> tuple[Entity, ...]:
        """ "Our two governments": the author's and that of the other state in the sentence, else of the last one before."""
        inside = self._names.between(graph.parse.start, graph.parse.end)
        other = next(
            (
                one.entity
                for one in (*inside, *self._names.before(token.start))
                if one.entity is not None and one.entity.type == "state" and one.entity.code != self._author
            ),
            None,
        )
        return tuple(_standing(one, token) for one in (self._names.state(self._author or "", Entity(""), "implicit"), other) if one is not None)

    def _meant(self, graph: Graph, token: Token, kind: str) -> tuple[Entity, ...]:
        match kind:
            case "person":
                found = self._own_subject(graph, token.index, ("person",)) or self._last(token, ("person",))
            case "thing":
                kinds = ("state", "intergovernmental_organization", "organization", "government_body", "armed_group", "company")
                found = self._own_subject(graph, token.index, kinds) or self._last(token, kinds)
            case "group":
                body = self._governing_body(graph, token.index)
                if body is not None:
                    return (_standing(body, token),)
                several = self._own_group(graph, token.index)
                if several:
                    return tuple(_standing(one, token) for one in several)
                return self._group(token, ("state", "armed_group", "intergovernmental_organization"), 2)
            case "speaker" | "speakers" if (spoken := self._spoken(token, kind)) is not None:
                found = spoken
            case "speaker" | "speakers" if self._author is not None:
                return (_standing(self._names.state(self._author, Entity(token.text)), token),)
            case _:
                return ()
        return (_standing(found, token),) if found else ()

    def _spoken(self, token: Token, kind: str) -> Entity | None:
        """Whom "I" and "we" mean in direct speech: the speaker, and the state for which one speaks."""
        speaker = self._speaker(token.start)
        code = self._names.state_of(speaker) if speaker is not None and kind == "speakers" else None
        return self._names.state(code, Entity(token.text)) if code is not None else speaker

    def _own_group(self, graph: Graph, index: int) -> list[Entity]:
        """The several subjects of a clause above a pronoun: "A and B end their talks"."""
        for one in graph.above(index):
            if not graph.is_verb(one):
                continue
            members = [member for subject in graph.subject(one) for member in graph.coordinated(subject) if member != index]
            named = [name.entity for member in members if (name := self._names.naming(graph.tokens[member])) is not None and name.entity is not None]
            if len(members) > 1 and len(named) == len(members):
                return named
        return []

    def _governing_body(self, graph: Graph, index: int) -> Entity | None:
        """The body or state that says something of itself: "The Union announces that they have widened the list"."""
        clause = graph.clause(index)
        if graph.tokens[clause].dep != "ccomp":
            return None
        subjects = graph.subject(graph.tokens[clause].head)
        if len(subjects) != 1 or len(graph.coordinated(subjects[0])) > 1:
            return None
        name = self._names.naming(graph.tokens[subjects[0]])
        entity = name.entity if name is not None else None
        return entity if entity is not None and entity.type in ("intergovernmental_organization", "government_body", "state", "armed_group") else None

    def _own_subject(self, graph: Graph, index: int, kinds: Sequence[str]) -> Entity | None:
        """The subject of the clause in which a pronoun stands, if it is named."""
        clause = graph.clause(index)
        for subject in graph.subject(clause) if graph.is_verb(clause) else ():
            name = self._names.naming(graph.tokens[subject]) if subject != index else None
            if name is not None and name.entity is not None and name.entity.type in kinds:
                return name.entity
        return None

    def _last(self, token: Token, kinds: Sequence[str], other: Entity | None = None) -> Entity | None:
        """The entity of some type named last before a word, another than the subject of its clause."""
        return next(
            (
                name.entity
                for name in self._names.before(token.start)
                if name.entity is not None and name.entity.type in kinds and (other is None or name.entity.id != other.id)
            ),
            None,
        )

    def _group(self, token: Token, kinds: Sequence[str], size: int, reach: int | None = None) -> tuple[Entity, ...]:
        """The last different entities of some types before a word, at most some characters away."""
        found: list[Entity] = []
        for name in self._names.before(token.start):
            entity = name.entity
            if reach is not None and name.start < token.start - reach:
                return ()
            if entity is None or entity.type not in kinds or any(one.id == entity.id and one.name == entity.name for one in found):
                continue
            if found and entity.type != found[0].type and "person" in (entity.type, found[0].type):
                continue
            found.append(entity)
            if len(found) == size:
                return tuple(_standing(one, token) for one in reversed(found))
        return ()
