"""When two mentions of actors are one: names and codes of a gold set against entities of claims."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

__all__ = ["ACTORS", "CODE", "Keys", "as_list", "distinct", "gold_keys", "in_common", "normal", "predicted_keys", "same"]

Keys = frozenset[str]
"""What an actor may be known by: its code, or its normalised names."""

ACTORS: dict[str, dict[str, str]] = {
    "agreement": {"parties": "parties"},
    "meeting": {"participants": "participants"},
    "sanction": {"imposer": "imposers", "target": "targets"},
    "arms_transfer": {"supplier": "suppliers", "recipient": "recipients"},
    "role": {"person": "person"},
    "adversary_naming": {"named": "named"},
    "relationship": {"actors": "actors"},
}
"""The claim types that are scored, and for each slot of actors of the gold set the slot of ours."""

CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
"""A code of a state or an acronym of an organisation, as the gold set writes them."""

_STOP = frozenset({"the", "of", "and", "a", "an", "for", "in", "its", "other", "those"})
_SUCCESSORS = {"EC": "EU"}


def normal(text: object) -> str:
    """A name without accents, punctuation, capitals and small words.

    >>> normal("The Ministry of Defence, Côte d’Ivoire")
    'ministry defence cote d ivoire'
    """
    letters = unicodedata.normalize("NFKD", str(text or ""))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    return " ".join(word for word in re.findall(r"[a-z0-9]+", plain) if word not in _STOP)


def _code(text: str) -> str:
    return _SUCCESSORS.get(text, text)


def gold_keys(name: str) -> Keys:
    """What a name of the gold set is known by: a code stands for itself."""
    return frozenset({_code(name) if CODE.fullmatch(name) else normal(name)})


def predicted_keys(entity: str | dict[str, Any]) -> Keys:
    """What an entity of a claim is known by: its code if it has one, else its names and the state whose organ it is."""
    if isinstance(entity, str):
        entity = {"text": entity}
    if entity.get("code"):
        return frozenset({_code(entity["code"])})
    if CODE.fullmatch(entity.get("text") or ""):
        return frozenset({_code(entity["text"])})
    names = {normal(entity.get(key)) for key in ("name", "text")} - {""}
    return frozenset(names | ({_code(entity["organ_of"])} if entity.get("organ_of") else set()))


def same(gold: Keys, predicted: Keys) -> bool:
    """Whether two actors are one: by a common key, or by names that share half their words, all words of one, or the family name."""
    return bool(gold & predicted) or any(_alike(g, p) for g in gold for p in predicted)


def _alike(one: str, other: str) -> bool:
    if one.casefold() == other.casefold():
        return True
    first, second = set(one.split()), set(other.split())
    if not first or not second or CODE.fullmatch(one) or CODE.fullmatch(other):
        return False
    shared, short = len(first & second), min(len(first), len(second))
    if shared / len(first | second) >= 0.5 or (short > 1 and shared == short):
        return True
    return short == 1 and one.rsplit(maxsplit=1)[-1] == other.rsplit(maxsplit=1)[-1]


def in_common(gold: Sequence[Keys], predicted: Sequence[Keys]) -> int:
    """How many actors of the gold set are among those predicted, one to one, each the first that is left."""
    left, found = list(predicted), 0
    for keys in gold:
        match = next((index for index, other in enumerate(left) if same(keys, other)), None)
        if match is not None:
            del left[match]
            found += 1
    return found


def distinct(actors: Iterable[Keys]) -> tuple[Keys, ...]:
    """The actors without those that an earlier one already is, and without those that nothing is known of."""
    kept: list[Keys] = []
    for keys in actors:
        if keys and not any(same(earlier, keys) for earlier in kept):
            kept.append(keys)
    return tuple(kept)


def as_list(value: Any) -> list[Any]:
    """A slot's values: those of a list, the one value, or none."""
    return value if isinstance(value, list) else [value] if value else []
