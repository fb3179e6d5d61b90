"""Enumerations: a lead-in (引语) such as 应当具备下列条件： and the marked items that it governs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.asking import number_of
from ingest.marks import LEGAL_STYLES, mark_of
from ingest.types import Span

_HAN = "一二三四五六七八九十"
# Outermost first, counted in words (一是 … 二是 …) last.
_MARK = re.compile(
    rf"(?:^|(?<=[：:；;。]))[ \t\u3000]*(?:(?P<han>(?P<n1>[{_HAN}]{{1,3}})、)"
    rf"|(?P<brackets>[（(](?P<n2>[{_HAN}]{{1,3}})[）)])"
    r"|(?P<arabic>(?P<n3>\d{1,2})[.．、](?!\d))|(?P<numbers>[（(](?P<n4>\d{1,2})[）)])|(?P<circled>[①-⑳]))"
    rf"|(?:^|(?<=[：:；;。，,]))[ \t\u3000]*(?P<words>(?P<n5>[{_HAN}]{{1,2}})是)",
    re.M,
)
_STYLES = ("han", "brackets", "arabic", "numbers", "circled", "words")
_ANNOUNCING = re.compile(
    rf"[：:]$|下列|如下|以下(?:[{_HAN}\d几各]|情[形况]|条件|内容|规定|要求|标准|程序|措施|材料|行为)"
)
# 职责是…；…；…: what is listed without marks, between semicolons.
_UNMARKED = re.compile(
    r"(?:^|(?<=[。！？]))(?P<lead>[^。；\n]{0,60}?(?:包括|包含|是指|(?:职责|任务|条件|内容|范围|原则|方式|程序|权利|义务|目标|要求)(?:是|为|有)|：)[：:]?)"
    r"(?P<items>[^。；\n]+(?:；[^。；\n]+){2,})",
    re.M,
)
# What a lead-in says its items are.
_SORTS = re.compile(
    r"条件|情[形况]|行为|职[责权能]|方式|程序|步骤|材料|文件|内容|措施|标准|要求|规定|权利|义务|范围|费用|事项|资料|证件"
    r"|任务|原则|设施|项目|处罚|对象|用途|权限|人员|单位|货物|车辆|场所|区域|活动|信息|制度|机制|问题|目标"
)
_SENTENCE_END = re.compile(r"[。！？]")
_UNFINISHED = ("；", ";", "：", ":", "，", ",")
_SHORT = 10  # characters of a lead-in that says little without the sentence before it: 包括：


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A lead-in and its items in order, as spans of the document's text; 一是 … 二是 … may have an empty lead-in.

    An item is the paragraph that its mark opens; `ends` is where each ends with all that is nested in it.
    """

    lead: Span
    items: tuple[Span, ...]
    ends: tuple[int, ...]

    @property
    def is_announced(self) -> bool:
        """Whether it has a lead-in."""
        return self.lead.start < self.lead.end

    def item_at(self, position: int) -> int | None:
        """Which item, with all that is nested in it, holds a position."""
        return next((i for i, item in enumerate(self.items) if item.start <= position < self.ends[i]), None)


def sorts_in(text: str) -> frozenset[str]:
    """The words of a text for what the items of an enumeration may be: 条件, 情形, 职责."""
    return frozenset(_SORTS.findall(text))


@dataclass(frozen=True, slots=True)
class _Mark:
    style: str
    number: int
    start: int
    opens_line: bool

    @property
    def rank(self) -> int:
        return _STYLES.index(self.style)


@lru_cache(maxsize=128)
def enumerations_in(text: str) -> tuple[Enumeration, ...]:
    """Every enumeration of two items or more in a document's text, an outer one before those nested in it."""
    marks = [_mark(text, match) for match in _MARK.finditer(text)]
    found: list[Enumeration] = []
    for i, mark in enumerate(marks):
        if mark.number != 1:
            continue
        lead = _lead_before(text, mark)
        items, last = _items_from(text, marks, i)
        if lead is not None and len(items) > 1 and not _is_one_clause(text, items):
            found.append(_enumeration(text, lead, items, last))
    return (*found, *(_unmarked(match) for match in _UNMARKED.finditer(text) if not _MARK.search(match["items"])))


