"""Verbs and options of the command line."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from pactgraph import __version__
from pactgraph.cli import articles, verbs

if TYPE_CHECKING:
    import datetime

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

__all__ = ["parser"]

LIMIT = 5_000_000
"""Characters of an article, as `pactgraph.reading.source.LIMIT`, which is not imported at each start."""

EXPORT_FORMATS = ("turtle", "jsonld", "rdfxml", "trig", "nquads")
REPORT_FORMATS = ("table", "json", "turtle")
MENTION_FORMATS = ("text", "table", "jsonl")
EVALUATION_TABLES = ("type", "rule", "article", "split")
CLAIM_FORMATS = ("jsonl", "text", "yaml")
ANSWER_FORMATS = ("table", "csv", "json", "md")


class _Formatter(argparse.HelpFormatter):
    """Formats help in a width that is not asked of the terminal: argparse would import shutil for that at every start."""

    def __init__(self, prog: str) -> None:
        columns = os.environ.get("COLUMNS", "")
        super().__init__(prog, width=int(columns) if columns.isdigit() else 100)


STORE_HELP = "the store (default: $PACTGRAPH_STORE, else pactgraph.store)"


def _default_store() -> Path:
    return Path(os.environ.get("PACTGRAPH_STORE", "pactgraph.store"))


def parser() -> argparse.ArgumentParser:
    """The parser of all verbs; each sets ``run`` to the function that does the work."""
    description = "What sources say of actors, agreements and sanctions, as a graph that cites every statement."
    top = argparse.ArgumentParser(prog="pactgraph", description=description, formatter_class=_Formatter)
    top.add_argument("--version", action="version", version=f"pactgraph {__version__}")
    # Without prog, argparse formats a usage line first, and for that imports modules that cost as much as a query.
    commands = top.add_subparsers(dest="verb", required=True, metavar="VERB", prog="pactgraph")
    for add_verb in (_build, _extract, _add, _remove, _validate, _ask, _query, _explain, _reason, _export, _stats, _check, _resolve, _evaluate):
        add_verb(commands)
    return top


def _verb(commands: Commands, name: str, help: str, description: str = "") -> argparse.ArgumentParser:
    verb = commands.add_parser(name, help=help, description=description or f"{help[0].upper()}{help[1:]}.", formatter_class=_Formatter)
    verb.add_argument("--store", type=Path, default=_default_store(), metavar="FOLDER", help=STORE_HELP)
    verb.set_defaults(run=getattr(articles if name == "add" else verbs, name))
    return verb


def _quiet(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--quiet", action="store_true", help="no progress on stderr")


def _reference(verb: argparse.ArgumentParser) -> None:
    about = "reference data in place of those of this installation; give the same to build, add and remove"
    verb.add_argument("--reference", type=Path, metavar="FOLDER", help=about)


def _sources(verb: argparse.ArgumentParser) -> None:
    without = "as if nothing had come through this source; can be given several times"
    verb.add_argument("--without-source", action="append", default=[], metavar="SOURCE", help=without)


def _build(commands: Commands) -> None:
    build = _verb(commands, "build", "make the store from articles", "Make the store from articles. Faults in any article leave the store as it was.")
    articles = "article folders, or folders of them (default: graph/articles)"
    build.add_argument("articles", nargs="*", type=Path, default=[Path("graph/articles")], metavar="FOLDER", help=articles)
    build.add_argument("--keep-going", action="store_true", help="build without the articles that have faults")
    _reference(build)
    _quiet(build)


def _extract(commands: Commands) -> None:
    description = (
        "Make claims of articles, offline: English news, press releases, short items. Claims go to stdout, one JSON object a line, in the order of the texts. "
        "A file with a fault does not stop the others; exit code 2: there was one. docs/extraction.md tells what can be read."
    )
    extract = commands.add_parser("extract", help="make claims of articles", description=description, formatter_class=_Formatter)
    _articles(extract)
    extract.add_argument("--format", choices=CLAIM_FORMATS, default="jsonl", help="text is for human eyes, yaml the form of claims.yaml (default: jsonl)")
    extract.add_argument("--rejected", action="store_true", help="show too what would have been claims and why it is none")
    _quiet(extract)
    extract.set_defaults(run=articles.extract)


def _add(commands: Commands) -> None:
    description = (
        "Put articles into the store, in place of older versions. An article's folder with claims.yaml is added as it is; of other files claims are made, "
        "as by extract, and kept with the text in a folder of the article. Exit code 1: a violation keeps claims out of the view; 2: a fault in a file."
    )
    add = _verb(commands, "add", "put articles into the store, in place of older versions", description)
    _articles(add)
    kept = "where the folders of new articles go (default: graph/articles, from which build reads)"
    add.add_argument("--articles", type=Path, default=Path("graph/articles"), metavar="FOLDER", help=kept)
    add.add_argument("--replace", action="store_true", help="let new articles take the place of folders with another text or with reviewed claims")
    _reference(add)
    _quiet(add)


def _articles(verb: argparse.ArgumentParser) -> None:
    """Files, what is known of them, and how they are read."""
    files = "text, HTML, Markdown, JSON or JSON Lines, an article's folder, a folder of these, or - for stdin"
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE", help=files)
    known = "of all files, whatever they say themselves"
    verb.add_argument("--published", type=_day, metavar="DATE", help=f"day of publication {known}; relative times count from it")
    verb.add_argument("--title", metavar="TEXT", help=f"headline {known}")
    verb.add_argument("--url", type=_iri, metavar="URL", help=f"address {known}")
    verb.add_argument("--publisher", type=_iri, metavar="IRI", help=f"publisher {known}")
    verb.add_argument("--language", type=_english, metavar="TAG", help="en, or a tag such as en-GB: the texts are English, however they look")
    verb.add_argument("--max-characters", type=_characters, default=LIMIT, metavar="N", help=f"refuse longer articles (default: {LIMIT:,})")
    verb.add_argument("--jobs", type=_processes, default=1, metavar="N", help="processes; the claims are the same for any number (default: 1)")
    verb.add_argument("--model", metavar="NAME", help="language model in place of the shipped one")


def _remove(commands: Commands) -> None:
    remove = _verb(commands, "remove", "take articles out of the store")
    remove.add_argument("articles", nargs="+", metavar="ARTICLE", help="names of articles (of their folders)")
    _reference(remove)
    _quiet(remove)


def _validate(commands: Commands) -> None:
    about = "Judge the store by the shapes. Exit code 0: no violations, whatever the warnings; 1: violations."
    validate = _verb(commands, "validate", "judge the store by the SHACL shapes", about)
    validate.add_argument("--report", choices=REPORT_FORMATS, default="table", help="form of the report (default: table); turtle is a sh:ValidationReport")
    _quiet(validate)


def _ask(commands: Commands) -> None:
    ask = _verb(commands, "ask", "answer a saved question", "Answer a saved question. Parameters take an IRI, a CURIE or a label.")
    ask.add_argument("question", nargs="?", metavar="NAME", help="name of the question")
    ask.add_argument("--list", action="store_true", help="list the questions with their parameters")
    ask.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="value of a parameter; can be given several times")
    ask.add_argument("--cite", action="store_true", help="show the words under each row, with speakers and offsets")
    _sources(ask)
    ask.add_argument("--format", choices=ANSWER_FORMATS, default="table", help="form of the answer (default: table); json always cites")


def _query(commands: Commands) -> None:
    query = _verb(commands, "query", "run a SPARQL query on the store", "Run a SPARQL query on the store, in a process with limits and without network.")
    query.add_argument("file", metavar="FILE", help="file with the query, or - for stdin")
    _sources(query)
    query.add_argument("--format", choices=ANSWER_FORMATS, default="table", help="form of the rows of a SELECT (default: table)")
    query.add_argument("--timeout", type=_amount, default=60, metavar="SECONDS", help="stop the query after this time (default: 60)")
    query.add_argument("--memory", type=_amount, default=2048, metavar="MB", help="stop the query when it needs more (default: 2048)")


def _number(text: str, most: int) -> int:
    if text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(f"found {text!r}; expected a whole number from 1 to {most:,}")


def _amount(text: str) -> int:
    """A number of seconds or megabytes."""
    return _number(text, 1_000_000)


def _characters(text: str) -> int:
    return _number(text, 1_000_000_000)


def _processes(text: str) -> int:
    return _number(text, 256)


def _iri(text: str) -> str:
    """An absolute IRI."""
    from pactgraph.iris import is_iri

    if is_iri(text):
        return text
    raise argparse.ArgumentTypeError(f"found {text!r}; expected an absolute IRI")


def _english(text: str) -> str:
    """The tag of English, or of a kind of it: claims are made of no other language."""
    if text == "en" or (text.startswith("en-") and text.replace("-", "").isalnum() and text.isascii()):
        return text
    raise argparse.ArgumentTypeError(f"found {text!r}; expected en, or a tag such as en-GB: only English is read")


def _explain(commands: Commands) -> None:
    explain = _verb(commands, "explain", "show why statements are in the view, down to the words")
    explain.add_argument("subject", metavar="SUBJECT", help="IRI, CURIE or label")
    explain.add_argument("predicate", nargs="?", metavar="PREDICATE", help="IRI, CURIE, label or local name of a property")
    explain.add_argument("object", nargs="?", metavar="OBJECT", help="IRI, CURIE, label or literal")
    _sources(explain)
    explain.add_argument("--format", choices=("text", "json"), default="text", help="form of the tree (default: text)")


def _export(commands: Commands) -> None:
    export = _verb(
        commands, "export", "write the graph to stdout", "Write the graph to stdout: turtle, jsonld and rdfxml hold the view with labels, trig and nquads all."
    )
    export.add_argument("--format", choices=EXPORT_FORMATS, default="turtle", help="default: turtle")


def _stats(commands: Commands) -> None:
    stats = _verb(commands, "stats", "what the store holds, in numbers")
    stats.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def _check(commands: Commands) -> None:
    description = (
        "Check ontology, vocabularies, rules, questions, shapes and reference data of this installation, and how the store uses their terms, if there is one. "
        "Exit code 1: errors."
    )
    check = _verb(commands, "check", "look for faults of the ontology and its use", description)
    check.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    default = _default_store()
    check.set_defaults(store=default if default.exists() else None)


def _reason(commands: Commands) -> None:
    description = (
        "Show the members of the classes that OWL defines and the rules derive. With --owl HermiT classifies the view too (needs Java); "
        "exit code 1: the view contradicts the ontology, or HermiT finds other members."
    )
    reason = _verb(commands, "reason", "show who is a named adversary, a partner of one, sanctioned, exposed", description)
    reason.add_argument("--owl", action="store_true", help="compare with HermiT, an OWL 2 DL reasoner")
    reason.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def _resolve(commands: Commands) -> None:
    description = (
        "Show whom and what the names in texts mean, offline: each mention with its candidates, their scores and the reasons. "
        "A score is the sum of the reasons, about 1 for a name alone, and no probability. "
        "A mention is linked (→) to its first candidate if that has at least 0.60 and leads the next one by 0.15; else it stays open (?). "
        "docs/resolution.md tells how to read it."
    )
    resolve = commands.add_parser("resolve", help="show whom the names in a text mean", description=description, formatter_class=_Formatter)
    resolve.add_argument("files", nargs="+", metavar="FILE", help="texts in UTF-8, article folders, or - for stdin")
    published = "day of publication, in place of the one that an article folder names; without any, no office leads to its holder"
    resolve.add_argument("--published", type=_day, metavar="DATE", help=published)
    resolve.add_argument(
        "--format", choices=MENTION_FORMATS, default="text", help="text gives candidates and reasons, table one line a mention (default: text)"
    )
    _quiet(resolve)
    resolve.set_defaults(run=verbs.resolve)


def _evaluate(commands: Commands) -> None:
    description = (
        "Compare claims with a gold set: a folder with articles/, gold/, meta.json and split.json. Without --predictions the texts are extracted first. "
        "docs/evaluation.md tells what counts as right."
    )
    evaluate = commands.add_parser("evaluate", help="how good the extraction is on annotated texts", description=description, formatter_class=_Formatter)
    evaluate.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folder of the gold set")
    evaluate.add_argument("--only", metavar="SPLIT", help="a split named in split.json")
    evaluate.add_argument("--predictions", type=Path, metavar="FILE", help="claims to judge, one JSON object a line")
    evaluate.add_argument("--by", choices=EVALUATION_TABLES, default="type", help="rows of the table (default: type)")
    evaluate.add_argument("--misses", action="store_true", help="list what was missed and what was made up")
    evaluate.add_argument("--calibration", action="store_true", help="show whether confidence holds")
    evaluate.add_argument("--write-confidence", type=Path, metavar="FILE", help="write the confidence that each rule deserves, as TOML")
    evaluate.add_argument("--jobs", type=_amount, default=1, metavar="N", help="processes that extract (default: 1)")
    evaluate.add_argument("--format", choices=("text", "json"), default="text", help="json holds all tables, misses and calibration (default: text)")
    _quiet(evaluate)
    evaluate.set_defaults(run=verbs.evaluate)


def _day(text: str) -> datetime.date:
    """A day in ISO 8601."""
    import datetime

    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        day = None
    # Other forms of ISO 8601 are days too, but not as they are written here.
    if day is None or str(day) != text:
        raise argparse.ArgumentTypeError(f"found {text!r}; expected a day, YYYY-MM-DD")
    return day
