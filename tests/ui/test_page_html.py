"""The chat page's own parts."""

from __future__ import annotations

import dataclasses

from index.types import CatalogEntry
from ingest.errors import EduplanError
from ingest.types import Period, Region
from ui.page_html import Fault, Turn, example_questions, fault_html, heading_html, turn_html, welcome_html
from ui.page_texts import EN, EXAMPLES, TEXTS, ZH


def entry(region: str | None, title: str = "行动方案", number: str | None = None) -> CatalogEntry:
    return CatalogEntry(
        id=f"id-{region}",
        source="x.txt",
        sha256="0" * 64,
        title=title,
        issuer=None,
        number=number,
        date=None,
        region=None if region is None else Region(region, region[:-1], "city"),
        period=Period(2023, 2027),
        characters=1,
        passages=1,
        ingested_at="2026-01-01T00:00:00Z",
    )


def test_heading_says_what_is_covered() -> None:
    html = heading_html([entry("甲市", number="甲府〔2023〕1号"), entry("乙市"), entry("甲市")], None, ZH)
    assert "已收录3份文件，涵盖甲市、乙市。" in html
    assert 'href="/v1/documents/id-甲市/text"' in html
    assert "甲府〔2023〕1号 · 2023—2027" in html
    assert "3 documents, covering 甲市, 乙市." in heading_html([entry("甲市"), entry("乙市"), entry("甲市")], None, EN)


def test_heading_counts_regions_beyond_the_first() -> None:
    html = heading_html([entry(f"{name}市") for name in "甲乙丙丁戊己庚辛壬癸"], None, ZH)
    assert "庚市、辛市 +2。" in html


def test_heading_of_an_empty_catalogue() -> None:
    assert ZH.coverage_empty in heading_html([], None, ZH)


def test_heading_without_an_index_gives_the_cure() -> None:
    html = heading_html([], EduplanError("还没有索引", "运行 eduplan ingest"), ZH)
    assert "还没有索引" in html
    assert '<p class="cure">运行 eduplan ingest</p>' in html


def test_documents_words_are_escaped() -> None:
    html = heading_html([entry("甲市", "<script>x</script>", '"><b>')], None, ZH)
    assert "<script>" not in html
    assert "<b>" not in html
    asked = turn_html(Turn(0, "<img src=x onerror=alert(1)>", partial="<b>[1]"), ZH)
    assert "<img" not in asked
    assert "<b>" not in asked
    assert "<i>" not in fault_html(Fault("<i>", "<i>"), ZH)


def test_built_in_examples_need_their_regions() -> None:
    assert example_questions([entry("清远市"), entry("开平市"), entry("龙川县"), entry("阳西县"), entry("阳江市")]) == [
        example.text for example in EXAMPLES
    ]
    assert all("清远" not in question for question in example_questions([entry("开平市"), entry("龙川县")]))


def test_other_catalogues_get_general_examples() -> None:
    assert example_questions([entry("甲市"), entry(None)]) == [
        "甲市的主要目标是什么？",
        "甲市在教师队伍建设上有哪些措施？",
    ]
    assert len(example_questions([entry(f"{name}市") for name in "甲乙丙丁戊"])) == 6
    assert example_questions([]) == []
    assert welcome_html([], ZH) == ""


def test_a_turn_shows_what_has_come_so_far() -> None:
    assert ZH.searching in turn_html(Turn(0, "问"), ZH)
    assert '<div class="text"><p>清远市：</p></div>' in turn_html(Turn(0, "问", partial="清远市："), ZH)
    assert "<p>太长</p>" in turn_html(Turn(0, "问", fault=Fault("太长", "")), ZH)


def test_both_languages_have_all_words() -> None:
    for texts in TEXTS.values():
        words = dataclasses.asdict(texts)
        assert all(words.values())
        assert all(words["refusals"].values())
    assert set(ZH.refusals) == set(EN.refusals)
