"""Tasks (任务) by rule: rows of task tables, and measures that end with 责任单位 or 牵头单位."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.departments import Departments, departments_of
from ingest.measures import measures_of, numbered, task_of
from ingest.types import Cell, Document, Row, Span, Table, Task

_RESPONSIBLE = re.compile(r"责任|负责|牵头|分工|(?:实施|承办|主管|配合|协办|参与)(?:单位|部门)")
_SUPPORTING = re.compile(r"配合|协办|参与|协助|协同")
_NAMING = re.compile(r"名称|项目|工程|事项|工作$|任务$|措施|内容")
_NUMBERING = re.compile(r"^(?:序号|编号|项次)$")
_TIME = re.compile(r"时限|时间|期限|进度|节点")


def tasks_of(document: Document) -> tuple[Task, ...]:
    """The tasks of a document in the order of its text."""
    found = [*_of_tables(document), *measures_of(document)]
    return tuple(sorted(found, key=lambda task: task.span.start))


def _of_tables(document: Document) -> Iterator[Task]:
    for table in document.tables:
        responsible = [i for i, column in enumerate(table.columns) if _RESPONSIBLE.search(column)]
        naming = next((i for i, one in enumerate(table.columns) if i not in responsible and _NAMING.search(one)), None)
        if not responsible or naming is None:
            continue
        for row in table.rows:
            if any(row.cells[i].text.strip() for i in responsible):
                yield _of_row(document, table, row, naming, responsible)


def _of_row(document: Document, table: Table, row: Row, naming: int, responsible: list[int]) -> Task:
    title = document.sections[row.section].title if row.section is not None else row.cells[naming].text
    number, name = numbered(title)
    numbering = [cell.text for column, cell in zip(table.columns, row.cells, strict=True) if _NUMBERING.match(column)]
    times = [i for i, column in enumerate(table.columns) if _TIME.search(column) and i not in (naming, *responsible)]
    rest = [
        cell.text
        for i, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True))
        if i not in (naming, *responsible, *times) and not _NUMBERING.match(column) and cell.text.strip()
    ]
    lead: list[str] = []
    supporting: list[str] = []
    for i in responsible:
        is_supporting = _SUPPORTING.search(table.columns[i]) is not None and len(responsible) > 1
        named = departments_of(_on_one_line(row.cells[i]))
        (supporting if is_supporting else lead).extend(named.lead)
        supporting.extend(named.supporting)
    spans = [span for cell in row.cells for span in cell.spans]
    own = [span for span in spans if span.start >= min(span.start for span in row.cells[naming].spans or spans)]
    numbers = [span for i, cell in enumerate(row.cells) if _NUMBERING.match(table.columns[i]) for span in cell.spans]
    when = " ".join(text for i in times if (text := _on_one_line(row.cells[i])))
    return task_of(
        number=numbering[0].strip() if numbering and numbering[0].strip() else number,
        name=name,
        text="\n".join(rest),
        named=Departments(tuple(lead), tuple(supporting), when or None),
        responsible="；".join(text for i in responsible if (text := _on_one_line(row.cells[i]))),
        section=row.section,
        span=Span(min(span.start for span in own + numbers[-1:]), max(span.end for span in own)),
        name_spans=row.cells[naming].spans,
        department_spans=tuple(span for i in responsible for span in row.cells[i].spans),
    )


def _on_one_line(cell: Cell) -> str:
    return " ".join(cell.text.split())
