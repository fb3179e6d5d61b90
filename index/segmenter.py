"""The segmenter: jieba's algorithm over jieba's dictionary and our words, loaded in half of jieba's time.

jieba finds words by walking their prefixes, half a million entries more than there are words; its cache of these is
one file that processes write over each other. Here the longest word that begins with a character bounds the walk
instead, so that the dictionary is read straight from the package and no file is written.
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def _import_jieba() -> Any:
    """Import jieba without the slow and deprecated pkg_resources, which it only wants for finding its dictionary."""
    held = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        if held is None:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = held
    jieba.setLogLevel(logging.WARNING)
    return jieba


jieba = _import_jieba()


class Segmenter(jieba.Tokenizer):  # type: ignore[misc,name-defined]
    """Cuts text into words; `own_words` are kept whole. Nothing in it changes after it is made."""

    def __init__(self, own_words: Iterable[str]) -> None:
        super().__init__()
        columns = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").split()
        words = columns[::3]
        self.FREQ: dict[str, int] = dict(zip(words, map(int, columns[1::3]), strict=True))
        self._tags = dict(zip(words, columns[2::3], strict=True))
        self.total = sum(self.FREQ.values())
        self.initialized = True
        self._longest: dict[str, int] = {}
        self._measure(words)
        for word in own_words:
            self._measure([word])
            self.add_word(word)

    def knows(self, word: str) -> bool:
        """Whether the dictionary has a word."""
        return bool(self.FREQ.get(word))

    def part_of_speech(self, word: str) -> str:
        """The tag of a word in the dictionary, such as n, v, a or d (the ICTCLAS set); empty for no word."""
        return self._tags.get(word, "")

    def probability(self, word: str) -> float:
        """The share of a word in all words by the dictionary's counts, 0 where it is none."""
        return self.FREQ.get(word, 0) / self.total

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:
        """For each position, the last positions of the words that begin there; itself where none does."""
        frequencies, longest, end = self.FREQ, self._longest, len(sentence)
        graph = {}
        for start, first in enumerate(sentence):
            bound = min(start + longest.get(first, 1), end)
            graph[start] = [at for at in range(start, bound) if frequencies.get(sentence[start : at + 1])] or [start]
        return graph

    def _measure(self, words: Iterable[str]) -> None:
        longest = self._longest
        for word in words:
            if len(word) > longest.get(word[0], 0):
                longest[word[0]] = len(word)
