"""Chinese words for the index: folding, segmentation (分词) and index terms."""

from __future__ import annotations

import hashlib
import re
import threading
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.segmenter import Segmenter

HERE = Path(__file__).parent
RULES = "1"

CJK = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_GAP = re.compile(rf"(?<=[{CJK}])[ \t\u2002-\u200b]+(?=[{CJK}0-9])|(?<=[0-9%])[ \t\u2002-\u200b]+(?=[{CJK}%])")
_BRACKETED = re.compile(rf"([{CJK}])\(([{CJK}])\)([{CJK}])")
_RUN = re.compile(rf"[{CJK}]{{2,}}")
_FIGURE = re.compile(rf"[0-9]+(?:\.[0-9]+)?(?:[%‰]|[百千万亿]{{0,2}}[{CJK}])")
_REWRITTEN = 8
"""How far behind the last word the next may stand where segmentation rewrote what is between: 校（园）长."""
_LOADING = threading.RLock()


class _FoldTable(dict[int, str]):
    """Character → folded character for `str.translate`, filled as characters are met."""

    def __init__(self) -> None:
        super().__init__()
        from opencc import OpenCC

        self._simplify = OpenCC("t2s")

    def __missing__(self, codepoint: int) -> str:
        char = chr(codepoint)
        folded = char if "\ud800" <= char <= "\udfff" else self._fold(char)
        self[codepoint] = folded
        return folded

    def _fold(self, char: str) -> str:
        while True:
            folded = char
            for step in (unicodedata.normalize("NFKC", char), char.lower(), self._simplify.convert(char)):
                if len(step) == 1 and step != char:
                    folded = step
                    break
            if folded == char:
                return char
            char = folded


@cache
def _fold_table() -> _FoldTable:
    return _FoldTable()


def fold(text: str) -> str:
    """The same text, character for character: full width → half width, traditional → simplified, upper → lower.

    The result has the length of `text`, so that positions found in it hold in `text`. A character whose normal form
    is longer than one, such as ㎡ or …, stays as it is.
    """
    return text if text.isascii() and text.islower() else text.translate(_fold_table())


def words(text: str) -> list[str]:
    """The words of the folded text in their order, punctuation and white space dropped; safe in threads."""
    return [word for word in _segmenter().cut(_joined(text)) if any(char.isalnum() for char in word)]


def words_at(text: str) -> list[tuple[int, str]]:
    """The words of the folded text with the places where they begin; what segmentation rewrites is left out."""
    folded, position, reach = fold(text), 0, _REWRITTEN
    found = []
    for word in words(folded):
        while not folded[position].isalnum():
            position += 1
        start = folded.find(word, position, position + len(word) + reach)
        if start < 0:
            reach += 2 * len(word)
        else:
            position, reach = start + len(word), _REWRITTEN
            found.append((start, word))
    return found


def probability(word: str) -> float:
    """The share of a folded word in general Chinese by the dictionary's counts, 0 for what is no word."""
    return _segmenter().probability(word)


def part_of_speech(word: str) -> str:
    """The tag of a folded word in the dictionary (ICTCLAS set: n noun, v verb, a adjective …), empty for no word."""
    return _segmenter().part_of_speech(word)


def terms(text: str) -> list[str]:
    """What the index knows a text by: words without stop words, bigrams of Chinese runs, figures with their unit.

    A term occurs as often as its sources do: a word of two characters counts as word and as bigram.
    """
    joined = _joined(text)
    stops = stop_words()
    found = [word for word in _segmenter().cut(joined) if any(char.isalnum() for char in word)]
    for run in _RUN.findall(joined):
        found.extend(run[at : at + 2] for at in range(len(run) - 1))
    found.extend(_FIGURE.findall(joined))
    return [term for term in found if term not in stops]


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing of what a text is about, from `stopwords.txt`."""
    return frozenset((HERE / "stopwords.txt").read_text(encoding="utf-8").split())


@cache
def own_words() -> frozenset[str]:
    """The words of the field that the general dictionary may lack, from `userdict.txt`, folded."""
    return frozenset(map(fold, (HERE / "userdict.txt").read_text(encoding="utf-8").split()))


@cache
def segmentation_version() -> str:
    """Changes whenever the same text could give other terms: rules, word lists, dictionary."""
    lists = (HERE / "userdict.txt").read_bytes() + (HERE / "stopwords.txt").read_bytes()
    digest = hashlib.sha256(lists).hexdigest()[:12]
    return f"{RULES}+{digest}+jieba-{version('jieba')}+opencc-{version('opencc')}"


def _joined(text: str) -> str:
    """Folded, ready for segmentation: gaps of spaced-out setting closed, words shortened by brackets written out.

    城 乡 → 城乡, 12 年 → 12年, 校（园）长 → 校长 园长.
    """
    return _BRACKETED.sub(_written_out, _GAP.sub("", fold(text)))


def _written_out(match: re.Match[str]) -> str:
    first, second, last = match.groups()
    segmenter = _segmenter()
    both = segmenter.knows(first + last) and segmenter.knows(second + last)
    return f"{first}{last} {second}{last}" if both else match[0]


def _segmenter() -> Segmenter:
    with _LOADING:
        return _load_segmenter()


@cache
def _load_segmenter() -> Segmenter:
    from index.segmenter import Segmenter

    return Segmenter(own_words())
