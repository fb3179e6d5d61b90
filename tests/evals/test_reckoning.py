from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.types import Answer
from evals.reckoning import borrowed, comparison_in, misplaced
from tests.evals.conftest import TERM, citation_of

AnswerMaker = Callable[..., Answer]
YANGXI_TERM = "领导人员在同一岗位连续任职一般不超过10年"
CAMPUS = "到2025年创建5所温馨校园"
CITATIONS = (
    citation_of(1, "qy", TERM, ("二、重点任务", "（三）选优配强乡村校（园）长工程")),
    citation_of(2, "yx", YANGXI_TERM),
)
WHOLE = "不超过12年"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("清远市比阳西县长2年（12-10）", (("清远市", "12"), ("阳西县", "10"))),
        ("最长的是清远市，最短的是阳西县，相差2年（12-10）", (("清远市", "12"), ("阳西县", "10"))),
        ("清远市、阳西县相同：均不超过12年", (("清远市", "12"), ("阳西县", "12"))),
        ("两地相同：均不超过12年。", (("清远市", "12"), ("阳西县", "12"))),
        ("任期：两地相同：均为10—12年", (("清远市", "10"), ("清远市", "12"), ("阳西县", "10"), ("阳西县", "12"))),
        ("三地相同：均不超过12年", None),
        ("深圳市比阳西县长2年（12-10）", None),
        ("清远市比阳西县长2岁（12-10）", None),
        ("两地相同：均由镇政府聘用并领取工资", None),
        ("校长终身任职教师编制全部取消相同：均由镇政府聘用并领取工资", None),
        ("清远市终身任职比阳西县长2年（12-10）", None),
        ("清远市比阳西县长2年（12-10），教师编制取消", None),
        ("连续任职一般不超过12年", None),
    ],
)
def test_comparison_in(text: str, told: tuple[tuple[str, str], ...] | None) -> None:
    found = comparison_in(text, CITATIONS)
    assert (found.told if found else None) == told


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("清远市比阳西县长2年（12-10）", []),
        ("阳西县比清远市长2年（12-10）", ["阳西县", "清远市"]),
        ("两地相同：均不超过12年", ["阳西县"]),
        ("连续任职一般不超过99年", []),
    ],
)
def test_a_place_needs_its_figure_in_a_quote_of_its_own(text: str, labels: list[str]) -> None:
    assert misplaced(text, CITATIONS) == labels


def test_a_percentage_may_have_its_sign_in_the_label_of_its_row() -> None:
    row = citation_of(1, "yx", "学前教育毛入园率（%）\t63.83\t65")
    other = citation_of(2, "qy", TERM).model_copy(update={"quote": "达到63.83%"})
    assert misplaced("阳西县比清远市高1.17个百分点（65%-63.83%）", [row, other]) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("不超过12年；增加2年（12-10）", WHOLE),
        ("不超过12年；合计22年（12+10）", WHOLE),
        ("不超过12年；增加2个百分点（12-10）；不超过10年", f"{WHOLE}；不超过10年"),
        ("不超过12年；增加2岁（12-10）", None),
        ("不超过12年；校长终身任职，教师编制全部取消并由镇政府聘用（12-12）", None),
        ("不超过12年；校长增加2年（12-10）", None),
        ("同一文件的“选优配强乡村校（园）长工程”部分另写：不超过12年", WHOLE),
        ("同一文件的其他部分另写：不超过12年", WHOLE),
        ("同一文件的指标表另写：不超过12年", WHOLE),
        ("另：清远市的文件写：不超过12年", WHOLE),
        ("不超过10年；同一文件的指标表另写：不超过12年", f"不超过10年；{WHOLE}"),
        ("同一文件的“终身任职”部分另写：不超过12年", None),
        ("同一文件的“长工程”部分另写：不超过12年", None),
        ("同一文件的校长终身任职教师编制全部取消并由镇政府聘用另写：不超过12年", None),
        ("另：终身任职的文件写：不超过12年", None),
        ("终身任职另：清远市的文件写：不超过12年", None),
        ("共2项：甲", "甲"),
        ("任期：不超过12年", None),
        ("问：不超过12年", WHOLE),
        ("任期：清远市比阳西县长2年（12-10）", "任期"),
        ("问：清远市比阳西县长2年（12-10）", ""),
    ],
)
def test_what_is_borrowed_from_the_quotes(answer: AnswerMaker, text: str, left: str | None) -> None:
    assert borrowed(text, answer(""), CITATIONS) == (text if left is None else left)


def test_a_source_is_known_though_the_question_has_its_first_word(answer: AnswerMaker) -> None:
    asked = answer("").model_copy(update={"standalone_question": "另外，清远的任期呢"})
    assert borrowed("另：清远市的文件写：不超过12年", asked, CITATIONS) == WHOLE
