"""The dates of a statement: deadlines, years, and whether it tells what is now or what is to come."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.statements import Clause, Statement, deadline_before, deadlines_in, is_ahead

# A deadline that no calendar date gives: 自受理之日起30日内, 届满前, 每年12月.
_NUMBER = r"[\d一二两三四五六七八九十百半]+"
_RELATIVE = re.compile(
    rf"{_NUMBER}个?(?:工作日|日|天|月|年|小时|周|星期|季度|学期)(?:[之以]?内|[之以]?前|[之以]?后|为限)"
    rf"|之日起(?:{_NUMBER}|计?算)|{_NUMBER}月{_NUMBER}日|每(?:年|季度|月|周|学期|学年)的?(?:第?{_NUMBER}[月日季]|[上下]旬|[初末底])|届满|当日|即日|次日|当天"
)
# What is drafted by a date tells what is to come; when that comes, the date does not say.
_DRAFTING = re.compile(
    r"(?:制定|制订|出台|印发|编制|完善|修订|起草|拟定|形成|提出|建立)[^，,]*(?:规划|方案|办法|计划|意见|清单|台账|制度)"
)
_UNDATED, _DATED, _OF_ANOTHER_DEED = -0.3, 0.2, 0.15
_NOT_ITS_YEAR = re.compile(r"《[^》]*》|20\d{2}年的?基础")
# What is or was, in a clause itself; and at its beginning also for the clauses after it: 目前，全市有…
_PRESENT = re.compile(r"目前|现有|现已|截至|已经|已建成|已达|只有|仅有|仅为|仅\d|仍然?(?!要|需|应)|尚未")
_PRESENT_FROM = re.compile(r"^(?:目前|现已|截至|当前)")
# 盘活现有闲置校舍: what there is already is a means.
_AT_HAND = re.compile(
    r"(?:盘活|利用|整合|依托|挖掘|优化|改造|调整|立足|基于|完善|用好|把|将|对|在|从)[^，。；]{0,4}现有"
    r"|现有[^，。；]{0,12}基础上"
)


def has_deadline(statement: Statement, clause: Clause) -> bool:
    """Whether a deadline stands in a clause of a statement, or governs it."""
    return (
        bool(deadlines_in(clause.text))
        or _RELATIVE.search(clause.folded) is not None
        or deadline_before(statement, clause.start) is not None
    )


def deadline_fit(statement: Statement, clause: Clause, carried: float) -> float:
    """What a clause brings by its deadline: less where it is that of a draft: 3月前制定规划,聚焦大班额."""
    if not has_deadline(statement, clause):
        return _UNDATED
    if not carried or deadlines_in(clause.text) or _RELATIVE.search(clause.folded):
        return _DATED
    before = deadline_before(statement, clause.start)
    opening = next((one for one in statement.clauses if before and one.start <= before.start < one.end), None)
    return _DATED - _OF_ANOTHER_DEED if opening and _DRAFTING.search(opening.text) else _DATED


def years_of(statement: Statement, anchor: int) -> frozenset[int]:
    """The years a clause speaks of: its own, the columns of its table, or the deadline that governs it."""
    text = _NOT_ITS_YEAR.sub("", statement.clauses[anchor].folded)
    if not re.search(r"20\d{2}", text):
        governing = deadline_before(statement, statement.clauses[anchor].end)
        text = statement.document.text[governing.start : governing.end] if governing else ""
    named = {int(year) for year in re.findall(r"20\d{2}", text)}
    for first, last in re.findall(r"(20\d{2})年?[—\-–~至到]+(20\d{2})", text):
        named |= set(range(int(first), int(last) + 1))
    return frozenset(named)


def names_year(statement: Statement, years: Collection[int]) -> bool:
    """Whether a statement names one of these years itself, not in a title, nor as what it starts from (2020年基础)."""
    text = _NOT_ITS_YEAR.sub("", statement.text)
    return any(str(year) in text for year in years)


def is_of_present(statement: Statement, anchor: int) -> bool:
    """Whether a clause tells what is or was, by its own words or by those that open one before it."""
    clauses = statement.clauses
    if is_ahead(deadline_before(statement, clauses[anchor].end), statement.document.text):
        return False
    return _PRESENT.search(_AT_HAND.sub("", clauses[anchor].folded)) is not None or any(
        _PRESENT_FROM.search(clause.folded) for clause in clauses[:anchor]
    )
