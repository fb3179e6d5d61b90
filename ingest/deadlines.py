"""Deadlines (时限) in running text, and which of them governs a clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.types import Document

_YEAR = r"(?:19|20)\d{2}"
_DEADLINE = re.compile(
    rf"(?P<till>到|至|截至)?(?:(?P<since>{_YEAR})年?\s*(?:[-—–－~～]+|至|到)\s*)?(?P<year>{_YEAR})\s*(?:学年|年)"
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?P<end>底|末|初(?![步中级始次])|秋季|春季)?(?P<before>之?前|以前|期间)?(?P<not>起|[版度]|的?基础|[^，。；]{0,6}基础上)?"
    r"|“?十(?P<plan>[三四五六])五”?(?P<term>期间|时期|期末|末)?(?P<base>的?基础)?"
)
_OPENING = re.compile(
    r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]是|(?:力争|确保|争取|计划|预计|力求|其中)+)*"
)
_LISTED = re.compile(r"\s*(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+[、是])")
_FIVE_YEARS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as it is written at `start` of a text, and its year, the last of a range."""

    start: int
    text: str
    year: int


def deadlines_in(text: str) -> list[Deadline]:
    """The deadlines that a text names; those in brackets and titles, and years that only tell a base, are none."""
    return [
        _deadline(match)
        for match in _DEADLINE.finditer(text)
        if _is_deadline(match) and not _is_base(text, match.start()) and not _is_enclosed(text, match.start())
    ]


class Governing:
    """The deadline that governs each clause of one paragraph, its sentences and clauses being read in order."""

    def __init__(self) -> None:
        self._carried: Deadline | None = None
        self._here: Deadline | None = None

    def begin(self, sentence: str) -> None:
        """Go on with the next sentence of the paragraph; an item of its own (二是, 2.) begins without a deadline."""
        if _LISTED.match(sentence):
            self._carried = None
        self._here = None
        opening = _OPENING.match(sentence)
        match = _DEADLINE.match(sentence, opening.end() if opening else 0)
        if match is not None and (match["year"] or match["plan"]):
            lasting = match["till"] or match["end"] or match["before"] or match["term"]
            self._carried = _deadline(match) if lasting and _is_deadline(match) else None

    def at(self, clause: str, position: int) -> Deadline | None:
        """The deadline of what stands at `position` of a clause: its own, else the one that stands before it."""
        named = [one for one in deadlines_in(clause) if one.start < position]
        if named:
            self._here = named[-1]
        return self._here or self._carried


def _deadline(match: re.Match[str]) -> Deadline:
    return Deadline(match.start(), match.group(), _year(match))


def _year(match: re.Match[str]) -> int:
    return int(match["year"]) if match["year"] else _FIVE_YEARS[match["plan"]]


def _is_deadline(match: re.Match[str]) -> bool:
    if match["plan"]:
        return match["term"] is not None and match["base"] is None
    return match["not"] is None


def _is_base(text: str, position: int) -> bool:
    """比2020年下降14%: the year that a change is counted from."""
    return text[:position].endswith(("比", "较"))


def _is_enclosed(text: str, position: int) -> bool:
    before = text[:position]
    return any(before.count(pair[0]) > before.count(pair[1]) for pair in ("（）", "()", "《》", "〔〕"))


def first_year(document: Document) -> int | None:
    """The first year that a document can set goals for: that of its period or of its date, whichever is earlier."""
    date = re.match(r"(?:19|20)\d{2}", document.date or "")
    years = [*([document.period.start] if document.period else ()), *([int(date.group())] if date else ())]
    return min(years, default=None)
