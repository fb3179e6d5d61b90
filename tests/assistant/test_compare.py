from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.citations import Citations
from assistant.compare import CONTENT, SILENT, UNCOVERED, Aspect, by_aspect, difference_of, table_of
from assistant.compose import Piece
from assistant.findings import Finding
from assistant.places import Place
from assistant.question import QuestionReader
from assistant.types import TableCell
from tests.assistant.conftest import KAIPING, LONGCHUAN, YANGXI, MakePlan, quote_of

Asked = Callable[..., list[Aspect]]


def finding(label: str, *pieces: Piece) -> Finding:
    region = {"龙川县": LONGCHUAN, "阳西县": YANGXI, "开平市": KAIPING}.get(label)
    return Finding(Place(label, (), region), pieces, (), 1.0 if pieces else 0.0)


@pytest.fixture
def asked(reader: QuestionReader) -> Asked:
    """What a question asks of places, and what each of them says."""

    def ask(*findings: Finding, question: str = "校长最多能连任几年") -> list[Aspect]:
        return [Aspect(CONTENT, reader.read(question), findings)]

    return ask


def test_a_row_a_place_with_the_marks_of_each_cell(make_plan: MakePlan, asked: Asked) -> None:
    document = make_plan()
    years = quote_of(document, "连续任职一般不超过12年")
    schools = quote_of(document, "建成5所寄宿制学校")
    deadline = quote_of(document, "到2025年")
    citations = Citations()
    table = table_of(
        asked(
            finding("龙川县", Piece("连续任职一般不超过12年", (years,))),
            finding("阳西县", Piece("建成5所", (deadline, schools)), Piece("不超过12年", (years, schools))),
        ),
        (),
        citations,
    )
    assert table is not None
    assert len(table.columns) == 2
    assert [row[0] for row in table.rows] == [TableCell(text="龙川县"), TableCell(text="阳西县")]
    assert table.rows[0][1] == TableCell(text="连续任职一般不超过12年", marks=(1,))
    assert table.rows[1][1] == TableCell(text="建成5所；不超过12年", marks=(2, 3, 1))
    assert len(citations.all()) == 3


def test_marks_are_those_of_the_text(make_plan: MakePlan, asked: Asked) -> None:
    quoted = quote_of(make_plan(), "连续任职一般不超过12年")
    citations = Citations()
    mark = citations.mark(quoted)
    table = table_of(asked(finding("阳西县"), finding("龙川县", Piece("12年", (quoted,)))), (), citations)
    assert table is not None
    assert table.rows[1][1].marks == (mark,)
    assert len(citations.all()) == 1


def test_a_silent_place_is_told(make_plan: MakePlan, asked: Asked) -> None:
    piece = Piece("12年", (quote_of(make_plan(), "12年"),))
    table = table_of(asked(finding("龙川县", piece), finding("阳西县")), (), Citations())
    assert table is not None
    assert table.rows[1][1] == TableCell(text=SILENT)
    assert SILENT == "未提及"


def test_a_division_without_documents_is_told_after_the_places(make_plan: MakePlan, asked: Asked) -> None:
    piece = Piece("12年", (quote_of(make_plan(), "12年"),))
    table = table_of(asked(finding("龙川县", piece)), (YANGXI,), Citations())
    assert table is not None
    assert [row[0].text for row in table.rows] == ["龙川县", "阳西县"]
    assert table.rows[1][1] == TableCell(text=UNCOVERED)
    assert table_of(asked(finding("龙川县")), (YANGXI,), Citations()) is None


def test_arithmetic_stands_in_its_cell(make_plan: MakePlan, asked: Asked) -> None:
    piece = Piece("12年", (quote_of(make_plan(), "12年"),), arithmetic="；增加2年（12-10）")
    table = table_of(asked(finding("龙川县", piece), finding("阳西县")), (), Citations())
    assert table is not None
    assert table.rows[0][1].text == "12年；增加2年（12-10）"


def test_nothing_to_compare(make_plan: MakePlan, asked: Asked) -> None:
    piece = Piece("12年", (quote_of(make_plan(), "12年"),))
    assert table_of([], (), Citations()) is None
    assert table_of(asked(finding("龙川县", piece)), (), Citations()) is None
    assert table_of(asked(finding("龙川县"), finding("阳西县")), (), Citations()) is None


# -------------------------------------------------------------------------------------------------------- differences

PLAN = """{name}教育行动方案（2023—2027年）

一、主要目标

到2025年，{goals}。

二、保障措施

加强组织领导，落实责任。
"""


def say(make_plan: MakePlan, label: str, goals: str) -> Finding:
    document = make_plan(PLAN.format(name=label, goals=goals), f"{label}.txt")
    return finding(label, Piece(goals, (quote_of(document, goals),)))


