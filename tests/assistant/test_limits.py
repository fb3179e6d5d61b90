from __future__ import annotations

import pytest

from assistant.errors import BadQuestion, UnknownDocument, UnknownRegion
from assistant.limits import MAX_TURNS, check_documents, check_filters, check_question, check_regions
from assistant.types import Question
from index.types import CatalogEntry
from ingest.types import Region


def entry(id: str, region: Region | None) -> CatalogEntry:
    return CatalogEntry(id, f"{id}.txt", "0" * 64, "计划", None, None, None, region, None, 10, 1, "2025-01-01")


QINGYUAN = Region("清远市", "清远", "city", ("广东省",))
YANGJIANG = Region("阳江市", "阳江", "city", ("广东省",))
YANGXI = Region("阳西县", "阳西", "county", ("广东省", "阳江市"))
CATALOG = [entry("a", QINGYUAN), entry("b", YANGJIANG), entry("c", YANGXI), entry("d", None)]


def test_a_question_is_tidied() -> None:
    question = check_question(Question(text=" 清远\x00的校长？\n", turns=(" 前面 ",)))
    assert question == Question(text="清远 的校长？", turns=("前面",))


def test_2000_characters_are_a_question() -> None:
    assert len(check_question(Question(text="问" * 2_000)).text) == 2_000


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\u3000", "\x00\x07", "\ud800"])
def test_an_empty_question(text: str) -> None:
    with pytest.raises(BadQuestion, match="问题是空的") as caught:
        check_question(Question(text=text))
    assert caught.value.status == 422
    assert caught.value.hint


def test_a_long_question() -> None:
    with pytest.raises(BadQuestion, match="问题太长：10,000 字，上限 2,000 字"):
        check_question(Question(text="问" * 10_000))


def test_turns_are_checked_and_the_newest_kept() -> None:
    many = tuple(f"第{n}问" for n in range(100))
    assert check_question(Question(text="问", turns=many)).turns == many[-MAX_TURNS:]
    with pytest.raises(BadQuestion, match="之前的问题是空的"):
        check_question(Question(text="问", turns=("",)))


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["清远市"], ("清远市",)),
        (["清远", "清远市"], ("清远市",)),
        (["阳江市"], ("阳江市",)),
        (["广东省"], ("清远市", "阳江市", "阳西县")),
        ([], ()),
    ],
)
def test_regions(names: list[str], found: tuple[str, ...]) -> None:
    assert check_regions(names, CATALOG) == found


def test_an_unknown_region_names_those_there_are() -> None:
    with pytest.raises(UnknownRegion, match="没有“火星市”的文件") as caught:
        check_regions(["清远", "火星市"], CATALOG)
    assert caught.value.hint == "可选地区：清远市、阳江市、阳西县"


def test_documents() -> None:
    assert check_documents(["d", "a", "d"], CATALOG) == ("d", "a")
    with pytest.raises(UnknownDocument, match="没有编号为“z”的文件"):
        check_documents(["z"], CATALOG)


def test_filters_of_a_question() -> None:
    question = check_filters(Question(text="问", regions=("清远",), document_ids=("a",)), CATALOG)
    assert (question.regions, question.document_ids) == (("清远市",), ("a",))
