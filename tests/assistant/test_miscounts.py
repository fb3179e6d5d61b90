from __future__ import annotations

import pytest

from assistant.miscounts import all_counted, asks_for_item, miscount
from assistant.question import QuestionReader
from assistant.tasks import tasks_of
from tests.assistant.conftest import PLAN, MakePlan

NAMES = ["乡村校长培养工程", "教师培训工程"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("龙川八大工程是什么？", "八大工程"),
        ("龙川的五个工程是哪五个？", "五个工程"),
        ("龙川那3项重点任务有哪些？", "3项重点任务"),
        ("龙川的工程是哪八个？", "工程是哪八个"),
        ("龙川第99项任务是什么？", "第99项"),
        ("龙川第8项由谁负责？", "第8项"),
        ("龙川重点任务第11项要达到多少？", "第11项"),
    ],
)
def test_tasks_are_not_so_many(reader: QuestionReader, make_plan: MakePlan, question: str, said: str) -> None:
    found = miscount(reader.read(question), list(tasks_of(make_plan())))
    assert found is not None
    assert (found.said, [task.text for task in found.tasks]) == (said, NAMES)
    assert all(task.quotes for task in found.tasks)


@pytest.mark.parametrize(
    "question",
    [
        "龙川两大工程是什么？",
        "龙川第2项任务是什么？",
        "龙川一个工程由谁负责？",
        "龙川有几个工程？",
        "龙川第19个教育集团叫什么名，附件里写了吗？",
        "龙川三个寄宿制学校项目在哪？",
    ],
)
def test_what_may_be_so(reader: QuestionReader, make_plan: MakePlan, question: str) -> None:
    assert miscount(reader.read(question), list(tasks_of(make_plan()))) is None


def test_a_number_that_the_plan_speaks_of_may_be_so(reader: QuestionReader, make_plan: MakePlan) -> None:
    tasks = list(tasks_of(make_plan(PLAN.replace("加强组织领导", "实施八项重点工程"))))
    assert miscount(reader.read("龙川八大工程是什么？"), tasks) is None


def test_without_a_numbered_list_nothing_is_miscounted(reader: QuestionReader) -> None:
    assert miscount(reader.read("龙川八大工程是什么？"), []) is None


def test_a_number_alone_asks_for_a_task_where_tasks_are_numbered(reader: QuestionReader, make_plan: MakePlan) -> None:
    reading = reader.read("龙川的第2项谁负责？")
    assert asks_for_item(reading, list(tasks_of(make_plan())))
    assert not asks_for_item(reading, [])
    assert not asks_for_item(reader.read("龙川第2项指标是多少？"), list(tasks_of(make_plan())))


def test_all_tasks_by_their_right_number(reader: QuestionReader, make_plan: MakePlan) -> None:
    tasks = list(tasks_of(make_plan()))
    assert [piece.text for piece in all_counted(reader.read("龙川的2个工程是什么？"), tasks)] == NAMES
    assert all_counted(reader.read("龙川的3个工程是什么？"), tasks) == ()
