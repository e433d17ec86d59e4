"""Servers on loopback; a clock that does not wait."""

from __future__ import annotations

import importlib.util
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from wikidata.servers import DATA, TODAY, Patience, Server, serving


@pytest.fixture(autouse=True)
def needed(monkeypatch: pytest.MonkeyPatch) -> None:
    if importlib.util.find_spec("SPARQLWrapper") is None:
        pytest.skip("SPARQLWrapper is not installed (extra 'online')")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def patience() -> Patience:
    return Patience()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an Oxigraph server with the data: another implementation of the protocol than that of `servers`."""
    with _running(tmp_path_factory.mktemp("oxigraph"), DATA) as url:
        yield url


@pytest.fixture(scope="session")
def today(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of one with the data of a few years later."""
    with _running(tmp_path_factory.mktemp("today"), DATA, TODAY) as url:
        yield url


@contextmanager
def _running(folder: Path, *files: Path) -> Iterator[str]:
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if binary is None:
        pytest.skip("no oxigraph server (package 'oxigraph') is installed")
    given = [word for file in files for word in ("--file", file)]
    subprocess.run([binary, "load", "--location", folder, *given], check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([binary, "serve", "--location", folder, "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the oxigraph server did not start")
