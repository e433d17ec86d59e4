"""The client against a server that misbehaves, over real sockets."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pactgraph.errors import ParameterError, RemoteError
from pactgraph.wikidata import Endpoint
from pactgraph.wikidata.retry import retry_after
from wikidata.faults import FAULTS
from wikidata.servers import JSON, Handler, Patience, Server

QUERY = (
    'PREFIX wdt: <http://www.wikidata.org/prop/direct/>\nSELECT ?state ?code { ?state wdt:P298 ?code OPTIONAL { ?state wdt:P9 ?none } } ORDER BY ?code # "é"'
)
CODES = ["EGY", "IND", "RUS", "SUN", "USA"]


def endpoint(server: Server, patience: Patience, timeout: float = 20) -> Endpoint:
    return Endpoint(server.url, clock=patience.clock, timeout=timeout)


def codes(endpoint: Endpoint) -> list[str]:
    return [row["code"] for row in endpoint.select(QUERY).rows]


def test_request_and_answer(server: Server, patience: Patience) -> None:
    answer = endpoint(server, patience).select(QUERY)
    assert answer.variables == ("state", "code")
    assert answer.rows[0] == {"state": "http://www.wikidata.org/entity/Q79", "code": "EGY"}
    (asked,) = server.asked
    assert asked.method == "POST"
    assert asked.kind == "application/x-www-form-urlencoded"
    assert asked.form == {"query": [QUERY]}
    assert asked.agent.startswith("pactgraph/")
    assert "https://w3id.org/pactgraph/" in asked.agent
    assert JSON in asked.accept
    assert patience.slept == []


@pytest.mark.parametrize("name", FAULTS)
def test_fault_for_good(name: str, server: Server, patience: Patience) -> None:
    server.always, said, tries = FAULTS[name]
    before = time.monotonic()
    with pytest.raises(RemoteError) as raised:
        codes(endpoint(server, patience, 0.2 if name.startswith("slow") else 20))
    message = str(raised.value)
    assert message.startswith(f"{server.url}: found ")
    assert said.replace("0.4 s", "0.2 s") in message
    assert message.endswith(f"(asked {tries} time{'s' if tries > 1 else ''})")
    assert message.isprintable()
    assert len(server.asked) == tries
    assert time.monotonic() - before < 10


@pytest.mark.parametrize("name", [name for name, fault in FAULTS.items() if fault.tries > 1])
def test_fault_that_passes(name: str, server: Server, patience: Patience) -> None:
    server.behaviours.append(FAULTS[name].behave)
    assert codes(endpoint(server, patience, 0.4 if name.startswith("slow") else 20)) == CODES
    assert len(server.asked) == 2
    assert patience.slept == [1.0]


def test_waits_grow(server: Server, patience: Patience) -> None:
    server.behaviours.extend([FAULTS["500 for ever"].behave] * 4)
    assert codes(endpoint(server, patience)) == CODES
    assert patience.slept == [1.0, 2.0, 4.0, 8.0]


@pytest.mark.parametrize(("status", "field", "wait"), [(429, "7", 7), (503, "Sun, 22 Nov 2026 12:00:42 GMT", 42), (429, "300", 300), (429, "soon", 1)])
def test_retry_after(status: int, field: str, wait: float, server: Server, patience: Patience) -> None:
    server.behaviours.append(lambda handler: handler.send(status, b"", "text/plain", Retry_After=field))
    assert codes(endpoint(server, patience)) == CODES
    assert patience.slept == [wait]


def test_pause_after_a_retry_that_may_come_at_once(server: Server, patience: Patience) -> None:
    server.behaviours.append(lambda handler: handler.send(429, b"", "text/plain", Retry_After="0"))
    assert codes(endpoint(server, patience)) == CODES
    assert patience.slept == [0, 1]


@pytest.mark.parametrize(
    ("field", "wait"), [(None, None), ("", None), ("-5", None), ("1.5", None), ("²", None), ("9" * 5000, 1e9), ("Sun, 22 Nov 2020 00:00:00 GMT", 0)]
)
def test_odd_retry_after(field: str | None, wait: float | None) -> None:
    assert retry_after(field, datetime(2026, 11, 22, tzinfo=UTC)) == wait


def test_one_query_at_a_time(server: Server) -> None:
    def slowly(handler: Handler) -> None:
        time.sleep(0.05)
        handler.answer()

    server.always = slowly
    asked = Endpoint(server.url, pause=0)
    threads = [threading.Thread(target=codes, args=[asked]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [request.together for request in server.asked] == [1] * 6


@pytest.fixture
def over_tls(server: Server, tmp_path: Path) -> tuple[str, Path]:
    """The server with TLS: its URL and its certificate, which nobody trusts."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=loopback -addext subjectAltName=IP:127.0.0.1"
    subprocess.run(["openssl", *words.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    return server.url.replace("http:", "https:"), certificate


def test_tls(over_tls: tuple[str, Path], server: Server, patience: Patience, monkeypatch: pytest.MonkeyPatch) -> None:
    url, certificate = over_tls
    with pytest.raises(RemoteError, match="CERTIFICATE_VERIFY_FAILED"):
        Endpoint(url, clock=patience.clock, attempts=1).select(QUERY)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert codes(Endpoint(url, clock=patience.clock)) == CODES
    server.always = FAULTS["slow body"].behave
    with pytest.raises(RemoteError, match=r"no complete answer within 0\.5 s"):
        Endpoint(url, clock=patience.clock, timeout=0.5, attempts=1).select(QUERY)


def test_pause_between_queries(server: Server, patience: Patience) -> None:
    asked = endpoint(server, patience)
    for _ in range(3):
        codes(asked)
    assert patience.slept == [1, 1]


def test_nobody_listens(patience: Patience) -> None:
    with pytest.raises(RemoteError, match=r"127\.0\.0\.1:9/sparql: found a broken connection \(Connection refused\).*asked 5 times"):
        Endpoint("http://127.0.0.1:9/sparql", clock=patience.clock).select(QUERY)


def test_without_sparqlwrapper(server: Server, patience: Patience, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "SPARQLWrapper", None)
    with pytest.raises(RemoteError, match=r"pip install 'pactgraph\[online\]'"):
        codes(endpoint(server, patience))


@pytest.mark.parametrize(
    "url", ["", "query.wikidata.org", "file:///etc/passwd", "ftp://127.0.0.1/", "http://", "http://a b/", "http://a:99999999/", "http://[/"]
)
def test_address_that_is_none(url: str) -> None:
    with pytest.raises(ParameterError, match="expected an address that begins with http"):
        Endpoint(url)
