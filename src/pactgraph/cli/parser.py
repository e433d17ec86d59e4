"""Verbs and options of the command line."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from pactgraph import __version__
from pactgraph.cli import verbs

__all__ = ["parser"]

EXPORT_FORMATS = ("turtle", "jsonld", "rdfxml", "trig", "nquads")
ANSWER_FORMATS = ("table", "csv", "json", "md")


def parser() -> argparse.ArgumentParser:
    """The parser of all verbs; each sets ``run`` to the function that does the work."""
    top = argparse.ArgumentParser(prog="pactgraph", description="What sources say of actors, agreements and sanctions, as a graph that cites every statement.")
    top.add_argument("--version", action="version", version=f"pactgraph {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    store = Path(os.environ.get("PACTGRAPH_STORE", "pactgraph.store"))
    common.add_argument("--store", type=Path, default=store, metavar="FOLDER", help="the store (default: $PACTGRAPH_STORE, else pactgraph.store)")
    common.add_argument("--quiet", action="store_true", help="no progress on stderr")
    commands = top.add_subparsers(dest="verb", required=True, metavar="VERB")

    build = commands.add_parser(
        "build",
        parents=[common],
        help="make the store from articles",
        description="Make the store from articles. Faults in any article leave the store as it was.",
    )
    build.add_argument(
        "articles",
        nargs="*",
        type=Path,
        default=[Path("graph/articles")],
        metavar="FOLDER",
        help="article folders, or folders of them (default: graph/articles)",
    )
    build.add_argument("--keep-going", action="store_true", help="build without the articles that have faults")
    build.set_defaults(run=verbs.build)

    add = commands.add_parser("add", parents=[common], help="put articles into the store, in place of older versions")
    add.add_argument("articles", nargs="+", type=Path, metavar="FOLDER", help="article folders")
    add.set_defaults(run=verbs.add)

    remove = commands.add_parser("remove", parents=[common], help="take articles out of the store")
    remove.add_argument("articles", nargs="+", metavar="ARTICLE", help="names of articles (of their folders)")
    remove.set_defaults(run=verbs.remove)

    ask = commands.add_parser(
        "ask", parents=[common], help="answer a saved question", description="Answer a saved question. Parameters take an IRI, a CURIE or a label."
    )
    ask.add_argument("question", nargs="?", metavar="NAME", help="name of the question")
    ask.add_argument("--list", action="store_true", help="list the questions with their parameters")
    ask.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="value of a parameter; can be given several times")
    ask.add_argument("--cite", action="store_true", help="show the words under each row, with speakers and offsets")
    ask.add_argument("--without-source", action="append", default=[], metavar="SOURCE", help="as if nothing had come through this source")
    ask.add_argument("--format", choices=ANSWER_FORMATS, default="table", help="form of the answer (default: table); json always cites")
    ask.set_defaults(run=verbs.ask)

    query = commands.add_parser("query", parents=[common], help="run a SPARQL query on the store")
    query.add_argument("file", metavar="FILE", help="file with the query, or - for stdin")
    query.add_argument("--format", choices=ANSWER_FORMATS, default="table", help="form of the rows of a SELECT (default: table)")
    query.set_defaults(run=verbs.query)

    explain = commands.add_parser("explain", parents=[common], help="show why statements are in the view, down to the words")
    explain.add_argument("subject", metavar="SUBJECT", help="IRI, CURIE or label")
    explain.add_argument("predicate", nargs="?", metavar="PREDICATE", help="IRI, CURIE or label of a property")
    explain.add_argument("object", nargs="?", metavar="OBJECT", help="IRI, CURIE, label or literal")
    explain.add_argument("--format", choices=("text", "json"), default="text", help="form of the tree (default: text)")
    explain.set_defaults(run=verbs.explain)

    export = commands.add_parser(
        "export",
        parents=[common],
        help="write the graph to stdout",
        description="turtle, jsonld and rdfxml hold the view with labels; trig and nquads all named graphs.",
    )
    export.add_argument("--format", choices=EXPORT_FORMATS, default="turtle", help="default: turtle")
    export.set_defaults(run=verbs.export)

    stats = commands.add_parser("stats", parents=[common], help="what the store holds, in numbers")
    stats.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    stats.set_defaults(run=verbs.stats)
    return top
