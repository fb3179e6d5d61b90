from __future__ import annotations

import pytest

from assistant.evidence import weigh
from assistant.question import QuestionReader
from assistant.statements import statements_of
from tests.assistant.conftest import MakePlan, Weighed


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("校长在同一岗位最多任职几年？", "不超过12年"),
        ("要建成几所寄宿制学校？", "建成5所寄宿制学校"),
        ("新增公办学位多少个？", "新增公办学位1,200个"),
        ("教师本科率要达到多少？", "达到90%"),
        ("什么时候实行属地招生？", "2024年起实行属地招生"),
        ("乡村校长要培养多少名？", "培养乡村校长30名"),
        ("每学期培训教师几次？", "每学期培训教师2次以上"),
    ],
)
def test_the_best_evidence_says_it(weighed: Weighed, make_plan: MakePlan, question: str, words: str) -> None:
    document = make_plan()
    _, (best, *_) = weighed(question, document)
    anchor = best.statement.clauses[best.anchor]
    assert words in anchor.text or anchor.text in words
    assert best.first <= best.anchor <= best.last < len(best.statement.clauses)


def test_a_footnote_goes_on_about_what_it_explains(weighed: Weighed, make_plan: MakePlan) -> None:
    note = "¹“三通两平台”即宽带网络校校通。于2012年9月5日在全国会议上提出。"
    _, (best, *_) = weighed(
        "“三通两平台”是哪天提出的？", make_plan(f"甲规划\n\n一、目标\n\n推进“三通两平台”¹。\n\n{note}\n")
    )
    assert "2012年9月5日" in best.statement.text
    assert best.own > 0.8


def test_a_clause_is_of_the_topic_named_before_it(weighed: Weighed, make_plan: MakePlan) -> None:
    for opening, beside in (("村小、教学点新招聘的教师", True), ("支持教学点建设", False)):
        document = make_plan(f"甲规划\n\n一、目标\n\n{opening}，5年内须安排到县城学校或乡镇中心小学任教至少1年。\n")
        _, (best, *_) = weighed("教学点要去多久？", document)
        assert best.beside == beside


def test_evidence_comes_best_first_and_the_same_each_time(weighed: Weighed, make_plan: MakePlan) -> None:
    _, evidence = weighed("校长在同一岗位最多任职几年？", make_plan())
    assert [one.score for one in evidence] == sorted((one.score for one in evidence), reverse=True)
    assert all(0 <= one.own <= one.coverage + 1e-9 <= 1 + 2e-9 for one in evidence)
    assert weighed("校长在同一岗位最多任职几年？", make_plan())[1] == evidence


def test_what_a_statement_lacks_is_missing(weighed: Weighed, make_plan: MakePlan) -> None:
    _, (best, *_) = weighed("寄宿制学校的钢琴有几台？", make_plan())
    assert "钢琴" in [term.text for term in best.missing]
    _, (best, *_) = weighed("要建成几所寄宿制学校？", make_plan())
    assert "钢琴" not in [term.text for term in best.missing]


def test_statements_without_a_word_of_the_question_are_left_out(weighed: Weighed, make_plan: MakePlan) -> None:
    reading, evidence = weighed("红烧肉怎么炖？", make_plan())
    assert evidence == []
    assert weigh(reading, []) == []


def test_a_percentage_named_tells_which_deadline(weighed: Weighed, make_plan: MakePlan) -> None:
    text = "到2023年底，职业院校达标率达到80%以上。到2025年底，职业院校达标率达到90%以上。"
    _, (best, *_) = weighed("职业院校达标率90%要到哪一年？", make_plan(text))
    assert "2025" in best.statement.text


def test_what_the_search_says_of_a_passage_counts(reader: QuestionReader, make_plan: MakePlan) -> None:
    document = make_plan()
    statements = [one for passage in document.passages for one in statements_of(document, passage)]
    reading = reader.read("龙川的校长最多能连任几年？")
    plain, (first, *_) = weigh(reading, statements), weigh(reading, statements)
    key = (first.statement.document.id, first.statement.passage.index)
    assert weigh(reading, statements, {key: 1.0})[0].score > first.score
    assert [one.score for one in weigh(reading, statements, {})] == [one.score for one in plain]


def test_a_sentence_that_goes_on_with_that_is_is_of_the_one_before(weighed: Weighed, make_plan: MakePlan) -> None:
    _, evidence = weighed("乡村校长培养工程是什么？", make_plan("实施乡村校长培养工程。即“新雁”“青雁”两个项目。"))
    assert any(one.statement.text.startswith("即") and one.own > 0.8 for one in evidence)
