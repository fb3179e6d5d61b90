from __future__ import annotations

import pytest

from assistant.topic import topic_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("清远县中托管帮扶工程由谁负责？", "清远县中托管帮扶工程"),
        ("阳江市级名师要评多少个", "阳江市级名师"),
        ("清远第8个工程讲什么", "清远第8个工程"),
        ("开平到2027年乡镇学区化要做到什么程度", "开平乡镇学区化"),
        ("清远的县中由哪些学校托管", "清远的县中托管"),
    ],
)
def test_topic(question: str, topic: str) -> None:
    assert topic_of(question) == topic


def test_the_year_stays_where_it_is_wanted() -> None:
    assert topic_of("阳江2020年资助多少学生", dated=True) == "阳江2020年资助学生"
