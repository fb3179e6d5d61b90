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


def test_those_responsible_in_the_last_sentences_of_an_item() -> None:
    document = read(
        "二、主要任务",
        "（一）扩充公办学位。新建公办幼儿园6所。责任单位：县教育局、县财政局。",
        "（二）建强教师队伍。每年招聘教师120名。牵头单位：县教育局；配合单位：县人社局、县委编办。",
        "（三）改善食堂。改造食堂40间。牵头单位：县教育局，责任单位：县市场监管局，完成时限：2026年8月。",
        "（四）加强校园安全。实现一键报警全覆盖。县公安局、县教育局按职责分工负责。完成时限：长期。",
        "（五）改善办学条件。改造薄弱学校12所。由县教育局牵头，县住建局、各县（市、区）人民政府配合。",
        "（六）规范办学。一是规范招生，责任部门：县教育局；二是规范收费，责任部门：县发改局；县市场监管局。",
    )
    assert [said(task) for task in document.tasks] == [
        ("一", "扩充公办学位", ("县教育局", "县财政局"), (), None),
        ("二", "建强教师队伍", ("县教育局",), ("县人社局", "县委编办"), None),
        ("三", "改善食堂", ("县教育局",), ("县市场监管局",), 2026),
        ("四", "加强校园安全", ("县公安局", "县教育局"), (), None),
        ("五", "改善办学条件", ("县教育局",), ("县住建局", "各县（市、区）人民政府"), None),
        ("六", "规范办学", ("县教育局",), (), None),
        ("二", "规范收费", ("县发改局", "县市场监管局"), (), None),
    ]
    assert document.tasks[3].deadline == "长期"
    for task in document.tasks:
        (span,) = task.department_spans
        assert document.text[span.start : span.end] == task.responsible
        assert task.responsible not in task.text
        assert task.span.start < span.start < span.end <= task.span.end


def test_those_responsible_on_a_line_below_an_item() -> None:
    document = read(
        "二、工作任务",
        "1.优化学校布局。撤并小规模学校15所。\n责任部门：县教育局、县自然资源局\n完成时间：2025年12月",
        "2.新招聘教师90名\n责任单位：县教育局；县人社局\n责任领导：张三",
        "3.配齐校医。\n由县教育局牵头，县卫健局、各镇（街道）配合。",
        "三、组织保障",
        "各单位要高度重视。",
    )
    assert [said(task) for task in document.tasks] == [
        ("1", "优化学校布局", ("县教育局", "县自然资源局"), (), 2025),
        ("2", "新招聘教师90名", ("县教育局", "县人社局"), (), None),
        ("3", "配齐校医", ("县教育局",), ("县卫健局", "各镇（街道）"), None),
    ]


def test_sentences_of_other_things_are_no_measure() -> None:
    document = read(
        "一、组织保障",
        "（一）落实责任。县教育局要发挥牵头作用，县财政局配合。",
        "（二）明确分工。明确牵头单位，细化责任单位和完成时限。",
        "（三）食品安全。县教育局牵头，县市场监管局配合。学校食品安全由校长负责。",
        "第十条 县教育局牵头，县财政局配合。",
    )
    assert document.tasks == ()
