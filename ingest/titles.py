"""Titles of documents: lines without punctuation that together end as titles do, 方案, 规划, 通知 and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clean import Line
from ingest.marks import mark_of
from ingest.sentences import is_ended, is_open

_END = re.compile(
    r"(?:通知|意见|方案|规划|纲要|计划|办法|规定|条例|细则|决定|公告|通告|通报|报告|请示|批复|答复|解释|规程|函|纪要|任务|清单"
    r"|措施|要点|指南|标准|规范|章程|制度|预案|解读|法|规则|目标|指标|分工|指引|问答|说明|须知|总结|表)"
    r"(?:[（(][^（）()]{1,20}[）)])?》?$"
)
_GOES_ON = re.compile(r"的|若干|实施|[（(]试行")
_YEARS = re.compile(r"[（(][^（）()]*年[^（）()]*[）)]$")
_IMPRINT = re.compile(
    r"^[^（(《]*[〔\[]\d{4}[〕\]]第?\d+号$|[\d二〇○零一三四五六七八九十]{2,}年[\d一二三四五六七八九十]+月[\d一二三四五六七八九十]+日"
)
_ISSUER = re.compile(r"(?:政府|办公[室厅]|委员会|委|[局厅部院])$")
_MOST_LINES = 4
_WIDEST = 40.0
_SHORTER_THAN_TEXT = 3.0  # characters by which the lines of a title stay below the width of the text under it


def end_of_title(lines: Sequence[Line], start: int, wrap: float) -> int:
    """Where the title that begins at `start` ends, in text wrapped at the width `wrap`; `start` itself if none does."""
    text = ""
    widest = min(_WIDEST, wrap - _SHORTER_THAN_TEXT)
    for end in range(start, min(start + _MOST_LINES, len(lines))):
        line = lines[end]
        if line.width > widest or not _may_belong(text, line.text):
            return start
        text += line.text
        following = lines[end + 1].text if end + 1 < len(lines) else ""
        if not _END.search(text) or is_open(text) or _GOES_ON.match(following):
            continue
        return end + 2 if _YEARS.match(following) else end + 1
    return start


def _may_belong(before: str, line: str) -> bool:
    """Whether a line can be part of a title: no sentence, number, date or bracketed remark, no issuer above it."""
    if is_ended(line) or "，" in line or mark_of(line) or _IMPRINT.search(line):
        return False
    return bool(before) or line[0] not in "（(" if not _ISSUER.search(before) else line.startswith("关于")
