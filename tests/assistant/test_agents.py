from __future__ import annotations

import pytest

from assistant.agents import agent_in


@pytest.mark.parametrize(
    "clause",
    [
        "晋升的由省长批准",
        "县级以上人民政府水利主管部门负责监督管理",
        "市教师发展中心每学期组织培训2次以上",
        "遇到的问题请径向市教育局反映",
        "与妇联等部门协同办好家长学校",
        "健全以校长为第一责任人的管理机制",
        "财产属于全体农民集体所有",
        "教育部门管理校车",
        "督导机构每年评估一次",
        "县教育局审批办学申请",
    ],
)
def test_a_clause_that_says_who(clause: str) -> None:
    assert agent_in(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "共同体内各校机构编制分别核定、统筹使用",
        "优化学校布局",
        "由于历史原因",
        "充分发挥校园足球方面的优势",
        "推进县中建设",
        "加强教师管理",
        "进一步建立学校管理制度",
        "健全部门联合工作机制",
        "原则上不再审批设立新的民办学校",
        "不断提升学校组织能力",
        "教师管理制度改革",
        "学校考核评价办法",
        "优质学校每年教师交流的比例不低于10%",
        "盘活闲置校舍和学校应急物资",
    ],
)
def test_a_clause_that_says_nobody(clause: str) -> None:
    assert not agent_in(clause)
