"""The five plans through the whole pipeline, checked against their files."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.parse import parse
from ingest.types import Document, Period

REGIONS = ["清远市", "开平市", "阳江市", "阳西县", "龙川县"]
WITH_ANNEX = ["阳西县", "清远市", "开平市"]
PLAN_TASKS = "序号项目名称目标任务责任部门"
DATA = Path(__file__).parent / "data"


def compact(text: str) -> str:
    return re.sub(r"\s", "", text)


def rows_of(name: str) -> list[list[str]]:
    """The rows of a table of expectations, without its header."""
    return [line.split("\t") for line in (DATA / name).read_text("utf-8").splitlines()[1:]]


def source_of(document: Document) -> str:
    return Path(document.source).read_text("utf-8")


def without_furniture(region: str, text: str) -> str:
    """The file's words without page numbers, repeated table headers and the table of contents."""
    words = compact(text).replace("-15-", "")
    if region == "阳江市":
        words = re.sub(r"目录第一部分.*?(?=前言“)", "", words)
    head, header, rest = words.partition(PLAN_TASKS)
    return head + header + rest.replace(PLAN_TASKS, "")


@pytest.mark.parametrize("region", REGIONS)
def test_no_word_is_lost_added_or_moved(plans: dict[str, Document], region: str) -> None:
    document = plans[region]
    assert compact(document.text) == without_furniture(region, source_of(document))


@pytest.mark.parametrize("region", REGIONS)
def test_every_figure_of_the_file_is_in_the_text(plans: dict[str, Document], region: str) -> None:
    document = plans[region]
    text = document.text
    source = re.sub(r"(?s)目 录.*?前 言", "", source_of(document)).replace("- 15 -", "")
    figures = re.findall(r"\d+(?:\.\d+)?\s*%?", source)
    assert len(figures) > 20
    for figure in figures:
        assert compact(figure) in text
    assert len(re.findall(r"\d", text)) == len(re.findall(r"\d", source))


@pytest.mark.parametrize("region", REGIONS)
def test_passages_read_back_and_cover_the_text_once(plans: dict[str, Document], region: str) -> None:
    document = plans[region]
    covered = [0] * len(document.text)
    for index, passage in enumerate(document.passages):
        section = document.sections[passage.section]
        assert passage.index == index
        assert passage.text == document.text[passage.start : passage.end]
        assert section.start <= passage.start < passage.end <= section.end
        assert 1 <= len(passage.text) <= 450
        path: list[str] = []
        node = section
        while node.parent is not None:
            path.insert(0, node.title)
            node = document.sections[node.parent]
        assert passage.path == tuple(path)
        for position in range(passage.start, passage.end):
            covered[position] += 1
    assert max(covered) == 1
    left = "".join(char if not count else "\n" for char, count in zip(document.text, covered, strict=True))
    headings = {compact(section.title) for section in document.sections}
    assert {compact(line).rstrip("。") for line in left.splitlines() if line.strip()} <= headings


@pytest.mark.parametrize("region", REGIONS)
def test_lines_are_whole_paragraphs(plans: dict[str, Document], region: str) -> None:
    for line in plans[region].text.split("\n"):
        assert line.strip()
        assert line[0] not in "，。、；：！？”’）》%"
        cut_off = not re.search(r"[。；：:？！][”’）》]*$", line) and len(line) > 80 and "负责" not in line[-6:]
        assert not cut_off or line.endswith("、"), line


@pytest.mark.parametrize("region", WITH_ANNEX)
def test_annex_rows(plans: dict[str, Document], region: str) -> None:
    document = plans[region]
    (table,) = document.tables
    assert table.caption.endswith("重点任务")
    assert document.sections[table.section].title == "附件"
    expected = [row[1:] for row in rows_of("annexes.tsv") if row[0] == region]
    for row, (number, name, begin, end, departments) in zip(table.rows, expected, strict=True):
        assert [row.cells[column].text for column in (0, 1, 3)] == [number, name, departments]
        assert row.cells[2].text.startswith(begin)
        assert row.cells[2].text.endswith(end)


@pytest.mark.parametrize("region", WITH_ANNEX)
def test_annex_cells_stand_in_their_row(plans: dict[str, Document], region: str) -> None:
    document = plans[region]
    for row in document.tables[0].rows:
        assert row.section is not None
        section = document.sections[row.section]
        assert section.kind == "row"
        assert section.title == f"{row.cells[0].text} {row.cells[1].text}"
        for cell in row.cells:
            parts = [document.text[span.start : span.end] for span in cell.spans]
            assert compact("".join(parts)) == compact(cell.text)
            assert all(section.start <= span.start < span.end <= section.end for span in cell.spans)
        inside = [passage for passage in document.passages if passage.section == row.section]
        assert {passage.kind for passage in inside} == {"row"}
        assert any(passage.text == row.cells[3].text for passage in inside)


def test_columns_of_the_annexes(plans: dict[str, Document]) -> None:
    assert plans["清远市"].tables[0].columns == ("序号", "项目名称", "目标任务", "责任部门")
    assert plans["阳西县"].tables[0].columns == ("序号", "项目名称", "目标任务", "责任部门")
    assert plans["开平市"].tables[0].columns == ("序号", "工作名称", "工作任务", "责任单位")


def test_the_imprint_behind_the_annex_belongs_to_no_row(plans: dict[str, Document]) -> None:
    plan = plans["清远市"]
    last = plan.passages[-1]
    assert last.path == ("附件",)
    assert last.text.startswith("公开方式：主动公开\n抄送：市委有关部委办")


