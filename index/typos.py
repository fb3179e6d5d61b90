"""Typos by sound (同音别字): 轮刚 → 轮岗, mended only where a corpus word explains the text far better than it stands.

The method is the noisy channel of Kernighan, Church and Gale (1990) over a segmentation lattice: a character run is
read as the likeliest sequence of words, where a corpus word may also be read with other characters of the same sound,
at a price for each. A correction therefore has to beat every way of reading the text as it is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from index.words import CJK, fold, probability
from ingest.regions import mentions

_LONGEST = 6
_RUN = re.compile(rf"[{CJK}]{{2,}}")
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|\"[^\"]*\"")
_FIGURE = re.compile(rf"[0-9%‰][{CJK}]")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几")
_UNSEEN = math.log(1e-8)
_SAME_SOUND = -9.0  # chosen so that a plan reads clean by a speller that knows only the other four
_LIKE_SOUND = -12.0
_LEAD = 3
_MIXED_UP = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"))


class _Reading(NamedTuple):
    """A word read at a place: `word` is what should stand there."""

    word: str
    score: float


class Speller:
    """Mends typos by sound against the words of a corpus.

    `vocabulary` holds the words of the corpus, folded: each occurrence, or counts by word. Its words can be put in
    the place of a typo. `probability` is the share of a word in general Chinese, 0 for what is no word: whatever it
    or the vocabulary knows is never a typo.
    """

    def __init__(
        self, vocabulary: Mapping[str, int] | Iterable[str], probability: Callable[[str], float] = probability
    ) -> None:
        counts = Counter(vocabulary)
        total = max(counts.total(), 1)
        self._shares = {word: count / total for word, count in counts.items()}
        self._probability = probability
        self._neighbours: dict[str, list[str]] = {}
        for word in counts:
            if 2 <= len(word) <= _LONGEST and _RUN.fullmatch(word):
                for pattern in _patterns(word):
                    self._neighbours.setdefault(pattern, []).append(word)

    def mend(self, text: str) -> str:
        """The text with its typos mended, of the same length; figures, names of divisions and quoted terms stay."""
        folded = fold(text)
        mended = list(text)
        for run in _RUN.finditer(folded):
            for at, word in self._corrections(run[0]):
                start, end = run.start() + at, run.start() + at + len(word)
                if not _protected(folded, start, end):
                    mended[start:end] = [
                        old if folded[start + i] == new else new
                        for i, (old, new) in enumerate(zip(text[start:end], word, strict=True))
                    ]
        return "".join(mended)

    def _corrections(self, run: str) -> Iterator[tuple[int, str]]:
        """The places of the likeliest reading of a run where it departs from the run, with the right words."""
        best: list[tuple[float, int, str]] = [(0.0, 0, "")]
        for end in range(1, len(run) + 1):
            ways = []
            for start in range(max(0, end - _LONGEST), end):
                reading = self._read(run[start:end])
                if reading is not None:
                    ways.append((best[start][0] + reading.score, start, reading.word))
            best.append(max(ways))
        end = len(run)
        while end:
            _, start, word = best[end]
            if word != run[start:end]:
                yield start, word
            end = start

    def _read(self, piece: str) -> _Reading | None:
        """What a piece of text can be read as; a known word and a single character only as themselves."""
        share = (self._shares.get(piece, 0.0) + self._probability(piece)) / 2
        if share or len(piece) == 1:
            return _Reading(piece, math.log(share) if share else _UNSEEN)
        return self._correction(piece)

    def _correction(self, piece: str) -> _Reading | None:
        """The one word that a piece without meaning must stand for, if there is one."""
        found: dict[str, float] = {}
        for pattern in _patterns(piece):
            for word in self._neighbours.get(pattern, ()):
                if word not in found and (price := _price(piece, word)):
                    found[word] = math.log(self._shares[word]) + price
        ranked = sorted(found.items(), key=lambda item: -item[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < math.log(_LEAD)):
            return None
        return _Reading(*ranked[0])


def _patterns(word: str) -> Iterator[str]:
    """The word with one character blanked out; from four characters on with any two."""
    for i in range(len(word)):
        one = f"{word[:i]}?{word[i + 1 :]}"
        yield one
        if len(word) >= 4:
            for j in range(i + 1, len(word)):
                yield f"{one[:j]}?{one[j + 1 :]}"


def _price(piece: str, word: str) -> float:
    """What it costs to take a piece for a misspelt word, as a logarithm; 0 when it cannot be."""
    price = 0.0
    for typed, right, sound in zip(piece, word, _sounds(word), strict=True):
        if typed == right:
            continue
        if typed in _NUMERALS or right in _NUMERALS:
            return 0.0
        heard = _sounds(typed)[0]
        if sound == heard:
            price += _SAME_SOUND
        elif _blurred(sound) == _blurred(heard):
            price += _LIKE_SOUND
        else:
            return 0.0
    return price


@cache
def _sounds(word: str) -> tuple[str, ...]:
    """The reading of each character in pinyin without tones; alone, a character has its commonest reading."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(word))


def _blurred(sound: str) -> str:
    """A reading with the differences dropped that southern speakers often do not hear: zh/z, n/l, ing/in."""
    for sharp, blunt in _MIXED_UP:
        sound = sound.replace(sharp, blunt)
    return f"l{sound[1:]}" if sound.startswith("n") else sound


def _protected(folded: str, start: int, end: int) -> bool:
    """Whether a place touches a quoted term, a figure with its unit or the name of a division."""
    kept = [match.span() for pattern in (_QUOTED, _FIGURE) for match in pattern.finditer(folded)]
    kept += [(mention.start, mention.end) for mention in mentions(folded)]
    return any(start < right and left < end for left, right in kept)
