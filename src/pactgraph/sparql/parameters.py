"""Typed parameters of saved questions, named as in grlc and BASIL, bound as RDF terms.

``?_year_integer`` is the required parameter ``year`` of type ``xsd:integer``, ``?__adversary_iri`` an optional IRI,
``?_startDate_xsd_date`` has any XSD type, ``?_name_en`` a language, ``?_name`` and ``?_name_literal`` are plain strings.
A value replaces the variable token by one serialised term; it is never pasted into the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal

from pactgraph.errors import ParameterError
from pactgraph.rdf import Term
from pactgraph.sparql.tokens import tokenize
from pactgraph.vocabulary import XSD

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Parameter", "bind", "literal_of", "parameters_of", "substitute"]

_NAME = re.compile(r"[?$](?P<marks>__?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?:_(?P<type>[A-Za-z]+)(?:_(?P<datatype>[A-Za-z]+))?)?$")


class Parameter(NamedTuple):
    """A parameter of a question: its name, the variables that stand for it, its type (``iri``, ``string``, a language tag or an XSD type)."""

    name: str
    variable: str
    type: str
    required: bool


def parameters_of(text: str) -> dict[str, Parameter]:
    """The parameters of a SPARQL text, by name, in the order of their first use."""
    found: dict[str, Parameter] = {}
    for token in tokenize(text):
        match = _NAME.match(token.text) if token.kind == "variable" else None
        if match is None:
            continue
        name, kind, datatype = match["name"], match["type"] or "literal", match["datatype"]
        if kind == "xsd" and datatype:
            kind = datatype
        parameter = Parameter(name, token.text[1:], "string" if kind == "literal" else kind, match["marks"] == "_")
        if found.setdefault(name, parameter).type != parameter.type:
            raise ParameterError(f"the parameter {name} has two types: {found[name].type} and {parameter.type}")
    return found


def literal_of(parameter: Parameter, value: str) -> Literal:
    """The literal of a value for a parameter that is not an IRI.

    Raises:
        ParameterError: the value is not of the parameter's type.
    """
    import datetime
    from decimal import Decimal, InvalidOperation

    try:
        match parameter.type:
            case "string":
                return Literal(value)
            case "integer":
                return Literal(str(int(value)), datatype=XSD.integer)
            case "decimal":
                return Literal(f"{_finite(Decimal(value)):f}", datatype=XSD.decimal)
            case "double":
                return Literal(repr(float(value)), datatype=XSD.double)
            case "boolean":
                return Literal({"true": "true", "false": "false", "1": "true", "0": "false"}[value], datatype=XSD.boolean)
            case "date":
                return Literal(datetime.date.fromisoformat(value).isoformat(), datatype=XSD.date)
            case "dateTime":
                return Literal(datetime.datetime.fromisoformat(value).isoformat(), datatype=XSD.dateTime)
            case language:
                return Literal(value, language=language)
    except (ValueError, KeyError, InvalidOperation):
        raise ParameterError(f"parameter {parameter.name}: found {value!r}; expected {_EXPECTED.get(parameter.type, parameter.type)}") from None


def _finite(number: Decimal) -> Decimal:
    """The number, which ``xsd:decimal`` can hold only if it is neither infinite nor no number at all."""
    if not number.is_finite():
        raise ValueError
    return number


_EXPECTED = {
    "integer": "a whole number, such as 2030",
    "decimal": "a number, such as 2.5",
    "double": "a number",
    "boolean": "true or false",
    "date": "a day, YYYY-MM-DD",
    "dateTime": "a time, YYYY-MM-DDThh:mm:ss",
}


def bind(text: str, values: Mapping[str, Term]) -> str:
    """The SPARQL text with each parameter replaced by its term.

    Args:
        text: a SPARQL text with parameters.
        values: terms by parameter name; an optional parameter without a value stays a variable.

    Raises:
        ParameterError: a required parameter has no value, or a value belongs to no parameter.
    """
    parameters = parameters_of(text)
    unknown = sorted(values.keys() - parameters.keys())
    if unknown:
        raise ParameterError(f"unknown parameter {unknown[0]!r}; expected {', '.join(parameters) or 'none'}")
    missing = [name for name, parameter in parameters.items() if parameter.required and name not in values]
    if missing:
        raise ParameterError(f"no value for the parameter {missing[0]!r}; give it with --param {missing[0]}=…")
    return substitute(text, {parameter.variable: values[name] for name, parameter in parameters.items() if name in values})


def substitute(text: str, terms: Mapping[str, Term]) -> str:
    """The SPARQL text with each of the variables (named without sign) replaced by its term, token by token."""
    pieces, position = [], 0
    for token in tokenize(text):
        if token.kind == "variable" and token.text[1:] in terms:
            pieces += [text[position : token.start], str(terms[token.text[1:]])]
            position = token.end
    return "".join([*pieces, text[position:]])
