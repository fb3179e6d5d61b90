"""Indicator tables (指标表): a row read with its header, and the targets of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ingest.deadlines import first_year
from ingest.quantities import number_of
from ingest.types import Binding, Document, Row, Span, Table, Target

_UNIT = re.compile(r"[（(]([^（）()]{1,6})[）)]\s*$")
_YEAR = re.compile(r"20\d{2}")
_NUMBERING = re.compile(r"^(?:序号|编号|项次)$")
_GOAL = re.compile(r"目标|指标|规划|预期|约束|计划")
_BASE = re.compile(r"基期|基数|现状|实际|完成|当前|现有")
_INEQUALITIES = ">≥＞<≤＜"


@dataclass(frozen=True, slots=True)
class Value:
    """One cell of an indicator row: its column by name and place, its year where the name has one, and the number."""

    column: str
    place: int
    year: int | None
    text: str
    number: Decimal | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of an indicator table (指标): its label without the unit, the unit, the values, and what else it says.

    The label says `group`, what the rows around it have in common, before `name`, where the name does not say it.
    """

    group: str
    name: str
    unit: str
    values: tuple[Value, ...]
    notes: tuple[str, ...]

    @property
    def label(self) -> str:
        """Group and name as one."""
        return self.name if self.group in self.name else self.group + self.name


def indicator_of(table: Table, row: Row) -> Indicator:
    """An indicator row read with its header: leading words are the label, cells under a year or of digits values."""
    labels: list[str] = []
    values: list[Value] = []
    notes: list[str] = []
    for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
        text = cell.text.strip()
        year = _YEAR.search(column)
        number = _decimal(text)
        if not text or _NUMBERING.match(column):
            continue
        if year or (number is not None and labels):
            values.append(Value(re.sub(r"\s", "", column), place, int(year.group()) if year else None, text, number))
        elif values:
            notes.append(text)
        elif text not in labels:
            labels.append(text)
    *above, name = labels or [""]
    unit = _UNIT.search(name)
    return Indicator(
        group="".join(one for place, one in enumerate(above) if not any(one in later for later in above[place + 1 :])),
        name=name[: unit.start()] if unit else name,
        unit=unit.group(1) if unit else "",
        values=tuple(values),
        notes=tuple(notes),
    )


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.lstrip(_INEQUALITIES + "[").rstrip("%％]").replace(",", ""))
    except InvalidOperation:
        return None


def targets_of_tables(document: Document) -> Iterator[Target]:
    """A target for each cell of an indicator table that stands under a year to come or under 目标."""
    for table in document.tables:
        for row in table.rows:
            indicator = indicator_of(table, row)
            goals = [value for value in indicator.values if _is_goal(document, table, indicator, value)]
            base = next((value for value in indicator.values if value not in goals and value.number is not None), None)
            for value in goals:
                target = _of_cell(document.text, table, row, indicator, value, base)
                if target is not None:
                    yield target


def _is_goal(document: Document, table: Table, indicator: Indicator, value: Value) -> bool:
    if value.number is None or not indicator.name or _BASE.search(value.column):
        return False
    if value.year is None:
        return _GOAL.search(value.column) is not None
    first = first_year(document)
    if first is not None:
        return value.year >= first and (document.period is not None or _says_goal(table, indicator))
    return value.year > min(one.year for one in indicator.values if one.year) and _says_goal(table, indicator)


def _says_goal(table: Table, indicator: Indicator) -> bool:
    return any(_GOAL.search(words) for words in (table.caption, *table.columns, *indicator.notes))


def _of_cell(
    text: str, table: Table, row: Row, indicator: Indicator, value: Value, base: Value | None
) -> Target | None:
    number, spans = number_of(value.text), [span for cell in row.cells for span in cell.spans]
    figure = row.cells[value.place].spans
    if number is None or not figure:
        return None
    start = number_of(base.text) if base else None
    own = [span for span in spans if span.start >= text.rfind("\n", 0, figure[0].start)]  # not cells merged from above
    whole = Span(min(span.start for span in own), max(span.end for span in own))
    binding: tuple[Binding, ...] = ("约束性", "预期性")
    return Target(
        subject=indicator.group,
        indicator=indicator.name,
        bound=number[2],
        value=number[0],
        value_to=number[1],
        unit=indicator.unit or ("%" if value.text.endswith(("%", "％")) else ""),
        base=start[0] if start else None,
        base_bound=start[2] if start else None,
        base_year=base.year if base else None,
        deadline=value.column if value.year else None,
        year=value.year,
        binding=next((one for one in binding if any(one in note for note in indicator.notes)), None),
        section=table.section,
        span=whole,
        clause=whole,
        figure=figure[0],
    )
