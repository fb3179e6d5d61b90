from __future__ import annotations

from ingest.parse import parse
from ingest.types import Document, Task


def read(*paragraphs: str) -> Document:
    return parse("\n\n".join(("龙门县教育提升行动工作方案", *paragraphs)).encode(), "plan.txt", "plan.txt")


def said(task: Task) -> tuple[str, str, tuple[str, ...], tuple[str, ...], int | None]:
    return task.number, task.name, task.lead, task.supporting, task.year


def test_a_flattened_task_table() -> None:
    document = read(
        "附件",
        "重点任务",
        "序号 项目名称 目标任务 责任部门",
        "1 乡村校长培养工程 到2027年，培养乡村校长30名。 县教育局牵头，县财政局配合",
        "2 教师培训工程 每学期培训教师2次以上。 县教育局、县残联",
    )
    assert [said(task) for task in document.tasks] == [
        ("1", "乡村校长培养工程", ("县教育局",), ("县财政局",), 2027),
        ("2", "教师培训工程", ("县教育局", "县残联"), (), None),
    ]
    first = document.tasks[0]
    assert first.text == "到2027年，培养乡村校长30名。"
    assert [document.text[span.start : span.end] for span in first.name_spans] == ["乡村校长培养工程"]
    assert [document.text[span.start : span.end] for span in first.department_spans] == ["县教育局牵头，县财政局配合"]
    assert document.text[first.span.start : first.span.end].startswith("1 乡村校长培养工程")


def test_a_table_with_columns_for_lead_support_and_time() -> None:
    rows = "\n".join(
        (
            "序号\t任务名称\t工作内容\t牵头单位\t配合单位\t完成时限",
            "1\t扩充学位\t新建学校。\t县教育局\t县住建局、县财政局\t2025年12月",
            "2\t强师\t培训教师。\t县教育局\t县人社局\t长期",
        )
    )
    document = read("任务分工", rows)
    assert [said(task) for task in document.tasks] == [
        ("1", "扩充学位", ("县教育局",), ("县住建局", "县财政局"), 2025),
        ("2", "强师", ("县教育局",), ("县人社局",), None),
    ]
    assert [(task.text, task.deadline) for task in document.tasks] == [
        ("新建学校。", "2025年12月"),
        ("培训教师。", "长期"),
    ]
