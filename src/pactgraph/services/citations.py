"""Citations of answer rows: from each row to its solutions, from these to statements, from these to words.

The statements of a row are its why-provenance in the sense of Buneman, Khanna and Tan (ICDT 2001): for each
solution behind the row, the triples that its patterns match.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from pactgraph import iris
from pactgraph.mapping.content import HOMES
from pactgraph.model.answer import Citation, CitedClaim, Quote, Support
from pactgraph.services.claims import owner
from pactgraph.services.explain import Explainer
from pactgraph.sparql.parameters import Term as Parameter
from pactgraph.sparql.parameters import substitute
from pactgraph.sparql.plan import Pattern, Plan, instantiate
from pactgraph.store.protocol import Solutions, Store, Term
from pactgraph.vocabulary import PACT, RDF, SKOS

__all__ = ["cite", "notes"]

_FORMAL = {RDF.type, PACT.hasStatus, SKOS.broader}
"""Predicates that say what a thing is; any words about the thing show it, so the best ones do."""


def notes(plan: Plan) -> tuple[str, ...]:
    """What the citations of a query leave out or cannot show."""
    gaps = [f"Not cited: {gap}." for gap in plan.gaps]
    return (*gaps, *(f"Rests also on the absence of {absence}." for absence in plan.absences))


def cite(
    store: Store, explainer: Explainer, plan: Plan, solutions: Solutions, parameters: Mapping[str, Parameter]
) -> list[tuple[Citation, ...]]:
    """The citations of each row, in one pass over all rows.

    Args:
        store: the store that answered.
        explainer: explains its statements.
        plan: plan of the question.
        solutions: the rows of the answer.
        parameters: the values of the question's parameter variables.
    """
    keys = [name for name in solutions.variables if name in plan.free]
    places = [solutions.variables.index(name) for name in keys]
    wanted = list(dict.fromkeys(tuple(row[place] for place in places) for row in solutions.rows))
    found: dict[tuple[Term | None, ...], dict[Pattern, None]] = {key: {} for key in wanted}
    detailed = store.select(substitute(plan.query(keys, wanted), parameters)) if wanted else solutions
    fixed = {name: str(term) for name, term in parameters.items()}
    for row in detailed.rows if wanted else ():
        values = dict(zip(detailed.variables, row, strict=True))
        key = tuple(values.get(name) for name in keys)
        if key in found:
            terms = fixed | {name: str(value) for name, value in values.items() if value is not None}
            found[key].update(dict.fromkeys(instantiate(plan.patterns, terms)))
    cited = {key: tuple(_citations(explainer, patterns)) for key, patterns in found.items()}
    return [cited[tuple(row[place] for place in places)] for row in solutions.rows]


def _citations(explainer: Explainer, patterns: Iterable[Pattern]) -> Iterator[Citation]:
    """The citations of some statements, each words or source once, stated ones before derived ones."""
    best: dict[tuple[object, ...], Citation] = {}
    for pattern in patterns:
        for citation in _of_pattern(explainer, pattern):
            key = (citation.claim, citation.start, citation.end, citation.source)
            if key not in best or (best[key].rule is not None and citation.rule is None):
                best[key] = citation
    yield from sorted(best.values(), key=_rank)


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
    )


def _of_pattern(explainer: Explainer, pattern: Pattern) -> Iterator[Citation]:
    quad = _quad(pattern)
    statement = explainer.show(quad.triple)
    graph = quad.graph_name
    if not isinstance(graph, NamedNode):
        for support in explainer.explain(quad.triple).supports:
            yield from _of_support(support, statement, quad.predicate, None)
        return
    claim = graph if iris.is_claim(graph) else owner(quad.subject)
    if claim is not None:
        predicate = quad.predicate if iris.is_claim(graph) else RDF.type
        yield from _of_claim(explainer.claims.claim(claim), statement, predicate, None)
    elif graph == iris.REFERENCE:
        for support in explainer.explain(quad.triple).supports:
            if support.kind == "reference":
                yield from _of_support(support, statement, quad.predicate, None)


def _quad(pattern: Pattern) -> Quad:
    graph, *triple = pattern
    return next(iter(parse(f"{' '.join(triple)} {graph} .", format=RdfFormat.N_QUADS)))


def _of_support(support: Support, statement: str, predicate: NamedNode, rule: str | None) -> Iterator[Citation]:
    if support.claim is not None:
        yield from _of_claim(support.claim, statement, predicate, rule)
    elif support.kind == "reference":
        yield Citation(statement, rule=rule, source=f"reference data: {support.source or 'no source given'}")
    for premise in support.premises:
        for inner in premise.supports:
            yield from _of_support(inner, premise.shown, NamedNode(premise.statement[1]), rule or support.rule)


def _of_claim(claim: CitedClaim, statement: str, predicate: NamedNode, rule: str | None) -> Iterator[Citation]:
    for quote in _quotes(claim, predicate):
        yield Citation(
            statement,
            quote=quote.text,
            start=quote.start,
            end=quote.end,
            article=claim.article,
            attribution=claim.chain,
            byline=claim.byline,
            modality=claim.modality,
            rule=rule,
            claim=claim.iri,
        )


def _quotes(claim: CitedClaim, predicate: NamedNode) -> Sequence[Quote]:
    """The words that fill the slot which the predicate comes from; else the best words of the claim."""
    if predicate not in _FORMAL:
        slots = {slot for slot, home in HOMES.get(claim.type, {}).items() if predicate in (home.property, home.day, home.year)}
        filling = [quote for quote in claim.quotes if slots.intersection(quote.slots)]
        if filling:
            return filling
    return claim.quotes[:1]
