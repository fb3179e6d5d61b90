"""Indicator rows (指标) said as a sentence."""

from __future__ import annotations

from ingest.indicators import Indicator, Value

_NO_POINT = ">≥＞<≤＜[［"


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
    # A bound has no difference, nor has a sum over several years, which tables set in brackets.
    if any(text[0] in _NO_POINT for text, _ in numbered):
        return ""
    if len(numbered) < 2 or by_year[0].year == by_year[-1].year:
        return ""
    (first, from_number), (last, to_number) = numbered[0], numbered[-1]
    change = to_number - from_number
    verb = "增加" if change >= 0 else "减少"
    points = "个百分点" if unit == "%" or last.endswith(("%", "％")) else unit
    return f"；{verb}{abs(change)}{points}（{last}-{first}）"
