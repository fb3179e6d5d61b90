from __future__ import annotations

import pytest

from assistant.condense import standalone
from assistant.question import QuestionReader

TENURE = "清远的校长最多能连任几年？"


def test_a_first_question_stays_as_it_is(reader: QuestionReader) -> None:
    assert standalone(reader, (), f" {TENURE} ") == TENURE


@pytest.mark.parametrize(
    "text", ["那阳西县呢", "阳西呢？", "那么阳西呢", "不是清远，是阳西", "说错了，我问的是阳西", "换成阳西"]
)
def test_another_region(reader: QuestionReader, text: str) -> None:
    assert standalone(reader, (TENURE,), text) == "阳西的校长最多能连任几年？"


def test_a_region_where_there_was_none(reader: QuestionReader) -> None:
    merged = standalone(reader, ("校长最多能连任几年？",), "清远呢")
    assert [region.name for region in reader.read(merged).regions] == ["清远市"]
    assert "校长最多能连任几年" in merged


@pytest.mark.parametrize("text", ["2020年是多少？", "那2020年呢", "2020年的呢？"])
def test_another_year(reader: QuestionReader, text: str) -> None:
    reading = reader.read(standalone(reader, ("阳江巩固率2025年要到多少",), text))
    assert reading.years == (2020,)
    assert [region.name for region in reading.regions] == ["阳江市"]
    assert "巩固率" in reading.core


@pytest.mark.parametrize("text", ["由谁负责？", "这个工程谁负责？", "那谁负责"])
def test_another_thing_asked_of_the_same_topic(reader: QuestionReader, text: str) -> None:
    reading = reader.read(standalone(reader, ("清远的县中托管帮扶工程目标是什么？",), text))
    assert reading.kind == "department"
    assert [region.name for region in reading.regions] == ["清远市"]
    assert "县中托管帮扶" in reading.core


def test_a_new_topic_keeps_the_region(reader: QuestionReader) -> None:
    reading = reader.read(standalone(reader, (TENURE,), "教师轮岗的比例是多少？"))
    assert [region.name for region in reading.regions] == ["清远市"]
    assert "轮岗" in reading.core
    assert "连任" not in reading.core


@pytest.mark.parametrize("text", ["阳西的教师轮岗比例是多少？", "茂名市的教师轮岗比例是多少？"])
def test_a_whole_question_stands_alone(reader: QuestionReader, text: str) -> None:
    assert standalone(reader, (TENURE,), text) == text


def test_turns_are_taken_one_after_the_other(reader: QuestionReader) -> None:
    assert standalone(reader, (TENURE, "那阳西县呢"), "开平呢") == "开平的校长最多能连任几年？"
    reading = reader.read(standalone(reader, ("阳江巩固率2025年要到多少", "那2020年呢"), "清远呢"))
    assert (reading.years, [region.name for region in reading.regions]) == ((2020,), ["清远市"])


def test_a_region_outside_is_not_lost(reader: QuestionReader) -> None:
    reading = reader.read(standalone(reader, (TENURE,), "那茂名市呢"))
    assert reading.regions == ()
    assert [region.name for region in reading.outside] == ["茂名市"]


def test_a_region_takes_the_place_of_two(reader: QuestionReader) -> None:
    assert standalone(reader, ("清远和阳西的校长最多能连任几年？",), "那开平呢") == "开平的校长最多能连任几年？"


def test_traditional_turns(reader: QuestionReader) -> None:
    reading = reader.read(standalone(reader, (TENURE,), "那陽西縣呢"))
    assert [region.name for region in reading.regions] == ["阳西县"]


@pytest.mark.parametrize(
    "text", ["咁阳西呢", "噉阳西几多年", "阳西咧", "换阳西讲下", "咁阳西又点呀", "阳西那边也这样吗"]
)
def test_another_region_in_everyday_words(reader: QuestionReader, text: str) -> None:
    assert standalone(reader, (TENURE,), text).startswith("阳西的校长最多能连任")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("不是校长，是教师", "清远的教师最多能连任几年？"),
        ("哦我问的是教师不是校长", "清远的教师最多能连任几年？"),
        ("讲错咗，系阳西先啱", "阳西的校长最多能连任几年？"),
        ("搞错了，我想问的是阳西", "阳西的校长最多能连任几年？"),
    ],
)
def test_a_correction(reader: QuestionReader, text: str, meant: str) -> None:
    assert standalone(reader, (TENURE,), text) == meant


@pytest.mark.parametrize(
    ("before", "text", "meant"),
    [
        ("阳江初中公办学位新增多少", "那民办的呢？", "阳江初中民办学位新增多少"),
        ("阳江小学音乐教师缺额率", "美术的又是多少？", "阳江小学美术教师缺额率"),
        ("阳江乡镇中心幼儿园覆盖率要到多少", "规范化幼儿园呢", "阳江规范化幼儿园覆盖率要到多少"),
        ("清远九年义务教育巩固率是多少", "高中阶段毛入学率呢", "清远高中阶段毛入学率是多少"),
        ("清远多久做一次心理疏导", "那心理健康评测呢？", "清远多久做一次心理健康评测"),
        ("清远第3个工程是什么", "第4个呢", "清远第4个工程是什么"),
        ("各县教研员下乡几次", "那清远呢", "清远教研员下乡几次"),
    ],
)
def test_the_like_term_is_replaced(reader: QuestionReader, before: str, text: str, meant: str) -> None:
    assert standalone(reader, (before,), text) == meant


@pytest.mark.parametrize("text", ["它由谁负责", "这个项目由谁负责？", "该工程由谁负责", "上面说的这个工程由谁负责"])
def test_a_reference_becomes_the_topic(reader: QuestionReader, text: str) -> None:
    merged = standalone(reader, ("清远县中托管帮扶工程要做什么？",), text)
    assert merged == "清远县中托管帮扶工程由谁负责"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("培育几年？", "清远三航计划培育几年"),
        ("主要内容是什么", "清远三航计划主要内容是什么"),
        ("第二条详细讲讲", "清远三航计划第二条详细讲讲"),
        ("由谁出钱", "清远三航计划由谁出钱"),
    ],
)
def test_what_names_no_topic_is_asked_of_the_one_before(reader: QuestionReader, text: str, meant: str) -> None:
    assert standalone(reader, ("清远三航计划是什么",), text) == meant


@pytest.mark.parametrize("text", ["教师工资待遇有什么保障？", "大班额什么时候消除？", "教师轮岗的比例是多少？"])
def test_a_new_topic_takes_only_the_region(reader: QuestionReader, text: str) -> None:
    assert standalone(reader, (TENURE,), text) == f"清远{text}"


def test_region_and_topic_of_different_turns(reader: QuestionReader) -> None:
    turns = ("我想了解阳西县", "县中托管帮扶工程")
    assert standalone(reader, turns, "由谁负责？") == "阳西县中托管帮扶工程由谁负责"


def test_a_changed_term_with_a_question_of_its_own(reader: QuestionReader) -> None:
    merged = standalone(reader, ("清远每年选多少名中层干部进培养计划",), "副校长呢，五年下来总共几个")
    assert merged == "清远副校长进培养计划五年下来总共几个"
