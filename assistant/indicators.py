"""Indicator tables (指标表): a row read with its header, and said as a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ingest.types import Row, Table

_UNIT = re.compile(r"[（(]([^（）()]{1,6})[）)]\s*$")
_YEAR = re.compile(r"20\d{2}")
_NUMBERING = re.compile(r"^(?:序号|编号|项次)$")


@dataclass(frozen=True, slots=True)
class Value:
    """One cell of an indicator row: its column, its year where the column names one, and the number written."""

    column: str
    year: int | None
    text: str
    number: Decimal | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of an indicator table (指标): its label without the unit, the unit, the values, and what else it says."""

    label: str
    unit: str
    values: tuple[Value, ...]
    notes: tuple[str, ...]


_INEQUALITIES = ">≥＞<≤＜"


def indicator_of(table: Table, row: Row) -> Indicator:
    """An indicator row read with its header: leading words are the label, cells under a year or of digits values."""
    labels: list[str] = []
    values: list[Value] = []
    notes: list[str] = []
    for column, cell in zip(table.columns, row.cells, strict=True):
        text = cell.text.strip()
        year = _YEAR.search(column)
        number = _decimal(text)
        if not text or _NUMBERING.match(column):
            continue
        if year or (number is not None and labels):
            values.append(Value(re.sub(r"\s", "", column), int(year.group()) if year else None, text, number))
        elif values:
            notes.append(text)
        elif text not in labels:
            labels.append(text)
    unit = _UNIT.search(labels[-1]) if labels else None
    if unit:
        labels[-1] = labels[-1][: unit.start()]
    if len(labels) > 1 and labels[0] in labels[1]:
        labels = labels[1:]
    return Indicator("".join(labels), unit.group(1) if unit else "", tuple(values), tuple(notes))


def sentence_of(indicator: Indicator, years: tuple[int, ...], difference: bool) -> tuple[str, str]:
    """An indicator as a sentence, the asked years only where it has them; and their difference, shown as arithmetic."""
    asked = [value for value in indicator.values if value.year in years] or list(indicator.values)
    if difference and len(asked) < 2:
        asked = list(indicator.values)
    said = "，".join(f"{value.column}{value.text}{indicator.unit if value.year else ''}" for value in asked)
    notes = f"（{'、'.join(indicator.notes)}）" if indicator.notes else ""
    return f"{indicator.label}：{said}{notes}", _change(asked, indicator.unit) if difference else ""


def _change(values: list[Value], unit: str) -> str:
    by_year = sorted((value for value in values if value.year is not None), key=lambda value: value.year or 0)
    numbered = [(value.text, value.number) for value in by_year if value.number is not None]
    if any(text[0] in _INEQUALITIES for text, _ in numbered):
        return ""
    if len(numbered) < 2:
        return ""
    (first, from_number), (last, to_number) = numbered[0], numbered[-1]
    change = to_number - from_number
    verb = "增加" if change >= 0 else "减少"
    points = "个百分点" if unit == "%" else unit
    return f"；{verb}{abs(change)}{points}（{last}-{first}）"


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.lstrip(_INEQUALITIES).rstrip("%％").replace(",", ""))
    except InvalidOperation:
        return None
