from __future__ import annotations

import pytest

from assistant.asking import Kind
from assistant.deeds import deeds_in


@pytest.mark.parametrize(
    ("core", "kind", "said"),
    [
        ("修路的钱从哪里筹", "method", "筹措"),
        ("缺护士，从哪些路子补人", "method", "补足"),
        ("缺老师打算怎么补", "method", "招聘"),
        ("学位不够怎么办", "method", "扩建"),
        ("师资不够咋个补上", "method", "补充教师"),
        ("新的药店还批不批", "open", "审批"),
        ("超标排污会怎么处理", "method", "处罚"),
        ("停车怎么收", "method", "收费"),
        ("怎么收物业费", "method", "收费"),
        ("工人从哪个渠道招", "method", "补足"),
        ("门诊收不收外地病人", "open", "接收"),
        ("能把名次贴出来吗", "open", "公布"),
    ],
)
def test_a_deed_by_the_words_of_documents(core: str, kind: Kind, said: str) -> None:
    assert said in deeds_in(core, kind)


@pytest.mark.parametrize(
    "core",
    [
        "怎么推进教师交流",
        "怎样促进老师成长",
        "如何改进人的服务",
        "先进教师怎么评",
        "教师从哪些方面考核",
        "怎么申请代课资格",
        "怎么邀请老师家访",
        "应聘教师怎么体检",
        "怎么收集意见",
        "怎么收回校舍",
        "怎么统筹资金使用",
        "职业教育怎么发展出成绩",
        "怎么补贴成绩好的学生",
        "还批评学生吗",
    ],
)
def test_a_verb_inside_another_is_no_deed(core: str) -> None:
    assert deeds_in(core, "method") == ()


def test_only_a_rule_or_a_way_has_a_deed() -> None:
    assert deeds_in("修路的钱从哪里筹", "number") == ()
    assert deeds_in("怎么加强组织领导", "method") == ()


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("提拔这事谁说了算", "批准"),
        ("修楼的费用由谁承担", "负担"),
        ("方案落没落实由谁来查", "督导"),
        ("办家长学校是跟谁一起搞", "共同"),
        ("集团里人和钱谁说了算", "调配"),
        ("经费归谁支配", "调配"),
        ("碰到问题找哪个部门反映", "反映"),
        ("人财物谁说了算", "调配"),
        ("事情办砸了找谁算账", "问责"),
    ],
)
def test_what_is_asked_to_be_done(question: str, deed: str) -> None:
    assert deed in deeds_in(question, "department")


@pytest.mark.parametrize("question", ["教师培训由谁负责", "这事归谁", "谁牵头谁配合"])
def test_being_in_charge_is_no_deed(question: str) -> None:
    assert deeds_in(question, "department") == ()
