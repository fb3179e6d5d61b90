"""How well a figure answers a question: by its unit, by what it counts, and by the bound, span or whole asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.figures import Figure
from assistant.matching import match
from assistant.question import Reading
from assistant.statements import Clause, Statement

_UNIT_KIN = (
    frozenset("人名位") | {"人次"},
    frozenset("所间家校"),
    frozenset("栋幢座"),
    frozenset("次回趟"),
    frozenset("项类种门批支样"),
    frozenset({"学时", "课时"}),
    frozenset("县市区镇"),
    frozenset({"岁", "周岁"}),
)
_SPANS = {
    "年": frozenset({"年", "学年"}),
    "月": frozenset({"个月", "学期", "个学期"}),
    "天": frozenset({"日", "天", "工作日", "个工作日", "周", "星期", "个星期"}),
    "小时": frozenset({"小时", "个小时", "分钟"}),
    "久": frozenset[str](),
}
_LESSONS, _LESSONS_FIT = ("学时", "课时", "个学时", "个课时"), ("久", "小时")  # 多久 is 90学时 too
_COUNTED_BY_GE = frozenset("所间家校栋幢座套类种门支条样批项")  # 30个实验校 are 30所
_NOT_BY_GE = ("次", "人次", "倍", "岁", "周岁", "分")
_MEASURES = frozenset("级岁分成倍点兆米吨升亩层") | {"周岁", "平方米", "公里"}  # 四级 counts no things
_COUNTED = frozenset("个所间家校名位人")
_OFTEN = re.compile(r"每(?:[两三四五半\d]?个?)(?:年|月|周|学期|学年|季度|天|日)|[\d一两三四五]年一|定期")
_TERM_TOLD = 0.08  # what a duration gains that its clause calls a term, 周期 or 期限
_COUNTED_SHARE = re.compile(r"(?:以上|以下|左右)?的?(?P<thing>县|乡镇|镇|村|学校|中学|小学|幼儿园)")
_COUNTED_WITHIN = 6
_TAKEN_FOR_GIVEN = 0.1  # what a question says itself it does not ask for: 编制有43人，实际几人
_COUNTED_BEFORE = 12
_COUNTED_UNTIL = re.compile(r"被|获|荣|评为|成为|作为|用于|参加|参与")  # 14所学校|被评为省级特色小学
_COUNTING = re.compile(r"(?:总?数量?|规模|不少于|不低于|至少|达到?|到|为|共|约|有|[:,\s])*$")
_OF_SOME = re.compile(r"[^,。;]{0,10}?(?:被评|获|荣|评为|当选|入选|(?<=[\u4e00-\u9fff])以[下上]的)")
_HAVE_MANY = re.compile(r"(?<![还再又要会该])有(?:多少|几)")
_MORE = re.compile(r"受益|惠及|参训|选派|资助|新增|增加|增长|新建|改扩建|扩建|减少|净增|引进|招聘|补充")
_NAMES_A_THING = 0.5  # the weight of a word that names something
_SHARE_FOR_COUNT = 0.12
_AS_ASKED = 0.15  # what a figure gains that is for the time, or of the whole, that is asked for
_EVERY_ASKED = re.compile(r"[每一]个?(?P<span>学年|学期|年|月|周|天)(?!级)")
_TOTAL_ASKED = re.compile(r"一共|总共|总数|合计|总计|共计|累计|拢共|统共|加起来|全部|到头来|攒|[年期轮]下来")
_TOTAL = re.compile(r"共|总|累计|合计")
_ENCLOSED = re.compile(r"(?P<mark>[“（(])(?P<name>[^”）)]*)[”）)]")
# “三名工作室” and “三类五阶段” are names; “不少于72学时” and (其中小学3所) say how much.
_SAYS_HOW_MUCH = re.compile(r"[不达至到共约其含计逾超]|以[上下]")
_NAME_OF_NUMERALS = re.compile(r"[^，,。；;\d]{0,12}?[零一二两三四五六七八九十百千万][^，,。；;\d]{1,12}")
_NAME_OF_A_PROJECT = re.compile(
    r"[^，,。；;]{1,16}(?:工程|计划|行动|项目|战略|模式|体系|机制|制度|策略|格局|工作[室站坊]|课堂|平台|管理)"
)
_TERM_OF = re.compile(r"周期|期限|为期|有效期|学制|年限|任期")
_UPPER_ASKED = re.compile(r"最多|至多|不能超过|上限")
_LOWER_ASKED = re.compile(r"最少|至少|不低于|不能低于|不少于|起码|下限")
_BOUNDED = 0.1  # and one with the bound that is asked for
_UPPER = re.compile(r"不超过|以内|至多|最多|不高于|低于|控制在")
_LOWER = re.compile(r"不少于|不低于|至少|以上|不小于|达到")


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a question wants of a figure: that it is for `each` 年 or 月, a `total`, the `most`, the `least`.

    `there_are` says that it asks how many things there are.
    """

    each: re.Pattern[str] | None
    total: bool
    most: bool
    least: bool
    there_are: bool


