"""Several places side by side: one row a place, with the marks of each cell, and 未提及 where one is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.aspects import is_measure
from assistant.citations import Citations, flowing, written
from assistant.findings import Finding
from assistant.goals import Goal, goals_asked, goals_in
from assistant.matching import match
from assistant.question import Reading
from assistant.types import AnswerTable, TableCell
from index.words import fold
from ingest.types import Region

SILENT = "未提及"
UNCOVERED = "没有收录该地区的文件"
CONTENT = "内容"

_NUMERALS = "零一两三四五六七八九"
_NAMED = 0.5  # how well a quote has to carry the words of an aspect's name
_DURATIONS = ("年", "学时", "小时")


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that a question asks of each place: its name, how it is read, and what each place says on it."""

    name: str
    reading: Reading
    findings: tuple[Finding, ...]


def by_aspect(aspects: Sequence[Aspect]) -> list[Aspect]:
    """Aspects side by side, for the same places; empty unless a place speaks of one in its own words.

    A place that speaks of none of them has a row only where the question names it.
    """
    own = [replace(aspect, findings=tuple(_of(aspect, one) for one in aspect.findings)) for aspect in aspects]
    if len(own) < 2 or not any(one.answers for aspect in own for one in aspect.findings):
        return []
    held = [{one.place: one for one in aspect.findings} for aspect in own]
    places = [
        place
        for place in dict.fromkeys(place for findings in held for place in findings)
        if aspects[0].reading.regions or any(place in one and one[place].answers for one in held)
    ]
    silent = {place: Finding(place, (), (), 0.0) for place in places}
    return [
        replace(aspect, findings=tuple(findings.get(place, silent[place]) for place in places))
        for aspect, findings in zip(own, held, strict=True)
    ]


def _of(aspect: Aspect, finding: Finding) -> Finding:
    """A finding, silent where its quotes do not carry what the aspect is called."""
    quoted = fold(
        "".join(quote.text + "".join(quote.passage.path) for piece in finding.pieces for quote in piece.quotes)
    )
    named = [
        term
        for term in aspect.reading.terms
        if (term.text in aspect.name or aspect.name in term.text) and not is_measure(term.text)
    ]
    if finding.answers and all(match(term, quoted) >= _NAMED for term in named):
        return finding
    return replace(finding, pieces=())


def table_of(aspects: Sequence[Aspect], uncovered: Sequence[Region], citations: Citations) -> AnswerTable | None:
    """The comparison of two or more places, a column an aspect; None where there is nothing to compare.

    `uncovered` are divisions asked about that the catalogue has no documents of.
    """
    places = [finding.place for finding in aspects[0].findings] if aspects else []
    if len(places) + len(uncovered) < 2 or not any(one.answers for aspect in aspects for one in aspect.findings):
        return None
    rows = [
        (TableCell(text=place.label), *(_cell(aspect.findings[row], citations) for aspect in aspects))
        for row, place in enumerate(places)
    ]
    rows += [(TableCell(text=region.name), *(TableCell(text=UNCOVERED) for _ in aspects)) for region in uncovered]
    return AnswerTable(columns=("地区", *(aspect.name for aspect in aspects)), rows=tuple(rows))


def _cell(finding: Finding, citations: Citations) -> TableCell:
    if not finding.answers:
        return TableCell(text=SILENT)
    marks = tuple(dict.fromkeys(mark for piece in finding.pieces for mark in citations.marks(piece.quotes)))
    return TableCell(text="；".join(f"{piece.text}{piece.arithmetic}" for piece in finding.pieces), marks=marks)


def difference_of(aspect: Aspect, alone: bool, citations: Citations) -> str:
    """The difference of the places in one sentence; empty unless their figures are surely of one thing.

    They are where the places set a goal of one name, unit, bound and year. It is named where a quote has other goals,
    unless the aspect is not `alone`: then its own name stands before.
    """
    answering = [finding for finding in aspect.findings if finding.answers]
    goals = _common(aspect.reading, answering)
    if len(goals) < 2:
        return ""
    labels = [finding.place.label for finding in answering]
    said = _alike(labels, goals, len(aspect.findings)) or _apart(labels, goals)
    if said and alone and any(len(goals_in(finding.pieces)) > 1 for finding in answering):
        said = f"{flowing(goals[0].target.indicator)}：{said}"
    marks = dict.fromkeys(mark for finding in answering for mark in _marks(finding, goals, citations))
    return f"{said}。{written(tuple(marks))}" if said else ""


def _marks(finding: Finding, goals: Sequence[Goal], citations: Citations) -> tuple[int, ...]:
    """The marks of those quotes of a finding that hold one of the goals."""
    quotes = [quote for piece in finding.pieces for quote in piece.quotes]
    return citations.marks(
        tuple(
            quote
            for quote in quotes
            for goal in goals
            if goal.document.id == quote.document.id and quote.start <= goal.target.figure.start < quote.end
        )
    )


def is_of_one_thing(reading: Reading, finding: Finding, other: Finding) -> bool:
    """Whether two places set a goal of one name, and that is what is asked for."""
    return bool(
        reading.kind == "number"
        and {goal.name for goal in goals_asked(reading, finding.pieces)}
        & {goal.name for goal in goals_asked(reading, other.pieces)}
    )


def _common(reading: Reading, findings: Sequence[Finding]) -> list[Goal]:
    """The goal that each of the findings sets, one of each in their order; empty unless there is just one such."""
    if reading.kind != "number" or len(findings) < 2:
        return []
    by_place = [goals_asked(reading, finding.pieces) for finding in findings]
    names = set.intersection(*({goal.name for goal in goals} for goals in by_place))
    chosen = [[goal for goal in goals if goal.name in names] for goals in by_place]
    if len(names) != 1 or any(len({(one.value, one.target.year) for one in goals}) != 1 for goals in chosen):
        return []
    goals = [goals[0] for goals in chosen]
    terms = {(goal.target.unit, goal.target.bound, goal.target.year) for goal in goals}
    return goals if len(terms) == 1 and all(goal.digits for goal in goals) else []


def _alike(labels: Sequence[str], goals: Sequence[Goal], asked: int) -> str:
    """That all places set the same figure; empty where they do not."""
    if len({goal.value for goal in goals}) > 1:
        return ""
    who = f"{_NUMERALS[asked]}地" if len(labels) == asked < len(_NUMERALS) else "、".join(labels)
    return f"{who}相同：均{goals[0].said}"


def _apart(labels: Sequence[str], goals: Sequence[Goal]) -> str:
    """By how much the figures differ, with the arithmetic; empty where one of them is a range."""
    if any(goal.target.value_to is not None for goal in goals):
        return ""
    ordered = sorted(goals, key=lambda goal: goal.target.value)
    low, high = ordered[0], ordered[-1]
    more, most, least, unit = _wording(high.target.unit)
    sign = "%" if high.target.unit == "%" else ""
    change = f"{(high.target.value - low.target.value).normalize():f}{unit}（{high.digits}{sign}-{low.digits}{sign}）"
    top, bottom = (
        "、".join(label for label, goal in zip(labels, goals, strict=True) if goal.value == end.value)
        for end in (high, low)
    )
    if len(goals) == 2:
        return f"{top}比{bottom}{more}{change}"
    return f"{most}的是{top}，{least}的是{bottom}，相差{change}"


def _wording(unit: str) -> tuple[str, str, str, str]:
    """How more, most and least of a unit are said, and the unit of a difference."""
    if unit == "%":
        return "高", "最高", "最低", "个百分点"
    return ("长", "最长", "最短", unit) if unit in _DURATIONS else ("多", "最多", "最少", unit)
