from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import Figure, figures_in, normal_figures, stands_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成5所学校", [("count", "5所", "所")]),
        ("按粤府〔2021〕55号文件", [("year", "2021", "年")]),
        ("新增学位1,200个", [("count", "1,200个", "个")]),
        ("不少于 7.5 万个", [("count", "7.5 万个", "个")]),
        ("投入297.48亿元", [("money", "297.48亿元", "元")]),
        ("不低于教师总数5%", [("percent", "5%", "%")]),
        ("覆盖率达８５％", [("percent", "８５％", "%")]),
        ("提高0.5个百分点", [("percent", "0.5个百分点", "%")]),
        ("不低于百分之十", [("percent", "百分之十", "%")]),
        ("≥96%", [("percent", "≥96%", "%")]),
        ("培育1～2所高中", [("count", "1～2所", "所")]),
        ("连续任职不超过12年", [("duration", "12年", "年")]),
        ("连任十二年", [("duration", "十二年", "年")]),
        ("共100多所", [("count", "100多所", "所")]),
        ("建成三个教育集团", [("count", "三个", "个")]),
        ("在校生36.5", [("count", "36.5", "")]),
        ("培训72学时", [("count", "72学时", "学时")]),
        ("每月至少1次", [("count", "1次", "次")]),
        ("受理之日起15个工作日内", [("duration", "15个工作日", "个工作日")]),
        ("发生后二十四小时内", [("duration", "二十四小时", "小时")]),
        ("每半年检测一次", [("duration", "半年", "年"), ("count", "一次", "次")]),
        ("胸径大于八厘米", [("count", "八厘米", "厘米")]),
        ("按日加收万分之五", [("percent", "万分之五", "%")]),
    ],
)
def test_a_figure_has_its_kind_and_unit(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(figure.kind, figure.text, figure.unit) for figure in figures_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "figure"),
    [
        ("到2025年底", "year", "2025年"),
        ("2023—2027年期间", "year", "2023—2027年"),
        ("2024年3月底前", "date", "2024年3月"),
        ("印发于2024年2月22日", "date", "2024年2月22日"),
    ],
)
def test_years_and_dates_are_no_counts(text: str, kind: str, figure: str) -> None:
    assert [(found.kind, found.text) for found in figures_in(text)] == [(kind, figure)]


@pytest.mark.parametrize(
    "text", ["第3项", "第三条", "遴选一批学校", "四川", "三所学校", "一些做法", "按“一人一案”跟进", "一校多区"]
)
def test_ordinals_and_idioms_are_no_figures(text: str) -> None:
    assert figures_in(text) == []


@pytest.mark.parametrize("mark", ["2.", "12．", "3、", "（4）", "(5)"])
def test_the_mark_of_an_item_is_no_figure(mark: str) -> None:
    assert figures_in(f"{mark}大力引进名校") == []
    assert [figure.text for figure in figures_in(f"{mark}新建2所学校")] == ["2所"]


def test_a_decimal_that_opens_a_text_is_a_figure() -> None:
    assert [figure.text for figure in figures_in("2.5万个学位")] == ["2.5万个"]


def test_figures_come_in_reading_order() -> None:
    found = figures_in("到2027年，45岁以下校长达到50%以上，5年内指导30次")
    assert [figure.text for figure in found] == ["2027年", "45岁", "50%", "5年", "30次"]


@given(st.text("0123456789.,%％年月日个所万亿元百分之十第一二—-～ 到至零，。"))
def test_figures_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = figures_in(text)
    assert all(text[figure.start : figure.end] == figure.text for figure in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_a_figure_is_a_value() -> None:
    assert figures_in("5所") == [Figure("count", "5所", "所", 0, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200个", {"1200"}),
        ("7.5 万个", {"7.5"}),
        ("5％和10%", {"5%", "10%"}),
        ("2023—2027年", {"2023", "2027"}),
        ("没有数字", set()),
    ],
)
def test_normal_figures(text: str, expected: set[str]) -> None:
    assert normal_figures(text) == expected


@pytest.mark.parametrize("written", ["至少 5个", "至少5 个", "至少5个"])
def test_normal_figures_do_not_depend_on_the_spelling(written: str) -> None:
    assert normal_figures(written) == {"5"}


def test_neighbouring_figures_of_a_table_row_stay_apart() -> None:
    assert normal_figures("比例（%） 4.92 14") == {"4.92", "14"}


def test_normal_figures_fold_full_width_digits() -> None:
    assert normal_figures("至少５个，８％") == {"5", "8%"}


@pytest.mark.parametrize(
    ("number", "text", "stands"),
    [
        ("12", "任职12年", True),
        ("12", "任职十二年", True),
        ("2", "两所中学", True),
        ("2", "二年", True),
        ("2", "（二）优化布局", False),
        ("2", "（2）优化布局", False),
        ("2", "第二批", False),
        ("3", "“十三五”时期", False),
        ("3", "“三所学校”建设", False),
        ("3", "新建三所医院", True),
        ("3", "二十三所", False),
        ("3", "三年级", False),
        ("5", "百分之五", True),
        ("5", "百分之五十", False),
        ("1.5", "1.5万个", True),
        ("150", "150人", True),
    ],
)
def test_stands_in(number: str, text: str, stands: bool) -> None:
    assert stands_in(number, text) == stands
