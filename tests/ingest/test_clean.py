from __future__ import annotations

import pytest

from ingest.clean import Line, closed_up, lines_of, width


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("连续任职一般不超过 12 年", "连续任职一般不超过12年"),
        ("城 乡 中", "城乡中"),
        ("头， 县发改", "头，县发改"),
        ("保持在 100% 以上", "保持在100%以上"),
        ("　　推进 Wi-Fi6 覆盖、IPv6 改造", "推进Wi-Fi6覆盖、IPv6改造"),
        ("the  quick brown fox", "the quick brown fox"),
        ("实施 STEAM education 项目", "实施STEAM education项目"),
        ("1. 思政教育“铸魂”行动", "1.思政教育“铸魂”行动"),
        ("第一部分  发展基础", "第一部分 发展基础"),
        ("第 一 章　总　则", "第一章 总则"),
        ("第十二条 学校应当", "第十二条 学校应当"),
        ("专栏 6 特殊教育", "专栏6 特殊教育"),
        ("项目 20 “智慧阳江”平台", "项目20 “智慧阳江”平台"),
        ("附 件 2  任务 分工", "附件2 任务分工"),
        ("指 标\t\t2020 年\t属性", "指标\t\t2020年\t属性"),
        ("零宽\u200b空格\ufeff", "零宽空格"),
        ("不间断\xa0空格", "不间断空格"),
    ],
)
def test_white_space_is_closed_up(raw: str, text: str) -> None:
    assert closed_up(raw) == text


def test_width_counts_chinese_characters() -> None:
    assert width("到2025年，") == 5.0


def test_indent() -> None:
    assert Line.of("　　为贯彻").indent == 2.0
    assert Line.of("    为贯彻").indent == 2.0
    assert Line.of(" 为贯彻").indent == 0.5


def texts(text: str) -> list[str]:
    return [line.text for line in lines_of(text)]


@pytest.mark.parametrize("furniture", ["- 15 -", "— 3 —", "－ 7 －", "第 4 页", "第 4 页 共 12 页", "4 / 12", "~ 9 ~"])
def test_page_numbers_are_dropped(furniture: str) -> None:
    assert texts(f"上一页的文字\n\n{furniture}\n\n下一页的文字") == ["上一页的文字", "下一页的文字"]


@pytest.mark.parametrize("line", ["15", "2025 年", "-5.2", "1.5 万个", "第 4 页的文字"])
def test_other_numbers_stay(line: str) -> None:
    assert len(texts(f"文字\n{line}\n文字")) == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\u2028"])
def test_line_ends(end: str) -> None:
    assert texts(f"甲{end}乙{end}{end}丙") == ["甲", "乙", "丙"]


def test_a_table_of_contents_with_leaders_is_dropped() -> None:
    contents = "目 录\n\n第一章 总则.....\t1\n一、背景……………2\n二、目标\t3\n三、原则\t3\n第二章 措施 ······ 12\n\n"
    assert texts(f"某某规划\n{contents}前 言\n正文。") == ["某某规划", "前言", "正文。"]


def test_a_table_of_contents_without_leaders_is_dropped_when_its_entries_come_again() -> None:
    text = "某某条例\n目　录\n第一章　总则\n第二章　附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。"
    assert texts(text) == ["某某条例", "第一章 总则", "第一条 甲。", "第二章 附则", "第二条 乙。"]


def test_a_list_called_contents_stays() -> None:
    assert texts("目录\n甲项目\n乙项目") == ["目录", "甲项目", "乙项目"]
