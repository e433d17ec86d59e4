"""What each verb does: read the options, call the library, write the result."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from pactgraph.cli import render
from pactgraph.errors import InputError, ParameterError, QueryError
from pactgraph.pipeline.graph import Graph

if TYPE_CHECKING:
    import datetime

    from pactgraph.evaluation import Evaluation, GoldSet
    from pactgraph.pipeline.ingest import Outcome, Progress

__all__ = ["ask", "build", "check", "evaluate", "explain", "export", "progress", "query", "reason", "remove", "resolve", "show_findings", "stats", "validate"]


def progress(options: Namespace) -> Progress:
    """Where progress goes: to stderr, or nowhere."""
    return (lambda line: None) if options.quiet else (lambda line: print(line, file=sys.stderr))


def _graph(options: Namespace) -> Graph:
    """The graph to ask, without the sources that the user has withdrawn."""
    graph = Graph.open(options.store)
    return graph.without_sources(*options.without_source) if options.without_source else graph


def build(options: Namespace) -> int:
    """``pactgraph build``."""
    from pactgraph.pipeline import ingest

    folders = [folder for path in options.articles for folder in ingest.article_folders(path)]
    outcome = ingest.build(options.store, folders, options.keep_going, progress(options), options.reference)
    for fault in outcome.faults:
        for line in str(fault).splitlines():
            print(f"pactgraph: {line}", file=sys.stderr)
    show_findings(outcome, options)
    left_out = f", {len(outcome.faults)} left out" if outcome.faults else ""
    held_back = f", {len(outcome.held_back)} held back" if outcome.held_back else ""
    progress(options)(f"built {options.store} from {len(outcome.articles)} articles{left_out}{held_back}")
    return 2 if outcome.faults else int(bool(outcome.held_back))


def show_findings(outcome: Outcome, options: Namespace) -> None:
    """Violations in any case, warnings with the progress; and what is kept out for them."""
    shown = [finding for finding in outcome.findings if finding.is_violation or not options.quiet]
    print("".join(render.finding_lines(shown)), end="", file=sys.stderr)
    for article in outcome.held_back:
        print(f"pactgraph: {article}: its claims are kept out of the view until its violations are mended", file=sys.stderr)


def remove(options: Namespace) -> int:
    """``pactgraph remove``."""
    from pactgraph.pipeline import ingest

    for slug in options.articles:
        ingest.remove(options.store, slug, progress(options), options.reference)
        progress(options)(f"removed {slug}")
    return 0


def validate(options: Namespace) -> int:
    """``pactgraph validate``."""
    from pactgraph.pipeline import ingest
    from pactgraph.services.report import conforms

    findings = ingest.validate(options.store, progress(options))
    print(render.reports()[options.report](findings), end="")
    return 0 if conforms(findings) else 1


def ask(options: Namespace) -> int:
    """``pactgraph ask``."""
    if options.list:
        from pactgraph.services.compiled import Compiled
        from pactgraph.services.questions import list_questions

        print(render.catalogue(list_questions(Compiled())), end="")
        return 0
    if options.question is None:
        raise ParameterError("no question; expected its name, or --list")
    parameters = {}
    for pair in options.param:
        name, equals, value = pair.partition("=")
        if not equals:
            raise ParameterError(f"--param {pair}: expected NAME=VALUE")
        parameters[name] = value
    graph = _graph(options)
    answer = graph.answer(graph.question(options.question), parameters, cite=options.cite or options.format == "json")
    print(render.ANSWERS[options.format](answer), end="")
    return 0


def query(options: Namespace) -> int:
    """``pactgraph query``."""
    from pactgraph.services.questions import to_answer
    from pactgraph.store.protocol import Solutions
    from pactgraph.store.sandbox import Limits

    text = _query_text(options.file)
    graph = _graph(options)
    try:
        result = graph.query(text, Limits(seconds=options.timeout, memory=options.memory))
    except QueryError as error:
        raise type(error)(f"{options.file}: {error}") from None
    if isinstance(result, Solutions):
        answer = to_answer(options.file, "the query as written", result, graph.names)
        print(render.ANSWERS[options.format](answer), end="")
    elif isinstance(result, bool):
        print("true" if result else "false")
    else:
        print("".join(f"{triple} .\n" for triple in sorted(map(str, result))), end="")
    return 0


def _query_text(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    from pactgraph.sparql.header import read_query_text

    return read_query_text(Path(name))


def explain(options: Namespace) -> int:
    """``pactgraph explain``."""
    explanations = _graph(options).explain(options.subject, options.predicate, options.object)
    print(render.EXPLANATIONS[options.format](explanations), end="")
    return 0


def export(options: Namespace) -> int:
    """``pactgraph export``."""
    from pactgraph.services.export import export as write

    sys.stdout.write(write(Graph.open(options.store).store, options.format))
    return 0


def stats(options: Namespace) -> int:
    """``pactgraph stats``."""
    from pactgraph.services.statistics import statistics

    graph = Graph.open(options.store)
    print(render.STATISTICS[options.format](statistics(graph.store, graph.acceptance)), end="")
    return 0


def check(options: Namespace) -> int:
    """``pactgraph check``."""
    from pactgraph.cli.ontology import FAULTS
    from pactgraph.services import quality

    data = Graph.open(options.store).store if options.store is not None else None
    checks = quality.read_checks()
    faults = quality.check(quality.knowledge(data), checks)
    print(FAULTS[options.format](len(checks), faults), end="")
    return 1 if any(fault.severity == quality.ERROR for fault in faults) else 0


def reason(options: Namespace) -> int:
    """``pactgraph reason``."""
    from pactgraph.cli.ontology import REASONING
    from pactgraph.services import owl

    graph = Graph.open(options.store)
    reasoning = owl.reason(graph.store, options.owl)
    print(REASONING[options.format](reasoning, graph.names), end="")
    return 0 if reasoning.agrees else 1


def resolve(options: Namespace) -> int:
    """``pactgraph resolve``."""
    from pactgraph.actors import Gazetteer, Resolver
    from pactgraph.cli.mentions import MENTIONS

    resolver, code = Resolver(Gazetteer.load()), 0
    for name in options.files:
        try:
            text, published = _text_with_date(name, options.published)
        except InputError as error:
            print(f"pactgraph: {error}", file=sys.stderr)
            code = error.exit_code
            continue
        if published is None:
            progress(options)(f"pactgraph: {name}: no day of publication, so that no office leads to its holder; --published DATE gives one")
        print("".join(MENTIONS[options.format](name, published, resolver.resolve(text, published))), end="")
    return code


def _text_with_date(name: str, published: datetime.date | None) -> tuple[str, datetime.date | None]:
    """The text of a file with its day of publication: as given, else as the article's folder says."""
    from pactgraph.reading.article_folder import decoded, read_document, read_text

    if name == "-":
        return decoded(Path(name), sys.stdin.buffer.read()), published
    path = Path(name)
    folder = path.parent if path.name == "article.txt" else path
    if (folder / "article.yaml").is_file():
        document = read_document(folder)
        return document.text, published or document.article.published
    return read_text(path), published


