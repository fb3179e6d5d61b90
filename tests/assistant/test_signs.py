from __future__ import annotations

import pytest

from assistant.signs import names_something, rules, says_lack, says_means
from tests.assistant.conftest import MakePlan, Weighed


def test_what_is_wanting(weighed: Weighed, make_plan: MakePlan) -> None:
    for sentence, lacks in (("教师总量不足。", True), ("缩小城乡教师差距。", False), ("教师补短板，补齐短板。", True)):
        _, (best, *_) = weighed("教师队伍有哪些短板？", make_plan(sentence))
        assert best.lacks is lacks


def test_means(weighed: Weighed, make_plan: MakePlan) -> None:
    _, (best, *_) = weighed("怎么补充教师？", make_plan("加强教师补充。\n通过公开招聘、定向培养等方式补充教师。"))
    assert best.says_means


@pytest.mark.parametrize("text", ["不得举办重点班", "鼓励社会力量办学", "原则上不再审批"])
def test_a_text_that_rules(text: str) -> None:
    assert rules(text)
    assert not rules("建成5所寄宿制学校")


def test_each_sign_is_of_its_own_words() -> None:
    assert says_lack("骨干教师流失严重")
    assert not says_lack("办好薄弱学校")
    assert says_means("采取集中授课")
    assert not says_means("办好学校")
    assert names_something("组建教育集团，名为“春苗”")
    assert not names_something("实施“春苗”工程")
