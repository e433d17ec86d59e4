"""Small random graphs about states, agreements, namings, sanctions and exposures: consistent by construction, and none shares a node with another."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from pactgraph import iris, resources
from pactgraph.mapping import Terminology
from pactgraph.rdf import Quad, Term, make_quad, read_turtle
from pactgraph.vocabulary import PACT, RDF, concept, date, integer

__all__ = ["number_of", "random_graph"]

TERMINOLOGY = Terminology(read_turtle(resources.ontology_files()))

AGREEMENT_STATUSES = (
    "proposed",
    "negotiating",
    "expected",
    "agreed",
    "signed",
    "signed",
    "ratified",
    "in_force",
    "suspended",
    "terminated",
    "expired",
    "rejected",
)
NAMING_STATUSES = ("proposed", "in_force", "in_force", "in_force", "ended")
SANCTION_STATUSES = ("considered", "threatened", "imposed", "imposed", "extended", "eased", "suspended", "lifted", "waived")
SUBJECTS = ("defence", "defence", "military-technical", "small-arms", "trade", "energy", "space")
KINDS = ("partnership", "alliance", "cooperation", "support", "rivalry", "enmity")
TRANSFER_STATUSES = ("proposed", "agreed", "ordered", "delivered", "cancelled")


class _Builder:
    """One graph in the making: every node has the number of the graph in its IRI."""

    def __init__(self, random: Random, number: int) -> None:
        self.random, self.number = random, number
        self.triples: list[tuple[NamedNode, NamedNode, Term]] = []
        self.counts: dict[str, int] = {}

    def node(self, kind: str, *classes: NamedNode) -> NamedNode:
        """A new thing of these classes."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        node = NamedNode(f"http://example.org/{self.number}/{kind}/{self.counts[kind]}")
        for cls in classes:
            self.add(node, RDF.type, cls)
        return node

    def add(self, subject: NamedNode, predicate: NamedNode, *values: Term) -> None:
        """Statements about a thing."""
        self.triples += [(subject, predicate, value) for value in values]

    def some(self, things: list[NamedNode], least: int, most: int) -> list[NamedNode]:
        """A sample of the things, as large as there are enough of them."""
        return self.random.sample(things, min(len(things), self.random.randint(least, most)))

    def chance(self, probability: float) -> bool:
        """Whether to do something."""
        return self.random.random() < probability

    def status(self, node: NamedNode, scheme: str, terms: tuple[str, ...], again: float = 0.25) -> None:
        """A status, and often a second one: statuses of a thing add up as sources tell them."""
        chosen = {self.random.choice(terms), *([self.random.choice(terms)] if self.chance(again) else [])}
        self.add(node, PACT.hasStatus, *(concept(scheme, term) for term in chosen))

    def day(self) -> Literal:
        """A day on either side of the first one that the provisions cover."""
        return date(f"{self.random.randint(2010, 2024)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}")


def random_graph(seed: int, number: int) -> list[Quad]:
    """A graph in the view, with types closed under the class tree as mapped data has them.

    Args:
        seed: the same seed and number give the same graph.
        number: sets its IRIs apart from those of other graphs.
    """
    build = _Builder(Random(f"{seed}/{number}"), number)
    states = [build.node("state", PACT.State) for _ in range(build.random.randint(3, 6))]
    bodies = _bodies(build, states)
    persons = [build.node("person", PACT.Person) for _ in range(build.random.randint(1, 3))]
    actors = [*states, *bodies, *persons]
    agreements = _agreements(build, [*states, *states, *bodies], persons)
    _relationships(build, [*states, *bodies])
    laws = _laws(build, states)
    _namings(build, laws, actors)
    _transfers(build, [*states, *bodies])
    _designations(build, laws, actors, agreements)
    _exposures(build, laws, actors, agreements)
    return [make_quad(*triple, iris.VIEW) for triple in TERMINOLOGY.closed(make_quad(*triple, iris.VIEW) for triple in build.triples)]


def _bodies(build: _Builder, states: list[NamedNode]) -> list[NamedNode]:
    """Organs of states, some of them parts of others, and bodies of none."""
    bodies: list[NamedNode] = []
    for _ in range(build.random.randint(1, 4)):
        body = build.node("body", build.random.choice((PACT.GovernmentBody, PACT.Company, PACT.Organization)))
        if bodies and build.chance(0.4):
            build.add(body, PACT.subUnitOf, build.random.choice(bodies))
        elif build.chance(0.7):
            build.add(body, PACT.organOf, build.random.choice(states))
        bodies.append(body)
    return bodies


def _agreements(build: _Builder, parties: list[NamedNode], persons: list[NamedNode]) -> list[NamedNode]:
    agreements: list[NamedNode] = []
    for _ in range(build.random.randint(1, 4)):
        bundle = build.chance(0.2)
        agreement = build.node("agreement", PACT.AgreementBundle if bundle else build.random.choice((PACT.Agreement, PACT.Contract, PACT.FrameworkAgreement)))
        build.status(agreement, "agreement-status", AGREEMENT_STATUSES)
        build.add(agreement, PACT.hasParty, *dict.fromkeys(build.some(parties, 2, 5)))
        build.add(agreement, PACT.concerns, concept("subject", build.random.choice(SUBJECTS)))
        build.add(agreement, PACT.hasSignatory, *build.some(persons, 0, 2))
        if build.chance(0.5):
            build.add(agreement, PACT.signedOn, build.day())
        if build.chance(0.3):
            build.add(agreement, PACT.validUntilYear, integer(build.random.randint(2012, 2040)))
        if bundle:
            build.add(agreement, PACT.countMin, integer(2))
        agreements.append(agreement)
    return agreements


