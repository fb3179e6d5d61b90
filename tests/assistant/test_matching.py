from __future__ import annotations

import pytest

from assistant.matching import match
from assistant.question import QuestionReader
from assistant.terms import Part, Term


def test_a_part_that_every_passage_has_brings_little_of_a_term() -> None:
    canteen = Term("学校食堂", (), (Part(("学校",), 0.05), Part(("食堂",), 0.95)), 3.0, False)
    assert match(canteen, "为高中学校推送种子选手") == 0
    assert match(canteen, "办好食堂") == pytest.approx(0.85 * 0.95)


def test_match(reader: QuestionReader) -> None:
    (term,) = (term for term in reader.read("老师的名单").terms if "教师" in (term.text, *term.alternatives))
    assert match(term, term.text) == 1
    assert 0.5 < match(term, "教师队伍" if term.text != "教师" else "老师") <= 1
    assert match(term, "校舍改造") == 0
    assert match(term, "") == 0


def test_most_of_a_long_name_is_a_match() -> None:
    term = Term("职校达标", ("办学条件达标工程",), (), 3.0, True)
    assert match(term, "全市职业院校办学条件达标率达到90%以上") > 0.45
    assert match(term, "改善办学条件") == 0


def test_an_insertion_does_not_hide_a_word() -> None:
    term = Term("校长", (), (), 3.0, True)
    assert match(term, "乡村校(园)长") == 1


def test_a_name_of_two_words_may_be_put_apart() -> None:
    teachers = Term("好老师", ("优秀教师",), (), 3.0, True)
    assert match(teachers, "引进优秀校长和教师") == pytest.approx(0.7)
    assert match(teachers, "优秀的课程资源由县里统一分给各校教师") == 0


def test_a_word_across_two_words_is_no_match() -> None:
    assert match(Term("中专", (), (), 3.0, known=True), "高中专任教师") == 0.0
    assert match(Term("中专", (), (), 3.0, known=True), "办好中专学校") == 1.0


def test_words_in_brackets_may_be_read_along() -> None:
    assert match(Term("示范县", (), (), 3.0, known=True), "实验(示范)县") == 1.0
