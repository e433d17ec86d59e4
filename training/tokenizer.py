"""spaCy's English tokenizer with the few habits of the treebanks and of newswire that it lacks. Its rules are saved with the model."""

from __future__ import annotations

import spacy
from spacy.lang.char_classes import ALPHA
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_suffix_regex
from spacy.vocab import Vocab

__all__ = ["tokenizer"]

_INFIXES = (
    # "D.C.—Speaker", "U.S.-brokered": the language's own rules need a letter on both sides.
    r"—+",
    r"(?<=[A-Z]\.)-(?=[A-Za-z])",
    # "3,000-£5,000", "member(s)", "said:“No"
    r"(?<=[0-9])-(?=[$£€¥])",
    rf"(?<=[{ALPHA}0-9])[(\[](?=[{ALPHA}0-9])",
    r"(?<=[a-z]):(?=[A-Z])",
)
_SUFFIXES = (r"(?<=[0-9])(?:bn|tn|mn|billion|million)", r"—+")
_WHOLE = (
    "etc.",
    "No.",
    "Nos.",
    "Lt.",
    "Col.",
    "Maj.",
    "Sgt.",
    "Capt.",
    "Cmdr.",
    "Adm.",
    "Sen.",
    "Rep.",
    "Gov.",
    "Rev.",
    "Hon.",
    "Amb.",
    "Art.",
    "Ft.",
    "Pvt.",
    "Sept.",
)
_SPLIT = ("and/or",)


def tokenizer(vocab: Vocab) -> Tokenizer:
    """The tokenizer, in the vocabulary of a pipeline."""
    english = spacy.blank("en")
    defaults = english.Defaults
    made: Tokenizer = english.tokenizer
    rules = {word: cases for word, cases in made.rules.items() if word not in _SPLIT}
    rules |= {word: [{65: word}] for word in _WHOLE}
    return Tokenizer(
        vocab,
        rules=rules,
        prefix_search=made.prefix_search,
        suffix_search=compile_suffix_regex([*(defaults.suffixes or ()), *_SUFFIXES]).search,
        infix_finditer=compile_infix_regex([*(defaults.infixes or ()), *_INFIXES, r"(?<=\band)/(?=or\b)"]).finditer,
        token_match=made.token_match,
        url_match=made.url_match,
    )
