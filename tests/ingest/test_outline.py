from __future__ import annotations

from ingest.parse import parse
from ingest.types import Section


def sections(*lines: str) -> tuple[Section, ...]:
    return parse("\n".join(lines).encode(), "某某市规划.txt", "x").sections


def tree(*lines: str) -> list[str]:
    """The sections below the root, indented by their depth."""
    return ["  " * (section.depth - 1) + section.title for section in sections(*lines)[1:]]


def test_the_usual_order_of_styles() -> None:
    lines = [
        "第一部分 基础",
        "一、成绩",
        "（一）党建",
        "1.体制。甲乙。",
        "2.机制。丙丁。",
        "（二）投入",
        "第二部分 战略",
        "一、思想",
    ]
    assert tree(*lines) == [
        "第一部分 基础",
        "  一、成绩",
        "    （一）党建",
        "      1.体制",
        "      2.机制",
        "    （二）投入",
        "第二部分 战略",
        "  一、思想",
    ]


def test_an_order_of_its_own() -> None:
    assert tree("1.总体要求", "（一）思想", "文字。", "（二）目标", "文字。", "2.措施", "（一）投入", "文字。") == [
        "1.总体要求",
        "  （一）思想",
        "  （二）目标",
        "2.措施",
        "  （一）投入",
    ]


def test_numbered_remarks_before_the_first_chapter_do_not_hold_it() -> None:
    assert tree("1.说明。甲乙。", "2.范围。丙丁。", "一、目标", "文字。", "二、任务", "文字。") == [
        "1.说明",
        "2.范围",
        "一、目标",
        "二、任务",
    ]


def test_a_box_closes_a_chapter_and_has_items_of_its_own() -> None:
    lines = [
        "一、全面发展", "（一）德育", "1.课程。甲。", "（二）智育", "文字。",
        "专栏1 铸魂工程", "1.铸魂行动：甲乙。", "2.品牌行动：丙丁。", "二、学前教育", "文字。",
    ]  # fmt: skip
    assert tree(*lines) == [
        "一、全面发展",
        "  （一）德育",
        "    1.课程",
        "  （二）智育",
        "  专栏1 铸魂工程",
        "    1.铸魂行动",
        "    2.品牌行动",
        "二、学前教育",
    ]


def test_a_box_in_the_middle_of_a_chapter_stays_in_its_section() -> None:
    assert tree("一、发展", "（一）德育", "文字。", "专栏1 工程", "文字。", "（二）智育", "文字。") == [
        "一、发展",
        "  （一）德育",
        "    专栏1 工程",
        "  （二）智育",
    ]


def test_annexes_start_anew() -> None:
    assert tree("一、目标", "（一）甲", "文字。", "附件1", "一、指标", "文字。", "附件2", "文字。") == [
        "一、目标",
        "  （一）甲",
        "附件1",
        "  一、指标",
        "附件2",
    ]


def test_rows_are_sections_and_what_follows_the_table_is_not_in_them() -> None:
    found = sections(
        "附件", "序号 项目名称 责任部门", "1 校舍改造 市教育局", "2 校车运营 市交通局", "公开方式：主动公开"
    )
    assert [(section.kind, section.title) for section in found[1:]] == [
        ("annex", "附件"),
        ("row", "1 校舍改造"),
        ("row", "2 校车运营"),
    ]
    assert found[1].end > found[3].end


def test_footnotes_do_not_end_their_section() -> None:
    text = "坚持党对教育工作的全面领导¹，" * 4 + "推进发展。"
    found = sections("一、成绩", text, "¹ 见有关规定。", text, "二、问题", "文字。")
    note = next(section for section in found if section.kind == "footnote")
    chapter = found[note.parent or 0]
    assert chapter.title == "一、成绩"
    assert chapter.end > note.end


def test_sections_hold_what_is_below_them() -> None:
    found = sections("一、甲", "（一）乙", "文字。", "（二）丙", "文字。", "二、丁", "文字。")
    for section in found[1:]:
        parent = found[section.parent or 0]
        assert parent.start <= section.start < section.end <= parent.end
        assert section.depth == parent.depth + 1
    assert [section.index for section in found] == list(range(len(found)))
    assert found[0].kind == "document"
