"""Who does what to whom is the same in every construction."""

from __future__ import annotations

import pytest

from conll import graph, words

ACTIVE = """
Russia Russia PROPN NNP 2 nsubj
signed sign VERB VBD 0 root
the the DET DT 4 det
treaty treaty NOUN NN 2 obj
"""
PASSIVE = """
The the DET DT 2 det
treaty treaty NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
signed sign VERB VBN 0 root
by by ADP IN 6 case
Russia Russia PROPN NNP 4 obl
"""
NOMINAL = """
Russia Russia PROPN NNP 3 nmod:poss
's 's PART POS 1 case
signing signing NOUN NN 6 nsubj
of of ADP IN 5 case
treaties treaty NOUN NNS 3 nmod
pleased please VERB VBD 0 root
them they PRON PRP 6 obj
"""
RELATIVE = """
Russia Russia PROPN NNP 8 nsubj
, , PUNCT , 4 punct
which which PRON WDT 4 nsubj
signed sign VERB VBD 1 acl:relcl
the the DET DT 6 det
treaty treaty NOUN NN 4 obj
, , PUNCT , 4 punct
left leave VERB VBD 0 root
"""
CONTROL = """
Russia Russia PROPN NNP 2 nsubj
agreed agree VERB VBD 0 root
to to PART TO 4 mark
sign sign VERB VB 2 xcomp
the the DET DT 6 det
treaty treaty NOUN NN 4 obj
"""
PARTICIPLE = """
a a DET DT 2 det
treaty treaty NOUN NN 0 root
signed sign VERB VBN 2 acl
by by ADP IN 5 case
Russia Russia PROPN NNP 3 obl
"""
COORDINATED = """
Russia Russia PROPN NNP 2 nsubj
drafted draft VERB VBD 0 root
and and CCONJ CC 4 cc
signed sign VERB VBD 2 conj
the the DET DT 6 det
treaty treaty NOUN NN 4 obj
"""
PURPOSE = """
Russia Russia PROPN NNP 2 nsubj
came come VERB VBD 0 root
to to PART TO 4 mark
sign sign VERB VB 2 advcl
the the DET DT 6 det
treaty treaty NOUN NN 4 obj
"""


@pytest.mark.parametrize(
    ("lines", "event", "patient"),
    [
        (ACTIVE, "signed", "treaty"),
        (PASSIVE, "signed", "treaty"),
        (NOMINAL, "signing", "treaties"),
        (RELATIVE, "signed", "treaty"),
        (CONTROL, "sign", "treaty"),
        (PARTICIPLE, "signed", "treaty"),
        (COORDINATED, "signed", "treaty"),
        (PURPOSE, "sign", "treaty"),
    ],
    ids=["active", "passive", "nominal", "relative", "control", "participle", "coordination", "purpose"],
)
def test_agent_and_patient(lines: str, event: str, patient: str) -> None:
    found = graph(lines)
    index = next(token.index for token in found.tokens if token.text == event)
    arguments = found.arguments(index)
    assert words(found, arguments["agent"]) == ["Russia"]
    assert words(found, arguments["patient"]) == [patient]


def test_the_object_of_the_governor_does_what_the_infinitive_says() -> None:
    found = graph("""
Russia Russia PROPN NNP 2 nsubj
urged urge VERB VBD 0 root
Iran Iran PROPN NNP 2 obj
to to PART TO 5 mark
sign sign VERB VB 2 xcomp
""")
    assert words(found, found.subject(4)) == ["Iran"]


def test_prepositions_serve_a_whole_coordination() -> None:
    found = graph("""
talks talk NOUN NNS 0 root
with with ADP IN 3 case
Iran Iran PROPN NNP 1 nmod
and and CCONJ CC 5 cc
China China PROPN NNP 3 conj
""")
    assert [found.case(2), found.case(4), found.case(0)] == ["with", "with", ""]
    assert words(found, found.coordinated(2)) == ["Iran", "China"]
    assert words(found, found.phrases(0, frozenset({"with"}))) == ["Iran"]
    assert list(found.phrases(0, frozenset({"against"}))) == []


def test_fixed_words_belong_to_the_preposition() -> None:
    found = graph("""
said say VERB VBD 0 root
according accord VERB VBG 4 case
to to ADP IN 2 fixed
Iran Iran PROPN NNP 1 obl
""")
    assert found.case(3) == "according to"


def test_a_parse_in_a_circle_ends() -> None:
    """A broken tree is no reason to run for ever."""
    found = graph("""
a a VERB VB 2 xcomp
b b VERB VB 3 acl
c c VERB VB 1 conj
""")
    assert found.arguments(0)["patient"] == ()
    assert sorted(found.above(0)) == [1, 2]
    assert {found.clause(index) for index in range(3)} <= {0, 1, 2}
