"""Claims made worse: each disturbance is one that an extraction might commit, or a form of a claim that the scorer takes."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

__all__ = ["Claim", "disturbed"]

Claim = dict[str, Any]

_STATUSES = ("signed", "proposed", "imposed", "held", "current", "former", "in_force", "declared", None)
_DAYS: tuple[Any, ...] = (
    "2022",
    "2022-02-27",
    "1978-09",
    "",
    None,
    {"text": "soon"},
    {"text": "x", "from": "2026", "to": None},
    {"text": "x", "to": "2125-01"},
)
_NAMES = (
    "USA",
    "EC",
    "EU",
    "Israel",
    "Egypt",
    "Anwar Sadat",
    "Sadat",
    "President Jimmy Carter",
    "the Ministry of Defence",
    "Türkiye",
    "",
    "日本",
    "the",
    "Al Sadat Al",
)
_ORGANS = (None, "USA", "EC", "EGY")
_RULES = ("verb-sign", "noun-agreement", "title-before-name", None)


def disturbed(claims: list[Claim], rng: random.Random) -> list[Claim]:
    """A random part of the claims in a random order, many of them disturbed, some of them more than once."""
    made = [copy.deepcopy(claim) for claim in claims if rng.random() < 0.9]
    if rng.random() < 0.5:
        rng.shuffle(made)
    for _ in range(rng.randrange(2 * len(made) + 1)):
        rng.choice(_DISTURBANCES)(made, rng.randrange(len(made)), rng)
    return made


def _drop(claims: list[Claim], index: int, rng: random.Random) -> None:
    if len(claims) > 1:
        del claims[index]


def _duplicate(claims: list[Claim], index: int, rng: random.Random) -> None:
    twin = copy.deepcopy(claims[index])
    if rng.random() < 0.5:
        twin["about"] = f"{twin.get('about')}-twin"
    claims.insert(rng.randrange(len(claims) + 1), twin)


def _lose(claims: list[Claim], index: int, rng: random.Random) -> None:
    """Leave out what the scorer has a default for."""
    claims[index].pop(rng.choice(("about", "polarity", "status", "attribution", "evidence", "slots", "extraction")), None)


def _change(claims: list[Claim], index: int, rng: random.Random) -> None:
    values = {"status": _STATUSES, "polarity": ("positive", "negative"), "type": ("agreement", "meeting", "sanction", "role", "law", "utterance")}
    name = rng.choice(list(values))
    claims[index][name] = rng.choice(values[name])


def _join(claims: list[Claim], index: int, rng: random.Random) -> None:
    """Make two claims one thing, or a thing without a name."""
    claims[index]["about"] = rng.choice([rng.choice(claims).get("about"), "", None])


def _rename_article(claims: list[Claim], index: int, rng: random.Random) -> None:
    slug = claims[index]["article"].rpartition("/")[2].removesuffix(".txt")
    claims[index]["article"] = rng.choice((slug, f"{slug}.txt", f"articles/{slug}", f"/a/b/{slug}.txt"))


def _change_actors(claims: list[Claim], index: int, rng: random.Random) -> None:
    slots = claims[index].setdefault("slots", {})
    names = [name for name in slots if name in ("parties", "participants", "imposers", "targets", "suppliers", "recipients", "person", "named", "actors")]
    if not names:
        return
    name = rng.choice(names)
    value = slots[name]
    if not isinstance(value, list):
        slots[name] = rng.choice((_entity(rng), None, [_entity(rng)]))
    elif value and rng.random() < 0.4:
        value.pop(rng.randrange(len(value)))
    elif value and rng.random() < 0.5:
        value[rng.randrange(len(value))] = _entity(rng)
    else:
        value.append(_entity(rng))


def _entity(rng: random.Random) -> Any:
    if rng.random() < 0.2:
        return rng.choice(_NAMES)
    entity: Claim = {"text": rng.choice(_NAMES)}
    for key, values in (("name", _NAMES), ("code", ("USA", "EC", "ISR", None)), ("organ_of", _ORGANS)):
        if rng.random() < 0.3:
            entity[key] = rng.choice(values)
    return entity


def _reword_actors(claims: list[Claim], index: int, rng: random.Random) -> None:
    """Give codes as words of the text, and names in part, in other letters, or with the state whose organ it is."""
    for value in (claims[index].get("slots") or {}).values():
        for entity in value if isinstance(value, list) else [value]:
            if isinstance(entity, dict) and "text" in entity and rng.random() < 0.6:
                if entity.get("code"):
                    entity["text"] = entity.pop("code")
                elif entity["text"]:
                    entity["text"] = rng.choice((entity["text"].split()[-1], entity["text"].upper(), f"the {entity['text']}s", entity["text"]))
                    entity["organ_of"] = rng.choice(_ORGANS)


def _change_slot(claims: list[Claim], index: int, rng: random.Random) -> None:
    slots = claims[index].setdefault("slots", {})
    name = rng.choice(("when", "signed", "as_of", "valid_until", "position", "organization", "place"))
    slots[name] = rng.choice(_DAYS) if name in ("when", "signed", "as_of", "valid_until") else _entity(rng)


def _move_quote(claims: list[Claim], index: int, rng: random.Random) -> None:
    evidence = claims[index].get("evidence")
    if evidence:
        quote = rng.choice(evidence)
        change = rng.choice((-1, 1, 400))
        rng.choice((lambda: quote.update(start=quote.get("start", 0) + change), lambda: quote.update(quote="  "), lambda: quote.pop("end", None)))()


def _widen_quote(claims: list[Claim], index: int, rng: random.Random) -> None:
    """Quote far around the words, which may be more sentences than count; the text stands in the claim for that."""
    text, evidence = claims[index]["text of the article"], claims[index].get("evidence")
    if evidence:
        quote = rng.choice(evidence)
        start, end = max(0, quote.get("start", 0) - rng.randrange(300)), min(len(text), quote.get("end", 0) + rng.randrange(300))
        quote.update(start=start, end=end, quote=text[start:end])


def _quote_elsewhere(claims: list[Claim], index: int, rng: random.Random) -> None:
    text = claims[index]["text of the article"]
    start = rng.randrange(len(text))
    end = min(len(text), start + rng.randrange(1, 120))
    claims[index].setdefault("evidence", []).append({"start": start, "end": end, "quote": text[start:end]})


def _change_speaker(claims: list[Claim], index: int, rng: random.Random) -> None:
    claims[index]["attribution"] = rng.choice(([], None, [{"agent": _entity(rng), "act": "said"}], [{"agent": _entity(rng)}, {"agent": _entity(rng)}]))


def _change_extraction(claims: list[Claim], index: int, rng: random.Random) -> None:
    claims[index]["extraction"] = {"method": "rules", "version": "1", "rule": rng.choice(_RULES), "confidence": rng.choice((0.0, 0.3, 0.55, 0.9, 1.0, None))}


_DISTURBANCES: tuple[Callable[[list[Claim], int, random.Random], None], ...] = (
    _drop,
    _duplicate,
    _lose,
    _change,
    _join,
    _rename_article,
    _change_actors,
    _change_actors,
    _reword_actors,
    _change_slot,
    _move_quote,
    _widen_quote,
    _quote_elsewhere,
    _change_speaker,
    _change_extraction,
)
