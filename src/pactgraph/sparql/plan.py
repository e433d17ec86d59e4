"""What a query reads: its patterns, so that each solution can be turned back into the statements it rests on.

A plan is made from the SPARQL algebra (rdflib), once a query text; it is plain data, so that a built store can keep
the plans of its saved questions and answering need not parse again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pactgraph.errors import QueryError
from pactgraph.sparql.tokens import Token, group_end, tokenize

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode

    Value = NamedNode | Literal | BlankNode

__all__ = ["Pattern", "Plan", "compile_plan", "instantiate"]

Pattern = tuple[str, str, str, str]
"""Graph (empty: the default graph), subject, predicate and object, each a ``?variable`` or a term in N-Triples."""


class Plan(NamedTuple):
    """How to find the statements behind the solutions of a query.

    Args:
        before: the text up to and with the opening brace of the WHERE group, as ``SELECT *``.
        body: the inside of the WHERE group, with the steps of property paths spelled out.
        patterns: the quad patterns of the group.
        template: the triple patterns that a CONSTRUCT makes.
        free: variables that may be given a value before the group is evaluated.
        gaps: parts of the query that this plan cannot cite, in words.
        absences: parts that ask for something not to be there.
    """

    before: str
    body: str
    patterns: tuple[Pattern, ...]
    template: tuple[Pattern, ...]
    free: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    absences: tuple[str, ...] = ()

    def query(self, names: Sequence[str] = (), rows: Sequence[Sequence[Value | None]] = ()) -> str:
        """The query for all solutions, or for those in which the named variables have the values of one of the rows."""
        names = [name for name in names if name in self.free]
        if not names:
            return f"{self.before}{self.body}}}"
        lines = " ".join(f"({' '.join('UNDEF' if value is None else str(value) for value in row)})" for row in rows)
        return f"{self.before} VALUES ({' '.join('?' + name for name in names)}) {{ {lines} }}{self.body}}}"

    def to_data(self) -> dict[str, Any]:
        """Plain data."""
        return self._asdict()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Plan:
        """The plan of plain data."""
        patterns, template = ([(g, s, p, o) for g, s, p, o in data[name]] for name in ("patterns", "template"))
        free, gaps, absences = (tuple(data[name]) for name in ("free", "gaps", "absences"))
        return cls(data["before"], data["body"], tuple(patterns), tuple(template), free, gaps, absences)


def instantiate(patterns: Sequence[Pattern], terms: Mapping[str, str]) -> Iterator[Pattern]:
    """The patterns with the values (in N-Triples) of their variables, as far as that gives a statement.

    A pattern with an unbound variable gives none, nor does one whose subject becomes a literal (SPARQL 1.1 section 16.2).
    """
    for pattern in patterns:
        graph, subject, predicate, value = (terms.get(part[1:], "") if part.startswith("?") else part for part in pattern)
        if subject.startswith("<") and predicate.startswith("<") and value and (graph.startswith("<") or not pattern[0]):
            yield graph, subject, predicate, value


@cache
def compile_plan(text: str) -> Plan:
    """The plan of a SELECT, ASK or CONSTRUCT query; made once in a process, since rdflib parses some 50 queries a second.

    Raises:
        QueryError: the text is not SPARQL.
    """
    from pyparsing.exceptions import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        algebra = translateQuery(parseQuery(text)).algebra
    except ParseException as error:
        raise QueryError(f"line {error.lineno}, column {error.column}: found {error.line.strip()[:60]!r}; expected SPARQL", error.lineno) from None
    except Exception as error:  # rdflib raises bare Exception for unknown prefixes and bad variable scope
        raise QueryError(str(error)) from None
    reading = _Reading({token.text[1:] for token in tokenize(text) if token.kind == "variable"})
    reading.visit(algebra.p, "")
    template = tuple(("", *(_term(part) for part in triple)) for triple in (algebra.template if algebra.name == "ConstructQuery" else ()))
    before, body, computed = _split(text)
    return Plan(
        before,
        body + "".join(reading.steps) + ("" if reading.aggregates else computed),
        tuple(dict.fromkeys(reading.patterns)),
        template,  # type: ignore[arg-type]
        tuple(sorted(reading.variables - reading.assigned)),
        tuple(dict.fromkeys(reading.gaps)),
        tuple(dict.fromkeys(reading.absences)),
    )


def _split(text: str) -> tuple[str, str, str]:
    """The prologue as ``SELECT *`` with the opening of the WHERE group; the inside of that group with a VALUES clause
    that follows the query; and what the SELECT clause computes, as BIND."""
    tokens = tokenize(text)
    form = next(token for token in tokens if token.is_word("SELECT", "CONSTRUCT", "ASK", "DESCRIBE"))
    opening = _where(tokens, form)
    closing = group_end(tokens, opening)
    values = next((token for token in tokens if token.start > closing.start and token.is_word("VALUES")), None)
    body = text[opening.end : closing.start] + (f" {text[values.start :]}\n" if values is not None else "")
    return f"{text[: form.start]}SELECT * WHERE {{", body, _computed(text, tokens, form, opening)


def _where(tokens: Sequence[Token], form: Token) -> Token:
    """The opening brace of the WHERE group: the first outside of parentheses and of a CONSTRUCT's template."""
    start = form.start
    following = tokens[tokens.index(form) + 1]
    if form.is_word("CONSTRUCT") and following.text == "{":
        start = group_end(tokens, following).start
    depth = 0
    for token in tokens:
        if token.start > start and token.kind == "punctuation":
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            if token.text == "{" and depth == 0:
                return token
    raise QueryError("found no WHERE group; expected one")


