"""Sentences and their grammar: splitting text, and the small language model that parses it."""
