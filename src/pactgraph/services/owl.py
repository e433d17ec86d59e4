"""What OWL itself concludes, by HermiT, and whether the rules conclude the same.

HermiT (Glimm et al., Journal of Automated Reasoning 53, 2014) is the Java program that comes with owlready2, in the extra
``owl``; it is run as a program of its own, so that nothing of it is imported.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
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

_MEMORY = "-Xmx2000M"
_AXIOM = re.compile(r"^(Type|SubClassOf|EquivalentClasses)\( <(.+)> \)$", re.MULTILINE)

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


def classify(statements: Iterable[Triple], timeout: float = 600) -> Classification:
    """Run HermiT once over the ontology, its vocabularies and alignments, and some statements.

    Literals outside the OWL 2 datatype map (``xsd:date``) are left out, because HermiT refuses them, and so are imports.

    Args:
        statements: triples of instances, without blank nodes.
        timeout: seconds after which HermiT is stopped.

    Raises:
        ReasonerError: the extra ``owl`` or Java is missing, or HermiT fails or takes too long.
    """
    command = [_java(), _MEMORY, "-cp", _class_path(), "org.semanticweb.HermiT.cli.CommandLine", "--classify", "--classifyIs"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "statements.nt"
        path.write_text(serialize(filter(_readable, _with_ontology(statements)), RdfFormat.N_TRIPLES), encoding="utf-8")
        try:
            result = subprocess.run([*command, path.as_uri()], capture_output=True, text=True, encoding="utf-8", timeout=timeout, check=False)
        except subprocess.TimeoutExpired:
            raise ReasonerError(f"HermiT was stopped after {timeout:g} seconds") from None
    if "Inconsistent ontology" in result.stderr:
        return Classification(False, {cls: frozenset() for cls in DEFINED})
    axioms = [(match[1], match[2].split("> <")) for match in _AXIOM.finditer(result.stdout)]
    if result.returncode != 0 or not axioms:  # it also ends with 0 where it does not understand an option
        raise ReasonerError(f"HermiT failed: {result.stderr.strip().partition(chr(10))[0] or 'it said nothing'}")
    return Classification(True, _members(axioms))


def _java() -> str:
    java = shutil.which("java")
    if java is None:
        raise ReasonerError("HermiT needs Java; found no program 'java' (on Debian: apt install default-jre-headless)")
    return java


def _class_path() -> str:
    spec = find_spec("owlready2")
    if spec is None or spec.origin is None:
        raise ReasonerError("HermiT comes with the extra 'owl'; install it with: pip install 'pactgraph[owl]'")
    folder = Path(spec.origin).parent / "hermit"
    return os.pathsep.join([str(folder), str(folder / "HermiT.jar")])  # the folder holds corrected classes, which must come first


def _with_ontology(statements: Iterable[Triple]) -> Iterator[Triple]:
    yield from (quad.triple for quad in read_turtle(resources.ontology_files()))
    yield from statements


def _readable(triple: Triple) -> bool:
    """Whether HermiT can read a statement on its own: no foreign datatype, nothing to fetch."""
    return triple.predicate != OWL.imports and not (isinstance(triple.object, Literal) and triple.object.datatype not in DATATYPES)


def _members(axioms: Iterable[tuple[str, list[str]]]) -> Members:
    """The members of the defined classes: HermiT tells of each individual the most special types, and of each class the next above it."""
    types: dict[str, set[str]] = {}
    below: dict[str, set[str]] = {}
    for kind, names in axioms:
        if kind == "EquivalentClasses":
            for name in names:
                below.setdefault(name, set()).update(names)
        else:
            lower, upper = names
            (types if kind == "Type" else below).setdefault(upper, set()).add(lower)
    members = {}
    for cls in DEFINED:
        classes = [cls.value]
        for name in classes:
            classes.extend(below.get(name, set()).difference(classes))
        members[cls] = frozenset(NamedNode(node) for name in classes for node in types.get(name, ()))
    return members
