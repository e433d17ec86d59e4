"""JSON Lines (https://jsonlines.org): one article a line. Read line by line, so that a file may be larger than memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pactgraph.errors import InputError, PactgraphError
from pactgraph.reading.decoding import decode
from pactgraph.reading.front_matter import named_fields
from pactgraph.reading.lexicon import lexicon
from pactgraph.reading.source import Raw

__all__ = ["read_json", "read_json_lines"]

_ESCAPED = 12
"""Bytes that JSON takes for one character at most: two escapes of six."""

_BOM = b"\xef\xbb\xbf"


def read_json_lines(path: Path, file: BinaryIO, limit: int) -> Iterator[Raw | PactgraphError]:
    """The articles of a file, with an error in place of each line that holds none.

    Args:
        path: where the lines come from, for messages.
        file: the lines, in UTF-8.
        limit: characters of an article; a line that must hold more is not read to its end.
    """
    longest = _ESCAPED * limit
    number = 0
    while line := file.readline(longest):
        number += 1
        if len(line) == longest and not line.endswith(b"\n"):
            yield InputError(path, f"a line of more than {longest:,} bytes", "one article a line", number)
            while len(line) == longest and not line.endswith(b"\n"):
                line = file.readline(longest)
            continue
        line = line.removeprefix(_BOM) if number == 1 else line
        if line.strip():
            yield _article(path, line, number)


def read_json(path: Path, data: bytes) -> Iterator[Raw | PactgraphError]:
    """The articles of a JSON file: one object, or a list of them."""
    try:
        value = _parsed(path, decode(path, data).text, None)
    except InputError as error:
        yield error
        return
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        try:
            yield _raw(path, item, None)
        except InputError as error:
            where = f"{error.found} (article {number} of the list)" if isinstance(value, list) else error.found
            yield InputError(path, where, error.expected)


def _article(path: Path, line: bytes, number: int) -> Raw | InputError:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        return InputError(path, f"the byte 0x{line[error.start]:02x} that is not UTF-8", "UTF-8, as JSON is", number)
    try:
        return _raw(path, _parsed(path, text, number), number)
    except InputError as error:
        return error


def _parsed(path: Path, text: str, number: int | None) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(path, f"broken JSON ({error.msg} at column {error.colno})", "an object with the text of an article", number or error.lineno) from None
    except (RecursionError, ValueError) as error:
        raise InputError(path, f"broken JSON ({error})", "an object with the text of an article", number) from None


def _raw(path: Path, item: Any, line: int | None) -> Raw:
    names = ", ".join(lexicon().fields["text"])
    if not isinstance(item, dict):
        raise InputError(path, f"{type(item).__name__} {_short(item)}", f"an object with the text of an article ({names})", line)
    metadata = named_fields(item)
    text = metadata.pop("text", None)
    if text is None:
        raise InputError(path, f"an object with {', '.join(map(repr, item)) or 'no key'}"[:200], f"one with the text of an article ({names})", line)
    fault = next((letter for letter in text if letter == "\0" or "\ud800" <= letter <= "\udfff"), None)
    if fault is not None:
        raise InputError(path, f"the character U+{ord(fault):04X} in the text", "Unicode text", line)
    return Raw(path, text, {key: value for key, value in metadata.items() if value.isprintable()}, line)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
