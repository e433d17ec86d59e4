"""When to ask again: how long a server wants to be left alone, and how long we wait of our own accord."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["PASSING", "backoff", "retry_after"]

PASSING = frozenset({429, 500, 502, 503, 504})
"""Statuses after which the same request may succeed (RFC 6585 section 4, RFC 9110 section 15.6)."""

_LONGEST = 10**9
"""Seconds; no wait is longer, so that no number is too large to compute with."""


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After field asks to wait (RFC 9110 section 10.2.3): a number of them, or an HTTP date.

    Args:
        value: the field, if there was one.
        now: the time, with its zone.

    Returns:
        at least 0; none without a field, or when it is neither a number nor a date.

    >>> retry_after("120", datetime(2026, 11, 22, tzinfo=UTC))
    120.0
    >>> retry_after("Sun, 22 Nov 2026 00:00:30 GMT", datetime(2026, 11, 22, tzinfo=UTC))
    30.0
    >>> retry_after("soon", datetime(2026, 11, 22, tzinfo=UTC))
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(_LONGEST if len(text) > 9 else int(text))
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, ((date if date.tzinfo else date.replace(tzinfo=UTC)) - now).total_seconds())


def backoff(tries: int, chance: float) -> float:
    """Seconds to wait after so many tries when the server names none: 1, 2, 4 … 60, of which chance takes up to half away.

    Args:
        tries: how often the server was asked, from 1.
        chance: from 0 up to 1; random, so that clients which failed together do not come back together.

    >>> [backoff(tries, 0) for tries in (1, 2, 3, 10)]
    [1.0, 2.0, 4.0, 60.0]
    """
    return min(60.0, 2.0 ** (tries - 1)) * (1 - chance / 2)
