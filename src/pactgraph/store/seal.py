"""The seal of a generation: what its files were when they were complete, so that later damage is noticed at opening.

RocksDB guards every block of its tables (``*.sst``) with a checksum that it checks when it reads the block. It does not
notice that its list of tables (``MANIFEST``) ends too early, which one changed byte can make it do: it then opens
an older state, or an empty one, and says nothing. And Oxigraph, where it has to read to the end before it can go on (to sort, to
join), asks for a damaged block again and again and fills the memory with the errors. So the seal holds size and checksum of
every file; of large stores, whose tables would take too long to read at each opening, the tables' sizes alone. What RocksDB
never reads is left out: its journal of events, options, identity and lock.
"""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32

__all__ = ["broken_seal", "seal"]

_NAME = "seal"
_NEVER_READ = ("LOG", "LOCK", "OPTIONS-", "IDENTITY")
_SMALL = 64 << 20
"""Bytes of tables that are read at each opening: some 20 ms."""


def seal(generation: Path) -> None:
    """Seal a generation that nobody has open.

    Args:
        generation: its folder.

    Raises:
        OSError: its files cannot be read, or the disk is full.
    """
    with (generation / _NAME).open("w", encoding="utf-8") as file:
        file.write("\n".join(_lines(generation)))
        file.flush()
        os.fsync(file.fileno())


def broken_seal(generation: Path) -> str | None:
    """The first file of a generation that is not as it was sealed; ``None`` where all are.

    Args:
        generation: its folder.

    Raises:
        OSError: its files cannot be read.
    """
    try:
        sealed = (generation / _NAME).read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return _NAME
    changed = {*_lines(generation)} ^ {*sealed}
    return min((line.partition(" ")[0] for line in changed), default=None)


def _lines(generation: Path) -> list[str]:
    """Name, size and checksum of each file."""
    files = {}
    for folder in ("", "quads"):
        with os.scandir(generation / folder) as entries:
            for entry in entries:
                if entry.is_file() and entry.name != _NAME and not entry.name.startswith(_NEVER_READ):
                    files[os.path.join(folder, entry.name)] = entry.stat().st_size
    small = sum(size for name, size in files.items() if name.endswith(".sst")) <= _SMALL
    return sorted(f"{name} {size} {_checksum(generation / name) if small or not name.endswith('.sst') else '-'}" for name, size in files.items())


def _checksum(file: Path) -> int:
    """The CRC-32 of what a file holds."""
    return crc32(file.read_bytes())
