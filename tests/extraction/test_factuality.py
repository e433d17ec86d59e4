"""How real a sentence says that a signature is."""

from __future__ import annotations

import pytest

from conll import graph
from pactgraph.extraction.factuality import factuality
from pactgraph.extraction.lexicons import Lexicons

LEXICONS = Lexicons.load()


def modal(word: str) -> str:
    return f"Russia Russia PROPN NNP 3 nsubj\n{word} {word} AUX MD 3 aux\nsign sign VERB VB 0 root"


def governed(form: str, lemma: str, dep: str = "xcomp") -> str:
    return f"Russia Russia PROPN NNP 2 nsubj\n{form} {lemma} VERB VBD 0 root\nto to PART TO 4 mark\nsign sign VERB VB 2 {dep}"


NOT = "Russia Russia PROPN NNP 4 nsubj\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\nsign sign VERB VB 0 root"
IF = "if if SCONJ IN 3 mark\nRussia Russia PROPN NNP 3 nsubj\nsigns sign VERB VBZ 5 advcl\nIran Iran PROPN NNP 5 nsubj\nleaves leave VERB VBZ 0 root"
CALLED_FOR = (
    "Iran Iran PROPN NNP 2 nsubj\ncalled call VERB VBD 0 root\nfor for ADP IN 5 case\nthe the DET DT 5 det\nsigning signing NOUN NN 2 obl\n"
    "of of ADP IN 7 case\ntreaties treaty NOUN NNS 5 nmod"
)
DENIED = "Iran Iran PROPN NNP 2 nsubj\ndenied deny VERB VBD 0 root\nthat that SCONJ IN 5 mark\nit it PRON PRP 5 nsubj\nsigned sign VERB VBD 2 ccomp"
FIRST = (
    "Iran Iran PROPN NNP 5 nsubj\nwas be AUX VBD 5 cop\nthe the DET DT 5 det\nfirst first ADJ JJ 5 amod\ncountry country NOUN NN 0 root\nto to PART TO 7 mark\n"
    "sign sign VERB VB 5 acl"
)
PLAN = (
    "Iran Iran PROPN NNP 2 nsubj\nannounced announce VERB VBD 0 root\na a DET DT 4 det\nplan plan NOUN NN 2 obj\nto to PART TO 6 mark\nsign sign VERB VB 4 acl"
)


@pytest.mark.parametrize(
    ("lines", "word", "degree", "negated"),
    [
        ("Russia Russia PROPN NNP 2 nsubj\nsigned sign VERB VBD 0 root", "signed", "actual", False),
        (modal("will"), "sign", "planned", False),
        (modal("may"), "sign", "possible", False),
        (modal("must"), "sign", "proposed", False),
        (NOT, "sign", "actual", True),
        (governed("failed", "fail"), "sign", "actual", True),
        (governed("vowed", "vow"), "sign", "committed", False),
        (governed("threatened", "threaten"), "sign", "threatened", False),
        (governed("refused", "refuse"), "sign", "refused", False),
        (CALLED_FOR, "signing", "proposed", False),
        (DENIED, "signed", "actual", True),
        (IF, "signs", "conditional", False),
        (FIRST, "sign", "actual", False),
        (PLAN, "sign", "planned", False),
    ],
    ids=["plain", "will", "may", "must", "not", "failed to", "vowed to", "threatened to", "refused to", "called for", "denied", "if", "first to", "plan to"],
)
def test_degree(lines: str, word: str, degree: str, negated: bool) -> None:
    of = graph(lines)
    index = next(token.index for token in of.tokens if token.text == word)
    found = factuality(of, LEXICONS, index)
    assert (found.degree, found.negated) == (degree, negated)
    assert bool(found.by) == (degree != "actual" or negated)


def test_agreed_to_is_not_done_yet() -> None:
    found = factuality(graph(governed("agreed", "agree")), LEXICONS, 3)
    assert LEXICONS.degrees[found.degree] > LEXICONS.degrees["actual"]
    assert not found.negated


def test_two_denials_are_none() -> None:
    of = graph(
        "Iran Iran PROPN NNP 4 nsubj\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\ndeny deny VERB VB 0 root\n"
        "that that SCONJ IN 7 mark\nit it PRON PRP 7 nsubj\n"
        "signed sign VERB VBD 4 ccomp"
    )
    assert factuality(of, LEXICONS, 6).negated is False


@pytest.mark.parametrize(("tag", "present"), [("VBZ", True), ("VBD", False)])
def test_present(tag: str, present: bool) -> None:
    of = graph(f"Russia Russia PROPN NNP 2 nsubj\nsigns sign VERB {tag} 0 root")
    assert factuality(of, LEXICONS, 1).present is present
