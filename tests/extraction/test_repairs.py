"""Parses put right: each repair where it applies, and where it does not."""

from __future__ import annotations

from pactgraph.extraction.repairs import repaired
from pactgraph.model.syntax import Parse, Token

LEMMAS = {"imposed": "impose", "told": "tell", "signed": "sign"}


def parse(*words: str) -> Parse:
    """A parse from words as ``text/lemma/pos/tag/head/relation``."""
    tokens = []
    start = 0
    for index, word in enumerate(words):
        text, lemma, pos, tag, head, dep = word.split("/")
        tokens.append(Token(index, start, start + len(text), text, lemma, pos, tag, int(head), dep))
        start += len(text) + 1
    return Parse(0, start, tuple(tokens))


def put_right(found: Parse) -> list[tuple[int, str]]:
    return [(token.head, token.dep) for token in repaired(found, {"agreement"}, {"tell"}, LEMMAS).tokens]


def test_a_name_before_a_participle_begins_a_clause() -> None:
    found = parse(
        "It/it/PRON/PRP/1/nsubj", "comes/come/VERB/VBZ/1/root", "after/after/ADP/IN/5/case", "Paris/Paris/PROPN/NNP/5/compound",
        "imposed/imposed/ADJ/JJ/5/amod", "sanctions/sanction/NOUN/NNS/1/obl", "on/on/ADP/IN/7/case", "Rome/Rome/PROPN/NNP/5/nmod",
    )  # fmt: skip
    assert put_right(found) == [(1, "nsubj"), (1, "root"), (4, "mark"), (4, "nsubj"), (1, "advcl"), (4, "obj"), (7, "case"), (4, "obl")]


def test_a_participle_before_the_name_stays_an_adjective() -> None:
    found = parse("the/the/DET/DT/3/det", "imposed/imposed/ADJ/JJ/3/amod", "Paris/Paris/PROPN/NNP/3/compound", "sanctions/sanction/NOUN/NNS/3/root")
    assert put_right(found) == [(3, "det"), (3, "amod"), (3, "compound"), (3, "root")]


def test_an_infinitive_tells_the_content_of_the_noun_before_it() -> None:
    found = parse(
        "They/they/PRON/PRP/1/nsubj", "signed/sign/VERB/VBD/1/root", "an/a/DET/DT/3/det", "agreement/agreement/NOUN/NN/1/obj", "to/to/PART/TO/5/mark",
        "build/build/VERB/VB/1/xcomp", "over/over/ADP/IN/8/case", "90/90/NUM/CD/8/nummod", "jets/jet/NOUN/NNS/1/obl",
    )  # fmt: skip
    assert put_right(found)[5:] == [(3, "acl"), (8, "case"), (8, "nummod"), (5, "obj")]


def test_an_infinitive_after_another_noun_stays() -> None:
    found = parse(
        "They/they/PRON/PRP/1/nsubj", "asked/ask/VERB/VBD/1/root", "Paris/Paris/PROPN/NNP/1/obj", "to/to/PART/TO/4/mark", "build/build/VERB/VB/1/xcomp"
    )
    assert put_right(found)[4] == (1, "xcomp")


def test_a_clause_with_that_belongs_to_the_verb_of_saying_before_it() -> None:
    found = parse(
        "Paris/Paris/PROPN/NNP/1/nsubj", "told/tell/VERB/VBD/1/root", "that/that/SCONJ/IN/4/mark", "they/they/PRON/PRP/4/nsubj", "signed/sign/VERB/VBD/6/advcl",
        "TASS/TASS/PROPN/NNP/6/nsubj", "reported/report/VERB/VBD/1/parataxis",
    )  # fmt: skip
    assert put_right(found)[4] == (1, "ccomp")


def test_a_phrase_after_as_well_as_is_coordinated() -> None:
    found = parse(
        "It/it/PRON/PRP/1/nsubj", "covers/cover/VERB/VBZ/1/root", "trade/trade/NOUN/NN/1/obj", "as/as/ADV/RB/6/cc", "well/well/ADV/RB/3/fixed",
        "as/as/ADP/IN/3/fixed", "arms/arm/NOUN/NNS/1/obl",
    )  # fmt: skip
    assert put_right(found)[6] == (2, "conj")
