"""Numbering marks (编号): 第一章, 一、, （一）, 1., （1）, 附件1, 专栏2 and the like at the beginning of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest.numerals import value_of

MarkStyle = Literal[
    "part", "chapter", "clause group", "article", "han", "han in brackets", "arabic", "arabic in brackets", "circled",
    "item", "box", "annex",
]  # fmt: skip

LIST_STYLES: frozenset[MarkStyle] = frozenset({"item", "arabic", "arabic in brackets", "circled"})
LEGAL_STYLES: frozenset[MarkStyle] = frozenset({"part", "chapter", "clause group", "article", "annex", "box"})

_HAN = "一二三四五六七八九十百千零〇"
_STYLES: tuple[tuple[MarkStyle, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第([{_HAN}\d]+)(?:部分|编|篇|卷)(?![的和、，。])")),
    ("chapter", re.compile(rf"第([{_HAN}\d]+)章(?![的和、，。规])")),
    ("clause group", re.compile(rf"第([{_HAN}\d]+)节(?![的和、，。规课])")),
    ("article", re.compile(rf"第([{_HAN}\d]+)条(?:之[{_HAN}])?(?![的和至、，。第规款])")),
    ("annex", re.compile(rf"附(?:件|表|录|图)(?:([{_HAN}\d]+)(?![的所中和及至或、，。）)])|(?=$|[：:\s]))")),
    ("box", re.compile(rf"专栏([{_HAN}\d]+)(?![的所中和及至或、，。）)])")),
    ("item", re.compile(rf"(?:项目|工程|任务|行动|措施|重点)([{_HAN}\d]+)(?=[\s：:“])")),
    ("han", re.compile(rf"([{_HAN}]+)、(?![{_HAN}]、|[{_HAN}]+[年级类等])")),
    ("han in brackets", re.compile(rf"[（(]([{_HAN}]+)[）)]、?")),
    ("arabic", re.compile(r"(\d{1,3})(?:[.．](?!\d)|、(?!\d))")),
    ("arabic in brackets", re.compile(r"[（(](\d{1,3})[）)]、?")),
    ("circled", re.compile(r"([①-⑳])")),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbering mark: `length` is how many characters of the line it takes."""

    style: MarkStyle
    number: int
    length: int


def mark_of(line: str) -> Mark | None:
    """The mark a line begins with. 1.5 or 2025年 at its beginning is none."""
    for style, pattern in _STYLES:
        match = pattern.match(line)
        if match:
            return Mark(style, _number(match[1] or ""), match.end())
    return None


def _number(words: str) -> int:
    """The value of 十二, 12 or ⑫; 0 for no number."""
    if not words:
        return 0
    if "①" <= words <= "⑳":
        return ord(words) - ord("①") + 1
    return int(value_of(words))
