"""The files of the reference data: what each holds, under which licence, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pactgraph.rdf import turtle
from pactgraph.reference import holders, laws, offices, organizations, places, programmes, states
from pactgraph.reference.record import Record
from pactgraph.reference.tables import Tables

__all__ = ["FILES", "ReferenceFile", "write"]


class ReferenceFile(NamedTuple):
    """A file of records.

    Args:
        path: path below the folder of the reference data.
        holds: what its records are.
        tables: the source tables.
        licence: the licence of what is made of them.
        records: makes the records.
    """

    path: str
    holds: str
    tables: tuple[str, ...]
    licence: str
    records: Callable[[Tables], Iterable[Record]]

    def text(self, tables: Tables) -> str:
        """The file: a comment, then the records in the order of their subjects, each after an empty line."""
        made = sorted(self.records(tables), key=lambda record: record.subject.value)
        comment = [f"# {self.holds}", f"# Made by python -m pactgraph.reference from sources/: {', '.join(self.tables)}. Licence: {self.licence}."]
        return "\n".join(comment) + "\n\n" + turtle(triple for record in made for triple in sorted(record.triples, key=_order))


def _order(triple: tuple[object, object, object]) -> tuple[bool, str, str]:
    """Type first, then by property and value."""
    _, predicate, value = triple
    return not str(predicate).endswith("#type>"), str(predicate), str(value)


def _organizations(tables: Tables) -> Iterator[Record]:
    yield from organizations.government_bodies(tables)
    yield from organizations.news_organizations(tables)
    yield from organizations.other_organizations(tables)


def _laws(tables: Tables) -> Iterator[Record]:
    yield from laws.laws(tables)
    yield from laws.provisions(tables)
    yield from laws.official_texts(tables)


FILES: tuple[ReferenceFile, ...] = (
    ReferenceFile(
        "states.ttl",
        "States and territories by ISO 3166-1 alpha-3 code; dissolved states by their former code.",
        ("countries_qid", "country-codes", "state_names", "former_names", "dissolved_states"),
        "MIT, PDDL, CC BY 4.0",
        states.states,
    ),
    ReferenceFile(
        "names.ttl",
        "Demonyms and alternative spellings of states and territories, from mledoze/countries: apart, since its licence asks for the same.",
        ("mledoze_countries",),
        "ODbL 1.0",
        states.alternative_names,
    ),
    ReferenceFile(
        "places.ttl",
        "Capitals, parts of states, and places whose names stand for an actor. A Wikidata item stands only where a table gives it.",
        ("capitals_qid_partial", "countries_qid", "country-codes", "metonyms", "places"),
        "CC0, MIT, PDDL, CC BY 4.0",
        places.places,
    ),
    ReferenceFile(
        "organizations.ttl",
        "Government bodies, news organisations, companies, groupings and armed groups. A Wikidata item stands only where a table gives it.",
        ("government_bodies", "news", "news_outlets_qid", "organizations", "qids_checked"),
        "CC BY 4.0",
        _organizations,
    ),
    ReferenceFile(
        "organizations-igo.ttl",
        "International organisations with acronym and year of foundation: apart, since the licence of the table asks for the same.",
        ("igo_qids", "organization_names"),
        "CC BY-SA 4.0",
        organizations.international_organizations,
    ),
    ReferenceFile(
        "programmes.ttl",
        "Sanctions programmes: issuer, targets, measures. Facts only; the official page is the source of each.",
        ("programmes", "issuers", "target_codes", "laws"),
        "facts, CC BY 4.0",
        programmes.programmes,
    ),
    ReferenceFile(
        "laws.ttl",
        "Laws and their provisions, with the official citation. What no text in texts/ confirms is marked pact:verification verification:unverified.",
        ("laws", "provisions", "texts", "confirmations"),
        "CC BY 4.0",
        _laws,
    ),
    ReferenceFile(
        "namings.ttl",
        "Who is named by which law, as what, from when and until when. No official text is stored here that confirms any of it.",
        ("namings", "laws", "organizations"),
        "CC BY 4.0",
        laws.namings,
    ),
    ReferenceFile(
        "offices.ttl",
        "Heads of state and government, ministers of defence and of foreign affairs: the offices. Their holders are in register/.",
        ("positions", "heads_of_state_and_government", "foreign_ministers", "office_holders", "office_titles"),
        "CC0",
        offices.core_positions,
    ),
    ReferenceFile(
        "persons.ttl", "Persons without a Wikidata item in the tables. Holders of office are in register/.", ("persons",), "CC BY 4.0", holders.named_persons
    ),
    ReferenceFile(
        "register/positions.ttl",
        "All other offices that the tables name. A store loads only those that its claims, or tenures of persons in its claims, name.",
        ("positions", "office_holders", "office_titles", "world_offices"),
        "CC0",
        offices.further_positions,
    ),
    ReferenceFile(
        "register/persons.ttl",
        "Holders of office. A store loads only those that its claims name.",
        ("office_holders", "heads_of_state_and_government", "foreign_ministers", "persons"),
        "CC0",
        holders.holders,
    ),
    ReferenceFile(
        "register/tenures.ttl",
        "Who held which office when, as read in January 2023: a tenure without an end had none then. A store loads those of the persons whom its claims name.",
        ("office_holders", "heads_of_state_and_government", "foreign_ministers"),
        "CC0",
        holders.tenures,
    ),
)
"""All files made of tables. Items are written by hand."""


def write(tables: Tables, folder: Path) -> Iterator[Path]:
    """Write all files into a folder; the same tables give the same bytes.

    Yields:
        each file when it is written.

    Raises:
        InputError: a table is missing, or a row says what no other table explains.
    """
    for file in FILES:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text(tables), encoding="utf-8")
        yield path
