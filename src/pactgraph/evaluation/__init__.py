"""How good an extraction is: its claims against a gold set, by type, by rule and by article, and whether its confidence holds.

The definitions are those of the scorer that came with the gold set (``tests/evaluation/peer/score.py``); a test holds the figures to it.
"""

from pactgraph.evaluation.figures import Count, Evaluation
from pactgraph.evaluation.gold import GoldArticle, GoldClaim, GoldSet, read_gold
from pactgraph.evaluation.predictions import predictions_of, read_predictions
from pactgraph.evaluation.scoring import score, score_article

__all__ = [
    "Count",
    "Evaluation",
    "GoldArticle",
    "GoldClaim",
    "GoldSet",
    "predictions_of",
    "read_gold",
    "read_predictions",
    "score",
    "score_article",
]