def figure_fit(reading: Reading, clause: Clause, figure: Figure, statement: Statement) -> float:
    """How well a figure of a clause answers a question for a number; 0 or less where it answers none."""
    if figure.kind in ("year", "date") or _is_in_name(figure, clause.text):
        return 0.0
    if statement.row and reading.years and not _has_year(reading, statement):
        return 0.0
    if reading.unit == "每":
        return 0.25 if _OFTEN.search(clause.text) else 0.0
    fit = unit_fit(reading.unit, figure, clause.folded if statement.row else "")
    if not fit and _is_share_of_asked(reading, figure, clause):
        fit = _SHARE_FOR_COUNT
    if fit <= 0 or _is_of_another_thing(reading, figure, clause, statement):
        return 0.0
    return _as_wished(reading, figure, clause, fit)


def unit_fit(unit: str | None, figure: Figure, row_label: str = "") -> float:
    """How well a figure answers a question for `unit`: 0 not at all, up to 0.3.

    In a table row the unit stands in the row's label, （%） or （万人）, and the figure is bare.
    """
    if row_label:
        return _fit_in_row(unit, figure, row_label)
    if unit is None:
        return 0.2
    if unit == "%":
        return 0.3 if figure.kind == "percent" else 0.0
    if unit == "元":
        return 0.3 if figure.kind == "money" else 0.0
    if unit in _LESSONS_FIT and figure.unit in _LESSONS:
        return 0.25
    if unit in _SPANS:
        if figure.kind != "duration" or figure.unit == "年级":
            return 0.0
        return 0.3 if figure.unit in _SPANS[unit] else 0.25 if unit == "久" else 0.1
    return _fit_of_count(unit, figure) if figure.kind == "count" else 0.0


def _fit_in_row(unit: str | None, figure: Figure, label: str) -> float:
    if figure.kind not in ("count", "percent") or figure.unit not in ("", "%"):
        return 0.0
    if unit is None:
        return 0.2
    if "%" in label and unit in _COUNTED:
        return 0.0  # a share of 小学 is not their number
    return 0.25 if unit in label or any(unit in kin and set(kin) & set(label) for kin in _UNIT_KIN) else 0.05


def _fit_of_count(unit: str, figure: Figure) -> float:
    if unit == "万":
        return 0.3 if "万" in figure.text else 0.0
    if figure.unit == unit:
        return 0.3
    if unit == "个" and figure.unit in _NOT_BY_GE:
        return 0.0
    if (unit == "个" and figure.unit not in _MEASURES) or any(unit in kin and figure.unit in kin for kin in _UNIT_KIN):
        return 0.2
    return 0.12 if figure.unit == "个" and unit in _COUNTED_BY_GE else 0.0


def _is_in_name(figure: Figure, text: str) -> bool:
    """Whether a figure is part of a name in quotation marks or brackets: “三类五阶段”, （三名工程）."""
    opened = max(text.rfind("“", 0, figure.start), text.rfind("（", 0, figure.start), text.rfind("(", 0, figure.start))
    enclosed = _ENCLOSED.match(text, opened) if opened >= 0 else None
    if enclosed is None or enclosed.end() < figure.end or _SAYS_HOW_MUCH.search(enclosed["name"]):
        return False
    kinds = (_NAME_OF_A_PROJECT, _NAME_OF_NUMERALS) if enclosed["mark"] == "“" else (_NAME_OF_A_PROJECT,)
    return any(kind.fullmatch(enclosed["name"]) for kind in kinds)


