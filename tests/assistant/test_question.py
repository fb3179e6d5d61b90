from __future__ import annotations

import pytest

from assistant.asking import asks_difference
from assistant.question import QuestionReader
from index.thesaurus import load_thesaurus
from ingest.types import Region


@pytest.mark.parametrize(
    ("question", "inside", "outside"),
    [
        ("清远的校长最多能连任几年", ["清远市"], []),
        ("清远市的校长最多能连任几年", ["清远市"], []),
        ("清遠的校長最多能連任幾年", ["清远市"], []),
        ("开平和清远的校长最多能连任几年", ["开平市", "清远市"], []),
        ("阳西县的学位", ["阳西县"], []),
        ("茂名的校长最多能连任几年", [], ["茂名市"]),
        ("连南要建几个共同体", [], ["连南瑶族自治县"]),
        ("连南县建几个共同体", [], ["连南瑶族自治县"]),
        ("清远跟茂名比，校长最多能连任几年", ["清远市"], ["茂名市"]),
        ("校长最多能连任几年", [], []),
    ],
)
def test_regions(reader: QuestionReader, question: str, inside: list[str], outside: list[str]) -> None:
    reading = reader.read(question)
    assert [region.name for region in reading.regions] == inside
    assert [region.name for region in reading.outside] == outside


@pytest.mark.parametrize(
    ("question", "beside"),
    [
        ("清远和深圳的校长最多能连任几年", ["深圳市"]),
        ("深圳、清远的校长最多能连任几年", ["深圳市"]),
        ("深圳和广州的校长最多能连任几年", []),
        ("清远的校长最多能连任几年", []),
        ("广东清远和广东龙川的校长最多能连任几年", []),
    ],
)
def test_divisions_beside_those_of_the_catalogue(reader: QuestionReader, question: str, beside: list[str]) -> None:
    assert [region.name for region in reader.read(question).beside] == beside


@pytest.mark.parametrize(
    ("question", "partners", "beside"),
    [
        ("开平跟鹤山怎么结对办学", ("鹤山",), []),
        ("开平跟鹤山各怎么结对办学", (), ["鹤山市"]),
        ("开平跟鹤山的交流轮岗比例是多少", (), ["鹤山市"]),
        ("开平跟遂溪怎么结对办学", (), ["遂溪县"]),
    ],
)
def test_a_partner_that_documents_name_is_no_place_to_compare(
    reader: QuestionReader, question: str, partners: tuple[str, ...], beside: list[str]
) -> None:
    reading = reader.read(question)
    assert reading.quoted == partners
    assert [region.name for region in reading.beside] == beside


@pytest.mark.parametrize("question", ["公开平台建几个", "在公开平台上公布什么", "怎么公开平时成绩"])
def test_a_name_inside_other_words_is_no_region(reader: QuestionReader, question: str) -> None:
    reading = reader.read(question)
    assert (reading.regions, reading.outside) == ((), ())
    assert "开平" in reading.core


@pytest.mark.parametrize(
    ("question", "region"),
    [("我想看清远的任期", "清远市"), ("查清远的校长", "清远市"), ("老师离开平要几年", "开平市")],
)
def test_a_name_that_segmentation_cuts_is_a_region(reader: QuestionReader, question: str, region: str) -> None:
    assert [found.name for found in reader.read(question).regions] == [region]


DRUM_TOWERS = (
    Region("鼓楼区", "鼓楼", "county", ("江苏省", "南京市")),
    Region("鼓楼区", "鼓楼", "county", ("福建省", "福州市")),
)


@pytest.mark.parametrize(
    ("question", "cities"),
    [
        ("鼓楼区的校长能连任几年", ["南京市", "福州市"]),
        ("福州市鼓楼区的校长能连任几年", ["福州市"]),
        ("南京鼓楼的校长能连任几年", ["南京市"]),
        ("南京鼓楼区和福州鼓楼区的校长能连任几年", ["南京市", "福州市"]),
    ],
)
def test_regions_of_one_name_are_told_apart_by_their_city(question: str, cities: list[str]) -> None:
    reading = QuestionReader(DRUM_TOWERS, load_thesaurus(), lambda word: 2.0, lambda text: text).read(question)
    assert [region.ancestors[-1] for region in reading.regions] == cities
    assert reading.beside == ()
    assert reading.core.endswith("的校长能连任几年")


