"""Terms matched against texts: how far a clause, a heading or a title carries a term of a question."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.terms import Term, pairs_of
from index.words import words_at

_INSERTED = re.compile(r"\([^()]{1,4}\)")
# Of a name of so many characters most is enough: 办学条件达标率 speaks of the 办学条件达标工程.
_LONG_NAME, _MOSTLY = 7, 0.7
_NAMES_HALVED, _BETWEEN = 6, 5
_ACROSS = 2  # characters of a name that may stand in a text by chance, where two words meet


def match(term: Term, text: str) -> float:
    """How far a folded text carries a term: 1 by its own word, 0.9 by another name of it, less by most of its pairs.

    校(园)长 carries 校长 and 校园长 too.
    """
    if not text:
        return 0.0
    if _INSERTED.search(text) is None:
        return _match(term, text)
    return max(_match(term, form) for form in (text, _INSERTED.sub("", text), text.replace("(", "").replace(")", "")))


def _match(term: Term, text: str) -> float:
    if term.pairs and term.pairs.isdisjoint(pairs_of(text)):
        return 0.0
    if _stands(term.text, text):
        return 1.0
    if any(_stands(alternative, text) for alternative in term.alternatives):
        return 0.9
    return max(_by_parts(term, text), _by_long_name(term, text))


def _stands(name: str, text: str) -> bool:
    """Whether a text has a name, and one of two characters not only across two words: 高中专任教师 has no 中专.

    A number is no part of a longer one.
    """
    if name.isdigit():
        return re.search(rf"(?<![\d.]){name}(?![\d.])", text) is not None
    if name not in text or len(name) != _ACROSS:
        return name in text
    edges = _edges(text)
    return any(
        found.start() in edges or found.start() + 1 not in edges or found.end() in edges
        for found in re.finditer(re.escape(name), text)
    )


@lru_cache(maxsize=16384)
def _edges(text: str) -> frozenset[int]:
    """Where the words of a text begin and end."""
    return frozenset(edge for start, word in words_at(text) for edge in (start, start + len(word)))


def _by_long_name(term: Term, text: str) -> float:
    """How far a text carries a long name of a term that it has only most of."""
    shares = (_pairs_in(name, text) for name in term.alternatives if len(name) >= _LONG_NAME)
    best = max(shares, default=0.0)
    return 0.7 * best if best >= _MOSTLY else 0.0


def _by_parts(term: Term, text: str) -> float:
    if term.parts:
        share = sum(part.share for part in term.parts if any(name in text for name in part.names))
        if share >= 0.5:
            return 0.85 * share
    if any(_halves_near(name, text) for name in (term.text, *term.alternatives[:_NAMES_HALVED])):
        return 0.7
    if len(term.text) >= 3:
        share = _pairs_in(term.text, text)
        return 0.75 * share if share >= 0.5 else 0.0
    return 0.0


def _pairs_in(name: str, text: str) -> float:
    """The share of a name's pairs of neighbouring characters that a text has."""
    pairs = [name[i : i + 2] for i in range(len(name) - 1)]
    return sum(pair in text for pair in pairs) / len(pairs)


def _halves_near(name: str, text: str) -> bool:
    """Whether a text has both words of a name of four characters, a few others between: 优秀校长和教师 for 优秀教师."""
    if len(name) != 4:
        return False
    start = text.find(name[:2])
    while start >= 0:
        if name[2:] in text[start + 2 : start + 4 + _BETWEEN]:
            return True
        start = text.find(name[:2], start + 1)
    return False
