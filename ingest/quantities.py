"""Quantities in running text: a number with its unit and what bounds it, such as 不少于5所 or 95%以上."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ingest.numerals import value_of
from ingest.types import Bound

QuantityKind = Literal["count", "percent", "duration", "money"]

_ARABIC = r"(?<![\d.．第A-Za-z+＋×/〔\[（(号])\d+(?:,\d{3})*(?:\.\d+)?"
_NUMERALS = "一二两三四五六七八九十百千万"
_HAN = (
    rf"(?<![第“{_NUMERALS}分每新首同])(?<!分之)(?<!(?<!以)[上下])(?:百分之)?[{_NUMERALS}]+(?:点[一二三四五六七八九])?"
)
_RANGE = r"\s*(?:[-—–－~～至]+|到)\s*"
_COUNTS = (
    "人次|平方米|平方公里|立方米|公顷|千瓦时|千瓦|微克/立方米|毫克/升|公里|人口|周岁|学位|个|所|名|位|人|次|项|门|栋|间|座|套|家|对|场次|场|节|支|条|种|件|台|册|辆|张|篇|倍|期"
    "|班|岁|亩|吨|处|部|堂|轮|户|村|镇"
)
_DURATIONS = "个月|学年|学期|学时|课时|小时|分钟|个工作日|工作日|年|周(?!岁)|天|日"
_QUANTITY = re.compile(
    rf"(?P<number>{_ARABIC}|{_HAN})(?P<percent_from>[%％])?(?:{_RANGE}(?P<to>\d+(?:\.\d+)?|[{_NUMERALS}]+))?\s*(?P<scale>[百千万亿]*)"
    rf"(?P<more>余|多(?![媒元样种]))?(?:(?P<percent>[%％]|个百分点)|(?P<money>元)|(?P<duration>{_DURATIONS})"
    rf"|(?P<count>{_COUNTS})(?P<more_after>余|多(?!种|样))?)"
)
_PERCENT_WORDS = re.compile(
    r"百分之(?P<number>\d+(?:\.\d+)?|[零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?)"
)
_NO_QUANTITY = re.compile(r"年级|年[版度龄限级代]|年第|班额|个方面|一次性|项目|[种个]?(?:之一|或多)|期间")
_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("≥", re.compile(r"不(?:得|应|能)?(?:低|少|小|短)于|至少|最少|最低(?:为|达)?$|(?:≥|>=|＞=)\s*$")),
    (
        "≤",
        re.compile(
            r"不(?:得|应|能)?(?:超过|超出|高于|大于|多于|长于|超)|至多|最多|(?:最高|最长)(?:可?达|为|可)?$|控制在|(?:≤|<=|＜=)\s*$"
        ),
    ),
    (">", re.compile(r"(?<!不)(?<!不得)(?<!不应)(?<!不能)(?:超过|高于|大于|多于|突破)|(?<![赶高不])超\s*$|[>＞]\s*$")),
    ("<", re.compile(r"(?<!不)(?<!不得)(?<!不应)(?<!不能)(?:低于|少于|小于|短于)|[<＜]\s*$")),
    ("≈", re.compile(r"大约|约(?!束|谈|定)|(?<![附最临])近$")),
)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("≥", re.compile(r"(?:及|或|（含）|\(含\))?以上")),
    ("≤", re.compile(r"(?:及|或)?(?:以下|以内|之内)")),
    ("≈", re.compile(r"左右|上下")),
)
_REACH = 18  # characters that may stand between a bound and its number: 不低于符合条件教师总数的10%


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `start`/`end` take in both, `stop` also a bound behind them (以上).

    `value` is as written, so that 7.5万个 has the unit 万个; `value_to` is the upper end of 1～2所. `is_han` tells
    numbers written in Chinese.
    """

    start: int
    end: int
    stop: int
    kind: QuantityKind
    value: Decimal
    value_to: Decimal | None
    unit: str
    bound: Bound
    is_bounded: bool
    bound_after: bool
    is_han: bool


def quantities_in(clause: str) -> list[Quantity]:
    """The quantities of a clause in their order; years, ordinals and numbers without a unit are none."""
    found: list[Quantity] = []
    for match in sorted([*_PERCENT_WORDS.finditer(clause), *_QUANTITY.finditer(clause)], key=lambda one: one.start()):
        if found and match.start() < found[-1].end:
            continue
        quantity = _quantity(clause, match, found[-1].stop if found else 0)
        if quantity is None:
            continue
        whole = _range(clause, found[-1], quantity) if found else None
        if whole is None:
            found.append(quantity)
        else:
            found[-1] = whole
    return found


