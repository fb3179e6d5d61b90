"""Lines to paragraphs: hard-wrapped lines and lines parted by a page break are joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import median

from ingest.clean import Line, width
from ingest.marks import MarkStyle, mark_of

_ENDED = re.compile(r"[。！？；：.!?;:…][”’」』）)》\]]*$")
_NEVER_FIRST = "，。、；：！？”’）》〉」』】〕%％,;)!?]"
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹"  # the marks of footnotes, which begin anew whatever stands before them
_NEVER_LAST = "，、（《〈“‘「『【〔(,["
_PAIRS = ("（）", "《》", "“”", "〈〉", "〔〕")
_TITLE_END = re.compile(
    r"(?:通知|意见|方案|规划|纲要|计划|办法|规定|条例|细则|决定|公告|通告|通报|报告|请示|批复|答复|解释|规程|函|纪要|任务|清单|措施|要点|指南"
    r"|标准|规范|章程|制度|预案|解读|法|规则|目标|指标|分工|指引|问答|说明|须知|总结|表)(?:[（(][^（）()]{1,20}[）)])?》?$"
)
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
_IMPRINT = re.compile(
    r"^[^（(《]*[〔\[]\d{4}[〕\]]第?\d+号$|[\d二〇○零一三四五六七八九十]{2,}年[\d一二三四五六七八九十]+月[\d一二三四五六七八九十]+日"
)
_ISSUER = re.compile(r"(?:政府|办公[室厅]|委员会|委|[局厅部院])$")
_WINDOW = 20  # lines to each side that tell the local wrap width
_INDENT = 2.0  # characters by which a paragraph's first line is indented
_RAGGED = 3.5  # characters by which a wrapped line may fall short of the wrap width
_TITLE_WIDTH = 40.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a heading or a title of the document on one line."""

    text: str
    is_title: bool = False


def is_ended(text: str) -> bool:
    """Whether a text ends as sentences, items and lead-ins do."""
    return bool(_ENDED.search(text))


def is_open(text: str) -> bool:
    """Whether a bracket or quotation mark is still open at the end."""
    return any(text.count(pair[0]) > text.count(pair[1]) for pair in _PAIRS)


def joined(left: str, right: str) -> str:
    """Two parts of one line put together: with a space only between Latin words."""
    gap = left[-1:].isascii() and left[-1:].isalnum() and right[:1].isascii() and right[:1].isalnum()
    return f"{left} {right}" if gap and not (left[-1].isdigit() and right[0].isdigit()) else left + right


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs and titles of a stretch of text without tables."""
    return _assembled(lines, _wrap_widths(lines), with_titles=True)


def paragraphs_at(lines: Sequence[Line], wrap: float) -> list[Paragraph]:
    """The paragraphs of lines that are all wrapped at one known width, such as those of a table cell."""
    return _assembled(lines, [wrap] * len(lines), with_titles=False)


def _assembled(lines: Sequence[Line], wraps: Sequence[float], with_titles: bool) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    numbers: dict[MarkStyle, int] = {}
    start = 0
    while start < len(lines):
        end = _end_of_title(lines, start, wraps[start]) if with_titles else start
        is_title = end > start
        mark = mark_of(lines[start].text)
        if mark:
            numbers[mark.style] = mark.number
        if not is_title:
            end = start + 1
            while end < len(lines) and _continues(lines[start:end], lines[end], wraps[end], numbers):
                end += 1
        text = lines[start].text
        for line in lines[start + 1 : end]:
            text = joined(text, line.text)
        paragraphs.append(Paragraph(text, is_title))
        start = end
    return paragraphs


def wrap_width(widths: Sequence[float]) -> float:
    """The width at which these lines are wrapped, infinite where they are not.

    Most wrapped lines are nearly as long as the longest.
    """
    ranked = sorted(widths)
    longest = ranked[-1 - len(ranked) // 20]
    near = [width for width in ranked if width >= longest * 0.87 and width <= longest * 1.2]
    return median(near) if 10 <= longest <= 60 and len(near) >= max(2, 0.4 * len(ranked)) else inf


def _goes_on(parts: Sequence[Line], line: Line, wrap: float) -> bool:
    """Whether a line without a mark goes on with the paragraph that `parts` begin, set at the width `wrap`."""
    last = parts[-1]
    if line.text[0] in _NEVER_FIRST or last.text[-1] in _NEVER_LAST:
        return True
    ended = is_ended(last.text)
    if wrap == inf:
        return not ended and _is_cut_off("".join(part.text for part in parts), line.text)
    indent = _INDENT if len(parts) == 1 else 0.0
    if not ended:
        return last.width >= wrap - max(indent, 0.0) - (_RAGGED - 1.0 if indent else _RAGGED) or is_open(last.text)
    if last.width < wrap - indent - 1.3:
        return False
    # A sentence that ends with the line: the next line goes on, unless it is a signature, or as short as a first line.
    signature = line.width < wrap - _RAGGED and not is_ended(line.text)
    first_line = abs(line.width - (wrap - _INDENT)) <= 0.6 and not is_ended(line.text)
    return not signature and not first_line


def _continues(parts: Sequence[Line], line: Line, wrap: float, numbers: dict[MarkStyle, int]) -> bool:
    mark = mark_of(line.text)
    if mark:
        last = parts[-1]
        follows = mark.number in (0, 1, numbers.get(mark.style, 0) + 1)
        return not is_ended(last.text) and not follows and _goes_on(parts, line, wrap)
    return line.text[0] not in _RAISED and _goes_on(parts, line, wrap)


def _is_cut_off(text: str, following: str) -> bool:
    """Whether a line of a file with one paragraph a line lacks its end, which a page break has put on the next."""
    if is_open(text):
        return True
    if not is_ended(following) and width(following) < _TITLE_WIDTH:
        return False
    heading = mark_of(text) is not None and width(text) < _TITLE_WIDTH * 1.5
    return not heading and (width(text) >= _TITLE_WIDTH or "，" in text or "。" in text)


def _end_of_title(lines: Sequence[Line], start: int, wrap: float) -> int:
    """Where the title that begins at `start` ends; `start` itself where none does."""
    text = ""
    longest = min(_TITLE_WIDTH, wrap - _RAGGED + 0.5)
    for end in range(start, min(start + 4, len(lines))):
        line = lines[end]
        if line.width > longest or is_ended(line.text) or "，" in line.text or mark_of(line.text):
            return start
        if _IMPRINT.search(line.text) or (_ISSUER.search(text) and not line.text.startswith("关于")):
            return start
        text += line.text
        if not _TITLE_END.search(text) or is_open(text):
            continue
        following = lines[end + 1] if end + 1 < len(lines) else None
        if following and following.text.startswith(("的", "若干", "（试行", "(试行", "实施")):
            continue
        if following and _IN_BRACKETS.match(following.text) and following.width <= longest and "年" in following.text:
            return end + 2
        return end + 1
    return start


def _wrap_widths(lines: Sequence[Line]) -> list[float]:
    """The wrap width around each line."""
    widths = [line.width for line in lines]
    return [wrap_width(widths[max(0, i - _WINDOW) : i + _WINDOW + 1]) for i in range(len(lines))]
