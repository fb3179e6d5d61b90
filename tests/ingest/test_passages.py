from __future__ import annotations

from ingest.parse import parse
from ingest.types import Passage

SENTENCE = "各县要把城乡教育共同体建设纳入年度考核，落实经费和责任。"  # 28 characters


def passages(*lines: str) -> tuple[Passage, ...]:
    document = parse("\n".join(lines).encode(), "某某市规划.txt", "x")
    for passage in document.passages:
        assert passage.text == document.text[passage.start : passage.end]
    return document.passages


def texts(*lines: str) -> list[str]:
    return [passage.text for passage in passages(*lines)]


def test_a_heading_goes_with_the_text_under_it() -> None:
    first, second = passages("一、目标", SENTENCE * 4, "二、任务", SENTENCE * 4)
    assert first.text == "一、目标\n" + SENTENCE * 4
    assert first.path == ("一、目标",)
    assert second.path == ("二、任务",)


def test_headings_without_text_are_in_sections_only() -> None:
    (only,) = passages("一、目标", "（一）总体目标", SENTENCE)
    assert only.text == f"（一）总体目标\n{SENTENCE}"
    assert only.path == ("一、目标", "（一）总体目标")


def test_a_heading_with_nothing_under_it_is_a_passage() -> None:
    assert texts("一、加强组织领导", "二、加强督导检查") == ["一、加强组织领导", "二、加强督导检查"]


def test_short_paragraphs_are_put_together() -> None:
    assert texts("一、目标", SENTENCE, SENTENCE) == [f"一、目标\n{SENTENCE}\n{SENTENCE}"]
    assert len(texts("一、目标", SENTENCE * 3, SENTENCE * 3)) == 2


def test_long_paragraphs_are_cut_at_sentence_ends() -> None:
    found = texts("一、目标", SENTENCE * 30)
    assert "".join(found) == "一、目标\n" + SENTENCE * 30
    assert all(80 <= len(text) <= 400 and text.endswith("。") for text in found)


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    found = texts("一、目标", "把城乡教育共同体建设纳入考核，" * 60 + "落实责任。")
    assert all(len(text) <= 400 for text in found)
    assert all(text.endswith(("，", "。")) for text in found)


def test_text_without_any_punctuation_is_cut_hard() -> None:
    assert max(map(len, texts("字" * 1000))) == 400


def test_a_title_begins_a_passage() -> None:
    notice = ["某某市教育局关于印发某某市教育规划的通知", "现印发给你们。", "某某市教育局", "2024年1月1日"]
    first, second = texts(*notice, "某某市教育规划", "为发展教育，制定本规划。")
    assert first.endswith("2024年1月1日")
    assert second.startswith("某某市教育规划\n为发展教育")


def test_rows_records_and_footnotes_have_kinds_of_their_own() -> None:
    found = passages(
        "落实“一育一品”¹策略。",
        "¹ 即品牌活动。",
        "主要指标",
        "指标\t2025年",
        "毛入学率\t95",
        "附件",
        "序号 项目名称 责任部门",
        "1 校舍改造 市教育局",
        "2 校车运营 市交通局",
    )
    assert [(passage.kind, passage.text) for passage in found] == [
        ("text", "落实“一育一品”¹策略。"),
        ("footnote", "¹即品牌活动。"),
        ("table", "主要指标\n指标\t2025年"),
        ("table", "毛入学率\t95"),
        ("text", "附件\n序号\t项目名称\t责任部门"),
        ("row", "1 校舍改造\n市教育局"),
        ("row", "2 校车运营\n市交通局"),
    ]
