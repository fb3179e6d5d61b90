from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.types import Answer, AnswerTable, TableCell
from evals import citing
from evals.cases import Case
from evals.gold import Stretch, Text
from evals.outcomes import Outcome

TERM = ("qy", "领导人员在同一岗位连续任职一般不超过 12年")
CAMPUS = ("qy", "到2025年创建5所温馨校园")
YANGXI_TERM = ("yx", "领导人员在同一岗位连续任职一般不超过10年")
OutcomeMaker = Callable[..., Outcome]
CaseMaker = Callable[..., Case]
AnswerMaker = Callable[..., Answer]


def test_statements_of_an_answer(answer: AnswerMaker) -> None:
    table = AnswerTable(
        columns=("地区", "公办率"),
        rows=(
            (TableCell(text="清远市"), TableCell(text="12年", marks=(1,))),
            (TableCell(text="开平市"), TableCell(text="未提及")),
        ),
    )
    text = "清远市：共2项：甲[1]、乙[2][3]。公办率：未提及。\n开平市：未提及。\n深圳市：没有收录该地区的文件。\n"
    text += "一句没有出处的话。"
    assert citing.statements_of(answer(text, table=table)) == [
        citing.Statement("清远市", "共2项：甲", (1,), 2),
        citing.Statement("清远市", "乙", (2, 3), 2),
        citing.Statement("", "一句没有出处的话", (), 1),
        citing.Statement("清远市", "12年", (1,), 1),
    ]


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("清远市：不超过12年。[1]", [TERM], 1.0),
        ("清远市：不超过12年。", [TERM], 0.0),
        ("清远市：不超过12年。[1]创建5所。", [TERM], 0.0),
        ("清远市：不超过12年。[2]", [TERM], 0.0),
        ("清远市：任期改为99年。不超过12年。[1]", [TERM], 0.0),
        ("任期改为99年并立即生效：不超过12年。[1]", [TERM], 1.0),
        ("不超过12年。[1]教师编制全部取消并由镇政府聘用：未提及。", [TERM], 0.0),
        ("不超过12年。[1]阳西县：未提及。", [TERM], 1.0),
        ("清远市：不超过12年。[1]", [TERM, CAMPUS], 0.0),
        ("清远市：未提及。", [], 0.0),
    ],
)
def test_marked(
    outcome: OutcomeMaker,
    case: CaseMaker,
    answer: AnswerMaker,
    text: str,
    quotes: list[tuple[str, str]],
    expected: float,
) -> None:
    assert citing.marked(outcome(case(), answer(text, *quotes))) == expected


def test_a_quote_is_verbatim_only_where_it_says_it_stands(
    outcome: OutcomeMaker, case: CaseMaker, answer: AnswerMaker
) -> None:
    good = answer("清远市：不超过12年。[1]", TERM)
    (citation,) = good.citations
    assert citing.verbatim(outcome(case(), good)) == 1.0
    for change in (
        {"quote": citation.quote.replace(" ", "")},
        {"start": citation.start + 1},
        {"document_id": "none"},
        {"quote": "", "end": citation.start},
    ):
        bad = good.model_copy(update={"citations": (citation.model_copy(update=change),)})
        assert citing.verbatim(outcome(case(), bad)) == 0.0, change


def test_recall_and_precision_against_gold(outcome: OutcomeMaker, case: CaseMaker, answer: AnswerMaker) -> None:
    two = case(gold=[{"region": "清远市", "quote": TERM[1]}, {"region": "清远市", "quote": CAMPUS[1]}])
    both = outcome(two, answer("清远市：不超过12年。[1]到2025年创建5所。[2]", TERM, CAMPUS))
    one = outcome(two, answer("清远市：不超过12年。[1]", TERM))
    beside = outcome(case(), answer("清远市：不超过12年。[1]到2025年创建5所。[2]", TERM, CAMPUS))
    assert (citing.recall(both), citing.precision(both)) == (1.0, 1.0)
    assert (citing.recall(one), citing.precision(one)) == (0.5, 1.0)
    assert (citing.recall(beside), citing.precision(beside)) == (1.0, 0.5)
    refused = outcome(case(), answer("没有", reason="no_evidence"))
    assert (citing.recall(refused), citing.precision(refused)) == (0.0, None)
    assert citing.recall(outcome(case(gold=[]), answer("12年[1]", TERM))) is None


def test_half_of_a_gold_quote_is_enough_and_less_is_not(
    outcome: OutcomeMaker, case: CaseMaker, answer: AnswerMaker
) -> None:
    for words, expected in (("连续任职一般不超过 12年", 1.0), ("不超过 12年", 0.0)):
        assert citing.recall(outcome(case(), answer("12年[1]", ("qy", words)))) == expected


