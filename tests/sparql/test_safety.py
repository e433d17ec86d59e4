"""Texts of strangers: queries pass, calls and updates do not, however they are dressed up."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import QueryResultsFormat, QueryTriples, Store

from pactgraph.errors import QueryError, QueryLimitError
from pactgraph.sparql.safety import checked
from pactgraph.sparql.syntax import first_fault
from pactgraph.sparql.tokens import tokenize

PREFIXES = "PREFIX e: <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
CALL = "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }"


def refusal(text: str, kind: type[QueryError] = QueryError) -> str:
    with pytest.raises(QueryError) as caught:
        checked(text, 100)
    assert type(caught.value) is kind
    return str(caught.value)


def answer(text: str) -> str:
    result = Store().query(text)
    if isinstance(result, QueryTriples):
        return str(list(result))
    data = result.serialize(format=QueryResultsFormat.JSON)
    assert data is not None
    return data.decode()


HARMLESS = """
SELECT * { ?x e:p true, false, 1.0, 1e5, -1, +1, -1.5, .5, 1. }

SELECT * { ?x e:p "a"@en, 'b'@en-GB, "1"^^xsd:int, "", "it's", 'say "x"', "a\\"b\\n" }

SELECT * { ?x e:a.b e:c%20d ; e:x\\,y e:1 , e:1a-b , e:a:b , e: , e:_x ; e:h\\#b 1 . }

SELECT * { ?x e:p [] . [] e:p ?y . [ e:p ?z ] e:q (1 2 ( 3 )) , () . _:a e:p _:b.c }

SELECT * { ?x (e:a/^e:b|!e:c)*/e:d?|!(e:p|^e:q|a) ?z ; ; }

SELECT * { GRAPH ?g { ?x ?y ?z OPTIONAL { ?x ?a ?b } } { ?a ?b ?c } UNION { } MINUS { ?x e:p ?z } }

SELECT * { ?x ?y ?z FILTER NOT EXISTS { ?x e:p ?z } FILTER (EXISTS { ?x e:p ?z } && ?z > 3) FILTER(?z NOT IN (1, "a")) }

SELECT * { BIND (1+2*3-4/5 -1 AS ?x) BIND(IF(?x>1,"a","b") AS ?y) BIND(COALESCE(?q, 1/0, -3) AS ?w) }

SELECT * { VALUES (?x ?y) { (1 2) (UNDEF -3.5) } } VALUES ?x { e:a }

SELECT (COUNT(DISTINCT ?x) AS ?n) (GROUP_CONCAT(?z ; separator=", ") AS ?g) { ?x ?y ?z }
GROUP BY ?y HAVING (COUNT(?x) > 1) ORDER BY DESC(?n) ?g LIMIT 5 OFFSET 2

SELECT ?k { ?x ?y ?z } GROUP BY (STR(?x) AS ?k) HAVING (COUNT(*)>1)

SELECT * { { SELECT ?x (MAX(?z) AS ?m) { ?x ?y ?z } GROUP BY ?x } ?x ?b ?c }

SELECT ?x FROM <http://g> FROM NAMED <http://h> WHERE { ?x ?y ?z }

CONSTRUCT { ?x e:p [ e:q ?z ] } WHERE { ?x ?y ?z } LIMIT 1

CONSTRUCT WHERE { ?x ?y ?z }

DESCRIBE <http://e/x> ?y WHERE { ?y a e:T }

BASE <http://e/> ASK { <a> <b> <c#d>, <> }

SELECT * { ?x ?y ?z FILTER(?z<3 && ?z>1 || REGEX(STR(?z), "^a", "i")) FILTER(xsd:date(?z) < "2020-01-01"^^xsd:date) }

select $x{$x a ?z filter(?z>1)}order by $x

SELECT * { ?x e:p ?été , "\\u00E9 \\\\u0022" , <http://e/\\u00E9> } # SERVICE

ASK { ?SERVICE e:SERVICE "SERVICE <http://x> {}" , '''SERVICE
<http://x> {}''' , <http://SERVICE/SERVICE> # SERVICE <http://x> {}
}
"""


@pytest.mark.parametrize("text", HARMLESS.strip().split("\n\n"))
def test_what_sparql_allows_passes_and_stays_the_same(text: str) -> None:
    text = PREFIXES + text
    assert answer(checked(text, 100)) == answer(text)
    assert checked(text, 100).count("\n") == text.count("\n")


CALLS = [
    CALL,
    "SERVICE SILENT <http://127.0.0.1:9/> { }",
    "service<http://127.0.0.1:9/>{}",
    "BIND(<http://127.0.0.1:9/> AS ?u) SERVICE ?u { ?s ?p ?o }",
    "SERVICE e:c { }",
    "?x ?y ?z.SERVICE e:c { }",
    f"OPTIONAL {{ {CALL} }}",
    f"MINUS {{ {CALL} }}",
    f"{{ }} UNION {{ {CALL} }}",
    f"GRAPH ?g {{ {CALL} }}",
    f"FILTER EXISTS {{ {CALL} }}",
    f"FILTER(1 = 1 || NOT EXISTS {{ {CALL} }})",
    f"BIND(EXISTS {{ {CALL} }} AS ?x)",
    f"{{ SELECT * {{ {CALL} }} }}",
    f"{{ SELECT (SUM(IF(EXISTS {{ {CALL} }}, 1, 0)) AS ?n) {{ }} }}",
    f"{{ SELECT ?s {{ ?s ?p ?o }} ORDER BY EXISTS {{ {CALL} }} }}",
    f"# a comment that ends\r {CALL}\n",
]


@pytest.mark.parametrize("call", CALLS)
def test_calls_are_refused_with_their_place(call: str) -> None:
    text = f"{PREFIXES}SELECT * {{\n {call} }}"
    column = re.search("service", call, re.IGNORECASE).start() + 2  # type: ignore[union-attr]
    assert refusal(text).startswith(f"line 3, column {column}: found ")
    assert "expected a query of this store alone, without SERVICE" in refusal(text)


@pytest.mark.parametrize(
    "call",
    [
        "SERVICESILENT <http://127.0.0.1:9/> { }",
        "SERVICEe:c { }",
        "SERV\\u0049CE <http://127.0.0.1:9/> { }",
        # Oxigraph reads on inside a long string with a wrong escape:
        'VALUES ?x { """a" } SERVICE <http://127.0.0.1:9/> { } # \\uD800 """ }',
        'VALUES ?x { """a" } SERVICE <http://127.0.0.1:9/> { } # \\x """ }',
        # rdflib decodes escapes before it looks for the end of a string:
        'VALUES ?x { "\\u0022 } SERVICE <http://127.0.0.1:9/> { } #" }',
        # an IRI for one parser, an operator and a string for the other:
        "BIND(1 AS ?a) FILTER(?a <'> ') SERVICE <http://127.0.0.1:9/> { } FILTER(1 < 2 || '' <'> ')",
    ],
)
def test_calls_in_disguise_are_not_run(call: str) -> None:
    """Either the text is refused, or what is run is something that has no call."""
    try:
        text = checked(f"{PREFIXES}SELECT * {{ {call} }}", 100)
    except QueryError:
        return
    assert not any(token.is_word("SERVICE") for token in tokenize(text))
    assert Store().query(text) is not None


