from __future__ import annotations

import pytest

from assistant.question import QuestionReader
from assistant.responsible import asks_for_tasks, department_names, duty_pieces, lacks_tasks, responsible_pieces
from assistant.tasks import tasks_of
from ingest.types import Document
from tests.assistant.conftest import PLAN, MakePlan, Weighed


def who(weighed: Weighed, document: Document, question: str) -> list[str]:
    reading, evidence = weighed(question, document)
    pieces, _ = responsible_pieces(reading, list(tasks_of(document)), evidence)
    return [piece.text for piece in pieces]


def duties(reader: QuestionReader, document: Document, question: str) -> list[str]:
    pieces = duty_pieces(reader.read(question), list(tasks_of(document)))
    assert all(piece.is_name and piece.quotes for piece in pieces)
    return [piece.text for piece in pieces]


def test_department_names_know_other_names(reader: QuestionReader) -> None:
    assert "财政" in "".join(department_names(reader.read("市财政局负责哪些项目？")))
    assert any("卫生健康" in name for name in department_names(reader.read("卫健局负责哪些项目？")))


def test_department_names_have_no_suffix_and_come_once(reader: QuestionReader) -> None:
    names = department_names(reader.read("教育部门和教育局要负责哪些项目？"))
    assert "教育" in names
    assert len(set(names)) == len(names)
    assert [name for name in names if name.endswith(("局", "部门"))] == []


def test_the_departments_of_the_task_that_is_named(weighed: Weighed, make_plan: MakePlan) -> None:
    assert who(weighed, make_plan(), "教师培训工程由谁负责？") == ["教师培训工程：县教育局、县残联"]


def test_the_departments_of_the_task_whose_content_is_named(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan(PLAN.replace("培养乡村校长30名", "培养后备园长30名"))
    assert who(weighed, document, "培养后备园长由谁负责？") == ["乡村校长培养工程：县教育局、县财政局"]


def test_a_sentence_that_names_who_is_responsible(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("甲规划\n\n一、任务\n\n校车运营由县交通运输局负责。校车覆盖所有乡镇。\n")
    assert who(weighed, document, "校车运营由谁负责？") == ["校车运营由县交通运输局负责"]


def test_nobody_is_named(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("甲规划\n\n一、任务\n\n校车运营要合理布局。\n")
    assert who(weighed, document, "校车运营由谁负责？") == []
    assert who(weighed, make_plan(), "游泳馆由谁负责？") == []


def test_the_clause_with_who_does_what_is_asked(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan(
        "甲规划\n\n一、任务\n\n校车采购要合理安排。校车采购由县长批准，费用由县财政局承担。县公安局要组织校车演练。\n"
    )
    assert who(weighed, document, "校车采购谁说了算？") == ["校车采购由县长批准，费用由县财政局承担"]
    assert who(weighed, document, "校车采购由谁来考核？") == []


def test_the_sentence_before_the_task_it_stands_in(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan(PLAN.replace("每学期培训教师2次以上", "县教研室每学期给校医上课2次以上"))
    task = "教师培训工程：县教育局、县残联"
    assert who(weighed, document, "每学期给校医上课由谁来做？")[1:] == [task]
    assert who(weighed, document, "每学期给校医上课，除了教育局还有哪些部门？") == [task]


def test_the_task_whose_text_has_what_is_asked(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan(PLAN.replace("培养乡村校长30名", "培养后备园长。组建讲师队伍"))
    assert who(weighed, document, "后备园长、讲师队伍这两件事归谁管？") == ["乡村校长培养工程：县教育局、县财政局"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("县教育局负责哪些项目？", ["乡村校长培养工程", "教师培训工程"]),
        ("县财政局负责哪些项目？", ["乡村校长培养工程"]),
        ("残联要负责什么？", ["教师培训工程"]),
        ("县气象局负责哪些项目？", []),
        ("财政局跟哪个项目沾边", ["乡村校长培养工程"]),
        ("县残联牵头的是哪个项目", ["教师培训工程"]),
        ("县教育局牵头的项目有几个", ["乡村校长培养工程", "教师培训工程"]),
        ("县残联没有参与哪几项任务", ["乡村校长培养工程"]),
    ],
)
def test_the_duties_of_a_department(
    reader: QuestionReader, make_plan: MakePlan, question: str, expected: list[str]
) -> None:
    assert duties(reader, make_plan(), question) == expected


def test_a_task_is_named_by_what_it_is_not_by_who_does_it(weighed: Weighed, make_plan: MakePlan) -> None:
    assert who(weighed, make_plan(), "教师培训工程是县残联牵头还是配合？") == ["教师培训工程：县教育局、县残联"]


def test_documents_that_say_of_no_task_who_is_responsible(reader: QuestionReader, make_plan: MakePlan) -> None:
    named, unnamed = (list(tasks_of(make_plan(text))) for text in (PLAN, "甲规划\n\n一、举措\n\n依托残联办幼儿园。\n"))
    asked = reader.read("龙川哪些任务由市残联负责")
    assert lacks_tasks(asked, unnamed)
    assert not lacks_tasks(asked, named)
    assert not lacks_tasks(reader.read("龙川财政局要做些什么"), unnamed)


@pytest.mark.parametrize("question", ["财政局要掺和哪几项", "残联有份的是哪个工程", "县教育局负责哪些项目"])
def test_asks_for_tasks(reader: QuestionReader, question: str) -> None:
    assert asks_for_tasks(reader.read(question))
    assert not asks_for_tasks(reader.read("教师培训工程由谁负责？"))
    assert not asks_for_tasks(reader.read("教师培训那项工程，财政局有份没？"))


@pytest.mark.parametrize("question", ["市发展改革局负责哪些教育项目？", "发改部门负责哪些教育任务？"])
def test_what_the_duties_are_about_is_no_department(reader: QuestionReader, make_plan: MakePlan, question: str) -> None:
    others = PLAN.replace("县教育局", "市教育局")
    assert duties(reader, make_plan(others), question) == []
    assert duties(reader, make_plan(others.replace("县残联", "市发展和改革局")), question) == ["教师培训工程"]


def test_the_body_that_opens_a_sentence_does_what_its_clauses_say(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("甲规划\n\n一、保障\n\n县财政部门要切实履行主体责任，落实校车经费“只增不减”要求。\n")
    assert "县财政部门" in "".join(who(weighed, document, "校车经费只增不减由谁落实？"))


def test_words_that_stand_apart_in_a_task_are_not_what_is_asked(weighed: Weighed, make_plan: MakePlan) -> None:
    for said, holders in (
        ("改善校园文化，提升村镇的安全意识", []),
        ("加强校园安全", ["教师培训工程：县教育局、县残联"]),
    ):
        document = make_plan(PLAN.replace("每学期培训教师2次以上", said))
        assert who(weighed, document, "校园安全谁负责？") == holders
