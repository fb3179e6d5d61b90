"""The carrying terms of a question: its words with their official names, weighed by what the documents know of them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from assistant.asking import number_of
from index.thesaurus import Thesaurus
from index.words import own_words, part_of_speech, probability, words, words_at

# No single word outweighs the rest of a question.
_HEAVIEST = 4.5
_WRONG_CUT = 0.2
_LIGHT = 0.4
_NAMED = 3.0  # of a thing that the thesaurus knows and no passage has: the question is of that thing
_DEED = 2.0  # what somebody does weighs less than the thing it is done to
_DEED_ITSELF = 3.5  # but it is all that a question of a way or a rule is about
_HARDLY_A_WORD = 1e-7
# Users say in words of their own how, when and in what way, but call a thing by its name: what of its weight a word
# that no passage has keeps, by its part of speech.
_MANNER = {"v": 0.4, "a": 0.4, "d": 0.3, "z": 0.3, "i": 0.3, "l": 0.3, "r": 0.3, "m": 0.3, "c": 0.3, "b": 0.5, "s": 0.5}
_MANNER |= {"t": 0.4, "f": 0.4}
_TIMES = frozenset("tm")
# How often, of whom and in which period a thing is told says little of what the thing is.
_EVERY = re.compile(
    r"“?十[一二三四五]五”?(?:时期|期间)?$|每.?(?:年|月|周|天|日|季度|学年|学期|人|位|名|个|个人)$|一个人?$|[一每][个所间家](?:学校|学生|老师|教师)$"
)
_STANDS_OUT = 4
"""Characters of a term that no two neighbouring words make up by chance."""
_DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Part:
    """A word that a term is made of, by all its names; `share` is how much of the term's rarity it brings."""

    names: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the evidence has to carry: `alternatives` are its official names, `parts` the words it is made of.

    `weight` is its rarity among the passages; `known` says whether any passage has it or another name of it; `manner`
    whether it says how, when or in what way rather than what.
    """

    text: str
    alternatives: tuple[str, ...]
    parts: tuple[Part, ...]
    weight: float
    known: bool
    manner: bool = False
    pairs: frozenset[str] = field(init=False, repr=False, compare=False)
    """Every pair of neighbouring characters of its names: a text with none of them has nothing of the term.

    Empty, and so of no use, where a name is a single character.
    """

    def __post_init__(self) -> None:
        names = (self.text, *self.alternatives, *(name for part in self.parts for name in part.names))
        paired = all(len(name) > 1 for name in names)
        object.__setattr__(self, "pairs", frozenset().union(*map(pairs_of, names)) if paired else frozenset())


@lru_cache(maxsize=32768)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


class TermReader:
    """Finds and weighs terms; `rarity` is a word's inverse document frequency, highest for a word no passage has."""

    def __init__(self, thesaurus: Thesaurus, rarity: Callable[[str], float]) -> None:
        self._thesaurus = thesaurus
        self._rarity = rarity
        self._rarest = rarity("\N{REPLACEMENT CHARACTER}")

    def read(self, subject: str) -> tuple[Term, ...]:
        """The terms of a question's subject in their order, each once."""
        empty = _word_list("empty_words.txt")
        terms: dict[str, Term] = {}
        covered: list[tuple[int, int]] = []
        placed = words_at(subject)
        edges = {0, len(subject)} | {edge for start, word in placed for edge in (start, start + len(word))}
        for expansion in self._thesaurus.groups_in(subject):
            if len(expansion.term) < _STANDS_OUT and not {expansion.start, expansion.end} & edges:
                continue  # 今天天气 has no 天天 in it
            covered.append((expansion.start, expansion.end))
            if len(expansion.term) >= 2 and expansion.term not in empty:
                terms.setdefault(expansion.term, self._term(expansion.term, expansion.alternatives))
        for start, word in self._joined(placed):
            if word in empty or any(begin <= start and start + len(word) <= end for begin, end in covered):
                continue
            if re.fullmatch(r"\d{1,2}", word):
                continue  # how many, which is asked for beside the terms
            if len(word) > 1 or word.isascii():
                terms.setdefault(word, self._term(word, ()))
        return tuple(terms.values())

    def _joined(self, placed: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
        """The words, with a single character that the documents write behind the word before it joined to that."""
        joined: list[tuple[int, str]] = []
        for start, word in placed:
            if len(word) == 1 and joined and part_of_speech(word)[:1] == "n":
                before, first = joined[-1]
                whole = first + word
                if before + len(first) == start and 2 <= len(first) <= 3 and self._rarity(whole) < self._rarest:
                    joined[-1] = (before, whole)
                    continue
            joined.append((start, word))
        return joined

    def _term(self, text: str, alternatives: tuple[str, ...]) -> Term:
        names = (*alternatives, *_other_numerals(text))
        known = [form for form in (text, *names) if self._rarity(form) < self._rarest]
        tag = part_of_speech(text)[:1]
        if known:
            weight = min(_HEAVIEST, *(self._rarity(form) for form in known))
            if not names and not text.isascii() and text not in own_words():
                weight *= _plainness(text)
        elif text in self._thesaurus.names:
            weight = _NAMED
        else:
            weight = _unknown_weight(text) * _MANNER.get(tag, 1.0)
        listed = text in _word_list("light_words.txt") or text in self._thesaurus.manners
        if listed or (known and (tag in _TIMES or _EVERY.match(text))):
            weight *= _LIGHT
        named = text in self._thesaurus.names or text in own_words()
        manner = text in self._thesaurus.manners or (not named and tag in _MANNER)
        return Term(text, names, self._parts_of(text), weight, bool(known), manner)

    def _parts_of(self, text: str) -> tuple[Part, ...]:
        """The parts of a long term; one that every passage has, as 学校 of 学校食堂, brings little of it."""
        pieces = _pieces(text)
        rarities = [min(_HEAVIEST, self._rarity(piece)) for piece in pieces]
        total = sum(rarities) or 1.0
        return tuple(
            Part((piece, *self._names_of(piece)), rarity / total)
            for piece, rarity in zip(pieces, rarities, strict=True)
        )

    def _names_of(self, piece: str) -> tuple[str, ...]:
        found = self._thesaurus.groups_in(piece)
        return found[0].alternatives if found and found[0].term == piece else ()


def deed_term(names: tuple[str, ...], of_somebody: bool = True) -> Term:
    """The term for what a question asks to be done, by the names that documents have for it."""
    return Term(names[0], names[1:], (), _DEED if of_somebody else _DEED_ITSELF, known=True, manner=True)


@cache
def _word_list(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _pieces(text: str) -> tuple[str, ...]:
    """The words a long word is made of: 小学老师 is 小学 and 老师; empty where it is not made of words."""
    if len(text) < 4 or text.isascii():
        return ()
    cut = tuple(word for word in words(text) if len(word) > 1)
    if len(cut) > 1:
        return cut
    share, at = max((probability(text[:i]) * probability(text[i:]), i) for i in range(2, len(text) - 1))
    return (text[:at], text[at:]) if share else ()


def _other_numerals(text: str) -> tuple[str, ...]:
    """五年 as 5年, 3所 as 三所: documents write either."""
    number = re.match(r"(\d{1,2}|[一二三四五六七八九十]{1,3})(?=[^\d一二三四五六七八九十万亿千百])", text)
    # 一起, 一定: a numeral only by its character
    if number is None or part_of_speech(text)[:1] not in ("", "m", "q", "t"):
        return ()
    value, rest = number_of(number.group()), text[number.end() :]
    if number.group().isdigit():
        return (f"{_DIGITS[value]}{rest}",) if 1 <= value <= 10 else ()
    return (f"{value}{rest}",) if value else ()


def _plainness(word: str) -> float:
    """What of its weight a word keeps that is no term of the field: the less the more common it is in general Chinese.

    A word that is in no dictionary is mostly a wrong cut.
    """
    share = probability(word)
    return min(1.0, max(0.25, (-math.log10(share) - 3.0) / 2.0)) if share else _WRONG_CUT


def _unknown_weight(word: str) -> float:
    """What a word weighs that no passage has: much where it is rare in general Chinese, little where it is common.

    A word that is in no dictionary is mostly a wrong cut, unless it is written in Latin letters or digits.
    """
    if word.isascii():
        return _HEAVIEST
    share = probability(word)
    return 0.3 if share < _HARDLY_A_WORD else min(_HEAVIEST, max(0.3, -math.log10(share) * 1.4 - 4.5))
