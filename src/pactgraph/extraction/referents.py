"""Who or what a phrase of a parsed sentence means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pactgraph.extraction.anaphora import Anaphora
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.names import Name, Names
from pactgraph.model.slots import Entity
from pactgraph.model.syntax import Token

__all__ = ["Referents"]

_CLAUSAL = ("acl:relcl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "case", "dep")


class Referents:
    """The entities of a text, by the tokens that mean them.

    Args:
        text: the text of the article.
        names: its names.
        lexicons: words that stand for someone.
        author: the state for which the author speaks, if any.
        times: the code points of times, which name nobody.
        speaker: who speaks at a place of the text, nobody outside direct speech.
    """

    def __init__(
        self,
        text: str,
        names: Names,
        lexicons: Lexicons,
        author: str | None = None,
        times: Sequence[tuple[int, int]] = (),
        speaker: Callable[[int], Entity | None] = lambda position: None,
    ) -> None:
        self.text, self.names, self._times = text, names, times
        self._author = author
        self._anaphora = Anaphora(text, names, lexicons, author, speaker)
        self._persons = lexicons.words("reference", "targets")
        self._governments = lexicons.words("reference", "governments")
        self._state_nouns = lexicons.words("reference", "state_nouns")

    def entities(self, graph: Graph, index: int, described: bool = False) -> tuple[Entity, ...]:
        """The entities that a phrase means.

        Args:
            index: the head of the phrase.
            described: whether someone who is only described counts ("four officials").
        """
        token = graph.tokens[index]
        name = self.names.naming(token)
        if name is not None and name.entity is not None:
            return (self._completed(graph, index, name), *self._listed(graph, index, name.entity))
        held = tuple(self._bearers(graph, index))
        if held:
            return held
        if found := self._anaphora.pronoun(graph, index):
            return found
        if next(self._states_beside(graph, index), None) is None and (found := self._anaphora.noun(graph, index)):
            return found
        if token.pos in ("PRON", "DET"):
            return ()
        if office := next(
            (one for one in self.names.of(token.start, token.end) if one.office is not None or (one.entity and one.entity.type == "person")), None
        ):
            entity = self._holder(graph, index, office)
            if entity is not None:
                return (entity,)
        if token.lemma.lower() in (self._governments if described else self._state_nouns):
            states = tuple(self._states_beside(graph, index))
            if states:
                return states
        if any(start <= token.start < end for start, end in self._times):
            return ()
        if token.pos == "PROPN" or (token.text[:1].isupper() and token.start > graph.parse.start):
            return self._proper(graph, index)
        if described and token.lemma.lower() not in self._persons and (states := tuple(self._states_beside(graph, index))):
            # "sanctions on Iranian oil"
            return states
        if described and (named := tuple(self._enumerated(graph, index))):
            return named
        if described and (token.lemma.lower() in self._persons or token.pos == "NUM"):
            return (self.phrase(graph, index),)
        return ()

    def _listed(self, graph: Graph, index: int, first: Entity) -> Iterator[Entity]:
        """Further members of a list that a parser took for an apposition: two states, or two persons, are never one."""
        for child in graph.dependents(index, "appos"):
            name = self.names.naming(graph.tokens[child])
            if name is None or (other := name.entity) is None:
                continue
            if other.type == first.type and other.type in ("state", "person") and (other.id or other.name) != (first.id or first.name):
                yield self._completed(graph, child, name)
                for one in graph.coordinated(child)[1:]:
                    yield from self.entities(graph, one)
                yield from self._listed(graph, child, other)

    def _enumerated(self, graph: Graph, index: int) -> Iterator[Entity]:
        """Those whom a noun announces: "the entities A; B; and C", "two banks, A and B"."""
        tokens = graph.tokens
        if index + 1 >= len(tokens) or (tokens[index + 1].text not in (",", ":") and self.names.naming(tokens[index + 1]) is None):
            return
        wanted = True
        for token in tokens[index + 1 :]:
            name = self.names.naming(token)
            if name is not None and name.entity is not None and wanted:
                if name.entity.type not in ("state", "place", "law", "item"):
                    yield self._completed(graph, token.index, name)
                    wanted = False
            elif token.text in (";", ",", "and") or token.text.lower() == "as":
                wanted = True
            elif (graph.is_verb(token.index) and token.dep not in ("amod", "compound") and ";" not in [one.text for one in tokens[token.index :]]) or (
                token.dep == "case" and token.text.lower() in ("for", "over", "in") and not wanted and ";" not in [one.text for one in tokens[token.index :]]
            ):
                return

    def author(self) -> tuple[Entity, ...]:
        """The state for which the author speaks, if any."""
        return (self.names.state(self._author, Entity(""), "implicit"),) if self._author is not None else ()

    def phrase(self, graph: Graph, index: int) -> Entity:
        """The words of a phrase as an entity that nothing is known of, without the clauses and coordinated phrases in it."""
        inside = graph.subtree(index, _CLAUSAL)
        comma = next((one for one in range(index + 1, len(graph.tokens)) if graph.tokens[one].text in (",", ";", "–", "—")), len(graph.tokens))
        inside = [one for one in inside if one < comma]
        start, end = graph.tokens[index].start, graph.tokens[index].end
        for one in sorted(inside, key=lambda one: abs(one - index)):
            token = graph.tokens[one]
            if token.dep != "punct":
                start, end = min(start, token.start), max(end, token.end)
        return Entity(self.text[start:end], type="unknown", start=start, end=end)

    def words(self, graph: Graph, index: int, without: Iterable[str] = ()) -> tuple[int, int]:
        """The code points of a phrase, some branches left out."""
        inside = [graph.tokens[one] for one in graph.subtree(index, without)]
        while len(inside) > 1 and inside[-1].pos == "PUNCT":
            inside.pop()
        return inside[0].start, inside[-1].end

    def _completed(self, graph: Graph, index: int, name: Name) -> Entity:
        entity = name.entity
        assert entity is not None
        if entity.type in ("organization", "unknown") and entity.id is None and entity.organ_of is None:
            owner = next((self.names.naming(graph.tokens[child]) for child in graph.dependents(index, "nmod:poss")), None)
            if owner is not None and owner.entity is not None and owner.entity.type == "state":
                return replace(entity, type="government_body", organ_of=owner.entity.code)
        if entity.type == "person" and entity.country is None:
            state = self.names.states.get(entity.name or entity.text) or self._state_of_title(graph, index)
            if state is not None:
                return replace(entity, country=state)
        return entity

    def _state_of_title(self, graph: Graph, index: int) -> str | None:
        for child in graph.subtree(index, _CLAUSAL):
            found = self.names.naming(graph.tokens[child]) if child != index else None
            if found is not None and found.entity is not None and found.entity.type == "state":
                return found.entity.code
        return None

    def _bearers(self, graph: Graph, index: int) -> Iterator[Entity]:
        """The persons named beside a title: "Prime Minister Keir Starmer", "ministers A and B", "the minister, Anas Khattab"."""
        beside = [one for one in graph.dependents(index, "flat", "flat:name", "appos", "compound", "nmod:desc", "nmod") if not graph.dependents(one, "case")]
        # "the minister and his counterpart, A": A is the latter, wherever a parser hangs him.
        members = graph.coordinated(graph.first(index))
        shared = [one for member in members for one in graph.dependents(member, "appos")] if len(members) > 1 else []
        beside = [one for one in beside if one not in shared] + [one for one in shared if max(member for member in members if member < one) == index]
        after = [index + 1] if index + 1 < len(graph.tokens) else []
        first = next((one for one in (*after, *beside) if self._person(graph.tokens[one]) is not None), None)
        if first is None:
            return
        for one in graph.coordinated(first):
            name = self._person(graph.tokens[one])
            if name is not None:
                yield self._completed(graph, index, name)

    def _person(self, token: Token) -> Name | None:
        name = self.names.naming(token)
        return name if name is not None and name.entity is not None and name.entity.type == "person" else None

    def _holder(self, graph: Graph, index: int, name: Name) -> Entity | None:
        if name.entity is not None and name.entity.type == "person":
            articles = [graph.tokens[one] for one in graph.dependents(index, "det") if graph.tokens[one].end == name.start - 1]
            start = articles[0].start if articles else name.start
            return replace(name.entity, text=self.text[start : name.end], start=start) if name.entity.rule == "office_holder" else name.entity
        office = name.office
        if office is None or not office.organ_of:
            return None
        words = Entity(self.text[name.start : name.end], start=name.start, end=name.end)
        return self.names.state(office.organ_of.removeprefix("state/"), words) if office.organ_of.startswith("state/") else None

    def _states_beside(self, graph: Graph, index: int) -> Iterator[Entity]:
        """The states in the modifiers of a noun: "Indian officials", "the government of India", "officials from India and China"."""
        near = graph.dependents(index, "amod", "compound", "nmod:poss", "nmod:desc") + [
            one for one in graph.phrases(index) if graph.case(one) in ("of", "from", "in")
        ]
        for child in near:
            for inner in (*graph.coordinated(child), *graph.dependents(child, "amod", "compound")):
                name = self.names.naming(graph.tokens[inner])
                entity = (name.metonym or name.entity) if name is not None else None
                if (entity is not None and entity.type in ("state", "intergovernmental_organization", "armed_group")) or (
                    entity is not None and entity.type == "organization" and entity.id
                ):
                    yield replace(entity, rule=entity.rule or "metonym")

    def _proper(self, graph: Graph, index: int) -> tuple[Entity, ...]:
        """A capitalised name that the reference data do not have."""
        inside = [
            one
            for one in graph.subtree(index, (*_CLAUSAL, "acl", "det", "nmod:poss"))
            if one <= index or graph.tokens[one].dep in ("flat", "compound", "nummod")
        ]
        inside += [
            other
            for one in graph.phrases(index)
            if graph.case(one) in ("of", "for", "and") and graph.tokens[one].text[:1].isupper()
            for other in graph.subtree(one, _CLAUSAL)
        ]
        start, end = graph.tokens[index].start, graph.tokens[index].end
        for one in sorted(inside, reverse=True):
            token = graph.tokens[one]
            if token.end < start and (token.text[:1].isupper() or token.text[:1].isdigit()) and token.pos not in ("DET", "ADP", "CCONJ"):
                start = token.start
        for one in sorted(inside):
            token = graph.tokens[one]
            if token.end > end and token.text[:1].isupper():
                end = token.end
        return (Entity(self.text[start:end], type="unknown", start=start, end=end, rule="name"),)
