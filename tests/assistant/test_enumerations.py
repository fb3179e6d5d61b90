from __future__ import annotations

import pytest

from assistant.enumerations import enumeration_at, enumerations_in

LAW = """第四条 船舶应当遵守本条例。船舶有下列情形之一的，处一千元罚款；情节严重的，吊销证书：
（一）未按时报告的；
（二）提交的材料有下列问题：
1.材料不实；
2.材料不全。
（三）拒绝检查的。
第五条 本条例自公布之日起施行。
"""


def told(text: str) -> list[tuple[str, list[str]]]:
    return [
        (text[one.lead.start : one.lead.end], [text[item.start : item.end] for item in one.items])
        for one in enumerations_in(text)
    ]


def test_the_lead_in_is_the_sentence_before_the_items_and_the_items_are_their_paragraphs() -> None:
    assert told(LAW) == [
        (
            "船舶有下列情形之一的，处一千元罚款；情节严重的，吊销证书：",
            ["（一）未按时报告的", "（二）提交的材料有下列问题：", "（三）拒绝检查的"],
        ),
        ("（二）提交的材料有下列问题：", ["1.材料不实", "2.材料不全"]),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("有下列情形之一", ("船舶有", None)),
        ("吊销证书", ("船舶有", None)),
        ("未按时报告", ("船舶有", 0)),
        ("拒绝检查", ("船舶有", 2)),
        ("材料不全", ("（二）", 1)),
        ("应当遵守", None),
        ("第五条", None),
    ],
)
def test_the_innermost_enumeration_of_a_place(words: str, expected: tuple[str, int | None] | None) -> None:
    found = enumeration_at(LAW, LAW.index(words))
    assert (found and (LAW[found[0].lead.start :][:3], found[1])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申请人应当提交以下材料：（1）申请书；（2）身份证明。逾期不予受理。", ["（1）申请书", "（2）身份证明"]),
        ("材料如下。\n①申请书\n②身份证明\n", ["①申请书", "②身份证明"]),
        (
            "通过三项措施，一是补充教师；二是培训教师；三是奖励教师。全县推进。",
            ["一是补充教师", "二是培训教师", "三是奖励教师"],
        ),
        ("办公室的职责是拟订计划；督促检查，交流经验；组织宣传。", ["拟订计划", "督促检查，交流经验", "组织宣传"]),
    ],
)
def test_items_in_one_paragraph_and_other_marks(text: str, expected: list[str]) -> None:
    ((_, items),) = told(text)
    assert items == expected


@pytest.mark.parametrize(
    "text",
    [
        "二、保障措施\n（一）加强组织领导。\n（二）强化经费保障。\n",
        "依照下列规定处理：\n（一）责令改正。\n",
        "应当具备下列条件：\n（一）有场所；\n（三）有资金。\n",
        "按下列要求办理：\n1.到窗口申请。\n窗口设在一楼。\n2.领取证件。\n",
        "问题突出，一是教师不足，二是经费不足，三是机制不活。",
        "依照第十二条第（一）、（二）项的规定处理。",
        "",
    ],
)
def test_what_is_no_enumeration(text: str) -> None:
    assert told(text) == []


def test_a_short_lead_in_takes_in_the_sentence_before_it() -> None:
    ((lead, _),) = told("申请人应当具备条件。具体如下：\n1.有场所；\n2.有资金。\n")
    assert lead == "申请人应当具备条件。具体如下："
