"""``claims.yaml``: the claims of one article, checked against the schema and against the text.

The file is canonical: writing what was read gives the same bytes, so that reviews and re-extractions are small diffs.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pactgraph import resources
from pactgraph.errors import InputError, InputErrors
from pactgraph.iris import is_iri
from pactgraph.model.claim import Claim, entities, references
from pactgraph.model.document import Document, Span
from pactgraph.model.encoding import claim_from_data, to_data
from pactgraph.model.slots import Concept, Quantity, Time
from pactgraph.reading.located_yaml import LocatedYaml, dump_yaml, load_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

__all__ = ["dump_claims", "read_claims"]

V = TypeVar("V")


@cache
def _validator() -> Validator:
    from jsonschema import Draft202012Validator

    schema = json.loads(resources.claim_schema().read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def read_claims(path: Path, document: Document) -> list[Claim]:
    """The claims of an article.

    Args:
        path: the ``claims.yaml``.
        document: the article that the claims quote.

    Raises:
        InputErrors: every place where the file breaks the schema, misquotes the text, repeats an id or refers to nothing.
        InputError: the file cannot be read at all.
    """
    file = load_yaml(path)
    if not isinstance(file.data, list):
        raise file.error(_shown(file.data), "a list of claims")
    errors: list[InputError] = []
    claims: dict[int, Claim] = {}
    for index, data in enumerate(file.data):
        faults = [_explain(file, index, fault) for fault in _validator().iter_errors(data)]
        if faults:
            errors.extend(faults)
        else:
            claims[index] = claim_from_data(data)
    things = {claim.about for claim in claims.values()} | {claim.id for claim in claims.values()}
    types: dict[str, str] = {}
    seen: set[str] = set()
    for index, claim in claims.items():
        errors.extend(_anchored(file, index, claim, document))
        errors.extend(_identified(file, index, claim, document, seen))
        errors.extend(_consistent(file, index, claim))
        if types.setdefault(claim.about, claim.type) != claim.type:
            errors.append(
                file.error(f"{claim.type} about {claim.about!r}, which is {types[claim.about]}", "another `about`: a thing has one type", index, "about")
            )
        if len(claims) == len(file.data):
            errors.extend(_referring(file, index, claim, things))
        seen.add(claim.id)
    if errors:
        errors.sort(key=lambda error: error.line or 0)
        raise InputErrors(errors)
    return list(claims.values())


def dump_claims(claims: Sequence[Claim]) -> str:
    """The canonical text of a ``claims.yaml``."""
    blocks = [dump_yaml([to_data(claim)]) for claim in claims]
    return "\n".join(blocks)


def _values(claim: Claim, kind: type[V]) -> Iterator[tuple[str, V]]:
    """The slots that hold a value of this kind."""
    for field in fields(claim.slots):
        value = getattr(claim.slots, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, kind):
                yield field.name, item


def _iris(claim: Claim) -> Iterator[tuple[str, str]]:
    """The IRIs that a claim resolves words to."""
    for slot, concept in _values(claim, Concept):
        if concept.concept is not None:
            yield slot, concept.concept
    for slot, entity in [*entities(claim), *((reading.slot, member) for reading in claim.readings for member in reading.members)]:
        for iri in (entity.id, *(alternative.id for alternative in entity.alternatives)):
            if iri is not None:
                yield slot, iri


def _is_day(text: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _explain(file: LocatedYaml, index: int, fault: ValidationError) -> InputError:
    keys: tuple[str | int, ...] = (index, *fault.absolute_path)
    value: Any = fault.validator_value
    instance: Any = fault.instance
    if fault.validator == "enum":
        expected = f"one of {', '.join(map(str, value))}"
    elif fault.validator == "required":
        missing = [name for name in value if name not in instance]
        return file.error(f"no {', '.join(missing)}", f"{_place(keys)} with {', '.join(value)}", *keys)
    elif fault.validator == "additionalProperties":
        known = sorted(fault.schema.get("properties", {})) if isinstance(fault.schema, dict) else []
        unknown = [name for name in instance if name not in known]
        return file.error(f"unknown {', '.join(unknown)} in {_place(keys)}", f"only {', '.join(known)}", *keys, *unknown[:1])
    elif fault.validator == "type":
        expected = f"{value}" if isinstance(value, str) else " or ".join(value)
    else:
        expected = f"{fault.validator} {value}"
    return file.error(f"{_place(keys)} = {_shown(instance)}", expected, *keys)


def _place(keys: tuple[str | int, ...]) -> str:
    return ".".join(str(key) for key in keys[1:]) or f"claim {int(keys[0]) + 1}"


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= 80 else f"{text[:77]}…"


def _anchored(file: LocatedYaml, index: int, claim: Claim, document: Document) -> Iterator[InputError]:
    """Faults of quotes and mentions that do not stand in the text where they say."""
    spans: list[tuple[tuple[str | int, ...], int, int, str]] = [
        ((index, "evidence", number, "quote"), evidence.start, evidence.end, evidence.quote) for number, evidence in enumerate(claim.evidence)
    ]
    for slot, entity in entities(claim):
        if entity.start is not None and entity.end is not None:
            place = ("attribution",) if slot in ("attribution", "medium") else ("slots", slot)
            spans.append(((index, *place), entity.start, entity.end, entity.text))
    for keys, start, end, quote in spans:
        found = document.quote(Span(start, end)) if start < end else ""
        if found != quote:
            yield file.error(f"{_shown(quote)}, but the text at {start}-{end} is {_shown(found)}", "the words of the article at these offsets", *keys)
    for number, step in enumerate(claim.attribution):
        if step.start is not None and step.end is not None and not 0 <= step.start < step.end <= len(document.text):
            yield file.error(f"offsets {step.start}-{step.end}", f"offsets inside the text (0-{len(document.text)})", index, "attribution", number)


def _identified(file: LocatedYaml, index: int, claim: Claim, document: Document, seen: set[str]) -> Iterator[InputError]:
    """Faults of a claim's place and name: another article, a wrong or repeated id."""
    if claim.article != document.article.slug:
        yield file.error(f"article {claim.article!r}", f"{document.article.slug!r}", index, "article")
    if claim.id in seen:
        yield file.error(f"the id {claim.id!r} a second time", "an id of its own (other evidence, type or attribution)", index, "id")
    if not re.fullmatch(r"[0-9A-Za-z-]+", claim.id):
        yield file.error(f"id {claim.id!r}", "letters, digits and hyphens", index, "id")
    corrected = claim.review is not None and claim.review.status == "corrected"
    if claim.id != claim.content_id and not corrected:
        yield file.error(f"id {claim.id!r}", f"{claim.content_id!r}, which follows from type, status, modality and offsets", index, "id")


