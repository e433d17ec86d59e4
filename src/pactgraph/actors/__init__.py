"""Actors: who or what the names in a text mean, at its date."""

from pactgraph.actors.gazetteer import Entry, Gazetteer
from pactgraph.actors.lexicon import Lexicon
from pactgraph.actors.resolver import Resolver

__all__ = ["Entry", "Gazetteer", "Lexicon", "Resolver"]
