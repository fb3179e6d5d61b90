from __future__ import annotations

import pytest

from assistant.citations import Citations, flowing, written
from tests.assistant.conftest import MakePlan, quote_of

SENTENCE = "校长在同一岗位连续任职一般不超过12年"


def test_a_quote_is_verbatim(make_plan: MakePlan) -> None:
    assert quote_of(make_plan(), SENTENCE).text == SENTENCE


def test_marks_count_from_one_and_a_quote_keeps_its_mark(make_plan: MakePlan) -> None:
    document = make_plan()
    first, second = quote_of(document, SENTENCE), quote_of(document, "全县推进课后服务")
    citations = Citations()
    assert [citations.mark(quote) for quote in (first, second, first)] == [1, 2, 1]
    assert citations.marks((second, first, second)) == (2, 1)
    assert [citation.mark for citation in citations.all()] == [1, 2]


def test_the_same_words_of_two_documents_have_two_marks(make_plan: MakePlan) -> None:
    citations = Citations()
    other = make_plan("阳西县教育提升行动方案\n\n一、主要目标\n\n" + SENTENCE + "。\n")
    marks = citations.marks((quote_of(make_plan(), SENTENCE), quote_of(other, SENTENCE)))
    assert marks == (1, 2)
    assert [citation.region for citation in citations.all()] == ["龙川县", "阳西县"]


def test_a_citation_says_where_the_quote_stands(make_plan: MakePlan) -> None:
    document = make_plan()
    citations = Citations()
    citations.mark(quote_of(document, "县教育局、县残联"))
    (citation,) = citations.all()
    assert document.text[citation.start : citation.end] == citation.quote == "县教育局、县残联"
    assert (citation.document_id, citation.document_sha256) == (document.id, document.sha256)
    assert citation.document_title == document.title
    assert citation.section_path == ("附件", "2 教师培训工程")
    assert citation.page is None


def test_a_document_of_no_region_is_cited_without_one(make_plan: MakePlan) -> None:
    document = make_plan("关于做好食堂管理的通知\n\n各学校要落实食品安全责任。\n")
    citations = Citations()
    citations.mark(quote_of(document, "各学校要落实食品安全责任"))
    assert citations.all()[0].region is None


@pytest.mark.parametrize(("marks", "expected"), [((), ""), ((1,), "[1]"), ((3, 12), "[3][12]")])
def test_written(marks: tuple[int, ...], expected: str) -> None:
    assert written(marks) == expected


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("县教育局\n县残联", "县教育局 县残联"),
        ("  不超过\t12年 ", "不超过 12年"),
        ("學校聯盟", "学校联盟"),
        ("“三所学校”，（含50%）", "“三所学校”，（含50%）"),
        ("", ""),
    ],
)
def test_flowing(quoted: str, expected: str) -> None:
    assert flowing(quoted) == expected
