"""The errors a user can meet: one root, one line of text, an exit code and an HTTP status each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = [
    "ExtractionError",
    "InputError",
    "InputErrors",
    "NotFoundError",
    "ParameterError",
    "PactgraphError",
    "QueryError",
    "QueryLimitError",
    "ReasonerError",
    "RemoteError",
    "StoreError",
    "StoreLockedError",
]


class PactgraphError(Exception):
    """Root of all errors that pactgraph raises on purpose."""

    exit_code = 2
    http_status = 500


class InputError(PactgraphError):
    """A file that cannot be read as what it should be.

    Args:
        path: the file.
        found: what stands there.
        expected: what should stand there.
        line: line number from 1, if known.
    """

    http_status = 422

    def __init__(self, path: Path | str, found: str, expected: str, line: int | None = None) -> None:
        self.path, self.found, self.expected, self.line = Path(path), found, expected, line
        where = f"{path}:{line}" if line is not None else f"{path}"
        super().__init__(f"{where}: found {found}; expected {expected}")


class InputErrors(PactgraphError):
    """Several faults in the input, each with its place."""

    http_status = 422

    def __init__(self, errors: Sequence[PactgraphError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(error) for error in errors))


class ExtractionError(PactgraphError):
    """An article of which an extractor makes no claims because it fails: a fault of the extractor, whatever the text says.

    Args:
        place: file and line of the article.
        found: what happened.
    """

    def __init__(self, place: str, found: str) -> None:
        self.place, self.found = place, found
        super().__init__(f"{place}: found {found} while extracting; expected claims, or none; please report it with the text")


class NotFoundError(PactgraphError):
    """A name that stands for nothing here.

    Args:
        kind: what was looked for ("question", "article", "label" …).
        name: the name given.
        candidates: names that exist and are near.
    """

    http_status = 404

    def __init__(self, kind: str, name: str, candidates: Sequence[str] = ()) -> None:
        self.kind, self.name, self.candidates = kind, name, tuple(candidates)
        hint = f"; did you mean {', '.join(candidates)}?" if candidates else ""
        super().__init__(f"no {kind} {name!r}{hint}")


class ParameterError(PactgraphError):
    """A parameter of a question that is missing, unknown, ambiguous or of the wrong type."""

    http_status = 400


class QueryError(PactgraphError):
    """A SPARQL text that cannot be run: malformed, or asking for what is not allowed here.

    Args:
        message: what is wrong.
        line: line number from 1, if known.
    """

    http_status = 400

    def __init__(self, message: str, line: int | None = None) -> None:
        self.line = line
        super().__init__(message)


class QueryLimitError(QueryError):
    """A query that needs more time, memory, room or nesting than it is given.

    Its HTTP status says that the request is well-formed and cannot be processed (RFC 9110 section 15.5.21).
    """

    http_status = 422


class StoreError(PactgraphError):
    """The store cannot be opened, read or written."""

    http_status = 503


class StoreLockedError(StoreError):
    """Another process is writing the store."""

    http_status = 423


class ReasonerError(PactgraphError):
    """The OWL reasoner cannot be run, or fails."""

    http_status = 503


class RemoteError(PactgraphError):
    """An endpoint on the network that does not answer as it should (RFC 9110 section 15.6.3).

    Args:
        endpoint: its URL.
        found: what came.
        expected: what should have come.
        tries: how often it was asked.
    """

    http_status = 502

    def __init__(self, endpoint: str, found: str, expected: str, tries: int = 1) -> None:
        self.endpoint, self.found, self.expected, self.tries = endpoint, found, expected, tries
        super().__init__(f"{endpoint}: found {found}; expected {expected} (asked {tries} time{'s' if tries != 1 else ''})")
