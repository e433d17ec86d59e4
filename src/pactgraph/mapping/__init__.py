"""From claims to quads: one graph with the content of each claim, one with the provenance of each article."""

from pactgraph.mapping.article import map_article
from pactgraph.mapping.terminology import Terminology

__all__ = ["Terminology", "map_article"]
