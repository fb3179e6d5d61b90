"""Proper names of institutions and places in a text: 阳江市第一中学 is one, 城区公办学校 is a kind."""

from __future__ import annotations

import re

from index.words import part_of_speech, probability, words
from ingest.regions import mentions

_KIND = re.compile(r"(?:中学|小学|学校|幼儿园|学院|大学|高中|校区|镇|街道|村|公司|集团|医院|协会)$")
_INSTITUTION = "nt"
_QUOTED = re.compile(r"“([^”]{2,})”")


def has_proper_name(text: str, question: str) -> bool:
    """Whether a text names an institution or a place of its own, or has a name in quotation marks not asked about.

    A place is a division of the gazetteer; an institution is one of the dictionary, or has a word of no dictionary
    shortly before what it is: 鹤华中学.
    """
    if any(name not in question for name in _QUOTED.findall(text)) or mentions(text):
        return True
    before = ["", ""]
    for word in words(text):
        if _KIND.search(word):
            stems = [stem for stem in (_KIND.sub("", word), *before) if len(stem) > 1]
            if part_of_speech(word) == _INSTITUTION or any(not probability(stem) for stem in stems):
                return True
        before = [before[1], word]
    return False
