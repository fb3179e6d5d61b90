"""Indicator tables (指标表): a row read with its header."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ingest.types import Row, Table

_UNIT = re.compile(r"[（(]([^（）()]{1,6})[）)]\s*$")
_YEAR = re.compile(r"20\d{2}")
_NUMBERING = re.compile(r"^(?:序号|编号|项次)$")
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
