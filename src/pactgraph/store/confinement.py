"""What the process that runs a stranger's query may use: set once, by the process itself, never to be raised again.

Limits are those of POSIX (``setrlimit``); a system without them (Windows) keeps the wall clock alone.
"""

from __future__ import annotations

import sys

__all__ = ["confine"]


def confine(cpu: int, memory: int, file: int) -> None:
    """Limit this process.

    Args:
        cpu: seconds of all processors together.
        memory: megabytes.
        file: megabytes of any file that it writes.
    """
    if sys.platform == "linux":
        _without_network()
    try:
        import resource
    except ImportError:
        return
    # RLIMIT_AS would also count what RocksDB and the threads' heaps only reserve: 525 MB for an empty store.
    wanted = {resource.RLIMIT_CPU: cpu, resource.RLIMIT_DATA: memory << 20, resource.RLIMIT_FSIZE: file << 20, resource.RLIMIT_CORE: 0}
    for kind, value in wanted.items():
        _, hard = resource.getrlimit(kind)
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, allowed))


_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""By machine: its number in <linux/audit.h>, and that of socket(2)."""


def _without_network() -> None:
    """Let the kernel refuse socket(2), and end this process with its parent; as far as the kernel and the machine are known.

    A seccomp filter (seccomp(2)), for RLIMIT_NOFILE cannot do it: RocksDB opens files of a larger store only when a
    query needs them, and a query that it then fails eats memory without end.
    """
    import ctypes
    import os
    import signal

    class Instruction(ctypes.Structure):
        _fields_ = (("code", ctypes.c_uint16), ("if_true", ctypes.c_uint8), ("if_false", ctypes.c_uint8), ("value", ctypes.c_uint32))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(Instruction)))

    prctl = ctypes.CDLL(None).prctl
    death_signal, no_new_privileges, seccomp, filter_mode = 1, 38, 22, 2
    prctl(death_signal, int(signal.SIGKILL), 0, 0, 0)
    if os.uname().machine not in _SOCKET:
        return
    architecture, socket = _SOCKET[os.uname().machine]
    load, jump_if_equal, give = 0x20, 0x15, 0x06
    allow, refuse_access = 0x7FFF0000, 0x0005000D
    filter_ = (
        Instruction(load, 0, 0, 4),  # the architecture of the call
        Instruction(jump_if_equal, 0, 2, architecture),
        Instruction(load, 0, 0, 0),  # its number
        Instruction(jump_if_equal, 1, 0, socket),
        Instruction(give, 0, 0, allow),
        Instruction(give, 0, 0, refuse_access),
    )
    program = Program(len(filter_), (Instruction * len(filter_))(*filter_))
    prctl(no_new_privileges, 1, 0, 0, 0)
    prctl(seccomp, filter_mode, ctypes.byref(program), 0, 0)
