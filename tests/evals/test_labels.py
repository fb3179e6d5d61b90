from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.types import Answer, AnswerTable
from evals.labels import head_of, is_aspect, is_silent, labels_of
from tests.evals.conftest import TERM, citation_of

AnswerMaker = Callable[..., Answer]


@pytest.fixture
def told(answer: AnswerMaker) -> Answer:
    """An answer from 清远市计划, with a table of one column."""
    return answer("清远市：不超过12年。[1]", ("qy", TERM), table=AnswerTable(columns=("地区", "公办率"), rows=()))


def test_a_citation_is_named_by_its_region_or_its_title() -> None:
    citation = citation_of(1, "qy", TERM)
    assert labels_of(citation) >= {"清远市", "广东省清远市"}
    assert labels_of(citation.model_copy(update={"region": None})) == {"清远市计划"}


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("清远市：不超过12年", "清远市："),
        ("清远市计划：不超过12年", "清远市计划："),
        ("深圳市：没有收录该地区的文件", "深圳市："),
        ("清远市（连州市没有单列文件，以下为全市要求）：12年", "清远市（连州市没有单列文件，以下为全市要求）："),
        ("清远市（终身任职没有单列文件，以下为全市要求）：12年", ""),
        ("清远市（校长终身任职）：12年", ""),
        ("校长终身任职教师县：12年", ""),
        ("任期改为99年：12年", ""),
        ("不超过12年", ""),
    ],
)
def test_a_head_names_a_place_and_nothing_else(told: Answer, line: str, head: str) -> None:
    assert head_of(line, told) == head


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("未提及", True),
        ("公办率：未提及", True),
        ("阳西县：未提及", True),
        ("深圳市：没有收录该地区的文件", True),
        ("", True),
        ("教师编制全部取消：未提及", False),
        ("普惠率：未提及", False),
        ("不超过12年", False),
    ],
)
def test_what_says_of_its_sources_alone(told: Answer, part: str, expected: bool) -> None:
    assert is_silent(part, told) is expected


def test_without_a_table_an_aspect_is_named_by_the_question(told: Answer) -> None:
    alone = told.model_copy(update={"table": None, "standalone_question": "清远的公办率和普惠率是多少"})
    assert [is_aspect(name, alone) for name in ("普惠率", "终身任职")] == [True, False]
