"""``python -m pactgraph.wikidata``: refresh the tables of reference data and rebuild the files made of them; see scripts/refresh_reference.

Exit codes: 0 done, 2 error.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from pactgraph import resources
from pactgraph.errors import NotFoundError, PactgraphError, ParameterError, RemoteError
from pactgraph.reference import Tables, made, write
from pactgraph.reference.changes import changes, told
from pactgraph.wikidata.endpoint import WIKIDATA, Endpoint
from pactgraph.wikidata.items import items_of
from pactgraph.wikidata.refresh import SHRINKING, refresh
from pactgraph.wikidata.table import Table, ordered, read_table, table_files


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="refresh_reference",
        # The script looks for the words that it must not publish after, and knows them in full only.
        allow_abbrev=False,
        description="Refresh the tables of reference data from Wikidata, rebuild the files made of them, and tell what changed.",
    )
    parser.add_argument("tables", metavar="TABLE", nargs="*", help="names of tables; all of them by default")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--offline", action="store_true", help="no network: rebuild from the tables that are there")
    only.add_argument("--tables-only", action="store_true", help="refresh the tables and rebuild nothing")
    parser.add_argument("--endpoint", metavar="URL", default=WIKIDATA, help="the SPARQL endpoint (%(default)s)")
    parser.add_argument("--folder", type=Path, default=resources.reference_folder(), help="the folder of reference data (%(default)s)")
    parser.add_argument("--work", type=Path, default=Path(".refresh"), help="where pages are kept until a table is complete (%(default)s)")
    parser.add_argument("--page-size", type=int, metavar="N", help="items a page; by default what the query of the table says")
    parser.add_argument("--timeout", type=float, default=70, metavar="S", help="seconds that an answer may take (%(default)g)")
    parser.add_argument("--attempts", type=int, default=5, metavar="N", help="how often a query is tried when what fails may pass (%(default)s)")
    parser.add_argument("--pause", type=float, default=1, metavar="S", help="seconds between queries (%(default)g)")
    parser.add_argument("--shrinking", type=float, default=SHRINKING, metavar="SHARE", help="share of its rows that a table may lose (%(default)g)")
    parser.add_argument("--quiet", action="store_true", help="no progress on stderr")
    return parser


def _tables(options: Namespace) -> list[Table]:
    if options.offline and options.tables:
        raise ParameterError(f"--offline: found the table {options.tables[0]} to refresh; expected none")
    files = {path.stem: path for path in table_files(options.folder / "sources" / "wikidata" / "queries")}
    for name in options.tables:
        if name not in files:
            raise NotFoundError("table", name, [*files])
    return ordered(read_table(files[name], options.page_size) for name in options.tables or files)


def _check(options: Namespace) -> None:
    for name, good, expected in (
        ("page-size", options.page_size is None or options.page_size > 0, "at least 1"),
        ("attempts", options.attempts > 0, "at least 1"),
        ("timeout", 0 < options.timeout <= 3600, "more than 0 and at most 3600"),
        ("pause", 0 <= options.pause <= 3600, "0 to 3600"),
        ("shrinking", 0 <= options.shrinking <= 1, "0 to 1"),
    ):
        if not good:
            raise ParameterError(f"--{name}: found {getattr(options, name.replace('-', '_'))}; expected {expected}")


def _refresh(options: Namespace, tables: Sequence[Table], progress: Callable[[str], None]) -> Iterator[str]:
    """Refresh tables; what changed in each."""
    sources = options.folder / "sources"
    endpoint = Endpoint(options.endpoint, timeout=options.timeout, attempts=options.attempts, pause=options.pause)
    items = partial(items_of, sources)
    for change in refresh(tables, endpoint, sources / "wikidata", options.work, progress, options.shrinking, items):
        yield str(change)


def _rebuild(folder: Path, progress: Callable[[str], None]) -> Iterator[str]:
    """Rebuild the files from the tables that are there; what changed in each, and how to look at it."""
    progress("rebuilding")
    files = list(made(Tables(folder / "sources")))
    found = changes(folder, files)
    for _ in write(files, folder):
        pass
    yield from told(found)
    yield (
        f"{len(found)} of {len(files)} files changed; to look at them: git add -N {folder}; git diff -- {folder}"
        if found
        else f"none of {len(files)} files changed"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Refresh tables and rebuild what is made of them; what changed goes to stdout, all else to stderr.

    Args:
        arguments: words after the program's name; those of the process by default.

    Returns:
        the exit code.
    """
    options = _parser().parse_args(arguments)
    progress: Callable[[str], None] = (lambda line: None) if options.quiet else (lambda line: print(line, file=sys.stderr))
    try:
        _check(options)
        tables = _tables(options)
        if not options.offline:
            for line in _refresh(options, tables, progress):
                print(line, flush=True)
        if not options.tables_only:
            for line in _rebuild(options.folder, progress):
                print(line, flush=True)
        return 0
    except RemoteError as error:
        print(f"refresh_reference: {error}", file=sys.stderr)
        if not options.tables_only:
            words = "nothing is rebuilt; what is there already is kept: run it again to go on, or with --offline to rebuild without the network"
            print(f"refresh_reference: {words}", file=sys.stderr)
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
