from __future__ import annotations

import pytest

from assistant.suggestions import LONGEST, suggestions_of
from index.corpus import Corpus
from tests.assistant.conftest import MakePlan

LAW = """清远市城市绿化条例

第一章　总则

第一条　本条例所称古树名木，是指树龄在一百年以上的树木。

第二条　市城市管理部门负责本行政区域内的城市绿化工作，并组织实施。

第三条　绿化施工单位应当具备下列条件：

（一）有营业执照；

（二）有专业人员。

第四条　主管部门应当自受理申请之日起二十日内作出书面决定。

第五条　违反本条例规定，擅自移植古树名木的，由主管部门责令改正，处五千元以上一万元以下罚款。
"""


def texts_of(make_plan: MakePlan, text: str) -> list[str]:
    return [one.text for one in suggestions_of(make_plan(text))]


def test_targets_tasks_and_headings_are_suggested(make_plan: MakePlan) -> None:
    suggested = [one.text for one in suggestions_of(make_plan())]
    assert "龙川的乡村校长培养工程由谁负责？" in suggested
    assert "龙川要建成几所寄宿制学校？" in suggested


def test_the_wording_of_a_law_is_suggested(make_plan: MakePlan) -> None:
    assert texts_of(make_plan, LAW) == [
        "清远的古树名木是指什么？",
        "清远城市绿化工作由谁负责？",
        "清远绿化施工单位应当具备哪些条件？",
        "清远主管部门应当几日内作出书面决定？",
        "清远擅自移植古树名木罚款多少？",
    ]


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("大力加强劳动教育，提升学生素养", "龙川怎么加强劳动教育？"),
        ("推进数字化赋能乡村教育", "龙川怎么推进数字化赋能乡村教育？"),
        ("教师学历提升行动", "龙川的教师学历提升行动有哪些内容？"),
        ("主要目标", "龙川的主要目标有哪些？"),
        ("主要行动", None),
        ("失业保险金能领多久？", "龙川失业保险金能领多久？"),
        ("教育发展仍不平衡，教育质量有待提升", None),
        ("教研队伍结构失衡", None),
        ("法律责任", None),
    ],
)
def test_a_heading_is_a_question_only_where_it_is_a_name(make_plan: MakePlan, heading: str, asked: str | None) -> None:
    plan = f"龙川县教育提升行动方案（2023—2027年）\n\n一、{heading}\n\n加强学校的管理和教师的培训。\n"
    assert texts_of(make_plan, plan) == ([asked] if asked else [])


def test_suggestions_are_short_and_differ(plans_corpus: Corpus) -> None:
    snapshot = plans_corpus.snapshot()
    for entry in snapshot.catalog:
        suggested = suggestions_of(snapshot.document(entry.id))
        assert len(suggested) >= 10
        assert max(len(one.text) for one in suggested) <= LONGEST
        assert len({one.text for one in suggested}) == len(suggested)
        assert all(entry.region and one.text.startswith(entry.region.short) for one in suggested)


def test_a_suggestion_knows_where_its_answer_stands(plans_corpus: Corpus) -> None:
    snapshot = plans_corpus.snapshot()
    entry = next(entry for entry in snapshot.catalog if entry.region and entry.region.short == "清远")
    document = snapshot.document(entry.id)
    target = next(one for one in suggestions_of(document) if one.text == "清远九年义务教育巩固率要达到多少？")
    assert "96%" in document.text[target.span.start : target.span.end]
