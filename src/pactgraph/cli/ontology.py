"""Faults of the ontology, and members of its defined classes, as text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from pactgraph.cli.render import aligned, column_widths, head
from pactgraph.services.names import Names
from pactgraph.services.owl import Members, Reasoning
from pactgraph.services.quality import SEVERITIES, Fault
from pactgraph.vocabulary import curie

__all__ = ["FAULTS", "REASONING"]


def _faults(checks: int, faults: Sequence[Fault]) -> str:
    """A table of the faults; under it what each check that found some looks for, and how many there are."""
    columns = ("severity", "check", "term", "the row says")
    rows = [(fault.severity, fault.check, curie(fault.term) or fault.term, fault.detail) for fault in faults]
    widths = column_widths(columns, rows)
    lines = [*head(columns, widths), *(aligned(row, widths) for row in rows), ""] if rows else []
    lines += dict.fromkeys(f"{fault.check}: {fault.summary}" for fault in faults)
    counts = [(sum(fault.severity == severity for fault in faults), severity) for severity in SEVERITIES]
    told = ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for count, severity in counts)
    lines.append(f"({checks} checks; {told})")
    return "\n".join(lines) + "\n"


def _faults_json(checks: int, faults: Sequence[Fault]) -> str:
    return json.dumps({"checks": checks, "faults": [fault._asdict() for fault in faults]}, ensure_ascii=False, indent=1) + "\n"


FAULTS: dict[str, Callable[[int, Sequence[Fault]], str]] = {"table": _faults, "json": _faults_json}
"""Forms of faults; the number is that of the checks that ran."""


def _members(members: Members, names: Names) -> Iterator[str]:
    for cls, nodes in members.items():
        yield names.label(cls)
        yield from sorted(f"    {names.label(node)}   {curie(node.value) or node.value}" for node in nodes)


def _reasoning(reasoning: Reasoning, names: Names) -> str:
    lines = list(_members(reasoning.by_rules, names))
    if reasoning.by_owl is None:
        return "\n".join(lines) + "\n"
    if not reasoning.by_owl.consistent:
        lines += ["", "HermiT: the view contradicts the ontology"]
    elif reasoning.agrees:
        lines += ["", "HermiT: consistent, and the same members"]
    else:
        lines += ["", "HermiT: consistent, but other members"]
        for who, members in (("by rule alone", reasoning.by_rules_alone), ("by HermiT alone", reasoning.by_owl_alone)):
            lines += [f"  {who}:", *(f"    {line}" for line in _members(members, names))] if members else []
    return "\n".join(lines) + "\n"


def _reasoning_json(reasoning: Reasoning, names: Names) -> str:
    def data(members: Members) -> dict[str, list[dict[str, str]]]:
        return {
            cls.value.rpartition("#")[2]: [{"iri": iri, "label": label} for iri, label in sorted((node.value, names.label(node)) for node in nodes)]
            for cls, nodes in members.items()
        }

    told: dict[str, object] = {"members": data(reasoning.by_rules)}
    if reasoning.by_owl is not None:
        told["owl"] = {
            "consistent": reasoning.by_owl.consistent,
            "agrees": reasoning.agrees,
            "by_rules_alone": data(reasoning.by_rules_alone),
            "by_owl_alone": data(reasoning.by_owl_alone),
        }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


REASONING: dict[str, Callable[[Reasoning, Names], str]] = {"text": _reasoning, "json": _reasoning_json}
"""Forms of the members of the defined classes."""
