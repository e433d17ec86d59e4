"""What can go wrong with an answer for good: the server's behaviour, what is said of it, how often the server is asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

from wikidata.servers import Handler

__all__ = ["FAULTS", "Fault"]

MANY = 5
BROKEN_OFF = "a broken connection (cut after"


class Fault(NamedTuple):
    behave: Callable[[Handler], None]
    said: str
    tries: int = 1


def _status(code: int, body: bytes = b"", **fields: str) -> Callable[[Handler], None]:
    return lambda handler: handler.send(code, body, "text/plain", **fields)


def _json(data: object) -> Callable[[Handler], None]:
    return lambda handler: handler.send(200, json.dumps(data).encode())


def _cut(handler: Handler) -> None:
    body = handler.rows()
    handler.send(200, body[: len(body) // 2], length=len(body))


def _cut_chunks(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n" + handler.rows()[:100])


def _error_behind_rows(handler: Handler) -> None:
    handler.send(200, handler.rows()[:-10] + b"\njava.util.concurrent.TimeoutException\n")


def _huge(handler: Handler) -> None:
    handler.send(200, b" " * (50 << 20))


def _huge_without_length(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n\r\n")
    for _ in range(50):
        handler.wfile.write(b" " * (1 << 20))


FAULTS = {
    "429 for ever": Fault(_status(429, b"Too many requests\nmore"), "found the status 429 ('Too many requests'); expected the status 200", MANY),
    "429 too long": Fault(_status(429, Retry_After="86400"), "the status 429 and the wish to be left alone for 86,400 s; expected at most 300 s"),
    "503 too long, date": Fault(_status(503, Retry_After="Mon, 23 Nov 2026 12:00:00 GMT"), "the status 503 and the wish to be left alone for 86,400 s"),
    "500 for ever": Fault(_status(500, b"java.lang.OutOfMemoryError\n\tat"), "the status 500 ('java.lang.OutOfMemoryError')", MANY),
    "502 for ever": Fault(_status(502), "the status 502; expected", MANY),
    "400": Fault(_status(400, b"\n\nMalformed \x1b[31mquery\x00"), "the status 400 ('Malformed [31mquery')"),
    "403": Fault(_status(403, b"Requests must have a user agent"), "the status 403 ('Requests must have a user agent')"),
    "404": Fault(_status(404), "the status 404"),
    "204": Fault(_status(204), "the status 204"),
    "redirect elsewhere": Fault(_status(302, Location="http://203.0.113.1/sparql"), "the redirect 302 to 'http://203.0.113.1/sparql'; expected the status 200"),
    "redirect to a file": Fault(_status(302, Location="file:///etc/passwd"), "the redirect 302 to 'file:///etc/passwd'"),
    "redirect to ftp": Fault(_status(307, Location="ftp://127.0.0.1/x"), "the redirect 307 to 'ftp://127.0.0.1/x'"),
    "200 with text": Fault(lambda h: h.send(200, b"\nPlease set a user agent.\n", "text/plain"), "text/plain that begins with 'Please set a user agent.'"),
    "200 with HTML": Fault(lambda h: h.send(200, b"<!DOCTYPE html>\n<title>Error</title>", "text/html; charset=utf-8"), "text/html that begins with 'Error'"),
    "other content type": Fault(lambda h: h.send(200, h.rows(), "application/sparql-results+xml"), 'application/sparql-results+xml that begins with \'{"head"'),
    "no content type": Fault(lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n" + h.rows()) and None, "no content type that begins with"),
    "cut body": Fault(_cut, BROKEN_OFF, MANY),
    "cut chunk": Fault(_cut_chunks, "a broken connection (IncompleteRead", MANY),
    "cut JSON": Fault(lambda h: h.send(200, h.rows()[:-5]), "JSON that is cut or broken", MANY),
    "error behind rows": Fault(_error_behind_rows, "JSON that is cut or broken", MANY),
    "empty body": Fault(lambda h: h.send(200, b""), "JSON that is cut or broken", MANY),
    "deep JSON": Fault(lambda h: h.send(200, b"[" * 100_000), "JSON that is cut or broken", MANY),
    "not UTF-8": Fault(lambda h: h.send(200, b'{"head": "\xff"}'), "JSON that is cut or broken", MANY),
    "no words at all": Fault(lambda h: h.connection.close(), "a broken connection", MANY),
    "not HTTP": Fault(lambda h: h.wfile.write(b"SSH-2.0-x\r\n") and None, "a broken connection (SSH-2.0-x", MANY),
    "slow from the start": Fault(lambda h: h.server.stopped.wait(5) and None, "no complete answer within 0.4 s", MANY),
    "slow head": Fault(lambda h: h.drip(5, 0.05, head=True), "no complete answer within 0.4 s", MANY),
    "slow body": Fault(lambda h: h.drip(5, 0.05), "no complete answer within 0.4 s", MANY),
    "50 MB": Fault(_huge, "an answer of more than 16,777,216 bytes"),
    "50 MB, no length": Fault(_huge_without_length, "an answer of more than 16,777,216 bytes"),
    "JSON of another shape": Fault(_json({"items": []}), "JSON of another shape, which begins with '{\"items\": []}'"),
    "JSON that is a list": Fault(_json([1]), "JSON of another shape"),
    "rows that are none": Fault(_json({"head": {"vars": ["qid"]}, "results": {"bindings": [["Q1"]]}}), "JSON of another shape"),
    "values that are none": Fault(_json({"head": {"vars": ["qid"]}, "results": {"bindings": [{"qid": {"value": 1}}]}}), "JSON of another shape"),
    "an ASK's answer": Fault(_json({"head": {}, "boolean": True}), "JSON of another shape"),
}
