"""The BM25 index."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from index.lexical import LexicalIndex, LexicalWriter, copy_lexical
from index.words import terms
from ingest.types import Document, Region
from tests.index.conftest import MakeDocument

QINGYUAN = Region("清远市", "清远", "city", ("广东省",))
YANGXI = Region("阳西县", "阳西", "county", ("广东省", "阳江市"))


def write(path: Path, *documents: Document) -> LexicalIndex:
    writer = LexicalWriter(path)
    for document in documents:
        writer.add(document)
    writer.close()
    return LexicalIndex(path)


def found(index: LexicalIndex, query: str, **filters: list[str]) -> list[str]:
    return [name for name, _score in index.search(Counter(terms(query)), 10, **filters)]


@pytest.fixture
def documents(make_document: MakeDocument) -> list[Document]:
    return [
        make_document("清远方案", "教师交流轮岗比例不低于10%。", "新增学位7.5万个。", region=QINGYUAN),
        make_document("阳西任务", "教师交流轮岗。", "校（园）长连续任职不超过12年。", region=YANGXI),
        make_document("食堂通知", "落实食品安全责任。", heading="二、教师食堂"),
    ]


def test_the_passage_with_the_words_comes_first(tmp_path: Path, documents: list[Document]) -> None:
    index = write(tmp_path / "lexical", *documents)
    assert found(index, "学位新增多少")[0] == f"{documents[0].id}:1"
    assert found(index, "园长能干几年")[0] == f"{documents[1].id}:1"
    assert found(index, "７.５万个")[0] == f"{documents[0].id}:1"
    assert found(index, "飞船") == []
    assert found(index, "") == []


def test_traditional_characters_find_simplified_text(tmp_path: Path, documents: list[Document]) -> None:
    index = write(tmp_path / "lexical", *documents)
    assert found(index, "學位") == found(index, "学位") != []


def test_filters_narrow_by_region_and_document(tmp_path: Path, documents: list[Document]) -> None:
    index = write(tmp_path / "lexical", *documents)
    first, second, third = (document.id for document in documents)
    assert {name.split(":")[0] for name in found(index, "教师交流")} == {first, second, third}
    assert {name.split(":")[0] for name in found(index, "教师交流", regions=["阳西县"])} == {second}
    assert {name.split(":")[0] for name in found(index, "教师交流", document_ids=[first, third])} == {first, third}
    assert found(index, "教师交流", regions=["清远市"], document_ids=[second]) == []


def test_a_filter_leaves_the_scores_as_they_are(tmp_path: Path, documents: list[Document]) -> None:
    index = write(tmp_path / "lexical", *documents)
    every = dict(index.search(Counter(terms("教师交流")), 10))
    only = dict(index.search(Counter(terms("教师交流")), 10, regions=["阳西县"]))
    assert only.items() <= every.items()


def test_a_heading_counts_for_the_passages_below_it(tmp_path: Path, make_document: MakeDocument) -> None:
    plain = make_document("通知甲", "落实食品安全责任。", heading="一、责任")
    headed = make_document("通知乙", "落实食品安全责任。", heading="一、学校食堂")
    index = write(tmp_path / "lexical", plain, headed)
    assert found(index, "食堂的食品安全") == [f"{headed.id}:0", f"{plain.id}:0"]


def test_a_copy_can_change_while_the_first_is_read(tmp_path: Path, documents: list[Document]) -> None:
    first = write(tmp_path / "1", *documents)
    before = first.search(Counter(terms("教师交流")), 10)
    copy_lexical(tmp_path / "1", tmp_path / "2")
    writer = LexicalWriter(tmp_path / "2")
    writer.remove(documents[0].id)
    writer.add(documents[0])
    writer.remove(documents[1].id)
    writer.close()
    assert LexicalIndex(tmp_path / "2").counts() == {documents[0].id: 2, documents[2].id: 1}
    assert first.search(Counter(terms("教师交流")), 10) == before
    assert LexicalIndex(tmp_path / "1").search(Counter(terms("教师交流")), 10) == before


def test_counts_are_of_passages(tmp_path: Path, documents: list[Document]) -> None:
    index = write(tmp_path / "lexical", *documents)
    assert index.counts() == {document.id: len(document.passages) for document in documents}
    assert write(tmp_path / "empty").counts() == {}


def test_rarity_falls_with_the_passages_that_hold_a_term(tmp_path: Path, documents: list[Document]) -> None:
    index = write(tmp_path / "lexical", *documents)
    assert index.rarity("教师") < index.rarity("学位") < index.rarity("飞船")
    assert index.rarity("学位教师") == index.rarity("飞船")
