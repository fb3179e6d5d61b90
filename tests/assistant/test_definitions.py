from __future__ import annotations

import pytest

from assistant.definitions import names_defined
from tests.assistant.conftest import MakePlan, Weighed


@pytest.mark.parametrize(
    ("folded", "names"),
    [
        ("建好中心幼儿园、中心小学(以下称“两所学校”)", ["两所学校"]),
        ("实施“三航”计划(即起航、远航和领航)", ["三航"]),
        ("“一大”即建成大平台", ["一大"]),
        ("实施“强师工程”,立即开工", []),
    ],
)
def test_names_defined(folded: str, names: list[str]) -> None:
    assert names_defined(folded) == names


def test_a_sentence_that_defines_a_name_is_preferred(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("保护古树后续资源，加强古树后续资源管理。\n所称古树后续资源，是指树龄五十年以上的树木。")
    _, (best, *_) = weighed("古树后续资源是指什么？", document)
    assert "是指" in best.statement.text


def test_what_describes_a_thing_defines_it(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("支持教联体发展，办好教联体。\n打造兼具教学、科研功能的教联体。")
    _, (best, *_) = weighed("教联体是什么？", document)
    assert "兼具" in best.statement.text
