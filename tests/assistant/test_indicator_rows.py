from __future__ import annotations

import pytest

from assistant.indicator_rows import asks_for_indicators, indicator_pieces
from assistant.question import QuestionReader
from tests.assistant.conftest import MakePlan

TABLE = """龙川县教育规划（2021—2025年）

一、主要目标

表1 教育发展主要指标

指标	2020年	2025年	属性
九年义务教育巩固率（%）	95	96	约束性
学前教育毛入园率（%）	95	98	预期性
高中阶段教育毛入学率（%）	94	95	预期性
"""


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("龙川的约束性指标有几项", True),
        ("龙川的主要指标一共有多少项？", True),
        ("龙川的指标里预期性的有哪些", True),
        ("龙川的巩固率指标是多少", False),
        ("龙川的幼儿园有几项指标", False),
        ("龙川有几项重点任务", False),
    ],
)
def test_asks_for_indicators(reader: QuestionReader, question: str, asks: bool) -> None:
    assert asks_for_indicators(reader.read(question)) == asks


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("龙川的约束性指标有几项", ["九年义务教育巩固率"]),
        ("龙川的预期性指标是哪几项", ["学前教育毛入园率", "高中阶段教育毛入学率"]),
        ("龙川有几项指标", ["九年义务教育巩固率", "学前教育毛入园率", "高中阶段教育毛入学率"]),
    ],
)
def test_the_rows_of_the_table(make_plan: MakePlan, reader: QuestionReader, question: str, names: list[str]) -> None:
    document = make_plan(TABLE)
    pieces = indicator_pieces(reader.read(question), document)
    assert [piece.text for piece in pieces] == names
    assert all(piece.grounded and piece.is_name for piece in pieces)
    assert all(name in piece.quotes[0].text for name, piece in zip(names, pieces, strict=True))


def test_a_plan_without_such_a_table(make_plan: MakePlan, reader: QuestionReader) -> None:
    assert indicator_pieces(reader.read("龙川有几项指标"), make_plan()) == ()
