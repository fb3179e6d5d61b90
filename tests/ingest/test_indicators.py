from __future__ import annotations

from decimal import Decimal

from ingest.indicators import Indicator, Value, indicator_of
from ingest.types import Cell, Row, Span, Table


def table_of(columns: tuple[str, ...], *cells: str) -> tuple[Table, Row]:
    row = Row(tuple(Cell(text, (Span(0, len(text)),)) for text in cells))
    return Table(0, "指标", columns, (row,)), row


def read(columns: tuple[str, ...], *cells: str) -> Indicator:
    return indicator_of(*table_of(columns, *cells))


YEARS = ("指标", "指标", "2020年", "2025年", "属性")


def test_a_row_is_read_with_its_header() -> None:
    assert read(YEARS, "九年义务教育", "在校生（万人）", "36.5", "40.4", "预期性") == Indicator(
        "九年义务教育",
        "在校生",
        "万人",
        (Value("2020年", 2, 2020, "36.5", Decimal("36.5")), Value("2025年", 3, 2025, "40.4", Decimal("40.4"))),
        ("预期性",),
    )


def test_a_group_that_the_label_repeats_is_said_once() -> None:
    assert read(YEARS, "学前教育", "学前教育毛入园率（%）", "98", "100", "").label == "学前教育毛入园率"
    assert read(YEARS, "毛入学率", "毛入学率", "98", "100", "").label == "毛入学率"


def test_label_is_group_and_name() -> None:
    assert read(YEARS, "九年义务教育", "在校生（万人）", "36.5", "40.4", "").label == "九年义务教育在校生"
    assert read(("类别", "学段", "指标", "2025年"), "规模", "规模/小学", "在校生", "9").label == "规模/小学在校生"


def test_a_bound_and_thousands_are_read_as_numbers() -> None:
    indicator = read(YEARS, "学位", "学位（个）", ">1,200", "≥2,000", "")
    assert [(value.text, value.number) for value in indicator.values] == [
        (">1,200", Decimal(1200)),
        ("≥2,000", Decimal(2000)),
    ]


def test_a_number_in_the_numbering_is_no_value() -> None:
    indicator = read(("序号", "指标名称", "目标值"), "3", "公办园占比（%）", "55")
    assert (indicator.label, indicator.unit) == ("公办园占比", "%")
    assert [value.text for value in indicator.values] == ["55"]


def test_words_under_a_year_are_a_value_without_a_number() -> None:
    (before, after) = read(YEARS, "教育", "教育强镇", "基本建成", "全面建成", "").values
    assert (before.text, before.number) == ("基本建成", None)
    assert (after.year, after.number) == (2025, None)


def test_a_row_of_words_has_no_values() -> None:
    assert read(("名称", "措施", "责任单位"), "校长培养", "遴选后备校长", "教育局").values == ()
