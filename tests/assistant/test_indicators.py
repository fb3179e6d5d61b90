from __future__ import annotations

import pytest

from assistant.indicators import sentence_of
from ingest.indicators import Indicator, indicator_of
from ingest.types import Cell, Row, Span, Table

YEARS = ("指标", "指标", "2020年", "2025年", "属性")


def read(columns: tuple[str, ...], *cells: str) -> Indicator:
    row = Row(tuple(Cell(text, (Span(0, len(text)),)) for text in cells))
    return indicator_of(Table(0, "指标", columns, (row,)), row)


STUDENTS = read(YEARS, "九年义务教育", "在校生（万人）", "36.5", "40.4", "预期性")
SHARE = read(YEARS, "九年义务教育", "巩固率（%）", "98.7", "96", "约束性")


@pytest.mark.parametrize(
    ("indicator", "years", "difference", "said", "change"),
    [
        (STUDENTS, (2020,), False, "九年义务教育在校生：2020年36.5万人（预期性）", ""),
        (STUDENTS, (2025,), False, "九年义务教育在校生：2025年40.4万人（预期性）", ""),
        (STUDENTS, (), False, "九年义务教育在校生：2020年36.5万人，2025年40.4万人（预期性）", ""),
        (STUDENTS, (2019,), False, "九年义务教育在校生：2020年36.5万人，2025年40.4万人（预期性）", ""),
        (
            STUDENTS,
            (),
            True,
            "九年义务教育在校生：2020年36.5万人，2025年40.4万人（预期性）",
            "；增加3.9万人（40.4-36.5）",
        ),
        (
            STUDENTS,
            (2025,),
            True,
            "九年义务教育在校生：2020年36.5万人，2025年40.4万人（预期性）",
            "；增加3.9万人（40.4-36.5）",
        ),
        (
            SHARE,
            (),
            True,
            "九年义务教育巩固率：2020年98.7%，2025年96%（约束性）",
            "；减少2.7个百分点（96-98.7）",
        ),
    ],
)
def test_sentence_of(indicator: Indicator, years: tuple[int, ...], difference: bool, said: str, change: str) -> None:
    assert sentence_of(indicator, years, difference) == (said, change)


def test_no_difference_of_words() -> None:
    indicator = read(YEARS, "教育", "教育强镇", "基本建成", "全面建成", "")
    assert sentence_of(indicator, (), True) == ("教育强镇：2020年基本建成，2025年全面建成", "")


@pytest.mark.parametrize(
    ("before", "after"), [(">95", "98"), ("95", "≥98"), ("＜3", "2"), ("95", "＞98"), ("90", "[95]")]
)
def test_no_difference_of_bounds_and_sums_over_years(before: str, after: str) -> None:
    indicator = read(YEARS, "教育", "毛入园率（%）", before, after, "")
    assert sentence_of(indicator, (), True) == (f"教育毛入园率：2020年{before}%，2025年{after}%", "")


def test_no_difference_of_columns_that_are_no_years() -> None:
    indicator = read(("指标", "市区", "农村"), "在校生（万人）", "30.1", "32.4")
    assert sentence_of(indicator, (), True) == ("在校生：市区30.1，农村32.4", "")


def test_a_difference_of_shares_is_in_points_where_the_cells_have_the_sign() -> None:
    indicator = read(YEARS, "教育", "毛入园率", "95%", "98%", "")
    assert sentence_of(indicator, (), True)[1] == "；增加3个百分点（98%-95%）"


def test_no_difference_of_one_year() -> None:
    indicator = read(("指标", "2025年目标", "2025年预计"), "在校生（万人）", "30.1", "32.4")
    assert sentence_of(indicator, (), True)[1] == ""
