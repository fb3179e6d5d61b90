from __future__ import annotations

import pytest

from ingest.departments import departments_of, is_assigned, is_labelled


@pytest.mark.parametrize(
    ("words", "lead", "supporting"),
    [
        ("县教育局牵头，县发改局、县财政局按职责分工负责", ["县教育局"], ["县发改局", "县财政局"]),
        ("县教育局牵头负责，各镇政府按职责分工负责", ["县教育局"], ["各镇政府"]),
        (
            "市教育局、各县（市、区）人民政府牵头，市委编办，市财政局按职责分工负责",
            ["市教育局", "各县（市、区）人民政府"],
            ["市委编办", "市财政局"],
        ),
        ("市教育局牵头，市财政局、市人社局配合", ["市教育局"], ["市财政局", "市人社局"]),
        ("牵头单位：市教育局；配合单位：市财政局、市人社局", ["市教育局"], ["市财政局", "市人社局"]),
        ("责任单位：市教育局、市财政局", ["市教育局", "市财政局"], []),
        ("责任单位：市教育局（牵头）、市财政局、各镇（街）", ["市教育局"], ["市财政局", "各镇（街）"]),
        ("由市教育局负责，市财政局等部门配合", ["市教育局"], ["市财政局"]),
        ("牵头单位：市教育局，配合单位：各项目牵头单位、各区", ["市教育局"], ["各项目牵头单位", "各区"]),
        ("市教育局负责，各区人民政府结合实际落实", ["市教育局", "各区人民政府"], []),
        ("市教育局和市财政局", ["市教育局", "市财政局"], []),
        ("市发展和改革局", ["市发展和改革局"], []),
        ("市教育局 各镇（街） 市委编办", ["市教育局", "各镇（街）", "市委编办"], []),
        ("市教育局、市财政局按职责分工负责", ["市教育局", "市财政局"], []),
        ("市教育局会同市财政局牵头", ["市教育局", "市财政局"], []),
        ("", [], []),
    ],
)
def test_lead_and_supporting_are_kept_apart(words: str, lead: list[str], supporting: list[str]) -> None:
    found = departments_of(words)
    assert (list(found.lead), list(found.supporting)) == (lead, supporting)


def test_a_deadline_beside_the_departments() -> None:
    found = departments_of("责任单位：市教育局、市财政局；完成时限：2024年12月底前")
    assert (found.lead, found.when) == (("市教育局", "市财政局"), "2024年12月底前")


def test_words_that_say_who_is_responsible() -> None:
    assert is_labelled("责任单位：市教育局")
    assert is_labelled("牵头单位:市教育局")
    assert not is_labelled("学校要落实责任")
    assert is_assigned("市教育局牵头，市财政局配合")
    assert is_assigned("市教育局、市财政局按职责分工负责")
    assert not is_assigned("由校长负责")
    assert not is_assigned("以下简称市教育局")
