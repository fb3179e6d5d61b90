from __future__ import annotations

from ingest.parse import parse
from ingest.types import Document, Table

INDICATORS = """某某市教育规划

二、主要目标

某某市教育主要指标
指 标\t\t2020 年\t2025 年\t属性
学前教育\t在园幼儿（万人）\t10.7\t11\t预期性
\t毛入园率（%）\t>100\t100\t预期性
高中阶段\t毛入学率（%）\t>95\t\t约束性

三、保障措施
"""


def document(text: str) -> Document:
    return parse(text.encode(), "规划.txt", "规划.txt")


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_table_with_tabs() -> None:
    (table,) = document(INDICATORS).tables
    assert table.caption == "某某市教育主要指标"
    assert table.columns == ("指标", "指标", "2020年", "2025年", "属性")
    assert rows(table) == [
        ["学前教育", "在园幼儿（万人）", "10.7", "11", "预期性"],
        ["学前教育", "毛入园率（%）", ">100", "100", "预期性"],
        ["高中阶段", "毛入学率（%）", ">95", "", "约束性"],
    ]


def test_cells_stand_where_they_say() -> None:
    read = document(INDICATORS)
    (table,) = read.tables
    for row in table.rows:
        for cell in row.cells:
            assert cell.text == "".join(read.text[span.start : span.end] for span in cell.spans)
    assert table.rows[1].cells[0].spans == table.rows[0].cells[0].spans
    assert table.rows[2].cells[3].spans == ()


def test_a_table_keeps_its_tabs_in_the_text() -> None:
    text = document(INDICATORS).text
    assert "指标\t\t2020年\t2025年\t属性\n学前教育\t在园幼儿（万人）\t10.7\t11\t预期性\n\t毛入园率（%）\t>100" in text


def test_a_table_without_header() -> None:
    (table,) = document("某某市台账\n1\t城关小学\t360\n2\t河口小学\t270\n").tables
    assert table.columns == ("", "", "")
    assert rows(table) == [["1", "城关小学", "360"], ["2", "河口小学", "270"]]


def test_a_numbered_table_that_kept_its_grid_stays_one_row_a_line() -> None:
    read = document("任务表\n序号\t项目名称\t责任单位\n1\t校舍 改造\t\n2\t校车运营\t市交通局\n")
    (table,) = read.tables
    assert rows(table) == [["1", "校舍改造", ""], ["2", "校车运营", "市交通局"]]
    assert [passage.kind for passage in read.passages] == ["table"] * 3


def test_tabs_of_indentation_and_single_tabs_are_no_table() -> None:
    read = document("\t\t\t某某市教育规划\n\t\t前言\n\t为了教育发展，制定本规划。\n一、\t总则\n适用于本市。\n")
    assert read.tables == ()
    assert read.text == "某某市教育规划\n前言\n为了教育发展，制定本规划。\n一、总则\n适用于本市。"


def test_a_cell_that_a_page_break_parted_has_several_spans(plans: dict[str, Document]) -> None:
    plan = plans["开平市"]
    row = plan.tables[0].rows[4]
    task = row.cells[2]
    assert len(task.spans) == 4
    assert "参加广东省新强师工程、北师大全员轮训、鹤山和珠海对口帮扶培训" in task.text
    departments = row.cells[3]
    assert task.spans[0].end < departments.spans[0].start < task.spans[1].start
