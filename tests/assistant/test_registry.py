from __future__ import annotations

import csv
import dataclasses
import io

import pytest

from assistant.errors import UnknownRegion
from assistant.registry import BYTE_ORDER_MARK, TARGET_COLUMNS, TASK_COLUMNS, sheet, target_rows, task_rows
from assistant.service import Assistant


def test_a_row_of_an_indicator_table(assistant: Assistant) -> None:
    (row,) = target_rows(assistant.snapshot(), ["阳江"], 2025, query="巩固率")
    assert (row.region, row.subject, row.indicator) == ("阳江市", "九年义务教育", "九年义务教育巩固率")
    assert (row.bound, row.value, row.unit, row.binding) == ("=", 96, "%", "约束性")
    assert (row.base_value, row.base_bound, row.base_year) == (98.7, "=", 2020)
    document = assistant.snapshot().document(row.document_id)
    assert document.text[row.start : row.end] == row.quote


def test_a_task_with_those_responsible(assistant: Assistant) -> None:
    rows = task_rows(assistant.snapshot(), ["清远市"], department="编办")
    assert [(row.number, row.name, row.deadline) for row in rows] == [("5", "城乡教育共同体创建工程", "到2027年")]
    assert rows[0].lead == ("市教育局", "各县（市、区）人民政府")
    assert rows[0].supporting == ("市委编办", "市财政局", "市人力资源社会保障局")
    document = assistant.snapshot().document(rows[0].document_id)
    assert document.text[rows[0].start : rows[0].end] == rows[0].quote


def test_a_name_above_the_regions_means_all_below_it(assistant: Assistant) -> None:
    snapshot = assistant.snapshot()
    assert task_rows(snapshot, ["广东省"]) == task_rows(snapshot)


def test_an_unknown_region_is_an_error(assistant: Assistant) -> None:
    with pytest.raises(UnknownRegion, match="火星"):
        target_rows(assistant.snapshot(), ["火星"])


def test_the_sheet_has_a_mark_a_header_and_a_line_a_row(assistant: Assistant) -> None:
    for columns, rows in (
        (TARGET_COLUMNS, target_rows(assistant.snapshot(), ["阳江市"])),
        (TASK_COLUMNS, task_rows(assistant.snapshot(), ["清远市"])),
    ):
        text = sheet(columns, rows)
        assert text.startswith(f"{BYTE_ORDER_MARK}地区,文件,")
        header, *lines = csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK)))
        assert tuple(header) == columns
        assert len(lines) == len(rows)
        assert {len(line) for line in lines} == {len(columns)}


def test_the_sheet_says_bounds_in_words_and_lists_departments(assistant: Assistant) -> None:
    rows = target_rows(assistant.snapshot(), ["阳西县"], query="任职")
    (line,) = csv.DictReader(io.StringIO(sheet(TARGET_COLUMNS, rows).removeprefix(BYTE_ORDER_MARK)))
    assert (line["关系"], line["数值"], line["单位"], line["牵头单位"]) == ("不超过", "10", "年", "县教育局")
    assert line["配合单位"] == "县委组织部、县委编办、县人社局、各镇政府"
    assert line["原文"].endswith("领导人员在同一岗位连续任职一般不超过10年")


def test_no_cell_is_taken_for_a_formula(assistant: Assistant) -> None:
    (row,) = target_rows(assistant.snapshot(), ["阳西县"], query="任职")
    text = sheet(TARGET_COLUMNS, [dataclasses.replace(row, quote="=1+1", subject="@x", unit="-")])
    (line,) = csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK)))
    assert (line["原文"], line["对象"], line["单位"]) == ("'=1+1", "'@x", "'-")
