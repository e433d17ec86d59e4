"""Who says what a clause tells."""

from __future__ import annotations

import pytest

from conll import graph
from pactgraph.extraction.attribution import speeches
from pactgraph.extraction.lexicons import Lexicons

LEXICONS = Lexicons.load()
SAID = "Putin Putin PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nthat that SCONJ IN 5 mark\nIran Iran PROPN NNP 5 nsubj\nsigned sign VERB VBD 2 ccomp"
BEHIND = "Iran Iran PROPN NNP 2 nsubj\nsigned sign VERB VBD 0 root\n, , PUNCT , 5 punct\nPutin Putin PROPN NNP 5 nsubj\nsaid say VERB VBD 2 parataxis"
ACCORDING = (
    "Iran Iran PROPN NNP 2 nsubj\nsigned sign VERB VBD 0 root\n, , PUNCT , 6 punct\naccording accord VERB VBG 6 case\n"
    "to to ADP IN 4 fixed\nTASS TASS PROPN NNP 2 obl"
)
CHAIN = (
    "Putin Putin PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nthat that SCONJ IN 5 mark\nModi Modi PROPN NNP 5 nsubj\nannounced announce VERB VBD 2 ccomp\n"
    "that that SCONJ IN 8 mark\nIran Iran PROPN NNP 8 nsubj\nsigned sign VERB VBD 5 ccomp"
)
NOBODY = "Iran Iran PROPN NNP 2 nsubj\nsigned sign VERB VBD 0 root\na a DET DT 4 det\ntreaty treaty NOUN NN 2 obj"
OBJECT = "Putin Putin PROPN NNP 2 nsubj\nannounced announce VERB VBD 0 root\nthe the DET DT 4 det\nsigning signing NOUN NN 2 obj"


@pytest.mark.parametrize(
    ("lines", "word", "chain"),
    [
        (SAID, "signed", [("Putin", "said")]),
        (BEHIND, "signed", [("Putin", "said")]),
        (ACCORDING, "signed", [("TASS", "according to")]),
        (CHAIN, "signed", [("Modi", "announced"), ("Putin", "said")]),
        (NOBODY, "signed", []),
        (OBJECT, "signing", []),
        (SAID, "said", []),
    ],
    ids=["said that", "behind a comma", "according to", "the origin first", "nobody", "an announcement is an act", "who speaks himself"],
)
def test_chain(lines: str, word: str, chain: list[tuple[str, str]]) -> None:
    of = graph(lines)
    index = next(token.index for token in of.tokens if token.text == word)
    assert [(of.tokens[speech.speaker].text, speech.words) for speech in speeches(of, LEXICONS, index)] == chain
