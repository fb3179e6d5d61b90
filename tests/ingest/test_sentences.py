from __future__ import annotations

import pytest

from ingest.sentences import first_sentence, is_ended, is_open, joined, lead_of


@pytest.mark.parametrize("text", ["完成。", "完成；", "如下：", "机构:", "吗？”", "（完成。）", "等……"])
def test_ended(text: str) -> None:
    assert is_ended(text)


@pytest.mark.parametrize("text", ["完成", "（试行）", "2.5", "“三所学校”", "以及，"])
def test_not_ended(text: str) -> None:
    assert not is_ended(text)


def test_open_brackets() -> None:
    assert is_open("印发《行动方案")
    assert is_open("推动“百县")
    assert not is_open("印发《行动方案》的（通知）")


def test_first_sentence_and_lead() -> None:
    assert first_sentence("优化布局。由各县制定。") == "优化布局。"
    assert first_sentence("优化布局") == "优化布局"
    assert lead_of("“铸魂”行动：推进思政教育。") == "“铸魂”行动"
    assert lead_of("推进思政教育。") == ""
    assert lead_of("很" * 31 + "：长") == ""


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [("教育", "公平", "教育公平"), ("open", "data", "open data"), ("20", "25年", "2025年"), ("用", "AI", "用AI")],
)
def test_joined(left: str, right: str, whole: str) -> None:
    assert joined(left, right) == whole