def evaluate(options: Namespace) -> int:
    """``pactgraph evaluate``."""
    from pactgraph.cli import evaluation as form
    from pactgraph.evaluation import read_gold
    from pactgraph.evaluation.calibration import confidence_text, fit, judged_claims, reliability

    gold = read_gold(options.gold, options.only)
    for note in gold.notes:
        print(f"pactgraph: {note}", file=sys.stderr)
    evaluation = _evaluation(gold, options)
    claims = judged_claims(evaluation)
    if options.write_confidence is not None:
        origin = f"{len(claims)} claims of {len(gold.articles)} annotated texts" + (f", split {options.only}" if options.only else "")
        options.write_confidence.write_text(confidence_text(fit(claims), origin), encoding="utf-8")
    if options.format == "json":
        print(form.as_json(evaluation, gold, reliability(claims)), end="")
        return 0
    parts = [form.BY[options.by](evaluation, gold)]
    parts += [form.misses(evaluation)] if options.misses else []
    parts += [form.reliability_table(reliability(claims))] if options.calibration else []
    print("\n".join(parts), end="")
    return 0


def _evaluation(gold: GoldSet, options: Namespace) -> Evaluation:
    """The evaluation of given claims, or of those that the extractor makes of the texts."""
    from pactgraph.pipeline import evaluation

    if options.predictions is not None:
        return evaluation.evaluate_file(gold, options.predictions)
    from pactgraph.pipeline.extraction import extractor

    return evaluation.evaluate(gold, extractor, options.jobs, progress(options))
