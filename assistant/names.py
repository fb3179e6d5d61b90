"""Proper names of institutions and places in a text: 阳江市第一中学 is one, 城区公办学校 is a kind."""

from __future__ import annotations

import re

from index.words import part_of_speech, probability, words
from ingest.regions import mentions

_KIND = re.compile(r"(?:中学|小学|学校|幼儿园|学院|大学|高中|校区|镇|街道|村|公司|集团|医院|协会)$")
_INSTITUTION = "nt"
# “城区学校+乡村学校” is a formula.
_QUOTED = re.compile(r"(?<!简称)(?<!以下称)“([^”+、]{2,})”")
_TITLE = re.compile(r"《[^》]*》")
_PLACE_ASKED = re.compile(
    r"(?:哪|边)(?:一|几|些|[两二三四五六七八九十])?个?(?P<kind>镇|街道|村|乡)(?!上?的?(?:学校|小学|中学|幼儿园))"
)
_SCHOOL_ASKED = re.compile(
    r"(?:哪|边)(?:一|几|些|[两二三四五六七八九十])?(?:[所间家]|个)[^，。？?]{0,6}?(?:学校|高中|初中|小学|中学|校|幼儿园|园)"
)
# 阳江开放大学, but not 阳江中小学.
_OF_PLACE = re.compile(r"[^，。；、,;“”（()）]{0,8}?(?:大学|学院|(?<!中)小学|中学|高中|学校|幼儿园)")


def has_proper_name(text: str, question: str) -> bool:
    """Whether a text names an institution or a place of its own, or has a name in quotation marks not asked about.

    A place is a division of the gazetteer; an institution is one of the dictionary, or has a word of no dictionary
    shortly before what it is: 鹤华中学. Asked 哪个镇 or 哪所学校, only the name of such a one will do. Names in the
    titles of documents are none, nor are the short names of what was told in full: 以下简称“双减”.
    """
    text = _TITLE.sub("", text)
    of_school = _SCHOOL_ASKED.search(question) is not None
    if any(not of_school or _OF_PLACE.match(text, place.end) for place in mentions(text)):
        return True
    if asked := _PLACE_ASKED.search(question):
        return _has_named(text, re.compile(rf"{asked['kind']}$"), 1)
    return any(name not in question for name in _QUOTED.findall(text)) or _has_named(text, _KIND, 2)


def _has_named(text: str, kind: re.Pattern[str], reach: int) -> bool:
    """Whether a text has a word for such a kind of thing with a name in it or in the `reach` words before."""
    before: list[str] = []
    for word in words(text):
        if kind.search(word):
            stems = [stem for stem in (kind.sub("", word), *before) if len(stem) > 1]
            if part_of_speech(word) == _INSTITUTION or any(_is_name(stem) for stem in stems):
                return True
        before = [*before, word][-reach:]
    return False


def _is_name(word: str) -> bool:
    """Whether a word is in no dictionary, neither the general one nor that of the field, whose words it knows too."""
    return not probability(word)
