"""Sentences made by rule, with their trees: how news tell of agreements, meetings, sanctions and arms, in words that the treebanks seldom have.

The verbs and nouns are those of the frames and lexicons in ``ontology/``; what is taught is how they stand together, not any text.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from pactgraph.extraction.frames import Frames
from pactgraph.extraction.inflection import Inflection
from pactgraph.extraction.lexicons import Lexicons

__all__ = ["made"]

_STATES = ("Russia", "Russia", "U.S.", "Congress", "NATO", "Hamas")
_PLACES = ("Baghdad", "Baghdad", "Russia")
_ADJECTIVES = [
    "new",
    "bilateral",
    "economic",
    "military",
    "joint",
    "comprehensive",
    "historic",
    "formal",
    "further",
    "strategic",
    "tough",
    "high-level",
    "major",
    "nuclear",
    "intensive",
    "fresh",
    "sweeping",
]
_COMPOUNDS = ["peace", "trade", "defense", "security", "cooperation", "energy", "arms", "border", "ceasefire", "test", "partnership"]
_CONTROL = ["agree", "plan", "vow", "refuse", "threaten", "decide", "intend", "pledge", "seek", "want", "hope", "expect", "promise", "offer", "prepare"]
_REPORT = ["say", "announce", "confirm", "report", "claim", "state", "warn", "add", "insist"]
_AFTER = ["after", "before", "since", "until", "while", "as", "when"]


@dataclass
class _Node:
    """A word with what hangs on it, in the order of the text."""

    word: str
    tag: str
    pos: str
    dep: str = "root"
    lemma: str = ""
    left: list[_Node] = field(default_factory=list)
    right: list[_Node] = field(default_factory=list)

    def rows(self) -> Iterator[_Node]:
        for one in self.left:
            yield from one.rows()
        yield self
        for one in self.right:
            yield from one.rows()

    def as_(self, dep: str) -> _Node:
        self.dep = dep
        return self


class _Maker:
    """Makes sentences of the words that frames know."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.inflection = Inflection.load()
        frames, lexicons = Frames.load(), Lexicons.load()
        self.pairs = [
            (sorted(frame.verbs), sorted({noun for name in frame.classes for noun in lexicons.classes[name] if " " not in noun}), frame.claim)
            for frame in frames.all
            if frame.verbs and frame.thing and frame.classes and any(path.text.startswith("patient") for path in frame.thing)
        ]
        self.alone = [(sorted(frame.verbs), frame.claim) for frame in frames.all if frame.verbs and not frame.thing]

    def sentence(self) -> _Node:
        """A sentence with its stop."""
        top = self.chance.choices([self.plain, self.reported, self.aside, self.according, self.controlled, self.subordinate], [10, 3, 3, 1, 4, 3])[0]()
        top.right.append(_Node(".", ".", "PUNCT", "punct", "."))
        first = next(top.rows())
        first.word = first.word[:1].upper() + first.word[1:]
        return top

    def plain(self) -> _Node:
        maker: Callable[[], _Node] = self.chance.choices([self.active, self.passive, self.nominal, self.bare], [10, 3, 3, 4])[0]
        return maker()

    def active(self, finite: bool = True) -> _Node:
        verbs, nouns, claim = self.chance.choice(self.pairs)
        subject, plural = self.names()
        verb = self.finite(self.chance.choice(verbs), plural) if finite else self.infinitive(self.chance.choice(verbs))
        if finite:
            verb.left.insert(0, subject.as_("nsubj"))
        verb.right.append(self.thing(self.chance.choice(nouns), claim).as_("obj"))
        self.adverbials(verb)
        return verb

    def bare(self) -> _Node:
        verbs, claim = self.chance.choice(self.alone)
        subject, plural = self.names()
        verb = self.finite(self.chance.choice(verbs), plural)
        verb.left.insert(0, subject.as_("nsubj"))
        if claim == "meeting" and self.chance.random() < 0.5:
            verb.right.append(self.pp("with", self.names()[0], "obl"))
        else:
            verb.right.append(self.names()[0].as_("obj"))
        self.adverbials(verb)
        return verb

    def passive(self) -> _Node:
        verbs, nouns, claim = self.chance.choice(self.pairs)
        lemma = self.chance.choice(verbs)
        thing = self.thing(self.chance.choice(nouns), claim).as_("nsubj:pass")
        be = self.chance.choice([("were", "VBD"), ("are", "VBP")] if thing.tag == "NNS" else [("was", "VBD"), ("is", "VBZ")])
        verb = _Node(self.participle(lemma), "VBN", "VERB", lemma=lemma)
        verb.left = [thing, _Node(be[0], be[1], "AUX", "aux:pass", "be")]
        if self.chance.random() < 0.2:
            verb.left = [thing, _Node("will", "MD", "AUX", "aux", "will"), _Node("be", "VB", "AUX", "aux:pass", "be")]
        if self.chance.random() < 0.6:
            verb.right.append(self.pp("by", self.names()[0], "obl:agent"))
        self.adverbials(verb)
        return verb

    def nominal(self) -> _Node:
        _, nouns, claim = self.chance.choice(self.pairs)
        thing = self.thing(self.chance.choice(nouns), claim).as_("nsubj")
        verb = self.finite(self.chance.choice(["begin", "end", "resume", "collapse", "expire", "fail", "continue", "follow", "remain"]), thing.tag == "NNS")
        verb.left.insert(0, thing)
        self.adverbials(verb)
        return verb

    def controlled(self) -> _Node:
        subject, plural = self.names()
        verb = self.finite(self.chance.choice(_CONTROL), plural)
        verb.left.insert(0, subject.as_("nsubj"))
        verb.right.append(self.active(finite=False).as_("xcomp"))
        return verb

    def reported(self) -> _Node:
        subject, plural = self.names()
        verb = self.finite(self.chance.choice(_REPORT), plural)
        verb.left.insert(0, subject.as_("nsubj"))
        inner = self.plain().as_("ccomp")
        if self.chance.random() < 0.7:
            inner.left.insert(0, _Node("that", "IN", "SCONJ", "mark", "that"))
        verb.right.append(inner)
        return verb

    def aside(self) -> _Node:
        top = self.plain()
        subject, plural = self.names()
        verb = self.finite(self.chance.choice(_REPORT), plural).as_("parataxis")
        verb.left.insert(0, subject.as_("nsubj"))
        verb.left.insert(0, _comma())
        top.right.append(verb)
        return top

    def according(self) -> _Node:
        top = self.plain()
        source = self.name()
        source.dep = "obl"
        according = _Node("according", "VBG", "VERB", "case", "accord")
        according.right = [_Node("to", "IN", "ADP", "fixed", "to")]
        source.left = [according]
        top.left[:0] = [source, _comma()]
        return top

    def subordinate(self) -> _Node:
        top, inner = self.plain(), self.plain().as_("advcl")
        inner.left.insert(
            0, _Node(word := self.chance.choice(_AFTER), "WRB" if word == "when" else "IN", "SCONJ", "advmod" if word == "when" else "mark", word)
        )
        if self.chance.random() < 0.4:
            top.left[:0] = [inner, _comma()]
        else:
            top.right.append(inner)
        return top

    def name(self) -> _Node:
        word = self.chance.choice((*_STATES, "Putin", "Putin", "Microsoft", "Reuters"))
        node = _Node(word, "NNP", "PROPN", lemma=word)
        if word in ("U.S.",) or (word == "Russia" and self.chance.random() < 0.3):
            node.left = [_Node("the", "DT", "DET", "det", "the")]
        return node

    def names(self) -> tuple[_Node, bool]:
        """One name or several, and whether they are several."""
        count = self.chance.choices([1, 2, 3, 4, 5], [12, 6, 2, 1, 1])[0]
        first = self.name()
        for place in range(1, count):
            other = self.name().as_("conj")
            marks = [_comma()] if count > 2 and (place < count - 1 or self.chance.random() < 0.5) else []
            if place == count - 1:
                marks.append(_Node("and", "CC", "CCONJ", "cc", "and"))
            other.left = [*marks, *other.left]
            first.right.append(other)
        return first, count > 1

    def thing(self, lemma: str, claim: str) -> _Node:
        plural = self.chance.random() < (0.8 if lemma in ("talk", "sanction", "negotiation", "arm", "weapon", "missile", "jet", "drone") else 0.25)
        forms = sorted(self.inflection.noun(lemma) - {lemma})
        word = forms[-1] if plural and forms else lemma
        node = _Node(word, "NNS" if plural else "NN", "NOUN", lemma=lemma)
        if self.chance.random() < 0.3:
            node.left.append(_Node(other := self.chance.choice(_COMPOUNDS), "NN", "NOUN", "compound", other))
        for _ in range(self.chance.choices([0, 1, 2], [5, 4, 1])[0]):
            node.left.insert(0, _Node(other := self.chance.choice((*_ADJECTIVES, "Russian")), "JJ", "ADJ", "amod", other))
        if not plural or self.chance.random() < 0.2:
            first = next(node.rows()).word
            det = self.chance.choice(["the", "an" if first[0] in "aeiou" else "a"]) if not plural else "the"
            node.left.insert(0, _Node(det, "DT", "DET", "det", "a" if det == "an" else det))
        elif self.chance.random() < 0.1:
            node.left.insert(0, _Node("several", "JJ", "ADJ", "amod", "several"))
        if self.chance.random() < 0.6:
            options = {
                "sanction": ("on", "against"),
                "agreement": ("with", "between", "on"),
                "meeting": ("with", "between", "on"),
                "arms_transfer": ("to", "from"),
            }
            case = self.chance.choice(options.get(claim, ("with", "of")))
            node.right.append(self.pp(case, self.names()[0], "nmod"))
        if self.chance.random() < 0.08:
            verb = _Node(self.participle(lemma := self.chance.choice(["sign", "impose", "reach", "broker", "negotiate", "hold"])), "VBN", "VERB", "acl", lemma)
            verb.right.append(self.pp("by", self.name(), "obl:agent"))
            node.right.append(verb)
        return node

    def pp(self, case: str, node: _Node, dep: str) -> _Node:
        node.left.insert(0, _Node(case, "IN", "ADP", "case", case))
        return node.as_(dep)

    def adverbials(self, verb: _Node) -> None:
        if self.chance.random() < 0.3:
            place = self.chance.choice(_PLACES)
            verb.right.append(self.pp("in", _Node(place, "NNP", "PROPN", lemma=place), "obl"))
        draw = self.chance.random()
        if draw < 0.2:
            verb.right.append(self.pp("on", _Node("Monday", "NNP", "PROPN", lemma="Monday"), "obl"))
        elif draw < 0.35:
            verb.right.append(self.pp("in", _Node("2004", "CD", "NUM", lemma="2004"), "obl"))
        elif draw < 0.4:
            verb.right.append(_Node("today", "NN", "NOUN", "obl:unmarked", "today"))

    def finite(self, lemma: str, plural: bool) -> _Node:
        base, _, particle = lemma.partition(" ")
        kind = self.chance.choices(["present", "past", "perfect", "future", "modal", "progressive"], [6, 6, 2, 2, 1, 1])[0]
        have, be = ("have", "are") if plural else ("has", "is")
        tag = "VBP" if plural else "VBZ"
        match kind:
            case "present":
                node = _Node(base if plural else self.third(base), tag, "VERB", lemma=base)
            case "past":
                node = _Node(self.past(base), "VBD", "VERB", lemma=base)
            case "perfect":
                node = _Node(self.participle(base), "VBN", "VERB", lemma=base, left=[_Node(have, tag, "AUX", "aux", "have")])
            case "future" | "modal":
                word = "will" if kind == "future" else self.chance.choice(["could", "may", "would"])
                node = _Node(base, "VB", "VERB", lemma=base, left=[_Node(word, "MD", "AUX", "aux", word)])
            case _:
                node = _Node(self.gerund(base), "VBG", "VERB", lemma=base, left=[_Node(be, tag, "AUX", "aux", "be")])
        if particle:
            node.right.append(_Node(particle, "RP", "ADP", "compound:prt", particle))
        return node

    def infinitive(self, lemma: str) -> _Node:
        base, _, particle = lemma.partition(" ")
        node = _Node(base, "VB", "VERB", lemma=base, left=[_Node("to", "TO", "PART", "mark", "to")])
        if particle:
            node.right.append(_Node(particle, "RP", "ADP", "compound:prt", particle))
        return node

    def third(self, base: str) -> str:
        forms = {"have": "has", "be": "is", "do": "does", "go": "goes"}
        return forms.get(base) or next(form for form in sorted(self.inflection.verb(base), key=len) if form.endswith("s") and form not in (base, f"{base}ss"))

    def past(self, base: str) -> str:
        return self.inflection.past(base)[0]

    def participle(self, base: str) -> str:
        return self.inflection.past(base.split(maxsplit=1)[0])[1]

    def gerund(self, base: str) -> str:
        return self.inflection.gerund(base)


def _comma() -> _Node:
    return _Node(",", ",", "PUNCT", "punct", ",")


def made(nlp: Language, count: int, seed: int) -> list[Doc]:
    """So many sentences, the same for the same seed."""
    maker = _Maker(random.Random(seed))
    docs = []
    for _ in range(count):
        rows = list((top := maker.sentence()).rows())
        place = {id(node): index for index, node in enumerate(rows)}
        heads = {id(child): place[id(node)] for node in rows for child in (*node.left, *node.right)}
        docs.append(
            Doc(
                nlp.vocab,
                words=[node.word for node in rows],
                spaces=[index + 1 < len(rows) and rows[index + 1].word not in (",", ".") for index in range(len(rows))],
                tags=[node.tag for node in rows],
                pos=[node.pos for node in rows],
                lemmas=[node.lemma for node in rows],
                heads=[heads.get(id(node), index) for index, node in enumerate(rows)],
                deps=["ROOT" if node is top else node.dep for node in rows],
            )
        )
    return docs
