"""Expressions of time and number: where a text tells them, and what they state."""

from pactgraph.expressions.quantities import find_quantities
from pactgraph.expressions.shifting import shift, unshift
from pactgraph.expressions.times import find_times

__all__ = ["find_quantities", "find_times", "shift", "unshift"]
