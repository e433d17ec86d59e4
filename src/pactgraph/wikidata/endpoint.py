"""A SPARQL endpoint on the network, asked politely: one query at a time, by a client that says who it is and waits when told to."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import Request

from pactgraph import __version__
from pactgraph.errors import ParameterError, RemoteError
from pactgraph.wikidata.answer import Answer, answer_of
from pactgraph.wikidata.exchange import Fault, exchange
from pactgraph.wikidata.retry import backoff, retry_after

__all__ = ["AGENT", "WIKIDATA", "Clock", "Endpoint"]

WIKIDATA = "https://query.wikidata.org/sparql"
"""The public endpoint of Wikidata."""

AGENT = f"pactgraph/{__version__} (https://w3id.org/pactgraph/)"
"""Product, version and where to learn more (RFC 9110 section 10.1.5); Wikidata refuses clients that do not say it."""


class Clock(NamedTuple):
    """Where time and chance come from; a test gives its own.

    Args:
        now: the time of day, with its zone.
        seconds: a clock that only goes forward.
        sleep: waits so many seconds.
        chance: a number from 0 up to 1.
    """

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


class Endpoint:
    """A SPARQL endpoint.

    Args:
        url: its address, http or https.
        agent: who asks; the User-Agent field.
        timeout: wall-clock seconds that one try may take.
        attempts: how often a query is tried when what fails may pass.
        pause: seconds between the end of a query and the next.
        limit: bytes of an answer.
        longest_wait: seconds; a server that asks to wait longer is an error.
        clock: time and chance.

    Raises:
        ParameterError: the address is none of http or https.
    """

    def __init__(
        self,
        url: str = WIKIDATA,
        *,
        agent: str = AGENT,
        timeout: float = 70,
        attempts: int = 5,
        pause: float = 1,
        limit: int = 16 << 20,
        longest_wait: float = 300,
        clock: Clock | None = None,
    ) -> None:
        if not _is_web_address(url):
            raise ParameterError(f"endpoint: found {url!r}; expected an address that begins with http:// or https://")
        self.url, self.clock = url, clock or Clock()
        self._agent, self._timeout, self._attempts = agent, timeout, attempts
        self._pause, self._limit, self._longest_wait = pause, limit, longest_wait
        self._one_at_a_time = threading.Lock()
        self._rested_at = float("-inf")

    def select(self, query: str) -> Answer:
        """Ask a SELECT, again if need be (SPARQL 1.1 Protocol section 2.1.2, query via POST with URL-encoded parameters).

        Raises:
            RemoteError: no answer came, or none that can be trusted.
        """
        request = self._request(query)
        with self._one_at_a_time:
            for tries in range(1, self._attempts + 1):
                try:
                    return self._try(request)
                except Fault as fault:
                    wait = self._wait(fault, tries)
                self.clock.sleep(wait)
        raise AssertionError("the last try raises")

    def _try(self, request: Request) -> Answer:
        rest = self._rested_at - self.clock.seconds()
        if rest > 0:
            self.clock.sleep(rest)
        try:
            return answer_of(exchange(request, self._timeout, self._limit))
        finally:
            self._rested_at = self.clock.seconds() + self._pause

    def _wait(self, fault: Fault, tries: int) -> float:
        """Seconds until the next try; raises where there is none."""
        asked = retry_after(fault.retry_after, self.clock.now())
        if fault.passing and asked is not None and asked > self._longest_wait:
            words = f"{fault.found} and the wish to be left alone for {asked:,.0f} s"
            raise RemoteError(self.url, words, f"at most {self._longest_wait:,.0f} s; try again later", tries) from None
        if not fault.passing or tries == self._attempts:
            raise RemoteError(self.url, fault.found, fault.expected, tries) from None
        return backoff(tries, self.clock.chance()) if asked is None else asked

    def _request(self, query: str) -> Request:
        try:
            from SPARQLWrapper import JSON, POST, SPARQLWrapper
        except ImportError:
            raise RemoteError(self.url, "no SPARQLWrapper to ask with", "it installed: pip install 'pactgraph[online]'", 0) from None
        client = SPARQLWrapper(self.url, agent=self._agent)
        client.setMethod(POST)
        client.setReturnFormat(JSON)
        client.setOnlyConneg(True)  # else it sends parameters that no standard knows
        client.setQuery(query)
        # Its own `query` follows redirects to anywhere, waits for ever for a slow answer and reads one of any size.
        return client._createRequest()


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable() and " " not in url and parts.port != 0
    except ValueError:
        return False
