"""Citations of answer rows: from each row to its solutions, from these to statements, from these to words.

The statements of a row are its why-provenance in the sense of Buneman, Khanna and Tan (ICDT 2001): for each
solution behind the row, the triples that its patterns match.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.model.citation import Citation, CitedClaim, Support
from pactgraph.rdf import Term, quad_of
from pactgraph.services.claims import evidence_place, owner, supporting
from pactgraph.services.explain import Explainer
from pactgraph.sparql.parameters import substitute
from pactgraph.sparql.plan import Pattern, Plan, instantiate
from pactgraph.store.protocol import Solutions, Store

__all__ = ["cite", "notes"]

Statement = tuple[str, str, str]


def notes(plan: Plan) -> tuple[str, ...]:
    """What the citations of a query leave out or cannot show."""
    gaps = [f"Not cited: {gap}." for gap in plan.gaps]
    return (*gaps, *(f"Rests also on the absence of {absence}." for absence in plan.absences))


def cite(store: Store, explainer: Explainer, plan: Plan, solutions: Solutions, parameters: Mapping[str, Term]) -> list[tuple[Citation, ...]]:
    """The citations of each row, in one pass over all rows.

    Args:
        store: the store that answered.
        explainer: explains its statements.
        plan: plan of the question.
        solutions: the rows of the answer.
        parameters: the values of the question's parameter variables.
    """
    if not solutions.rows:
        return []
    bound = [name for name in solutions.variables if name in plan.free]
    wanted = dict.fromkeys(_values(solutions.variables, row, bound) for row in solutions.rows)
    detailed = store.select(substitute(plan.query(bound, list(wanted)), parameters))
    keys = [name for name in solutions.variables if name in detailed.variables]
    found: dict[tuple[Term | None, ...], dict[Pattern, None]] = {_values(solutions.variables, row, keys): {} for row in solutions.rows}
    fixed = {name: str(term) for name, term in parameters.items()}
    for row, terms in zip(detailed.rows, detailed.terms(), strict=True):
        key = _values(detailed.variables, row, keys)
        if key in found:
            found[key].update(dict.fromkeys(instantiate(plan.patterns, fixed | terms)))
    cited = {key: tuple(_citations(explainer, patterns)) for key, patterns in found.items()}
    return [cited[_values(solutions.variables, row, keys)] for row in solutions.rows]


def _values(variables: Sequence[str], row: Sequence[Term | None], names: Sequence[str]) -> tuple[Term | None, ...]:
    """The values of some variables in a row."""
    return tuple(row[variables.index(name)] for name in names)


def _citations(explainer: Explainer, patterns: Iterable[Pattern]) -> Iterator[Citation]:
    """The citations of some statements, each words or source once, stated ones before derived ones."""
    best: dict[tuple[object, ...], Citation] = {}
    for pattern in _most_exact(patterns):
        for citation in _of_pattern(explainer, pattern):
            key = (citation.claim, citation.start, citation.end, citation.source, None if citation.claim else citation.statement)
            if key not in best or (best[key].rule is not None and citation.rule is None):
                best[key] = citation
    yield from sorted(best.values(), key=_rank)


def _most_exact(patterns: Iterable[Pattern]) -> list[Pattern]:
    """The patterns without those that speak of a claim as a whole where others speak of its very words."""
    placed = [(pattern, _evidence_of(pattern)) for pattern in patterns]
    exact = {claim for _, (claim, place) in placed if place is not None}
    return [pattern for pattern, (claim, place) in placed if place is not None or claim is None or claim not in exact]


def _evidence_of(pattern: Pattern) -> tuple[NamedNode | None, int | None]:
    """The claim, and the piece of its evidence, that a pattern over provenance is about."""
    graph, subject, *_ = pattern
    if not graph or not subject.startswith("<"):
        return None, None
    node, named = NamedNode(subject[1:-1]), NamedNode(graph[1:-1])
    claim = named if iris.is_claim(named) else owner(node)
    return claim, None if iris.is_claim(named) or claim is None else evidence_place(node)


def _rank(citation: Citation) -> tuple[object, ...]:
    """What sources say themselves comes first, then what follows by rule, then reference data; each in the order of the text."""
    return (
        citation.quote is None,
        citation.rule is not None,
        citation.article or "",
        citation.start or 0,
        -(citation.end or 0),
        citation.claim or "",
        citation.source or "",
        citation.statement,
    )


def _of_pattern(explainer: Explainer, pattern: Pattern) -> Iterator[Citation]:
    graph, *triple = pattern
    quad = quad_of(graph or str(iris.VIEW), *triple)
    statement = explainer.show(quad.triple)
    named = quad.graph_name
    if iris.is_claim(named):
        yield from _of_claim(supporting(explainer.claims.claim(named), quad.predicate), statement, None)
        return
    claim = owner(quad.subject)
    if claim is not None:
        cited = explainer.claims.claim(claim)
        place = evidence_place(quad.subject)
        quotes = cited.quotes[:1] if place is None else (cited.quotes[place],)
        yield from _of_claim(cited._replace(quotes=quotes), statement, None)
    elif iris.is_provenance(named):
        yield Citation(statement, source=f"what is known of the article {named.value.rsplit('/', 1)[1]}")
    else:
        told: set[tuple[Statement, str | None]] = set()
        for support in explainer.explain(quad.triple).supports:
            yield from _of_support(support, statement, None, told)


def _of_support(support: Support, statement: str, rule: str | None, told: set[tuple[Statement, str | None]]) -> Iterator[Citation]:
    """The citations of one reason; of the premises of a rule each is followed once."""
    if support.claim is not None:
        yield from _of_claim(support.claim, statement, rule)
    elif support.kind == "reference":
        yield Citation(statement, rule=rule, source=f"reference data: {support.source or 'no source given'}")
    elif support.kind == "ontology" and rule is None:
        yield Citation(statement, source=f"our own: {support.graph}")
    through = rule or support.rule
    for premise in support.premises:
        if (premise.statement, through) not in told:
            told.add((premise.statement, through))
            for inner in premise.supports:
                yield from _of_support(inner, premise.shown, through, told)


def _of_claim(claim: CitedClaim, statement: str, rule: str | None) -> Iterator[Citation]:
    for quote in claim.quotes:
        yield Citation(
            statement,
            quote=quote.text,
            start=quote.start,
            end=quote.end,
            article=claim.article,
            attribution=claim.chain,
            byline=claim.byline,
            hedge=claim.hedge,
            rule=rule,
            claim=claim.iri,
        )
