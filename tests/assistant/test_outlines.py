from __future__ import annotations

import pytest

from assistant.outlines import listed_sections, section_pieces
from assistant.question import QuestionReader
from ingest.types import Document
from tests.assistant.conftest import MakePlan

OUTLINE = """龙川县教育提升行动方案（2023—2027年）

一、主要目标

到2025年，建成5所寄宿制学校。

二、重点任务

（一）优化学校布局

调整小规模学校。

（二）加强队伍建设

培养骨干教师。

（三）健全督导机制

开展督导。

三、保障措施

（一）加强组织领导

落实责任。

（二）强化经费保障

落实经费。
"""


def listed(reader: QuestionReader, document: Document, question: str) -> list[str]:
    return [piece.text for piece in section_pieces(document, listed_sections(reader.read(question), document))]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("重点任务是哪三个？", ["优化学校布局", "加强队伍建设", "健全督导机制"]),
        ("有哪三项重点任务？", ["优化学校布局", "加强队伍建设", "健全督导机制"]),
        ("保障措施有哪两项？", ["加强组织领导", "强化经费保障"]),
    ],
)
def test_the_headings_below_the_heading_that_is_asked_for(
    reader: QuestionReader, make_plan: MakePlan, question: str, expected: list[str]
) -> None:
    assert listed(reader, make_plan(OUTLINE), question) == expected


@pytest.mark.parametrize(
    "question",
    ["保障措施有哪四项？", "重点任务是哪两个？", "校车有哪三项任务？", "建成几所寄宿制学校？", "怎么培养骨干教师？"],
)
def test_headings_that_are_not_what_is_asked_for(reader: QuestionReader, make_plan: MakePlan, question: str) -> None:
    assert listed(reader, make_plan(OUTLINE), question) == []


@pytest.mark.parametrize("question", ["有哪些重点任务？", "重点任务有多少项？", "附件列了几个项目？"])
def test_the_rows_of_the_task_table(reader: QuestionReader, make_plan: MakePlan, question: str) -> None:
    assert listed(reader, make_plan(), question) == ["乡村校长培养工程", "教师培训工程"]


@pytest.mark.parametrize("question", ["教师培训工程有哪些任务？", "校长有哪些任务？", "有哪些学校？"])
def test_the_rows_are_the_tasks_of_the_whole_plan_only(
    reader: QuestionReader, make_plan: MakePlan, question: str
) -> None:
    assert listed(reader, make_plan(), question) == []


def test_each_heading_is_quoted_where_it_stands(reader: QuestionReader, make_plan: MakePlan) -> None:
    for text, question in ((OUTLINE, "有哪三项重点任务？"), (None, "有哪些重点任务？")):
        document = make_plan(text) if text else make_plan()
        sections = listed_sections(reader.read(question), document)
        for section, piece in zip(sections, section_pieces(document, sections), strict=True):
            (quote,) = piece.quotes
            assert piece.is_name
            assert piece.text in quote.text
            assert "\n" not in quote.text
            assert section.start == quote.start < quote.end <= section.end
