from __future__ import annotations

import pytest

from ingest.departments import (
    are_organisations,
    departments_of,
    is_accompanying,
    is_assigned,
    is_assignment,
    is_labelled,
    is_labelled_unit,
)


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


def test_persons_beside_the_departments_are_none() -> None:
    found = departments_of("责任单位：市教育局；责任领导：张三\n配合单位：市财政局；责任人：李四")
    assert (found.lead, found.supporting) == (("市教育局",), ("市财政局",))


@pytest.mark.parametrize(
    ("label", "is_lead"),
    [
        ("牵头单位", True),
        ("主要责任单位", True),
        ("责任牵头单位", True),
        ("责任部门", True),
        ("共同责任单位", False),
        ("责任单位", False),
        ("配合责任单位", False),
        ("实施主体", False),
    ],
)
def test_labels_that_name_units(label: str, is_lead: bool) -> None:
    assert is_labelled_unit(f"{label}：市教育局")
    found = departments_of(f"{label}：市教育局；{'配合' if is_lead else '牵头'}单位：市财政局")
    assert (found.lead, found.supporting) == (
        (("市教育局",), ("市财政局",)) if is_lead else (("市财政局",), ("市教育局",))
    )
    assert not is_labelled_unit(f"明确{label}和时限")


@pytest.mark.parametrize(
    "sentence",
    [
        "市教育局、市财政局按职责分工负责。",
        "由市教育局牵头，市财政局配合。",
        "市教育局牵头，各县（市、区）人民政府、市公安局交警支队分工负责。",
        "区教育局牵头，区卫健局、各街道（镇）配合。",
        "由市教育局负责，市财政局等部门配合。",
        "市教育局、市财政局按照职责分工抓好落实。",
    ],
)
def test_sentences_that_only_assign(sentence: str) -> None:
    assert is_assignment(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "学校食品安全由校长负责。",
        "成立领导小组，由县长任组长，县教育局负责日常工作。",
        "县教育局要发挥牵头作用，县财政局配合。",
        "各学校组织实施。",
        "县教育局牵头制定方案。",
        "推进家校社配合。",
        "县教育局、县财政局。",
        "",
    ],
)
def test_sentences_that_say_more_or_less_than_who(sentence: str) -> None:
    assert not is_assignment(sentence)


def test_what_stands_beside_the_departments() -> None:
    assert is_accompanying("完成时限：2025年12月底前。")
    assert is_accompanying("责任领导：张三")
    assert not is_accompanying("到2025年12月底前完成。")
    assert are_organisations("市财政局、各镇（街道）。")
    assert not are_organisations("学校要落实责任。")