def _computed(text: str, tokens: Sequence[Token], form: Token, opening: Token) -> str:
    """``SELECT (expression AS ?name)`` as ``BIND (expression AS ?name)``."""
    binds, depth, begin = [], 0, 0
    for token in tokens:
        if form.start < token.start < opening.start and token.kind == "punctuation" and token.text in "()":
            if token.text == "(" and depth == 0:
                begin = token.start
            depth += 1 if token.text == "(" else -1
            if token.text == ")" and depth == 0:
                binds.append(f" BIND {text[begin : token.end]}")
    return "".join(binds)


def _term(term: Any) -> str:
    from rdflib import BNode, Variable

    if isinstance(term, Variable):
        return f"?{term}"
    if isinstance(term, BNode):
        return ""
    return str(term.n3())


class _Reading:
    """Collects from an algebra tree what a plan holds."""

    def __init__(self, used: set[str]) -> None:
        self.patterns: list[Pattern] = []
        self.variables: set[str] = set()
        self.assigned: set[str] = set()
        self.steps: list[str] = []
        self.gaps: list[str] = []
        self.absences: list[str] = []
        self.aggregates = False
        self._used = used
        self._branches = 0

    def visit(self, node: Any, graph: str) -> None:
        """Walk the algebra (SPARQL 1.1 section 18.2)."""
        match node.name:
            case "BGP":
                for subject, predicate, value in node.triples:
                    self._pattern(graph, subject, predicate, value)
            case "Graph":
                self.visit(node.p, _term(node.term))
                self._seen(_term(node.term))
            case "Join":
                self.visit(node.p1, graph)
                self.visit(node.p2, graph)
            case "Union":
                self._branch(node.p1, graph)
                self._branch(node.p2, graph)
            case "LeftJoin":
                self.visit(node.p1, graph)
                self._branch(node.p2, graph)
                self._filter(node.expr)
            case "Minus":
                self.visit(node.p1, graph)
                self.absences.append("all that its MINUS would take away")
            case "Filter":
                self.visit(node.p, graph)
                self._filter(node.expr)
            case "Extend":
                self.assigned.add(str(node.var))
                self._filter(node.expr)
                self.visit(node.p, graph)
            case "AggregateJoin":
                self.aggregates = True
                self.assigned.clear()
                self.visit(node.p, graph)
            case "ToMultiSet":
                if node.p.name == "values":
                    self._values(node.p)
                else:
                    self.gaps.append("a sub-SELECT")
            case "values":
                self._values(node)
            case "ServiceGraphPattern":
                self.gaps.append("SERVICE")
            case _ if "p" in node:
                self.visit(node.p, graph)

    def _branch(self, node: Any, graph: str) -> None:
        """Visit what need not match for a solution to stand."""
        self._branches += 1
        self.visit(node, graph)
        self._branches -= 1

    def _values(self, node: Any) -> None:
        for row in node.res:
            self.variables.update(str(variable) for variable in row)

    def _seen(self, *terms: str) -> None:
        self.variables.update(term[1:] for term in terms if term.startswith("?"))

    def _filter(self, expression: Any) -> None:
        from rdflib.plugins.sparql.parserutils import CompValue

        if isinstance(expression, (list, tuple)):
            for part in expression:
                self._filter(part)
        elif isinstance(expression, CompValue):
            if expression.name == "Builtin_NOTEXISTS":
                self.absences.append("all that its NOT EXISTS rules out")
            elif expression.name == "Builtin_EXISTS":
                self.gaps.append("EXISTS")
            else:
                for part in expression.values():
                    self._filter(part)

    def _pattern(self, graph: str, subject: Any, predicate: Any, value: Any) -> None:
        from rdflib.paths import Path

        ends = _term(subject), _term(value)
        self._seen(*ends)
        if not all(ends):
            self.gaps.append("a blank node in a pattern (name it with a variable)")
        elif isinstance(predicate, Path):
            self._path(graph, ends[0], predicate, ends[1], top=True)
        else:
            self._seen(_term(predicate))
            self.patterns.append((graph, ends[0], _term(predicate), ends[1]))

    def _path(self, graph: str, subject: str, path: Any, value: str, top: bool = False) -> None:
        """The steps of a path as patterns; the nodes between them get variables of their own (SPARQL 1.1 section 18.4)."""
        from rdflib.paths import AlternativePath, InvPath, Path, SequencePath

        if not isinstance(path, Path):
            self.patterns.append((graph, subject, path.n3(), value))
        elif isinstance(path, InvPath):
            self._path(graph, value, path.arg, subject)
        elif isinstance(path, AlternativePath):
            for option in path.args:
                self._path(graph, subject, option, value)
        elif isinstance(path, SequencePath) and top and not self._branches:
            nodes = [subject, *(f"?{self._unused()}" for _ in path.args[1:]), value]
            triples = []
            for index, step in enumerate(path.args):
                self._path(graph, nodes[index], step, nodes[index + 1])
                text = step.n3() if not isinstance(step, Path) or not isinstance(step, SequencePath) else f"({step.n3()})"
                triples.append(f"{nodes[index]} {text} {nodes[index + 1]}")
            group = f"{{ {' . '.join(triples)} }}"
            self.steps.append(f" GRAPH {graph} {group}" if graph else f" {group}")
        else:
            self.gaps.append(f"the path {path.n3()}" + (" inside OPTIONAL or UNION" if self._branches else ""))

    def _unused(self) -> str:
        """A variable that the query does not have."""
        name = next(name for name in (f"step{number}" for number in range(len(self._used) + 1)) if name not in self._used)
        self._used.add(name)
        return name
