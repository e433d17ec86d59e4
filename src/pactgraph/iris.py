"""Minting of IRIs: one function a kind, so that no other module knows how an IRI is built."""

from __future__ import annotations

from pyoxigraph import NamedNode

from pactgraph.vocabulary import BASE, PACT

__all__ = [
    "LINKS",
    "LABELS",
    "ONTOLOGY",
    "REFERENCE",
    "SHAPES",
    "USAGE",
    "VIEW",
    "DERIVATIONS",
    "article",
    "claim",
    "derivation",
    "digest",
    "file",
    "finding",
    "is_claim",
    "is_derivation",
    "is_iri",
    "is_provenance",
    "is_term",
    "is_text",
    "local",
    "part",
    "position",
    "provenance",
    "rule",
    "slug",
    "state",
    "text",
]

VIEW = NamedNode(f"{BASE}graph/view")
ONTOLOGY = NamedNode(f"{BASE}graph/ontology")
LINKS = NamedNode(f"{BASE}graph/links")
LABELS = NamedNode(f"{BASE}graph/labels")
REFERENCE = NamedNode(f"{BASE}graph/reference")
SHAPES = NamedNode(f"{BASE}graph/shapes")
USAGE = NamedNode(f"{BASE}graph/usage")
DERIVATIONS = NamedNode(f"{BASE}graph/derivations")

_CLAIM = f"{BASE}claim/"
_DERIVATION = f"{BASE}derivation/"
_PROVENANCE = f"{BASE}provenance/"
_TEXT = f"{BASE}text/"


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits of the SHA-256 over the parts, separated so that no two lists of parts collide."""
    import hashlib

    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:16]


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI (RFC 3987)."""
    try:
        return bool(NamedNode(text).value)
    except ValueError:
        return False


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens; a digest where the text has none.

    >>> slug("Uttar Pradesh’s Amethi region")
    'uttar-pradeshs-amethi-region'
    """
    import re
    import unicodedata

    ascii_text = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-") or digest(text)


def state(code: str) -> NamedNode:
    """A state by its ISO 3166-1 alpha-3 code."""
    return NamedNode(f"{BASE}id/state/{code}")


def article(name: str) -> NamedNode:
    """An article by its slug."""
    return NamedNode(f"{BASE}id/article/{name}")


def local(kind: str, article_name: str, key: str) -> NamedNode:
    """A thing that one article introduces."""
    return NamedNode(f"{BASE}id/{kind}/{article_name}/{key}")


def position(holder: str, office: str) -> NamedNode:
    """An office in a state or organisation, e.g. ``position("IND", "defence-minister")``."""
    return NamedNode(f"{BASE}id/position/{holder}/{office}")


def claim(identifier: str) -> NamedNode:
    """A claim, and the graph with its content."""
    return NamedNode(_CLAIM + identifier)


def part(whole: NamedNode, kind: str, key: object) -> NamedNode:
    """A part of something, e.g. the first piece of evidence of a claim."""
    return NamedNode(f"{whole.value}/{kind}/{key}")


def provenance(article_name: str) -> NamedNode:
    """The graph with everything about an article and its claims."""
    return NamedNode(_PROVENANCE + article_name)


def text(article_name: str) -> NamedNode:
    """The graph with the text of an article."""
    return NamedNode(_TEXT + article_name)


def finding(key: str) -> NamedNode:
    """A finding, by the digest of what it says."""
    return NamedNode(f"{BASE}id/finding/{key}")


def rule(name: str) -> NamedNode:
    """A rule by its file name without ending."""
    return NamedNode(f"{BASE}rule/{name}")


def file(path: str) -> NamedNode:
    """A file of the knowledge by its path below the root, e.g. ``queries/sample/partners.rq``."""
    return NamedNode(f"{BASE}file/{path}")


def derivation(rule_name: str, focus: NamedNode) -> NamedNode:
    """What one rule derives for one focus node, and the graph with it."""
    key = focus.value.removeprefix(f"{BASE}id/") if focus.value.startswith(f"{BASE}id/") else digest(focus.value)
    return NamedNode(f"{_DERIVATION}{rule_name}/{key}")


def is_claim(graph: NamedNode) -> bool:
    """Whether the graph holds the content of a claim."""
    return graph.value.startswith(_CLAIM)


def is_provenance(graph: NamedNode) -> bool:
    """Whether the graph holds what is known of an article and its claims."""
    return graph.value.startswith(_PROVENANCE)


def is_text(graph: NamedNode) -> bool:
    """Whether the graph holds the text of an article."""
    return graph.value.startswith(_TEXT)


def is_derivation(graph: NamedNode) -> bool:
    """Whether the graph holds what a rule derives."""
    return graph.value.startswith(_DERIVATION)


def is_term(node: NamedNode) -> bool:
    """Whether it is a term of ours by its IRI: a class, a property, a concept or a scheme."""
    return (node.value.startswith(str(PACT)) and node.value != str(PACT)) or (node.value.startswith(f"{BASE}vocab/") and not node.value.endswith("/"))
