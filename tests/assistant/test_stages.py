from __future__ import annotations

import pytest

from assistant.compose import pieces_of
from assistant.refusal import carries
from assistant.stages import is_of_another, is_of_other_stages, stages_in
from tests.assistant.conftest import MakePlan, Weighed

TABLE = """龙川县教育规划（2021—2025年）

一、指标

指标\t2020年\t2025年
高中阶段教育在校生（万人）\t4\t6
小学教师本科率（%）\t60\t65
初中教师本科率（%）\t80\t92
高中教师研究生率（%）\t5\t14
"""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("初中在校生", "高中阶段教育在校生"),
        ("大学在校生", "九年义务教育在校生"),
        ("中职在校生", "高中阶段教育在校生"),
        ("小学巩固率", "九年义务教育巩固率"),
        ("高中专任教师本科比例", "高中专任教师硕士比例"),
    ],
)
def test_another_stage_or_degree(asked: str, said: str) -> None:
    assert is_of_another(asked, said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("高中在校生", "高中阶段教育在校生"),
        ("义务教育本科率", "初中教师本科率"),
        ("小学和初中在校生", "九年义务教育在校生"),
        ("在校生", "高中阶段教育在校生"),
        ("初中本科率", "九年义务教育初中教师大学本科率"),
        ("大学本科比例", "小学教师本科率"),
        ("小学学位", "中小学学位"),
    ],
)
def test_the_same_stage_or_none(asked: str, said: str) -> None:
    assert not is_of_another(asked, said)


def test_what_is_said_of_all_stages_is_said_of_one() -> None:
    assert not is_of_other_stages("小学校长", "义务教育学校校长须有2所以上学校的经历")
    assert is_of_other_stages("小学校长", "高中校长须有2所以上学校的经历")


def test_the_stages_that_are_named() -> None:
    assert stages_in("小学和初中专任教师") == ("初中", "小学")
    assert stages_in("中小学教师") == ()


@pytest.mark.parametrize(
    ("question", "carried"),
    [
        ("2025年高中在校生是多少？", True),
        ("2025年初中在校生是多少？", False),
        ("2025年小学教师本科率是多少？", True),
        ("2025年高中教师本科率是多少？", False),
        ("2025年小学教师研究生率是多少？", False),
    ],
)
def test_a_row_of_another_stage_does_not_answer(
    weighed: Weighed, make_plan: MakePlan, question: str, carried: bool
) -> None:
    reading, evidence = weighed(question, make_plan(TABLE))
    assert any(carries(reading, one) for one in evidence) is carried


def test_each_stage_asked_about_is_told(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, evidence = weighed("2025年小学和初中教师本科率各是多少？", make_plan(TABLE))
    pieces = pieces_of(reading, [one for one in evidence if carries(reading, one)])
    assert ["65%" in pieces[0].text, "92%" in pieces[1].text] == [True, True]
