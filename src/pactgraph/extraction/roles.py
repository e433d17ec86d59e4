"""Offices that a text ties to persons: before the name, beside it, or by a copula."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pactgraph import resources
from pactgraph.extraction.claims import VERSION
from pactgraph.extraction.graph import Graph
from pactgraph.extraction.lexicons import Lexicons
from pactgraph.extraction.names import Names
from pactgraph.model.claim import Claim, Evidence, Extraction
from pactgraph.model.document import Document
from pactgraph.model.slots import Entity, Role, Time

__all__ = ["roles", "title_heads"]

_WORD = re.compile(r"(?:[^\W_]\.)+|[^\W_]+(?:['’][^\W_]+)?|[-–,]")
_JOINTS = frozenset({"'s", "’s", "’", "-", "–"})
_LINKS = frozenset({"of", "for", "to"})


class Title(NamedTuple):
    """The words of an office.

    Args:
        start, end: its code points, whose it is included.
        position: the office alone.
        organization: whose it is.
        status: what a word such as "former" or "acting" makes it.
        plural: whether several persons share it ("ministers A and B").
    """

    start: int
    end: int
    position: str
    organization: Entity | None
    status: str
    plural: bool


class _Reader:
    """Titles in a sentence."""

    def __init__(self, graph: Graph, text: str, names: Names, lexicons: Lexicons) -> None:
        self.graph, self.tokens, self.text, self.names = graph, graph.tokens, text, names
        self._lexicons = lexicons

    def found(self) -> Iterator[tuple[Entity, Title, int, int, str]]:
        """Each person with a title: the two, the code points of both, and the rule."""
        before: tuple[int, Title] | None = None
        for token in self.tokens:
            person = self._person(token.index)
            if person is None:
                continue
            title = self._before(token.index)
            if title is None and before is not None and before[1].plural and self._follows(before[0], token.index):
                title = before[1]
            if title is not None and title.organization is None and before is not None and self._follows(before[0], token.index):
                # "Syrian president A and interior minister B"
                title = title._replace(organization=before[1].organization)
            if title is not None:
                before = (token.index, title)
                yield person, title, min(title.start, token.start), token.end, "role/title"
            for head, rule in self._beside(token.index):
                for one in self.graph.coordinated(head):
                    title = self._phrase(one)
                    # A phrase with the name in it is more than a title: "Secretary of State John Hay" beside itself.
                    if title is not None and not title.start <= token.start < title.end:
                        yield person, title, min(title.start, token.start), max(title.end, token.end), rule

    def _person(self, index: int) -> Entity | None:
        token = self.tokens[index]
        return next(
            (one.entity for one in self.names.of(token.start, token.end) if one.entity is not None and one.entity.type == "person" and one.office is None), None
        )

    def _follows(self, first: int, index: int) -> bool:
        """Whether two names are joined by nothing but a comma or "and"."""
        return all(token.text.lower() in (",", "and", "&") for token in self.tokens[first + 1 : index])

    def _beside(self, index: int) -> Iterator[tuple[int, str]]:
        """Nouns in apposition to a name, or said of it by a copula."""
        graph, token = self.graph, self.tokens[index]
        for child in graph.dependents(index, "appos"):
            yield child, "role/apposition"
        if token.dep in ("appos", "flat") and token.head < index and self.tokens[token.head].pos in ("NOUN", "PROPN") and token.head < index - 1:
            yield token.head, "role/apposition"
        for child in graph.dependents(index, "acl:relcl"):
            if graph.dependents(child, "cop"):
                yield child, "role/copula"
        if token.dep in ("nsubj", "nsubj:outer") and graph.dependents(token.head, "cop"):
            yield token.head, "role/copula"
        if token.dep == "nsubj" and graph.lemma(token.head) in ("become", "serve", "remain"):
            for child in graph.dependents(token.head, "xcomp", "obj", "obl"):
                if graph.tokens[child].dep != "obl" or graph.case(child) == "as":
                    yield child, "role/copula"

    def _before(self, index: int) -> Title | None:
        """The title directly before a name."""
        token, person = self.tokens[index], self._person(index)
        if person is not None and person.start is not None and token.start < person.start:
            before = [self.tokens[index - 1]] if index and self.tokens[index - 1].text.lower() in _past() else []
            words = [(token.start + word.start(), token.start + word.end()) for word in _WORD.finditer(self.text[token.start : person.start])]
            return self._title([*((one.start, one.end) for one in before), *words])
        first = index
        while first > 0 and self._belongs(first - 1, first, index):
            first -= 1
        return next((title for start in range(first, index) if (title := self._title(self._spans(range(start, index)))) is not None), None)

    def _belongs(self, one: int, after: int, name: int) -> bool:
        before, gap = self.tokens[one], self.text[self.tokens[one].end : self.tokens[after].start]
        word = before.text.lower()
        if gap.strip() or "\n" in gap:
            return False
        if word == "," and after == name:
            # "Secretary of State, Cyrus Vance"
            return self.tokens[one - 1].lemma.lower() in title_heads() and not self._person(name - 1) if one > 0 else False
        if word in ("the", "a", "an"):
            return one > 0 and self.tokens[one - 1].text.lower() in _LINKS
        return before.pos in ("NOUN", "PROPN", "ADJ") or word in _LINKS or word in ("-", "–", "'s", "’s", "’", "vice", "co") or word in self._past

    @property
    def _past(self) -> frozenset[str]:
        return _past()

    def _phrase(self, head: int) -> Title | None:
        """The title that a noun phrase gives."""
        graph = self.graph
        skipped = ("acl:relcl", "acl", "appos", "conj", "cc", "parataxis", "advcl", "nsubj", "cop", "aux", "advmod", "mark", "nsubj:outer")
        inside = [one for one in graph.subtree(head, skipped) if self.tokens[one].dep != "punct" or self.tokens[one].text in ("-", "–")]
        while inside and (
            self.tokens[inside[0]].dep in ("det", "case", "punct", "nmod:poss") and self._name(self.tokens[inside[0]].start, self.tokens[inside[0]].end) is None
        ):
            inside.pop(0)
        return self._title(self._spans(range(inside[0], inside[-1] + 1))) if inside else None

    def _spans(self, tokens: range) -> list[tuple[int, int]]:
        return [(self.tokens[one].start, self.tokens[one].end) for one in tokens]

    def _name(self, start: int, end: int) -> Entity | None:
        return next(
            (one.entity for one in self.names.at(start, end) if one.entity is not None and one.entity.type not in ("person", "unknown") and one.office is None),
            None,
        )

    def _title(self, spans: list[tuple[int, int]]) -> Title | None:
        """The title that some words are, if they are one."""
        words = [self.text[start:end].lower() for start, end in spans]
        while words and words[-1] == ",":
            words.pop()
            spans = spans[:-1]
        while words and words[0] in (*_LINKS, *_JOINTS, "the"):
            words, spans = words[1:], spans[1:]
        link = next((place for place, word in enumerate(words) if word in _LINKS), len(words))
        if not link:
            return None
        head = words[link - 1].rpartition("-")[2]
        plural = head not in title_heads() and head.removesuffix("s") in title_heads()
        if (head not in title_heads() and not plural) or head.removesuffix("s") in _not_offices():
            return None
        start, organization, status = 0, None, ""
        for place in range(link - 1):
            name = self._name(*spans[place])
            if name is not None:
                start, organization = place + 1, name
        while start < link - 1 and (words[start] in _JOINTS or words[start] in _past() or words[start] == "and"):
            if words[start] in _past():
                status = {"acting": "acting", "interim": "acting", "incoming": "designate", "next": "designate", "future": "designate"}.get(
                    words[start], "former"
                )
            start += 1
        end = link
        if link < len(words):
            owner = next((name for one in spans[link:] if (name := self._name(*one)) is not None), None)
            if owner is None:
                end = len(words)
            elif organization is None:
                organization = owner
        position = self.text[spans[start][0] : spans[end - 1][1]]
        return Title(spans[0][0], spans[-1][1], position[:-1] if plural and end == link else position, organization, status, plural)


@cache
def _not_offices() -> frozenset[str]:
    data = tomllib.loads(resources.lexicon_file("actors").read_text(encoding="utf-8"))
    return frozenset(data["not_offices"]["words"])


def _own_state(person: Entity, names: Names) -> Entity | None:
    """The state for which a person is known to hold offices, where the text names none."""
    code = names.state_of(person)
    return names.state(code, Entity(""), "implicit") if code is not None else None


@cache
def title_heads() -> frozenset[str]:
    """Last words of titles."""
    data = tomllib.loads(resources.lexicon_file("actors").read_text(encoding="utf-8"))
    return frozenset({word.split()[-1] for word in data["roles"]["words"]} | set(data["title_heads"]["words"]))


@cache
def _past() -> frozenset[str]:
    data = tomllib.loads(resources.lexicon_file("actors").read_text(encoding="utf-8"))
    return frozenset(data["past"]["words"])


def roles(document: Document, graphs: Sequence[Graph], names: Names, lexicons: Lexicons) -> list[Claim]:
    """The role claims of a document, each office of a person once."""
    claims: dict[tuple[str, str], Claim] = {}
    published = document.article.published
    day = published.isoformat() if published else None
    for graph in graphs:
        for person, title, start, end, rule in _Reader(graph, document.text, names, lexicons).found():
            key = (person.id or person.name or person.text, title.position.casefold())
            if any(who == key[0] and set(key[1].split()) <= set(what.split()) for who, what in claims):
                continue
            organization = title.organization or _own_state(person, names)
            status = title.status or ("current" if day else "former")
            as_of = Time("", day, day, "day", "publication") if day and status == "current" else None
            claim = Claim(
                "", document.article.slug, f"role{len(claims) + 1}", "role", status, Role(person, title.position, organization, as_of=as_of), "asserted",
                "positive", (Evidence(start, end, document.text[start:end]),), (), Extraction("rules", VERSION, rule=rule),
            )  # fmt: skip
            claims[key] = replace(claim, id=claim.content_id)
    return list(claims.values())
