"""A SPARQL server on loopback that misbehaves when told to, with real sockets, and a clock that does not wait."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

import pyoxigraph as ox

from pactgraph.wikidata import Clock

__all__ = ["DATA", "TODAY", "ITEMS", "JSON", "NOW", "Asked", "Handler", "Patience", "Server", "serving"]

DATA = Path(__file__).with_name("wikidata.ttl")
TODAY = Path(__file__).with_name("today.ttl")
JSON = "application/sparql-results+json"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

ITEMS = {
    "outlets": ["Q223799", "Q188413", "Q130879", "Q999116"],
    "persons": ["Q7747", "Q32024", "Q1058", "Q999105", "Q999107"],
    "positions": ["Q218295", "Q192711", "Q11696", "Q17287317", "Q3533315", "Q1418873"],
    "states": ["Q159", "Q668", "Q30", "Q79"],
}.__getitem__
"""Sets of items as tables would name them; one outlet has no names, one person is none."""


class Patience:
    """A clock on which only sleeping takes time, and takes none."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    @property
    def clock(self) -> Clock:
        return Clock(lambda: NOW + timedelta(seconds=sum(self.slept)), lambda: sum(self.slept), self.slept.append, lambda: 0.0)


class Asked(NamedTuple):
    """What came with a request, and how many requests were being answered with it."""

    method: str
    agent: str
    kind: str
    accept: str
    form: dict[str, list[str]]
    together: int


class Server(ThreadingHTTPServer):
    """Answers from the data; each behaviour that is queued is used up by one request instead."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.store = ox.Store()
        self.store.load(path=DATA)
        self.asked: list[Asked] = []
        self.behaviours: deque[Callable[[Handler], None]] = deque()
        self.always: Callable[[Handler], None] | None = None
        self.together = 0
        self.lock = threading.Lock()
        self.stopped = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/sparql"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away are what is tested."""


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        server = self.server
        form = parse_qs(self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode())
        with server.lock:
            server.together += 1
            field = self.headers.get
            asked = Asked(self.command, field("User-Agent", ""), field("Content-Type", ""), field("Accept", ""), form, server.together)
            server.asked.append(asked)
            behave = server.behaviours.popleft() if server.behaviours else server.always
        self.close_connection = True
        try:
            (behave or Handler.answer)(self)
        finally:
            with server.lock:
                server.together -= 1

    do_GET = do_POST

    def answer(self) -> None:
        """The rows that the query has."""
        self.send(200, self.rows())

    def rows(self) -> bytes:
        solutions = self.server.store.query(self.server.asked[-1].form["query"][0])
        assert isinstance(solutions, ox.QuerySolutions)
        return solutions.serialize(format=ox.QueryResultsFormat.JSON) or b""

    def send(self, status: int, body: bytes, kind: str = JSON, length: int | None = None, **fields: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self, seconds: float, between: float, head: bool = False) -> None:
        """Sends a byte now and then: fields of the head for ever, or a body that would be right."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n" + (b"" if head else b"\r\n"))
        body, end = iter(b"X-Slow: " + b"x" * 60000 if head else self.rows()), time.monotonic() + seconds
        while time.monotonic() < end and not self.server.stopped.is_set():
            self.wfile.write(bytes([next(body, 32)]))
            time.sleep(between)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A server until the end of the block."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
