"""The typed model holds to claim.schema.json, name by name, and encoding it and back loses nothing."""

from __future__ import annotations

import json
import typing
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph import resources
from pactgraph.model.claim import Attribution, Claim, Evidence, Extraction, Reading, Review
from pactgraph.model.encoding import claim_from_data, to_data
from pactgraph.model.slots import SLOT_TYPES, Agreement, Alternative, Concept, Entity, Quantity, Slots, Time

SCHEMA = json.loads(resources.claim_schema().read_text(encoding="utf-8"))
SLOTS = {rule["if"]["properties"]["type"]["const"]: rule["then"]["properties"] for rule in SCHEMA["allOf"]}
DEFS: dict[type, Any] = {
    Entity: SCHEMA["$defs"]["entity"],
    Time: SCHEMA["$defs"]["time"],
    Quantity: SCHEMA["$defs"]["quantity"],
    Concept: SCHEMA["$defs"]["concept"],
}
PARTS: dict[type, Any] = {
    Claim: SCHEMA,
    Evidence: SCHEMA["properties"]["evidence"]["items"],
    Attribution: SCHEMA["properties"]["attribution"]["items"],
    Reading: SCHEMA["properties"]["readings"]["items"],
    Extraction: SCHEMA["properties"]["extraction"],
    Review: SCHEMA["properties"]["review"],
    Alternative: SCHEMA["$defs"]["entity"]["properties"]["alternatives"]["items"],
    **{cls: SCHEMA["$defs"][name] for name, cls in {"entity": Entity, "time": Time, "quantity": Quantity, "concept": Concept}.items()},
    **{cls: SLOTS[name]["slots"] for name, cls in SLOT_TYPES.items()},
}
KINDS = {"entity": Entity, "time": Time, "quantity": Quantity, "concept": Concept}


def test_every_claim_type_has_its_slots() -> None:
    assert list(SLOT_TYPES) == SCHEMA["properties"]["type"]["enum"] == list(SLOTS)


@pytest.mark.parametrize("cls", PARTS, ids=lambda cls: cls.__name__)
def test_fields_are_those_of_the_schema(cls: type) -> None:
    schema = PARTS[cls]
    names = {field.name.removesuffix("_") for field in fields(cls)}
    required = {field.name.removesuffix("_") for field in fields(cls) if field.default is MISSING}
    assert names == set(schema["properties"])
    assert required == set(schema["required"])


@pytest.mark.parametrize("name", SLOT_TYPES)
def test_slots_have_the_kind_of_the_schema(name: str) -> None:
    hints = typing.get_type_hints(SLOT_TYPES[name])
    for slot, schema in SLOTS[name]["slots"]["properties"].items():
        item = schema["items"] if schema.get("type") == "array" else schema
        assert ("tuple" in str(hints[slot])) == (schema.get("type") == "array"), slot
        kind = KINDS.get(item.get("$ref", "").rpartition("/")[2])
        if kind is not None:
            assert kind.__name__ in str(hints[slot]), slot


WORDS = st.text(min_size=1, max_size=12)
IRIS = st.builds("https://example.org/{}".format, st.integers(0, 99))
YEARS = st.integers(1900, 2100).map(str)


def optional(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


ENTITIES = st.builds(
    Entity,
    text=WORDS,
    id=optional(IRIS),
    name=optional(WORDS),
    type=st.sampled_from(SCHEMA["$defs"]["entity"]["properties"]["type"]["enum"]),
    rule=st.sampled_from(SCHEMA["$defs"]["entity"]["properties"]["rule"]["enum"]),
    start=optional(st.integers(0, 9)),
    end=optional(st.integers(1, 9)),
    alternatives=st.tuples() | st.tuples(st.builds(Alternative, probability=st.floats(0, 1), id=optional(IRIS))),
)
FILLERS: dict[str, st.SearchStrategy[Any]] = {
    "entity": ENTITIES,
    "time": st.builds(Time, text=WORDS, from_=optional(YEARS), to=optional(YEARS), precision=optional(st.just("year"))),
    "quantity": st.builds(Quantity, text=WORDS, comparator=optional(st.just(">=")), amount=optional(st.integers(0, 10**9)), currency=optional(st.just("USD"))),
    "concept": st.builds(Concept, text=WORDS, concept=optional(IRIS)),
}


def filler(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "$ref" in schema:
        return FILLERS[schema["$ref"].rpartition("/")[2]]
    if schema["type"] == "array":
        return st.lists(filler(schema["items"]), min_size=schema.get("minItems", 0), max_size=3).map(tuple)
    return {"string": WORDS, "boolean": st.booleans(), "integer": st.integers(0, 99)}[schema["type"]]


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    name = draw(st.sampled_from(list(SLOT_TYPES)))
    schema = SLOTS[name]["slots"]
    required = set(schema["required"]) | {option["required"][0] for option in schema.get("anyOf", [])[:1]}
    filled = {}
    for slot, part in schema["properties"].items():
        if slot in required or draw(st.booleans()):
            value = draw(filler({**part, "minItems": part.get("minItems", 1 if slot in required else 0)} if part.get("type") == "array" else part))
            filled[slot] = value
    slots: Slots = SLOT_TYPES[name](**filled)
    start = draw(st.integers(0, 100))
    return Claim(
        draw(WORDS),
        draw(WORDS),
        "thing1",
        name,
        draw(st.sampled_from(SLOTS[name]["status"]["enum"])),
        slots,
        draw(st.sampled_from(SCHEMA["properties"]["modality"]["enum"])),
        draw(st.sampled_from(["positive", "negative"])),
        (Evidence(start, start + 3, "abc", draw(st.lists(WORDS, max_size=2).map(tuple))),),
        draw(st.lists(st.builds(Attribution, agent=ENTITIES, act=WORDS, quoted=optional(st.just("direct"))), max_size=2).map(tuple)),
        Extraction("test", "1", confidence=draw(optional(st.floats(0, 1)))),
    )


@given(claims())
def test_encoded_claims_obey_the_schema(claim: Claim) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(to_data(claim))


@given(claims())
def test_claims_survive_json(claim: Claim) -> None:
    assert claim_from_data(json.loads(json.dumps(to_data(claim)))) == claim


@given(claims())
def test_id_follows_from_content_and_not_from_resolution(claim: Claim) -> None:
    from dataclasses import replace

    assert replace(claim, slots=Agreement(parties=(Entity("x", id="https://example.org/other"),))).content_id == claim.content_id
    assert replace(claim, status=claim.status + "x").content_id != claim.content_id


def test_schema_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert Path(resources.claim_schema()).name == "claim.schema.json"
