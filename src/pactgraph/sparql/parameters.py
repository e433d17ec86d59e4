"""Typed parameters of saved questions, named as in grlc and BASIL, bound as RDF terms.

``?_year_integer`` is the required parameter ``year`` of type ``xsd:integer``, ``?__adversary_iri`` an optional IRI,
``?_startDate_xsd_date`` has an XSD type (integer, decimal, double, boolean, date, dateTime), ``?_name_en`` a language,
``?_name`` and ``?_name_literal`` are plain strings.
A value replaces the variable token by one serialised term; it is never pasted into the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from pyoxigraph import Literal

from pactgraph.errors import ParameterError
from pactgraph.rdf import Term
from pactgraph.sparql.tokens import tokenize
from pactgraph.vocabulary import XSD

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
        if kind == "xsd":
            kind = datatype or ""
            if kind not in _CONVERSIONS:
                raise ParameterError(f"parameter {name}: found the type xsd:{kind}; expected one of {', '.join(sorted(_CONVERSIONS))}")
        parameter = Parameter(name, token.text[1:], "string" if kind == "literal" else kind, match["marks"] == "_")
        if found.setdefault(name, parameter).type != parameter.type:
            raise ParameterError(f"the parameter {name} has two types: {found[name].type} and {parameter.type}")
    return found


def literal_of(parameter: Parameter, value: str) -> Literal:
    """The literal of a value for a parameter that is not an IRI.

    Raises:
        ParameterError: the value is not of the parameter's type.
    """
    try:
        convert = _CONVERSIONS.get(parameter.type)
        return convert(value) if convert is not None else Literal(value, language=parameter.type)
    except (ValueError, ArithmeticError):
        raise ParameterError(f"parameter {parameter.name}: found {value!r}; expected {_EXPECTED.get(parameter.type, parameter.type)}") from None


def _integer(text: str) -> Literal:
    return Literal(str(int(text)), datatype=XSD.integer)


def _decimal(text: str) -> Literal:
    from decimal import Decimal

    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return Literal(f"{number:f}", datatype=XSD.decimal)


def _double(text: str) -> Literal:
    number = float(text)
    if number - number != 0:
        raise ValueError(text)
    return Literal(repr(number), datatype=XSD.double)


def _boolean(text: str) -> Literal:
    if text not in ("true", "false", "1", "0"):
        raise ValueError(text)
    return Literal("true" if text in ("true", "1") else "false", datatype=XSD.boolean)


def _date(text: str) -> Literal:
    import datetime

    return Literal(datetime.date.fromisoformat(text).isoformat(), datatype=XSD.date)


def _date_time(text: str) -> Literal:
    import datetime

    return Literal(datetime.datetime.fromisoformat(text).isoformat(), datatype=XSD.dateTime)


_CONVERSIONS: dict[str, Callable[[str], Literal]] = {
    "string": Literal,
    "integer": _integer,
    "decimal": _decimal,
    "double": _double,
    "boolean": _boolean,
    "date": _date,
    "dateTime": _date_time,
}

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
