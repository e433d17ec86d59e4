"""``python -m pactgraph.wikidata``: refresh the tables of reference data; see scripts/refresh_reference.

Exit codes: 0 done, 2 error.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from pactgraph import resources
from pactgraph.errors import NotFoundError, PactgraphError, ParameterError
from pactgraph.wikidata.endpoint import WIKIDATA, Endpoint
from pactgraph.wikidata.refresh import SHRINKING, refresh
from pactgraph.wikidata.table import Table, read_table, table_files


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="refresh_reference", description="Refresh the tables of reference data from Wikidata.")
    parser.add_argument("tables", metavar="TABLE", nargs="*", help="names of tables; all of them by default")
    parser.add_argument("--endpoint", metavar="URL", default=WIKIDATA, help="the SPARQL endpoint (%(default)s)")
    parser.add_argument("--folder", type=Path, default=resources.reference_folder() / "sources" / "wikidata", help="where the tables lie (%(default)s)")
    parser.add_argument("--work", type=Path, default=Path(".refresh"), help="where pages are kept until a table is complete (%(default)s)")
    parser.add_argument("--page-size", type=int, metavar="N", help="items a page; by default what the query of the table says")
    parser.add_argument("--timeout", type=float, default=70, metavar="S", help="seconds that an answer may take (%(default)g)")
    parser.add_argument("--pause", type=float, default=1, metavar="S", help="seconds between queries (%(default)g)")
    parser.add_argument("--shrinking", type=float, default=SHRINKING, metavar="SHARE", help="share of its rows that a table may lose (%(default)g)")
    parser.add_argument("--quiet", action="store_true", help="no progress on stderr")
    return parser


def _tables(options: Namespace) -> list[Table]:
    files = {path.stem: path for path in table_files(options.folder / "queries")}
    for name in options.tables:
        if name not in files:
            raise NotFoundError("table", name, [*files])
    return [read_table(files[name], options.page_size) for name in options.tables or files]


def _check(options: Namespace) -> None:
    for name, good, expected in (
        ("page-size", options.page_size is None or options.page_size > 0, "at least 1"),
        ("timeout", 0 < options.timeout <= 3600, "more than 0 and at most 3600"),
        ("pause", 0 <= options.pause <= 3600, "0 to 3600"),
        ("shrinking", 0 <= options.shrinking <= 1, "0 to 1"),
    ):
        if not good:
            raise ParameterError(f"--{name}: found {getattr(options, name.replace('-', '_'))}; expected {expected}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Refresh tables; what changed goes to stdout, all else to stderr.

    Args:
        arguments: words after the program's name; those of the process by default.

    Returns:
        the exit code.
    """
    options = _parser().parse_args(arguments)
    try:
        _check(options)
        endpoint = Endpoint(options.endpoint, timeout=options.timeout, pause=options.pause)
        progress = (lambda line: None) if options.quiet else (lambda line: print(line, file=sys.stderr))
        for change in refresh(_tables(options), endpoint, options.folder, options.work, progress, options.shrinking):
            print(change, flush=True)
        return 0
    except PactgraphError as error:
        print(f"refresh_reference: {error}", file=sys.stderr)
    except OSError as error:
        print(f"refresh_reference: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("refresh_reference: stopped; tables are whole, and the next refresh goes on from here", file=sys.stderr)
        return 130
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
