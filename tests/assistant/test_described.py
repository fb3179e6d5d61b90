from __future__ import annotations

import pytest

from assistant.described import in_terms


@pytest.mark.parametrize(
    ("described", "named"),
    [
        ("爸妈在外打工的娃多久谈一次心", "留守儿童多久谈一次心"),
        ("父母常年不在家的小孩谁管", "留守儿童谁管"),
        ("家长都出去打工的孩子", "留守儿童"),
        ("跟着爸妈进城的孩子在哪读书", "随迁子女在哪读书"),
        ("爸妈带来城里的娃", "随迁子女"),
        ("家里很穷的学生有什么补助", "家庭经济困难学生有什么补助"),
        ("成绩跟不上的娃怎么帮", "学困生怎么帮"),
        ("人很少的小学校撤不撤", "小规模学校撤不撤"),
        ("没几个学生的村小", "小规模学校"),
        ("班里人太多的情况", "大班额的情况"),
        ("刚上岗的教研员要蹲点多久", "新入职教研员要蹲点多久"),
        ("公家的高中收哪里的学生", "公办高中收哪里的学生"),
        ("多少个公家中小学的位子", "多少个公办中小学学位"),
        ("私人办的幼儿园", "民办幼儿园"),
        ("人和钱谁说了算", "人财物谁说了算"),
        ("盖房子要过几关", "盖房子要走哪些程序"),
        ("放学后的托管要交钱吗", "课后服务要交钱吗"),
    ],
)
def test_what_is_described_gets_its_name(described: str, named: str) -> None:
    assert in_terms(described) == named


@pytest.mark.parametrize(
    "question", ["爸妈可以参加家长会吗", "学生人数最少的班有几人", "校长在一个位子上干几年", "新来的老师"]
)
def test_what_describes_nothing_stays(question: str) -> None:
    assert in_terms(question) == question
