from __future__ import annotations

import pytest

from assistant.asking import (
    Kind,
    asks_difference,
    asks_each,
    asks_names,
    asks_ruling,
    asks_status,
    asks_target,
    asks_why,
    count_of,
    figures_asked,
    figures_named,
    is_count,
    item_of,
    kind_of,
    number_of,
    questions_in,
    sort_of,
    subject_of,
    unit_of,
    years_in,
)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("校长最多能连任几年？", "number"),
        ("哪个单位拖着不办会怎么处理", "method"),
        ("学费看什么来定", "method"),
        ("想读夜校有哪几条路", "method"),
        ("怎么解决医院的突出问题", "method"),
        ("医院有什么毛病，规划里怎么讲的", "problem"),
        ("截止2025年要建多少所医院", "number"),
        ("报名截止到了没有", "open"),
        ("报名截止时间是", "deadline"),
        ("学校布局规划哪个县先做完", "deadline"),
        ("老师职称有问题怎么评", "method"),
        ("哪几个镇读初中最挤", "problem"),
        ("要建多少所乡村温馨校园", "number"),
        ("老师靠什么法子在几所学校间流动", "method"),
        ("多久给孩子疏导一回心理", "number"),
        ("轮岗的人不能低于百分之几？", "number"),
        ("学位要增加几多个", "number"),
        ("教育总共投了多少钱", "number"),
        ("什么时候消除大班额？", "deadline"),
        ("达到优质均衡的目标年份是？", "deadline"),
        ("撤并完成时间定在几时", "deadline"),
        ("高中普及的时间节点", "deadline"),
        ("哪年完成校舍改造", "deadline"),
        ("谁负责教师培训？", "department"),
        ("教师培训由哪些部门牵头", "department"),
        ("提拔这事谁说了算", "department"),
        ("县中托管除了教育局还有谁要管", "department"),
        ("职校办学条件要达标，这活是谁的", "department"),
        ("足球由体育局还是教育局牵头？", "department"),
        ("由房屋主管部门处多少罚款？", "number"),
        ("县残联管哪些项目？", "duties"),
        ("财政局要负责什么", "duties"),
        ("什么是教育共同体？", "definition"),
        ("“三所学校”是指什么", "definition"),
        ("怎么提高乡村教师待遇？", "method"),
        ("有哪些措施防止学生辍学", "method"),
        ("教师队伍有哪些短板？", "problem"),
        ("重点任务包括哪些？", "list"),
        ("课后服务有啥内容", "list"),
        ("介绍集团化办学", "open"),
        ("保存期限是多久", "number"),
        ("在几年内完成", "number"),
        ("在几年完成", "deadline"),
        ("修路的钱从哪里筹", "method"),
        ("收费按什么来定", "method"),
        ("哪些科目的老师最缺", "problem"),
        ("家校配合卡在哪几点", "problem"),
        ("县里的医院够不够", "problem"),
        ("夜诊为什么铺不开", "problem"),
        ("医生留不住打算怎么办", "method"),
        ("走教是咋回事", "definition"),
        ("雁阵计划是个什么东西", "definition"),
        ("我们自己请几个保安行吗", "open"),
    ],
)
def test_kind_of(question: str, kind: Kind) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("校长要年轻的过半，卡在几岁", "岁"),
        ("年轻校长过半要多少", "%"),
        ("要建多少所乡村温馨校园", "所"),
        ("培养几名校长", "名"),
        ("新增多少万个学位", "个"),
        ("新增学位多少个", "个"),
        ("最多能连任几年", "年"),
        ("任期多久", "久"),
        ("应当在多少日内办结", "天"),
        ("提前几个工作日申请", "天"),
        ("停播超过几个月", "月"),
        ("处多少罚款", "元"),
        ("处冒领金额几倍的罚款", "倍"),
        ("新增多少名额", None),
        ("钱重点花在哪几块", None),
        ("不能低于百分之几", "%"),
        ("巩固率是多少", "%"),
        ("教育总共投了多少钱", "元"),
        ("谁负责教师培训", None),
        ("从几年级开始", None),
    ],
)
def test_unit_of(question: str, unit: str | None) -> None:
    assert unit_of(question) == unit


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("巩固率要守住几多个点？", "%"),
        ("跨学科的课占多少课时", "%"),
        ("新增多少学位", "个"),
        ("学生一共有多少", "人"),
        ("要建多少学校", "所"),
        ("在校生多几多万", "万"),
        ("打算投多少个亿", "元"),
        ("要学会几样运动", "样"),
        ("两地定的一样吗", None),
        ("学生成绩不能差过多少", None),
    ],
)
def test_what_is_asked_for_says_how_it_is_counted(question: str, unit: str | None) -> None:
    assert unit_of(question) == unit


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("20人以下的教学点哪年撤完", ("20",)),
        ("最多12年，这12年从哪一年算起", ("12",)),
        ("最多12年对吗", ()),
        ("到27年建成几所", ()),
        ("2025年建成几所", ()),
        ("第8项是什么", ()),
        ("18条那里提的共同体", ()),
    ],
)
def test_figures_named(question: str, named: tuple[str, ...]) -> None:
    assert figures_named(question) == named


