"""Text to lines: white space closed up, page furniture and tables of contents dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import east_asian_width

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\ufeff\xad]")
_SPACES = re.compile(r"(?<=(.))[^\S\t]+(?=(.))")
# A space behind one of these is part of the heading; all other spaces beside Chinese characters are layout.
_LEAD = re.compile(
    r"\s*(第\s*[一二三四五六七八九十百千零〇\d]+\s*(?:部\s*分|[编篇卷章节条])|附\s*[件表录]\s*[一二三四五六七八九十\d]*"
    r"|(?:专\s*栏|项\s*目)\s*[一二三四五六七八九十\d]+)[^\S\t]+(?=\S{2}|\S\s*\S|\S$)"
)
_PAGE_NUMBER = re.compile(
    r"[-—–－―─·~\s]+\d{1,4}[-—–－―─·~\s]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_LEADER = re.compile(r"(?:\.{3,}|…+|·{3,}|．{3,}|-{4,}|_{4,})\s*\d{1,4}$")
_ENTRY = re.compile(rf"{_LEADER.pattern}|\S\t+\d{{1,4}}$")
_CONTENTS = re.compile(r"目\s*[录錄]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `text` closed up, `raw` as in the file; `width` and `indent` in Chinese characters."""

    text: str
    raw: str
    width: float
    indent: float

    @classmethod
    def of(cls, raw: str) -> Line:
        """The line as it stands in the file."""
        text = closed_up(raw).rstrip("\t")
        return cls(text, raw, width(text), width(raw[: len(raw) - len(raw.lstrip())]))

    def untabbed(self) -> Line:
        """The line with its tabs as ordinary spaces, as they are outside tables."""
        return Line.of(self.raw.replace("\t", "    ")) if "\t" in self.raw else self


def width(text: str) -> float:
    """Width of text as set in type: 1 for a Chinese character, 0.5 for a Latin one."""
    return sum(1.0 if _is_wide(char) else 0.5 for char in text)


def closed_up(text: str) -> str:
    """Text without spaces beside Chinese characters or punctuation, one space between Latin words, tabs kept.

    城 乡 中 → 城乡中, 不超过 12 年 → 不超过12年, 第一章  总　则 → 第一章 总则
    """
    text = _INVISIBLE.sub("", text).strip(" \u3000\xa0\f\r\n\v")
    lead = _LEAD.match(text)
    if lead:
        return "".join(lead[1].split()) + " " + closed_up(text[lead.end() :])
    text = _SPACES.sub(lambda match: "" if _is_wide(match[1]) or _is_wide(match[2]) else " ", text)
    return re.sub(r" ?\t ?", "\t", text)


def lines_of(text: str) -> list[Line]:
    """The lines that belong to the document itself."""
    raws = (raw for page in text.split("\f") for raw in _LINE_END.split(page))
    lines = [Line.of(raw) for raw in raws if not _PAGE_NUMBER.fullmatch(raw.strip())]
    lines = [line for line in lines if line.text]
    return _without_contents(lines)


def _without_contents(lines: Sequence[Line]) -> list[Line]:
    """Drop tables of contents: entries with leaders, and entries under 目录 that all come again as headings."""
    kept: list[Line] = []
    position = 0
    while position < len(lines):
        if _CONTENTS.fullmatch(lines[position].text) and (end := _end_of_contents(lines, position + 1)) > position + 1:
            position = end
        elif _LEADER.search(lines[position].text):
            position += 1
        else:
            kept.append(lines[position])
            position += 1
    return kept


def _end_of_contents(lines: Sequence[Line], start: int) -> int:
    """Where the entries that begin at `start` end."""
    end = start
    while end < len(lines) and any(_ENTRY.search(line.text) for line in lines[end : end + 2]):
        end += 1
    if end > start:
        return end
    first = lines[start].text if start < len(lines) else ""
    again = next((i for i in range(start + 1, min(start + 300, len(lines))) if lines[i].text == first), start)
    headings = {line.text for line in lines[again:]}
    return again if all(line.text in headings for line in lines[start:again]) else start


@cache
def _is_wide(char: str) -> bool:
    return east_asian_width(char) in "WFA"
