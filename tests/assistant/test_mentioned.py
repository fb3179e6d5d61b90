"""Questions of which places write of something."""

from __future__ import annotations

import pytest

from assistant.mentioned import asks_mentions, without_gloss, without_mentions
from assistant.question import QuestionReader


@pytest.mark.parametrize(
    ("core", "thing"),
    [
        ("小班化教学,哪里有提", "小班化教学,"),
        ("银龄计划哪几个市县写进去了", "银龄计划"),
        ("哪些地方的文件里提到校车", "校车"),
        ("送教上门哪几个县有要求", "送教上门"),
        ("有校车要求的是哪几个县", "有校车要求"),
        ("智慧课堂在哪几份方案里出现过", "智慧课堂在"),
    ],
)
def test_which_places_write_of_a_thing(core: str, thing: str) -> None:
    assert asks_mentions(core)
    assert without_mentions(core).strip() == thing


@pytest.mark.parametrize("core", ["哪些学校要提高", "哪几个县提前完成", "哪些地方说了算", "哪个地方最高", "有哪些要求"])
def test_other_questions_of_which(core: str) -> None:
    assert not asks_mentions(core)


def test_a_place_named_is_asked_of_its_own_places(reader: QuestionReader) -> None:
    assert reader.read("校车哪几个县写进去了").mentions
    assert not reader.read("清远校车哪几个县写进去了").mentions


def test_an_explanation_is_no_part_of_the_question() -> None:
    assert without_gloss("银龄,就是退休教师再上岗那个,谁负责").split() == ["银龄", ",谁负责"]
    assert without_gloss("不是开平,是清远,那边") == "不是开平,是清远,那边"


def test_the_words_of_an_explanation_weigh_less(reader: QuestionReader) -> None:
    plain = {term.text: term.weight for term in reader.read("退休教师的培训").terms}
    told = {term.text: term.weight for term in reader.read("银龄，就是退休教师那种，的培训").terms}
    assert told["退休教师"] < plain["退休教师"]
    assert told["培训"] == plain["培训"]
