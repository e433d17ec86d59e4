"""Forms of words by the rules of English spelling."""

from __future__ import annotations

import pytest

from pactgraph.extraction.inflection import Inflection

FORMS = Inflection.load()


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("sign", {"sign", "signs", "signed", "signing"}),
        ("impose", {"impose", "imposes", "imposed", "imposing"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("ratify", {"ratify", "ratifies", "ratified", "ratifying"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("meet", {"meet", "meets", "met", "meeting"}),
        ("break down", {"break", "breaks", "broke", "broken", "breaking"}),
    ],
)
def test_verbs(lemma: str, forms: set[str]) -> None:
    assert forms <= FORMS.verb(lemma)
    assert all(form.isalpha() for form in FORMS.verb(lemma))


@pytest.mark.parametrize(
    ("lemma", "forms"), [("treaty", {"treaty", "treaties"}), ("pact", {"pact", "pacts"}), ("travel ban", {"ban", "bans"}), ("visa", {"visa", "visas"})]
)
def test_nouns(lemma: str, forms: set[str]) -> None:
    assert FORMS.noun(lemma) == forms


@pytest.mark.parametrize(
    ("lemma", "past", "gerund"), [("try", "tried", "trying"), ("pay", "paid", "paying"), ("stop", "stopped", "stopping"), ("use", "used", "using")]
)
def test_past_and_gerund(lemma: str, past: str, gerund: str) -> None:
    assert FORMS.past(lemma) == (past, past)
    assert FORMS.gerund(lemma) == gerund
