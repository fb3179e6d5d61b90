"""Tasks and who is responsible for them, out of task tables (任务清单)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.citations import Quote, flowing
from assistant.statements import Statement
from index.words import fold
from ingest.types import Cell, Document, Passage, Row, Span

_RESPONSIBLE = re.compile(r"责任|负责|牵头|分工|(?:实施|承办|主管|配合)(?:单位|部门)")
_LEVEL = re.compile(r"^(?:省|市|县|区|镇)?委?(?=.{2})")
_NAMING = re.compile(r"名称|项目|工程|事项|工作$|任务$")


@dataclass(frozen=True, slots=True)
class Task:
    """A row of a task table: its name as the heading gives it, and the cells of name and departments."""

    document: Document
    section: int | None
    name: str
    row: Row
    label: Cell
    departments: Cell

    @property
    def who(self) -> str:
        """The departments as a sentence part, separated by 、 where the source only sets them apart."""
        return re.sub(r"\s+", "、", flowing(self.departments.text))

    @property
    def plain_name(self) -> str:
        """The name without its number."""
        return re.sub(r"^[\d.、 ]+", "", flowing(self.name))

    @property
    def number(self) -> int | None:
        """The number the task stands under."""
        match = re.match(r"\d+", self.name)
        return int(match.group()) if match else None

    def quotes(self) -> tuple[Quote, ...]:
        """The name and the departments, each part of a cell by itself."""
        return (*self.name_quotes(), *_quoted(self.document, self.departments))

    def name_quotes(self) -> tuple[Quote, ...]:
        """The cell of the name, part by part."""
        return _quoted(self.document, self.label)

    def involves(self, names: tuple[str, ...]) -> bool:
        """Whether a department of one of these names, without its suffix, is among those responsible."""
        held = [
            _LEVEL.sub("", name) for name in re.split(r"[、，,；;。\s]|牵头|按职责|负责", fold(self.departments.text))
        ]
        return any(one.startswith(name) or one.endswith(name) for one in held if one for name in names)


def tasks_of(document: Document) -> Iterator[Task]:
    """Every row of the document's tables that has a name and departments."""
    for table in document.tables:
        responsible = _column(table.columns, _RESPONSIBLE, None)
        naming = _column(table.columns, _NAMING, responsible)
        if responsible is None or naming is None:
            continue
        for row in table.rows:
            if row.cells[responsible].text.strip():
                name = document.sections[row.section].title if row.section is not None else row.cells[naming].text
                yield Task(document, row.section, name, row, row.cells[naming], row.cells[responsible])


def passage_at(document: Document, span: Span) -> Passage:
    """The passage that holds a span, or the one nearest to it."""
    return min(
        document.passages,
        key=lambda passage: (
            max(0, passage.start - span.start) + max(0, span.end - passage.end),
            passage.end - passage.start,
        ),
    )


def holds(task: Task, statement: Statement) -> bool:
    """Whether a statement stands in the row of a task."""
    if task.document.id != statement.document.id:
        return False
    section: int | None = statement.passage.section
    while task.section is not None and section is not None:
        if section == task.section:
            return True
        section = task.document.sections[section].parent
    return any(span.start <= statement.start < span.end for cell in task.row.cells for span in cell.spans)


def _quoted(document: Document, cell: Cell) -> tuple[Quote, ...]:
    return tuple(Quote(document, passage_at(document, span), span.start, span.end) for span in cell.spans)


def _column(columns: tuple[str, ...], pattern: re.Pattern[str], other_than: int | None) -> int | None:
    return next((i for i, column in enumerate(columns) if i != other_than and pattern.search(column)), None)
