"""What each kind of reason adds to the score of a candidate, or takes from it.

The steps are few, so that they can be compared, and stand in relation to :data:`~pactgraph.model.mention.LINK` (0.6) and
:data:`~pactgraph.model.mention.MARGIN` (0.15). They were set by hand on short news items.
"""

from __future__ import annotations

__all__ = ["BASES", "CAUTION", "CLEAR", "DECISIVE", "DOUBT", "FAIR", "HINT", "SLIGHT", "STRONG", "WEAK"]

HINT = 0.05
"""The text names the state of a thing, elsewhere."""

SLIGHT = 0.1
"""The sentence does."""

WEAK = 0.15
"""As much as one candidate must lead another: alone it decides between two that are equal."""

FAIR = 0.2
"""Something else of the text belongs to the thing."""

STRONG = 0.3
"""The thing fits the office or the day."""

CLEAR = 0.5
"""The words beside the name leave no doubt."""

CAUTION = 0.3
"""Against: a bare name still stands, a weaker one does not."""

DOUBT = 0.45
"""Against: a bare name stays open, and stands with one strong reason for it."""

DECISIVE = 0.6
"""Against: a bare name stands only with something else of the text that is its own, a weaker one hardly ever."""

BASES = {
    # Names of the reference data, by their origin.
    "name": 1.0,
    "alias": 0.95,
    "acronym": 0.95,
    "demonym": 0.95,
    "hidden": 0.3,
    # Names of persons that are not those of the reference data letter by letter: they need a title, an office or a state.
    "short": 0.85,
    "further names": 0.85,
    "part": 0.5,
    "spelling": 0.5,
    "initial": 0.4,
    "surname": 0.3,
    # What the text has said or says beside the name.
    "surname of somebody named": 1.0,
    "letters in brackets": 1.2,
    "long form": 0.7,
    "person by title": 0.7,
    "person by given name": 0.6,
    # Things reached through others.
    "metonym": 0.7,
    "office of a state": 0.9,
    "office of the only state near": 0.5,
    "office of the person beside it": 0.85,
    "holder": 1.1,
    "holder for the only state near": 0.6,
    "organ": 0.95,
    "organ by another name": 0.75,
    "organ of the only state near": 0.6,
    "somebody named with the title": 0.9,
}
"""What a name or title alone is worth, by how it leads to a thing."""
