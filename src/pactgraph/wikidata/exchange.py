"""One HTTP exchange with limits that urllib does not have: wall-clock time, size of the answer, no redirects."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from email.message import Message
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.request import HTTPErrorProcessor, HTTPHandler, HTTPSHandler, OpenerDirector, Request, build_opener

__all__ = ["Fault", "Reply", "exchange", "one_line"]

_CHUNK = 1 << 16


class Fault(Exception):
    """Why one exchange gave no answer.

    Args:
        found: what came.
        expected: what should have come.
        passing: whether asking again may help.
        retry_after: the Retry-After field, if the server sent one.
    """

    def __init__(self, found: str, expected: str, *, passing: bool, retry_after: str | None = None) -> None:
        self.found, self.expected, self.passing, self.retry_after = found, expected, passing, retry_after
        super().__init__(found)


class Reply(NamedTuple):
    """What a server sent: status, header fields, body."""

    status: int
    fields: Message
    body: bytes


def exchange(request: Request, seconds: float, limit: int) -> Reply:
    """Send a request and read its reply, whatever its status. A redirect is a reply too and is not followed.

    Args:
        request: what to send.
        seconds: wall-clock time from the connection to the last byte.
        limit: bytes of the body of a success; of other replies only the first 64 KiB are read.

    Raises:
        Fault: the server cannot be reached, is too slow, breaks off, or sends more than the limit.
    """
    with _Watch(seconds) as watch:
        try:
            with closing(_opener(watch).open(request, timeout=seconds)) as response:
                body = b"".join(_body(response, limit)) if response.status == 200 else response.read(_CHUNK)
                if not watch.rung:  # a connection that the watch ended looks like one that came to its end
                    return Reply(response.status, response.headers, body)
        except (OSError, HTTPException, UnicodeError) as error:
            reason = error.reason if isinstance(error, URLError) else error
            if not watch.rung and not isinstance(reason, TimeoutError):
                words = one_line(str(getattr(reason, "strerror", None) or reason).encode()) or type(reason).__name__
                raise Fault(f"a broken connection ({words})", "a complete answer", passing=True) from None
    raise Fault(f"no complete answer within {seconds:g} s", "one", passing=True)


def _body(response: HTTPResponse, limit: int) -> Iterator[bytes]:
    """The body, bit by bit; http.client does not tell of one that ends too soon when it is read so."""
    declared = response.headers.get("Content-Length", "")
    announced = int(declared) if declared.isascii() and declared.isdigit() and len(declared) < 20 else None
    size = 0
    while size <= limit and (announced is None or announced <= limit):
        chunk = response.read(_CHUNK)
        size += len(chunk)
        if not chunk:
            if announced is not None and size < announced:
                raise HTTPException(f"cut after {size:,} of {announced:,} bytes")
            return
        yield chunk
    raise Fault(f"an answer of more than {limit:,} bytes", "a smaller one; ask for smaller pages", passing=False)


class _Watch:
    """Ends the connections of an exchange when its time is over: timeouts of sockets begin anew with every byte."""

    def __init__(self, seconds: float) -> None:
        self.rung = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def add(self, connection: socket.socket) -> None:
        """Watch over one more connection."""
        self._sockets.append(connection)

    def _ring(self) -> None:
        self.rung = True
        for connection in self._sockets:
            with suppress(OSError):
                # Not the method of a TLS socket, which would hand what is still encrypted to the reader.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)


class _Watched(HTTPConnection):
    def __init__(self, *words: Any, watch: _Watch, **options: Any) -> None:
        super().__init__(*words, **options)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch.add(self.sock)


class _WatchedTls(_Watched, HTTPSConnection):
    pass


class _Http(HTTPHandler):
    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._connection = partial(_Watched, watch=watch)

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self._connection, req)


class _Https(HTTPSHandler):
    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._connection = partial(_WatchedTls, watch=watch)

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self._connection, req)


class _EveryStatus(HTTPErrorProcessor):
    """Hands over replies of every status; the usual one raises, or follows a redirect and asks there by GET, without the query."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:
        return response

    https_response = http_response


def _opener(watch: _Watch) -> OpenerDirector:
    return build_opener(_Http(watch), _Https(watch), _EveryStatus())


def one_line(body: bytes) -> str:
    """The first line of a text that is not empty, without marks of HTML, at most 160 characters; to show in a message.

    >>> one_line(b"<html><title>Too many requests</title>\\n<body>")
    'Too many requests'
    """
    text = re.sub(r"<[^<>]*>", " ", body[:4096].decode("utf-8", "replace"))
    lines = (" ".join("".join(c if c.isprintable() else " " for c in line).split()) for line in text.splitlines())
    return next((line for line in lines if line), "")[:160]
