from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.types import Answer, AnswerTable, TableCell
from evals.cases import Case
from evals.correctness import faults, fold, holds, limit_of


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("不超过１２ 年。", "12年", True),
        ("占95%", "5%", False),
        ("占0.5%", "5%", False),
        ("占5%", "5%", True),
        ("建125所", "25所", False),
        ("2025年", "2025", True),
        ("20251", "2025", False),
        ("4.92万", "4.9", False),
        ("建十五所", "五所", False),
        ("建五所", "五所", True),
        ("百分之五十", "百分之五", False),
        ("百分之五以上", "百分之五", True),
        ("市教育局", "教育局", True),
        ("1,234人", "1234人", True),
        ("1,234人", "234人", False),
    ],
)
def test_holds(text: str, words: str, expected: bool) -> None:
    assert holds(fold(text), words) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不超过１２ 年。[1]", []),
        ("不超过十二年[1]", []),
        ("校长很久[1]", ["lacks 12年 / 十二年"]),
        ("12年，不是10 年[1]", ["says 10年"]),
        ("12年[1]" + "。" * 200, ["is 203 characters long, at most 160 are an answer"]),
        ("1[1]\n2年[1]", ["lacks 12年 / 十二年"]),
    ],
)
def test_an_answer_is_right_by_its_key(
    case: Callable[..., Case], answer: Callable[..., Answer], text: str, expected: list[str]
) -> None:
    assert faults(case(), answer(text)) == expected


def test_a_refusal_is_right_where_there_is_no_answer(
    case: Callable[..., Case], unanswerable: Callable[..., Case], answer: Callable[..., Answer]
) -> None:
    refused = answer("没有依据", reason="no_evidence")
    assert faults(case(), refused) == ["refused"]
    assert faults(unanswerable(), refused) == []
    assert faults(unanswerable(), answer("12年")) == ["answered what no document answers"]
    assert faults(unanswerable(), answer("没有，10年", reason="no_evidence")) == ["says 10年"]


def test_the_cells_of_a_table_are_part_of_the_answer(case: Callable[..., Case], answer: Callable[..., Answer]) -> None:
    table = AnswerTable(
        columns=("地区", "指标"), rows=((TableCell(text="清远市"), TableCell(text="12年", marks=(1,))),)
    )
    assert faults(case(), answer("见表。", table=table)) == []


def test_a_table_has_the_limit_too_and_its_cells_are_read_one_by_one(
    case: Callable[..., Case], answer: Callable[..., Answer]
) -> None:
    def with_cells(*texts: str) -> Answer:
        return answer(
            "见表。", table=AnswerTable(columns=("甲",), rows=(tuple(TableCell(text=text) for text in texts),))
        )

    assert faults(case(), with_cells("清远市", "1", "2年")) == ["lacks 12年 / 十二年"]
    assert faults(case(), with_cells("12年" + "长" * 400)) == ["is 403 characters long, at most 160 are an answer"]


def test_the_limit_is_so_much_for_each_region_of_the_key(case: Callable[..., Case]) -> None:
    one = limit_of(case(type="compare", regions=["清远市"]))
    assert limit_of(case(type="compare", regions=["清远市", "阳西县"])) == 2 * one
    assert limit_of(case(type="a type of your own", regions=[])) > 0
