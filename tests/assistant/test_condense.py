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
