"""From a reply to the rows of a SELECT: nothing of a body is trusted before status, content type and shape are checked."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from pactgraph.wikidata.exchange import Fault, Reply, one_line
from pactgraph.wikidata.retry import PASSING

__all__ = ["Answer", "answer_of"]

_JSON = ("application/sparql-results+json", "application/json")
_RESULTS = "SPARQL results in JSON (application/sparql-results+json)"


class Answer(NamedTuple):
    """The rows of a SELECT: its variables, and the text of the value of each variable that is bound."""

    variables: tuple[str, ...]
    rows: list[dict[str, str]]


def answer_of(reply: Reply) -> Answer:
    """The rows in a reply (SPARQL 1.1 Query Results JSON Format, sections 3 and 4).

    Raises:
        Fault: the reply is no success (SPARQL 1.1 Protocol section 2.1.5), of another type, cut, or of another shape.
    """
    if reply.status != 200:
        words = f"the redirect {reply.status} to {one_line(reply.fields['Location'].encode())!r}" if reply.fields["Location"] else f"the status {reply.status}"
        said = f" ({one_line(reply.body)!r})" if reply.body.strip() else ""
        raise Fault(words + said, "the status 200", passing=reply.status in PASSING, retry_after=reply.fields["Retry-After"])
    kind = reply.fields.get_content_type() if reply.fields["Content-Type"] else "no content type"
    if kind not in _JSON:
        # Wikidata sends errors so to clients whose agent it does not like.
        raise Fault(f"{kind} that begins with {one_line(reply.body)!r}", _RESULTS, passing=False)
    try:
        data = json.loads(reply.body)
    except (ValueError, RecursionError) as error:
        # Wikidata's status is sent before the rows; a query that fails later leaves cut JSON, with an error text at its end.
        raise Fault(f"JSON that is cut or broken ({one_line(str(error).encode())})", _RESULTS, passing=True) from None
    try:
        return _answer(data)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise Fault(f"JSON of another shape, which begins with {one_line(reply.body)!r}", _RESULTS, passing=False) from None


def _answer(data: Any) -> Answer:
    names, bindings = data["head"]["vars"], data["results"]["bindings"]
    if not isinstance(names, list) or not isinstance(bindings, list):
        raise TypeError
    rows = [{name: term["value"] for name, term in row.items()} for row in bindings]
    if not all(isinstance(text, str) for text in (*names, *(value for row in rows for value in row.values()))):
        raise TypeError
    return Answer(tuple(names), rows)
