"""Helpers of several tests."""

from __future__ import annotations

import shutil

import pytest
from pyoxigraph import RdfFormat, parse

from pactgraph import iris
from pactgraph.rdf import Quad, make_quad
from pactgraph.vocabulary import PREFIXES

__all__ = ["needs_java", "turtle"]

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java; none is installed")


def turtle(text: str) -> list[Quad]:
    """Turtle with our prefixes and ``ex:``, as quads of the view."""
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in {**PREFIXES, "ex": "http://example.org/"}.items())
    return [make_quad(q.subject, q.predicate, q.object, iris.VIEW) for q in parse(prefixes + text, format=RdfFormat.TURTLE)]  # type: ignore[arg-type]
