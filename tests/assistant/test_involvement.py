"""Questions of the departments that have a share in something."""

from __future__ import annotations

import pytest

from assistant.asking import kind_of
from assistant.involvement import asks_involvement, without_involvement


@pytest.mark.parametrize(
    "core",
    [
        "课改三年行动那项,除了教育局还有谁要出力",
        "普及普惠那项工程,自然资源局有份没?一共哪几家",
        "选优配强那项,组织部算不算责任单位",
        "撤并学校除了教育局还牵涉哪几个局",
        "专业能力提升那个工程,配合的是市里哪个局",
        "布局优化要拉上哪几家一起办",
        "特殊教育那个工程,编办用不用配合",
        "那项工程都有谁要打下手",
        "县中托管那个,编办管不管",
    ],
)
def test_who_takes_part_is_asked_of_departments(core: str) -> None:
    assert asks_involvement(core)
    assert kind_of(core) == "department"


@pytest.mark.parametrize(
    "core", ["涉及哪些学校", "哪些学校要参加集团化办学", "家校配合怎么做", "教师参与的培训有哪些", "这笔钱算不算学费"]
)
def test_what_takes_part_is_no_department(core: str) -> None:
    assert not asks_involvement(core)


def test_departments_left_aside_carry_nothing() -> None:
    left = without_involvement("校门口治安拉了哪几家一起管?教育局和县里政府不算")
    assert left.split() == ["校门口治安", "一起管?"]


def test_the_department_asked_about_stays() -> None:
    assert without_involvement("布局优化,交通局要不要出力").split() == ["布局优化,交通局"]
