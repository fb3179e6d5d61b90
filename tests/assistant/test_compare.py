from __future__ import annotations

from assistant.citations import Citations, Quote
from assistant.compare import SILENT, UNCOVERED, table_of
from assistant.compose import Piece
from assistant.findings import Finding
from assistant.places import Place
from assistant.types import TableCell
from ingest.types import Document
from tests.assistant.conftest import LONGCHUAN, YANGXI, MakePlan


def quote(document: Document, words: str) -> Quote:
    start = document.text.index(words)
    passage = next(passage for passage in document.passages if passage.start <= start < passage.end)
    return Quote(document, passage, start, start + len(words))


def finding(label: str, *pieces: Piece) -> Finding:
    region = {"龙川县": LONGCHUAN, "阳西县": YANGXI}.get(label)
    return Finding(Place(label, (), region), pieces, (), 1.0 if pieces else 0.0)


def test_a_row_a_place_with_the_marks_of_each_cell(make_plan: MakePlan) -> None:
    document = make_plan()
    years = quote(document, "连续任职一般不超过12年")
    schools = quote(document, "建成5所寄宿制学校")
    deadline = quote(document, "到2025年")
    citations = Citations()
    table = table_of(
        [
            finding("龙川县", Piece("连续任职一般不超过12年", (years,))),
            finding("阳西县", Piece("建成5所", (deadline, schools)), Piece("不超过12年", (years, schools))),
        ],
        (),
        citations,
    )
    assert table is not None
    assert len(table.columns) == 2
    assert [row[0] for row in table.rows] == [TableCell(text="龙川县"), TableCell(text="阳西县")]
    assert table.rows[0][1] == TableCell(text="连续任职一般不超过12年", marks=(1,))
    assert table.rows[1][1] == TableCell(text="建成5所；不超过12年", marks=(2, 3, 1))
    assert len(citations.all()) == 3


def test_marks_are_those_of_the_text(make_plan: MakePlan) -> None:
    quoted = quote(make_plan(), "连续任职一般不超过12年")
    citations = Citations()
    mark = citations.mark(quoted)
    table = table_of([finding("阳西县"), finding("龙川县", Piece("12年", (quoted,)))], (), citations)
    assert table is not None
    assert table.rows[1][1].marks == (mark,)
    assert len(citations.all()) == 1


def test_a_silent_place_is_told(make_plan: MakePlan) -> None:
    piece = Piece("12年", (quote(make_plan(), "12年"),))
    table = table_of([finding("龙川县", piece), finding("阳西县")], (), Citations())
    assert table is not None
    assert table.rows[1][1] == TableCell(text=SILENT)
    assert SILENT == "未提及"


def test_a_division_without_documents_is_told_after_the_places(make_plan: MakePlan) -> None:
    piece = Piece("12年", (quote(make_plan(), "12年"),))
    table = table_of([finding("龙川县", piece)], (YANGXI,), Citations())
    assert table is not None
    assert [row[0].text for row in table.rows] == ["龙川县", "阳西县"]
    assert table.rows[1][1] == TableCell(text=UNCOVERED)
    assert table_of([finding("龙川县")], (YANGXI,), Citations()) is None


def test_arithmetic_stands_in_its_cell(make_plan: MakePlan) -> None:
    piece = Piece("12年", (quote(make_plan(), "12年"),), arithmetic="；增加2年（12-10）")
    table = table_of([finding("龙川县", piece), finding("阳西县")], (), Citations())
    assert table is not None
    assert table.rows[0][1].text == "12年；增加2年（12-10）"


def test_nothing_to_compare(make_plan: MakePlan) -> None:
    piece = Piece("12年", (quote(make_plan(), "12年"),))
    assert table_of([], (), Citations()) is None
    assert table_of([finding("龙川县", piece)], (), Citations()) is None
    assert table_of([finding("龙川县"), finding("阳西县")], (), Citations()) is None
