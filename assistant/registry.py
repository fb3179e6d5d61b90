"""The registry as users get it: rows of targets and tasks, and the sheet made of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.limits import check_regions
from index.corpus import Snapshot
from index.registry import TargetEntry, TaskEntry
from index.types import CatalogEntry
from ingest.types import Binding, Bound

BOUND_WORDS: Final[dict[Bound, str]] = {
    "=": "等于", "≥": "不低于", "≤": "不超过", ">": "高于", "<": "低于", "≈": "约",
}  # fmt: skip
BYTE_ORDER_MARK: Final = "\ufeff"
"""At the beginning of a sheet it tells spreadsheets that the text is UTF-8."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")

TARGET_COLUMNS: Final = (
    "地区", "文件", "位置", "对象", "指标", "关系", "数值", "上限", "单位",
    "基期关系", "基期值", "基期年份", "期限", "年份", "属性",
    "牵头单位", "配合单位", "原文", "起", "止", "文件编号",
)  # fmt: skip
TASK_COLUMNS: Final = (
    "地区", "文件", "位置", "编号", "任务", "内容", "牵头单位", "配合单位", "期限", "年份",
    "原文", "起", "止", "文件编号",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target with its source: `quote` is `text[start:end]` of the document, `value` is in `unit` as written.

    `lead` and `supporting` are those of the task that the target stands in, where it stands in one.
    """

    region: str | None
    document_id: str
    document_title: str
    section_path: tuple[str, ...]
    subject: str
    indicator: str
    bound: Bound
    value: int | float
    value_to: int | float | None
    unit: str
    base_value: int | float | None
    base_bound: Bound | None
    base_year: int | None
    deadline: str | None
    year: int | None
    binding: Binding | None
    lead: tuple[str, ...]
    supporting: tuple[str, ...]
    quote: str
    start: int
    end: int

    def cells(self) -> tuple[object, ...]:
        """The row under TARGET_COLUMNS."""
        return (
            self.region, self.document_title, _path(self.section_path), self.subject, self.indicator,
            BOUND_WORDS[self.bound], self.value, self.value_to, self.unit,
            BOUND_WORDS[self.base_bound] if self.base_bound else None, self.base_value, self.base_year,
            self.deadline, self.year, self.binding, "、".join(self.lead), "、".join(self.supporting), self.quote,
            self.start, self.end, self.document_id,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with its source: `quote` is `text[start:end]` of the document, from the name to the departments."""

    region: str | None
    document_id: str
    document_title: str
    section_path: tuple[str, ...]
    number: str
    name: str
    text: str
    lead: tuple[str, ...]
    supporting: tuple[str, ...]
    deadline: str | None
    year: int | None
    quote: str
    start: int
    end: int

    def cells(self) -> tuple[object, ...]:
        """The row under TASK_COLUMNS."""
        return (
            self.region, self.document_title, _path(self.section_path), self.number, self.name, self.text,
            "、".join(self.lead), "、".join(self.supporting), self.deadline, self.year,
            self.quote, self.start, self.end, self.document_id,
        )  # fmt: skip


def target_rows(
    snapshot: Snapshot, regions: Iterable[str] = (), year: int | None = None, department: str = "", query: str = ""
) -> tuple[TargetRow, ...]:
    """The targets that fit all of the filters. Raises UnknownRegion."""
    found = snapshot.targets(
        regions=check_regions(regions, snapshot.catalog), year=year, department=department, query=query
    )
    return tuple(map(_target_row, found))


def task_rows(
    snapshot: Snapshot, regions: Iterable[str] = (), year: int | None = None, department: str = "", query: str = ""
) -> tuple[TaskRow, ...]:
    """The tasks that fit all of the filters. Raises UnknownRegion."""
    found = snapshot.tasks(
        regions=check_regions(regions, snapshot.catalog), year=year, department=department, query=query
    )
    return tuple(map(_task_row, found))


def sheet(columns: Sequence[str], rows: Iterable[TargetRow | TaskRow]) -> str:
    """The rows as CSV with a header, for spreadsheets: begins with a byte order mark and holds no formulas."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows(map(_safe, row.cells()) for row in rows)
    return BYTE_ORDER_MARK + file.getvalue()


def _safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _target_row(entry: TargetEntry) -> TargetRow:
    target = entry.record.target
    return TargetRow(
        region=_region(entry.document),
        document_id=entry.document.id,
        document_title=entry.document.title,
        section_path=entry.record.path,
        subject=target.subject,
        indicator=target.indicator,
        bound=target.bound,
        value=_number(target.value),
        value_to=None if target.value_to is None else _number(target.value_to),
        unit=target.unit,
        base_bound=target.base_bound,
        base_value=None if target.base is None else _number(target.base),
        base_year=target.base_year,
        deadline=target.deadline,
        year=target.year,
        binding=target.binding,
        lead=entry.lead,
        supporting=entry.supporting,
        quote=entry.record.quote,
        start=target.span.start,
        end=target.span.end,
    )


def _task_row(entry: TaskEntry) -> TaskRow:
    task = entry.record.task
    return TaskRow(
        region=_region(entry.document),
        document_id=entry.document.id,
        document_title=entry.document.title,
        section_path=entry.record.path,
        number=task.number,
        name=task.name,
        text=task.text,
        lead=task.lead,
        supporting=task.supporting,
        deadline=task.deadline,
        year=task.year,
        quote=entry.record.quote,
        start=task.span.start,
        end=task.span.end,
    )


def _region(document: CatalogEntry) -> str | None:
    return document.region.name if document.region else None


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _path(titles: tuple[str, ...]) -> str:
    return " > ".join(titles)
