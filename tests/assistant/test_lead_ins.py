"""Lead-ins of questions."""

from __future__ import annotations

import pytest

from assistant.lead_ins import without_lead_in


@pytest.mark.parametrize(
    ("core", "question"),
    [
        ("县里在编明年预算，要先弄清 撤并学校除了教育局还牵涉哪几个局", "撤并学校除了教育局还牵涉哪几个局"),
        ("开会前得核实一下 高中毛入学率目标是多少", "高中毛入学率目标是多少"),
        ("领导叫我查， 三航计划培养几年", "三航计划培养几年"),
    ],
)
def test_what_leads_in_is_no_part_of_the_question(core: str, question: str) -> None:
    assert without_lead_in(core) == question


@pytest.mark.parametrize(
    "core",
    [
        "交通局的同事打来问，任务表里哪一项有他们",
        "收费标准要向谁确认",
        "食堂要由谁负责检查才行",
    ],
)
def test_questions_without_one_stay_whole(core: str) -> None:
    assert without_lead_in(core) == core