@pytest.mark.parametrize(
    ("question", "longchuan", "yangxi", "expected"),
    [
        (
            "校长最多能连任几年",
            "校长在同一岗位连续任职一般不超过12年",
            "校长在同一岗位连续任职不超过10年",
            "龙川县比阳西县长2年（12-10）。[1][2]",
        ),
        (
            "高中毛入学率要达到百分之几",
            "全县高中阶段教育毛入学率达到95.5%以上",
            "高中阶段教育毛入学率保持在97%以上",
            "阳西县比龙川县高1.5个百分点（97%-95.5%）。[2][1]",
        ),
        ("要建多少所寄宿制学校", "建成3所寄宿制学校", "新建3所寄宿制学校", "两地相同：均为3所。[1][2]"),
        (
            "九年义务教育巩固率要达到百分之几",
            "九年义务教育巩固率达到96%以上，高中阶段教育毛入学率达到97%以上",
            "九年义务教育巩固率保持在95%以上",
            "九年义务教育巩固率：龙川县比阳西县高1个百分点（96%-95%）。[1][2]",
        ),
    ],
)
def test_the_difference_of_one_goal(
    make_plan: MakePlan, asked: Asked, question: str, longchuan: str, yangxi: str, expected: str
) -> None:
    (aspect,) = asked(say(make_plan, "龙川县", longchuan), say(make_plan, "阳西县", yangxi), question=question)
    citations = Citations()
    citations.marks(tuple(one for found in aspect.findings for piece in found.pieces for one in piece.quotes))
    said = difference_of(aspect, True, citations)
    assert sorted(said) == sorted(expected)
    assert said.partition("。")[0] == expected.partition("。")[0]


@pytest.mark.parametrize(
    ("question", "longchuan", "yangxi"),
    [
        # other things, other bounds, other units, ranges, numerals that no quote has in digits
        ("教师交流比例要达到百分之几", "教师交流人数不低于教师总数5%", "教师交流人数不低于符合条件教师的10%"),
        ("校长最多能连任几年", "校长在同一岗位连续任职不超过12年", "校长在同一岗位连续任职不少于10年"),
        ("校长最多能连任几年", "校长在同一岗位连续任职不超过12年", "校长在同一岗位连续任职不超过4个学期"),
        ("要建多少所寄宿制学校", "建成1～2所寄宿制学校", "建成3所寄宿制学校"),
        ("要建多少所寄宿制学校", "建成三所寄宿制学校", "建成4所寄宿制学校"),
        ("要建多少所寄宿制学校", "建成3所寄宿制学校", "建成4所规范化公办中心幼儿园"),
        ("要建多少所寄宿制学校", "建成3所寄宿制学校", "到2026年建成4所寄宿制学校"),
        ("寄宿制学校什么时候建成", "建成3所寄宿制学校", "建成4所寄宿制学校"),
    ],
)
def test_no_difference_of_what_may_be_two_things(
    make_plan: MakePlan, asked: Asked, question: str, longchuan: str, yangxi: str
) -> None:
    (aspect,) = asked(say(make_plan, "龙川县", longchuan), say(make_plan, "阳西县", yangxi), question=question)
    assert difference_of(aspect, True, Citations()) == ""


def test_the_difference_of_three_places(make_plan: MakePlan, asked: Asked) -> None:
    said = "校长在同一岗位连续任职不超过{}年"
    told = [
        say(make_plan, name, said.format(years)) for name, years in (("龙川县", 10), ("阳西县", 12), ("开平市", 10))
    ]
    (aspect,) = asked(*told)
    assert difference_of(aspect, True, Citations()).startswith(
        "最长的是阳西县，最短的是龙川县、开平市，相差2年（12-10）。"
    )
    (aspect,) = asked(told[0], finding("阳西县"), told[2])
    assert difference_of(aspect, True, Citations()).startswith("龙川县、开平市相同：均不超过10年。")


def test_a_goal_is_named_where_nothing_else_does(make_plan: MakePlan, asked: Asked) -> None:
    said = "九年义务教育巩固率达到{}%以上，高中阶段教育毛入学率达到97%以上"
    told = [say(make_plan, name, said.format(rate)) for name, rate in (("龙川县", 96), ("阳西县", 95))]
    (aspect,) = asked(*told, question="九年义务教育巩固率要达到百分之几")
    assert difference_of(aspect, True, Citations()).startswith("九年义务教育巩固率：龙川县比阳西县高")
    assert difference_of(aspect, False, Citations()).startswith("龙川县比阳西县高")


def test_a_column_an_aspect(make_plan: MakePlan, reader: QuestionReader) -> None:
    shares = say(make_plan, "龙川县", "公办幼儿园占比达到55%")
    term = say(make_plan, "阳西县", "校长任期为5年")
    aspects = by_aspect(
        [
            Aspect("公办幼儿园占比", reader.read("龙川和阳西的公办幼儿园占比是多少"), (shares, term)),
            Aspect("校长任期", reader.read("龙川和阳西的校长任期是多少年"), (shares, term)),
        ]
    )
    table = table_of(aspects, (), Citations())
    assert table is not None
    assert table.columns == ("地区", "公办幼儿园占比", "校长任期")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["龙川县", "公办幼儿园占比达到55%", SILENT],
        ["阳西县", SILENT, "校长任期为5年"],
    ]
    assert by_aspect(aspects[:1]) == []
