"""Saved questions: one ``.rq`` file each, with a grlc header, typed parameters and the reading they take."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from pactgraph import resources
from pactgraph.errors import InputError, NotFoundError, ParameterError, QueryError
from pactgraph.model.answer import Answer, Row, Value
from pactgraph.rdf import Term
from pactgraph.services.compiled import Compiled
from pactgraph.services.names import Names
from pactgraph.sparql.header import QueryFile
from pactgraph.sparql.parameters import Parameter, bind, literal_of, parameters_of
from pactgraph.store.protocol import Solutions
from pactgraph.vocabulary import XSD

__all__ = ["NOTHING_KNOWN", "Question", "find_question", "list_questions", "to_answer"]

NOTHING_KNOWN = "None known in this graph. It holds what its articles say; what they do not say may still be so."
"""Said of every empty answer, unless the question says it better."""


class Question:
    """A saved question.

    Args:
        file: its file.

    Raises:
        InputError: the header lacks a summary or a reading.
    """

    def __init__(self, file: QueryFile) -> None:
        file.require("summary", "x-reading")
        self.file = file

    @property
    def name(self) -> str:
        """File name without ending."""
        return self.file.name

    @property
    def theme(self) -> str:
        """The folder that the question stands in."""
        return self.file.path.parent.name

    @property
    def summary(self) -> str:
        """The question in words."""
        return str(self.file.metadata["summary"])

    @property
    def reading(self) -> str:
        """How the question reads words that allow several readings."""
        return str(self.file.metadata["x-reading"])

    @property
    def when_empty(self) -> str:
        """What an empty answer means."""
        return str(self.file.metadata.get("x-empty", NOTHING_KNOWN))

    @property
    def caution(self) -> str | None:
        """What every answer has to say of itself."""
        return self.file.metadata.get("x-note")

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """The parameters by name."""
        try:
            return parameters_of(self.file.text)
        except QueryError as error:
            raise QueryError(f"{self.file.path}: {error}") from None

    @cached_property
    def defaults(self) -> dict[str, str]:
        """Values of parameters that are not given."""
        return {str(name): str(value) for entry in self._list("defaults") for name, value in entry.items()}

    @cached_property
    def choices(self) -> dict[str, list[str]]:
        """The values that a parameter may have, where they are listed."""
        return {str(name): [str(value) for value in values] for entry in self._list("enumerate") for name, values in entry.items()}

    def _list(self, key: str) -> list[dict[str, Any]]:
        entries = self.file.metadata.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise InputError(self.file.path, f"{key}: {entries!r}", "a list of 'name: value'", 1)
        return entries

    def terms(self, given: Mapping[str, str], names: Names) -> dict[str, Term]:
        """The RDF terms of the parameters, by variable.

        Args:
            given: values as the user wrote them; an IRI parameter takes an IRI, a CURIE or a label.
            names: labels of the store.

        Raises:
            ParameterError: a value is missing, unknown, not allowed or not of its type.
            NotFoundError: a label stands for nothing.
        """
        values = self.defaults | dict(given)
        for name in values:
            if name not in self.parameters:
                raise ParameterError(f"{self.name}: unknown parameter {name!r}; expected {', '.join(self.parameters) or 'none'}")
        terms: dict[str, Term] = {}
        for name, parameter in self.parameters.items():
            if name not in values:
                if parameter.required:
                    raise ParameterError(f"{self.name}: no value for the parameter {name!r}; give it with --param {name}=…")
                continue
            value = values[name]
            if name in self.choices and value not in self.choices[name]:
                raise ParameterError(f"{self.name}: parameter {name}: found {value!r}; expected one of {', '.join(self.choices[name])}")
            terms[parameter.variable] = names.resolve(value) if parameter.type == "iri" else literal_of(parameter, value)
        return terms

    def query(self, terms: Mapping[str, Term]) -> str:
        """The SPARQL text with its parameters bound."""
        return bind(self.file.text, {name: terms[parameter.variable] for name, parameter in self.parameters.items() if parameter.variable in terms})


def find_question(name: str, compiled: Compiled, folder: Path | None = None) -> Question:
    """The question of this name.

    Raises:
        NotFoundError: there is none; the error names near ones.
    """
    root = folder or resources.query_folder()
    for path in root.glob("*/*.rq"):
        if path.stem == name:
            return Question(compiled.file(path))
    from difflib import get_close_matches

    known = sorted(path.stem for path in root.glob("*/*.rq"))
    raise NotFoundError("question", name, get_close_matches(name, known, cutoff=0.4) or ["pactgraph ask --list"])


def list_questions(compiled: Compiled, folder: Path | None = None) -> list[Question]:
    """All saved questions, by theme and name."""
    return [Question(compiled.file(path)) for path in sorted((folder or resources.query_folder()).glob("*/*.rq"))]


def to_answer(name: str, reading: str, solutions: Solutions, names: Names, **more: Any) -> Answer:
    """An answer without citations from the rows of a SELECT."""
    rows = tuple(Row(tuple(_value(term, names) for term in row)) for row in solutions.rows)
    return Answer(name, reading, solutions.variables, rows, **more)


def _value(term: Term | None, names: Names) -> Value | None:
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return Value(term.value, "iri", names.label(term))
    if not isinstance(term, Literal):  # a blank node or quoted triple, which only a query of the user's own can give
        return Value(str(term), "bnode", str(term))
    datatype = None if term.language or term.datatype == XSD.string else term.datatype.value
    return Value(term.value, "literal", term.value, datatype, term.language)
