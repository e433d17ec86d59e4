"""Laws, their provisions, the actors that they name, and the stored official texts that confirm what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from pactgraph import iris
from pactgraph.reference.codes import Codes
from pactgraph.reference.organizations import labels
from pactgraph.reference.record import Record, Statement, english, make, names, node, text
from pactgraph.reference.tables import Row, Tables, listed
from pactgraph.vocabulary import BASE, DCTERMS, PACT, RDF, SKOS, concept, date, integer

__all__ = ["CONFIRMABLE", "laws", "naming_key", "namings", "official_texts", "provision_key", "provisions"]


CONFIRMABLE = {
    "law": ("citation", "enacted", "based_on", "blocks", "status"),
    "provision": ("title", "citation", "triggered_by", "targets_state", "targets_sector", "applies_from", "minimum", "measures"),
    "naming": ("since", "until", "label"),
}
"""The columns, by kind of record, in which a row states something about the law that a text can confirm."""


def laws(tables: Tables) -> Iterator[Record]:
    """Statutes, regulations, executive orders, resolutions and lists, by their key."""
    confirmed = tables.once(_Confirmations)
    for row in tables.rows("laws"):
        more = [*names(row["label"], listed(row["aliases"])), *_words(row, _LAW_WORDS), *_in_law(row), *confirmed.of("law", row["key"], _said_of_law(row))]
        yield make(_law(row["key"]), PACT[row["class"]], row["label"], row["url"] or row["citation"], tables.retrieved("laws"), *more, *_note(row))


_LAW_WORDS = ((PACT.shortName, "short"), (PACT.officialCitation, "citation"), (SKOS.notation, "code"))


def _in_law(row: Row) -> Iterator[Statement]:
    """Where and since when a law is law, and what it does to other laws."""
    yield PACT.jurisdiction, node(row["jurisdiction"])
    yield PACT.hasStatus, concept("law-status", row["status"])
    yield from _day(PACT.enactedOn, PACT.enactedYear, row["enacted"])
    yield from ((PACT.basedOn, node(law)) for law in listed(row["based_on"]))
    yield from ((PACT.blocks, node(law)) for law in listed(row["blocks"]))


def _said_of_law(row: Row) -> set[str]:
    """What the row states; that a law is enacted goes without saying."""
    return {column for column in CONFIRMABLE["law"] if row[column]} - ({"status"} if row["status"] == "enacted" else set())


def provisions(tables: Tables) -> Iterator[Record]:
    """Sections and articles of laws."""
    confirmed, of = tables.once(_Confirmations), {row["key"]: row for row in tables.rows("laws")}
    for row in tables.rows("provisions"):
        key, law = provision_key(row), of[row["law"]]
        said = {column for column in CONFIRMABLE["provision"] if row[column]}
        more = [
            *names(row["label"], listed(row["aliases"])),
            *_words(row, _PROVISION_WORDS),
            (PACT.provisionOf, _law(row["law"])),
            *_trigger(row),
            *_effect(row),
        ]
        source = law["citation"] if row["citation"].startswith("Pub. L.") else row["citation"]
        subject = NamedNode(f"{BASE}id/provision/{key}")
        about = (subject, PACT.LegalProvision, row["label"], law["url"] or source, tables.retrieved("provisions"))
        yield make(*about, *more, *confirmed.of("provision", key, said))


_PROVISION_WORDS = ((PACT.title, "title"), (PACT.officialCitation, "citation"), (PACT.sectionNumber, "section"))


def provision_key(row: Row) -> str:
    """The key of a provision: that of its law, and its section."""
    return f"{row['law']}/{iris.slug(row['section'])}"


def _trigger(row: Row) -> Iterator[Statement]:
    """What triggers a provision: conduct, of whom, with what."""
    yield from ((PACT.triggeredBy, concept("conduct", term)) for term in listed(row["triggered_by"]))
    yield from ((PACT.targetsState, iris.state(code)) for code in listed(row["targets_state"]))
    yield from ((PACT.targetsSector, concept("subject", term)) for term in listed(row["targets_sector"]))


def _effect(row: Row) -> Iterator[Statement]:
    """What follows from a provision: measures, how many of them at least, and from when on."""
    yield from ((PACT.authorizesMeasure, concept("measure", term)) for term in listed(row["measures"]))
    if row["applies_from"]:
        yield PACT.appliesFrom, date(row["applies_from"])
    if row["minimum"]:
        yield PACT.minimumMeasures, integer(int(row["minimum"]))


def namings(tables: Tables) -> Iterator[Record]:
    """Who is named by which law, as what, from when and until when: ``naming/<law>/<actor>/<since>``.

    A naming without status is one of which nobody has checked whether it still stands.
    """
    confirmed, of = tables.once(_Confirmations), {row["key"]: row["label"] for row in tables.rows("laws")}
    for row in tables.rows("namings"):
        key = naming_key(row)
        subject = NamedNode(f"{BASE}id/naming/{key}")
        label = f"{_actor(tables, row['named'])} named as {row['label']} in {of[row['instrument']]} ({row['since'][:4]}–{row['until'][:4]})"
        more = [*_naming(row), *_standing(row, subject), *confirmed.of("naming", key, set(CONFIRMABLE["naming"])), *_note(row)]
        yield make(subject, PACT.AdversaryNaming, label, row["citation"], tables.retrieved("namings"), *more)
        if row["as_of"]:
            yield _on(_as_of(subject), row["as_of"])


def naming_key(row: Row) -> str:
    """The key of a naming: that of its instrument, of the actor without its kind, and the day."""
    return f"{row['instrument']}/{row['named'].partition(':')[2]}/{row['since']}"


def _actor(tables: Tables, name: str) -> str:
    """An actor as it stands within a sentence."""
    kind, _, key = name.partition(":")
    return tables.once(Codes).phrase(key) if kind == "state" else tables.once(_organizations)[key]


def _organizations(tables: Tables) -> dict[str, str]:
    return {iris.slug(label): label for label in labels(tables)}


def _naming(row: Row) -> Iterator[Statement]:
    """Who is named by whom, in what, as what."""
    yield PACT.namedActor, node(row["named"])
    yield PACT.namingInstrument, _law(row["instrument"])
    yield PACT.namer, node(row["namer"])
    yield PACT.namingLabel, text(row["label"])
    yield PACT.namingScope, text(row["scope"])
    yield from ((PACT.underProvision, node(provision)) for provision in listed(row["provisions"]))


def _standing(row: Row, subject: NamedNode) -> Iterator[Statement]:
    """From when until when a naming stands, whether it does, and when that was known."""
    yield from _day(PACT.validFrom, PACT.validFromYear, row["since"])
    yield from _day(PACT.validUntil, PACT.validUntilYear, row["until"])
    if row["status"]:
        yield PACT.hasStatus, concept("naming-status", row["status"])
    if row["as_of"]:
        yield PACT.asOfTime, _as_of(subject)


def _as_of(subject: NamedNode) -> NamedNode:
    return NamedNode(f"{subject.value}/as-of")


def _on(interval: NamedNode, day: str) -> Record:
    """The node of the bounds of a day."""
    bounds = ((PACT.earliest, date(day)), (PACT.latest, date(day)), (PACT.precision, concept("precision", "day")))
    return Record(interval, ((RDF.type, PACT.TimeInterval), *bounds))


def official_texts(tables: Tables) -> Iterator[Record]:
    """The official texts that lie beside the tables, in ``texts/<key>.txt``."""
    for row in tables.rows("texts"):
        more: list[Statement] = [(DCTERMS.issued, date(row["published"]))]
        yield make(_text(row["key"]), PACT.OfficialText, f"{row['title']} ({row['published']})", row["url"], tables.retrieved("texts"), *more)


class _Confirmations:
    """Which stored texts confirm what of which record."""

    def __init__(self, tables: Tables) -> None:
        self._rows: dict[str, list[Row]] = {}
        for row in tables.rows("confirmations"):
            self._rows.setdefault(row["thing"], []).append(row)

    def of(self, kind: str, key: str, said: set[str]) -> Iterator[Statement]:
        """Whether a record is verified, with the texts and their words.

        Args:
            kind: law, provision or naming.
            key: the key of the record.
            said: the columns in which its row states something about the law.
        """
        rows = self._rows.get(f"{kind}:{key}", [])
        found = {column for row in rows for column in listed(row["confirms"])}
        yield PACT.verification, concept("verification", "verified" if said <= found else "partly_verified" if found else "unverified")
        for row in rows:
            yield PACT.confirmedBy, _text(row["text"])
            yield PACT.confirmingWords, text(row["quote"])


def _law(key: str) -> NamedNode:
    return NamedNode(f"{BASE}id/law/{key}")


def _text(key: str) -> NamedNode:
    return NamedNode(f"{BASE}id/official-text/{key}")


def _words(row: Row, columns: Iterable[tuple[NamedNode, str]]) -> Iterator[Statement]:
    yield from ((predicate, text(row[column])) for predicate, column in columns if row[column])


def _note(row: Row) -> Iterator[Statement]:
    if row["note"]:
        yield SKOS.scopeNote, english(row["note"])


def _day(day: NamedNode, year: NamedNode, words: str) -> Iterator[Statement]:
    """A day, or a year alone where the table gives no more."""
    if words:
        yield year, integer(int(words[:4]))
    if len(words) == len("1984-01-19"):
        yield day, date(words)
