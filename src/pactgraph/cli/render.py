"""Answers, explanations and numbers as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactgraph.model.answer import Answer, Value
    from pactgraph.model.citation import Citation, CitedClaim, Explanation, Speaker, Support
    from pactgraph.model.finding import Finding
    from pactgraph.services.questions import Question

__all__ = ["ANSWERS", "EXPLANATIONS", "STATISTICS", "aligned", "catalogue", "column_widths", "finding_lines", "head", "reports"]


def _shown(value: Value | None) -> str:
    return "" if value is None else value.label


def _chain(speakers: Sequence[Speaker], byline: str | None) -> str:
    """Who says it, from the origin to the author."""
    links = [f"{speaker.label} ({speaker.act}{', on ' + speaker.medium if speaker.medium else ''})" for speaker in speakers]
    return " → ".join([*links, *([byline] if byline else [])])


def _citation(citation: Citation) -> Iterator[str]:
    rule = f"   by rule {citation.rule}" if citation.rule else ""
    if citation.quote is None:
        yield f"{citation.source}{rule}"
        yield f"    {citation.statement}"
        return
    hedge = f", {citation.hedge}" if citation.hedge else ""
    yield f"“{citation.quote}”"
    yield f"    {_chain(citation.attribution, citation.byline)}{hedge}"
    yield f"    {citation.article} [{citation.start}-{citation.end}]{rule}"


def _table(answer: Answer) -> str:
    rows = [[_shown(value) for value in row.values] for row in answer.rows]
    widths = column_widths(answer.columns, rows)
    lines = head(answer.columns, widths) if rows else []
    for row, cells in zip(answer.rows, rows, strict=True):
        lines.append(aligned(cells, widths))
        lines += [f"    {line}" for citation in row.citations for line in _citation(citation)]
        if row.citations:
            lines.append("")
    lines += [f"({answer.reading})", *answer.notes]
    return "\n".join(lines) + "\n"


def column_widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column of a table, in characters."""
    return [max(len(line[index]) for line in [columns, *rows]) for index in range(len(columns))]


def head(columns: Sequence[str], widths: Sequence[int]) -> list[str]:
    """The two lines above the rows of a table."""
    return [aligned(columns, widths), aligned(["─" * width for width in widths], widths)]


def aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    """One line of a table."""
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _csv(answer: Answer) -> str:
    """The values of the rows as CSV (RFC 4180); an IRI as its label, followed by a column with the IRI itself."""
    import csv
    import io

    iris = [any(row.values[index] is not None and row.values[index].kind == "iri" for row in answer.rows) for index in range(len(answer.columns))]  # type: ignore[union-attr]
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([name for column, is_iri in zip(answer.columns, iris, strict=True) for name in ([column, f"{column}_iri"] if is_iri else [column])])
    for row in answer.rows:
        cells: list[str] = []
        for value, is_iri in zip(row.values, iris, strict=True):
            cells += [_shown(value), value.value if value else ""] if is_iri else [_shown(value)]
        writer.writerow(cells)
    return buffer.getvalue()


def _json(answer: Answer) -> str:
    import json

    return json.dumps(answer.to_data(), ensure_ascii=False, indent=1) + "\n"


def _markdown(answer: Answer) -> str:
    """A table, with the citations as numbered notes under it."""
    notes: dict[str, int] = {}
    lines = [f"| {' | '.join(answer.columns)} |", f"|{' --- |' * len(answer.columns)}"]
    for row in answer.rows:
        marks = "".join(f"[^{notes.setdefault(_note(citation), len(notes) + 1)}]" for citation in row.citations)
        cells = [_shown(value).replace("|", "\\|") for value in row.values]
        lines.append(f"| {' | '.join(cells)}{marks} |")
    lines += ["", f"*{answer.reading}*", *answer.notes, ""]
    lines += [f"[^{number}]: {note}" for note, number in notes.items()]
    return "\n".join(lines).rstrip() + "\n"


def _note(citation: Citation) -> str:
    return " ".join(" ".join(line.split()) for line in _citation(citation))


ANSWERS: dict[str, Callable[[Answer], str]] = {"table": _table, "csv": _csv, "json": _json, "md": _markdown}
"""Forms of an answer."""


def _tree(explanations: Iterable[Explanation], told: set[tuple[str, str, str]], depth: int = 0) -> Iterator[str]:
    """Statements with their reasons, indented; a statement that follows by rule is explained once."""
    indent = "    " * depth
    for explanation in explanations:
        derived = any(support.rule for support in explanation.supports)
        if derived and explanation.statement in told:
            yield f"{indent}{explanation.shown}   (explained above)"
            continue
        told.add(explanation.statement)
        yield f"{indent}{explanation.shown}"
        for support in explanation.supports:
            yield from (f"{indent}  {line}" for line in _support(support))
            yield from _tree(support.premises, told, depth + 1)


