from __future__ import annotations

import pytest

from ingest.quantities import quantities_in
from ingest.subjects import Goal, goal_of


def read(clause: str, before: str = "", last: Goal | None = None) -> tuple[str, str]:
    """Subject and indicator of the last quantity of a clause."""
    goal = goal_of(clause, quantities_in(clause)[-1], len(clause), before, last)
    return goal.subject, goal.indicator


@pytest.mark.parametrize(
    ("clause", "about"),
    [
        ("到2025年，九年义务教育巩固率达到96%", ("", "九年义务教育巩固率")),
        ("各县（市、区）至少创建2个城乡教育共同体", ("各县（市、区）", "城乡教育共同体")),
        ("在2020年基础上新增公办学位1.5万个", ("", "公办学位")),
        ("第十四条 每个乡镇应当至少举办一所幼儿园", ("每个乡镇", "幼儿园")),
        ("要求各校按照教师总数10%的比例培养骨干教师", ("各校按照教师总数", "培养骨干教师")),
        ("遴选名优教师约60人为培养对象", ("", "名优教师")),
        ("重点单位应当每年至少组织一次演练", ("重点单位每年", "演练")),
        ("中心应当保证至少有一名持证人员值班", ("中心", "持证人员值班")),
        ("应当每三年开展一次评估", ("每三年", "评估")),
        ("5年内全市引进100名高层次人才", ("全市", "高层次人才")),
        ("各区应当至少办一所中医院", ("各区", "中医院")),
        ("部门应当至少每季度向社会公开一次水质信息", ("部门每季度", "水质信息")),
        ("使用再生水的比例不低于20%", ("", "使用再生水的比例")),
        ("用水指标每五年下达一次", ("", "用水指标每五年下达")),
        ("筹建研发中心50家", ("", "研发中心")),
        ("新增公办学位2万个（含购买学位）", ("", "公办学位")),
        ("培育4所以上在科技、艺术等领域突出的特色学校", ("", "在科技、艺术等领域突出的特色学校")),
    ],
)
def test_subject_and_indicator(clause: str, about: tuple[str, str]) -> None:
    assert read(clause.split("，")[-1]) == about


def test_a_list_keeps_its_subject() -> None:
    clause = "每年遴选50名干部、30名校长"
    first, second = quantities_in(clause)
    last = goal_of(clause, first, second.start, "", None)
    assert (last.subject, last.indicator) == ("每年", "干部")
    assert read(clause, last=last) == ("每年", "校长")


def test_what_has_no_words_of_its_own_is_about_the_clause_before() -> None:
    assert read("不低于20%", "企业兼职教师的比例") == ("", "企业兼职教师的比例")
    assert read("每次不少于24学时", "企业负责人的培训") == ("", "企业负责人的培训")
