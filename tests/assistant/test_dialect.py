from __future__ import annotations

import pytest

from assistant.dialect import in_mandarin


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("呢件事由边个来查？", "这件事由谁来查？"),
        ("边个部门负责", "哪个部门负责"),
        ("系边三间学校", "是哪三间学校"),
        ("学识几样运动", "学会几样运动"),
        ("新学校设喺边度", "新学校设在哪里"),
        ("培训隔几耐一次", "培训隔多久一次"),
        ("阳江要加几多个学位", "阳江要加多少个学位"),
        ("细路太少，咁点搞？", "孩子太少，那么怎么搞？"),
        ("老师叫家长改功课，得唔得", "老师叫家长改功课，行不行"),
        ("高中使唔使上地方课", "高中要不要上地方课"),
        ("交通局有冇份", "交通局有没有份"),
        ("“一育一品”系咩意思", "“一育一品”是什么意思"),
    ],
)
def test_cantonese_is_read_in_mandarin(said: str, meant: str) -> None:
    assert in_mandarin(said) == meant


@pytest.mark.parametrize(
    "text",
    [
        "校园周边有哪些学校",
        "劳动教育体系什么时候建成",
        "哪个单位牵头重点任务",
        "初中几点放学",
        "劳动仲裁怎么申请",
        "教师联系家长的制度",
        "",
    ],
)
def test_mandarin_stays_as_it_is(text: str) -> None:
    assert in_mandarin(text) == text
