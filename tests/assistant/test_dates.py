from __future__ import annotations

import pytest

from tests.assistant.conftest import MakePlan, Weighed


@pytest.mark.parametrize(
    "sentence",
    [
        "申请人自收到决定之日起30日内申请复核。",
        "每年十二月申请复核。",
        "有效期届满前申请复核。",
        "2025年底前申请复核。",
    ],
)
def test_a_deadline_may_be_counted_from_an_event(weighed: Weighed, make_plan: MakePlan, sentence: str) -> None:
    _, (best, *_) = weighed("什么时候申请复核？", make_plan(sentence))
    assert best.dated


def test_the_date_of_a_draft_is_not_that_of_what_it_is_about(weighed: Weighed, make_plan: MakePlan) -> None:
    text = "2023年9月底前制定学校布局规划，聚焦存在大班额的学校。\n到2025年，完善机制，基本没有大班额的学校。"
    _, (best, *_) = weighed("大班额的学校什么时候处理完？", make_plan(text))
    assert "基本没有" in best.statement.text


def test_the_year_asked_for_is_preferred(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("甲规划\n\n一、目标\n\n到2025年，建成寄宿制学校5所。\n\n到2027年，建成寄宿制学校8所。\n")
    for year, words in ((2025, "5所"), (2027, "8所")):
        _, (best, *_) = weighed(f"{year}年建成几所寄宿制学校？", document)
        assert words in best.statement.text
