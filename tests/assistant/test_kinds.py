from __future__ import annotations

import pytest

from assistant.kinds import as_list, asks_for_kinds, naming
from assistant.question import QuestionReader
from tests.assistant.conftest import MakePlan, Weighed

PLAN = "龙川县教育规划（2021—2025年）\n\n一、目标\n\n{}\n"


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("特色高中有几种类型", True),
        ("特色高中分几类", True),
        ("补充教师有几条渠道", True),
        ("改革有几个方面", True),
        ("特色高中有几所", False),
        ("要铺几条路灯", False),
    ],
)
def test_asks_for_kinds(reader: QuestionReader, question: str, kinds: bool) -> None:
    assert asks_for_kinds(reader.read(question)) == kinds


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("创建科技、艺术、体育等多种类型特色高中。", True),
        ("推动特色高中、职业高中和普通中学发展。", False),
        ("创建一批特色高中。", False),
    ],
)
def test_kinds_are_named_by_a_run_of_what_is_asked(
    weighed: Weighed, make_plan: MakePlan, sentence: str, named: bool
) -> None:
    reading, evidence = weighed("龙川的特色高中有几种类型", make_plan(PLAN.format(sentence)))
    assert bool(naming(as_list(reading), evidence)) == named
