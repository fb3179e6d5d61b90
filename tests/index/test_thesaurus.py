"""The thesaurus: what it finds in a question, what its file may hold, and that the file is sound."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.thesaurus import Expansion, MalformedThesaurus, Thesaurus, load_thesaurus, read_groups
from index.words import fold

SMALL = (
    ("教师", "老师"),
    ("交流轮岗", "轮岗", "换岗"),
    ("教师交流轮岗", "老师换岗"),
    ("不低于", "至少"),
    ("以下", "低于"),
    ("学位", "名额"),
    ("招生名额", "名额"),
    ("人工智能", "AI"),
    ("职业教育部分",),
    ("教育部", "国家教育部门"),
)

EVERYDAY = (
    ("乡下老师的补贴有多少", "乡村教师"),
    ("老师师德不好怎么办", "师德师风"),
    ("好高中要帮谁", "优质普通高中"),
    ("急缺科目怎么招人", "急需紧缺"),
    ("老师换岗多久一次", "交流轮岗"),
    ("校长在一个位子上最多能坐几年", "岗位"),
    ("校长在一个位子上最多能坐几年", "连续任职"),
    ("校长干多久要换", "连续任职"),
    ("这件事归谁管", "责任单位"),
    ("边个负责建学校", "责任单位"),
    ("细路仔返学远不远", "学生"),
    ("放学后托管要交钱吗", "课后服务"),
    ("补习班提前收钱怎么管", "预收费"),
    ("补习社收几多钱", "校外培训机构"),
    ("公家幼儿园够不够", "公办幼儿园"),
    ("私立学校能不能收这么贵", "民办学校"),
    ("职高招多少人", "中等职业学校"),
    ("普高和职高怎么分", "普通高中"),
    ("一个班人太多怎么办", "大班额"),
    ("一班几多人才合规", "班额"),
    ("村里的小学会不会撤掉", "撤并"),
    ("村里的小学会不会撤掉", "村小"),
    ("旧学校要搬迁吗", "迁建"),
    ("不来上学的孩子怎么劝回来", "辍学"),
    ("不来上学的孩子怎么叫回来", "劝返"),
    ("老师上门教残疾孩子", "残疾儿童少年"),
    ("自闭症孩子去哪读", "孤独症儿童"),
    ("家里穷的学生有什么补助", "家庭经济困难学生"),
    ("外来工子女在哪读书", "进城务工人员随迁子女"),
    ("食堂也就是饭堂安全吗", "食堂"),
    ("孩子打架被欺负，校园霸凌谁管", "学生欺凌防治"),
    ("老师评职称看不看论文", "职称"),
    ("老师有没有编制", "教职工编制"),
    ("人社局要做什么", "人力资源社会保障局"),
    ("编办管什么", "机构编制委员会办公室"),
    ("残联负责哪一项", "残疾人联合会"),
    ("发改局管什么", "发展改革局"),
    ("眼下有什么毛病", "短板"),
    ("几时能够建好", "什么时候"),
    ("这份文件是什么时候印发的", "何时"),
    ("县中被谁托管", "托管帮扶"),
    ("补习班收钱这块怎么管", "校外培训机构"),
    ("起码要多少", "不低于"),
    ("顶多几年", "不超过"),
    ("占多少才达标", "比例"),
    ("钱从哪里来", "经费保障"),
    ("电脑课有没有人教", "信息技术课"),
    ("AI 进课堂了没有", "人工智能"),
    ("抽签上初中公平吗", "电脑随机录取"),
    ("好学校带差学校", "强弱联合"),
    ("书记校长谁说了算", "党组织领导的校长负责制"),
    ("教師輪崗比例", "交流轮岗"),
)

MISREADINGS = (
    ("这所大学位于哪里", "学位"),
    ("读硕士学位的老师", "名额"),
    ("读博士学位的老师", "学额"),
    ("国家中小学智慧教育平台", "家里"),
    ("爱国主义教育基地", "义务教育"),
    ("利用人工智能技术", "工资收入"),
    ("市人民政府", "民政局"),
    ("不低于百分之三十", "以下"),
    ("不超过十年", "以上"),
    ("初中专任教师学历", "中等职业学校"),
    ("体现时代特征", "现在"),
    ("三年行动工程", "开工"),
    ("能不能自己招人", "禁止"),
    ("my email address", "人工智能"),
)


def found_in(text: str, groups: Sequence[Sequence[str]] = SMALL) -> list[Expansion]:
    return Thesaurus(groups).groups_in(text)


def test_gives_the_other_terms_of_a_group_official_first() -> None:
    assert found_in("怎样换岗？") == [Expansion(2, 4, "换岗", ("交流轮岗", "轮岗"))]


def test_takes_the_longest_term_and_nothing_inside_it() -> None:
    assert [found.term for found in found_in("农村老师换岗不低于几成")] == ["老师换岗", "不低于"]


def test_a_term_of_two_groups_has_the_alternatives_of_both() -> None:
    assert found_in("名额")[0].alternatives == ("学位", "招生名额")


def test_a_fixed_phrase_hides_the_terms_inside() -> None:
    assert found_in("职业教育部分") == []
    assert [found.term for found in found_in("教育部")] == ["教育部"]


def test_positions_hold_in_the_text_as_it_was_typed() -> None:
    text = "請問老師，ＡＩ怎麼教"
    assert [(found.term, text[found.start : found.end]) for found in found_in(text)] == [
        ("老师", "老師"),
        ("ai", "ＡＩ"),
    ]


@pytest.mark.parametrize("text", ["maintain", "AI2", "3AI"])
def test_latin_terms_are_whole_words(text: str) -> None:
    assert found_in(text) == []


def test_nothing_is_found_in_nothing() -> None:
    assert found_in("") == []
    assert Thesaurus(()).groups_in("老师") == []


def test_reads_groups_and_skips_comments() -> None:
    assert read_groups(["# 人员\n", "\n", "教师\t老师\r\n", "国家\n"]) == [("教师", "老师"), ("国家",)]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("教师\t\t老师", "空词"),
        ("教师\t老师\t", "空词"),
        ("教师\t 老师", "多余空格"),
        ("教师\t老师\t教师", "重复"),
    ],
)
def test_a_malformed_line_is_named_by_its_number(line: str, fault: str) -> None:
    with pytest.raises(MalformedThesaurus, match=rf"第 3 行.*{fault}") as caught:
        read_groups(["# 人员", "学生\t孩子", line])
    assert caught.value.hint


@pytest.mark.parametrize(("question", "official"), EVERYDAY)
def test_everyday_words_lead_to_official_terms(question: str, official: str) -> None:
    found = load_thesaurus().groups_in(question)
    assert official in {term for expansion in found for term in (expansion.term, *expansion.alternatives)}


@pytest.mark.parametrize(("text", "wrong"), MISREADINGS)
def test_terms_are_not_seen_where_other_words_meet(text: str, wrong: str) -> None:
    found = load_thesaurus().groups_in(text)
    assert wrong not in {term for expansion in found for term in (expansion.term, *expansion.alternatives)}


def test_the_packaged_thesaurus_is_sound() -> None:
    groups = load_thesaurus().groups
    assert len(groups) >= 1000
    assert {term for group in groups for term in group if len(term) == 1} == {"娃", "搞"}
    assert max(len(term) for group in groups for term in group) <= 24
    assert all(term == fold(term) for group in groups for term in group)
    sets = [frozenset(group) for group in groups if len(group) > 1]
    assert [group for group in sets if any(group < other for other in sets)] == []
    heads = [group[0] for group in groups if len(group) > 1]
    assert sorted(head for head in set(heads) if heads.count(head) > 1) == []


def test_no_term_stands_in_many_groups() -> None:
    groups = load_thesaurus().groups
    terms = [term for group in groups for term in group]
    assert sorted(term for term in set(terms) if terms.count(term) > 2) == []


def test_an_everyday_word_also_brings_what_else_its_official_term_is_called() -> None:
    thesaurus = Thesaurus([("残疾儿童少年", "残疾学生"), ("残疾儿童少年", "残疾的娃")])
    (found,) = thesaurus.groups_in("残疾的娃")
    assert set(found.alternatives) == {"残疾儿童少年", "残疾学生"}


def test_everyday_phrases_are_manners_and_things_are_names() -> None:
    thesaurus = Thesaurus([("教师", "老师")], [("参与", "掺和"), ("牵头", "老师带头")])
    assert thesaurus.manners == {"掺和", "老师带头"}
    assert thesaurus.names == {"教师", "老师"}
