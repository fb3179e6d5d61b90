from __future__ import annotations

import pytest

from assistant.aspects import aspects_of, compared, is_measure, name_of, only_compares
from assistant.question import QuestionReader


@pytest.mark.parametrize(
    ("question", "kind", "unit"),
    [
        ("清远和开平教师交流比例哪个高", "number", "%"),
        ("清远、阳西和龙川谁要建的学位更多？", "number", "个"),
        ("阳西和开平哪个的公办幼儿园占比更低", "number", "%"),
        ("清远和开平的校长任期哪里更严", "number", None),
        ("清远和开平对手机管理哪里更严", "open", None),
        ("清远和阳西哪个县的寄宿制学校更多", "number", "所"),
        ("哪个地方的教师交流比例最高", "number", "%"),
        ("开平和阳西的教师轮岗比例差多少", "number", "%"),
        ("五个地方谁的校长任期最长", "number", "年"),
        ("开平和阳西的教师轮岗比例有什么不同", "number", "%"),
        ("开平和阳西的教师轮岗比例讲法有什么不同", "number", "%"),
        ("清远和开平的校长最多能连任几年有什么区别", "number", "年"),
        ("学校布局规划，阳西和开平哪个定得早", "deadline", None),
    ],
)
def test_comparing_words_ask_for_figures(reader: QuestionReader, question: str, kind: str, unit: str | None) -> None:
    read = compared(reader, reader.read(question))
    assert (read.kind, read.unit, read.text) == (kind, unit, question)
    assert not {"五个", "地方", "哪个", "更高", "不同", "区别", "更多"} & {term.text for term in read.terms}


@pytest.mark.parametrize(
    "question",
    [
        "清远的幼儿园和小学哪个多",
        "清远和开平的校长最多能连任几年",
        "谁要多建学位",
        "哪个工程投入最大",
        "校长最多能连任几年",
    ],
)
def test_other_questions_stay(reader: QuestionReader, question: str) -> None:
    reading = reader.read(question)
    assert compared(reader, reading) is reading


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("阳西和开平的学前教育公办率和普惠率目标各是多少", ["公办率", "普惠率"]),
        ("清远和开平的教师交流比例和骨干教师交流比例", ["教师交流比例", "骨干教师交流比例"]),
        (
            "清远和阳西的高中毛入学率、九年义务教育巩固率和学前教育毛入园率",
            ["高中毛入学率", "九年义务教育巩固率", "学前教育毛入园率"],
        ),
        ("清远和开平的校长任期与教师交流比例有何要求", ["校长任期", "教师交流比例"]),
        ("清远和开平的教师交流比例", []),
        ("清远和开平的校长和教师要轮岗吗", []),
    ],
)
def test_the_measures_that_a_question_names(reader: QuestionReader, question: str, names: list[str]) -> None:
    aspects = aspects_of(reader, reader.read(question))
    assert [aspect.name for aspect in aspects] == names
    assert all(aspect.reading.kind == "number" for aspect in aspects)


def test_what_the_first_measure_says_for_the_others(reader: QuestionReader) -> None:
    public, inclusive = aspects_of(reader, reader.read("阳西和开平的学前教育公办率和普惠率目标各是多少"))
    assert "学前教育公办率" in public.reading.core
    assert "学前教育普惠率" in inclusive.reading.core
    assert [region.name for region in inclusive.reading.regions] == ["阳西县", "开平市"]


def test_is_measure() -> None:
    assert is_measure("比例")
    assert not is_measure("公办率")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("清远和开平教师交流比例是多少", "教师交流比例"),
        ("清远的高中毛入学率是多少", "高中毛入学率"),
        ("清远的校长最多能连任几年", None),
        ("清远2025年巩固率是多少", None),
    ],
)
def test_the_measure_that_heads_a_column(reader: QuestionReader, question: str, name: str | None) -> None:
    assert name_of(reader.read(question)) == name


@pytest.mark.parametrize(
    ("text", "only"), [("哪个多？", True), ("有啥不一样", True), ("哪个县的学位更多", False), ("几次", False)]
)
def test_only_compares(text: str, only: bool) -> None:
    assert only_compares(text) == only
