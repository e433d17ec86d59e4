"""Plans: the patterns of a query, and the solutions behind given rows."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import Literal, NamedNode

from pactgraph.errors import QueryError
from pactgraph.sparql.plan import Plan, compile_plan, instantiate
from pactgraph.store.oxigraph import MemoryStore
from tests_support import turtle

EX = "PREFIX ex: <http://example.org/>\n"
DATA = turtle("ex:a ex:p ex:b . ex:b ex:q ex:c . ex:c ex:r 5 . ex:d ex:p ex:e .")


def rows(text: str, names: list[str], values: list[list[NamedNode | Literal | None]]) -> list[set[tuple[str, ...]]]:
    """The statements behind each solution with these values."""
    plan, store = compile_plan(EX + text), MemoryStore(DATA)
    solutions = store.select(plan.query(names, values))
    found = []
    for row in solutions.rows:
        terms = {name: str(value) for name, value in zip(solutions.variables, row, strict=True) if value is not None}
        found.append({tuple(part.rsplit("/", 1)[-1].rstrip(">") for part in pattern[1:]) for pattern in instantiate(plan.patterns, terms)})
    return found


def node(name: str) -> NamedNode:
    return NamedNode(f"http://example.org/{name}")


def test_patterns_of_a_row() -> None:
    assert rows("SELECT ?x WHERE { ?x ex:p ?y . ?y ex:q ?z }", ["x"], [[node("a")]]) == [{("a", "p", "b"), ("b", "q", "c")}]


def test_unbound_optional_is_not_cited() -> None:
    assert rows("SELECT ?x WHERE { ?x ex:p ?y OPTIONAL { ?y ex:q ?z } }", ["x"], [[node("d")]]) == [{("d", "p", "e")}]


def test_sequence_path_is_spelled_out() -> None:
    (found,) = rows("SELECT ?x WHERE { ?x ex:p/ex:q ?z }", ["x"], [[node("a")]])
    assert {("a", "p", "b"), ("b", "q", "c")} == found


def test_inverse_and_nested_paths() -> None:
    (found,) = rows("SELECT ?z WHERE { ?z ^ex:q/^ex:p ?x }", ["z"], [[node("c")]])
    assert {("a", "p", "b"), ("b", "q", "c")} == found


def test_aggregate_rows_are_those_of_their_group() -> None:
    plan = compile_plan(EX + "SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x ex:p ?y } GROUP BY ?x")
    assert "n" not in plan.free
    assert len(MemoryStore(DATA).select(plan.query(["x"], [[node("a")]])).rows) == 1


def test_assigned_variables_are_not_given_values() -> None:
    plan = compile_plan(EX + "SELECT ?x ?v WHERE { ?x ex:r ?n BIND (?n + 1 AS ?v) }")
    assert plan.free == ("n", "x")


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("SELECT * WHERE { ?x ex:p+ ?y }", "path"),
        ("SELECT * WHERE { ?x ex:p [ ex:q ?y ] }", "blank node"),
        ("SELECT * WHERE { ?x ex:p ?y { SELECT ?y WHERE { ?y ex:q ?z } } }", "sub-SELECT"),
        ("SELECT * WHERE { ?x ex:p ?y FILTER EXISTS { ?y ex:q ?z } }", "EXISTS"),
    ],
)
def test_what_cannot_be_cited_is_said(text: str, gap: str) -> None:
    assert any(gap in said for said in compile_plan(EX + text).gaps)


@pytest.mark.parametrize("text", ["SELECT * WHERE { ?x ex:p ?y FILTER NOT EXISTS { ?y ex:q ?z } }", "SELECT * WHERE { ?x ex:p ?y MINUS { ?y ex:q ?z } }"])
def test_absence_is_said(text: str) -> None:
    plan = compile_plan(EX + text)
    assert len(plan.absences) == 1
    assert plan.patterns == (("", "?x", "<http://example.org/p>", "?y"),)


def test_values_after_the_query_count() -> None:
    assert rows("SELECT ?x WHERE { ?x ex:p ?y } VALUES ?y { ex:e }", [], []) == [{("d", "p", "e")}]


def test_the_group_is_not_that_of_an_expression() -> None:
    plan = compile_plan(EX + "SELECT (EXISTS { ?q ex:r 5 } AS ?e) ?x WHERE { ?x ex:p ?y }")
    assert plan.patterns == (("", "?x", "<http://example.org/p>", "?y"),)
    assert "EXISTS" in plan.gaps


def test_computed_columns_are_computed_again() -> None:
    plan = compile_plan(EX + "SELECT (STR(?x) AS ?name) WHERE { ?x ex:p ?y }")
    assert "name" in MemoryStore(DATA).select(plan.query()).variables


def test_path_in_a_branch_is_a_gap() -> None:
    (gap,) = compile_plan(EX + "SELECT * WHERE { ?x ex:p ?y OPTIONAL { ?y ex:q/ex:r ?z } }").gaps
    assert gap.endswith("inside OPTIONAL or UNION")


def test_nodes_between_get_names_that_the_query_has_not() -> None:
    (found,) = rows("SELECT ?x ?step0 WHERE { ?x ex:p/ex:q ?z . ?step0 ex:r 5 }", ["x"], [[node("a")]])
    assert {("a", "p", "b"), ("b", "q", "c")} < found


def test_a_literal_subject_makes_no_statement() -> None:
    assert list(instantiate((("", "?x", "<http://example.org/p>", "?y"),), {"x": '"v"', "y": '"w"'})) == []


def test_template_of_a_rule() -> None:
    plan = compile_plan(EX + "CONSTRUCT { ?y ex:back $this } WHERE { $this ex:p ?y }")
    assert plan.template == (("", "?y", "<http://example.org/back>", "?this"),)


def test_plan_survives_json() -> None:
    plan = compile_plan(EX + "SELECT ?x WHERE { GRAPH ?g { ?x ex:p/ex:q ?y } FILTER NOT EXISTS { ?y ex:r ?z } }")
    assert Plan.from_data(json.loads(json.dumps(plan.to_data()))) == plan


@pytest.mark.parametrize("text", ["SELECT * WHERE { ?s ?p }", "SELECT * WHERE { ?s nope:p ?o }", "nonsense"])
def test_broken_text_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        compile_plan(text)
