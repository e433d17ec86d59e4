"""The rules: each a CONSTRUCT over ``$this`` in ``ontology/rules/``, run to a fixpoint.

What one rule derives for one focus node is a graph of its own, so that every derived triple can name its rule, its
focus and, through the plan of the rule, its premises.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from pactgraph import iris, resources
from pactgraph.errors import InputError, StoreError
from pactgraph.services.acceptance import Acceptance
from pactgraph.services.plans import Plans
from pactgraph.sparql.header import read_query_file
from pactgraph.sparql.plan import Plan, instantiate
from pactgraph.store.protocol import Solutions, Writer
from pactgraph.vocabulary import PACT, PREFIXES, RDF, RDFS

__all__ = ["Rule", "derive", "describe_rules", "read_rules", "to_triple"]

_PASSES = 100
"""More passes than any chain of rules needs; reaching it means that a rule makes new nodes for ever."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it says, the class of its focus, and its CONSTRUCT.

    Rules of a lower ``order`` run first; the result does not depend on it, only the number of passes.
    """

    name: str
    summary: str
    focus: NamedNode
    order: int
    source: str
    text: str


def read_rules(folder: Path | None = None) -> list[Rule]:
    """The rules of a folder, in their order.

    Raises:
        InputError: a file lacks a part of its header.
    """
    rules = []
    for path in sorted((folder or resources.rule_folder()).glob("*.rq")):
        file = read_query_file(path)
        file.require("summary", "focus", "order", "source", "holds", "fails")
        prefix, _, name = file.metadata["focus"].partition(":")
        if prefix not in PREFIXES or not isinstance(file.metadata["order"], int):
            raise InputError(path, f"focus {file.metadata['focus']!r} and order {file.metadata['order']!r}", "a CURIE and a number", 1)
        focus = NamedNode(PREFIXES[prefix] + name)
        rules.append(Rule(file.name, file.metadata["summary"], focus, file.metadata["order"], file.metadata["source"], file.text))
    return sorted(rules, key=lambda rule: (rule.order, rule.name))


def to_triple(pattern: Sequence[str]) -> Triple:
    """The triple of a filled pattern in N-Triples."""
    quad = next(iter(parse(f"{pattern[1]} {pattern[2]} {pattern[3]} .", format=RdfFormat.N_TRIPLES)))
    return quad.triple


@dataclass
class _Derived:
    triples: dict[Triple, None] = field(default_factory=dict)
    premises: dict[Triple, None] = field(default_factory=dict)


def derive(writer: Writer, rules: Iterable[Rule], plans: Plans, acceptance: Acceptance) -> int:
    """Derive all that follows from the view, and put it there.

    The store must hold no derivation beforehand.

    Returns:
        the number of derivations.

    Raises:
        StoreError: the rules reach no fixpoint.
    """
    compiled = [(rule, plans.plan(rule.text)) for rule in rules]
    derived: dict[tuple[str, NamedNode], _Derived] = {}
    for _ in range(_PASSES):
        fresh = False
        for rule, plan in compiled:
            fresh |= _apply(writer, rule, plan, derived)
        if not fresh:
            break
    else:
        raise StoreError(f"the rules reach no fixpoint after {_PASSES} passes")
    _describe(writer, derived, acceptance)
    return len(derived)


def _apply(writer: Writer, rule: Rule, plan: Plan, derived: dict[tuple[str, NamedNode], _Derived]) -> bool:
    """Run one rule over the view; whether it derived anything new."""
    solutions = writer.select(plan.query())
    fresh: dict[Quad, None] = {}
    for terms in _terms(solutions):
        focus = NamedNode(terms["this"][1:-1])
        entry = derived.setdefault((rule.name, focus), _Derived())
        graph = iris.derivation(rule.name, focus)
        for triple in map(to_triple, instantiate(plan.template, terms)):
            if triple not in entry.triples:
                entry.triples[triple] = None
                fresh[Quad(triple.subject, triple.predicate, triple.object, graph)] = None
                fresh[Quad(triple.subject, triple.predicate, triple.object, iris.VIEW)] = None
        entry.premises.update((to_triple(pattern), None) for pattern in instantiate(plan.patterns, terms))
    writer.insert(fresh)
    return bool(fresh)


def _terms(solutions: Solutions) -> Iterable[dict[str, str]]:
    for row in solutions.rows:
        yield {name: str(value) for name, value in zip(solutions.variables, row, strict=True) if value is not None}


def _describe(writer: Writer, derived: dict[tuple[str, NamedNode], _Derived], acceptance: Acceptance) -> None:
    """Say of each derivation which rule made it for which focus, and on which graphs its premises rest."""
    quads: list[Quad] = []
    for (name, focus), entry in derived.items():
        node = iris.derivation(name, focus)
        graphs = {graph for premise in entry.premises for graph in acceptance.supports(premise)} - {node}
        statements: list[tuple[NamedNode, NamedNode]] = [(RDF.type, PACT.Derivation), (PACT.derivedByRule, iris.rule(name)), (PACT.focus, focus)]
        statements += [(PACT.restsOn, graph) for graph in graphs]
        quads += [Quad(node, predicate, value, iris.DERIVATIONS) for predicate, value in statements]
    writer.insert(quads)


def describe_rules(rules: Iterable[Rule]) -> list[Quad]:
    """The rules as resources, for the ontology graph."""
    quads = []
    for rule in rules:
        node = iris.rule(rule.name)
        quads.append(Quad(node, RDF.type, PACT.Rule, iris.ONTOLOGY))
        quads.append(Quad(node, RDFS.label, Literal(rule.name.replace("-", " "), language="en"), iris.ONTOLOGY))
        quads.append(Quad(node, RDFS.comment, Literal(rule.summary, language="en"), iris.ONTOLOGY))
    return quads
