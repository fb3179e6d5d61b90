from __future__ import annotations

import pytest

from assistant.correction import Correction, correction_in


@pytest.mark.parametrize(
    ("text", "meant", "wrong"),
    [
        ("不是开平，是清远", "清远", "开平"),
        ("不是民办，我是说公办的", "公办的", "民办"),
        ("我说的是小学不是幼儿园", "小学", "幼儿园"),
        ("我唔系问进修，系问轮岗", "轮岗", "进修"),
        ("讲错了，我想问的是25年底", "25年底", ""),
        ("不对，是初中", "初中", ""),
    ],
)
def test_what_is_meant(text: str, meant: str, wrong: str) -> None:
    assert correction_in(text) == Correction(meant, wrong)


@pytest.mark.parametrize("text", ["是不是要建特殊教育学校", "校长不是最多12年吗", "教师比例是多少", "不对"])
def test_no_correction(text: str) -> None:
    assert correction_in(text) is None
