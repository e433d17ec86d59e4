"""What kind of value each slot of a claim type holds, read off the classes of the model."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import get_args, get_type_hints

from pactgraph.model.slots import SLOT_TYPES, Concept, Entity, Quantity, Time

__all__ = ["identity", "slot_kinds"]

_MANY = {Entity: "entities", Concept: "concepts", str: "words"}
_ONE = {Entity: "entity", Time: "time", Quantity: "quantity", str: "text"}


def identity(entity: Entity) -> str:
    """What tells an entity from others."""
    return entity.id or entity.name or entity.text.casefold()


@cache
def slot_kinds(claim: str) -> Mapping[str, str]:
    """The slots of a claim type with the kind of their values: ``entities``, ``entity``, ``concepts``, ``words``, ``text``, ``time`` or ``quantity``.

    >>> slot_kinds("meeting")["participants"], slot_kinds("meeting")["place"], slot_kinds("agreement")["value"]
    ('entities', 'entity', 'quantity')
    """
    found = {}
    for name, hint in get_type_hints(SLOT_TYPES[claim]).items():
        members = get_args(hint) or (hint,)
        many = Ellipsis in members
        kind = next(((_MANY if many else _ONE).get(member) for member in members if member in (_MANY if many else _ONE)), None)
        if kind is not None:
            found[name] = kind
    return found
