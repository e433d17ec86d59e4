"""How the language model that pactgraph ships is made. Users need none of this: it stands beside the package, not in it."""
