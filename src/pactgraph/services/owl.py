"""What OWL itself concludes, by HermiT, and whether the rules conclude the same.

HermiT (Glimm et al., Journal of Automated Reasoning 53, 2014) is a Java program that comes with owlready2, in the extra ``owl``.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat

from pactgraph import iris, resources
from pactgraph.errors import ReasonerError
from pactgraph.rdf import Triple, read_turtle, serialize
from pactgraph.store.protocol import Store
from pactgraph.vocabulary import OWL, PACT, RDF, RDFS, XSD

__all__ = ["DATATYPES", "DEFINED", "Classification", "Members", "Reasoning", "classify", "derived", "reason", "stated"]

DEFINED = (PACT.NamedAdversary, PACT.AdversaryPartner, PACT.SanctionedActor, PACT.ExposedActor)
"""The classes that the ontology defines by what the graph says, and of which rules derive the members."""

_XSD = (
    "anyURI base64Binary boolean byte dateTime dateTimeStamp decimal double float hexBinary int integer language long Name NCName negativeInteger NMTOKEN "
    "nonNegativeInteger nonPositiveInteger normalizedString positiveInteger short string token unsignedByte unsignedInt unsignedLong unsignedShort"
)
DATATYPES = frozenset({OWL.real, OWL.rational, RDF.PlainLiteral, RDF.langString, RDF.XMLLiteral, RDFS.Literal, *(XSD[name] for name in _XSD.split())})
"""The OWL 2 datatype map (Structural Specification, section 4), and ``rdf:langString``, by which RDF 1.1 types what is there a plain literal."""

Members = dict[NamedNode, frozenset[NamedNode]]
"""Who belongs to each of the defined classes."""


class Classification(NamedTuple):
    """What HermiT says: whether the statements are consistent, and the members; none where they are not."""

    consistent: bool
    members: Members


class Reasoning(NamedTuple):
    """The members that the rules derived, and what HermiT says, if it was asked."""

    by_rules: Members
    by_owl: Classification | None

    @property
    def agrees(self) -> bool:
        """Whether HermiT finds no contradiction and the same members."""
        return self.by_owl is None or (self.by_owl.consistent and self.by_owl.members == self.by_rules)

    @property
    def by_rules_alone(self) -> Members:
        """Members that the rules derived and a HermiT without contradiction did not find, by the classes that have such."""
        return _less(self.by_rules, self.by_owl.members) if self.by_owl is not None and self.by_owl.consistent else {}

    @property
    def by_owl_alone(self) -> Members:
        """Members that HermiT found and the rules did not derive, by the classes that have such."""
        return _less(self.by_owl.members, self.by_rules) if self.by_owl is not None and self.by_owl.consistent else {}


def _less(some: Members, others: Members) -> Members:
    return {cls: nodes - others[cls] for cls, nodes in some.items() if nodes - others[cls]}


def reason(store: Store, with_owl: bool) -> Reasoning:
    """The members of the defined classes in the view of a store.

    Args:
        store: a built store.
        with_owl: ask HermiT too.

    Raises:
        ReasonerError: HermiT is asked and cannot run.
    """
    return Reasoning(derived(store), classify(stated(store)) if with_owl else None)


def derived(store: Store) -> Members:
    """The members of the defined classes that the rules put into the view."""
    return {cls: frozenset(quad.subject for quad in store.quads(None, RDF.type, cls, iris.VIEW)) for cls in DEFINED}


def stated(store: Store) -> Iterator[Triple]:
    """The view without the memberships that HermiT is to find."""
    for quad in store.quads(graph=iris.VIEW):
        if not (quad.predicate == RDF.type and quad.object in DEFINED):
            yield quad.triple


def classify(statements: Iterable[Triple]) -> Classification:
    """Run HermiT once over the ontology, its vocabularies and alignments, and some statements.

    Literals outside the OWL 2 datatype map (``xsd:date``) are left out, because HermiT refuses them, and so are imports.

    Args:
        statements: triples of instances, without blank nodes.

    Raises:
        ReasonerError: the extra ``owl`` or Java is missing, or HermiT fails.
    """
    owlready2 = _owlready2()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "statements.nt"
        path.write_text(serialize(filter(_readable, _with_ontology(statements)), RdfFormat.N_TRIPLES), encoding="utf-8")
        world = owlready2.World()
        ontology = world.get_ontology(path.as_uri()).load()
    try:
        with ontology:
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Classification(False, {cls: frozenset() for cls in DEFINED})
    except owlready2.OwlReadyJavaError as error:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        raise ReasonerError(f"HermiT failed: {lines[-1]}") from None
    return Classification(True, {cls: frozenset(NamedNode(node.iri) for node in world[cls.value].instances()) for cls in DEFINED})


def _owlready2() -> ModuleType:
    """The library, which brings HermiT."""
    if shutil.which("java") is None:
        raise ReasonerError("HermiT needs Java; found no program 'java' (on Debian: apt install default-jre-headless)")
    try:
        return import_module("owlready2")
    except ModuleNotFoundError:
        raise ReasonerError("HermiT comes with the extra 'owl'; install it with: pip install 'pactgraph[owl]'") from None


def _with_ontology(statements: Iterable[Triple]) -> Iterator[Triple]:
    yield from (quad.triple for quad in read_turtle(resources.ontology_files()))
    yield from statements


def _readable(triple: Triple) -> bool:
    """Whether HermiT can read a statement on its own: no foreign datatype, nothing to fetch."""
    return triple.predicate != OWL.imports and not (isinstance(triple.object, Literal) and triple.object.datatype not in DATATYPES)
