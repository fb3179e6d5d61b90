"""The words around a quote."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from assistant.types import Citation
from ingest.types import Document, Section
from ui.excerpt import AROUND, Excerpt, excerpt


def document(*texts: str) -> Document:
    """One section under the root for each text."""
    text = "".join(texts)
    sections = [Section(0, None, "document", 0, "", 0, len(text))]
    start = 0
    for number, part in enumerate(texts, 1):
        sections.append(Section(number, 0, "heading", 1, f"第{number}节", start, start + len(part)))
        start += len(part)
    digest = sha256(text.encode()).hexdigest()
    return Document("d1", "d1.txt", digest, "规划", None, None, None, None, None, text, tuple(sections), (), ())


def citation(source: Document, quote: str) -> Citation:
    start = source.text.index(quote)
    return Citation(
        mark=1,
        document_id=source.id,
        document_title=source.title,
        region=None,
        section_path=(),
        page=None,
        quote=quote,
        start=start,
        end=start + len(quote),
        document_sha256=source.sha256,
    )


def test_a_short_section_is_shown_whole_and_alone() -> None:
    source = document("一、目标\n甲。", "二、措施\n教师轮岗。每年5%。\n", "三、其他\n丙。")
    assert excerpt(source, citation(source, "每年5%")) == Excerpt("二、措施\n教师轮岗。", "每年5%", "。")


def test_a_long_section_is_cut_at_sentences() -> None:
    sentence = "加强教师队伍建设，提高教育教学质量。"
    source = document(sentence * 60 + "轮岗比例不低于5%。" + sentence * 60)
    found = excerpt(source, citation(source, "轮岗比例不低于5%"))
    assert found is not None
    kept = AROUND // len(sentence)
    assert found == Excerpt(sentence * kept, "轮岗比例不低于5%", "。" + sentence * kept, True, True)
    assert found.before + found.quote + found.after in source.text


def test_at_the_ends_of_a_long_section_nothing_is_cut() -> None:
    source = document("开头。" + "中间的话，" * 200 + "结尾")
    first, last = excerpt(source, citation(source, "开头")), excerpt(source, citation(source, "结尾"))
    assert first is not None
    assert last is not None
    assert (first.before, first.cut_before, first.cut_after) == ("", False, True)
    assert (last.after, last.cut_before, last.cut_after) == ("", True, False)


def test_text_without_sentence_ends_is_cut_all_the_same() -> None:
    source = document("，" * 1000 + "引文" + "，" * 1000)
    assert excerpt(source, citation(source, "引文")) == Excerpt("，" * AROUND, "引文", "，" * AROUND, True, True)


def test_a_quote_over_two_sections_is_shown_in_what_holds_both() -> None:
    source = document("甲节的末句。", "乙节的首句。")
    assert excerpt(source, citation(source, "末句。乙节")) == Excerpt("甲节的", "末句。乙节", "的首句。")


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"text": "别的话。教师轮岗。每年6%。"}])
def test_a_changed_document_has_no_excerpt(change: dict[str, str]) -> None:
    source = document("教师轮岗。每年5%。")
    cited = citation(source, "每年5%")
    changed = replace(source, sha256=change.get("sha256", source.sha256), text=change.get("text", source.text))
    assert excerpt(changed, cited) is None
