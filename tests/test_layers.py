"""Imports point only downward (docs/decisions/0002-layers.md): no module imports a higher layer or a sibling package, and there is no cycle."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
LAYERS = [
    {"errors", "resources", "vocabulary", "iris", "rdf"},
    {"model"},
    {"reading", "mapping", "sparql", "reference", "actors", "language", "expressions", "evaluation"},
    {"extraction"},
    {"store", "wikidata"},
    {"services"},
    {"pipeline"},
    {"cli"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted((SOURCE / "pactgraph").rglob("*.py"))
        if "_knowledge" not in path.parts
    }


MODULES = modules()


def imports(path: Path) -> set[str]:
    """Modules of ours that a file imports, wherever in it; ``if TYPE_CHECKING`` does not count for cycles, yet does for layers."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pactgraph"):
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                found.add(full if full in MODULES else node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("pactgraph")}
    return found


def package(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("module", [name for name in MODULES if package(name)])
def test_every_module_is_in_a_layer(module: str) -> None:
    assert package(module) in LEVEL


@pytest.mark.parametrize("module", [name for name in MODULES if package(name)])
def test_imports_point_downward(module: str) -> None:
    own = package(module)
    for imported in imports(MODULES[module]):
        other = package(imported)
        if other and other != own:
            assert LEVEL[other] < LEVEL[own] or (LEVEL[own] == 0 and other in LAYERS[0]), f"{module} imports {imported}"


def test_there_is_no_cycle() -> None:
    graph = {name: {target for target in imports(path) if target in MODULES and target != name} for name, path in MODULES.items() if package(name)}
    for name, targets in graph.items():
        targets -= {"pactgraph", name.rpartition(".")[0]}
    TopologicalSorter(graph).prepare()