def enumeration_at(text: str, position: int) -> tuple[Enumeration, int | None] | None:
    """The innermost enumeration that a position of a text is in, and which of its items; None for the lead-in."""
    for one in reversed(enumerations_in(text)):
        item = one.item_at(position)
        if item is not None or one.lead.start <= position < one.lead.end:
            return one, item
    return None


def _mark(text: str, match: re.Match[str]) -> _Mark:
    style = next(style for style in _STYLES if match[style])
    numeral = next((match[f"n{i}"] for i in range(1, 6) if match[f"n{i}"]), "")
    number = number_of(numeral) if numeral else ord(match[style]) - ord("①") + 1
    start = match.start(style)
    return _Mark(style, number, start, not text[text.rfind("\n", 0, start) + 1 : start].strip())


def _items_from(text: str, marks: Sequence[_Mark], first: int) -> tuple[list[_Mark], _Mark]:
    """The marks that count on from one, and the last mark of all that still belongs to the last item."""
    items, last = [marks[first]], marks[first]
    for mark in marks[first + 1 :]:
        if _broken(text[last.start : mark.start]):
            break
        if mark.style == items[0].style:
            if mark.number != items[-1].number + 1:
                break
            items.append(mark)
        elif mark.opens_line and mark.rank < items[0].rank:
            break
        last = mark
    return items, last


def _is_one_clause(text: str, items: Sequence[_Mark]) -> bool:
    """Whether the items are no more than parts of one sentence: 一是学校…，二是家校…，三是机构…."""
    return all(mark.style == "words" and text[mark.start - 1] in "，," for mark in items[1:])


def _unmarked(match: re.Match[str]) -> Enumeration:
    items = [
        Span(match.start("items") + one.start(), match.start("items") + one.end())
        for one in re.finditer(r"[^；]+", match["items"])
    ]
    return Enumeration(Span(*match.span("lead")), tuple(items), tuple(item.end for item in items))


def _broken(between: str) -> bool:
    """Whether a paragraph that belongs to no item stands in the text from one mark to the next."""
    lines = between.split("\n")
    # The last part stands before the next mark in its line: empty where that mark opens the line.
    for above, line in zip(lines, lines[1:] if lines[-1].strip() else lines[1:-1], strict=False):
        mark = mark_of(line)
        if not above.rstrip().endswith(_UNFINISHED) or (mark is not None and mark.style in LEGAL_STYLES):
            return True
    return False


def _lead_before(text: str, mark: _Mark) -> Span | None:
    """The sentence before the first item that announces the items; None where it announces none."""
    end = len(text[: mark.start].rstrip())
    line = text.rfind("\n", 0, end) + 1
    ends = [match.end() for match in _SENTENCE_END.finditer(text, line, max(line, end - 1))]
    start = ends[-1] if ends else line
    if ends and end - start < _SHORT:
        start = ends[-2] if len(ends) > 1 else line
    if end > start and _ANNOUNCING.search(text[start:end].rstrip("。")):
        return Span(start, end)
    if mark.style != "words":
        return None
    # 通过…，一是…；二是…: what is counted in words need not be announced.
    is_inside = not mark.opens_line and text[end - 1] in "，,"
    return Span(max(start, text.rfind("；", start, end) + 1), end) if is_inside else Span(mark.start, mark.start)


def _enumeration(text: str, lead: Span, marks: Sequence[_Mark], last: _Mark) -> Enumeration:
    ends = [mark.start for mark in marks[1:]]
    stop = text.find("\n", last.start)
    stop = len(text) if stop < 0 else stop
    if not marks[-1].opens_line:
        sentence = _SENTENCE_END.search(text, marks[-1].start, stop)
        stop = sentence.start() if sentence else stop
    items = []
    for mark, end in zip(marks, [*ends, stop], strict=True):
        words = text[mark.start : end].split("\n", 1)[0].rstrip(" \t\u3000。；;，,")
        items.append(Span(mark.start, mark.start + len(words)))
    return Enumeration(lead, tuple(items), (*ends, stop))
