"""How long `pactgraph ask`, `query` and `validate` take, start-up included, beside a bare script that runs the same SPARQL on the same store.

Run it from the repository's root: ``.venv/bin/python benchmarks/ask.py``. It builds a store of its own, runs the
commands in turn so that a busy machine slows all alike, and prints medians and ratios as rows of the table in README.md.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUESTION = "partners-of-named-adversaries"
ROUNDS = 25
BARE = """
import sys
import pyoxigraph
graphs = [pyoxigraph.NamedNode("https://w3id.org/pactgraph/graph/" + name) for name in ("view", "ontology", "links", "labels")]
store = pyoxigraph.Store.read_only(sys.argv[1])
for row in store.query(sys.argv[2], default_graph=graphs):
    print(*row)
"""


def seconds(command: list[str]) -> float:
    """Wall-clock seconds of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def megabytes(command: list[str]) -> float:
    """Peak memory of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    sparql = (ROOT / "queries" / "sample" / f"{QUESTION}.rq").read_text(encoding="utf-8").replace("?_year_integer", "2030")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        pactgraph = [str(Path(sys.executable).with_name("pactgraph"))]
        build = [*pactgraph, "build", "--quiet", "--store", str(store), str(ROOT / "graph" / "articles")]
        memory = {"build": megabytes(build)}
        query = Path(folder) / "query.rq"
        query.write_text(sparql, encoding="utf-8")
        quads = store / (store / "current").read_text(encoding="ascii").strip() / "quads"
        ask = [*pactgraph, "ask", QUESTION, "--store", str(store)]
        commands = {
            "bare script": [sys.executable, "-c", BARE, str(quads), sparql],
            "ask": ask,
            "ask --cite": [*ask, "--cite"],
            "ask --format json": [*ask, "--format", "json"],
            "query (in its own process)": [*pactgraph, "query", str(query), "--store", str(store)],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                times[name].append(seconds(command))
        memory |= {name: megabytes(command) for name, command in commands.items()}
        validate = [*pactgraph, "validate", "--quiet", "--store", str(store)]
        memory["validate"] = megabytes(validate)
        times |= {name: [seconds(command) for _ in range(3)] for name, command in (("build", build), ("validate", validate))}
    base = statistics.median(times["bare script"])
    print("| command | median ms | times the bare script | peak MB |\n| --- | --- | --- | --- |")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"| {name} | {median * 1000:.0f} | {median / base:.2f} | {memory[name]:.0f} |")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{ROUNDS} rounds, Python {sys.version.split()[0]}, byte code compiled beforehand; the benchmark itself peaked at {own:.0f} MB.", file=sys.stderr)


if __name__ == "__main__":
    main()
