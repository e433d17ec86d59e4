"""Whether a text is English: by the small words in it. Cheap, and the same every time."""

from __future__ import annotations

import re

from pactgraph.reading.lexicon import lexicon

__all__ = ["why_not_english"]

_LOOKED_AT = 20_000
"""Characters that are looked at: more say the same."""

_WORD = re.compile(r"[^\W\d_]+")
# Scripts without spaces would be one word a sentence: there, each letter counts.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def why_not_english(text: str) -> str | None:
    """Why a text seems not to be English, in words; none if it may be, or is too short to tell.

    >>> why_not_english("Russia and India signed several agreements.")
    >>> why_not_english("Le président de la République a signé avec son homologue un accord sur les livraisons de gaz, dont les détails " * 2)
    'small words of English are 0 % of its words, those of other languages 45 %'
    """
    words = lexicon()
    sample = text[:_LOOKED_AT]
    foreign = len(_UNSPACED.findall(sample))
    found = [word.lower() for word in _WORD.findall(sample)]
    if len(found) + foreign < words.judged:
        return None
    total = len(found) + foreign
    english = sum(word in words.english for word in found)
    others = sum(word in words.foreign for word in found)
    if english / total >= words.share and english >= others:
        return None
    return f"small words of English are {100 * english / total:.0f} % of its words, those of other languages {100 * others / total:.0f} %"
