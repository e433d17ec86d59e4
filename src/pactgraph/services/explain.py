"""Why a statement is in the view: its claims with their words, or the rule with its premises, down to the words."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.errors import StoreError
from pactgraph.model.citation import Explanation, Support
from pactgraph.rdf import Term, Triple, triple_of
from pactgraph.services.acceptance import Acceptance
from pactgraph.services.claims import Claims, supporting
from pactgraph.services.compiled import Compiled
from pactgraph.services.names import Names
from pactgraph.services.rules import Rule
from pactgraph.sparql.plan import Pattern, instantiate
from pactgraph.vocabulary import DCTERMS, PACT, concept

__all__ = ["Explainer"]


class Explainer:
    """Explains statements of one store.

    Args:
        acceptance: the store, and which of its claims count.
        rules: the rules that derived what is in the store.
        compiled: plans of the rules.
        names: labels of the store.
    """

    def __init__(self, acceptance: Acceptance, rules: list[Rule], compiled: Compiled, names: Names) -> None:
        self._store, self._acceptance, self._compiled, self.names = acceptance.store, acceptance, compiled, names
        self._rules = {iris.rule(rule.name): rule for rule in rules}
        self.claims = Claims(self._store, names)
        self._explained: dict[Triple, Explanation] = {}

    def statements(self, subject: NamedNode, predicate: NamedNode | None = None, value: Term | None = None) -> list[Triple]:
        """The statements of the view that match, in a stable order."""
        found = [quad.triple for quad in self._store.quads(subject, predicate, value, iris.VIEW)]
        return sorted(found, key=lambda triple: (triple.predicate.value, str(triple.object)))

    def explain(self, triple: Triple) -> Explanation:
        """All reasons for a statement. A reason that in the end rests on the statement itself is none."""
        return self._explain(triple, frozenset())[0]

    def _explain(self, triple: Triple, above: frozenset[Triple]) -> tuple[Explanation, frozenset[Triple]]:
        """The explanation, and the statements above at which the search was cut; only without any it holds everywhere."""
        if triple in self._explained:
            return self._explained[triple], frozenset()
        supports, cuts = [], frozenset[Triple]()
        for graph in self._acceptance.supports(triple) or self._curated(triple):
            support, cut = self._support(graph, triple, above | {triple})
            cuts |= cut
            if support is not None:
                supports.append(support)
        statement = (triple.subject.value, triple.predicate.value, str(triple.object))
        explanation = Explanation(statement, self.show(triple), tuple(supports))
        cuts -= {triple}
        if not cuts:
            self._explained[triple] = explanation
        return explanation, cuts

    def show(self, triple: Triple) -> str:
        """A statement in words."""
        return f"{self.names.label(triple.subject)} · {self.names.label(triple.predicate)} · {self.names.show(triple.object)}"

    def _curated(self, triple: Triple) -> list[NamedNode]:
        quads = self._store.quads(triple.subject, triple.predicate, triple.object)
        return [quad.graph_name for quad in quads if quad.graph_name in (iris.ONTOLOGY, iris.LINKS, iris.LABELS)]

    def _support(self, graph: NamedNode, triple: Triple, above: frozenset[Triple]) -> tuple[Support | None, frozenset[Triple]]:
        nowhere = frozenset[Triple]()
        if iris.is_claim(graph):
            return Support("claim", graph.value, claim=supporting(self.claims.claim(graph), triple.predicate)), nowhere
        if not iris.is_derivation(graph):
            kind = "reference" if graph == iris.REFERENCE else "ontology"
            return Support(kind, graph.value, source=self._source(triple.subject) if graph == iris.REFERENCE else None), nowhere
        rule, focus = self._derivation(graph)
        grounded: dict[Triple, Explanation] = {}
        cuts = nowhere
        for premises in self.premises(graph, triple):
            if above.isdisjoint(premises):
                explained = {premise: self._explain(premise, above) for premise in premises}
                cuts = cuts.union(*(cut for _, cut in explained.values()))
                if all(explanation.supports for explanation, _ in explained.values()):
                    grounded |= {premise: explanation for premise, (explanation, _) in explained.items()}
            else:
                cuts |= above.intersection(premises)
        if not grounded:
            return None, cuts
        return Support("derivation", graph.value, rule=rule.name, focus=focus.value, premises=tuple(grounded.values())), cuts

    def premises(self, graph: NamedNode, triple: Triple) -> list[tuple[Triple, ...]]:
        """The statements from which a rule derived a statement, way by way."""
        rule, focus = self._derivation(graph)
        plan = self._compiled.plan(rule.file)
        wanted = (str(triple.subject), str(triple.predicate), str(triple.object))
        ways: dict[tuple[Triple, ...], None] = {}
        for terms in self._store.select(plan.query(["this"], [[focus]])).terms():
            if any(filled[1:] == wanted for filled in instantiate(plan.template, terms)):
                ways[tuple(dict.fromkeys(self._present(plan.patterns, terms)))] = None
        return list(ways)

    def _present(self, patterns: tuple[Pattern, ...], terms: dict[str, str]) -> Iterator[Triple]:
        """The statements of a solution that are there: those of the OPTIONAL parts and UNION branches that matched."""
        for _, *filled in instantiate(patterns, terms):
            triple = triple_of(*filled)
            if next(self._store.quads(triple.subject, triple.predicate, triple.object), None) is not None:
                yield triple

    def _derivation(self, graph: NamedNode) -> tuple[Rule, NamedNode]:
        values = {quad.predicate: quad.object for quad in self._store.quads(graph, None, None, iris.DERIVATIONS)}
        rule, focus = values[PACT.derivedByRule], values[PACT.focus]
        assert isinstance(rule, NamedNode)
        assert isinstance(focus, NamedNode)
        if rule not in self._rules:
            raise StoreError(f"found no file of {self.names.label(rule)}, by which the store was built; build it anew")
        return self._rules[rule], focus

    def _source(self, subject: NamedNode) -> str | None:
        """The source of a record; one that states the law unverified says so wherever it is cited."""
        sources = sorted(quad.object.value for quad in self._store.quads(subject, DCTERMS.source, None, iris.REFERENCE))
        if not sources:
            return None
        unverified = next(self._store.quads(subject, PACT.verification, concept("verification", "unverified"), iris.REFERENCE), None) is not None
        return f"{sources[0]} (unverified)" if unverified else sources[0]
