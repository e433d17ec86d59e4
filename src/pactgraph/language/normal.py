"""One spelling for quotation marks, dashes and spaces, letter for letter: what the language model reads in training and in use."""

from __future__ import annotations

import re

__all__ = ["normal"]

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\t\r\n\v\f\u2028\u2029", " "),
        **dict.fromkeys("‐‑−", "-"),
        "―": "—",
    }
)
# Between letters or digits an en dash is a hyphen ("2010–2015", "India–Russia"), elsewhere it breaks the sentence as an em dash does.
_TIGHT = re.compile(r"(?<=\w)–(?=\w)")


def normal(text: str) -> str:
    """The text with plain quotation marks, hyphens and spaces; its length and the place of every letter stay.

    >>> normal("“Russia’s 2010–2015 plan – it failed”")
    '"Russia\\'s 2010-2015 plan — it failed"'
    """
    return _TIGHT.sub("-", text.translate(_LETTERS)).replace("–", "—")
