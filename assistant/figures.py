"""Figures in Chinese text: numbers with their unit, kept apart from years and ordinal marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from index.words import fold

FigureKind = Literal["count", "percent", "duration", "money", "year", "date"]

_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_NUMERAL = "零〇一二两三四五六七八九十百千万亿"
_CHINESE = rf"[{_NUMERAL}]+"
_SCALE = r"(?:万|亿|千万|百万|千|百)?"
_MONEY = r"元"
_COUNT_UNITS = (
    "人次|周岁|学时|课时|平方公里|平方米|立方米|公顷|公里|公斤|千克|厘米|毫米|海里|米|吨|升|亩|层|户|株|棵|艘|座|幢|份|成|兆|个|所|名|位|人|次|项|门|栋|间|套|家|批|类|级|对|场|节|支|条|种|件|辆|台|册"
    "|倍|点|课|班|分|区|镇|县|市|校|岁"
)
_DURATION_UNITS = "个工作日|工作日|个小时|个星期|个学期|个月|年级|学年|学期|年|月|周(?!岁)|星期|日|天|小时|分钟"

_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s*[—\-–~至]+\s*(?:19|20)\d{2})?\s*年?(?:\d{1,2}月(?:\d{1,2}日)?)?")
_FIGURE = re.compile(
    rf"(?:[＞≥>≤<]=?)?(?P<number>{_DIGITS}|{_CHINESE}|半(?=年|个|天|日))(?:\s*[—\-–~～]\s*(?:{_DIGITS}))?\s*"
    rf"(?:(?P<percent>[%％]|个百分点)|(?P<money>{_SCALE}{_MONEY})"
    rf"|(?P<duration>{_DURATION_UNITS})|(?P<count>{_SCALE}余?多?(?:{_COUNT_UNITS}))|(?P<bare>{_SCALE}))"
)
_PERCENT_WORDS = re.compile(rf"[百千万]分之({_DIGITS}|{_CHINESE})")
_NUMERALS = "零一二三四五六七八九"
_WORDLIKE = tuple("一些 一批 一种 一定 一次性 一类 一项 一个 一级 一点 一层 一份 一成 一户 一日 半个人".split())


# 一人一案, 一校多区, 百校千师: numerals of a manner of speaking, no figures.
# 2.大力引进… and （2）大力引进…: the mark of an item, no figure.
_MARK = re.compile(r"\s*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）])")
_PATTERNED = re.compile(r"[一百千万][\u4e00-\u9fff][一百千万多][\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text: `text` is `source[start:end]`; `unit` is the last character class, such as 所 or %."""

    kind: FigureKind
    text: str
    unit: str
    start: int
    end: int


def figures_in(text: str) -> list[Figure]:
    """The figures of a text in reading order, a year such as 2025年 as one of kind `year`.

    Left out are marks of items (2.), ordinals (第3), idioms such as 一批 and bare numerals in Chinese words (四川).
    """
    found: list[Figure] = []
    mark = _MARK.match(text)
    taken: list[tuple[int, int]] = [mark.span()] if mark else []
    for match in _YEAR.finditer(text):
        if match.start() and text[match.start() - 1].isdigit():
            continue
        kind: FigureKind = "date" if "月" in match.group() else "year"
        found.append(Figure(kind, match.group(), "年", match.start(), match.end()))
        taken.append(match.span())
    for match in _PERCENT_WORDS.finditer(text):
        found.append(Figure("percent", match.group(), "%", match.start(), match.end()))
        taken.append(match.span())
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        if any(start < stop and begin < end for begin, stop in taken) or (start and text[start - 1] == "第"):
            continue
        if text[end : end + 1] == "号":  # of a document: 粤府〔2021〕55号
            continue
        figure = _figure(match)
        if figure is not None:
            found.append(figure)
    return sorted(found, key=lambda figure: figure.start)


def _figure(match: re.Match[str]) -> Figure | None:
    whole, number = match.group(), match.group("number")
    arabic = number[0].isdigit()
    if not arabic and (
        whole.startswith(_WORDLIKE)
        or _PATTERNED.match(match.string, match.start())
        or match.string[match.end() :].startswith("学校")
    ):
        return None
    for kind, unit in (("percent", "%"), ("money", "元")):
        if match.group(kind):
            return Figure("percent" if kind == "percent" else "money", whole, unit, *match.span())
    if match.group("count"):
        return Figure("count", whole, _unit_of(match.group("count")), *match.span())
    if match.group("duration"):
        return Figure("duration", whole, match.group("duration"), *match.span())
    return Figure("count", whole, "", *match.span()) if arabic else None


def _unit_of(counted: str) -> str:
    for unit in _COUNT_UNITS.split("|"):
        if counted.endswith(unit):
            return unit
    return counted


def stands_in(number: str, text: str) -> bool:
    """Whether a text has a number in digits or counts with it in words: 2 in 两所, 3 neither in 十三五 nor （三）."""
    return _standing(number).search(text) is not None


@cache
def _standing(number: str) -> re.Pattern[str]:
    digits = rf"(?<![\d.第(（]){re.escape(number)}(?![\d.、．)）])"
    words = "[二两]" if number == "2" else _in_words(number)
    # “三所学校” is the name of a kind of schools.
    return re.compile(
        rf"{digits}|(?<![“\"第{_NUMERAL}]){words}[余多]?(?!年级)(?:{_COUNT_UNITS}|{_DURATION_UNITS})"
        rf"|分之{words}(?![{_NUMERAL}])"
    )


def _in_words(number: str) -> str:
    """A number below a hundred in Chinese numerals, 12 as 十二; any other as it is."""
    if not number.isdigit() or not 0 < int(number) < 100:
        return re.escape(number)
    tens, ones = divmod(int(number), 10)
    return f"{_NUMERALS[tens] if tens > 1 else ''}{'十' if tens else ''}{_NUMERALS[ones] if ones else ''}"


def normal_figures(text: str) -> set[str]:
    """The figures of a text in one spelling, for comparing an answer with its quotes: digits only, % kept."""
    folded = re.sub(r"(?<=\d),(?=\d{3})|(?<=\d) (?=%)", "", fold(text))
    return set(re.findall(r"\d+(?:\.\d+)?%?", folded))