def _support(support: Support) -> Iterator[str]:
    if support.claim is not None:
        yield from _claim(support.claim)
    elif support.rule is not None:
        yield f"by rule {support.rule}, because"
    else:
        yield f"{support.kind}: {support.source or support.graph}"


def _claim(claim: CitedClaim) -> Iterator[str]:
    hedge = f", {claim.hedge}" if claim.hedge else ""
    for quote in claim.quotes:
        yield f"“{quote.text}” [{quote.start}-{quote.end}]"
    yield f"    {_chain(claim.chain, claim.byline)}{hedge}, in {claim.article}"
    if claim.rule is not None or claim.confidence is not None:
        yield f"    extracted {_extraction(claim)}"


def _extraction(claim: CitedClaim) -> str:
    """The rule that made a claim, and how sure it was, of which one may be unknown."""
    sure = "" if claim.confidence is None else f"confidence {claim.confidence:.2f}"
    if claim.rule is None:
        return f"with {sure}"
    return f"by rule {claim.rule}" + (f", {sure}" if sure else "")


def _tree_text(explanations: Sequence[Explanation]) -> str:
    return "\n".join(_tree(explanations, set())) + "\n"


def _tree_json(explanations: Sequence[Explanation]) -> str:
    import json

    told: set[tuple[str, str, str]] = set()
    return json.dumps([explanation.to_data(told) for explanation in explanations], ensure_ascii=False, indent=1) + "\n"


EXPLANATIONS: dict[str, Callable[[Sequence[Explanation]], str]] = {"text": _tree_text, "json": _tree_json}
"""Forms of explanations."""


def _numbers(topics: dict[str, dict[str, int]]) -> str:
    lines = []
    for topic, counts in topics.items():
        lines += [topic, *(f"  {count:>8}  {name}" for name, count in counts.items()), ""]
    return "\n".join(lines)


def _numbers_json(topics: dict[str, dict[str, int]]) -> str:
    import json

    return json.dumps(topics, indent=1) + "\n"


STATISTICS: dict[str, Callable[[dict[str, dict[str, int]]], str]] = {"text": _numbers, "json": _numbers_json}
"""Forms of numbers."""


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Each finding with the words it rests on."""
    for finding in findings:
        yield f"{finding.severity}: {finding.label} ({finding.name})\n"
        yield f"    {finding.message}\n"
        if finding.shown is not None and finding.constraint is None:
            yield f"    found: {finding.shown}\n"
        for claim in finding.claims:
            for quote in claim.quotes:
                yield f"    “{quote.text}”\n"
                yield f"        {_chain(claim.chain, claim.byline)} · {claim.article} [{quote.start}-{quote.end}]\n"
        if not finding.claims:
            yield f"    in {finding.article or 'the reference data'}: {finding.thing}\n"


def _findings(findings: Sequence[Finding]) -> str:
    violations = sum(finding.is_violation for finding in findings)
    verdict = "does not conform" if violations else "conforms"
    lines = [line for finding in findings for line in (*finding_lines([finding]), "\n")]
    return "".join([*lines, f"{verdict}: violations {violations}, warnings {len(findings) - violations}\n"])


def _findings_json(findings: Sequence[Finding]) -> str:
    import json

    conforms = not any(finding.is_violation for finding in findings)
    return json.dumps({"conforms": conforms, "findings": [finding.to_data() for finding in findings]}, ensure_ascii=False, indent=1) + "\n"


def reports() -> dict[str, Callable[[Sequence[Finding]], str]]:
    """Forms of a validation report."""
    from pactgraph.services.report import turtle_report

    return {"table": _findings, "json": _findings_json, "turtle": turtle_report}


def catalogue(questions: Iterable[Question]) -> str:
    """The saved questions by theme, with their parameters and defaults."""
    lines: list[str] = []
    theme = None
    for question in questions:
        if question.theme != theme:
            theme = question.theme
            lines += ["", theme] if lines else [theme]
        lines += [f"  {question.name}", f"      {question.summary}"]
        for name, parameter in question.parameters.items():
            default = f", default {question.defaults[name]}" if name in question.defaults else ("" if parameter.required else ", optional")
            lines.append(f"      --param {name}=…  ({parameter.type}{default})")
    return "\n".join(lines) + "\n"
