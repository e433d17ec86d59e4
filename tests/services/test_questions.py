"""Every question file carries an example that holds and one that fails; walking the folder runs them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pactgraph.errors import InputError, NotFoundError, ParameterError
from pactgraph.model.answer import Answer
from pactgraph.pipeline.graph import Graph
from pactgraph.services.acceptance import Acceptance
from pactgraph.services.compiled import Compiled
from pactgraph.services.questions import Question, find_question, list_questions
from pactgraph.sparql.header import read_query_file
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.vocabulary import BASE
from tests_support import turtle

QUESTIONS = list_questions(Compiled())
CATEGORIES = {"exposure", "sample", "temporal", "attribution", "modality", "contradiction", "network", "provenance", "aggregation", "negative"}


def ask_example(graph: Graph, question: Question, example: dict[str, Any]) -> Answer:
    if "data" in example:
        store = MemoryStore(turtle(example["data"]))
        graph = Graph(store, Acceptance(store, graph.acceptance.policy), graph.compiled)
    if "without" in example:
        graph = without(graph, *example["without"])
    return graph.answer(question, {name: str(value) for name, value in example["given"].items()}, cite="data" not in example)


_without: dict[str, Graph] = {}


def without(graph: Graph, *sources: str) -> Graph:
    return _without.setdefault(str(sources), graph.without_sources(*sources))


def shown(answer: Answer, columns: list[str] | None) -> list[list[str | None]]:
    places = [answer.columns.index(name) for name in columns or answer.columns]
    return [[row.values[place].label if row.values[place] else None for place in places] for row in answer.rows]  # type: ignore[union-attr]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_example_holds(graph: Graph, question: Question) -> None:
    example = question.file.metadata["x-holds"]
    answer = ask_example(graph, question, example)
    assert sorted(shown(answer, example.get("columns")), key=str) == sorted(example["rows"], key=str)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_counterexample_is_empty_and_says_so(graph: Graph, question: Question) -> None:
    answer = ask_example(graph, question, question.file.metadata["x-fails"])
    assert answer.rows == ()
    assert question.when_empty in answer.notes


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_row_is_cited_verbatim(graph: Graph, question: Question, article_text: str) -> None:
    example = question.file.metadata["x-holds"]
    if "data" in example:
        pytest.skip("the example has data of its own, without articles")
    answer = ask_example(graph, question, example)
    for row in answer.rows:
        assert row.citations
        for citation in row.citations:
            assert citation.source or citation.quote == article_text[citation.start : citation.end]


def test_all_categories_have_a_question() -> None:
    assert {question.theme for question in QUESTIONS} == CATEGORIES


def test_names_are_unique() -> None:
    assert len({question.name for question in QUESTIONS}) == len(QUESTIONS)


@cache
def sample() -> Question:
    return find_question("partners-of-named-adversaries", Compiled())


def test_sample_answer_names_the_speakers(graph: Graph) -> None:
    (row,) = graph.ask("partners-of-named-adversaries", cite=True).rows
    chains = {(c.start, c.end): [speaker.label for speaker in c.attribution] for c in row.citations}
    assert chains[1082, 1188] == ["Ministry of Defence of Russia", "TASS"]
    assert chains[1155, 1188] == ["Ministry of Defence of Russia", "TASS"]
    assert chains[2408, 2462] == []


def test_sample_answer_cites_the_laws_of_the_reference_data_too(graph: Graph) -> None:
    def cited(**given: str) -> tuple[str, set[str]]:
        (row,) = graph.ask("partners-of-named-adversaries", cite=True, **given).rows
        number = row.values[-1]
        assert number is not None
        return number.label, {citation.source for citation in row.citations if citation.source}

    assert cited(instrument="CAATSA") == ("1", {"reference data: Pub. L. 115-44, 131 Stat. 886 (unverified)"})
    number, sources = cited()
    assert number == "3"
    assert sources == {f"reference data: {law} (unverified)" for law in ("Pub. L. 115-44, 131 Stat. 886", "15 CFR part 791", "15 CFR 791.4", "10 U.S.C. 4872")}


def test_without_tass_the_partnership_stands(graph: Graph) -> None:
    rest = without(graph, "TASS")
    assert rest.ask("partners-of-named-adversaries").rows == ()
    (explanation,) = rest.explain("India", "partnerOf", "Russia")
    assert {support.rule for support in explanation.supports} == {"partner-by-agreement", "declared-partner"}


def test_labels_curies_and_iris_mean_the_same(graph: Graph) -> None:
    answers = [graph.ask("agreements-of-partners-of", adversary=name) for name in ("Russia", "russian federation", "state:RUS", f"{BASE}id/state/RUS", "RUS")]
    assert len({answer.rows for answer in answers}) == 1
    assert answers[0].rows


def test_unknown_question_names_near_ones() -> None:
    with pytest.raises(NotFoundError, match="partners-of-named-adversaries"):
        find_question("partners-of-adversaries", Compiled())


def test_missing_parameter_is_named(graph: Graph) -> None:
    with pytest.raises(ParameterError, match="no value for the parameter 'adversary'"):
        graph.ask("agreements-of-partners-of")


def test_unknown_parameter_names_the_known(graph: Graph) -> None:
    with pytest.raises(ParameterError, match="unknown parameter 'yaer'; expected year, instrument"):
        graph.ask("partners-of-named-adversaries", yaer="2030")


def test_unknown_label_names_near_ones(graph: Graph) -> None:
    with pytest.raises(NotFoundError, match="Russia"):
        graph.ask("agreements-of-partners-of", adversary="Rusia")


def test_ambiguous_label_lists_the_candidates(graph: Graph) -> None:
    data = turtle('ex:a rdfs:label "Georgia"@en . ex:b rdfs:label "Georgia"@en .')
    store = MemoryStore(data)
    with pytest.raises(ParameterError, match=r"2 things.*example.org/a.*example.org/b"):
        Graph(store, Acceptance(store, graph.acceptance.policy), Compiled()).ask("agreements-of-partners-of", adversary="Georgia")


def test_header_without_reading_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("#+ summary: a question\nSELECT * WHERE { ?s ?p ?o }\n")
    with pytest.raises(InputError, match="x-reading"):
        Question(read_query_file(path))