def _relationships(build: _Builder, actors: list[NamedNode]) -> None:
    for _ in range(build.random.randint(0, 2)):
        tie = build.node("relationship", PACT.Relationship)
        build.status(tie, "relationship-status", ("declared", "presupposed", "ended"))
        build.add(tie, PACT.relationshipKind, concept("relationship-kind", build.random.choice(KINDS)))
        build.add(tie, PACT.relationshipParty, *build.some(actors, 2, 3))


class _Law(NamedTuple):
    node: NamedNode
    provisions: list[NamedNode]
    targets: list[NamedNode]


def _laws(build: _Builder, states: list[NamedNode]) -> list[_Law]:
    """Instruments, with their provisions and the states that these target."""
    laws = []
    for _ in range(build.random.randint(1, 2)):
        law = build.node("law", build.random.choice((PACT.SanctionsLaw, PACT.LegalInstrument)))
        build.status(law, "law-status", ("enacted", "in_force", "in_force", "repealed"), again=0.1)
        build.add(law, PACT.jurisdiction, build.random.choice(states))
        provisions: list[NamedNode] = []
        targets: list[NamedNode] = []
        for _ in range(build.random.randint(0, 2)):
            provision = build.node("provision", PACT.LegalProvision)
            build.add(provision, PACT.provisionOf, law)
            targeted = build.some(states, 1, 2)
            build.add(provision, PACT.targetsState, *targeted)
            build.add(provision, PACT.targetsSector, concept("subject", build.random.choice(("defence", "defence", "energy"))))
            if build.chance(0.6):
                build.add(provision, PACT.appliesFrom, date("2017-08-02"))
            provisions.append(provision)
            targets += targeted
        laws.append(_Law(law, provisions, targets))
    return laws


def _namings(build: _Builder, laws: list[_Law], actors: list[NamedNode]) -> None:
    """Namings, many of them of a state that the instrument targets too."""
    for _ in range(build.random.randint(0, 3)):
        naming = build.node("naming", PACT.AdversaryNaming)
        law = build.random.choice(laws)
        build.status(naming, "naming-status", NAMING_STATUSES)
        build.add(naming, PACT.namedActor, build.random.choice(law.targets if law.targets and build.chance(0.6) else actors))
        if build.chance(0.85):
            build.add(naming, PACT.namingInstrument, law.node)
        if build.chance(0.5):
            build.add(naming, PACT.validFrom, build.day())


def _transfers(build: _Builder, actors: list[NamedNode]) -> None:
    for _ in range(build.random.randint(0, 2)):
        transfer = build.node("transfer", PACT.ArmsTransfer)
        build.status(transfer, "transfer-status", TRANSFER_STATUSES)
        build.add(transfer, PACT.supplier, build.random.choice(actors))
        build.add(transfer, PACT.recipient, build.random.choice(actors))
        if build.chance(0.4):
            build.add(transfer, PACT.inYear, integer(build.random.randint(2010, 2024)))


def _designations(build: _Builder, laws: list[_Law], actors: list[NamedNode], causes: list[NamedNode]) -> None:
    for _ in range(build.random.randint(0, 2)):
        designation = build.node("designation", PACT.Designation)
        build.status(designation, "sanction-status", SANCTION_STATUSES)
        build.add(designation, PACT.designatedActor, *build.some(actors, 1, 2))
        if build.chance(0.8):
            build.add(designation, PACT.imposedBy, build.random.choice(actors))
        build.add(designation, PACT.underProvision, *build.some(build.random.choice(laws).provisions, 0, 1))
        build.add(designation, PACT.forConduct, *build.some(causes, 0, 1))


def _exposures(build: _Builder, laws: list[_Law], actors: list[NamedNode], causes: list[NamedNode]) -> None:
    for _ in range(build.random.randint(0, 2)):
        exposure = build.node("exposure", PACT.Exposure)
        build.add(exposure, PACT.basis, concept("basis", "stated"))
        build.status(exposure, "exposure-status", ("at_risk", "at_risk", "exempted", "denied"))
        build.add(exposure, PACT.exposedActor, *build.some(actors, 1, 2))
        build.add(exposure, PACT.exposedTo, *build.some(actors, 0, 1))
        build.add(exposure, PACT.underLaw, *(law.node for law in build.random.sample(laws, build.random.randint(0, 1))))
        build.add(exposure, PACT.exposureTrigger, *build.some(causes, 0, 1))


def number_of(node: NamedNode) -> int:
    """The number of the graph to which a node belongs."""
    return int(node.value.removeprefix("http://example.org/").partition("/")[0])
