"""Citations and explanations: every row its own words, every reason well founded."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactgraph import iris
from pactgraph.model.citation import Explanation
from pactgraph.pipeline.graph import Graph
from pactgraph.rdf import make_quad
from pactgraph.services.acceptance import Acceptance, read_policy
from pactgraph.services.compiled import Compiled
from pactgraph.services.questions import Question
from pactgraph.services.rules import derive, read_rules
from pactgraph.sparql.header import QueryFile
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.vocabulary import PACT
from tests_support import turtle

HEAD = "PREFIX pact: <https://w3id.org/pactgraph/ontology#> PREFIX subject: <https://w3id.org/pactgraph/vocab/subject/> "


def cited(graph: Graph, text: str) -> list[tuple[tuple[str, ...], set[str | None]]]:
    """The labels of each row, and what it cites."""
    question = Question(QueryFile(Path("typed.rq"), {"summary": "x", "x-reading": "x"}, HEAD + text))
    answer = graph.answer(question, {}, cite=True)
    return [(tuple(value.label if value else "" for value in row.values), {c.quote or c.source for c in row.citations}) for row in answer.rows]


def test_rows_that_differ_in_a_computed_value_cite_their_own_words(graph: Graph) -> None:
    rows = cited(graph, "SELECT (STR(?s) AS ?name) WHERE { ?s pact:relationshipLabel ?l . VALUES ?l { 'strong support' 'major partner' } }")
    assert sorted(len(quotes) for _, quotes in rows) == [1, 1]
    assert {quote for _, quotes in rows for quote in quotes} == {"Russia’s strong support for India", "a major partner for India"}


def test_times_of_other_things_are_not_cited(graph: Graph) -> None:
    ((_, quotes),) = cited(graph, "SELECT ?w WHERE { ?a a pact:AgreementBundle ; pact:signingTime/pact:statedAs ?w }")
    assert "Russia and India signed several agreements for military-technical cooperation on Monday" in quotes
    assert not any("Ministry" in str(quote) for quote in quotes)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("SELECT ?b WHERE { subject:arms <http://www.w3.org/2004/02/skos/core#broader> ?b }", "our own: https://w3id.org/pactgraph/graph/ontology"),
        ("SELECT ?h WHERE { GRAPH ?g { ?a pact:contentHash ?h } }", "what is known of the article 2021-12-06-russia-india-agreements"),
    ],
)
def test_what_no_claim_says_names_its_graph(graph: Graph, text: str, source: str) -> None:
    ((_, quotes),) = cited(graph, text)
    assert quotes == {source}


def test_named_view_is_cited_as_the_view(graph: Graph) -> None:
    text = "SELECT ?x WHERE { GRAPH <https://w3id.org/pactgraph/graph/view> { ?x pact:validUntilYear 2030 } }"
    ((_, quotes),) = cited(graph, text)
    assert quotes == {"for the next decade, through 2030"}


def test_statements_of_one_source_are_all_cited(graph: Graph) -> None:
    (row,) = (row for row in graph.ask("exposure-law", cite=True, actor="India").rows if row.values[1] and row.values[1].label == "inferred")
    statements = {citation.statement for citation in row.citations if citation.source}
    assert {"CAATSA section 231 · targets state · Russia", "CAATSA section 231 · targets sector · defence"} <= statements


def explained(data: str, subject: str) -> Graph:
    store = MemoryStore(make_quad(q.subject, q.predicate, q.object, iris.REFERENCE) for q in turtle(data))
    acceptance = Acceptance(store, read_policy())
    acceptance.admit(store, [iris.REFERENCE])
    derive(store, read_rules(Compiled()), Compiled(), acceptance)
    return Graph(store, acceptance, Compiled())


def depth(explanation: Explanation) -> int:
    return 1 + max((depth(premise) for support in explanation.supports for premise in support.premises), default=0)


def test_no_statement_rests_on_itself() -> None:
    graph = explained("ex:x pact:before ex:y . ex:y pact:before ex:x .", "ex:x")
    (explanation,) = graph.explain("http://example.org/x", PACT.before.value, "http://example.org/x")
    (support,) = explanation.supports
    assert {premise.statement[0].rsplit("/", 1)[1] for premise in support.premises} == {"x", "y"}
    assert all(premise.supports[0].kind == "reference" for premise in support.premises)


def test_long_chains_are_explained_once() -> None:
    graph = explained(" ".join(f"ex:n{i:02} pact:before ex:n{i + 1:02} ." for i in range(14)), "ex:n00")
    (explanation,) = graph.explain("http://example.org/n00", PACT.before.value, "http://example.org/n14")
    assert depth(explanation) < 20
    assert len(str(explanation.to_data())) < 500_000


def test_denied_claims_say_so(graph: Graph) -> None:
    node = next(quad.graph_name for quad in graph.store.quads(None, PACT.validUntilYear) if iris.is_claim(quad.graph_name))
    claim = graph.explainer.claims.claim(node)
    assert claim.hedge is None
    assert claim._replace(polarity="negative", review="rejected").hedge == "denied, rejected by the reviewer"