@pytest.mark.parametrize("question", ["清远的县中托管帮扶是什么意思？", "什么叫县中托管帮扶", "县中托管帮扶是什么？"])
def test_the_subject_is_what_is_left_without_asking_words(reader: QuestionReader, question: str) -> None:
    assert reader.read(question).subject in ("县中托管帮扶", "的县中托管帮扶")


@pytest.mark.parametrize("question", ["清远县中托管帮扶怎么做", "清远市的校长", "校长，清远的"])
def test_the_core_has_no_region_of_the_catalogue(reader: QuestionReader, question: str) -> None:
    reading = reader.read(question)
    assert reading.text == question
    assert "清远" not in reading.core
    assert all("清远" not in term.text for term in reading.terms)


def test_what_surrounds_a_region_stays(reader: QuestionReader) -> None:
    assert "县中托管帮扶" in reader.read("清远县中托管帮扶怎么做").core


def forms(reader: QuestionReader, question: str) -> set[str]:
    return {form for term in reader.read(question).terms for form in (term.text, *term.alternatives)}


def test_asking_words_are_no_terms(reader: QuestionReader) -> None:
    assert forms(reader, "请问清远的校长最多能连任几年呢？") & {"请问", "最多", "几年", "呢", "能"} == set()
    assert reader.read("那是多少呢？").terms == ()


def test_everyday_words_bring_the_official_ones(reader: QuestionReader) -> None:
    assert "教师" in forms(reader, "老师要轮岗吗")
    assert "教师" in forms(reader, "老師要輪崗嗎")


def test_numerals_are_known_in_either_script(reader: QuestionReader) -> None:
    assert {"五年", "5年"} <= forms(reader, "五年以上教龄的教师")


def test_a_term_says_whether_the_documents_know_it(reader: QuestionReader) -> None:
    known = {term.text: term.known for term in reader.read("乡村教师的钢琴").terms}
    assert known["钢琴"] is False
    assert True in known.values()


@pytest.mark.parametrize(
    ("question", "difference"),
    [("在校生2025年比2020年多多少", True), ("巩固率提高了多少", True), ("清远的校长能连任几年", False)],
)
def test_difference(reader: QuestionReader, question: str, difference: bool) -> None:
    assert asks_difference(reader.read(question).core) is difference


def test_quoted_names_and_counts(reader: QuestionReader) -> None:
    assert reader.read("“三所学校”指的是哪三类学校").quoted == ("三所学校",)
    assert reader.read("校长这个“年轻”卡在几岁").quoted == ()
    assert reader.read("教师培训是哪四个计划").count == 4
    assert reader.read("教师培训有哪些计划").count is None


def test_what_is_left_of_a_divisions_name_weighs_little(reader: QuestionReader) -> None:
    assert all(term.weight < 1 for term in reader.read("连南县建几个城乡教育共同体").terms if term.text == "南县")


def test_what_is_to_be_removed_is_not_excepted(reader: QuestionReader) -> None:
    assert "大班额" in {term.text for term in reader.read("清远哪年基本消除大班额，和开平比呢").terms}


@pytest.mark.parametrize(
    "text", ["孩子在县城读高中有补助吗", "老师去县外教书可以吗", "想转到市里读书", "你们市有多少学校"]
)
def test_words_that_end_like_a_division_are_none(reader: QuestionReader, text: str) -> None:
    assert reader.read(text).outside == ()


@pytest.mark.parametrize("name", ["云岭县", "青禾市"])
def test_a_division_that_no_gazetteer_lists_is_known_by_its_form(reader: QuestionReader, name: str) -> None:
    assert [region.name for region in reader.read(f"{name}的校长能连任几年").outside] == [name]
    assert reader.read(f"{name}和清远的校长能连任几年").regions != ()


def test_an_aside_weighs_little_beside_a_question_that_names_a_thing(reader: QuestionReader) -> None:
    plain, led = (
        {term.text: term.weight for term in reader.read(text).terms}
        for text in ("清远的预算、教研员有多少", "局里在编预算，清远的教研员有多少")
    )
    assert led["教研员"] == plain["教研员"]
    assert led["预算"] < plain["预算"] / 2


def test_an_aside_is_all_there_is_of_a_question_that_names_nothing(reader: QuestionReader) -> None:
    terms = {term.text: term.weight for term in reader.read("听说清远要配教研员，到底怎么回事").terms}
    assert terms["教研员"] == {term.text: term.weight for term in reader.read("清远要配教研员").terms}["教研员"]
