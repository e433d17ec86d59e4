"""The ``#+`` header of a query file: YAML in comments, as grlc reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from pactgraph.errors import InputError

__all__ = ["QueryFile", "read_query_file", "read_query_text"]


class QueryFile(NamedTuple):
    """A query file: its metadata and its SPARQL text (header lines kept, so that lines count from the file's first)."""

    path: Path
    metadata: dict[str, Any]
    text: str

    @property
    def name(self) -> str:
        """File name without ending."""
        return self.path.stem

    def require(self, *keys: str) -> None:
        """Insist on keys of the header.

        Raises:
            InputError: one is missing.
        """
        for key in keys:
            if key not in self.metadata:
                raise InputError(self.path, f"a header without {key!r}", f"#+ {key}: …", 1)


def read_query_text(path: Path) -> str:
    """The text of a query file.

    Raises:
        InputError: the file cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(path, f"a byte that is not UTF-8 at offset {error.start}", "UTF-8 text") from None
    except FileNotFoundError:
        raise InputError(path, "no such file", "a SPARQL query") from None
    except OSError as error:
        raise InputError(path, (error.strerror or "no readable file").lower(), "a SPARQL query") from None


def read_query_file(path: Path) -> QueryFile:
    """Read a query file.

    Raises:
        InputError: the file has no header, or the header is not YAML; unlike in grlc a fault is never silent.
    """
    import yaml

    text = read_query_text(path)
    header = [line[2:].removeprefix(" ") if line.startswith("#+") else "" for line in text.splitlines()]
    try:
        metadata = yaml.load("\n".join(header), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise InputError(path, f"broken YAML ({getattr(error, 'problem', error)})", "a YAML header", mark.line + 1 if mark else 1) from None
    if not isinstance(metadata, dict):
        raise InputError(path, "no header", "lines that begin with '#+' and hold YAML", 1)
    return QueryFile(path, metadata, text)
