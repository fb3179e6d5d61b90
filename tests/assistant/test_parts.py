"""The questions of a text that asks several."""

from __future__ import annotations

import pytest

from assistant.parts import parts_alike, parts_apart
from assistant.question import QuestionReader


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("清远校长最多干几年，开平教师交流比例不低于多少", ["清远市", "开平市"]),
        ("教师队伍：龙川三航计划每年选多少人，阳江校外培训机构查几家？", ["龙川县", "阳江市"]),
        ("清远特教谁牵头，阳西布局优化谁牵头", ["清远市", "阳西县"]),
    ],
)
def test_each_place_is_asked_for_its_own(reader: QuestionReader, text: str, places: list[str]) -> None:
    assert [region.name for part in parts_apart(reader, reader.read(text)) for region in part.regions] == places


@pytest.mark.parametrize(
    "text",
    [
        "校长任期：清远最多几年，阳西最多几年",
        "校长一个岗位最多干几年，清远多少、阳西多少",
        "布局规划，阳西和清远谁早？分别几时",
        "清远校长最多干几年，阳西校长又是几年",
        "清远要建几所温馨校园，什么时候建成",
    ],
)
def test_places_asked_for_the_same_are_not_apart(reader: QuestionReader, text: str) -> None:
    assert parts_apart(reader, reader.read(text)) == []


def test_parts_of_the_same_place_stay_together(reader: QuestionReader) -> None:
    parts = parts_alike(reader, reader.read("清远要建几所温馨校园，校长最多干几年"))
    assert [part.unit for part in parts] == ["所", "年"]
    assert all([region.name for region in part.regions] == ["清远市"] for part in parts)
