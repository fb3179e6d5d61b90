from __future__ import annotations

import pytest

from assistant.refusal import carries
from tests.assistant.conftest import MakePlan, Weighed


@pytest.mark.parametrize(
    "question",
    ["龙川的校长在同一岗位连续任职不超过几年？", "龙川要建成几所寄宿制学校？", "龙川每学期培训教师几次？"],
)
def test_a_sentence_that_says_it_carries(weighed: Weighed, make_plan: MakePlan, question: str) -> None:
    reading, evidence = weighed(question, make_plan())
    assert carries(reading, evidence[0])


@pytest.mark.parametrize(
    "question",
    [
        "龙川给校长发多少钱的交通补贴？",
        "龙川的幼儿园钢琴要买几台？",
        "教师午休室要建多少间？",
        "为什么建成寄宿制学校？",
        "推荐一部电影",
        "龙川的寄宿制学校建在哪几所学校？",
        "龙川新增的学位里小学和初中各占多少？",
        "龙川学校食堂要建成几所？",
        "龙川那30个食堂分别在哪？",
        "龙川的寄宿制学校是照哪个文号建的？",
    ],
)
def test_a_sentence_beside_the_point_does_not_carry(weighed: Weighed, make_plan: MakePlan, question: str) -> None:
    reading, evidence = weighed(question, make_plan())
    assert not any(carries(reading, one) for one in evidence)


@pytest.mark.parametrize(("question", "carried"), [("这12年的任期", True), ("这9年的任期", False)])
def test_a_figure_taken_for_given_has_to_stand_there(
    weighed: Weighed, make_plan: MakePlan, question: str, carried: bool
) -> None:
    reading, evidence = weighed(f"龙川的校长在同一岗位任职，{question}是不是不超过几年？", make_plan())
    assert any(carries(reading, one) for one in evidence) == carried


