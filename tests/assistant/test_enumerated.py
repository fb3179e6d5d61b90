from __future__ import annotations

import pytest

from assistant.compose import Piece, pieces_of
from assistant.refusal import carries
from ingest.types import Document
from tests.assistant.conftest import MakePlan, Weighed

RULES = """龙川县校车管理办法

第一条 校车驾驶人应当具备下列条件：

（一）取得相应的驾驶证；

（二）年龄在25周岁以上；

（三）没有酒后驾驶记录。

第二条 学校有下列行为之一的，由教育局责令改正，处一千元以上五千元以下罚款：

（一）使用未取得许可的校车接送学生的；

（二）未安排照管人员随车照管学生的。

第三条 校车未按规定年检的，由公安局责令改正；拒不改正的，处二百元罚款。

第四条 教师住房补贴按下列标准发放：

（一）乡镇教师每月300元；

（二）村小教师每月500元。
"""
DUTIES = "办法\n\n第一条 校车照管人员履行下列职责：\n\n" + "".join(
    f"（{mark}）照管学生的第{mark}种事情，{'并且按照有关规定' * 6}做好记录；\n\n" for mark in "一二三四五六七"
)


def told(weighed: Weighed, document: Document, question: str) -> list[Piece]:
    reading, evidence = weighed(question, document)
    return pieces_of(reading, [one for one in evidence if carries(reading, one)])


def test_a_list_is_told_whole_in_one_verbatim_quote(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan(RULES)
    (piece,) = told(weighed, document, "校车驾驶人应当具备哪些条件？")
    assert piece.text == (
        "校车驾驶人应当具备下列条件：（一）取得相应的驾驶证；（二）年龄在25周岁以上；（三）没有酒后驾驶记录"
    )
    (quote,) = piece.quotes
    assert quote.text == document.text[quote.start : quote.end]
    assert "".join(quote.text.split()) == piece.text


def test_a_long_list_keeps_every_item_and_says_how_many_there_are(weighed: Weighed, make_plan: MakePlan) -> None:
    (piece,) = told(weighed, make_plan(DUTIES), "校车照管人员有哪些职责？")
    assert [piece.text.count(f"第{mark}种事情") for mark in "一二三四五六七"] == [1] * 7
    assert piece.arithmetic == "（共7项）"
    assert len(piece.quotes) == 8
    assert len(piece.text) < 300


@pytest.mark.parametrize(
    ("question", "lead", "item"),
    [
        ("没安排照管人员随车照管学生，罚款多少？", "处一千元以上五千元以下罚款：", "未安排照管人员随车照管学生的"),
        ("学校能不能使用未取得许可的校车接送学生？", "学校有下列行为之一的", "使用未取得许可的校车接送学生的"),
        ("村小教师住房补贴每月多少元？", "教师住房补贴", "村小教师每月500元"),
    ],
)
def test_one_item_is_told_with_its_lead_in(
    weighed: Weighed, make_plan: MakePlan, question: str, lead: str, item: str
) -> None:
    document = make_plan(RULES)
    (piece, *_) = told(weighed, document, question)
    assert lead in piece.text
    assert piece.text.endswith(item)
    assert [quote.text == document.text[quote.start : quote.end] for quote in piece.quotes] == [True, True]
    assert piece.text.count("（") == 0


def test_a_figure_of_each_item_is_told_of_all(weighed: Weighed, make_plan: MakePlan) -> None:
    (piece,) = told(weighed, make_plan(RULES), "教师住房补贴标准分别是多少元？")
    assert "300元" in piece.text
    assert "500元" in piece.text


def test_a_figure_of_an_item_that_is_not_asked_for_is_no_answer(weighed: Weighed, make_plan: MakePlan) -> None:
    assert told(weighed, make_plan(RULES), "校车驾驶人考试成绩几年内有效？") == []


def test_what_depends_on_the_opening_of_its_sentence_comes_with_it(weighed: Weighed, make_plan: MakePlan) -> None:
    (piece,) = told(weighed, make_plan(RULES), "校车没有年检，拒不改正的罚款多少？")
    assert piece.text.startswith("校车未按规定年检的")
    assert piece.text.endswith("拒不改正的，处二百元罚款")
