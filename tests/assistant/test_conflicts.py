from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.citations import Quote
from assistant.compose import Piece
from assistant.conflicts import city_conflict, conflicts_of, with_conflicts
from assistant.findings import Finding
from assistant.places import Place
from assistant.question import QuestionReader
from assistant.tasks import passage_at
from ingest.types import Document, Span
from tests.assistant.conftest import YANGXI, MakePlan

RATE = "九年义务教育巩固率要达到百分之几"
TERM = "校长最多能连任几年"

Conflicts = Callable[[str, Document, str], list[str]]


def told(document: Document, words: str) -> Finding:
    """A finding that quotes some words of a document, where they stand first."""
    start = document.text.index(words)
    span = Span(start, start + len(words))
    quote = Quote(document, passage_at(document, span), span.start, span.end)
    return Finding(Place("阳西县", (document.id,), YANGXI), (Piece(words, (quote,)),), (), 1.0)


@pytest.fixture
def conflicts(reader: QuestionReader) -> Conflicts:
    """What a document says otherwise of words that it has."""

    def find(question: str, document: Document, words: str) -> list[str]:
        found = conflicts_of(reader.read(question), told(document, words))
        for piece in found:
            assert piece.grounded
            assert piece.text.startswith("同一文件的")
        return [piece.text for piece in found]

    return find


def plan(*sections: str, title: str = "阳西县教育行动方案（2023—2027年）") -> str:
    marks = "一二三四五六"
    return (
        f"{title}\n\n"
        + "\n\n".join(f"{mark}、{section}" for mark, section in zip(marks, sections, strict=False))
        + "\n"
    )


GOAL = "主要目标\n\n到2025年，九年义务教育巩固率达到96%以上，教育质量全面提升。"
TOLD = "九年义务教育巩固率达到96%以上"


def test_another_figure_in_another_section(make_plan: MakePlan, conflicts: Conflicts) -> None:
    document = make_plan(plan(GOAL, "重点任务\n\n推进控辍保学。到2025年，全县九年义务教育巩固率达到97%以上。"))
    assert conflicts(RATE, document, TOLD) == [
        "同一文件的“重点任务”部分另写：到2025年，全县九年义务教育巩固率达到97%以上"
    ]


def test_another_figure_in_the_table_of_indicators(make_plan: MakePlan, conflicts: Conflicts) -> None:
    table = "表1 教育发展主要指标\n\n指标\t2022年\t2025年\t属性\n九年义务教育巩固率（%）\t95\t{}\t约束性\n"
    table += "学前教育毛入园率（%）\t95\t98\t预期性\n"
    document = make_plan(plan(GOAL) + "\n" + table.format(97))
    assert conflicts(RATE, document, TOLD) == ["同一文件的指标表另写：九年义务教育巩固率：2025年97%（约束性）"]
    assert conflicts(RATE, make_plan(plan(GOAL) + "\n" + table.format(96)), TOLD) == []


@pytest.mark.parametrize(
    "other",
    [
        "重点任务\n\n到2025年，九年义务教育巩固率达到96%以上。",  # the same figure
        "重点任务\n\n到2027年，九年义务教育巩固率达到97%以上。",  # of another year
        "重点任务\n\n九年义务教育巩固率达到97%以上。",  # of no year
        "重点任务\n\n到2025年，高中阶段教育毛入学率达到97%以上。",  # of another thing
        "重点任务\n\n到2025年，县域内九年义务教育巩固率达到97%以上。",  # of another scope
        "乡村学校\n\n到2025年，九年义务教育巩固率达到97%以上。",  # under a heading for others
        "重点任务\n\n到2025年，九年义务教育巩固率不超过99%。",  # the other end of a range
        "发展基础\n\n目前，九年义务教育巩固率达到97%以上。",  # what is, no goal
        "重点任务\n\n到2025年，九年义务教育巩固率达到97%以上。\n\n三、其他\n\n到2025年，九年义务教育巩固率达到98%以上。",
    ],
)
def test_no_conflict_unless_it_is_surely_one_thing(make_plan: MakePlan, conflicts: Conflicts, other: str) -> None:
    assert conflicts(RATE, make_plan(plan(GOAL, other)), TOLD) == []


