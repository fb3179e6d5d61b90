from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from assistant.statements import Statement, deadline_before, deadlines_in, statements_of
from ingest.parse import parse
from ingest.types import Document, Span
from tests.assistant.conftest import MakePlan


def all_of(document: Document) -> list[Statement]:
    return [statement for passage in document.passages for statement in statements_of(document, passage)]


def with_words(document: Document, words: str) -> Statement:
    (found,) = (statement for statement in all_of(document) if words in statement.text)
    return found


def text_of(document: Document, span: Span | None) -> str | None:
    return None if span is None else document.text[span.start : span.end]


def test_a_statement_is_a_sentence_or_what_stands_between_semicolons(make_plan: MakePlan) -> None:
    texts = [statement.text for statement in all_of(make_plan())]
    assert "到2025年，新增公办学位1,200个，建成5所寄宿制学校；" in texts
    assert "教师本科率（含在读，不含代课）达到90%。" in texts
    assert "校长在同一岗位连续任职一般不超过12年。" in texts


def test_clauses_part_at_commas_but_not_in_numbers_or_brackets(make_plan: MakePlan) -> None:
    document = make_plan()
    clauses = with_words(document, "1,200").clauses
    assert [clause.text for clause in clauses] == ["到2025年", "新增公办学位1,200个", "建成5所寄宿制学校"]
    assert [figure.text for clause in clauses for figure in clause.figures] == ["2025年", "1,200个", "5所"]
    (clause,) = with_words(document, "本科率").clauses
    assert clause.text == "教师本科率（含在读，不含代课）达到90%"


def test_a_deadline_holds_for_what_follows_it_in_the_paragraph(make_plan: MakePlan) -> None:
    document = make_plan()
    assert text_of(document, with_words(document, "本科率").deadline) == "到2025年"
    assert text_of(document, with_words(document, "课后服务").deadline) == "到2025年"
    assert with_words(document, "12年").deadline is None


@pytest.mark.parametrize(
    "between",
    ["2020年本科率为91%。", "截至2022年底，建成中学4所。", "2021—2022年，新建中学4所。", "2020年，本科率为91%。"],
)
def test_a_year_of_its_own_ends_an_earlier_deadline(make_plan: MakePlan, between: str) -> None:
    document = make_plan(f"甲规划\n\n一、目标\n\n到2025年，建成幼儿园8所。{between}全县共有教师900名。\n")
    teachers = with_words(document, "900名")
    assert deadline_before(teachers, teachers.start) is None
    other = with_words(document, between[-6:])
    assert text_of(document, deadline_before(other, other.end)) != "到2025年"


def test_the_deadline_before_a_position_is_the_nearest(make_plan: MakePlan) -> None:
    document = make_plan("甲规划\n\n一、目标\n\n到2025年，建成5所，到2027年，建成8所；校车覆盖所有村镇。\n")
    statement = with_words(document, "建成5所")
    five, eight = (document.text.index(words) for words in ("建成5所", "建成8所"))
    assert text_of(document, deadline_before(statement, five)) == "到2025年"
    assert text_of(document, deadline_before(statement, eight)) == "到2027年"
    assert deadline_before(statement, statement.start) is None
    cars = with_words(document, "校车")
    assert text_of(document, deadline_before(cars, cars.start)) is not None


def test_a_heading_is_a_title_and_not_a_sentence(make_plan: MakePlan) -> None:
    statements = {statement.text: statement for statement in all_of(make_plan())}
    assert statements["一、主要目标"].is_title
    assert not statements["加强组织领导，落实责任。"].is_title
    assert "保障措施" in statements["加强组织领导，落实责任。"].heading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年底，全面完成", ["到2025年底"]),
        ("2024年起实行", ["2024年起"]),
        ("“十四五”期间新增", ["“十四五”期间"]),
        ("2024年3月底前制定", ["2024年3月底前"]),
        ("2023—2027年期间，创建", ["2023—2027年期间"]),
        ("力争到2027年达到", ["力争到2027年"]),
        ("到2025年建成，到2027年提高", ["到2025年", "到2027年"]),
        ("连续任职不超过12年", []),
        ("落实《行动方案（2023—2027年）》", []),
        ("到2027年落实《2023年方案》", ["到2027年"]),
        ("九年义务教育", []),
    ],
)
def test_deadlines_in(text: str, expected: list[str]) -> None:
    assert [match.group() for match in deadlines_in(text)] == expected


PLANS = ("清远", "开平", "阳江", "阳西", "龙川")


@pytest.mark.parametrize("name", PLANS)
def test_statements_of_the_plans_lie_in_their_passage_in_order(plans_dir: Path, name: str) -> None:
    (path,) = plans_dir.glob(f"{name}*")
    document = parse(path.read_bytes(), path.name, str(path))
    for passage in document.passages:
        statements = statements_of(document, passage)
        for statement in statements:
            assert document.text[statement.start : statement.end] == statement.text
            assert passage.start <= statement.start < statement.end <= passage.end
            assert statement.clauses
            for clause in statement.clauses:
                assert document.text[clause.start : clause.end] == clause.text
                assert statement.start <= clause.start < clause.end <= statement.end
                assert statement.row is not None or len(clause.folded) == len(clause.text)
        assert all(before.end <= after.start for before, after in pairwise(statements))


def test_a_row_of_indicators_is_a_statement_with_its_header(plans_dir: Path) -> None:
    (path,) = plans_dir.glob("阳江*")
    document = parse(path.read_bytes(), path.name, str(path))
    rows = [statement for statement in all_of(document) if statement.row is not None]
    assert len(rows) == 14
    (statement,) = (one for one in rows if "双师型" in one.text)
    (clause,) = statement.clauses
    assert "2020年" in clause.folded
    assert "63.68" in clause.folded


def test_a_year_that_is_a_base_is_no_deadline() -> None:
    assert deadlines_in("在2020年基础上新增学位1.5万个") == []
    assert [match.group() for match in deadlines_in("到2025年，新增学位1.5万个")] == ["到2025年"]


def test_the_clauses_of_an_item_begin_with_those_of_its_lead_in(make_plan: MakePlan) -> None:
    document = make_plan("甲办法\n\n第一条 学校有下列行为的，处罚款：\n\n（一）乱收费的；\n\n（二）乱补课的，从重。\n")
    item = with_words(document, "乱补课")
    assert [clause.text for clause in item.clauses[: item.governed]] == ["第一条 学校有下列行为的", "处罚款"]
    assert [clause.text for clause in item.clauses[item.governed :]] == ["（二）乱补课的", "从重"]
    assert item.item == 1
    assert with_words(document, "有下列行为").item is None


def test_a_condition_behind_a_semicolon_depends_on_the_opening(make_plan: MakePlan) -> None:
    document = make_plan("甲办法\n\n学校乱收费的，责令改正；拒不改正的，处罚款；组织宣传。\n")
    depending = with_words(document, "处罚款")
    assert text_of(document, depending.opening) == "学校乱收费的，责令改正；"
    assert text_of(document, depending.whole) == "学校乱收费的，责令改正；拒不改正的，处罚款；"
    assert with_words(document, "组织宣传").opening is None
