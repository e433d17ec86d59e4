"""``python -m pactgraph.reference [FOLDER]``: write the reference data into a folder, that of the installation by default."""

from __future__ import annotations

import sys
from pathlib import Path

from pactgraph import resources
from pactgraph.errors import PactgraphError
from pactgraph.reference import Tables, made, write


def main(arguments: list[str]) -> int:
    """Rebuild the files; the exit code is 2 for a fault in a table."""
    folder = resources.reference_folder()
    try:
        for path in write(made(Tables(folder / "sources")), Path(arguments[0]) if arguments else folder):
            print(path, file=sys.stderr)
    except PactgraphError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
