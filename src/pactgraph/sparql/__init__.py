"""SPARQL texts as values: tokens, headers, typed parameters, and the patterns that a citation needs."""
