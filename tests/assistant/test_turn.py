from __future__ import annotations

import pytest

from assistant.question import QuestionReader
from assistant.turn import turn_after

BEFORE = "清远教研员每年下乡几次"


@pytest.mark.parametrize(
    ("text", "names_nothing", "wrong"),
    [("咁阳西呢", True, ""), ("阳西又点呀", True, ""), ("不是清远，是阳西", False, "清远")],
)
def test_a_turn_that_names_only_a_region(reader: QuestionReader, text: str, names_nothing: bool, wrong: str) -> None:
    turn = turn_after(reader, BEFORE, text)
    assert (turn.names_nothing, turn.wrong) == (names_nothing, wrong)
    assert turn.there == "阳西教研员每年下乡几次"


def test_phrase_and_asking(reader: QuestionReader) -> None:
    turn = turn_after(reader, BEFORE, "那心理教师又是几次？")
    assert turn.phrase.startswith("心理教师")
    assert turn.asks
    assert turn.asks_the_same
    assert not turn.elliptic


def test_elsewhere_is_everywhere(reader: QuestionReader) -> None:
    assert turn_after(reader, BEFORE, "其他地区呢").there == "各地教研员每年下乡几次"
