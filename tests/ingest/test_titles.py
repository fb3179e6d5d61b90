from __future__ import annotations

from math import inf

import pytest

from ingest.clean import Line
from ingest.titles import end_of_title


def length(*lines: str, wrap: float = inf) -> int:
    return end_of_title([Line.of(line) for line in lines], 0, wrap)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["某某市教育发展“十四五”规划", "前言"], 1),
        (["某某市“百校", "千师”工程教育提升行动", "实施方案（2023—2027年）的通知", "各县："], 3),
        (["某某市“百校千师”教育", "行动方案", "（2023—2027年）", "为贯彻落实，"], 3),
        (["某某县人民政府办公室关于印发《某某方案》", "的通知", "各镇："], 2),
        (["最高人民法院关于审理案件适用", "时效制度", "若干问题的解释", "第一条"], 3),
    ],
)
def test_title_lines(lines: list[str], expected: int) -> None:
    assert length(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["某府办〔2024〕15号", "某某市实施方案"],
        ["2024年2月22日", "某某市实施方案"],
        ["某某市人民政府办公室", "某某市实施方案"],
        ["（此件公开发布）", "某某市实施方案"],
        ["一、实施方案"],
        ["各学校要制定实施方案。"],
        ["市教育局要制定，各校要落实方案"],
        ["前言"],
    ],
)
def test_other_lines_are_no_title(lines: list[str]) -> None:
    assert length(*lines) == 0


def test_a_line_as_wide_as_the_text_is_no_title() -> None:
    line = "各地各校要认真学习并严格贯彻落实本市教育发展实施方案"
    assert length(line) == 1
    assert length(line, wrap=28.0) == 0
