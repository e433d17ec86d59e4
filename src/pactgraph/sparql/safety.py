"""Whether a SPARQL text of a stranger may be run: a query, of this store alone, nested within bounds.

The decision is taken on the parse tree of rdflib, but Oxigraph is what runs the text. Where the two read a text
differently, a call could hide from the check; so each gets a copy made of our tokens that can be read in one way only.
See docs/decisions/0009-untrusted-queries.md for the differences found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from pactgraph.errors import QueryError, QueryLimitError
from pactgraph.sparql.syntax import first_fault
from pactgraph.sparql.tokens import Token, place_of, tokenize

__all__ = ["checked"]

_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPES = {"string": "tbnrf\"'\\", "name": "_~.-!$&'()*+,;=/?#@%", "iri": ""}
"""What may follow a backslash, beside code points (SPARQL 1.1 section 19.8, ECHAR and PN_LOCAL_ESC)."""


def checked(text: str, nesting: int) -> str:
    """The text to give to Oxigraph in place of one that is a harmless query.

    Args:
        text: what a stranger wrote.
        nesting: how many brackets and unary operators may be open at once.

    Raises:
        QueryError: it is no SPARQL 1.1 Query, or calls a SERVICE; the message has line and column.
        QueryLimitError: it is nested deeper, or too long to be checked.
    """
    lone = re.search("[\ud800-\udfff]", text)
    if lone is not None:
        raise QueryError(f"{place_of(text, lone.start())}: found half of a surrogate pair; expected Unicode text")
    tokens = tokenize(text)
    _check_nesting(text, tokens, nesting)
    _check_escapes(text, tokens)
    _check_prefixes(text, tokens)
    plain = _rebuilt(text, tokens, _plain)
    fault = first_fault(_pieces(text, tokens))
    if fault is not None:
        _check_no_update(text, tokens, plain, fault)
        raise _unexpected(text, tokens, fault)
    _check_calls(text, tokens, plain)
    return _rebuilt(text, tokens, _certain)


def _check_nesting(text: str, tokens: Sequence[Token], limit: int) -> None:
    """Brackets and chains of unary operators: both parsers are recursive, and Oxigraph's overflow ends the process."""
    depth = chain = 0
    for token in tokens:
        if token.kind == "punctuation":
            depth += (token.text in "([{") - (token.text in ")]}")
        chain = chain + 1 if token.kind == "punctuation" and token.text in ("!", "-", "+", "^", "^^") else 0
        if depth + chain > limit:
            raise QueryLimitError(f"{place_of(text, token.start)}: found more than {limit} levels of nesting; expected a query that is less deep")


def _check_escapes(text: str, tokens: Sequence[Token]) -> None:
    """Oxigraph takes a string or an IRI with a wrong escape for something else and reads on inside it."""
    for token in tokens:
        for escape in _ESCAPE.finditer(token.text) if token.kind in _ESCAPES else ():
            sequence = escape.group(1)
            if len(sequence) == 1:
                allowed = sequence in _ESCAPES[token.kind]
            else:
                code = int(sequence[1:], 16)
                allowed = token.kind != "name" and code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
                if token.kind == "iri" and allowed:
                    allowed = code > 0x20 and chr(code) not in '<>"{}|^`\\'
            if not allowed:
                place = place_of(text, token.start + escape.start())
                raise QueryError(f"{place}: found {escape.group()!r}; expected an escape that SPARQL allows in this place")


def _check_prefixes(text: str, tokens: Sequence[Token]) -> None:
    """Oxigraph may read a name with an unknown prefix as a keyword and another name (``SERVICEex:a``)."""
    declared = {name.text for word, name in pairwise(tokens) if word.is_word("PREFIX")}
    for token in tokens:
        if token.kind == "name" and not token.text.startswith("_:") and token.text[: token.text.index(":") + 1] not in declared:
            prefix = token.text[: token.text.index(":") + 1]
            raise QueryError(f"{place_of(text, token.start)}: found {token.text!r}; expected a prefix that was declared with 'PREFIX {prefix} <…>'")


def _rebuilt(text: str, tokens: Sequence[Token], change: Callable[[Token], str]) -> str:
    """The text with each token changed, and blanks for all between them; lines stay where they are."""
    parts, end = [], 0
    for token in tokens:
        parts += [_blank(text[end : token.start], " "), change(token)]
        end = token.end
    return "".join([*parts, _blank(text[end:], " ")])


def _plain(token: Token) -> str:
    """A token for rdflib, of the same length and kind, with nothing in it to misread.

    rdflib ends a comment at a line feed only, decodes ``\\u`` before it looks for strings, and fails on ``-1.5``.
    """
    if token.kind == "string":
        quotes = 3 if token.text[:3] in ('"""', "'''") else 1
        return token.text[:quotes] + _blank(token.text[quotes:-quotes], "x") + token.text[-quotes:]
    if token.kind == "iri":
        return f"<{'x' * (len(token.text) - 2)}>"
    return "1" * len(token.text) if token.kind == "number" else token.text


def _certain(token: Token) -> str:
    """A token for Oxigraph: an IRI has its first character as a code point, so that no ``<`` can be an operator."""
    if token.kind != "iri" or token.text[1] in "\\>":
        return token.text
    return f"<\\U{ord(token.text[1]):08X}{token.text[2:]}"


def _blank(text: str, character: str) -> str:
    return re.sub(r"[^\n]", character, text)


def _pieces(text: str, tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """What stands between white space and comments, with its place."""
    starts = [token.start for before, token in pairwise([Token("", "", -1), *tokens]) if token.start != before.end]
    ends = [token.end for token, after in pairwise([*tokens, Token("", "", -1)]) if token.end != after.start]
    return [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]


def _check_calls(text: str, tokens: Sequence[Token], plain: str) -> None:
    from pyparsing.exceptions import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(plain)
    except RecursionError:
        raise QueryLimitError("found a query too long to be checked; expected fewer triples in one group, or VALUES") from None
    except ParseBaseException as error:
        raise _unexpected(text, tokens, error.loc) from None
    if _calls(tree):
        call = next(token for token in tokens if token.is_word("SERVICE"))
        raise QueryError(f"{place_of(text, call.start)}: found {call.text!r}; expected a query of this store alone, without SERVICE")


def _calls(tree: Any) -> bool:
    """Whether a SERVICE stands anywhere in a parse tree."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    nodes = [tree]
    while nodes:
        node = nodes.pop()
        if isinstance(node, CompValue):
            if node.name == "ServiceGraphPattern":
                return True
            nodes.extend(node.values())
        elif isinstance(node, (list, tuple, ParseResults)):
            nodes.extend(node)
    return False


def _check_no_update(text: str, tokens: Sequence[Token], plain: str, fault: int) -> None:
    """Say of an update that it is one."""
    from pyparsing.exceptions import ParseBaseException
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        update = parseUpdate(plain)
    except (ParseBaseException, RecursionError):
        return
    word = _token_at(tokens, fault)
    if word is not None and update.request:
        raise QueryError(f"{place_of(text, word.start)}: found {word.text!r}; expected a query; this text is an update, and the store is only read")


def _unexpected(text: str, tokens: Sequence[Token], position: int) -> QueryError:
    token = _token_at(tokens, position)
    if token is None:
        return QueryError(f"{place_of(text, len(text))}: found the end of the query; expected more of it")
    return QueryError(f"{place_of(text, token.start)}: found {token.text[:60]!r}; expected SPARQL 1.1 Query")


def _token_at(tokens: Sequence[Token], position: int) -> Token | None:
    return next((token for token in tokens if token.end > position), None)