@pytest.mark.parametrize(
    ("question", "target"),
    [("还要新搞几间", True), ("入学率要保持多少", True), ("目前要保持多少", False), ("有几间", False)],
)
def test_asks_target(question: str, target: bool) -> None:
    assert asks_target(question) == target


def test_what_is_now_may_be_asked_beside_what_is_to_be() -> None:
    assert asks_status("现在和2025年分别是多少")
    assert not asks_status("2025年是多少")


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("2025年要达到多少", (2025,)),
        ("2025比2020多多少", (2025, 2020)),
        ("2020年到2025年，2020年多少", (2020, 2025)),
        ("25年要达到多少", (2025,)),
        ("20年多少、25年目标多少", (2020, 2025)),
        ("25年比20年多几多万", (2025, 2020)),
        ("20和25年各多少", (2020, 2025)),
        ("25年以前做到多少", (2025,)),
        ("满20年的老师", ()),
        ("教龄20年以上", ()),
        ("干了20年多的老师", ()),
        ("最多12年吗", ()),
        ("“十四五”期间要建多少所", ()),
        ("编号120251的文件", ()),
        ("2000人以上的镇建几所", ()),
        ("罚2000元以上吗", ()),
        ("2000多名学生怎么分", ()),
        ("2025人均多少", (2025,)),
        ("2025所有镇都要建吗", (2025,)),
        ("教龄20年的老师", ()),
        ("任职满20年", ()),
        ("干了20年的老师", ()),
        ("有20年教龄的老师", ()),
        ("特教25年要建几所", (2025,)),
    ],
)
def test_years_in(question: str, years: tuple[int, ...]) -> None:
    assert years_in(question) == years


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("教师培训是哪四个计划", 4),
        ("分成哪三类学校", 3),
        ("哪12项任务", 12),
        ("有哪些计划", None),
        ("包括哪四个计划", 4),
    ],
)
def test_count_of(question: str, count: int | None) -> None:
    assert count_of(question) == count


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("第6项任务是什么", 6),
        ("第十二项工程谁负责", 12),
        ("6项任务是什么", None),
        ("任务表排第3的工程叫什么", 3),
        ("第4个任务是什么", 4),
        ("第19个教育集团叫什么名", None),
    ],
)
def test_item_of(question: str, item: int | None) -> None:
    assert item_of(question) == item


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("12", 12),
        ("两", 2),
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("一百二十", 120),
        ("几", 2),
        ("甲", 0),
    ],
)
def test_number_of(text: str, number: int) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(("question", "number"), [("编制几个、实际几个人？", 2), ("谁负责教师培训？", 0)])
def test_figures_asked(question: str, number: int) -> None:
    assert figures_asked(question) == number


def test_the_subject_keeps_its_place() -> None:
    question = "什么时候消除大班额？"
    subject = subject_of(question, "deadline")
    assert len(subject) == len(question)
    assert subject.strip(" ？") == "消除大班额"


