from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.parse import parse
from ingest.types import Document, Target


def read(*paragraphs: str, title: str = "龙门县教育提升行动方案（2024—2027年）") -> Document:
    return parse("\n\n".join((title, *paragraphs)).encode(), "plan.txt", "plan.txt")


def said(target: Target) -> tuple[str, str, str, str, int | None]:
    upper = f"~{target.value_to}" if target.value_to is not None else ""
    figure = f"{target.bound}{target.value}{upper}{target.unit}"
    return target.subject, target.indicator, figure, target.deadline or "", target.year


def test_sentences_set_goals_under_their_deadline() -> None:
    document = read(
        "一、主要目标",
        "到2025年，新增公办学位1200个，教师本科率达到90%以上。每个乡镇建有1所以上公办幼儿园。",
        "力争到2027年，九年义务教育巩固率不低于98%；校长连续任职一般不超过10年。",
    )
    assert [said(target) for target in document.targets] == [
        ("", "公办学位", "=1200个", "到2025年", 2025),
        ("", "教师本科率", "≥90%", "到2025年", 2025),
        ("每个乡镇", "公办幼儿园", "≥1所", "到2025年", 2025),
        ("", "九年义务教育巩固率", "≥98%", "到2027年", 2027),
        ("", "校长连续任职", "≤10年", "到2027年", 2027),
    ]


def test_spans_cut_the_sentence_the_clause_and_the_figure() -> None:
    document = read("一、主要目标", "全县统筹推进。到2025年，建成3所学校，教师本科率达到90%以上。")
    target = document.targets[1]
    cut = [document.text[span.start : span.end] for span in (target.span, target.clause, target.figure)]
    assert cut == ["到2025年，建成3所学校，教师本科率达到90%以上", "教师本科率达到90%以上", "90%以上"]
    assert document.sections[target.section].title == "一、主要目标"


@pytest.mark.parametrize(
    "paragraph",
    [
        "目前，全县有公办幼儿园30所，公办园占比达到56.2%。",
        "“十三五”期间，新增学位12.7万个。",
        "2022年，新建学校5所。",
        "按照《教育行动方案》（县府〔2023〕15号）的要求，稳妥推进。",
    ],
)
def test_what_was_is_no_target(paragraph: str) -> None:
    assert read("一、重点任务", paragraph).targets == ()


def test_a_section_on_what_was_reached_has_no_targets() -> None:
    document = read("一、发展基础", "新建中小学293所，毛入学率达到97%。", "二、主要目标", "毛入学率达到98%。")
    assert [said(target)[2] for target in document.targets] == ["=98%"]


def test_a_heading_is_no_target() -> None:
    assert read("（一）培养100名骨干教师。", "加强教师培训。").targets == ()


TABLE = """指标\t\t2020年\t2025年\t属性
学前教育\t在园幼儿（万人）\t10.7\t11\t预期性
\t毛入园率（%）\t>98\t≥99\t预期性
义务教育\t巩固率（%）\t95.5\t96\t约束性
\t教育强镇\t基本建成\t全面建成\t预期性"""


def test_indicator_tables_give_a_target_a_row_with_its_base() -> None:
    document = read("教育发展主要指标", TABLE, title="龙门县教育发展“十四五”规划")
    assert [(*said(target), target.binding) for target in document.targets] == [
        ("学前教育", "在园幼儿", "=11万人", "2025年", 2025, "预期性"),
        ("学前教育", "毛入园率", "≥99%", "2025年", 2025, "预期性"),
        ("义务教育", "巩固率", "=96%", "2025年", 2025, "约束性"),
    ]
    share = document.targets[1]
    assert (share.base, share.base_bound, share.base_year) == (Decimal(98), ">", 2020)
    assert document.text[share.figure.start : share.figure.end] == "≥99"
    assert document.text[share.span.start : share.span.end] == "毛入园率（%）\t>98\t≥99\t预期性"


def test_every_goal_year_of_a_table_is_a_target() -> None:
    table = "指标\t2020年\t2023年\t2025年\n公办园占比（%）\t50\t52\t55\n新增学位（个）\t0\t800\t2000"
    document = read("主要指标", table, title="龙门县教育发展“十四五”规划")
    assert [said(target)[1:4] for target in document.targets] == [
        ("公办园占比", "=52%", "2023年"),
        ("公办园占比", "=55%", "2025年"),
        ("新增学位", "=800个", "2023年"),
        ("新增学位", "=2000个", "2025年"),
    ]
    assert {target.base_year for target in document.targets} == {2020}


def test_a_table_of_what_was_has_no_targets() -> None:
    table = "学段\t2021年\t2022年\n在校生（万人）\t5.1\t5.2\n教师（人）\t300\t310"
    assert read("各学段规模", table, title="龙门县教育统计公报").targets == ()


def test_items_that_list_cases_are_no_targets() -> None:
    cases = read("二、惩处", "有下列情形之一的，通报批评：", "（一）缺课达到20%以上；", "（二）缺课3次以上。")
    conditions = read(
        "二、条件", "举办幼儿园应当具备下列条件：", "（一）教师不少于5名；", "（二）教师持证率达到90%以上。"
    )
    assert cases.targets == ()
    assert [said(target)[:3] for target in conditions.targets] == [("", "教师", "≥5名"), ("", "教师持证率", "≥90%")]
