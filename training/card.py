"""The model's card, written from the scores, so that no figure in it is older than the model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["table", "text"]

_GRAMMAR = (("words", "words"), ("tags", "tags"), ("pos", "UPOS"), ("lemmas", "lemmas"), ("uas", "UAS"), ("las", "LAS"))


def text(metrics: dict[str, Any]) -> str:
    """The card of a model with these scores."""
    template = (Path(__file__).resolve().parent / "card.md").read_text(encoding="utf-8")
    counts = metrics["sentences"]
    values = {
        "table": table(metrics),
        "seed": metrics["seed"],
        "trees": f"{counts['grammar-train']:,}",
        "named": f"{counts['names-train']:,}",
    }
    for name, value in values.items():
        template = template.replace("{" + name + "}", str(value))
    return template


def table(metrics: dict[str, Any]) -> str:
    """The scores as a table in Markdown."""
    rows = ["| sentences | " + " | ".join(title for _, title in _GRAMMAR) + " |", "|---|" + "---|" * len(_GRAMMAR)]
    for name, scores in metrics["raw"].items():
        rows.append(f"| {name} | " + " | ".join(f"{scores[key]:.1f}" for key, _ in _GRAMMAR) + " |")
    for name, scores in metrics["gold_words"].items():
        rows.append(f"| {name}, words given | " + " | ".join(f"{scores[key]:.1f}" if key in scores else "–" for key, _ in _GRAMMAR) + " |")
    rows += ["", "| names | precision | recall | F |", "|---|---|---|---|"]
    for name, scores in metrics["names"].items():
        rows.append(f"| {name} | {scores['precision']:.1f} | {scores['recall']:.1f} | {scores['f']:.1f} |")
    return "\n".join(rows)
