"""Laws, their provisions, the actors that they name, and the stored official texts that confirm what is said of them."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.errors import InputError
from pactgraph.reference.codes import Codes
from pactgraph.reference.organizations import organization
from pactgraph.reference.record import Record, Statement, english, make, names, node, text
from pactgraph.reference.tables import Row, Tables, listed
from pactgraph.vocabulary import BASE, DCTERMS, PACT, RDF, SKOS, concept, date, integer

__all__ = ["laws", "namings", "official_texts", "provisions"]


def laws(tables: Tables) -> Iterator[Record]:
    """Statutes, regulations, executive orders, resolutions and lists, by their key."""
    confirmed = tables.once(_Confirmations)
    for row in tables.rows("laws"):
        subject = _law(row["key"])
        more: list[Statement] = [*names(row["label"], listed(row["aliases"]))]
        for predicate, column in ((PACT.shortName, "short"), (PACT.officialCitation, "citation"), (SKOS.notation, "code")):
            if row[column]:
                more.append((predicate, text(row[column])))
        more += [(PACT.jurisdiction, node(row["jurisdiction"])), (PACT.hasStatus, concept("law-status", row["status"]))]
        if row["enacted"]:
            more.append((PACT.enactedYear, integer(int(row["enacted"][:4]))))
        if len(row["enacted"]) == len("2017-08-02"):
            more.append((PACT.enactedOn, date(row["enacted"])))
        more += [(PACT.basedOn, node(law)) for law in listed(row["based_on"])]
        more += [(PACT.blocks, node(law)) for law in listed(row["blocks"])]
        said = {column for column in ("citation", "enacted", "based_on", "blocks") if row[column]} | ({"status"} if row["status"] != "enacted" else set())
        more += confirmed.of(f"law:{row['key']}", said)
        yield make(subject, PACT[row["class"]], row["label"], row["url"] or row["citation"], tables.retrieved("laws"), *more, *_note(row))


def provisions(tables: Tables) -> Iterator[Record]:
    """Sections and articles of laws."""
    confirmed, labels = tables.once(_Confirmations), {row["key"]: row for row in tables.rows("laws")}
    for row in tables.rows("provisions"):
        if row["law"] not in labels:
            raise InputError(tables.folder / "provisions.csv", f"the law {row['law']!r} of {row['label']}", "a key of laws.csv")
        key = f"{row['law']}/{iris.slug(row['section'])}"
        more: list[Statement] = [*names(row["label"], listed(row["aliases"]))]
        for predicate, column in ((PACT.title, "title"), (PACT.officialCitation, "citation"), (PACT.sectionNumber, "section")):
            if row[column]:
                more.append((predicate, text(row[column])))
        more.append((PACT.provisionOf, _law(row["law"])))
        more += [(PACT.triggeredBy, concept("conduct", term)) for term in listed(row["triggered_by"])]
        more += [(PACT.targetsState, iris.state(code)) for code in listed(row["targets_state"])]
        more += [(PACT.targetsSector, concept("subject", term)) for term in listed(row["targets_sector"])]
        more += [(PACT.authorizesMeasure, concept("measure", term)) for term in listed(row["measures"])]
        if row["applies_from"]:
            more.append((PACT.appliesFrom, date(row["applies_from"])))
        if row["minimum"]:
            more.append((PACT.minimumMeasures, integer(int(row["minimum"]))))
        said = {
            column for column in ("title", "citation", "triggered_by", "targets_state", "targets_sector", "applies_from", "minimum", "measures") if row[column]
        }
        more += confirmed.of(f"provision:{key}", said)
        law = labels[row["law"]]
        source = law["citation"] if row["citation"].startswith("Pub. L.") else row["citation"]
        yield make(NamedNode(f"{BASE}id/provision/{key}"), PACT.LegalProvision, row["label"], law["url"] or source, tables.retrieved("provisions"), *more)


def namings(tables: Tables) -> Iterator[Record]:
    """Who is named by which law, as what, from when and until when: ``naming/<law>/<actor>/<since>``.

    A naming without status is one of which nobody has checked whether it still stands.
    """
    codes, confirmed, labels = tables.once(Codes), tables.once(_Confirmations), {row["key"]: row["label"] for row in tables.rows("laws")}
    organizations = {organization(row["label"]): row["label"] for row in tables.rows("organizations")}
    for row in tables.rows("namings"):
        kind, _, actor = row["named"].partition(":")
        name = codes.phrase(actor) if kind == "state" else organizations[node(row["named"])]
        subject = NamedNode(f"{BASE}id/naming/{row['instrument']}/{actor}/{row['since']}")
        label = f"{name} named as {row['label']} in {labels[row['instrument']]} ({row['since'][:4]}–{row['until'][:4]})"
        more: list[Statement] = [(PACT.namedActor, node(row["named"])), (PACT.namingInstrument, _law(row["instrument"])), (PACT.namer, node(row["namer"]))]
        more += [(PACT.namingLabel, text(row["label"])), (PACT.namingScope, text(row["scope"]))]
        more += [(PACT.underProvision, node(provision)) for provision in listed(row["provisions"])]
        for day, year, words in ((PACT.validFrom, PACT.validFromYear, row["since"]), (PACT.validUntil, PACT.validUntilYear, row["until"])):
            more += _day(day, year, words)
        if row["status"]:
            more.append((PACT.hasStatus, concept("naming-status", row["status"])))
        intervals = []
        if row["as_of"]:
            interval = NamedNode(f"{subject.value}/as-of")
            more.append((PACT.asOfTime, interval))
            bounds = ((PACT.earliest, date(row["as_of"])), (PACT.latest, date(row["as_of"])), (PACT.precision, concept("precision", "day")))
            intervals.append(Record(interval, ((RDF.type, PACT.TimeInterval), *bounds)))
        more += confirmed.of(f"naming:{subject.value.removeprefix(f'{BASE}id/naming/')}", {"since", "until", "label"})
        yield make(subject, PACT.AdversaryNaming, label, row["citation"], tables.retrieved("namings"), *more, *_note(row))
        yield from intervals


def official_texts(tables: Tables) -> Iterator[Record]:
    """The official texts that lie beside the tables, in ``texts/<key>.txt``."""
    for row in tables.rows("texts"):
        more: list[Statement] = [(DCTERMS.issued, date(row["published"]))]
        yield make(_text(row["key"]), PACT.OfficialText, f"{row['title']} ({row['published']})", row["url"], tables.retrieved("texts"), *more)


class _Confirmations:
    """Which stored texts confirm what of which record."""

    def __init__(self, tables: Tables) -> None:
        self._texts = {row["key"] for row in tables.rows("texts")}
        self._rows: dict[str, list[Row]] = {}
        for row in tables.rows("confirmations"):
            if row["text"] not in self._texts:
                raise InputError(tables.folder / "confirmations.csv", f"the text {row['text']!r} of {row['thing']}", "a key of texts.csv")
            self._rows.setdefault(row["thing"], []).append(row)

    def of(self, thing: str, said: set[str]) -> Iterator[Statement]:
        """Whether a record is verified, with the texts and their words.

        Args:
            thing: the record, by kind and key.
            said: the columns in which its row states something about the law.
        """
        rows = self._rows.get(thing, [])
        found = {column for row in rows for column in listed(row["confirms"])}
        yield PACT.verification, concept("verification", "verified" if said <= found else "partly_verified" if found else "unverified")
        for row in rows:
            yield PACT.confirmedBy, _text(row["text"])
            yield PACT.confirmingWords, text(row["quote"])


def _law(key: str) -> NamedNode:
    return NamedNode(f"{BASE}id/law/{key}")


def _text(key: str) -> NamedNode:
    return NamedNode(f"{BASE}id/official-text/{key}")


def _note(row: Row) -> Iterator[Statement]:
    if row["note"]:
        yield SKOS.scopeNote, english(row["note"])


def _day(day: NamedNode, year: NamedNode, words: str) -> Iterator[Statement]:
    """A day, or a year alone where the table gives no more."""
    if words:
        yield year, integer(int(words[:4]))
    if len(words) == len("1984-01-19"):
        yield day, date(words)