def _consistent(file: LocatedYaml, index: int, claim: Claim) -> Iterator[InputError]:
    """Times, numbers, days, codes and IRIs that are none, and evidence for slots that are none."""
    for slot, time in _values(claim, Time):
        try:
            time.bounds()
        except ValueError as error:
            yield file.error(f"{slot} from {time.from_} to {time.to} ({error})", "days of the calendar, the earliest first", index, "slots", slot)
    for slot, iri in _iris(claim):
        if not is_iri(iri):
            yield file.error(f"{slot} {iri!r}", "an absolute IRI", index, "slots", slot)
    for slot, entity in entities(claim):
        for key in ("code", "country", "organ_of"):
            code = getattr(entity, key)
            if code is not None and not (code.isascii() and code.isalnum()):
                yield file.error(f"{key} {code!r} in {slot}", "a code of ASCII letters and digits", index, "slots", slot)
    for slot, quantity in _values(claim, Quantity):
        if quantity.amount is not None and not math.isfinite(quantity.amount):
            yield file.error(f"{slot} amount {quantity.amount}", "a number", index, "slots", slot)
    if claim.review is not None and claim.review.date is not None and not _is_day(claim.review.date):
        yield file.error(f"date {claim.review.date!r}", "a day, YYYY-MM-DD", index, "review", "date")
    slots = {field.name for field in fields(claim.slots)}
    for number, evidence in enumerate(claim.evidence):
        for slot in evidence.supports:
            if slot not in slots:
                yield file.error(f"supports {slot!r}", f"a slot of the claim: {', '.join(sorted(slots))}", index, "evidence", number, "supports")


def _referring(file: LocatedYaml, index: int, claim: Claim, things: set[str]) -> Iterator[InputError]:
    """References to things that no claim is about."""
    for slot, name in references(claim):
        if name not in things:
            yield file.error(f"{slot} {name!r}", "the `about` key or the id of a claim of this article", index, "slots", slot)
