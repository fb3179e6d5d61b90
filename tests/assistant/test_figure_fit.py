from __future__ import annotations

import pytest

from assistant.figure_fit import unit_fit
from assistant.figures import figures_in
from tests.assistant.conftest import MakePlan, Weighed


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("所", "5所"),
        ("%", "90%"),
        ("%", "百分之十"),
        ("元", "3亿元"),
        ("年", "12年"),
        ("天", "5个工作日"),
        ("久", "90学时"),
        ("小时", "72课时"),
        ("久", "二十四小时"),
        ("人", "30名"),
        ("所", "30个"),
        ("万", "6万人"),
    ],
)
def test_a_figure_fits_its_unit(unit: str, text: str) -> None:
    (figure,) = figures_in(text)
    assert unit_fit(unit, figure) > 0


@pytest.mark.parametrize(("unit", "text"), [("所", "90%"), ("%", "5所"), ("元", "5所"), ("所", "12年"), ("名", "3次")])
def test_a_figure_of_another_unit_does_not_fit(unit: str, text: str) -> None:
    (figure,) = figures_in(text)
    assert unit_fit(unit, figure) == 0


def test_levels_are_no_things() -> None:
    (figure,) = figures_in("省、市、县、校四级")
    assert unit_fit("个", figure) == 0.0


def test_its_own_unit_fits_best() -> None:
    (own,), (kin,) = figures_in("30人"), figures_in("30名")
    assert unit_fit("人", own) > unit_fit("人", kin)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("要建成几所寄宿制学校？", "5所"),
        ("新增公办学位多少个？", "1,200个"),
        ("教师本科率要达到多少？", "90%"),
        ("校长在同一岗位最多任职几年？", "12年"),
    ],
)
def test_the_figure_has_the_unit_asked_for(weighed: Weighed, make_plan: MakePlan, question: str, figure: str) -> None:
    _, (best, *_) = weighed(question, make_plan())
    assert best.figure is not None
    assert best.figure.text == figure


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        ("危房校舍要整改几栋？", "全面消除危房，对鉴定为C级的17栋校舍，要制定整改方案。", "17栋"),
        ("一年挑多少名中层干部？", "每年遴选50名中层干部，累计培育250名中层干部。", "50名"),
        ("一共培养多少名中层干部？", "每年遴选50名中层干部，累计培育250名中层干部。", "250名"),
        ("培养教师要几年？", "新入职三年内教师为培养对象，培养周期为2-3年。", "2-3年"),
        ("几多个县通过验收？", "推动30%以上县（市、区）通过验收。", "30%"),
        ("要培养多少名乡村校长？", "培养乡村校（园）长30名，新增教师50名。", "30名"),
    ],
)
def test_the_figure_that_is_asked_for(
    weighed: Weighed, make_plan: MakePlan, question: str, text: str, figure: str
) -> None:
    _, (best, *_) = weighed(question, make_plan(text))
    assert best.figure is not None
    assert best.figure.text == figure
    assert best.beside


def test_what_is_counted_by_ge_has_to_be_asked_about(weighed: Weighed, make_plan: MakePlan) -> None:
    for sentence, figure in (
        ("新建幼儿园，增加学位1.2万个。", None),
        ("新建幼儿园30个。", "30个"),
        ("新建30个幼儿园。", "30个"),
    ):
        document = make_plan(f"龙川县教育规划（2021—2025年）\n\n一、目标\n\n{sentence}\n")
        _, (best, *_) = weighed("龙川要新建几所幼儿园？", document)
        assert (best.figure and best.figure.text) == figure


def test_a_figure_of_the_question_is_not_what_it_asks_for(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("甲规划\n\n一、现状\n\n市教科院编制人数43人，现有人员仅22人。\n")
    for question, figure in (("教科院编制43人，实际有几人？", "22人"), ("教科院编制多少人？", "43人")):
        _, (best, *_) = weighed(question, document)
        assert best.figure is not None
        assert best.figure.text == figure


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("加大名教师（三名工程）的培养力度。", False),
        ("发挥“三名教师工作室”的示范带动作用。", False),
        ("深化“三类五阶段”教师培育模式。", False),
        ("做到“教师每校不少于3名”。", True),
        ("培养教师（其中骨干教师30名）。", True),
        ("培养教师（高中教师三名）。", True),
        ("培养30名教师。", True),
    ],
)
def test_a_figure_in_a_name_counts_nothing(weighed: Weighed, make_plan: MakePlan, sentence: str, counted: bool) -> None:
    _, evidence = weighed("要培养多少名教师？", make_plan(f"甲规划\n\n一、任务\n\n{sentence}\n"))
    assert any(one.figure is not None for one in evidence if not one.statement.is_title) is counted


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("14所学校被评为小学艺术教育特色学校。", False),
        ("新建、改扩建小学29所。", False),
        ("新增小学学位7.4万个。", False),
        ("到2025年，50%的小学至少有1所分校。", False),
        ("有26所小学获得省级称号。", False),
        ("惠及小学26所。", False),
        ("指标 2025年\n小学入学率（%） 99", False),
        ("全县现有小学26所。", True),
        ("全县有26所公办小学。", True),
    ],
)
def test_how_many_there_are_of_a_thing(weighed: Weighed, make_plan: MakePlan, sentence: str, counted: bool) -> None:
    _, evidence = weighed("有多少所小学？", make_plan(f"甲规划\n\n一、任务\n\n{sentence}\n"))
    assert any(one.figure is not None for one in evidence if not one.statement.is_title) is counted
