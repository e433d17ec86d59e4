"""Names of the vocabularies that the code uses.

The terms themselves live in ``ontology/``; a test holds every ``PACT.x`` in the code to be declared there.
"""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

__all__ = [
    "BASE",
    "DCTERMS",
    "OA",
    "OWL",
    "PACT",
    "PREFIXES",
    "RDF",
    "RDFS",
    "SCHEMES",
    "SH",
    "SKOS",
    "XSD",
    "Namespace",
    "concept",
    "curie",
    "date",
    "integer",
]

BASE = "https://w3id.org/pactgraph/"


class Namespace:
    """A vocabulary: ``PACT.hasParty`` and ``PACT["hasParty"]`` are its terms."""

    def __init__(self, iri: str) -> None:
        self._iri = iri

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> NamedNode:
        node = NamedNode(self._iri + name)
        self.__dict__[name] = node
        return node

    def __str__(self) -> str:
        return self._iri


PACT = Namespace(f"{BASE}ontology#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
OA = Namespace("http://www.w3.org/ns/oa#")
SH = Namespace("http://www.w3.org/ns/shacl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

SCHEMES = (
    "agreement-kind",
    "agreement-status",
    "anchor",
    "attitude-status",
    "basis",
    "conduct",
    "expectation-status",
    "exposure-level",
    "exposure-status",
    "law-status",
    "measure",
    "meeting-kind",
    "meeting-status",
    "modality",
    "naming-status",
    "office",
    "polarity",
    "precision",
    "publication-status",
    "quotation",
    "relationship-kind",
    "relationship-status",
    "resolution",
    "review-status",
    "role-status",
    "sanction-status",
    "subject",
    "temporal-order-status",
    "transfer-mode",
    "transfer-status",
    "utterance-status",
    "verification",
)

_KINDS = (
    "agreement",
    "article",
    "item",
    "law",
    "meeting",
    "naming",
    "official-text",
    "organization",
    "person",
    "place",
    "position",
    "programme",
    "provision",
    "state",
    "tenure",
)

PREFIXES: dict[str, str] = {
    "pact": str(PACT),
    "dcterms": str(DCTERMS),
    "oa": str(OA),
    "owl": str(OWL),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "xsd": str(XSD),
    "claim": f"{BASE}claim/",
    "graph": f"{BASE}graph/",
    "rule": f"{BASE}rule/",
    "wd": "http://www.wikidata.org/entity/",
    **{scheme: f"{BASE}vocab/{scheme}/" for scheme in SCHEMES},
    **{kind: f"{BASE}id/{kind}/" for kind in _KINDS},
}
"""Prefixes for CURIEs on the command line and in exports."""


def concept(scheme: str, term: str) -> NamedNode:
    """The controlled term of a scheme, e.g. ``concept("modality", "asserted")``."""
    return NamedNode(f"{BASE}vocab/{scheme}/{term}")


def curie(iri: str) -> str | None:
    """The IRI with one of our prefixes, or ``None`` where none fits.

    >>> curie(PACT.hasParty.value)
    'pact:hasParty'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return None


def integer(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(value), datatype=XSD.integer)


def date(value: str) -> Literal:
    """An ``xsd:date`` from ``YYYY-MM-DD``."""
    return Literal(value, datatype=XSD.date)
