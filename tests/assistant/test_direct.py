from __future__ import annotations

import pytest

from assistant.compose import Piece
from assistant.direct import direct_pieces
from assistant.tasks import tasks_of
from ingest.types import Document
from tests.assistant.conftest import MakePlan, Weighed

NOTICE = """关于做好校外培训工作的通知

各学校：

要制定校外培训管理办法，规范办学行为。到2025年，培训机构全部登记，公布名单。

阳西县教育局

2022年3月8日
"""
NOTED = """龙川县教育提升行动方案（2023—2027年）

一、主要目标

推进集团化办学¹，完善强师工程²。

¹集团化办学是指由一所牵头学校带领几所学校共同发展的办学方式。可以跨县。

²强师工程是指培训教师的工程。
"""


def direct(weighed: Weighed, document: Document, question: str) -> tuple[Piece, ...]:
    reading, evidence = weighed(question, document)
    return direct_pieces(reading, [document], list(tasks_of(document)), evidence)


def test_a_task_by_its_number(weighed: Weighed, make_plan: MakePlan) -> None:
    name, *rest = direct(weighed, make_plan(), "第2项任务是什么？")
    assert name.text == "教师培训工程"
    assert [quote.text for quote in name.quotes] == ["教师培训工程"]
    assert all("校长" not in piece.text for piece in rest)


def test_what_a_numbered_task_says_is_from_its_row(weighed: Weighed, make_plan: MakePlan) -> None:
    pieces = direct(weighed, make_plan(), "第一项任务要培养几名乡村校长？")
    assert pieces[0].text == "乡村校长培养工程"
    assert "30名" in pieces[1].text


def test_who_is_responsible_for_a_numbered_task(weighed: Weighed, make_plan: MakePlan) -> None:
    (piece,) = direct(weighed, make_plan(), "第1项任务由谁负责？")
    assert piece.text == "乡村校长培养工程：县教育局、县财政局"


@pytest.mark.parametrize("question", ["第9项任务是什么？", "第2条是什么？"])
def test_a_number_without_a_task(weighed: Weighed, make_plan: MakePlan, question: str) -> None:
    assert direct(weighed, make_plan(), question) == ()


def test_a_list_of_tasks(weighed: Weighed, make_plan: MakePlan) -> None:
    pieces = direct(weighed, make_plan(), "有哪些重点任务？")
    assert [piece.text for piece in pieces] == ["乡村校长培养工程", "教师培训工程"]


@pytest.mark.parametrize("question", ["校外培训工作的通知是什么时候印发的？", "校外培训的通知哪天发布的？"])
def test_the_date_of_the_document_that_is_named(weighed: Weighed, make_plan: MakePlan, question: str) -> None:
    document = make_plan(NOTICE)
    (piece,) = direct(weighed, document, question)
    assert piece.text == "文件日期为2022年3月8日"
    (quote,) = piece.quotes
    assert quote.text == document.text[quote.start : quote.end] == "2022年3月8日"


@pytest.mark.parametrize(
    "question", ["什么时候出台校外培训管理办法？", "什么时候公布培训机构名单？", "校外培训的学校什么时候登记？"]
)
def test_the_date_is_not_that_of_what_the_document_speaks_of(
    weighed: Weighed, make_plan: MakePlan, question: str
) -> None:
    assert direct(weighed, make_plan(NOTICE), question) == ()


def test_a_document_without_a_date_gives_none(weighed: Weighed, make_plan: MakePlan) -> None:
    assert direct(weighed, make_plan(), "教育提升行动方案是什么时候印发的？") == ()


@pytest.mark.parametrize(
    ("question", "explained"),
    [
        ("集团化办学是什么意思？", "集团化办学是指由一所牵头学校带领几所学校共同发展的办学方式"),
        ("“强师工程”是什么意思？", "强师工程是指培训教师的工程"),
        ("县里说的那个强师工程是啥意思？", "强师工程是指培训教师的工程"),
    ],
)
def test_the_footnote_of_a_name(weighed: Weighed, make_plan: MakePlan, question: str, explained: str) -> None:
    document = make_plan(NOTED)
    (piece,) = direct(weighed, document, question)
    assert piece.text == explained
    (quote,) = piece.quotes
    assert quote.passage.kind == "footnote"
    assert quote.text == document.text[quote.start : quote.end] == explained


def test_a_name_without_a_mark_has_no_footnote(weighed: Weighed, make_plan: MakePlan) -> None:
    assert direct(weighed, make_plan(NOTED), "教育提升是什么意思？") == ()
    assert direct(weighed, make_plan(), "课后服务是什么意思？") == ()


def test_who_issued_a_document(weighed: Weighed, make_plan: MakePlan) -> None:
    (piece,) = direct(weighed, make_plan(NOTICE), "这个通知是哪个单位印发的？")
    assert piece.text == "发文机关为阳西县教育局"
    assert direct(weighed, make_plan(NOTICE), "职称评审的文件是谁印发的？") == ()