WRAPPINGS = [
    "{ % }", "OPTIONAL { % }", "MINUS { % }", "{ } UNION { % }", "GRAPH ?g { % }", "FILTER EXISTS { % }", "FILTER(NOT EXISTS { % } && 1 = 1)",
    "{ SELECT * { % } }", "?a ?b 'SERVICE' . % ", "# SERVICE '\r% \n", "# \" \n %", "BIND('''\n#''' AS ?x) %", "VALUES ?v { \"\"\"a\"\" # \"\"\" } %",
    "<http://e/'> <#> '#' . %", "FILTER(1<2) %", "BIND(EXISTS { % } AS ?y)", 'FILTER("\\"" = "#") %', "?é <x:\\u00E9> \"\\u0022\" . %",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WRAPPINGS), max_size=6), st.sampled_from(CALLS[:5]))
def test_no_wrapping_hides_a_call(wrappings: list[str], call: str) -> None:
    body = call
    for wrapping in wrappings:
        body = wrapping.replace("%", body)
    refusal(f"{PREFIXES}SELECT * {{ {body} }}")


NOISE = st.sampled_from(
    ["'", '"', "'''", '"""', "\\", "\\u0022", "\\uD800", "#", "\r", "\n", "<", ">", "<'>", "<#>", "{", "}", "(", ")", ".", "1", "?a", "e:a", CALL]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(NOISE, max_size=10), st.lists(NOISE, max_size=10), st.sampled_from(["", " "]))
