"""Bytes to text: what is no text is refused by name, what is not UTF-8 is read as what it is, and that is told."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from pactgraph.errors import InputError

__all__ = ["Decoded", "decode", "refuse_binary"]

EXPECTED = "text, HTML, Markdown or JSON Lines"

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive, as .docx, .odt and .epub are"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16, thus before it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENGLISH = ("cp1252", "mac_roman")
"""Encodings of English texts that are not Unicode. In others an English text is ASCII, and a text in another language is none of ours."""

_SAMPLE = 1 << 16


class Decoded(NamedTuple):
    """Text, and the encoding it was in; ``note`` tells an encoding that a reader may doubt."""

    text: str
    encoding: str
    note: str | None = None


def refuse_binary(path: Path, data: bytes) -> None:
    """Refuse what is no text by its first bytes.

    Args:
        path: where they come from, for the message.
        data: the bytes, or the first of them.

    Raises:
        InputError: it is no text.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(path, what, f"{EXPECTED}; convert it first")


def decode(path: Path, data: bytes, declared: str | None = None) -> Decoded:
    """The text that bytes are; line ends and combining marks stay as they are, a byte order mark is no part of it.

    Args:
        path: where they come from, for messages.
        data: the bytes.
        declared: the encoding that the file itself names.

    Raises:
        InputError: there is no text, or it is no text.
    """
    mark = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if mark is None:
        refuse_binary(path, data)
    decoded = _with_mark(path, data, mark) if mark else _without_mark(path, data, declared)
    nul = decoded.text.find("\0")
    if nul >= 0:
        line = decoded.text.count("\n", 0, nul) + 1
        raise InputError(path, "a NUL character, as binary files have them", f"{EXPECTED}, in UTF-8 (UTF-16 with a byte order mark)", line)
    if not decoded.text.strip():
        raise InputError(path, "an empty file", "the text of an article", 1)
    return decoded


def _with_mark(path: Path, data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            path, f"broken {encoding.upper()} ({error.reason} at byte {error.start})", f"the {encoding.upper()} that its first bytes promise"
        ) from None


def _without_mark(path: Path, data: bytes, declared: str | None) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{data[error.start]:02x} that is not UTF-8"
    for encoding in _candidates(data, declared):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        name = _shown(encoding)
        return Decoded(text, name, None if declared and encoding == _codec(declared) else f"line {line} holds {found}; read as {name}")
    raise InputError(path, found, "UTF-8 text, or text in Windows-1252", line)


def _candidates(data: bytes, declared: str | None) -> list[str]:
    """Encodings to try: the declared one, the one that a look at the first odd bytes finds, the most usual one."""
    from charset_normalizer import from_bytes

    named = _codec(declared) if declared else None
    # The odd bytes decide; what is plain before them says nothing.
    odd = re.search(rb"[\x80-\xff]", data)
    start = max(0, odd.start() - _SAMPLE // 2) if odd else 0
    likely = from_bytes(data[start : start + _SAMPLE], cp_isolation=list(_ENGLISH)).best()
    return [encoding for encoding in (named, likely and likely.encoding, *_ENGLISH) if encoding]


def _codec(label: str) -> str | None:
    """The codec of a label, as browsers read it: Latin-1 and ASCII mean Windows-1252 (WHATWG Encoding 4.2)."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _shown(codec: str) -> str:
    return {"cp1252": "windows-1252", "mac_roman": "macintosh"}.get(codec, codec)
