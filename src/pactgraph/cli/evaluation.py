"""An evaluation as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from pactgraph.evaluation.calibration import Reliability
from pactgraph.evaluation.figures import Count, Evaluation
from pactgraph.evaluation.gold import GoldSet
from pactgraph.evaluation.report import everything, missed, reliability_data, splits_of, spurious

__all__ = ["BY", "as_json", "misses", "reliability_table", "table"]

_NAME = 17
"""Least width of the first column, that of the scorer's table."""


def _head(kind: str, width: int = _NAME) -> str:
    return f"{kind:{width}}{'gold':>6}{'pred':>6}{'P':>8}{'R':>8}{'F1':>8}{'strict':>8}{'status':>8}"


def _row(name: str, count: Count, width: int = _NAME) -> str:
    row = count.to_data()
    shares = "".join(f"{row[share]:8.3f}" for share in ("precision", "recall", "f1", "strict_f1", "status"))
    return f"{name:{width}}{count.gold:6}{count.predicted:6}{shares}"


def _width(rows: dict[str, Count]) -> int:
    return max([_NAME, *(len(name) + 1 for name in rows)])


def _counts(kind: str, rows: dict[str, Count]) -> Iterator[str]:
    width = _width(rows)
    yield _head(kind, width)
    yield from (_row(name, count, width) for name, count in rows.items())


def table(evaluation: Evaluation) -> str:
    """The scorer's table: types, further slots, and quotes that are none."""
    slots = ", ".join(f"{name} {slot.accuracy} of {slot.n}" for name, slot in evaluation.slots().items())
    lines = [*_counts("type", evaluation.by_type()), f"slots: {slots}", f"quotes empty or not verbatim at their offsets: {evaluation.bad_quotes}"]
    return "\n".join(lines) + "\n"


def _by_type(evaluation: Evaluation, gold: GoldSet) -> str:
    return table(evaluation)


def _by_rule(evaluation: Evaluation, gold: GoldSet) -> str:
    """What each rule predicted, and how much of it was right."""
    rows = evaluation.by_rule()
    width = _width(rows)
    lines = [f"{'rule':{width}}{'pred':>6}{'match':>6}{'P':>8}{'status':>8}{'strict':>8}"]
    for rule, count in rows.items():
        lines.append(f"{rule:{width}}{count.predicted:6}{count.matched:6}{count.precision:8.3f}{count.status_right:8.3f}{count.strict:8}")
    return "\n".join([*lines, "a thing that several rules made counts for each of them"]) + "\n"


def _by_article(evaluation: Evaluation, gold: GoldSet) -> str:
    return "\n".join(_counts("article", evaluation.by_article())) + "\n"


def _by_split(evaluation: Evaluation, gold: GoldSet) -> str:
    rows: dict[str, Count] = {}
    for name, part in splits_of(evaluation, gold.splits).items():
        types = part.by_type()
        rows |= {f"{name} EVENTS": types["EVENTS"], f"{name} ALL": types["ALL"]}
    return "\n".join(_counts("split", rows)) + "\n"


BY: dict[str, Callable[[Evaluation, GoldSet], str]] = {"type": _by_type, "rule": _by_rule, "article": _by_article, "split": _by_split}
"""Tables of an evaluation."""


def misses(evaluation: Evaluation) -> str:
    """The entries that were missed, and the things that were made up, each with its place and words."""
    lines = []
    for entry in missed(evaluation):
        lines += [f"MISSED    {_what(entry)}", f"          “{_line(entry['quote'])}”"]
        if entry["near"] is not None:
            lines.append(f"          a claim of this type is there; its actors agree with F1 {entry['near']:.2f}")
    for entry in spurious(evaluation):
        rules = f"   by {', '.join(entry['rules'])}" if entry["rules"] else ""
        lines.append(f"SPURIOUS  {_what(entry)}{rules}")
        if entry["quote"]:
            lines.append(f"          “{_line(entry['quote'])}” [{entry['start']}-{entry['end']}]")
    return "".join(f"{line}\n" for line in lines)


def _what(entry: dict[str, Any]) -> str:
    place = f", sentence {entry['sentence']}" if entry["sentence"] is not None else ""
    denied = ", denied" if entry["polarity"] == "negative" else ""
    actors = "; ".join(f"{slot}: {', '.join(map(str, names)) or 'none'}" for slot, names in entry["actors"].items())
    return f"{entry['article']}{place}   {entry['type']} {entry['status']}{denied}   {actors}"


def _line(words: str) -> str:
    return " ".join(words.split())


def reliability_table(found: Reliability) -> str:
    """Confidence beside the share that is right."""
    lines = [f"{'confidence':14}{'claims':>7}{'mean':>8}{'right':>8}"]
    lines += [f"{row.low:.2f} to {row.high:.2f}  {row.claims:7}{row.confidence:8.3f}{row.right:8.3f}" for row in found.bins]
    lines.append(f"of {found.claims} claims: Brier score {found.brier:.3f}, expected calibration error {found.error:.3f}")
    if found.without:
        lines.append(f"claims without a confidence: {found.without}")
    return "\n".join(lines) + "\n"


def as_json(evaluation: Evaluation, gold: GoldSet, found: Reliability) -> str:
    """Everything as JSON: what the scorer gives, and more."""
    return json.dumps(everything(evaluation, gold.splits) | {"calibration": reliability_data(found)}, ensure_ascii=False, indent=1) + "\n"
