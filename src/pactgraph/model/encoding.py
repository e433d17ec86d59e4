"""Frozen values to and from plain JSON data, driven by their type hints.

``None`` and empty tuples are left out; a trailing underscore of a field name (``from_``) is dropped.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pactgraph.model.claim import Claim
from pactgraph.model.slots import SLOT_TYPES

__all__ = ["claim_from_data", "from_data", "to_data"]

T = TypeVar("T")


@cache
def _hints(cls: type[Any]) -> dict[str, Any]:
    return get_type_hints(cls)


def to_data(value: Any) -> Any:
    """Plain dicts, lists and scalars of a frozen value.

    >>> from pactgraph.model.slots import Time
    >>> to_data(Time("in 2030", from_="2030", to="2030"))
    {'text': 'in 2030', 'from': '2030', 'to': '2030'}
    """
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    data = {}
    for field in fields(value):
        item = getattr(value, field.name)
        required = field.default is MISSING
        if required or (item is not None and item != ()):
            data[field.name.removesuffix("_")] = to_data(item)
    return data


def from_data(cls: type[T], data: Any) -> T:
    """A frozen value from plain data that obeys its schema.

    Raises:
        TypeError: a required field is missing or an unknown one is present.
    """
    hints = _hints(cls)  # type: ignore[arg-type]  # classes are hashable
    names = {field.name.removesuffix("_"): field.name for field in fields(cls)}  # type: ignore[arg-type]
    return cls(**{names.get(key, key): _convert(hints.get(names.get(key, key)), item) for key, item in data.items()})


def _convert(hint: Any, item: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        options = [option for option in get_args(hint) if hasattr(option, "__dataclass_fields__")]
        hint = options[0] if len(options) == 1 else None
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tuple(_convert(inner, element) for element in item)
    if item is not None and hasattr(hint, "__dataclass_fields__"):
        return from_data(hint, item)
    return item


def claim_from_data(data: dict[str, Any]) -> Claim:
    """A claim from plain data that obeys ``claim.schema.json``; the claim type picks the class of its slots."""
    slots = from_data(SLOT_TYPES[data["type"]], data["slots"])
    claim: Claim = from_data(Claim, {**data, "slots": slots})
    return claim
