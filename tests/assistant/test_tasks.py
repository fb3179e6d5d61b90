from __future__ import annotations

from pathlib import Path

import pytest

from assistant.tasks import passage_at, tasks_of
from ingest.parse import parse
from ingest.types import Span
from tests.assistant.conftest import MakePlan


def test_every_row_with_departments_is_a_task(make_plan: MakePlan) -> None:
    tasks = list(tasks_of(make_plan()))
    assert [(task.plain_name, task.who) for task in tasks] == [
        ("乡村校长培养工程", "县教育局、县财政局"),
        ("教师培训工程", "县教育局、县残联"),
    ]


def test_quotes_are_the_cells_of_name_and_departments(make_plan: MakePlan) -> None:
    document = make_plan()
    for task in tasks_of(document):
        name, departments = task.quotes()
        assert task.name_quotes() == (name,)
        assert name.text == document.text[name.start : name.end] == task.plain_name
        assert departments.text == document.text[departments.start : departments.end] == task.entry.responsible
        assert departments.passage.path[-1] == f"{task.number} {task.plain_name}"


def test_a_task_has_the_number_it_stands_under(make_plan: MakePlan) -> None:
    assert [task.number for task in tasks_of(make_plan())] == [1, 2]


def test_involves(make_plan: MakePlan) -> None:
    first, second = tasks_of(make_plan())
    assert second.involves(("残联",))
    assert second.involves(("妇联", "残联"))
    assert not first.involves(("残联",))
    assert not first.involves(())


def test_a_document_without_a_table_has_no_tasks(make_plan: MakePlan) -> None:
    assert list(tasks_of(make_plan("关于做好食堂管理的通知\n\n各学校要落实食品安全责任。\n"))) == []


@pytest.mark.parametrize(("name", "count"), [("清远", 12), ("开平", 6), ("阳西", 10), ("阳江", 0), ("龙川", 0)])
def test_tasks_of_the_plans(plans_dir: Path, name: str, count: int) -> None:
    (path,) = plans_dir.glob(f"{name}*")
    document = parse(path.read_bytes(), path.name, str(path))
    tasks = list(tasks_of(document))
    assert len(tasks) == count
    assert [task.number for task in tasks] == list(range(1, count + 1))
    for task in tasks:
        assert "教育局" in task.who
        assert not any(character.isspace() for character in task.who)
        assert all(quote.passage.path[-1] == f"{task.number} {task.plain_name}" for quote in task.quotes())


def test_passage_at_holds_the_span_or_is_nearest(make_plan: MakePlan) -> None:
    document = make_plan()
    for passage in document.passages:
        found = passage_at(document, Span(passage.start, passage.end))
        assert (found.start, found.end) == (passage.start, passage.end)
    assert passage_at(document, Span(len(document.text) + 5, len(document.text) + 9)).end == max(
        passage.end for passage in document.passages
    )


def test_sentences_and_lines_of_those_responsible_are_one_list(make_plan: MakePlan) -> None:
    text = "\n\n".join(
        (
            "龙川县教育提升方案",
            "一、主要任务",
            "（一）扩充学位。新建学校。\n责任单位：县教育局、县财政局。\n完成时限：2026年6月底前。",
            "（二）强师。培训教师。牵头单位：县教育局。配合单位：县人社局\n完成时间：长期",
        )
    )
    assert [task.who for task in tasks_of(make_plan(text))] == [
        "责任单位：县教育局、县财政局；完成时限：2026年6月底前",
        "牵头单位：县教育局；配合单位：县人社局；完成时间：长期",
    ]
