"""Reference data from tables: the register of states, organisations, offices and persons as Turtle, rebuilt byte for byte from `graph/reference/sources`."""

from pactgraph.reference.files import FILES, ReferenceFile, made, write
from pactgraph.reference.record import Record
from pactgraph.reference.tables import Tables, listed

__all__ = ["FILES", "Record", "ReferenceFile", "Tables", "listed", "made", "write"]