def _range(clause: str, low: Quantity, high: Quantity) -> Quantity | None:
    """一年至五年 and 二个以上五十个以下 as one quantity; None for two of their own."""
    between = clause[low.stop : high.start]
    if low.unit != high.unit or low.value_to is not None or low.value >= high.value:
        return None
    ends = low.bound == "≥" and high.bound == "≤" and low.bound_after and high.bound_after
    spanned = not low.is_bounded and not high.is_bounded and re.fullmatch(_RANGE, between) is not None
    if not (spanned or (ends and between in ("", "，", "、"))):
        return None
    return replace(low, end=high.end, stop=high.stop, value_to=high.value, bound="=", bound_after=high.bound_after)


def number_of(text: str) -> tuple[Decimal, Decimal | None, Bound] | None:
    """The number that a cell holds, the upper end where it is a range, and its bound; None for other text."""
    match = re.fullmatch(
        r"(?P<sign>[>≥＞<≤＜]=?)?\s*\[?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)\]?[%％]?"
        rf"(?:{_RANGE}(?P<to>\d+(?:\.\d+)?)[%％]?)?(?P<after>以上|以下|以内|左右)?",
        text.strip(),
    )
    if match is None:
        return None
    sign = (match["sign"] or "").translate(str.maketrans("＞＜", "><")).replace(">=", "≥").replace("<=", "≤")
    bound = _bound_after(match["after"] or "") or next((one for one in _BOUNDS if one == sign), None) or "="
    return value_of(match["number"]), value_of(match["to"]) if match["to"] else None, bound


_BOUNDS: tuple[Bound, ...] = ("≥", "≤", ">", "<")


def _quantity(clause: str, match: re.Match[str], begin: int) -> Quantity | None:
    groups = match.groupdict()
    number = groups["number"]
    is_han = not number[0].isdigit()
    rest = clause[match.end() :]
    kind: QuantityKind = "percent"
    if groups.get("duration"):
        kind = "duration"
    elif groups.get("count"):
        kind = "count"
    elif groups.get("money"):
        kind = "money"
    unit_start = match.end() - len(groups.get("duration") or groups.get("count") or "")
    dated = groups.get("duration") == "日" and clause[: match.start()].endswith("月")
    if dated or _NO_QUANTITY.match(clause, unit_start) or (kind == "duration" and _is_year(number, groups)):
        return None
    if number in ("百", "千", "万") and kind != "count":
        return None
    bound, is_bounded = _bound_before(clause[begin : match.start()])
    after = _bound_after(rest)
    if groups.get("more") or groups.get("more_after"):
        bound, is_bounded = ">", True
    elif after is not None:
        bound, is_bounded = after, True
    stop = match.end() + (len(_after_words(rest)) if after else 0)
    scale = groups.get("scale") or ""
    unit = (
        "%" if kind == "percent" else scale + (groups.get("money") or groups.get("duration") or groups["count"] or "")
    )
    if groups.get("percent") == "个百分点":
        unit = "个百分点"
    return Quantity(
        start=match.start(),
        end=match.end(),
        stop=stop,
        kind=kind,
        value=value_of(number.removeprefix("百分之")),
        value_to=value_of(groups["to"]) if groups.get("to") else None,
        unit=unit,
        bound=bound,
        is_bounded=is_bounded,
        bound_after=after is not None,
        is_han=is_han,
    )


def _is_year(number: str, groups: dict[str, str | None]) -> bool:
    """2025年 and 2023—2027年, but not 1—2年."""
    return groups["duration"] in ("年", "学年", "日") and (
        (len(number) == 4 and number[:2] in ("19", "20")) or (groups["to"] or "")[:2] in ("19", "20")
    )


def _bound_before(text: str) -> tuple[Bound, bool]:
    """The bound nearest before a number, where no other clause part stands between."""
    reach = re.split(r"[、，；：]", text)[-1]
    nearest: tuple[int, Bound] | None = None
    for bound, pattern in _BEFORE:
        for match in pattern.finditer(reach):
            if len(reach) - match.end() <= _REACH and (nearest is None or match.end() > nearest[0]):
                nearest = (match.end(), bound)
    return ("=", False) if nearest is None else (nearest[1], True)


def _bound_after(rest: str) -> Bound | None:
    return next((bound for bound, pattern in _AFTER if pattern.match(rest)), None)


def _after_words(rest: str) -> str:
    return next((match.group() for _, pattern in _AFTER if (match := pattern.match(rest))), "")