def test_a_law_has_many_cases_and_is_no_plan(make_plan: MakePlan, conflicts: Conflicts) -> None:
    rules = plan(
        "公办学校\n\n校长在同一岗位连续任职不超过10年。",
        "其他学校\n\n校长在同一岗位连续任职不超过12年。",
        title="阳西县校长管理规定",
    )
    assert conflicts(TERM, make_plan(rules), "校长在同一岗位连续任职不超过10年") == []


BUILT = "试点创建至少5个城乡教育共同体"


def test_another_deadline_for_the_same_words(make_plan: MakePlan, conflicts: Conflicts) -> None:
    document = make_plan(
        plan(f"主要目标\n\n到2025年，{BUILT}。", f"城乡教育共同体创建\n\n加强领导。2023年底，{BUILT}，权责清晰。")
    )
    expected = [f"同一文件的“城乡教育共同体创建”部分另写：2023年底，{BUILT}"]
    assert conflicts("要建几个城乡教育共同体", document, BUILT) == expected
    assert conflicts("什么时候创建城乡教育共同体", document, BUILT) == expected
    assert conflicts("怎么创建城乡教育共同体", document, BUILT) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("主要目标\n\n到2025年，{}。", "重点任务\n\n到2025年底，{}。"),
        ("主要目标\n\n到2025年，{}。", "重点任务\n\n{}。"),
        ("主要目标\n\n2024年，{0}。2025年，{0}。", "重点任务\n\n加强领导。"),
        ("2024年任务\n\n2024年，{}。", "2025年任务\n\n2025年，{}。"),
        ("主要目标\n\n2023—2025年，{}。", "重点任务\n\n到2024年，{}。"),
    ],
)
def test_no_other_deadline(make_plan: MakePlan, conflicts: Conflicts, first: str, second: str) -> None:
    document = make_plan(plan(first.format(BUILT), second.format(BUILT)))
    assert conflicts("要建几个城乡教育共同体", document, BUILT) == []


CITY = "阳江市教育发展规划（2021—2025年）"


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("九年义务教育巩固率保持在97%以上", "另：阳江市的文件写：到2025年，九年义务教育巩固率保持在97%以上"),
        ("九年义务教育巩固率保持在96%以上", None),
        ("高中阶段教育毛入学率保持在97%以上", None),
    ],
)
def test_the_plan_of_the_city(make_plan: MakePlan, reader: QuestionReader, goal: str, expected: str | None) -> None:
    county = told(make_plan(plan(GOAL)), TOLD)
    city = make_plan(plan(f"主要目标\n\n到2025年，{goal}。", title=CITY), "city.txt")
    piece = city_conflict(reader.read(RATE), county, "阳江市", [city])
    assert (piece.text if piece else None) == expected


def test_a_city_builds_more_than_its_county(make_plan: MakePlan, reader: QuestionReader) -> None:
    county = told(make_plan(plan("主要目标\n\n到2025年，创建省级乡村温馨校园1所。")), "创建省级乡村温馨校园1所")
    city = make_plan(plan("主要目标\n\n到2025年，创建省级乡村温馨校园5所。", title=CITY), "city.txt")
    assert city_conflict(reader.read("要创建多少所省级乡村温馨校园"), county, "阳江市", [city]) is None


def test_a_finding_with_its_conflicts(make_plan: MakePlan, reader: QuestionReader) -> None:
    document = make_plan(plan(GOAL, "重点任务\n\n到2025年，九年义务教育巩固率达到97%以上。"))
    (finding,) = with_conflicts(reader.read(RATE), [told(document, TOLD)])
    assert [piece.text.startswith("同一文件的") for piece in finding.pieces] == [False, True]
