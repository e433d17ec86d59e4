"""A parsed sentence as who does what to whom: enhanced dependencies, read off a basic parse.

Follows the enhanced Universal Dependencies (universaldependencies.org/u/overview/enhanced-syntax.html) where extraction needs them: prepositions
belong to the relation, coordination passes on what it shares, infinitives and participles have the subject that they share with their
governor, a relative pronoun is its antecedent. Beyond them, ``agent`` and ``patient`` are the same argument in active, passive and nominal clauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from pactgraph.model.syntax import Parse, Token

__all__ = ["Graph"]

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
_OBJECTS = ("obj", "iobj")
_CLAUSES = ("acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "parataxis", "csubj", "root")
_PHRASES = ("nmod", "obl", "obl:agent", "nmod:unmarked", "obl:unmarked", "nmod:tmod", "obl:tmod", "nmod:npmod", "obl:npmod", "nmod:desc")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})


class Graph:
    """Relations between the words of a sentence.

    Args:
        parse: the sentence.
        lemmas: lemmas of verb forms, which a table knows better than the model.
        times: the tokens that tell a time, and are no object of a verb ("spoke this morning").
        addressed: verbs with the prepositions after which they name who shall do what their infinitive says ("call on them to go").
    """

    def __init__(
        self,
        parse: Parse,
        lemmas: Mapping[str, str] = MappingProxyType({}),
        addressed: Mapping[str, Sequence[str]] = MappingProxyType({}),
        times: frozenset[int] = frozenset(),
    ) -> None:
        self.parse, self.tokens, self._lemmas = parse, parse.tokens, lemmas
        self._addressed, self._times = addressed, times
        self._arguments: dict[int, dict[str, tuple[int, ...]]] = {}
        self._open: set[int] = set()

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, in the order of the text."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                found[token.head].append(token.index)
        return found

    def dependents(self, index: int, *relations: str) -> list[int]:
        """The dependents that stand in one of the relations."""
        return [child for child in self.children[index] if self.tokens[child].dep in relations]

    def lemma(self, index: int) -> str:
        """The lemma in small letters."""
        token = self.tokens[index]
        lemma = token.lemma.lower()
        if token.pos in ("VERB", "AUX") and lemma not in self._lemmas:
            return self._lemmas.get(token.text.lower(), lemma)
        return lemma

    def case(self, index: int) -> str:
        """The preposition of a phrase, with the words fixed to it ("according to"); that of the first of a coordination serves all."""
        # A parser may hang the preposition on a noun before the name: "on Foreign Minister Smith".
        for one in (index, *(child for child in self.dependents(index, "compound", "nmod:desc", "amod") if child < index)):
            for child in self.dependents(one, "case", "mark"):
                if self.tokens[child].tag != "POS":
                    return " ".join([self.tokens[child].text.lower(), *(self.tokens[word].text.lower() for word in self.dependents(child, "fixed"))])
        token = self.tokens[index]
        return self.case(token.head) if token.dep == "conj" else ""

    def coordinated(self, index: int) -> tuple[int, ...]:
        """A token and all that are coordinated with it, in the order of the text."""
        found, queue = [index], [index]
        while queue:
            for child in self.dependents(queue.pop(), "conj"):
                if child not in found:
                    found.append(child)
                    queue.append(child)
        return tuple(sorted(found))

    def first(self, index: int) -> int:
        """The first of the coordination that a token is in: it carries the relation of all."""
        while self.tokens[index].dep == "conj" and self.tokens[index].head < index:
            index = self.tokens[index].head
        return index

    def subtree(self, index: int, without: Iterable[str] = ()) -> list[int]:
        """A token and all below it, in the order of the text, branches of some relations left out."""
        skipped, found, queue = frozenset(without), [], [index]
        while queue:
            current = queue.pop()
            found.append(current)
            queue += [child for child in self.children[current] if self.tokens[child].dep not in skipped]
        return sorted(found)

    def above(self, index: int) -> Iterator[int]:
        """The governors of a token, nearest first."""
        seen = {index}
        while (head := self.tokens[index].head) != index and head not in seen:
            seen.add(head)
            yield head
            index = head

    def is_verb(self, index: int) -> bool:
        """Whether it is a verb, participles used as one included."""
        return self.tokens[index].pos in ("VERB", "AUX")

    def is_passive(self, index: int) -> bool:
        """Whether a verb is in the passive: by its auxiliary or subject, or a past participle beside a noun."""
        if self.dependents(index, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"):
            return True
        token = self.tokens[index]
        if token.tag != "VBN" or self.dependents(index, "aux", "nsubj"):
            return False
        if token.dep == "conj":
            return self.is_passive(token.head)
        return token.dep in ("acl", "amod", "advcl") and not self.dependents(index, "obj")

    def clause(self, index: int) -> int:
        """The head of the clause in which a token stands."""
        for one in (index, *self.above(index)):
            dep = self.tokens[one].dep
            if dep in _CLAUSES or (dep in ("conj", "xcomp") and self.is_verb(one)) or self.tokens[one].head == one:
                return one
        return index

    def arguments(self, index: int) -> dict[str, tuple[int, ...]]:
        """``agent`` and ``patient`` of a verb or noun, coordination not yet unfolded."""
        if index not in self._arguments:
            # A broken parse may lead back to where one came from.
            if index in self._open:
                return {"agent": (), "patient": ()}
            self._open.add(index)
            found = self._of_verb(index) if self.is_verb(index) else self._of_noun(index)
            self._open.discard(index)
            self._arguments[index] = {role: tuple(dict.fromkeys(map(self._antecedent, tokens))) for role, tokens in found.items()}
        return self._arguments[index]

    def subject(self, index: int) -> tuple[int, ...]:
        """The subject of a clause, its own or the one it shares with its governor."""
        own = self.dependents(index, *_SUBJECTS)
        if own:
            return tuple(map(self._antecedent, own))
        return self._shared_subject(index)

    def subjects_above(self, index: int) -> Iterator[int]:
        """The subjects of the clauses above an infinitive or participle without a subject of its own, the nearest first."""
        for one in (index, *self.above(index)):
            if self.is_verb(one):
                yield from self.subject(one)
                if self.dependents(one, *_SUBJECTS) or self.tokens[one].tag not in ("VB", "VBG"):
                    return
            elif self.tokens[one].dep not in ("obj", "xcomp"):
                return

    def phrases(self, index: int, prepositions: frozenset[str] | None = None, deep: bool = False) -> Iterator[int]:
        """Nominal dependents with one of the prepositions.

        Args:
            deep: also those within other phrases of the same clause, since it is seldom certain to which noun a phrase belongs.
        """
        queue = [index]
        while queue:
            current = queue.pop(0)
            for child in self.children[current]:
                dep = self.tokens[child].dep
                if dep in _PHRASES and (prepositions is None or self.case(child) in prepositions):
                    yield child
                if deep and (dep in _PHRASES or dep in ("obj", "conj", "appos", "xcomp", "dep")) and not (dep in ("conj", "xcomp") and self.is_verb(child)):
                    queue.append(child)

    def _of_verb(self, index: int) -> dict[str, list[int]]:
        subject, objects = list(self.subject(index)), [one for one in self.dependents(index, *_OBJECTS) if one not in self._times]
        token = self.tokens[index]
        if not objects:
            # A phrase without a preposition right behind the verb is its object, whatever the parser calls it.
            objects = [
                one
                for one in self.dependents(index, "obl")
                if one > index and one not in self._times and not self.case(one) and self.tokens[one].pos in ("NOUN", "PROPN")
            ][:1]
        if self.is_passive(index):
            agents = [one for one in self.phrases(index) if self.tokens[one].dep == "obl:agent" or self.case(one) == "by"]
            beside = [token.head] if token.dep in ("acl", "amod") and not self.dependents(index, *_SUBJECTS) else subject
            return {"agent": agents, "patient": beside + objects}
        if token.dep == "acl" and not subject and token.tag == "VBG":
            subject = [token.head]
        return {"agent": subject, "patient": objects or self._relative_object(index)}

    def _relative_object(self, index: int) -> list[int]:
        """What a relative clause with a gap is about: "the treaty they signed"."""
        token = self.tokens[index]
        if token.dep != "acl:relcl":
            return []
        subjects = self.dependents(index, *_SUBJECTS)
        return [token.head] if subjects and not any(self.tokens[one].text.lower() in _RELATIVE for one in subjects) else []

    def _of_noun(self, index: int) -> dict[str, list[int]]:
        phrases = list(self.phrases(index))
        agents = self.dependents(index, "nmod:poss") + [one for one in phrases if self.case(one) == "by"]
        if self.dependents(index, "cop"):
            agents = list(self.subject(index)) + agents
        return {"agent": agents, "patient": [one for one in phrases if self.case(one) == "of"]}

    def _shared_subject(self, index: int) -> tuple[int, ...]:
        token = self.tokens[index]
        head = token.head
        if head == index:
            return ()
        if token.tag == "VB":
            # "calls for the Union to lift them"
            before = ("for", *self._addressed.get(self.lemma(head), ()))
            named = [one for one in self.phrases(head) if self.case(one) in before and head < one < index]
            if named:
                return (named[-1],)
        if token.dep in ("advcl", "acl", "obl") and token.tag == "VBG" and self.case(index) in ("of", "from"):
            # "accuses them of breaking it": they.
            accused = self.dependents(head, "obj", "nsubj:pass")
            if accused:
                return (accused[0],)
        if token.dep == "advcl" and token.tag == "VBG" and self.case(index) == "for":
            # "punished the army for helping": who is punished.
            punished = self.dependents(head, "obj", "nsubj:pass") + [one for one in self.phrases(head, deep=True) if self.case(one) in ("on", "against")]
            people = [one for one in punished if self.case(one)] or punished
            return tuple(people[:1]) or self._as_subject(head)
        match token.dep:
            case "conj":
                return self._as_subject(head)
            case "xcomp":
                return self._controller(head)
            case "advcl":
                return self._as_subject(head) if self.is_verb(head) or self.dependents(head, "cop") else ()
            case "acl" if token.tag in ("VB", "VBP"):
                # "its plan to sign": who plans; "agreed on a plan to sign": who agreed.
                if self.dependents(head, "cop") or (self.tokens[head].dep == "xcomp" and not self.is_verb(head)):
                    # "becomes the first country to sign": who becomes it.
                    return self.subject(head) or self._shared_subject(head)
                arguments = self.arguments(head)
                governor = self.first(head)
                return arguments["agent"] or (self._as_subject(self.tokens[governor].head) if self.tokens[governor].dep in ("obj", "obl") else ())
            case "acl":
                return (head,)
            case "acl:relcl" | "advcl:relcl":
                return ()
        return ()

    def _as_subject(self, index: int) -> tuple[int, ...]:
        """The subject of a verb, whatever its voice."""
        if index in self._open and not self.dependents(index, *_SUBJECTS):
            return self._shared_subject(index) if self.tokens[index].dep in ("conj", "xcomp", "advcl") else ()
        found = self.subject(index)
        if found or self.tokens[index].dep != "acl":
            return found
        return (self.tokens[index].head,)

    def _controller(self, governor: int) -> tuple[int, ...]:
        objects = self.dependents(governor, *_OBJECTS)
        if objects:
            return (objects[0],)
        return self._as_subject(governor)

    def _antecedent(self, index: int) -> int:
        """What a relative pronoun stands for."""
        token = self.tokens[index]
        if token.text.lower() in _RELATIVE and token.pos in ("PRON", "SCONJ", "DET") and token.dep != "nmod:poss":
            for one in (index, *self.above(index)):
                if self.tokens[one].dep == "acl:relcl":
                    return self.tokens[one].head
        return index

    def token(self, index: int) -> Token:
        """A token by its index."""
        return self.tokens[index]
