from __future__ import annotations

from ingest.parse import parse
from ingest.types import Document, Task


def read(*paragraphs: str) -> Document:
    return parse("\n\n".join(("龙门县教育提升行动工作方案", *paragraphs)).encode(), "plan.txt", "plan.txt")


def said(task: Task) -> tuple[str, str, tuple[str, ...], tuple[str, ...], int | None]:
    return task.number, task.name, task.lead, task.supporting, task.year


def test_measures_that_end_with_those_responsible() -> None:
    document = read(
        "一、主要任务",
        "（一）扩充公办学位。到2025年，新建学校3所。（责任单位：县教育局、县住建局）",
        "（二）建强教师队伍。实施强师工程。（牵头单位：县教育局；配合单位：县人社局、县财政局）",
        "（三）保障经费。落实投入责任。（县财政局牵头，县教育局配合）",
        "二、工作要求",
        "各单位要高度重视（以下简称县教育局）。",
    )
    assert [said(task) for task in document.tasks] == [
        ("一", "扩充公办学位", ("县教育局", "县住建局"), (), 2025),
        ("二", "建强教师队伍", ("县教育局",), ("县人社局", "县财政局"), None),
        ("三", "保障经费", ("县财政局",), ("县教育局",), None),
    ]
    for task in document.tasks:
        assert [document.text[span.start : span.end] for span in task.name_spans] == [task.name]
        assert task.responsible in document.text[task.span.start : task.span.end]
        assert document.text[task.department_spans[0].start : task.department_spans[0].end] == task.responsible


def test_measures_below_a_heading_and_several_in_one_paragraph() -> None:
    document = read(
        "一、主要任务",
        "1.扩充学位",
        "新建一批学校。",
        "改造一批校舍。",
        "责任单位：县教育局",
        "完成时限：2026年底",
        "2.其他工作",
        "一是规范招生。（责任单位：县教育局）二是加强安全。（责任单位：县公安局）",
    )
    assert [said(task) for task in document.tasks] == [
        ("1", "扩充学位", ("县教育局",), (), 2026),
        ("2", "其他工作", ("县教育局",), (), None),
        ("二", "加强安全", ("县公安局",), (), None),
    ]
    assert document.tasks[0].text == "1.扩充学位\n新建一批学校。\n改造一批校舍。"


def test_a_document_that_names_no_one_has_no_tasks() -> None:
    assert read("一、总则", "各学校要落实食品安全责任，由校长负责。").tasks == ()


def test_brackets_without_an_end_are_no_measure() -> None:
    assert read("一、总则", "（" * 5000 + "责任单位：县教育局").tasks == ()


def test_the_first_measure_of_a_section_is_not_the_section() -> None:
    document = read(
        "一、主要任务",
        "（一）人才行动。实施如下项目：",
        "10.特聘岗位项目。择优设立50个岗位。（牵头单位：市教育局）",
        "11.梯队项目。培养100名骨干。（牵头单位：市人社局）",
    )
    assert [said(task)[:3] for task in document.tasks] == [
        ("10", "特聘岗位项目", ("市教育局",)),
        ("11", "梯队项目", ("市人社局",)),
    ]
