"""Every rule file carries an example that derives and one that does not; walking the folder runs them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from pactgraph import iris
from pactgraph.errors import InputError
from pactgraph.rdf import Triple
from pactgraph.services.acceptance import Acceptance, read_policy
from pactgraph.services.compiled import Compiled
from pactgraph.services.rules import Rule, derive, read_rules
from pactgraph.sparql.tokens import group_end, tokenize
from pactgraph.store.oxigraph import MemoryStore
from pactgraph.vocabulary import PACT, RDF, curie
from tests_support import turtle

RULES = read_rules(Compiled())


def derived(rule: Rule, given: str) -> tuple[MemoryStore, set[Triple]]:
    store = MemoryStore(turtle(given))
    before = {quad.triple for quad in store.quads(graph=iris.VIEW)}
    derive(store, [rule], Compiled(), Acceptance(store, read_policy()))
    return store, {quad.triple for quad in store.quads(graph=iris.VIEW)} - before


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_example_derives(rule: Rule) -> None:
    example = rule.file.metadata["holds"]
    _, found = derived(rule, example["given"])
    wanted = {quad.triple for quad in turtle(example["derives"])}
    assert wanted
    assert wanted <= found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_counterexample_derives_nothing(rule: Rule) -> None:
    _, found = derived(rule, rule.file.metadata["fails"]["given"])
    assert found == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_derivation_names_rule_and_focus(rule: Rule) -> None:
    store, found = derived(rule, rule.file.metadata["holds"]["given"])
    for triple in found:
        graphs = [q.graph_name for q in store.quads(triple.subject, triple.predicate, triple.object) if iris.is_derivation(q.graph_name)]
        assert graphs
        for graph in graphs:
            described = {q.predicate: q.object for q in store.quads(graph, None, None, iris.DERIVATIONS)}
            assert described[PACT.derivedByRule] == iris.rule(rule.name)
            assert described[RDF.type] == PACT.Derivation
            assert PACT.focus in described


def test_rules_run_to_a_fixpoint() -> None:
    chain = " ".join(f"ex:n{i} pact:before ex:n{i + 1} ." for i in range(12))
    store = MemoryStore(turtle(chain))
    derive(store, RULES, Compiled(), Acceptance(store, read_policy()))
    assert len(list(store.quads(None, PACT.before, None, iris.VIEW))) == 12 * 13 // 2


@pytest.mark.parametrize("depth", [1, 2, 5, 9])
def test_a_state_is_no_partner_of_its_own_organ_however_deep(depth: int) -> None:
    """What a rule asks not to exist must be derived to the end before: the unit is an organ only after as many steps."""
    units = " ".join(f"ex:u{n} pact:subUnitOf ex:u{n + 1} ." for n in range(depth - 1))
    agreement = "ex:a a pact:AgreementSituation ; pact:hasStatus agreement-status:signed ; pact:hasParty ex:u0, ex:rus, ex:ind ."
    store = MemoryStore(turtle(f"{units} ex:u{depth - 1} pact:organOf ex:rus . {agreement}"))
    derive(store, RULES, Compiled(), Acceptance(store, read_policy()))
    partners = {(quad.subject.value[-3:], quad.object.value[-3:]) for quad in store.quads(None, PACT.partnerOf, None, iris.VIEW)}
    assert partners == {("ind", "rus"), ("rus", "ind"), ("/u0", "ind"), ("ind", "/u0")}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_a_rule_negates_is_derived_before(rule: Rule) -> None:
    tokens = tokenize(rule.file.text)
    negated: set[str] = set()
    for word, opening in pairwise(tokens):
        if word.is_word("EXISTS"):
            inside = {token.text for token in tokens if opening.start < token.start < group_end(tokens, opening).start and token.kind == "name"}
            # The one status that rules give is at_risk; a group that asks for another one is not touched by them.
            negated |= set() if "pact:hasStatus" in inside and "exposure-status:at_risk" not in inside else inside
    for other in RULES:
        given = {prefixed for _, *pattern in Compiled().plan(other.file).template for term in pattern if (prefixed := curie(str(term).strip("<>")))}
        assert {term for term in given if term.startswith("exposure-status:")} <= {"exposure-status:at_risk"}
        assert other.order < rule.order or not negated & given, other.name


def test_a_tenure_that_has_ended_represents_nobody() -> None:
    rule = next(rule for rule in RULES if rule.name == "represents-in-event")
    given = rule.file.metadata["holds"]["given"]
    assert derived(rule, given)[1]
    assert not derived(rule, given.replace("2021-12-06", "2018-01-01"))[1]
    assert not derived(rule, given.replace("2021-12-06", "2024-01-01"))[1], "what was read in 2023 says nothing of 2024"


def test_a_rule_without_header_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_text("#+ summary: x\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }\n")
    with pytest.raises(InputError, match="focus"):
        read_rules(Compiled(), tmp_path)


def test_restsOn_names_the_claims(graph: object) -> None:
    store = graph.store  # type: ignore[attr-defined]
    derivations = (q.subject for q in store.quads(None, PACT.derivedByRule, iris.rule("standing-naming")))
    node = next(node for node in derivations if "2021-12-06-russia-india-agreements" in node.value)
    rests = {q.object.value for q in store.quads(node, PACT.restsOn)}
    assert len(rests) == 1
    assert rests.pop().startswith(iris.claim("").value)


def test_rules_that_wait_for_each_other_miss_nothing() -> None:
    """A rule runs again only after news of what it reads: even in the wrong order, where nothing is negated, all follows."""
    given = (
        "ex:d a pact:Designation ; pact:hasStatus sanction-status:imposed ; pact:designatedActor ex:chn ; pact:imposedBy ex:usa ; "
        "pact:underProvision ex:s . ex:s pact:provisionOf ex:act ."
    )
    store = MemoryStore(turtle(given))
    derive(store, RULES, Compiled(), Acceptance(store, read_policy()))
    (exposure,) = (quad.object for quad in store.quads(None, PACT.hasExposure, None, iris.VIEW))
    assert next(store.quads(exposure, PACT.underLaw, None, iris.VIEW)).object.value.endswith("/act")
    backwards = MemoryStore(turtle(given))
    derive(backwards, [rule._replace(order=-rule.order) for rule in RULES], Compiled(), Acceptance(backwards, read_policy()))
    assert set(backwards.quads()) == set(store.quads())


NESTED = {
    "not exists in not exists": "FILTER NOT EXISTS { $this pact:hasParty ?party . FILTER NOT EXISTS { ?party a pact:ExposedActor } }",
    "minus with not exists": "MINUS { $this pact:hasParty ?party . FILTER NOT EXISTS { ?party a pact:ExposedActor } }",
    "not a not exists": "FILTER (!(NOT EXISTS { $this pact:hasParty ?party . ?party a pact:ExposedActor }))",
}


@pytest.mark.parametrize("name", NESTED)
def test_news_under_two_negations_make_a_rule_run_again(name: str, tmp_path: Path) -> None:
    """ "All its parties are exposed" becomes true by what another rule derives, in whatever order the two run."""
    head = "#+ summary: made for a test\n#+ focus: pact:Agreement\n#+ order: 10\n#+ source: none\n#+ holds: {}\n#+ fails: {}\n"
    prefix = "PREFIX pact: <https://w3id.org/pactgraph/ontology#>\n"
    (tmp_path / "a-all-exposed.rq").write_text(f"{head}{prefix}CONSTRUCT {{ $this a pact:Contract }} WHERE {{ $this a pact:Agreement . {NESTED[name]} }}")
    (tmp_path / "b-exposes.rq").write_text(f"{head}{prefix}CONSTRUCT {{ $this a pact:ExposedActor }} WHERE {{ $this a pact:State }}")
    store = MemoryStore(turtle("ex:a a pact:Agreement ; pact:hasParty ex:ind . ex:ind a pact:State ."))
    derive(store, read_rules(Compiled(), tmp_path), Compiled(), Acceptance(store, read_policy()))
    assert next(store.quads(None, RDF.type, PACT.Contract), None) is not None
