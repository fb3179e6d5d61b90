"""What a question takes for given and the documents asked do not hold: a named project, a figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.evidence import Evidence
from assistant.figures import Figure, figures_in
from assistant.question import Reading
from index.types import Hit
from index.words import CJK, fold
from ingest.numerals import value_of

_NAMED = re.compile(r"计划|工程|行动|项目|攻坚|试点")
_STEM, _LONGEST = 2, 18  # characters of a name before 计划, and in all
# What stands before a name in a question; one that begins within other words is only a part of a longer one.
_BEFORE = re.compile(r"(?:^|[^\w]|[的有个项是搞做和跟与及在])$")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?[百千万亿]*|[零〇一二两三四五六七八九十百千万亿]+")
_OF_HUNDRED = re.compile(r"[百千万]分之")
_STATED = ("count", "percent", "duration")
# 每一年, 这三年 and 三年内 say when or how often, not how much.
_NO_CLAIM = re.compile(r"[每这那哪近前后第头]个?$")
_EACH = re.compile(r"[一1]个?(?:学年|学期|季度|年|月|周|星期|天|日)")  # 一年培训多少学时: as often as each
_ABOUT, _ABOUT_ELSEWHERE = 0.5, 0.6


@dataclass(frozen=True, slots=True)
class NamedElsewhere:
    """A name of the question that the documents asked do not have, with a passage of others that has it, if any."""

    name: str
    hit: Hit | None


@dataclass(frozen=True, slots=True)
class FigureElsewhere:
    """A figure of the question: `evidence` has another one in its place, or is of other documents and has it."""

    figure: str
    evidence: Evidence
    contradicts: bool


def absent_name(
    reading: Reading, has: Callable[[str], bool], search: Callable[[str], Iterable[Hit]]
) -> NamedElsewhere | None:
    """A name that the documents asked do not have, if other documents do, or if it stands in quotation marks.

    `has` says whether the documents asked have a name, `search` finds passages of any document.
    """
    for name in _names_in(reading):
        if has(name):
            return None
        hit = next((hit for hit in search(name) if stretch_of(name, hit.passage.text)), None)
        if hit is not None or name in reading.quoted:
            return NamedElsewhere(name, hit)
    return None


def stretch_of(name: str, text: str) -> re.Match[str] | None:
    """Where a text has a name, by whatever punctuation and breaks."""
    return re.search(r"\W*".join(map(re.escape, name)), fold(text))


def contradicted_figure(reading: Reading, evidence: Sequence[Evidence]) -> FigureElsewhere | None:
    """A figure that a question takes for given where the evidence has another one of its unit in the clause."""
    for figure in _stated(reading):
        for one in evidence:
            if one.coverage < _ABOUT or one.statement.row is not None:
                continue
            alike = [other for other in _figures_of(one) if (other.kind, other.unit) == (figure.kind, figure.unit)]
            if alike and _value(figure) not in map(_value, alike):
                return FigureElsewhere(figure.text, one, contradicts=True)
    return None


def figure_elsewhere(
    reading: Reading, evidence: Sequence[Evidence], others: Iterable[Sequence[Evidence]]
) -> FigureElsewhere | None:
    """A figure that a question takes for given where other documents have it, and say more of the question's things."""
    stated = _stated(reading)
    here = max((one.coverage for one in evidence), default=0.0)
    for other in others if stated else ():
        for one in other:
            if one.coverage < max(_ABOUT_ELSEWHERE, here):
                continue
            values = {(figure.unit, _value(figure)) for figure in _figures_of(one)}
            for figure in stated:
                if (figure.unit, _value(figure)) in values:
                    return FigureElsewhere(figure.text, one, contradicts=False)
    return None


def _names_in(reading: Reading) -> tuple[str, ...]:
    """The names of projects that a question may mean, longest first: those in quotation marks, and …计划, …工程."""
    found = []
    for match in _NAMED.finditer(reading.core):
        for start in range(max(0, match.end() - _LONGEST), match.start() - _STEM + 1):
            name = reading.core[start : match.end()]
            if re.fullmatch(rf"[{CJK}\d]+", name) and _BEFORE.search(reading.core[:start]):
                found.append(name)
    return tuple(dict.fromkeys((*reading.quoted, *found)))


def _stated(reading: Reading) -> list[Figure]:
    """The figures of a question that claim something, and are no part of a name such as 九年义务教育."""
    names = [term.text for term in reading.terms if re.search(rf"[{CJK}]{{3}}", term.text)]
    return [
        figure
        for figure in figures_in(reading.core)
        if figure.kind in _STATED
        and figure.unit
        and not _EACH.fullmatch(figure.text)
        and not _NO_CLAIM.search(reading.core[: figure.start])
        and not any(figure.text in name for name in (*names, *reading.quoted))
    ]


def _figures_of(evidence: Evidence) -> list[Figure]:
    return [figure for clause in evidence.statement.clauses for figure in clause.figures]


def _value(figure: Figure) -> Decimal:
    """The number of a figure, whatever its spelling: 14200 of 1.42万个; only figures of one unit are compared."""
    found = _NUMBER.search(_OF_HUNDRED.sub("", figure.text))
    return value_of(found.group()) if found else Decimal(0)
