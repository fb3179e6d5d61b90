from __future__ import annotations

import pytest

from assistant.years import of_each_year
from tests.assistant.conftest import MakePlan, Weighed

PLAN = "龙川县教育规划（2021—2025年）\n\n一、目标\n\n{}\n"
BOTH = "职业院校加快建设，到2023年底达标率达到80%以上；到2025年底，全部职业院校达标率达到90%以上。"


@pytest.mark.parametrize(
    ("question", "text", "figures"),
    [
        ("23年底和25年底职业院校达标率要多少", BOTH, ["80%", "90%"]),
        ("25年底职业院校达标率要多少", BOTH, ["90%"]),
        ("23年和25年职业院校达标率要多少", BOTH.replace("达标率达到80%", "教师招聘完成80%"), ["90%"]),
    ],
)
def test_each_year_asked_has_its_figure(
    weighed: Weighed, make_plan: MakePlan, question: str, text: str, figures: list[str]
) -> None:
    reading, evidence = weighed(question, make_plan(PLAN.format(text)))
    best = next(one for one in evidence if one.figure is not None and one.figure.text == "90%")
    each = of_each_year(reading, [best], evidence)
    assert [one.figure.text for one in each if one.figure is not None] == figures
