"""The command line: thin, the same verbs as the library. Data goes to stdout, all else to stderr.

Exit codes: 0 done, 1 done with findings, 2 error.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from pactgraph.cli.parser import parser
from pactgraph.errors import PactgraphError, ParameterError

__all__ = ["main"]


def _check_text(options: Namespace) -> None:
    """Refuse words that are no text: bytes of the command line that are not UTF-8."""
    for value in vars(options).values():
        for word in value if isinstance(value, list) else [value]:
            if isinstance(word, (str, Path)) and any("\ud800" <= character <= "\udfff" for character in str(word)):
                raise ParameterError(f"found {str(word)!r}; expected UTF-8 text")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb.

    Args:
        arguments: words after the program's name; those of the process by default.

    Returns:
        the exit code.
    """
    options = parser().parse_args(arguments)
    try:
        _check_text(options)
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except PactgraphError as error:
        for line in str(error).splitlines():
            print(f"pactgraph: {line}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        _forget_output()
        return 0
    except OSError as error:
        _forget_output()
        print(f"pactgraph: {error.filename or 'the output could not be written'}: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("pactgraph: stopped; the store holds what was complete", file=sys.stderr)
        return 130


def _forget_output() -> None:
    """Send to nowhere what stdout still holds: the interpreter writes it when it ends, and would complain a second time."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
