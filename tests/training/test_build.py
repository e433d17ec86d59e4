"""The training code runs from treebank files to a pipeline that loads, with the same result for the same seed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pactgraph.errors import InputError
from pactgraph.language.analyzer import Analyzer
from pactgraph.model.document import Span
from training import conllu, gmb
from training.build import build
from training.projection import projected
from training.tokenizer import tokenizer

TREE = """\
# sent_id = {name}
# text = They don't sell AK-47s to “Iran”.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsell\tsell\tVERB\tVB\t_\t0\troot\t_\t_
4.1\tnothing\t_\t_\t_\t_\t_\t_\t_\t_
5\tAK\tAK\tPROPN\tNNP\t_\t7\tcompound\t_\tSpaceAfter=No
6\t-\t-\tPUNCT\tHYPH\t_\t5\tpunct\t_\tSpaceAfter=No
7\t47s\t47s\tNOUN\tNNS\t_\t4\tobj\t_\t_
8\tto\tto\tADP\tIN\t_\t10\tcase\t_\t_
9\t“\t"\tPUNCT\t``\t_\t10\tpunct\t_\tSpaceAfter=No
10\tIran\tIran\tPROPN\tNNP\t_\t4\tobl\t_\tSpaceAfter=No
11\t”\t"\tPUNCT\t''\t_\t10\tpunct\t_\tSpaceAfter=No
12\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


@pytest.fixture(scope="module")
def treebanks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("treebanks")
    for name in ("ewt-train", "ewt-dev", "ewt-test", "en_pud", "gum-open"):
        (folder / f"{name}.conllu").write_text("".join(TREE.format(name=f"{name}-{number}") for number in range(12)), encoding="utf-8")
    rows = ["Sentence #,Word,POS,Tag"]
    for number in range(1, 32):
        rows += [f"Sentence: {number},Chancellor,NNP,B-per", ",Merkel,NNP,I-per", f",saw{number},VBD,O", ",Iran,NNP,B-geo", ",'s,POS,O", ",army,NN,O", ",.,.,O"]
    rows += ["Sentence: 32,broken,NN,B-what", ",.,.,O", "Sentence: 33,cut,VBN,O"]
    (folder / "gmb-ner.csv").write_text("\n".join(rows), encoding="latin-1")
    return folder


def test_words_have_their_places(treebanks: Path) -> None:
    sentence = next(conllu.read(treebanks / "ewt-dev.conllu"))
    assert [sentence.text[word.start : word.end] for word in sentence.words][:4] == ["They", "do", "n't", "sell"]
    assert [word.head for word in sentence.words if word.dep == "root"] == [3]


def test_words_out_of_place_are_told(tmp_path: Path) -> None:
    path = tmp_path / "bad.conllu"
    path.write_text(TREE.format(name="bad").replace("# text = They", "# text = We"), encoding="utf-8")
    with pytest.raises(InputError, match="'They' out of its place"):
        list(conllu.read(path))


def test_a_tree_is_projected_on_our_tokens(treebanks: Path) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer(nlp.vocab)
    doc = projected(nlp, next(conllu.read(treebanks / "ewt-dev.conllu")))
    assert doc is not None
    assert [(token.text, token.tag_, token.dep_, token.head.text) for token in doc][3:8] == [
        ("sell", "VB", "ROOT", "sell"),
        ("AK-47s", "NNS", "obj", "sell"),
        ("to", "IN", "case", "Iran"),
        ('"', "``", "punct", "Iran"),
        ("Iran", "NNP", "obl", "sell"),
    ]


def test_names_are_read_and_broken_sentences_left_out(treebanks: Path) -> None:
    sentences = list(gmb.read(treebanks / "gmb-ner.csv"))
    assert len(sentences) == 31
    first = sentences[0]
    assert first.text == "Chancellor Merkel saw1 Iran's army."
    assert [(first.text[start:end], label) for start, end, label in first.names] == [("Chancellor Merkel", "PER"), ("Iran", "LOC")]
    assert {gmb.part(sentence) for sentence in sentences} == {"train", "dev", "test"}


def test_the_same_seed_trains_the_same_pipeline(treebanks: Path, tmp_path: Path) -> None:
    def files(name: str) -> dict[str, str]:
        metrics = build(treebanks, tmp_path / "work", tmp_path / name, seed=3, steps=2)
        assert metrics["sentences"]["grammar-train"] == 24
        return {
            str(path.relative_to(tmp_path / name)): hashlib.sha256(path.read_bytes()).hexdigest() for path in (tmp_path / name).rglob("*") if path.is_file()
        }

    assert files("one") == files("two")
    (found,) = Analyzer.load(tmp_path / "one").parse("They sell.", [Span(0, 10)])
    assert [token.text for token in found.tokens] == ["They", "sell", "."]
