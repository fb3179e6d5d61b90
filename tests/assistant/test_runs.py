from __future__ import annotations

import pytest

from assistant.runs import run_in


@pytest.mark.parametrize(
    ("clause", "things", "head"),
    [
        ("打造党建、德育、科技和艺术等特色学校", ("打造党建", "德育", "科技", "艺术"), "特色学校"),
        ("实施“领航计划”“青蓝计划”", ("实施“领航计划", "青蓝计划"), "“青蓝计划”"),
        ("打通“新任→胜任→专家”的通道", ("打通“新任", "胜任", "专家”的通道"), "专家”的通道"),
        (
            "各县(市、区)加强北师大轮训、鹤山和珠海帮扶培训",
            ("各县加强北师大轮训", "鹤山", "珠海帮扶培训"),
            "鹤山和珠海帮扶培训",
        ),
        (
            "组织新强师工程、北师大全员轮训、鹤山和珠海培训",
            ("组织新强师工程", "北师大全员轮训", "鹤山和珠海培训"),
            "鹤山和珠海培训",
        ),
    ],
)
def test_things_in_a_row(clause: str, things: tuple[str, ...], head: str) -> None:
    run = run_in(clause)
    assert run is not None
    assert (run.things, run.head) == (things, head)


def test_one_thing_is_no_run() -> None:
    assert run_in("加强县(市、区)教育") is None


def test_the_sort_of_things() -> None:
    plans, schools = run_in("实施“领航计划”“卓越计划”“青蓝计划”"), run_in("打造党建、德育和艺术等特色学校")
    assert plans is not None
    assert schools is not None
    assert plans.are("计划")
    assert not plans.are("学校")
    assert schools.are("学校")