def _has_year(reading: Reading, statement: Statement) -> bool:
    """Whether an indicator row has a column for an asked year, or no columns of years at all."""
    assert statement.table is not None
    years = re.findall(r"20\d{2}", " ".join(statement.table.columns))
    return not years or any(str(year) in years for year in reading.years)


def _is_of_another_thing(reading: Reading, figure: Figure, clause: Clause, statement: Statement) -> bool:
    """Whether a figure of a fitting unit counts nothing of what is asked."""
    if figure.unit == "个" and reading.unit in _COUNTED_BY_GE and not _counts_asked(reading, figure, clause):
        return True
    return statement.row is None and _counts_another(reading, figure, clause)


def _counts_asked(reading: Reading, figure: Figure, clause: Clause) -> bool:
    """Whether what a figure counts, behind or else before it, is of the question: 50个…工作室, but not 学位1.42万个."""
    counted = (
        clause.folded[figure.end :].strip() or clause.folded[max(0, figure.start - _COUNTED_WITHIN) : figure.start]
    )
    return any(match(term, counted) for term in reading.terms if not term.manner)


def _counts_another(reading: Reading, figure: Figure, clause: Clause) -> bool:
    """Whether a figure counts another thing than the only one that a question names.

    Where nothing but 小学 is asked for, neither 新建小学3所 nor 14所学校被评为小学… nor 50%的小学 says how many there
    are.
    """
    named = [term for term in reading.terms if not term.manner and term.weight >= _NAMES_A_THING]
    if reading.unit not in _COUNTED or len(named) != 1:
        return False
    before = clause.folded[max(0, figure.start - _COUNTED_BEFORE) : figure.start]
    behind = _COUNTED_UNTIL.split(clause.folded[figure.end :].strip(), maxsplit=1)[0]
    there_are = _wish_of(reading.core).there_are and not reading.target
    if _OF_SOME.match(clause.folded, figure.end) or (there_are and (figure.kind == "percent" or _MORE.search(before))):
        return True
    if reading.unit in _COUNTED_BY_GE and figure.unit == "个" and not behind:
        before = _COUNTING.sub("", before)[-len(named[0].text) :]
    return not match(named[0], behind or before)


def _is_share_of_asked(reading: Reading, figure: Figure, clause: Clause) -> bool:
    """Whether a percentage says how many of the places or schools asked for: 30%以上县 for 几个县."""
    if figure.kind != "percent" or reading.unit not in ("个", *"县镇市区所"):
        return False
    counted = _COUNTED_SHARE.match(clause.text, figure.end)
    return counted is not None and counted["thing"] in reading.core


def _as_wished(reading: Reading, figure: Figure, clause: Clause, fit: float) -> float:
    """A fit, less for a figure that the question names itself, more for one as the question wishes it."""
    wish, around = _wish_of(reading.core), clause.text[max(0, figure.start - 6) : figure.end + 4]
    if any(re.match(rf"{re.escape(named)}(?![\d.])", figure.text) for named in reading.named):
        fit -= _TAKEN_FOR_GIVEN
    if wish.each and wish.each.search(clause.text):
        fit += _AS_ASKED
    if reading.unit == "年" and _TERM_OF.search(clause.text):
        fit += _TERM_TOLD
    if wish.total and _TOTAL.search(around):
        fit += _AS_ASKED
    if wish.most and _UPPER.search(around):
        fit += _BOUNDED
    if wish.least and _LOWER.search(around):
        fit += _BOUNDED
    return fit


@lru_cache(maxsize=256)
def _wish_of(core: str) -> _Wish:
    each = _EVERY_ASKED.search(core)
    return _Wish(
        each=re.compile(rf"每一?个?{each['span']}") if each else None,
        total=_TOTAL_ASKED.search(core) is not None,
        most=_UPPER_ASKED.search(core) is not None,
        least=_LOWER_ASKED.search(core) is not None,
        there_are=_HAVE_MANY.search(core) is not None,
    )
