"""An evaluation as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.evaluation.figures import Count, Evaluation

__all__ = ["table"]

_NAME = 17
"""Width of the first column, as in the scorer's table."""


def _head(kind: str, width: int = _NAME) -> str:
    return f"{kind:{width}}{'gold':>6}{'pred':>6}{'P':>8}{'R':>8}{'F1':>8}{'strict':>8}{'status':>8}"


def _row(name: str, count: Count, width: int = _NAME) -> str:
    row = count.to_data()
    shares = "".join(f"{row[share]:8.3f}" for share in ("precision", "recall", "f1", "strict_f1", "status"))
    return f"{name:{width}}{count.gold:6}{count.predicted:6}{shares}"


def _by_type(evaluation: Evaluation) -> Iterator[str]:
    yield _head("type")
    yield from (_row(name, count) for name, count in evaluation.by_type().items())


def table(evaluation: Evaluation) -> str:
    """The scorer's table: types, further slots, and quotes that are none."""
    slots = ", ".join(f"{name} {slot.accuracy} of {slot.n}" for name, slot in evaluation.slots().items())
    lines = [*_by_type(evaluation), f"slots: {slots}", f"quotes empty or not verbatim at their offsets: {evaluation.bad_quotes}"]
    return "\n".join(lines) + "\n"