def test_what_passes_has_no_call_for_oxigraph_either(before: list[str], after: list[str], space: str) -> None:
    try:
        text = checked(f"{PREFIXES}SELECT * {{ {space.join([*before, CALL, *after])} }}", 100)
    except QueryError:
        return
    assert Store().query(text) is not None  # Oxigraph refuses to call this port, with an error


@pytest.mark.parametrize(
    "text",
    ["INSERT DATA { <x:a> <x:b> 1 }", "LOAD <http://127.0.0.1:9/>", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "DROP ALL", "CREATE GRAPH <x:g>",
     "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", "INSERT { ?s ?p 1 } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"],
)  # fmt: skip
def test_updates_are_called_by_their_name(text: str) -> None:
    assert refusal(f"#\n  {text}").startswith(f"line 2, column 3: found {text.split(maxsplit=1)[0]!r}; expected a query; this text is an update")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {\n ?a ?b ?c .\n OPTIONAL {\n  ?s ?p\n }\n}", "line 5, column 2: found '}'; expected SPARQL 1.1 Query"),
        ("SELECT * {\n ?s ?p ?o # {\n", "line 3, column 1: found the end of the query; expected more of it"),
        ("", "line 1, column 1: found the end of the query"),
        ("nonsense", "line 1, column 1: found 'nonsense'"),
        ("ASK {\n\t?s ?p ?o FILTER(?a = ?b\n = ?c) }", "line 3, column 2: found '='"),
        ("ASK { <http://[> ?x ?y }", "line 1, column 7: found '<http://[>'"),
        ("ASK { ?s e:p ?o }", "line 1, column 10: found 'e:p'; expected a prefix that was declared with 'PREFIX e: <…>'"),
        ("ASK { ?s ?p 'a\\q' }", "line 1, column 15: found '\\\\q'; expected an escape that SPARQL allows in this place"),
        ("ASK { ?s ?p <x:\\u0020> }", "line 1, column 16: found '\\\\u0020'"),
        ("ASK { ?s ?p '\ud800' }", "line 1, column 14: found half of a surrogate pair"),
        ("ASK {\u00a0}", "line 1, column 6: found '\\xa0'; expected SPARQL"),
        ("ASK { LATERAL { } }", "found 'LATERAL'"),
        ("SELECTDISTINCT * { }", "line 1, column 1: found 'SELECTDISTINCT'"),
    ],
)
def test_faults_have_their_place(text: str, message: str) -> None:
    assert message in refusal(text)


@pytest.mark.parametrize(
    ("opening", "inside", "closing"),
    [
        ("{", "", "}"),
        ("FILTER(!(", "1", "))"),
        ("?s ?p [ <x:p> ", "1", "] ."),
        ("?s (((", "<x:p>", ")))* ?o ."),
        ("FILTER EXISTS {", "", "}"),
        ("?s ?p ((", "1", "))"),
    ],
)
def test_nesting_is_bounded(opening: str, inside: str, closing: str) -> None:
    assert "more than 100 levels of nesting" in refusal(f"ASK {{ {opening * 101} {inside} {closing * 101} }}", QueryLimitError)
    assert "more than 100 levels" in refusal(f"ASK {{ {opening * 100_000}", QueryLimitError)


@pytest.mark.parametrize("chain", ["!" * 101, "-" * 101, "- " * 101, "!-" * 51])
def test_unary_operators_count_as_nesting(chain: str) -> None:
    assert "more than 100 levels of nesting" in refusal(f"ASK {{ FILTER({chain}1) }}", QueryLimitError)


def test_a_fault_is_found_without_running() -> None:
    assert first_fault([(0, "ASK"), (4, "{"), (6, "}")]) is None
    assert first_fault([(0, "ASK"), (4, "}"), (6, "}")]) == 4
    assert first_fault([(0, "ASK"), (4, "{"), (6, CALL), (50, "}")]) is None