def test_what_stands_before_a_colon_is_a_statement_unless_it_is_a_name(
    outcome: OutcomeMaker, case: CaseMaker, answer: AnswerMaker
) -> None:
    told = outcome(case(), answer("任期改为99年并立即生效：不超过12年。[1]", TERM))
    assert citing.figure_fidelity(told) == citing.support(told) == 0.0
    for name in ("清远市", "清远市计划", "清远市（连州市没有单列文件，以下为全市要求）"):
        named = outcome(case(), answer(f"{name}：不超过12年。[1]", TERM))
        assert citing.figure_fidelity(named) == citing.support(named) == 1.0


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("清远市比阳西县长2年（12-10）", (1.0, 1.0)),
        ("连续任职：清远市比阳西县长2年（12-10）", (1.0, 1.0)),
        ("阳西县比清远市长2年（12-10）", (0.0, 1.0)),
        ("清远市比阳西县长3年（12-10）", (0.0, 1.0)),
        ("清远市比阳西县的任期长得多也宽松得多", (1.0, 0.0)),
        ("终身任职教师编制取消：清远市比阳西县长2年（12-10）", (1.0, 0.0)),
    ],
)
def test_a_comparison_needs_its_figures_and_no_words_of_its_quotes(
    outcome: OutcomeMaker, case: CaseMaker, answer: AnswerMaker, said: str, expected: tuple[float, float]
) -> None:
    told = outcome(case(), answer(f"{said}。[1][2]", TERM, YANGXI_TERM))
    assert (citing.figure_fidelity(told), citing.support(told)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("到2025年创建5所；增加3所（5-2）", 1.0),
        ("到2025年创建5所；增加了三所新的示范学校", 0.0),
        ("到2025年创建5所温馨校园，教师编制全部取消", 0.0),
        ("校长终身任职：到2025年创建5所温馨校园", 0.0),
    ],
)
def test_each_clause_is_supported_or_reckoned(
    outcome: OutcomeMaker, case: CaseMaker, answer: AnswerMaker, said: str, expected: float
) -> None:
    assert citing.support(outcome(case(), answer(f"清远市：{said}。[1]", CAMPUS))) == expected


def test_a_page_is_no_citation_and_a_few_characters_are_none_of_the_gold(
    case: CaseMaker, answer: AnswerMaker, outcome: OutcomeMaker
) -> None:
    few = outcome(case(), answer("清远市：12年。[1]", ("qy", "12年")))
    assert (citing.recall(few), citing.precision(few)) == (0.0, 0.0)
    long = Text("qy", "清远市", TERM[1] + "。" * 500)
    cited = answer("清远市：12年。[1]", TERM)
    page = cited.citations[0].model_copy(update={"quote": long.text[:450], "start": 0, "end": 450})
    pasted = replace(
        few, answer=cited.model_copy(update={"citations": (page,)}), texts={"qy": long}, gold=((Stretch("qy", 0, 22),),)
    )
    assert (citing.recall(pasted), citing.precision(pasted)) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("key", "text", "quotes", "expected"),
    [
        ({}, "清远市：不超过12年。[1]", [TERM], 0.0),
        ({}, "阳西县的领导不超过12年。[1]", [TERM], 1.0),
        ({}, "清远市：不超过10年。[1]", [YANGXI_TERM], 1.0),
        ({}, "阳西县：不超过12年。[1]", [TERM], 1.0),
        ({}, "深圳市：不超过12年。[1]", [TERM], 1.0),
        ({"type": "region-unspecified"}, "阳西县：不超过10年。[1]", [YANGXI_TERM], 0.0),
        ({"type": "region-unspecified"}, "清远市：不超过10年。[1]", [YANGXI_TERM], 1.0),
        ({"regions": []}, "不超过10年。[1]", [YANGXI_TERM], 0.0),
        ({"regions": ["清远市", "阳西县"]}, "清远市：12年。[1]\n阳西县：10年。[2]", [TERM, YANGXI_TERM], 0.0),
        ({"regions": ["清远市", "阳西县"]}, "清远市：12年。[2]\n阳西县：10年。[1]", [TERM, YANGXI_TERM], 1.0),
    ],
)
def test_wrong_region(
    outcome: OutcomeMaker,
    case: CaseMaker,
    answer: AnswerMaker,
    key: dict[str, object],
    text: str,
    quotes: list[tuple[str, str]],
    expected: float,
) -> None:
    assert citing.wrong_region(outcome(case(**key), answer(text, *quotes))) == expected


def test_a_refusal_may_say_what_another_region_has(outcome: OutcomeMaker, case: CaseMaker, answer: AnswerMaker) -> None:
    said = "阳西县的文件没有写“12年”。清远市的文件写：不超过12年。[1]"
    for text, answerable, expected in ((said, False, 0.0), (said, True, 1.0), ("不超过12年。[1]", False, 1.0)):
        given = answer(text, TERM).model_copy(update={"answerable": answerable})
        assert citing.wrong_region(outcome(case(regions=["阳西县"]), given)) == expected, (text, answerable)


def test_the_plan_of_the_city_around_a_county_is_no_wrong_region_where_it_is_named(
    outcome: OutcomeMaker, case: CaseMaker, answer: AnswerMaker
) -> None:
    for said, region, expected in (
        ("另：清远市的文件写：不超过12年。[1]", "连南瑶族自治县", 0.0),
        ("另：清远市的文件写：不超过12年。[1]", "阳西县", 1.0),
        ("不超过12年。[1]", "连南瑶族自治县", 1.0),
    ):
        told = outcome(case(regions=[region]), answer(said, TERM))
        assert citing.wrong_region(told) == expected, said
