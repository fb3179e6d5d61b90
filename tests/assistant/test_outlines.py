from __future__ import annotations

import pytest

from assistant.outlines import listed_pieces, listed_sections, section_pieces
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


TABLE = "\n".join(
    (
        "龙川县学前教育普惠发展行动方案",
        "",
        "一、总体目标",
        "",
        "到2026年，普惠性幼儿园覆盖率达到90%。",
        "",
        "附件：龙川县学前教育普惠发展主要任务分工表",
        "",
        "附件",
        "",
        "龙川县学前教育普惠发展主要任务分工表",
        "",
        "序号\t任务名称\t主要内容\t责任单位\t完成时限",
        "1\t公办园扩容工程\t新建公办园5所\t县教育局、县财政局\t2025年底",
        "2\t普惠园扶持工程\t补助普惠性民办园\t县教育局\t2026年底",
        "3\t保教质量提升工程\t开展保教质量评估\t县教育局、县卫生健康局\t长期",
    )
)
SENTENCES = """龙川县教育质量提升方案

一、总体目标

到2026年，全县教育质量明显提升。

二、主要任务

（一）扩充公办学位。新建公办幼儿园6所。责任单位：县教育局。

（二）新招聘教师90名，责任单位：县教育局。

（三）加强校园安全。实现一键报警全覆盖。县公安局、县教育局按职责分工负责。

三、保障措施

（一）加强组织领导。落实责任。

（二）强化经费保障。落实经费。
"""
ROWS = ["公办园扩容工程", "普惠园扶持工程", "保教质量提升工程"]
ITEMS = ["扩充公办学位", "新招聘教师90名", "加强校园安全"]


def told(reader: QuestionReader, document: Document, question: str) -> list[str]:
    return [piece.text for piece in listed_pieces(reader.read(question), document)]


@pytest.mark.parametrize(
    "question",
    [
        "有哪些主要任务？",
        "主要任务是什么？",
        "主要有哪几项任务？",
        "重点任务有几项？",
        "教育质量提升有哪些重点任务？",
        "龙川县教育质量提升方案的主要任务包括什么？",
    ],
)
def test_the_items_below_the_heading_for_tasks(reader: QuestionReader, make_plan: MakePlan, question: str) -> None:
    assert told(reader, make_plan(SENTENCES), question) == ITEMS


@pytest.mark.parametrize(
    "question", ["有哪些主要任务？", "学前教育普惠发展有哪些主要任务？", "主要任务分工表里有哪些任务？"]
)
def test_the_names_of_the_tasks_of_a_table(reader: QuestionReader, make_plan: MakePlan, question: str) -> None:
    assert told(reader, make_plan(TABLE), question) == ROWS


@pytest.mark.parametrize(
    "question",
    [
        "校园安全有哪些主要任务？",
        "校车有哪些主要任务？",
        "有哪五项主要任务？",
        "主要任务由谁负责？",
        "任务什么时候完成？",
    ],
)
def test_tasks_of_less_than_the_whole_plan_are_not_listed(
    reader: QuestionReader, make_plan: MakePlan, question: str
) -> None:
    assert told(reader, make_plan(SENTENCES), question) == []


def test_the_names_of_listed_tasks_stand_in_their_quotes(reader: QuestionReader, make_plan: MakePlan) -> None:
    for text in (TABLE, SENTENCES):
        pieces = listed_pieces(reader.read("有哪些主要任务？"), make_plan(text))
        assert len(pieces) == 3
        assert all(piece.is_name and piece.text in piece.quotes[0].text for piece in pieces)
