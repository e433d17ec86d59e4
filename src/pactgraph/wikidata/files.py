"""CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from pactgraph.errors import InputError

__all__ = ["csv_text", "read_csv"]


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A CSV file (RFC 4180, yet with LF, as version control wants it): one line of names, then the rows.

    >>> csv_text(["a", "b"], [["1", "x, y"]])
    'a,b\n1,"x, y"\n'
    """
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([columns, *rows])
    return file.getvalue()


def read_csv(path: Path, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows of a CSV file, its values in the order of these columns, empty where the file has no such column; no rows without a file.

    Raises:
        InputError: the file is not UTF-8, or a row has more or fewer values than the first line has names.
    """
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            names = next(reader, [])
            places = [names.index(column) if column in names else None for column in columns]
            rows = []
            for row in reader:
                if len(row) != len(names):
                    raise InputError(path, f"{len(row)} values", f"{len(names)}, as in the first line", reader.line_num)
                rows.append(tuple("" if place is None else row[place] for place in places))
            return rows
    except UnicodeDecodeError:
        raise InputError(path, "a byte that is not UTF-8", "UTF-8 text") from None
    except csv.Error as error:
        raise InputError(path, f"broken CSV ({error})", "CSV as in RFC 4180") from None
