"""A treebank's annotation on the tokens that spaCy's tokenizer finds in the same text, so that training sees what use will see."""

from __future__ import annotations

import itertools

from spacy.language import Language
from spacy.tokens import Doc

from pactgraph.language.normal import normal
from training.conllu import Sentence, Word

__all__ = ["projected"]


def projected(nlp: Language, sentence: Sentence) -> Doc | None:
    """The sentence as spaCy tokenises it, with tags, lemmas and a tree.

    A token that covers several words ("AK-47") takes the place of the one of them that the others hang on. Of several
    tokens in one word ("co-starring") the last with a letter or digit takes its place, and the others hang on that token.

    Returns:
        Nothing if no tree comes out, which happens where words lie across each other ("its" for "it's").
    """
    text = normal(sentence.text)
    plain = nlp.make_doc(text)
    tokens = [token for token in plain if not token.is_space]
    words = sentence.words
    covered = [[place for place, word in enumerate(words) if word.start < token.idx + len(token) and token.idx < word.end] for token in tokens]
    lead = [_lead(words, group) for group in covered]
    if None in lead:
        return None
    home: dict[int, int] = {}
    for place, token in enumerate(tokens):
        word = lead[place]
        assert word is not None
        if word not in home or any(letter.isalnum() for letter in token.text):
            home[word] = place
    for place, group in enumerate(covered):
        for word in group:
            home.setdefault(word, place)
    heads, deps, tags, poses, lemmas = [], [], [], [], []
    for place, token in enumerate(tokens):
        at = lead[place]
        assert at is not None
        word = words[at]
        whole = (word.start, word.end) == (token.idx, token.idx + len(token))
        if home[at] == place:
            heads.append(place if word.head == at else home[word.head])
            deps.append("ROOT" if word.head == at else word.dep)
            tags.append(word.tag)
            poses.append(word.pos)
            lemmas.append(normal(word.lemma) if whole else "")
        else:
            mark = not any(letter.isalnum() for letter in token.text)
            heads.append(home[at])
            deps.append("punct" if mark else "compound")
            tags.append(word.tag if word.pos == "PUNCT" else "HYPH" if mark else "")
            poses.append("PUNCT" if mark else "")
            lemmas.append(token.text if mark else "")
    if not _tree(heads):
        return None
    spaces = [following.idx > token.idx + len(token) for token, following in itertools.pairwise(tokens)] + [False]
    return Doc(
        nlp.vocab,
        words=[token.text for token in tokens],
        spaces=spaces,
        heads=heads,
        deps=deps,
        tags=tags,
        pos=poses,
        lemmas=lemmas,
        sent_starts=[True] + [False] * (len(tokens) - 1),
    )


def _lead(words: tuple[Word, ...], group: list[int]) -> int | None:
    """The word of a group that hangs on none of the group."""
    return next((place for place in group if words[place].head not in group or words[place].head == place), None)


def _tree(heads: list[int]) -> bool:
    """Whether every token leads to the one root."""
    if sum(head == place for place, head in enumerate(heads)) != 1:
        return False
    for place in range(len(heads)):
        seen, at = 0, place
        while heads[at] != at:
            at, seen = heads[at], seen + 1
            if seen > len(heads):
                return False
    return True