def test_a_figure_said_of_one_place_need_not_be_that_of_the_other(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, evidence = weighed("清远校长任职不超过9年，那龙川的校长在同一岗位任职不超过几年？", make_plan())
    assert carries(reading, evidence[0])


@pytest.mark.parametrize(
    ("question", "sentence", "carried"),
    [
        ("龙川老师轮岗不能少于百分之几？", "教师每学年参加区域集体教研的机会不少于80%。", False),
        ("龙川老师轮岗不能少于百分之几？", "教师每学年交流轮岗的人数不少于10%。", True),
        ("龙川的校长干满几年？", "遴选校长参加培养，预期培育期限为5年。", False),
        ("龙川的校长干满几年？", "校长任职，一般不超过5年。", True),
    ],
)
def test_a_figure_of_another_thing_does_not_carry(
    weighed: Weighed, make_plan: MakePlan, question: str, sentence: str, carried: bool
) -> None:
    reading, evidence = weighed(question, make_plan(f"龙川县教育规划（2021—2025年）\n\n一、目标\n\n{sentence}\n"))
    assert any(carries(reading, one) for one in evidence) == carried


def test_what_is_reached_is_no_goal(weighed: Weighed, make_plan: MakePlan) -> None:
    for sentence, carried in (("高中毛入学率提高到97%以上。", True), ("目前高中毛入学率达96.5%。", False)):
        document = make_plan(f"龙川县教育规划（2021—2025年）\n\n一、主要指标\n\n{sentence}\n")
        reading, evidence = weighed("龙川高中毛入学率的目标跟清远一样吗？", document)
        assert any(carries(reading, one) for one in evidence) == carried


@pytest.mark.parametrize(
    ("sentence", "carried"),
    [
        ("盘活现有闲置校舍，到2025年建成寄宿制学校3所。", True),
        ("利用现有校舍，建成寄宿制学校3所。", True),
        ("目前，全县条件有限，有寄宿制学校3所。", False),
        ("截至2020年底，建成寄宿制学校3所。", False),
        ("全县现有寄宿制学校3所。", False),
        ("目前寄宿制学校不足，到2025年建成寄宿制学校3所。", True),
    ],
)
def test_what_there_is_already_may_be_the_means_of_a_goal(
    weighed: Weighed, make_plan: MakePlan, sentence: str, carried: bool
) -> None:
    document = make_plan(f"龙川县教育规划（2021—2025年）\n\n一、任务\n\n{sentence}\n")
    reading, evidence = weighed("要建几所寄宿制学校？", document)
    assert any(carries(reading, one) for one in evidence) is carried


def test_less_is_wanted_of_what_has_the_words_that_weigh_most(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("龙川县教育规划（2021—2025年）\n\n一、办学\n\n鼓励采取自主招生的方式，为特色高中推送学生。\n")
    for question, carried in (
        ("有会画画的好苗子，龙川怎么送去特色高中？", True),
        ("有会画画的好苗子，龙川怎么送去业余少体校？", False),
    ):
        reading, evidence = weighed(question, document)
        assert any(carries(reading, one) for one in evidence) == carried


def test_a_row_of_another_share_does_not_carry(weighed: Weighed, make_plan: MakePlan) -> None:
    table = "指标\t2020年\t2025年\n双师型教师占专业课教师比例（%）\t63\t65\n"
    document = make_plan(f"龙川县教育规划（2021—2025年）\n\n一、指标\n\n{table}\n二、保障\n\n加强领导。\n")
    for question, carried in (("龙川老师轮岗比例是多少？", False), ("龙川双师型教师比例是多少？", True)):
        reading, evidence = weighed(question, document)
        assert any(carries(reading, one) for one in evidence) == carried


def test_headings_say_what_a_figure_is_of(weighed: Weighed, make_plan: MakePlan) -> None:
    plan = "甲规划\n\n一、中等职业学校办学条件达标工程\n\n完善机制。到2025年底，达标率90%以上。\n"
    reading, evidence = weighed("职业学校办学条件达标率要多少？", make_plan(plan))
    assert carries(reading, evidence[0])


def test_another_year_does_not_carry(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, evidence = weighed("2025年要培养多少名乡村校长？", make_plan())
    assert not any(carries(reading, one) for one in evidence)
    reading, evidence = weighed("2027年要培养多少名乡村校长？", make_plan())
    assert carries(reading, evidence[0])


def test_a_sentence_of_the_present_does_not_answer_another_year(weighed: Weighed, make_plan: MakePlan) -> None:
    title = "龙川县教育提升行动方案（2023—2027年）"
    for sentence, carried in (
        ("建成寄宿制学校5所。", True),
        ("目前有寄宿制学校5所。", False),
        ("现有寄宿制学校5所。", False),
    ):
        document = make_plan(f"{title}\n\n一、目标\n\n{sentence}\n")
        reading, evidence = weighed("2026年有几所寄宿制学校？", document)
        assert any(carries(reading, one) for one in evidence) == carried


def test_what_a_goal_starts_from_is_not_its_year(weighed: Weighed, make_plan: MakePlan) -> None:
    sentence = "在2020年的基础上新增学位3000个，高中毛入学率保持在95%以上。"
    document = make_plan(f"龙川县教育规划（2021—2025年）\n\n一、目标\n\n{sentence}\n")
    for year, carried in ((2020, False), (2025, True)):
        reading, evidence = weighed(f"{year}年高中毛入学率是多少？", document)
        assert any(carries(reading, one) for one in evidence) is carried


def test_a_row_answers_for_the_years_of_its_columns_only(weighed: Weighed, make_plan: MakePlan) -> None:
    table = "指标\t2020年\t2025年\n学前教育毛入园率（%）\t95\t98\n巩固率（%）\t96\t97\n"
    document = make_plan(f"龙川县教育规划（2021—2025年）\n\n一、指标\n\n{table}\n二、保障\n\n加强领导。\n")
    for year, carried in ((2020, True), (2025, True), (2023, False)):
        reading, evidence = weighed(f"{year}年学前教育毛入园率是多少？", document)
        assert any(carries(reading, one) for one in evidence) == carried


def test_a_quoted_name_that_stands_nowhere_does_not_carry(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, evidence = weighed("龙川的“星火计划”要建几所寄宿制学校？", make_plan())
    assert not any(carries(reading, one) for one in evidence)


def test_a_case_needs_a_clause_that_rules_on_it(weighed: Weighed, make_plan: MakePlan) -> None:
    question = "龙川可以把全班的成绩排名发到家长群吗？"
    for sentence, carried in (("严禁以任何方式公布学生成绩和排名。", True), ("成绩在全省靠后，公开招聘教师。", False)):
        reading, evidence = weighed(question, make_plan(sentence))
        assert any(carries(reading, one) for one in evidence) is carried


def test_a_problem_is_told_only_by_what_says_that_something_is_wanting(weighed: Weighed, make_plan: MakePlan) -> None:
    for sentence, carried in (("教研员队伍人数不足。", True), ("提升教研员队伍的能力。", False)):
        reading, evidence = weighed("教研员队伍有什么问题？", make_plan(sentence))
        assert any(carries(reading, one) for one in evidence) is carried


def test_how_a_lack_is_mended_is_not_told_by_the_lack(weighed: Weighed, make_plan: MakePlan) -> None:
    for chapter, carried in (("现存问题", False), ("解决师资问题", True)):
        document = make_plan(f"龙川县教育规划（2021—2025年）\n\n一、{chapter}\n\n教研员队伍编制人数不足。\n")
        reading, evidence = weighed("龙川教研员编制不足怎么补？", document)
        assert any(carries(reading, one) for one in evidence) is carried


@pytest.mark.parametrize(
    ("sentence", "carried"),
    [
        ("认真贯彻《关于雏鹰计划的通知》《县教育发展规划》等文件要求。", False),
        ("实施雏鹰计划，培养青年教师。", True),
    ],
)
def test_titles_of_documents_explain_nothing(
    weighed: Weighed, make_plan: MakePlan, sentence: str, carried: bool
) -> None:
    reading, evidence = weighed("雏鹰是什么意思？", make_plan(f"甲规划\n\n一、任务\n\n{sentence}\n"))
    assert any(carries(reading, one) for one in evidence) is carried
