"""`eduplan targets` and `eduplan tasks`: the registry as a table, as JSON or as a sheet."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from collections.abc import Sequence
from typing import Literal

from assistant.registry import (
    BOUND_WORDS,
    TARGET_COLUMNS,
    TASK_COLUMNS,
    TargetRow,
    TaskRow,
    sheet,
    target_rows,
    task_rows,
)
from assistant.settings import Settings
from assistant.wiring import build_assistant
from ingest.types import Bound
from ui.text_table import text_table

Form = Literal["table", "json", "csv"]

UNBROKEN = 10_000  # the width where nobody looks: a line stays a line for grep


def targets(
    settings: Settings, regions: Sequence[str], year: int | None, department: str, query: str, form: Form
) -> int:
    """Print the targets that fit. Raises UnknownRegion."""
    rows = target_rows(build_assistant(settings).snapshot(), regions, year, department, query)
    if form == "table":
        cells = [(row.region or "", row.subject, row.indicator, figure(row), row.deadline or "") for row in rows]
        _print_table(("地区", "对象", "指标", "目标", "期限"), cells, "指标")
    else:
        _print_rows("targets", TARGET_COLUMNS, rows, form)
    return 0


def tasks(settings: Settings, regions: Sequence[str], year: int | None, department: str, query: str, form: Form) -> int:
    """Print the tasks that fit. Raises UnknownRegion."""
    rows = task_rows(build_assistant(settings).snapshot(), regions, year, department, query)
    if form == "table":
        cells = [
            (row.region or "", row.number, row.name, "、".join(row.lead), "、".join(row.supporting), row.deadline or "")
            for row in rows
        ]
        _print_table(("地区", "编号", "任务", "牵头", "配合", "期限"), cells, "任务")
    else:
        _print_rows("tasks", TASK_COLUMNS, rows, form)
    return 0


def figure(row: TargetRow) -> str:
    """The figure of a target as it is said: 不低于95%, 1～2所, 96%（2020年98.7%）."""
    upper = "" if row.value_to is None else f"～{row.value_to}"
    figure = f"{_word(row.bound)}{row.value}{upper}{row.unit}"
    if row.base_value is None:
        return figure
    year = f"{row.base_year}年" if row.base_year else "基期"
    return f"{figure}（{year}{_word(row.base_bound)}{row.base_value}）"


def _word(bound: Bound | None) -> str:
    return "" if bound in (None, "=") else BOUND_WORDS[bound]


def _print_table(columns: Sequence[str], cells: Sequence[Sequence[str]], noun: str) -> None:
    if not cells:
        print(f"没有符合条件的{noun}", file=sys.stderr)
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else UNBROKEN
    print("\n".join(text_table(columns, cells, width)))


def _print_rows(
    name: str, columns: Sequence[str], rows: Sequence[TargetRow | TaskRow], form: Literal["json", "csv"]
) -> None:
    if form == "json":
        print(json.dumps({name: [dataclasses.asdict(row) for row in rows]}, ensure_ascii=False, indent=2))
    else:
        sys.stdout.write(sheet(columns, rows).replace("\r\n", "\n"))
