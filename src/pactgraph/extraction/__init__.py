"""Claims from texts: frames over parsed sentences, in which every claim keeps the words that it rests on."""

from pactgraph.extraction.extractor import RulesExtractor

__all__ = ["RulesExtractor"]