def test_difference_and_cause() -> None:
    assert asks_difference("在校生2025年比2020年多多少")
    assert not asks_difference("在校生是多少")
    assert asks_why("为什么要撤并小学校")
    assert not asks_why("什么时候撤并小学校")


@pytest.mark.parametrize(
    ("question", "unit"),
    [("校长最多连任12年对吗", "年"), ("轮岗比例是5%对不对？", "%"), ("每个镇要建1所幼儿园吗", "所")],
)
def test_a_figure_to_confirm_is_asked_for(question: str, unit: str) -> None:
    assert (kind_of(question), unit_of(question)) == ("number", unit)
    assert not any(char.isdigit() for char in subject_of(question, "number"))


def test_a_year_is_no_figure_to_confirm() -> None:
    assert kind_of("2025年会消除大班额吗") != "number"


@pytest.mark.parametrize(
    ("core", "expected"),
    [
        ("打算引进哪几所国内名校", True),
        ("试点最后定在哪个镇", True),
        ("牵头校选了哪两间", True),
        ("由哪间城区学校当龙头", True),
        ("拓展区要设哪几间", False),
        ("有哪些工程", False),
        ("要建几所学校", False),
    ],
)
def test_asks_names(core: str, expected: bool) -> None:
    assert asks_names(core) is expected


@pytest.mark.parametrize(
    ("core", "expected"),
    [
        ("新增的学位里小学和初中各占多少", True),
        ("骨干教师、名教师各要培养多少", True),
        (" 和 各是多少", False),
        ("小学和初中一共多少", False),
        ("各占多少", False),
    ],
)
def test_asks_each(core: str, expected: bool) -> None:
    assert asks_each(core) is expected


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("许可证有效期几年，届满前多少日续展？", ("许可证有效期几年，", "届满前多少日续展？")),
        ("除了教育局，还有谁负责", ("除了教育局，还有谁负责",)),
        ("一共几个项目，叫什么", ("一共几个项目，叫什么",)),
        ("编制多少，实际几人，都在县城", ("编制多少，", "实际几人，都在县城")),
        ("介绍集团化办学", ()),
    ],
)
def test_questions_in(text: str, questions: tuple[str, ...]) -> None:
    assert questions_in(text) == questions


@pytest.mark.parametrize(
    ("core", "expected"),
    [
        ("狗能不能带上车", True),
        ("高中还要不要开地方课程", True),
        ("门诊收不收外地病人", True),
        ("店里可以自己装修吗", True),
        ("是不是每个年级都得开", True),
        ("发名次，得唔得", True),
        ("校长要轮岗，怎么轮", False),
        ("教师队伍有哪些短板", False),
        ("一共要建几所学校", False),
    ],
)
def test_asks_ruling(core: str, expected: bool) -> None:
    assert asks_ruling(core) is expected


def test_what_asks_for_a_ruling_is_no_subject() -> None:
    assert subject_of("高中还要不要开地方课程", "open").split() == ["高中", "开地方课程"]
    assert "财政" not in subject_of("财政之外还从哪里筹钱", "method")


@pytest.mark.parametrize("question", ["除了基本的几间，还要设哪些房", "基本的几间以外，拓展的还要设哪些房间"])
def test_what_is_left_out_is_not_counted(question: str) -> None:
    assert kind_of(question) == "list"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("除了基本的几间，还要设哪些房", "list"),
        ("基本的几间以外，还要设哪些房", "list"),
        ("学校布局归哪几家管", "department"),
        ("哪几个地方读高中最挤", "problem"),
    ],
)
def test_what_is_named_in_passing_is_not_asked(question: str, kind: Kind) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    ("question", "sort"),
    [("有哪四个小计划", "计划"), ("认哪几类特色学校？", "学校"), ("哪些部门负责", "部门"), ("要建几所", "")],
)
def test_sort_of(question: str, sort: str) -> None:
    assert sort_of(question) == sort


def test_is_count() -> None:
    assert [is_count(word) for word in ("五样", "三类", "三所学校", "一起")] == [True, True, False, False]
