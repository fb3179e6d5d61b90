from __future__ import annotations

import pytest

from assistant.citations import Quote
from assistant.compose import Piece, departments_piece, piece_of, pieces_of
from assistant.figures import normal_figures
from assistant.tasks import tasks_of
from ingest.types import Document
from tests.assistant.conftest import MakePlan, Weighed

TENURE = "校长在同一岗位最多任职几年？"


def first_piece(weighed: Weighed, document: Document, question: str) -> Piece:
    reading, evidence = weighed(question, document)
    return pieces_of(reading, evidence)[0]


def test_no_evidence_no_pieces(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, _ = weighed(TENURE, make_plan())
    assert pieces_of(reading, []) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (TENURE, "校长在同一岗位连续任职一般不超过12年"),
        ("每学期培训教师几次？", "每学期培训教师2次以上"),
    ],
)
def test_the_clause_that_answers(weighed: Weighed, make_plan: MakePlan, question: str, expected: str) -> None:
    piece = first_piece(weighed, make_plan(), question)
    assert expected in piece.text
    assert len(piece.text) <= len(expected) + 10


def test_quotes_are_verbatim_and_carry_the_words(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan()
    for question in (TENURE, "要建成几所寄宿制学校？", "教师本科率要达到多少？", "怎么加强组织领导？"):
        piece = first_piece(weighed, document, question)
        quoted = "，".join(quote.text for quote in piece.quotes)
        assert all(document.text[quote.start : quote.end] == quote.text for quote in piece.quotes)
        assert normal_figures(piece.text) <= normal_figures(quoted)
        assert piece.text == quoted


def test_a_deadline_that_governs_is_told_and_quoted(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan()
    piece = first_piece(weighed, document, "教师本科率要达到多少？")
    assert piece.text.startswith("到2025年，")
    deadline, clause = piece.quotes
    assert deadline.text == "到2025年"
    assert "90%" in clause.text
    assert deadline.end <= clause.start


def test_a_clause_without_a_deadline_gets_none(weighed: Weighed, make_plan: MakePlan) -> None:
    piece = first_piece(weighed, make_plan(), TENURE)
    assert "20" not in piece.text
    assert len(piece.quotes) == 1


def test_the_mark_of_a_list_is_left_out(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("甲规划\n\n一、任务\n\n1.校车要覆盖全部12个村镇。\n")
    (quote,) = first_piece(weighed, document, "校车要覆盖多少个村镇？").quotes
    assert quote.text == "校车要覆盖全部12个村镇"


def test_what_two_statements_say_alike_is_told_once(weighed: Weighed, make_plan: MakePlan) -> None:
    measure = "建立未返校学生定期报告制度和家访制度，及时跟进劝返复学。"
    document = make_plan(f"甲规划\n\n一、任务\n\n{measure}\n\n二、保障\n\n{measure}\n")
    reading, evidence = weighed("怎么劝返未返校学生复学？", document)
    assert len(evidence) >= 2
    assert len(pieces_of(reading, evidence)) == 1


def test_a_long_sentence_is_cut_to_the_clauses_that_answer(weighed: Weighed, make_plan: MakePlan) -> None:
    padding = "，".join(["加强统筹协调形成工作合力"] * 12)
    document = make_plan(f"甲规划\n\n一、任务\n\n{padding}，新建寄宿制学校5所，{padding}。\n")
    piece = first_piece(weighed, document, "新建寄宿制学校几所？")
    assert "新建寄宿制学校5所" in piece.text
    assert len(piece.text) <= 80


def test_a_row_of_indicators_is_said_as_a_sentence(weighed: Weighed, make_plan: MakePlan) -> None:
    table = "指标\t2020年\t2025年\t属性\n学前教育毛入园率（%）\t95\t98\t预期性\n巩固率（%）\t96\t97\t约束性\n"
    document = make_plan(f"甲规划\n\n一、指标\n\n{table}\n二、保障\n\n加强领导。\n")
    assert len(document.tables) == 1
    piece = first_piece(weighed, document, "学前教育毛入园率2025年是多少？")
    assert piece.text == "学前教育毛入园率：2025年98%（预期性）"
    both = first_piece(weighed, document, "学前教育毛入园率现在和2025年分别是多少？")
    assert both.text == "学前教育毛入园率：2020年95%，2025年98%（预期性）"
    row, header = piece.quotes
    assert all(quote.text == document.text[quote.start : quote.end] for quote in piece.quotes)
    assert "98" in row.text
    assert header.text == "指标\t2020年\t2025年\t属性"
    assert piece.grounded
    assert not Piece(piece.text, (row,)).grounded


def test_a_difference_is_arithmetic_and_no_words_of_the_document(weighed: Weighed, make_plan: MakePlan) -> None:
    table = "指标\t2020年\t2025年\n小学在校生（万人）\t30.1\t32.4\n中学在校生（万人）\t>9\t12\n"
    document = make_plan(f"甲规划\n\n一、指标\n\n{table}\n二、保障\n\n加强领导。\n")
    piece = first_piece(weighed, document, "小学在校生2025年比2020年增加多少？")
    assert (piece.text, piece.arithmetic) == (
        "小学在校生：2020年30.1万人，2025年32.4万人",
        "；增加2.3万人（32.4-30.1）",
    )
    assert piece.grounded
    assert first_piece(weighed, document, "中学在校生2025年比2020年增加多少？").arithmetic == ""


@pytest.mark.parametrize(
    ("text", "grounded"),
    [
        ("不超过12年", True),
        ("不超过12%", True),
        ("不超过10年", False),
        ("一般不超过", True),
        ("到2027年不超过12年", False),
    ],
)
def test_a_piece_is_grounded_where_its_quotes_have_its_figures(make_plan: MakePlan, text: str, grounded: bool) -> None:
    document = make_plan()
    start = document.text.index("校长在同一岗位")
    quote = Quote(document, document.passages[0], start, document.text.index("。", start))
    assert Piece(text, (quote,)).grounded == grounded


def test_departments_piece(make_plan: MakePlan) -> None:
    (_, task) = tasks_of(make_plan())
    piece = departments_piece(task)
    assert piece.text == "教师培训工程：县教育局、县残联"
    assert [quote.text for quote in piece.quotes] == ["教师培训工程", "县教育局、县残联"]


def test_a_piece_of_any_evidence_stays_on_one_line(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, evidence = weighed("教育行动有哪些重点任务？", make_plan())
    assert evidence
    assert all("\n" not in piece_of(reading, one).text for one in evidence)


def test_an_exception_is_told_with_its_rule(weighed: Weighed, make_plan: MakePlan) -> None:
    rule = "校长提拔任用前，一般有在2所以上义务教育学校工作的经历，直接提拔至农村学校任职的除外，并接受考核。"
    reading, evidence = weighed("校长提拔前要在几所学校工作过？", make_plan(f"甲规划\n\n一、任用\n\n{rule}\n"))
    (piece,) = pieces_of(reading, evidence[:1])
    assert "2所以上" in piece.text
    assert piece.text.endswith("除外")


def test_a_ruling_is_cut_to_its_clauses(weighed: Weighed, make_plan: MakePlan) -> None:
    long = "落实国家课程方案，统筹规划国家课程和地方课程的实施，加强地方课程教学管理，大幅减少地方课程的种类和课时"
    piece = first_piece(weighed, make_plan(f"{long}，高中不设地方课程，发展乡土文化。"), "高中还要不要开地方课程？")
    assert "高中不设地方课程" in piece.text
    assert len(piece.text) <= 70
