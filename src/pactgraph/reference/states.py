"""States and territories, and the names of them that stand under another licence."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph import iris
from pactgraph.reference.codes import Codes
from pactgraph.reference.places import capital_of
from pactgraph.reference.record import Record, Statement, english, make, names, text
from pactgraph.reference.tables import Tables, listed
from pactgraph.vocabulary import DCTERMS, PACT, SKOS, date, integer

__all__ = ["alternative_names", "states"]

_NAMES_SOURCE = "https://github.com/mledoze/countries"


def states(tables: Tables) -> Iterator[Record]:
    """States and territories by their ISO 3166-1 alpha-3 code; dissolved states by the code that they had."""
    codes = tables.once(Codes)
    former: dict[str, list[str]] = {}
    for row in tables.rows("former_names"):
        former.setdefault(row["code"], []).append(row["name"])
    demonyms = {row["code"]: listed(row["names"]) for row in tables.rows("demonyms")}
    for code in codes.all:
        label, qid = codes.label(code), codes.qid(code)
        more = [*names(label, [*codes.names(code), *former.get(code, ())]), *_hidden(codes, code), *_codes(codes, code), *_status(codes, code)]
        more += [(PACT.demonym, english(name)) for name in demonyms.get(code, ())]
        capital = capital_of(tables, codes, code)
        if capital is not None:
            more.append((PACT.capital, capital))
        source = f"http://www.wikidata.org/entity/{qid}" if qid else "Table of territories (MIT); the tables name different Wikidata items."
        cls = PACT.State if _is_state(codes, code) else PACT.Territory
        yield make(iris.state(code), cls, label, source, tables.retrieved("countries_qid"), *more, qid=qid)


def alternative_names(tables: Tables) -> Iterator[Record]:
    """Demonyms and alternative spellings from the table under the Open Database License."""
    codes = tables.once(Codes)
    for row in tables.rows("mledoze_countries"):
        code = "XKX" if row["cca3"] == "UNK" else row["cca3"]
        known = {name.casefold() for name in (*codes.names(code), *listed(codes.territories[code]["names_strong"]))}
        more: list[Statement] = [(SKOS.hiddenLabel, text(name)) for name in listed(row["altSpellings"]) if name.casefold() not in known]
        if row["demonym"]:
            more.append((PACT.demonym, english(row["demonym"])))
        cls = PACT.State if _is_state(codes, code) else PACT.Territory
        yield make(iris.state(code), cls, codes.label(code), _NAMES_SOURCE, tables.retrieved("mledoze_countries"), *more)


def _is_state(codes: Codes, code: str) -> bool:
    """Whether it is, was, or claims with wide recognition to be a sovereign state."""
    return codes.official.get(code, {}).get("is_independent", "Yes") in ("Yes", "In contention")


def _hidden(codes: Codes, code: str) -> Iterator[Statement]:
    """Names in other languages, whose tags the table does not give."""
    known = {name.casefold() for name in codes.names(code)}
    for name in listed(codes.territories[code]["names_strong"]):
        if name.casefold() not in known:
            yield SKOS.hiddenLabel, text(name)


def _codes(codes: Codes, code: str) -> Iterator[Statement]:
    yield SKOS.notation, text(code)
    official = codes.official.get(code)
    if official is not None:
        yield PACT.alpha2Code, text(official["ISO3166-1-Alpha-2"])
        yield PACT.numericCode, text(official["ISO3166-1-numeric"].zfill(3))


def _status(codes: Codes, code: str) -> Iterator[Statement]:
    """To which state a territory belongs, whether statehood is contested, when a state was dissolved and what came after it."""
    independence = codes.official.get(code, {}).get("is_independent", "")
    owner = codes.find(independence.rpartition(" ")[2].lower()) if " of " in independence or "with" in independence else None
    if owner is not None:
        yield PACT.country, iris.state(owner)
    if independence == "In contention" or (code not in codes.official and code not in codes.dissolved):
        yield SKOS.scopeNote, english("Its statehood is contested.")
    dissolved = codes.dissolved.get(code)
    if dissolved is not None:
        for name, on, year in (("founded", PACT.foundedOn, PACT.foundedYear), ("dissolved", PACT.dissolvedOn, PACT.dissolvedYear)):
            yield on, date(dissolved[name])
            yield year, integer(int(dissolved[name][:4]))
        yield from ((DCTERMS.isReplacedBy, iris.state(successor)) for successor in listed(dissolved["successors"]))
