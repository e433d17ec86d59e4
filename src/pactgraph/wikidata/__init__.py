"""Wikidata: the only place that asks an endpoint on the network, and what it refreshes from there.

See docs/decisions/0012-refreshing-reference-data.md.
"""

from pactgraph.wikidata.answer import Answer
from pactgraph.wikidata.endpoint import Clock, Endpoint
from pactgraph.wikidata.refresh import Change, refresh
from pactgraph.wikidata.table import Table, ordered, read_table, table_files

__all__ = ["Answer", "Change", "Clock", "Endpoint", "Table", "ordered", "read_table", "refresh", "table_files"]
