"""States and territories by their codes, items and names: how the other tables find them."""

from __future__ import annotations

from collections.abc import Iterable

from pactgraph.reference.tables import Row, Tables, listed

__all__ = ["Codes"]


class Codes:
    """An index of the tables of states.

    Args:
        tables: the source tables.
    """

    def __init__(self, tables: Tables) -> None:
        self.territories: dict[str, Row] = {row["iso3"]: row for row in tables.rows("countries_qid") if row["iso3"]}
        self.official: dict[str, Row] = {row["ISO3166-1-Alpha-3"]: row for row in tables.rows("country-codes")}
        self.given: dict[str, Row] = {row["code"]: row for row in tables.rows("state_names")}
        self.dissolved: dict[str, Row] = {row["code"]: row for row in tables.rows("dissolved_states")}
        # A dissolved state that the table of territories does not have is described by our own table alone.
        nothing = dict.fromkeys(tables.rows("countries_qid")[0], "")
        self.territories |= {code: {**nothing, "iso3": code, **row} for code, row in self.dissolved.items() if code not in self.territories}
        # Kosovo and the dissolved states have a code that ISO 3166-1 does not, or no longer, assign.
        self._names: dict[str, list[str]] = {}
        self._endings: dict[str, tuple[str, ...]] = {}
        self.all = [code for code in sorted(self.territories) if code in self.official or code in self.dissolved or code == "XKX"]
        self._by_alpha2 = {row["iso2"]: code for code, row in self.territories.items() if row["iso2"] and code in self.all}
        self._by_item = {self.qid(code): code for code in self.all if self.qid(code)}
        refreshed = [(row["qid"], row["iso3"]) for row in tables.refreshed("states") if row["iso3"] in self.all]
        self._by_any_item = _sole([*((qid, code) for code in self.all for qid in self._items(code)), *refreshed])
        self._by_name = {name.casefold(): code for code in self.all for name in self.names(code)}

    def label(self, code: str) -> str:
        """The usual name."""
        return self.territories[code]["name"]

    def phrase(self, code: str) -> str:
        """The name as it stands within a sentence: ``the United States``."""
        return f"{self.given.get(code, {}).get('article', '')} {self.label(code)}".strip()

    def names(self, code: str) -> list[str]:
        """All English names that the tables give, the usual one first."""
        if code not in self._names:
            self._names[code] = self._names_of(code)
        return self._names[code]

    def _names_of(self, code: str) -> list[str]:
        own, official, given = self.territories[code], self.official.get(code, {}), self.given.get(code, {})
        found = [own["name"], own["full_name"], official.get("CLDR display name", ""), official.get("UNTERM English Short", "").removesuffix(" (the)")]
        found += [official.get("UNTERM English Formal", "").removeprefix("the "), official.get("official_name_en", ""), *listed(given.get("names", ""))]
        return [name for name in dict.fromkeys(found) if name and "(" not in name]

    def qid(self, code: str) -> str:
        """The Wikidata item, where the tables agree or only one names any."""
        found = self._items(code)
        return found.pop() if len(found) == 1 else ""

    def _items(self, code: str) -> set[str]:
        official = self.official.get(code, {}).get("wikidata_id", "").rpartition("/")[2]
        return {qid for qid in (self.territories[code]["qid"], official) if qid}

    def find(self, *keys: str) -> str | None:
        """The code of the state that a key stands for: an ISO 3166-1 alpha-2 code in small letters, an item or a name; the first that any does."""
        for key in keys:
            found = self._by_alpha2.get(key) or self._by_item.get(key) or self._by_name.get(key.casefold())
            if found:
                return found
        return None

    def of_item(self, qid: str) -> str | None:
        """The code of the state of a Wikidata item, be it one of two that the tables name for this state alone."""
        return self._by_item.get(qid) or self._by_any_item.get(qid)

    @property
    def items(self) -> list[str]:
        """All Wikidata items that a table names for a state or territory."""
        return sorted(self._by_any_item)

    def without(self, code: str, words: str) -> str:
        """A title without the name of its state: ``Minister of Defence of India`` is ``Minister of Defence``."""
        if code not in self._endings:
            names = _longest_first([*self.names(code), self.territories[code]["full_name"]])
            self._endings[code] = tuple(ending for name in names for ending in (f" of the {name}", f" of {name}", f" ({name})", f", {name}"))
        if words.endswith(self._endings[code]):
            return next(words.removesuffix(ending) for ending in self._endings[code] if words.endswith(ending))
        return words


def _sole(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What stands for one thing only."""
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        if key:
            found.setdefault(key, set()).add(value)
    return {key: values.pop() for key, values in found.items() if len(values) == 1}


def _longest_first(values: Iterable[str]) -> list[str]:
    return sorted(set(values), key=lambda value: (-len(value), value))
