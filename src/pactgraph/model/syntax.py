"""A sentence as a parser reads it: words with lemma, part of speech and dependency, in the terms of Universal Dependencies 2."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Parse", "Token"]


class Token(NamedTuple):
    """A word or punctuation mark of a sentence.

    Args:
        index: its place in the sentence, from 0.
        start: the code point of the text at which it starts.
        end: the code point after it.
        text: the word as the text has it.
        lemma: its dictionary form, in small letters unless it is a name.
        pos: its universal part of speech (UPOS).
        tag: its part of speech in the Penn Treebank's tag set, which tells tense and number of English words.
        head: the index of the word it depends on; its own index for the root.
        dep: its relation to the head, with subtype (``nsubj:pass``); ``root`` for the root.
        entity: what kind of name it is part of (``PER``, ``ORG``, ``GPE``, ``LOC``, ``TIM``, ``MISC``), empty for none.
        begins: whether that name begins here.
    """

    index: int  # type: ignore[assignment]  # the field of a sentence is better known by this name than the method of tuples
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    entity: str = ""
    begins: bool = False


class Parse(NamedTuple):
    """A parsed sentence: code points of the text, end exclusive, and its tokens in order."""

    start: int
    end: int
    tokens: tuple[Token, ...]
