from __future__ import annotations

import pytest

from assistant.problems import asks_what_fails, names_lack, without_problem_words


@pytest.mark.parametrize(
    "question",
    [
        "夜诊为什么铺不开",
        "年轻医生留不住的原因",
        "社区合作搞不起来,归纳了哪三条",
        "护士为啥流失",
        "门诊为何跟不上",
        "问题出在哪",
        "看病慢的症结在哪里",
        "急诊短在哪几样",
        "有些门诊的老一套怎么批评的",
        "文件里也讲了院长的不是,怎么说的",
        "食堂有什么不好的地方",
        "护理哪里做得不到位",
    ],
)
def test_it_asks_what_fails(question: str) -> None:
    assert asks_what_fails(question)


@pytest.mark.parametrize(
    "question",
    [
        "为什么要减少床位",
        "为什么把年限缩到10年",
        "跟不上课的学生怎么帮",
        "年轻医生留不住怎么办",
        "做得好不好谁来查",
        "夜校还开不开",
        "护士是不是要轮岗",
        "留不住护士的话准不准外聘",
    ],
)
def test_it_asks_something_else(question: str) -> None:
    assert not asks_what_fails(question)


@pytest.mark.parametrize(
    ("question", "lacks"), [("缺护士怎么补", True), ("床位不够怎么办", True), ("床位怎么减少", False)]
)
def test_a_lack_is_named(question: str, lacks: bool) -> None:
    assert names_lack(question) == lacks


def test_what_only_asks_for_faults_becomes_blank() -> None:
    assert without_problem_words("院长的不是,怎么批评").split() == ["院长", ","]
