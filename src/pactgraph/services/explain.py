"""Why a statement is in the view: its claims with their words, or the rule with its premises, down to the words."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.model.citation import Explanation, Support
from pactgraph.rdf import Term, Triple, triple_of
from pactgraph.services.acceptance import Acceptance
from pactgraph.services.claims import Claims, supporting
from pactgraph.services.compiled import Compiled
from pactgraph.services.names import Names
from pactgraph.services.rules import Rule
from pactgraph.sparql.plan import Pattern, instantiate
from pactgraph.store.protocol import Store
from pactgraph.vocabulary import DCTERMS, PACT

__all__ = ["Explainer"]


class Explainer:
    """Explains statements of one store.

    Args:
        store: the store.
        acceptance: which claims count.
        rules: the rules that derived what is in the store.
        compiled: plans of the rules.
    """

    def __init__(self, store: Store, acceptance: Acceptance, rules: list[Rule], compiled: Compiled) -> None:
        self._store, self._acceptance, self._compiled = store, acceptance, compiled
        self._rules = {iris.rule(rule.name): rule for rule in rules}
        self.names = Names(store)
        self.claims = Claims(store, self.names)
        self._premises: dict[tuple[NamedNode, Triple], list[Triple]] = {}

    def statements(self, subject: NamedNode, predicate: NamedNode | None = None, value: Term | None = None) -> list[Triple]:
        """The statements of the view that match, in a stable order."""
        found = [quad.triple for quad in self._store.quads(subject, predicate, value, iris.VIEW)]
        return sorted(found, key=lambda triple: (triple.predicate.value, str(triple.object)))

    def explain(self, triple: Triple, _above: frozenset[Triple] = frozenset()) -> Explanation:
        """All reasons for a statement; a premise that rests on the statement itself is left out."""
        supports = []
        for graph in self._acceptance.supports(triple) or self._curated(triple):
            support = self._support(graph, triple, _above | {triple})
            if support is not None:
                supports.append(support)
        statement = (triple.subject.value, triple.predicate.value, str(triple.object))
        return Explanation(statement, self.show(triple), tuple(supports))

    def show(self, triple: Triple) -> str:
        """A statement in words."""
        return f"{self.names.label(triple.subject)} · {self.names.label(triple.predicate)} · {self.names.show(triple.object)}"

    def _curated(self, triple: Triple) -> list[NamedNode]:
        quads = self._store.quads(triple.subject, triple.predicate, triple.object)
        return [quad.graph_name for quad in quads if quad.graph_name in (iris.ONTOLOGY, iris.LINKS, iris.LABELS)]

    def _support(self, graph: NamedNode, triple: Triple, above: frozenset[Triple]) -> Support | None:
        if iris.is_claim(graph):
            return Support("claim", graph.value, claim=supporting(self.claims.claim(graph), triple.predicate))
        if not iris.is_derivation(graph):
            kind = "reference" if graph == iris.REFERENCE else "ontology"
            return Support(kind, graph.value, source=self._source(triple.subject) if graph == iris.REFERENCE else None)
        rule, focus = self._derivation(graph)
        premises = [self.explain(premise, above) for premise in self.premises(graph, triple) if premise not in above]
        grounded = tuple(premise for premise in premises if premise.supports)
        if not grounded:
            return None
        return Support("derivation", graph.value, rule=rule.name, focus=focus.value, premises=grounded)

    def premises(self, graph: NamedNode, triple: Triple) -> list[Triple]:
        """The statements from which a rule derived a statement."""
        key = (graph, triple)
        if key not in self._premises:
            self._premises[key] = list(dict.fromkeys(self._find_premises(graph, triple)))
        return self._premises[key]

    def _find_premises(self, graph: NamedNode, triple: Triple) -> Iterator[Triple]:
        rule, focus = self._derivation(graph)
        plan = self._compiled.plan(rule.text)
        wanted = (str(triple.subject), str(triple.predicate), str(triple.object))
        solutions = self._store.select(plan.query(["this"], [[focus]]))
        for row in solutions.rows:
            terms = {name: str(value) for name, value in zip(solutions.variables, row, strict=True) if value is not None}
            if any(filled[1:] == wanted for filled in instantiate(plan.template, terms)):
                yield from self._read(plan.patterns, terms)

    def _read(self, patterns: tuple[Pattern, ...], terms: dict[str, str]) -> Iterator[Triple]:
        for _, *filled in instantiate(patterns, terms):
            triple = triple_of(*filled)
            if next(self._store.quads(triple.subject, triple.predicate, triple.object), None) is not None:
                yield triple

    def _derivation(self, graph: NamedNode) -> tuple[Rule, NamedNode]:
        values = {quad.predicate: quad.object for quad in self._store.quads(graph, None, None, iris.DERIVATIONS)}
        rule, focus = values[PACT.derivedByRule], values[PACT.focus]
        assert isinstance(rule, NamedNode)
        assert isinstance(focus, NamedNode)
        return self._rules[rule], focus

    def _source(self, subject: NamedNode) -> str | None:
        sources = sorted(quad.object.value for quad in self._store.quads(subject, DCTERMS.source, None, iris.REFERENCE))
        return sources[0] if sources else None
