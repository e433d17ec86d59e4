"""The order of work: articles into the store, questions to answers. Nothing else knows it.

`ingest` and `graph` hold the library twin of every verb of the command line.
"""
