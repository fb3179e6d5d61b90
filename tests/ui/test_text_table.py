"""Tables in plain text."""

from __future__ import annotations

import pytest

from ui.text_table import display_width, text_table, wrap


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("12%", 3), ("清远市", 6), ("（5%）", 6), ("ｌ２", 4), ("e\u0301", 1), ("“引号”", 6)]
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 4, [""]),
        ("不低于10%", 6, ["不低于", "10%"]),
        ("a清远", 2, ["a", "清", "远"]),
        ("清远", 1, ["清", "远"]),
        ("abcdef", 4, ["abcd", "ef"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_columns_are_aligned() -> None:
    assert text_table(["地区", "比例"], [["龙川县", "10%[1]"], ["开平市（县级）", "未提及"]], 80) == [
        "地区            比例",
        "──────────────  ──────",
        "龙川县          10%[1]",
        "开平市（县级）  未提及",
    ]


def test_the_widest_column_gives_way() -> None:
    lines = text_table(["地区", "要求"], [["龙川县", "城镇学校、优质学校每年不低于符合条件教师总数的10%"]], 30)
    assert lines == [
        "地区    要求",
        "──────  ──────────────────────",
        "龙川县  城镇学校、优质学校每年",
        "        不低于符合条件教师总数",
        "        的10%",
    ]


def test_columns_keep_a_least_width() -> None:
    lines = text_table(["一", "二", "三"], [["甲" * 10, "乙" * 10, "丙" * 10]], 10)
    assert [display_width(line) for line in lines[1:3]] == [28, 28]
