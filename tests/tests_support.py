"""Helpers of several tests."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from pyoxigraph import RdfFormat, parse

from pactgraph import iris
from pactgraph.rdf import Quad, make_quad
from pactgraph.vocabulary import PREFIXES

__all__ = ["ROOT", "load_benchmark", "needs_java", "turtle"]

ROOT = Path(__file__).resolve().parents[1]

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java; none is installed")


def turtle(text: str) -> list[Quad]:
    """Turtle with our prefixes and ``ex:``, as quads of the view."""
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in {**PREFIXES, "ex": "http://example.org/"}.items())
    return [make_quad(q.subject, q.predicate, q.object, iris.VIEW) for q in parse(prefixes + text, format=RdfFormat.TURTLE)]  # type: ignore[arg-type]


@cache
def load_benchmark(name: str) -> ModuleType:
    """A benchmark as a module, read once: it is a script and in no package."""
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", ROOT / "benchmarks" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # Its dataclasses look for it there.
    spec.loader.exec_module(module)
    return module
