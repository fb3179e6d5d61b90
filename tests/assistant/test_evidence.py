from __future__ import annotations

import pytest

from assistant.evidence import names_defined, weigh
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


def test_the_year_asked_for_is_preferred(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("甲规划\n\n一、目标\n\n到2025年，建成寄宿制学校5所。\n\n到2027年，建成寄宿制学校8所。\n")
    for year, words in ((2025, "5所"), (2027, "8所")):
        _, (best, *_) = weighed(f"{year}年建成几所寄宿制学校？", document)
        assert words in best.statement.text


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


@pytest.mark.parametrize(
    "sentence",
    [
        "申请人自收到决定之日起30日内申请复核。",
        "每年十二月申请复核。",
        "有效期届满前申请复核。",
        "2025年底前申请复核。",
    ],
)
def test_a_deadline_may_be_counted_from_an_event(weighed: Weighed, make_plan: MakePlan, sentence: str) -> None:
    _, (best, *_) = weighed("什么时候申请复核？", make_plan(sentence))
    assert best.dated


def test_a_sentence_that_defines_a_name_is_preferred(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("保护古树后续资源，加强古树后续资源管理。\n所称古树后续资源，是指树龄五十年以上的树木。")
    _, (best, *_) = weighed("古树后续资源是指什么？", document)
    assert "是指" in best.statement.text


def test_the_clause_that_rules_on_what_is_asked_answers(weighed: Weighed, make_plan: MakePlan) -> None:
    sentence = "开齐国家课程，加强地方课程管理，减少地方课程种类，一个年级最多开设一门，高中不设地方课程。"
    _, (best, *_) = weighed("高中还要不要开地方课程？", make_plan(f"加强高中地方课程和校本课程建设。\n{sentence}"))
    assert best.statement.clauses[best.anchor].text == "高中不设地方课程"
    assert best.rules


def test_an_answer_stands_where_most_of_the_question_is(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("完善管理制度，配足教师，推进学区内教师走教制度。")
    _, (best, *_) = weighed("介绍走教制度", document)
    assert best.statement.clauses[best.anchor].text == "推进学区内教师走教制度"


def test_a_sentence_that_goes_on_with_that_is_is_of_the_one_before(weighed: Weighed, make_plan: MakePlan) -> None:
    _, evidence = weighed("乡村校长培养工程是什么？", make_plan("实施乡村校长培养工程。即“新雁”“青雁”两个项目。"))
    assert any(one.statement.text.startswith("即") and one.own > 0.8 for one in evidence)


def test_what_is_wanting(weighed: Weighed, make_plan: MakePlan) -> None:
    for sentence, lacks in (("教师总量不足。", True), ("缩小城乡教师差距。", False), ("教师补短板，补齐短板。", True)):
        _, (best, *_) = weighed("教师队伍有哪些短板？", make_plan(sentence))
        assert best.lacks is lacks


def test_means(weighed: Weighed, make_plan: MakePlan) -> None:
    _, (best, *_) = weighed("怎么补充教师？", make_plan("加强教师补充。\n通过公开招聘、定向培养等方式补充教师。"))
    assert best.says_means


@pytest.mark.parametrize(
    ("folded", "names"),
    [
        ("建好中心幼儿园、中心小学(以下称“两所学校”)", ["两所学校"]),
        ("实施“三航”计划(即起航、远航和领航)", ["三航"]),
        ("“一大”即建成大平台", ["一大"]),
        ("实施“强师工程”,立即开工", []),
    ],
)
def test_names_defined(folded: str, names: list[str]) -> None:
    assert names_defined(folded) == names


def test_the_clause_that_names_as_many_things_as_asked(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("做好教师培训，参加教师培训班。\n实施“领航计划”“卓越计划”“青蓝计划”，推进教师培训。")
    _, (best, *_) = weighed("教师培训有哪三个计划？", document)
    assert "领航计划" in best.statement.text


def test_the_statement_that_says_what_a_thing_is_called(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("组建新的教育集团并开展教研。\n组建新的教育集团即“春苗教育集团”并开展教研。")
    _, (best, *_) = weighed("新的教育集团叫什么名字？", document)
    assert "春苗" in best.statement.text


def test_what_describes_a_thing_defines_it(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("支持教联体发展，办好教联体。\n打造兼具教学、科研功能的教联体。")
    _, (best, *_) = weighed("教联体是什么？", document)
    assert "兼具" in best.statement.text


def test_the_date_of_a_draft_is_not_that_of_what_it_is_about(weighed: Weighed, make_plan: MakePlan) -> None:
    text = "2023年9月底前制定学校布局规划，聚焦存在大班额的学校。\n到2025年，完善机制，基本没有大班额的学校。"
    _, (best, *_) = weighed("大班额的学校什么时候处理完？", make_plan(text))
    assert "基本没有" in best.statement.text