def test_indicators(plans: dict[str, Document]) -> None:
    (table,) = plans["阳江市"].tables
    assert table.caption == "阳江市教育发展“十四五”主要预期指标"
    assert table.columns == ("指标", "指标", "2020年", "2025年", "属性")
    assert [[cell.text for cell in row.cells] for row in table.rows] == rows_of("indicators.tsv")


@pytest.mark.parametrize(
    ("region", "title", "period"),
    [
        ("清远市", "清远市“百县千镇万村高质量发展工程”教育提升行动实施方案（2023—2027年）", Period(2023, 2027)),
        ("开平市", "开平市“百县千镇万村高质量发展工程”教育行动方案（2023—2027年）", Period(2023, 2027)),
        ("阳江市", "阳江市教育发展“十四五”规划", Period(2021, 2025)),
        ("阳西县", "阳西县“百县千镇万村高质量发展工程”教育行动重点任务", Period(2023, 2027)),
        ("龙川县", "龙川县推动基础教育“百校千师万生”高质量发展行动方案（2023-2027年）", Period(2023, 2027)),
    ],
)
def test_catalogue_entries(plans: dict[str, Document], region: str, title: str, period: Period) -> None:
    document = plans[region]
    assert (document.title, document.period) == (title, period)
    assert document.sections[0].title == title
    assert document.sha256 == hashlib.sha256(Path(document.source).read_bytes()).hexdigest()
    assert document.id == document.sha256[:12]


def test_issuer_number_and_date(plans: dict[str, Document]) -> None:
    plan = plans["清远市"]
    assert (plan.issuer, plan.number, plan.date) == ("清远市人民政府办公室", "清府办函〔2024〕15号", "2024年2月22日")
    assert all(plans[region].number is None for region in REGIONS if region != "清远市")


def test_heading_paths(plans: dict[str, Document]) -> None:
    for region, words, path in rows_of("paths.tsv"):
        found = [passage for passage in plans[region].passages if words in passage.text]
        assert [" / ".join(passage.path) for passage in found] == [path]


def test_traditional_characters_stay_as_they_are(plans: dict[str, Document]) -> None:
    (passage,) = [passage for passage in plans["阳江市"].passages if "構建督政、督學、評估監測" in passage.text]
    assert passage.path[-1] == "（一）转变督导工作思路，形成督导高效业态"


def test_kinds_of_sections(plans: dict[str, Document]) -> None:
    plan = plans["阳江市"]
    assert [section.title for section in plan.sections if section.kind == "box"][:2] == [
        "专栏1 立德树人思想铸魂工程",
        "专栏2 学前教育普惠发展工程",
    ]
    assert sum(section.kind == "box" for section in plan.sections) == 9
    notes = [section.title for section in plan.sections if section.kind == "footnote"]
    assert [note[0] for note in notes] == ["¹", "²"]
    assert [section.title for section in plan.sections if section.depth == 1] == [
        "前言",
        "第一部分 发展基础及未来形势",
        "第二部分 发展战略",
        "第三部分 主要行动",
        "第四部分 保障机制",
    ]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_copies_in_other_encodings_parse_alike(plans: dict[str, Document], encoding: str) -> None:
    for document in plans.values():
        copy = parse(source_of(document).encode(encoding), Path(document.source).name, document.source)
        assert copy.text == document.text
        assert copy.sections == document.sections
        assert copy.passages == document.passages
        assert copy.tables == document.tables
        assert (copy.title, copy.region, copy.period) == (document.title, document.region, document.period)
        assert copy.id != document.id


PIECES = """某某市教育规划|一、目标|（一）任务|1.优化布局。由各县制定。|2.|附件|附件：表|专栏1 工程|局
序号 项目名称 责任部门|1 校舍改造 市教育局|2|市教育局、|指标\t2025年|毛入学率\t95|\t96|第一条 甲。|¹ 注|甲¹乙
到2025年，建成学校10所，新增学位1.5万个，全面改善办学条件。|- 3 -|目 录|第一章 总则....1|| |（|”|%|a b|“百县"""
LINES = st.sampled_from(re.split(r"[|\n]", PIECES))


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.lists(LINES, min_size=1, max_size=25))
def test_any_order_of_lines_makes_a_sound_document(lines: list[str]) -> None:
    source = "\n".join(["正文。", *lines])
    document = parse(source.encode(), "文件.txt", "x")
    words = iter(compact(source))
    assert all(char in words for char in compact(document.text))
    for passage in document.passages:
        assert passage.text == document.text[passage.start : passage.end]
    for left, right in zip(document.passages, document.passages[1:], strict=False):
        assert left.end <= right.start
    for section in document.sections[1:]:
        parent = document.sections[section.parent or 0]
        assert parent.start <= section.start <= section.end <= parent.end
    for table in document.tables:
        assert all(len(row.cells) == len(table.columns) for row in table.rows)


def test_laws_parse_with_sane_outlines(shared: Path) -> None:
    path = shared / "corpora" / "laws.jsonl.gz"
    if not path.exists():
        pytest.skip("no corpus of laws beside this checkout")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        laws = [json.loads(line) for number, line in enumerate(file) if number % 24 == 0]
    assert len(laws) > 140
    right = 0
    for law in laws:
        document = parse(law["text"].encode(), f"{law['title']}.txt", law["path"])
        visible = re.sub(r"[\s\u200b\ufeff]", "", law["text"])
        assert len(compact(document.text)) > 0.97 * len(visible)
        stated = re.findall(r"(?m)^\s*(第[一二三四五六七八九十百千零]+条)(?![的和至、，。第规款])", law["text"])
        found = [section.title for section in document.sections if re.match(r"第[^章节编条]+条", section.title)]
        right += [title[: title.index("条") + 1] for title in found] == stated
    assert right > 0.97 * len(laws)
