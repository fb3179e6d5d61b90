from __future__ import annotations

import re

import pytest

from assistant.service import Assistant
from assistant.types import Question


@pytest.mark.parametrize(
    ("question", "reason", "begins"),
    [
        ("阳西的雁阵计划分几种？", "false_premise", "阳西县的文件没有“雁阵计划”。龙川县的文件有“雁阵计划”[1]。"),
        ("清远的“星火计划”由谁负责？", "false_premise", "清远市的文件没有“星火计划”。"),
        (
            "开平校长一个岗位最多12年，这12年从哪一年算起？",
            "false_premise",
            "开平市的文件没有写“12年”。开平市的文件写：",
        ),
        (
            "清远要再建10所校园足球特色学校，由哪个部门负责？",
            "false_premise",
            "清远市的文件没有写“10所”。阳江市的文件写：",
        ),
        ("到2030年清远公办中小学要新增几多学位？", "period_not_covered", "清远市的文件没有2030年的相关内容，写的是"),
        ("清远职校办学条件达标率2026年底是多少？", "period_not_covered", "清远市的文件没有2026年的相关内容。相近的"),
        ("龙川残联负责哪项工作？", "no_evidence", "龙川县的文件没有提到“残联”。"),
        ("龙川要建几所乡村温馨校园？", "no_evidence", "龙川县的文件没有写明“乡村温馨校园”的具体数字。相近的内容：打造"),
        (
            "清远八大工程是什么？",
            "false_premise",
            "清远市的文件没有“八大工程”。\n清远市：共12项：城乡中小学校布局优化工程[1]、",
        ),
        ("鹤山市老师轮岗的比例是多少？", "region_not_covered", "没有收录鹤山市的文件"),
        ("火锅底料怎么炒？", "out_of_scope", "这个问题不在收录文件的范围内。"),
    ],
)
def test_a_refusal_says_what_is_missing(assistant: Assistant, question: str, reason: str, begins: str) -> None:
    answer = assistant.ask(Question(text=question))
    assert answer.refusal is not None
    assert answer.refusal.reason == reason
    assert answer.answer.startswith(begins)
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", answer.answer)}
    assert marks == {citation.mark for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "region", "elsewhere", "begins", "cited"),
    [
        ("阳西的雁阵计划分几种？", "阳西县", {"龙川县"}, "阳西县的文件没有写明这一点。", set()),
        (
            "清远要再建10所校园足球特色学校，由哪个部门负责？",
            "清远市",
            {"阳江市"},
            "清远市的文件没有提到“校园足球特色学校”。",
            set(),
        ),
    ],
)
def test_a_filter_keeps_the_other_documents_out_of_a_refusal(
    assistant: Assistant, question: str, region: str, elsewhere: set[str], begins: str, cited: set[str]
) -> None:
    free = assistant.ask(Question(text=question))
    assert {citation.region for citation in free.citations} == elsewhere
    filtered = assistant.ask(Question(text=question, regions=(region,)))
    assert filtered.refusal is not None
    assert filtered.answer.startswith(begins)
    assert {citation.region for citation in filtered.citations} == cited


def test_nothing_beside_the_point_is_cited(assistant: Assistant) -> None:
    answer = assistant.ask(Question(text="阳江十四五教育打算总共投多少个亿？"))
    assert answer.refusal is not None
    assert answer.citations == ()
