"""The rules: each a CONSTRUCT over ``$this`` in ``ontology/rules/``, run to a fixpoint.

What one rule derives for one focus node is a graph of its own, so that every derived triple can name its rule, its
focus and, through the plan of the rule, its premises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from pactgraph import iris, resources
from pactgraph.errors import InputError, StoreError
from pactgraph.rdf import Quad, Triple, make_quad, triple_of
from pactgraph.services.acceptance import Acceptance
from pactgraph.services.compiled import Compiled
from pactgraph.sparql.header import QueryFile
from pactgraph.sparql.plan import Plan, instantiate
from pactgraph.store.protocol import Writer
from pactgraph.vocabulary import PACT, PREFIXES, RDF, RDFS

__all__ = ["Rule", "derive", "describe_rules", "read_rules"]

_PASSES = 100
"""More passes than any chain of rules needs; reaching it means that a rule makes new nodes for ever."""


class Rule(NamedTuple):
    """A rule: a CONSTRUCT, and in its header what it says, the class of its focus, its source and its examples.

    Rules of a lower ``order`` run to their fixpoint first, so that a rule may ask that something does not exist which they derive
    (stratified negation: Apt, Blair and Walker, 1988).
    """

    file: QueryFile
    summary: str
    focus: str
    order: int

    @property
    def name(self) -> str:
        """File name without ending."""
        return self.file.name


def read_rules(compiled: Compiled, folder: Path | None = None) -> list[Rule]:
    """The rules of a folder, in their order.

    Raises:
        InputError: a file lacks a part of its header.
    """
    rules = []
    for path in sorted((folder or resources.rule_folder()).glob("*.rq")):
        file = compiled.file(path)
        file.require("summary", "focus", "order", "source", "holds", "fails")
        focus, order = file.metadata["focus"], file.metadata["order"]
        if not isinstance(focus, str) or focus.partition(":")[0] not in PREFIXES or not isinstance(order, int):
            raise InputError(path, f"focus {focus!r} and order {order!r}", "a CURIE and a number", 1)
        rules.append(Rule(file, file.metadata["summary"], focus, order))
    return sorted(rules, key=lambda rule: (rule.order, rule.name))


class _Derived:
    """What one rule derives for one focus, and from which statements."""

    def __init__(self) -> None:
        self.triples: dict[Triple, None] = {}
        self.premises: dict[Triple, None] = {}


def derive(writer: Writer, rules: Iterable[Rule], compiled: Compiled, acceptance: Acceptance) -> int:
    """Derive all that follows from the view, and put it there.

    The store must hold no derivation beforehand.

    Returns:
        the number of derivations.

    Raises:
        StoreError: the rules reach no fixpoint.
    """
    strata: dict[int, list[tuple[Rule, Plan]]] = {}
    for rule in rules:
        strata.setdefault(rule.order, []).append((rule, _plan(rule, compiled)))
    chaining = _Chaining(writer)
    stages = [partial(chaining.run, strata[order]) for order in sorted(strata)]
    _repeat(lambda: sum(_repeat(stage) for stage in stages) > 0)
    _describe(writer, chaining.derived, acceptance)
    return len(chaining.derived)


def _repeat(step: Callable[[], bool]) -> bool:
    """Repeat a step until it derives nothing new; whether it ever did."""
    for number in range(_PASSES):
        if not step():
            return number > 0
    raise StoreError(f"the rules reach no fixpoint after {_PASSES} passes")


class _Chaining:
    """Forward chaining: a rule runs again only after something that it reads has been derived (semi-naive evaluation, by predicate and class).

    Args:
        writer: the store to read and to fill.
    """

    def __init__(self, writer: Writer) -> None:
        self.derived: dict[tuple[str, NamedNode], _Derived] = {}
        self._writer = writer
        self._clock = 0
        self._ran: dict[str, int] = {}
        self._news: dict[str, int] = {}

    def run(self, rules: Iterable[tuple[Rule, Plan]]) -> bool:
        """Run each of the rules once, if it has to; whether any derived something new."""
        return sum(self._apply(rule, plan) for rule, plan in rules if self._has_to_run(rule, plan)) > 0

    def _has_to_run(self, rule: Rule, plan: Plan) -> bool:
        ran = self._ran.get(rule.name)
        if ran is None:
            return True
        topics = {_topic(predicate, value) for _, _, predicate, value in plan.patterns}
        # What a negation rules out may stand under another negation, and then is read like any pattern.
        if plan.gaps or plan.absences or any(topic.startswith("?") for topic in topics):
            topics = set(self._news)
        return any(self._news.get(topic, -1) >= ran for topic in topics)

    def _apply(self, rule: Rule, plan: Plan) -> bool:
        """Run one rule over the view; whether it derived anything new."""
        self._clock += 1
        self._ran[rule.name] = self._clock
        fresh: dict[Quad, None] = {}
        for terms in self._writer.select(plan.query()).terms():
            focus = NamedNode(terms["this"][1:-1])
            entry = self.derived.setdefault((rule.name, focus), _Derived())
            graph = iris.derivation(rule.name, focus)
            for _, *pattern in instantiate(plan.template, terms):
                triple = triple_of(*pattern)
                if triple not in entry.triples:
                    entry.triples[triple] = None
                    fresh[make_quad(triple.subject, triple.predicate, triple.object, graph)] = None
                    fresh[make_quad(triple.subject, triple.predicate, triple.object, iris.VIEW)] = None
                    self._news[_topic(pattern[1], pattern[2])] = self._news[pattern[1]] = self._clock
            entry.premises.update((triple_of(*pattern), None) for _, *pattern in instantiate(plan.patterns, terms))
        self._writer.insert(fresh)
        return bool(fresh)


def _topic(predicate: str, value: str) -> str:
    """What a pattern or a statement is about: its class, if it gives a type, else its predicate; both in N-Triples."""
    return value if predicate == str(RDF.type) and not value.startswith("?") else predicate


def _plan(rule: Rule, compiled: Compiled) -> Plan:
    plan = compiled.plan(rule.file)
    if "this" not in plan.free or not plan.template:
        raise InputError(rule.file.path, "a query without $this", "a CONSTRUCT whose WHERE group binds $this", 1)
    return plan


def _describe(writer: Writer, derived: dict[tuple[str, NamedNode], _Derived], acceptance: Acceptance) -> None:
    """Say of each derivation which rule made it for which focus, and on which graphs its premises rest."""
    quads: list[Quad] = []
    for (name, focus), entry in derived.items():
        node = iris.derivation(name, focus)
        graphs = {graph for premise in entry.premises for graph in acceptance.supports(premise)} - {node}
        statements: list[tuple[NamedNode, NamedNode]] = [(RDF.type, PACT.Derivation), (PACT.derivedByRule, iris.rule(name)), (PACT.focus, focus)]
        statements += [(PACT.restsOn, graph) for graph in graphs]
        quads += [make_quad(node, predicate, value, iris.DERIVATIONS) for predicate, value in statements]
    writer.insert(quads)


def describe_rules(rules: Iterable[Rule]) -> list[Quad]:
    """The rules as resources, for the ontology graph."""
    quads = []
    for rule in rules:
        node = iris.rule(rule.name)
        quads.append(make_quad(node, RDF.type, PACT.Rule, iris.ONTOLOGY))
        quads.append(make_quad(node, RDFS.label, Literal(rule.name.replace("-", " "), language="en"), iris.ONTOLOGY))
        quads.append(make_quad(node, RDFS.comment, Literal(rule.summary, language="en"), iris.ONTOLOGY))
    return quads
