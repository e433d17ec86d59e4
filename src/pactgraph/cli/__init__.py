"""The command line: thin, the same verbs as the library. Data goes to stdout, all else to stderr.

Exit codes: 0 done, 1 done with findings, 2 error.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pactgraph.cli.parser import parser
from pactgraph.errors import PactgraphError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb.

    Args:
        arguments: words after the program's name; those of the process by default.

    Returns:
        the exit code.
    """
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except PactgraphError as error:
        for line in str(error).splitlines():
            print(f"pactgraph: {line}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("pactgraph: stopped; the store is as before", file=sys.stderr)
        return 130
