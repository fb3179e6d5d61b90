from __future__ import annotations

import pytest

from ingest.marks import Mark, mark_of


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("第一部分 发展基础", Mark("part", 1, 4)),
        ("第二编 物权", Mark("part", 2, 3)),
        ("第十二章 附则", Mark("chapter", 12, 4)),
        ("第三节 招生", Mark("clause group", 3, 3)),
        ("第一百二十条 学校应当", Mark("article", 120, 6)),
        ("第一千零三条 甲", Mark("article", 1003, 6)),
        ("第十条之一 甲", Mark("article", 10, 5)),
        ("一、主要目标", Mark("han", 1, 2)),
        ("二十一、附则", Mark("han", 21, 4)),
        ("（一）优化布局", Mark("han in brackets", 1, 3)),
        ("(四)积极凸显", Mark("han in brackets", 4, 3)),
        ("1.优化布局", Mark("arabic", 1, 2)),
        ("12．优化布局", Mark("arabic", 12, 3)),
        ("3、优化布局", Mark("arabic", 3, 2)),
        ("（2）民办园", Mark("arabic in brackets", 2, 3)),
        ("③加强", Mark("circled", 3, 1)),
        ("附件", Mark("annex", 0, 2)),
        ("附件：任务表", Mark("annex", 0, 2)),
        ("附件1", Mark("annex", 1, 3)),
        ("附表2 指标", Mark("annex", 2, 3)),
        ("专栏3 工程", Mark("box", 3, 3)),
        ("项目20 “智慧”平台：", Mark("item", 20, 4)),
    ],
)
def test_marks(line: str, mark: Mark) -> None:
    assert mark_of(line) == mark


@pytest.mark.parametrize(
    "line",
    [
        "2025年底前完成",
        "1.5万个学位",
        "3.28亿元",
        "2024.9.1起施行",
        "二、三年级学生",
        "一年级新生",
        "第三条的规定",
        "第二章规定的情形",
        "第一节课后",
        "附件中所列",
        "附件1所列项目",
        "专栏3中的项目",
        "一是摸清底数",
        "项目建设",
        "",
    ],
)
def test_what_only_looks_like_a_mark(line: str) -> None:
    assert mark_of(line) is None
