from __future__ import annotations

from assistant.anchors import anchors_in
from assistant.question import QuestionReader
from assistant.statements import statements_of
from tests.assistant.conftest import MakePlan, Weighed


def test_the_clause_that_rules_on_what_is_asked_answers(weighed: Weighed, make_plan: MakePlan) -> None:
    sentence = "开齐国家课程，加强地方课程管理，减少地方课程种类，一个年级最多开设一门，高中不设地方课程。"
    _, (best, *_) = weighed("高中还要不要开地方课程？", make_plan(f"加强高中地方课程和校本课程建设。\n{sentence}"))
    assert best.statement.clauses[best.anchor].text == "高中不设地方课程"
    assert best.rules


def test_an_answer_stands_where_most_of_the_question_is(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("完善管理制度，配足教师，推进学区内教师走教制度。")
    _, (best, *_) = weighed("介绍走教制度", document)
    assert best.statement.clauses[best.anchor].text == "推进学区内教师走教制度"


def test_the_clause_that_names_as_many_things_as_asked(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("做好教师培训，参加教师培训班。\n实施“领航计划”“卓越计划”“青蓝计划”，推进教师培训。")
    _, (best, *_) = weighed("教师培训有哪三个计划？", document)
    assert "领航计划" in best.statement.text


def test_a_question_for_a_number_is_answered_by_figures(reader: QuestionReader, make_plan: MakePlan) -> None:
    document = make_plan("全市建成5所寄宿制学校，新增学位1200个，加强管理。")
    (statement,) = (one for passage in document.passages for one in statements_of(document, passage))
    carried = [1.0, 0.0, 0.0]
    number, other = reader.read("建成几所寄宿制学校？"), reader.read("寄宿制学校怎么建成？")
    anchors = anchors_in(number, statement, carried)
    assert [(one.place, one.figure and one.figure.text) for one in anchors] == [(0, "5所")]
    assert [one.place for one in anchors_in(other, statement, carried)] == [0]
