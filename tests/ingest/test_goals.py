from __future__ import annotations

import pytest

from ingest.goals import goals_in, is_case, is_past, rules_on_cases
from ingest.quantities import quantities_in


def read(clause: str, before: str = "") -> list[str]:
    return [
        f"{goal.subject}/{goal.indicator} {goal.quantity.bound}{goal.quantity.value}{goal.quantity.unit}"
        for goal in goals_in(clause, quantities_in(clause), before)
    ]


@pytest.mark.parametrize(
    ("clause", "goals"),
    [
        ("九年义务教育巩固率保持在96%以上", ["/九年义务教育巩固率 ≥96%"]),
        ("每个乡镇建有1所以上规范化公办中心幼儿园", ["每个乡镇/规范化公办中心幼儿园 ≥1所"]),
        ("20万人口以上的县建有1所以上特殊教育学校", ["20万人口以上的县/特殊教育学校 ≥1所"]),
        ("建成至少5个目标明确、运行有效的城乡教育共同体", ["/城乡教育共同体 ≥5个"]),
        ("创建校园文化示范校30所", ["/校园文化示范校 =30所"]),
        ("重点培育初中2所、高中3所", ["/初中 =2所", "/高中 =3所"]),
        ("每年遴选50名中层干部、30名副校长", ["每年/中层干部 =50名", "每年/副校长 =30名"]),
        ("岗位比例达到幼儿园8%、小学15%", ["岗位比例/幼儿园 =8%", "岗位比例/小学 =15%"]),
        ("优质高中不低于50%的招生计划合理分配", ["优质高中/招生计划合理分配 ≥50%"]),
        ("推动30%以上县（市、区）通过督导评估", ["/县（市、区）通过督导评估 ≥30%"]),
        ("校长在同一岗位连续任职一般不超过10年", ["/校长在同一岗位连续任职 ≤10年"]),
        ("每学期对乡村教师进行专项培训2次以上", ["/每学期对乡村教师进行专项培训 ≥2次"]),
        ("每学期进行1次心理健康评测", ["每学期/心理健康评测 =1次"]),
        ("保证学生每天1小时校园体育活动", ["学生每天/校园体育活动 =1小时"]),
        ("办理时长平均压缩50%", ["/办理时长平均压缩 =50%"]),
        ("产业规模突破4000亿元", ["/产业规模 >4000亿元"]),
        ("实现办园条件100%达标", ["/办园条件 =100%"]),
        ("各县集中力量办好一所职业学校", ["各县集中力量/职业学校 =1所"]),
        ("社会实践的时间分别不少于10天和20天", ["/社会实践的时间 ≥10天", "/社会实践的时间 ≥20天"]),
    ],
)
def test_a_goal_has_what_it_is_about(clause: str, goals: list[str]) -> None:
    assert read(clause) == goals


@pytest.mark.parametrize(
    "clause",
    [
        "消除56人以上大班额", "45岁以下乡村校长比例逐年提升", "推进4000人以上行政村举办幼儿园",
        "撤并20名学生以下的教学点",
        "为招收5人以上残疾学生的学校配备资源教室", "将结对学校从29对增加到全覆盖", "新招聘的教师5年内须到乡村任教",
        "建立一个管理平台", "处五千元以上五万元以下罚款", "招用4人以上的每增加1人给予补贴", "公示时间不得少于30日",
        "超过四年的部分", "补贴60%", "以一所优质学校为龙头", "有条件的学校整合为三个或多个法人机构",
        "有两个以上违法行为的", "自受理之日起超过六个月", "设计二次供水设施", "占全乡总人口30%以上的乡",
        "两个以上法院都有管辖权的诉讼", "坚持“最多跑一次”改革", "面积不足五万平方米",
    ],
)  # fmt: skip
def test_sizes_ages_limits_and_penalties_are_no_goals(clause: str) -> None:
    assert read(clause) == []


def test_a_clause_without_a_subject_goes_on_with_the_one_before() -> None:
    assert read("5年内须到乡镇学校任教至少1年", "新招聘的教师") == ["新招聘的教师/5年内须到乡镇学校任教 ≥1年"]
    assert read("不低于20%", "企业兼职教师的比例") == ["/企业兼职教师的比例 ≥20%"]


@pytest.mark.parametrize(
    ("sentence", "past"),
    [
        ("目前全市有中小学", True),
        ("“十三五”期间，新增学位", True),
        ("已建成幼儿园", True),
        ("与五年前相比，上线率提高", True),
        ("在“十三五”的基础上新增学位", False),
        ("在现有学校的基础上新建", False),
        ("到2025年，建成幼儿园", False),
    ],
)
def test_is_past(sentence: str, past: bool) -> None:
    assert is_past(sentence) is past


@pytest.mark.parametrize(
    "clause",
    [
        "游客数量达到核定最大承载量的百分之八十时",
        "因未达到70%签约条件",
        "在同方向划有二条以上机动车道的道路上",
        "成立三年以上并具有执业资格的合伙律师事务所",
        "妊娠十四周以上的妇女",
        "用能超过标准约束值百分之八十的大型公共建筑",
        "达到前四项规定的专业水平的；",
        "公安机关应当在24小时以内进行讯问",
        "跨两个以上行政区域的自然保护区的建立",
        "进口量不得低于最近3个年度的平均进口量",
        "具有两个以上单独出入口的应当编排单元号",
        "规划用地面积五公顷以上的建设项目",
        "日均排水量超过三百立方米的工业企业",
        "少数民族职工占全体职工百分之三十以上的企业；",
        "年应纳税所得额超过一百万元的部分",
    ],
)
def test_a_case_of_a_rule_sets_no_goal(clause: str) -> None:
    assert read(clause) == []


def test_what_looks_like_a_case_but_is_asked_for() -> None:
    assert read("每次家长会控制在2小时以内") == ["/每次家长会 ≤2小时"]
    assert read("开展一周以上的培训") == ["/培训 ≥1周"]
    assert read("每年应当按照高于百分之十的比例提取资金") == ["每年应当按照/提取资金 >10%"]


def test_sentences_and_lists_that_tell_cases() -> None:
    assert rules_on_cases("违反前款规定，雇员超过10人的，处以罚款。")
    assert not rules_on_cases("每所学校配备不少于10名教师。")
    assert is_case("（一）人数超过核定人数20%", "有下列情形之一的，不予批准：")
    assert not is_case("（一）应当配备5名教师", "有下列情形之一的，按照以下办法办理：")
    assert not is_case("（一）有教师5人以上", "举办幼儿园应当具备下列条件：")
