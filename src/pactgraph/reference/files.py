"""The files of the reference data: what each holds, under which licence, and how it is made."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pactgraph.rdf import turtle
from pactgraph.reference import additions, checks, conflicts, core, gazetteer, holders, laws, offices, organizations, places, programmes, states, tenures
from pactgraph.reference.record import Record
from pactgraph.reference.tables import REFRESHED, Tables
from pactgraph.reference.writing import MADE, by_hand, replace

__all__ = ["CONFLICTS", "FILES", "ReferenceFile", "made", "write"]

CONFLICTS = f"sources/{REFRESHED}conflicts.csv"
"""Where refreshed tables contradict those that are kept; the file is there when a table was refreshed."""


class ReferenceFile(NamedTuple):
    """A file of records.

    Args:
        path: path below the folder of the reference data.
        holds: what its records are.
        tables: the source tables of whose rows it is made; what else is read for it is told in its comment too.
        licence: the licence of what is made of them.
        records: makes the records.
        refreshed: tables that are refreshed from Wikidata (CC0) and also make records of it, once they are there.
    """

    path: str
    holds: str
    tables: tuple[str, ...]
    licence: str
    records: Callable[[Tables], Iterable[Record]]
    refreshed: tuple[str, ...] = ()

    def sources(self, tables: Tables) -> list[str]:
        """The tables of whose rows it is made today; none if it is not made."""
        return [*self.tables, *(REFRESHED + name for name in self.refreshed if tables.has(REFRESHED + name))]

    def text(self, tables: Tables) -> str:
        """The file: a comment, then the records in the order of their subjects, each after an empty line."""
        made = sorted(tables.all(self.records), key=lambda record: record.subject.value)
        sources = self.sources(tables)
        comment = [f"# {self.holds}", f"# {MADE} from sources/: {', '.join(sources)}. Licence: {self.licence}."]
        besides = tables.read_for(self.records) - set(sources)
        if besides:
            comment.append(f"# Read for it too, to find, to name and to compare what their rows are about: {', '.join(sorted(besides))}.")
        return "\n".join(comment) + "\n\n" + turtle(triple for record in made for triple in sorted(record.triples, key=_order))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without collections of garbage: they look at all records again and again, and find nothing. It halves the time of a rebuild."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _order(triple: tuple[object, object, object]) -> tuple[bool, str, str]:
    """Type first, then by property and value."""
    _, predicate, value = triple
    return not str(predicate).endswith("#type>"), str(predicate), str(value)


FILES: tuple[ReferenceFile, ...] = (
    ReferenceFile(
        "states.ttl",
        "States and territories by ISO 3166-1 alpha-3 code; dissolved states by their former code.",
        ("countries_qid", "country-codes", "state_names", "former_names", "demonyms", "dissolved_states", "capitals_qid_partial"),
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
        core.organizations_by_hand,
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
        ("programmes", "issuers", "target_codes"),
        "facts, CC BY 4.0",
        programmes.programmes,
    ),
    ReferenceFile(
        "laws.ttl",
        "Laws and their provisions, with the official citation. What no text in texts/ confirms is marked pact:verification verification:unverified.",
        ("laws", "provisions", "texts", "confirmations"),
        "CC BY 4.0",
        core.laws_and_texts,
    ),
    ReferenceFile(
        "namings.ttl",
        "Who is named by which law, as what, from when and until when. What no text in texts/ confirms is marked pact:verification verification:unverified.",
        ("namings", "confirmations"),
        "CC BY 4.0",
        laws.namings,
    ),
    ReferenceFile(
        "offices.ttl",
        "Heads of state and government, ministers of defence and of foreign affairs: the offices. Their holders are in register/.",
        ("positions", "heads_of_state_and_government", "foreign_ministers", "office_holders", "office_titles"),
        "CC0",
        offices.core_positions,
        ("heads", "positions", "office_holders"),
    ),
    ReferenceFile(
        "persons.ttl", "Persons without a Wikidata item in the tables. Holders of office are in register/.", ("persons",), "CC BY 4.0", holders.named_persons
    ),
    ReferenceFile(
        "wikidata.ttl",
        "What refreshed tables of Wikidata add to the states, capitals and organisations of the other files: apart, since it is in the public domain.",
        (),
        "CC0",
        additions.records,
        ("states", "capitals", "organizations", "news"),
    ),
    ReferenceFile(
        "register/positions.ttl",
        "All other offices that the tables name. A store loads only those that its claims, or tenures of persons in its claims, name.",
        ("positions", "heads_of_state_and_government", "foreign_ministers", "office_holders", "office_titles", "world_offices"),
        "CC0",
        offices.further_positions,
        ("heads", "positions", "office_holders"),
    ),
    ReferenceFile(
        "register/persons.ttl",
        "Holders of office. A store loads only those that its claims name.",
        ("office_holders", "heads_of_state_and_government", "foreign_ministers", "persons"),
        "CC0",
        holders.holders,
        ("office_holders", "persons"),
    ),
    ReferenceFile(
        "register/tenures.ttl",
        "Who held which office when: a tenure without an end had none on the day of retrieval. A store loads those of the persons whom its claims name.",
        ("office_holders", "heads_of_state_and_government", "foreign_ministers"),
        "CC0",
        tenures.tenures,
        ("office_holders", "persons"),
    ),
)
"""All files of records. Items are written by hand."""


def made(tables: Tables) -> Iterator[tuple[str, str | None]]:
    """All that a rebuild makes of the tables: each path below the folder of the reference data, and its text, or none where the file is not to be.

    Whatever else is made of the tables is listed here, so that it is written, compared and told like the rest.

    Raises:
        InputError: a table is missing, or a row of those that are kept by hand says what nothing explains; told before anything is made.
    """
    checks.check(tables)
    texts: list[str] = []
    for file in FILES:
        with _uncollected():
            text = file.text(tables) if file.sources(tables) else None
        texts += [text] if text is not None else []
        yield file.path, text
    texts += [path.read_text(encoding="utf-8") for path in by_hand(tables.folder.parent)]
    with _uncollected():
        compiled = gazetteer.compiled(texts, tables)
    yield gazetteer.FILE, compiled
    found = [*additions.conflicts(tables), *offices.conflicts(tables), *tenures.conflicts(tables)]
    yield CONFLICTS, conflicts.text(found) if tables.has(f"{REFRESHED}retrieved") else None


def write(files: Iterable[tuple[str, str | None]], folder: Path) -> Iterator[Path]:
    """Write files into a folder, each as a whole; a file that is not to be is removed.

    Args:
        files: paths and texts, as ``made`` gives them; all are made before the first is written.
        folder: the folder of the reference data, or another.

    Yields:
        each file when it is written.
    """
    for path, text in list(files):
        if text is None:
            (folder / path).unlink(missing_ok=True)
        else:
            replace(folder / path, text)
            yield folder / path
