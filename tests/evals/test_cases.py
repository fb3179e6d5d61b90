from __future__ import annotations

from pathlib import Path

import pytest

from assistant.types import Answer, AnswerTable, Refusal, TableCell
from evals.cases import Case, faults, load_cases


def answer(text: str, *, table: AnswerTable | None = None, refused: bool = False) -> Answer:
    return Answer(
        id="a",
        question="问",
        standalone_question="问",
        answer=text,
        answerable=not refused,
        refusal=Refusal(reason="no_evidence", message=text) if refused else None,
        table=table,
        latency_ms=1.0,
    )


def case(*must: tuple[str, ...], must_not: tuple[str, ...] = (), answerable: bool = True) -> Case:
    return Case("q", "number", "问", (), answerable, must, must_not)


@pytest.mark.parametrize(
    ("key", "given", "expected"),
    [
        (case(("12年",)), answer("不超过１２ 年。[1]"), []),
        (case(("5个", "五个")), answer("建成五个"), []),
        (case(("12年",), ("校长",)), answer("校长10年"), ["lacks 12年"]),
        (case(("12年",), must_not=("10年",)), answer("12年，不是10 年"), ["says 10年"]),
        (case(("12年",)), answer("没有依据", refused=True), ["refused"]),
        (case(answerable=False), answer("没有依据", refused=True), []),
        (case(answerable=False), answer("12年"), ["answered what no document answers"]),
        (case(must_not=("12年",), answerable=False), answer("没有，12年", refused=True), ["says 12年"]),
    ],
)
def test_faults(key: Case, given: Answer, expected: list[str]) -> None:
    assert faults(key, given) == expected


def test_the_cells_of_a_table_are_part_of_the_answer() -> None:
    table = AnswerTable(
        columns=("地区", "指标"), rows=((TableCell(text="清远市"), TableCell(text="12年", marks=(1,))),)
    )
    assert faults(case(("12年",)), answer("见表。", table=table)) == []


def test_load_cases(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(
        '{"id": "q1", "type": "number", "turns": ["甲"], "question": "乙", "answerable": true, "must": [["一", "1"]],'
        ' "must_not": ["二"], "gold": [], "why": ""}\n\n',
        encoding="utf-8",
    )
    assert load_cases(path) == [Case("q1", "number", "乙", ("甲",), True, (("一", "1"),), ("二",))]


def test_load_cases_names_the_question_with_a_wrong_key(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(
        '{"id": "q1", "type": "n", "turns": [], "question": "乙", "answerable": true, "must": "一", "must_not": []}',
        encoding="utf-8",
    )
    with pytest.raises(TypeError, match="q1"):
        load_cases(path)
