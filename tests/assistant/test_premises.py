from __future__ import annotations

import pytest

from assistant.premises import absent_name, contradicted_figure, figure_elsewhere, stretch_of
from assistant.question import QuestionReader
from tests.assistant.conftest import MakePlan, Weighed

OTHERS = """清远市教育提升行动方案（2023—2027年）

一、主要目标

新创建校园足球特色学校10所。
"""


@pytest.mark.parametrize(
    ("question", "has", "name"),
    [
        ("阳西的“星火计划”由谁负责？", "", "星火计划"),
        ("阳西的“星火计划”由谁负责？", "星火计划", None),
        ("阳西的星火计划由谁负责？", "", None),
        ("阳西的校长怎么培训？", "", None),
    ],
)
def test_a_quoted_name_may_stand_nowhere(reader: QuestionReader, question: str, has: str, name: str | None) -> None:
    found = absent_name(reader.read(question), lambda asked: asked == has, lambda asked: ())
    assert (found.name if found else None) == name


def test_a_name_is_found_by_whatever_punctuation_and_breaks() -> None:
    found = stretch_of("雁阵计划", "实施千名教师“雁阵”计\n划。")
    assert found is not None
    assert found.group() == "雁阵”计\n划"
    assert stretch_of("雁阵计划", "雁阵") is None


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("龙川为什么要把校长同一岗位任职从12年缩到10年？", "10年"),
        ("龙川校长同一岗位最多任职15年，从哪一年算起？", "15年"),
        ("龙川校长同一岗位最多任职十二年，从哪一年算起？", None),
        ("龙川校长在同一岗位任职，这三年怎么算？", None),
        ("龙川的教师工资发15年吗？", None),
        ("龙川校长在同一岗位任职，一年算几次？", None),
    ],
)
def test_a_figure_that_the_document_contradicts(
    weighed: Weighed, make_plan: MakePlan, question: str, figure: str | None
) -> None:
    reading, evidence = weighed(question, make_plan())
    found = contradicted_figure(reading, evidence[:3])
    assert (found.figure if found else None) == figure
    assert found is None or "12年" in found.evidence.statement.text


@pytest.mark.parametrize(
    ("stated", "written"),
    [("三百名", "300名"), ("1500人", "1,500人"), ("14200个", "1.42万个"), ("五百万人", "500万人"), ("两所", "2所")],
)
def test_another_spelling_of_a_figure_is_no_contradiction(
    weighed: Weighed, make_plan: MakePlan, stated: str, written: str
) -> None:
    reading, evidence = weighed(
        f"新增寄宿{stated}，由谁负责？", make_plan(f"一、目标\n\n到2027年新增寄宿{written}。\n")
    )
    assert contradicted_figure(reading, evidence) is None
    other, _ = weighed(f"新增寄宿7{stated[-1]}，由谁负责？", make_plan())
    assert contradicted_figure(other, evidence) is not None


def test_a_figure_that_only_other_documents_have(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, evidence = weighed("龙川再建10所校园足球特色学校，由谁负责？", make_plan())
    _, others = weighed("龙川再建10所校园足球特色学校，由谁负责？", make_plan(OTHERS, "other.txt"))
    found = figure_elsewhere(reading, evidence, [others])
    assert found is not None
    assert (found.figure, found.contradicts) == ("10所", False)
    assert figure_elsewhere(reading, evidence, []) is None
    reading, _ = weighed("龙川再建几所校园足球特色学校，由谁负责？", make_plan())
    assert figure_elsewhere(reading, evidence, [others]) is None


def test_a_numeral_of_a_name_claims_nothing(weighed: Weighed, make_plan: MakePlan) -> None:
    plan = "清远市方案（2023—2027年）\n\n一、目标\n\n九年义务教育巩固率保持在96%以上，学制5年。\n"
    reading, evidence = weighed("龙川的九年义务教育巩固率是多少？", make_plan(plan))
    assert contradicted_figure(reading, evidence) is None
    assert figure_elsewhere(reading, [], [evidence]) is None
