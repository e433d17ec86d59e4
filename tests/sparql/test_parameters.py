"""A parameter is bound as one RDF term, whatever its value: SPARQL injection is impossible by construction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from pactgraph.errors import ParameterError, QueryError
from pactgraph.sparql.parameters import Parameter, bind, literal_of, parameters_of
from pactgraph.sparql.tokens import group_end, tokenize
from pactgraph.vocabulary import XSD

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NASTY = st.sampled_from(['"', "'", '"""', "\\", "\n", "\r", "}", "{", ">", "<", "#", " . ", "?x", "; DROP ALL", "\u0000", "\u2028"])
HOSTILE = st.lists(TEXT | NASTY, max_size=8).map("".join)


def parameter(kind: str) -> Parameter:
    return Parameter("x", "_x", kind, True)


@given(HOSTILE)
def test_any_string_comes_back_as_it_went_in(value: str) -> None:
    query = bind("SELECT (?_x AS ?y) WHERE { }", {"x": literal_of(parameter("string"), value)})
    (solution,) = Store().query(query)  # type: ignore[union-attr]
    assert solution["y"] == Literal(value)  # type: ignore[index]


@given(HOSTILE)
def test_a_value_adds_exactly_one_term(value: str) -> None:
    text = "SELECT * WHERE { ?s ?p ?_x . FILTER(?s != ?_x) } # ?_x in a comment"
    bound = bind(text, {"x": literal_of(parameter("string"), value)})
    kinds = [token.kind for token in tokenize(text)]
    assert [token.kind for token in tokenize(bound)] == ["string" if token.text == "?_x" else kind for token, kind in zip(tokenize(text), kinds, strict=True)]


@given(HOSTILE)
def test_a_broken_iri_is_no_term(value: str) -> None:
    try:
        node = NamedNode(value)
    except ValueError:
        return
    bound = bind("ASK { ?_x ?p ?o }", {"x": node})
    assert tokenize(bound)[2].text == f"<{node.value}>"
    assert Store().query(bound) is not None


@given(st.integers(-(10**30), 10**30))
def test_integers(value: int) -> None:
    assert literal_of(parameter("integer"), str(value)) == Literal(str(value), datatype=XSD.integer)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", "2030; DROP ALL"),
        ("integer", "2030.5"),
        ("integer", ""),
        ("decimal", "NaN"),
        ("decimal", "1 000"),
        ("boolean", "yes"),
        ("date", "2021-02-30"),
        ("date", "6 December 2021"),
        ("dateTime", "now"),
        ("morethaneight", "x"),
    ],
)
def test_values_of_the_wrong_type_are_refused(kind: str, value: str) -> None:
    with pytest.raises(ParameterError, match=r"parameter x: found .* expected"):
        literal_of(parameter(kind), value)


def test_names_say_type_and_need() -> None:
    found = parameters_of("SELECT * WHERE { ?_year_integer ?__who_iri ?_startDate_xsd_date, ?_name_en, ?_plain, ?_text_literal, $this, ?notOne }")
    assert [(p.name, p.type, p.required) for p in found.values()] == [
        ("year", "integer", True),
        ("who", "iri", False),
        ("startDate", "date", True),
        ("name", "en", True),
        ("plain", "string", True),
        ("text", "string", True),
    ]


def test_variables_in_strings_iris_and_comments_are_left_alone() -> None:
    text = '# ?_x\nASK { <http://example.org/?_x> ?p "?_x", ?_x }'
    assert bind(text, {"x": Literal("v")}) == '# ?_x\nASK { <http://example.org/?_x> ?p "?_x", "v" }'


def test_missing_and_unknown_parameters() -> None:
    with pytest.raises(ParameterError, match="no value for the parameter 'x'"):
        bind("ASK { ?s ?p ?_x }", {})
    with pytest.raises(ParameterError, match="unknown parameter 'y'; expected x"):
        bind("ASK { ?s ?p ?_x }", {"x": Literal("1"), "y": Literal("2")})


def test_optional_parameter_stays_a_variable() -> None:
    assert bind("ASK { ?s ?p ?__x }", {}) == "ASK { ?s ?p ?__x }"


def test_unknown_datatypes_are_refused() -> None:
    with pytest.raises(ParameterError, match="xsd:gYear; expected one of boolean"):
        parameters_of("ASK { ?s ?p ?_y_xsd_gYear }")


@pytest.mark.parametrize("text", ["ASK { ?हिन्दी ?x·y <http://x/\\u00E9> }", "ASK { ex:a.b ex:c%20d _:b1 } # end\rASK"])
def test_what_the_grammar_allows(text: str) -> None:
    assert tokenize(text)


def test_two_types_for_one_name_are_refused() -> None:
    with pytest.raises(ParameterError, match="two types"):
        parameters_of("ASK { ?s ?_x_iri ?_x_integer }")


def test_a_character_that_starts_no_token_is_named_with_its_line() -> None:
    with pytest.raises(QueryError, match="line 2, column 2: found '`'"):
        tokenize("ASK {\n ` }")


@given(st.lists(st.sampled_from(["{", "}", "?x", '"}"', "# }\n", "<http://e/}x>", "ex:a"]), max_size=20).map(" ".join))
def test_groups_end_where_their_braces_balance(body: str) -> None:
    try:
        tokens = tokenize("{ " + body)
        end = group_end(tokens, tokens[0])
    except QueryError:
        return
    inside = [token.text for token in tokens if token.start <= end.start and token.kind == "punctuation"]
    assert inside.count("{") == inside.count("}")
