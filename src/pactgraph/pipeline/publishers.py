"""Who published an article, by the name that a page gives itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pactgraph.model.words import key
from pactgraph.vocabulary import BASE

if TYPE_CHECKING:
    from pactgraph.actors import Gazetteer

__all__ = ["Publishers"]

_OUTLET = "NewsOrganization"
_PUBLISHING = (_OUTLET, "GovernmentBody", "IntergovernmentalOrganization", "Organization", "Company")
"""Classes of those who publish, the most likely first."""


class Publishers:
    """Organisations of the reference data by their names; these are loaded with the first name that is asked for."""

    def __call__(self, name: str) -> str | None:
        """The IRI of the one organisation with a name; none if there is none, or several that publish as likely."""
        found = {entry for entry, origin in self._gazetteer.find(key(name)) if origin in ("name", "alias", "acronym")}
        for kind in _PUBLISHING:
            named = [entry for entry in found if entry.type == kind]
            if named:
                return f"{BASE}id/{named[0].id}" if len(named) == 1 else None
        # "The White House" publishes for its state; a capital is where many publish.
        seats = [entry for entry in found if entry.type == "Place" and any(one.type != "State" for one in self._gazetteer.stands_for(entry))]
        return f"{BASE}id/{seats[0].state_id}" if len(seats) == 1 and seats[0].state_id else None

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        from pactgraph.actors import Gazetteer

        return Gazetteer.load()
