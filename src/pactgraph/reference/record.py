"""A record: what the reference data says of one thing, always with a type, a label, a source and the day on which that was read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from pactgraph.rdf import Term
from pactgraph.vocabulary import BASE, DCTERMS, PACT, PREFIXES, RDF, RDFS, SKOS, date

__all__ = ["Record", "Statement", "english", "is_latin", "item", "make", "names", "node", "text"]

Statement = tuple[NamedNode, Term]


class Record(NamedTuple):
    """One thing and the statements about it.

    Args:
        subject: the thing.
        statements: predicates and values, each pair once.
    """

    subject: NamedNode
    statements: tuple[Statement, ...]

    @property
    def triples(self) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
        """The statements with their subject."""
        return ((self.subject, predicate, value) for predicate, value in self.statements)


def make(subject: NamedNode, cls: NamedNode, label: str, source: str, retrieved: str, *more: Statement, qid: str = "") -> Record:
    """A record.

    Args:
        subject: the thing.
        cls: its class; the classes above it follow when the data is loaded.
        label: its English name.
        source: the IRI of the source, or words for it.
        retrieved: the day on which the source was read, as ``YYYY-MM-DD``.
        more: further statements.
        qid: the Wikidata item that a table gives for it.
    """
    statements: list[Statement] = [(RDF.type, cls), (RDFS.label, english(label)), *more]
    if qid:
        statements.append((SKOS.exactMatch, item(qid)))
    statements.append((DCTERMS.source, NamedNode(source) if source.startswith(("http://", "https://")) else english(source)))
    statements.append((PACT.retrievedOn, date(retrieved)))
    return Record(subject, tuple(dict.fromkeys(statements)))


def names(label: str, others: Iterable[str], predicate: NamedNode = SKOS.altLabel) -> Iterator[Statement]:
    """Other English names of a thing, without its label and without repetition."""
    for name in dict.fromkeys(others):
        if name and name != label:
            yield predicate, english(name)


def is_latin(words: str) -> bool:
    """Whether most letters of the words are Latin, whatever marks they carry."""
    if words.isascii():
        return words.upper() != words.lower()
    letters = [letter for letter in unicodedata.normalize("NFKD", words) if letter.isalpha()]
    return sum("LATIN" in unicodedata.name(letter, "") for letter in letters) * 2 > len(letters)


def english(words: str) -> Literal:
    """Words in English; a name in another script has an undetermined language (BCP 47, ``und``)."""
    return Literal(words, language="en" if is_latin(words) else "und")


def text(words: str) -> Literal:
    """Words of any language, or a code."""
    return Literal(words)


def item(qid: str) -> NamedNode:
    """A Wikidata item."""
    return NamedNode(f"{PREFIXES['wd']}{qid}")


def node(name: str) -> NamedNode:
    """A thing by its kind and key as the tables write them: ``state:RUS``, ``position:FRA/head-of-state``."""
    kind, _, key = name.partition(":")
    return NamedNode(f"{BASE}id/{kind}/{key}")
