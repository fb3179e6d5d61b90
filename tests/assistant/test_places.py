from __future__ import annotations

import pytest

from assistant.places import Place, places_of
from assistant.question import QuestionReader
from index.types import CatalogEntry
from ingest.types import Period, Region
from tests.assistant.conftest import KAIPING, QINGYUAN, YANGJIANG, YANGXI


def entry(name: str, region: Region | None) -> CatalogEntry:
    return CatalogEntry(
        id=name,
        source=f"/plans/{name}.txt",
        sha256=name * 8,
        title=f"{name}的文件",
        issuer=None,
        number=None,
        date=None,
        region=region,
        period=Period(2023, 2027),
        characters=100,
        passages=3,
        ingested_at="2024-01-01T00:00:00Z",
    )


CATALOG = (
    entry("kp", KAIPING),
    entry("qy1", QINGYUAN),
    entry("yj", YANGJIANG),
    entry("qy2", QINGYUAN),
    entry("notice", None),
)


def places(
    reader: QuestionReader, question: str, regions: tuple[str, ...] = (), documents: tuple[str, ...] = ()
) -> list[Place]:
    return places_of(reader.read(question), CATALOG, regions, documents)


def labels(found: list[Place]) -> list[str]:
    return [place.label for place in found]


def test_without_a_region_every_place_is_asked_and_a_document_of_none_goes_by_its_title(
    reader: QuestionReader,
) -> None:
    found = places(reader, "校长最多能连任几年？")
    assert labels(found) == ["开平市", "清远市", "阳江市", "notice的文件"]
    assert found[1] == Place("清远市", ("qy1", "qy2"), QINGYUAN)
    assert found[3] == Place("notice的文件", ("notice",), None)


def test_named_places_come_in_the_order_of_the_question(reader: QuestionReader) -> None:
    assert labels(places(reader, "清远和开平的校长各能连任几年？")) == ["清远市", "开平市"]
    assert labels(places(reader, "开平跟清远市比，校长各能连任几年？")) == ["开平市", "清远市"]


def test_regions_of_one_name_are_places_of_their_own_with_their_city(reader: QuestionReader) -> None:
    nanjing = Region("鼓楼区", "鼓楼", "county", ("江苏省", "南京市"))
    fuzhou = Region("鼓楼区", "鼓楼", "county", ("福建省", "福州市"))
    catalog = (entry("n1", nanjing), entry("f", fuzhou), entry("n2", nanjing), entry("kp", KAIPING))
    found = places_of(reader.read("校长最多能连任几年？"), catalog, (), ())
    assert found == [
        Place("南京市鼓楼区", ("n1", "n2"), nanjing),
        Place("福州市鼓楼区", ("f",), fuzhou),
        Place("开平市", ("kp",), KAIPING),
    ]


def test_filters(reader: QuestionReader) -> None:
    assert labels(places(reader, "校长最多能连任几年？", regions=("开平市",))) == ["开平市"]
    assert labels(places(reader, "校长最多能连任几年？", documents=("yj", "notice"))) == ["阳江市", "notice的文件"]
    (place,) = places(reader, "清远的校长最多能连任几年？", documents=("qy2",))
    assert place.document_ids == ("qy2",)


def test_a_filter_and_another_region_in_the_question_leave_no_place(reader: QuestionReader) -> None:
    assert places(reader, "清远的校长最多能连任几年？", regions=("开平市",)) == []


def test_a_division_without_documents_is_answered_from_the_one_around_it(reader: QuestionReader) -> None:
    (place,) = places(reader, "阳春市的学位缺口多大？")
    assert (place.label, place.document_ids) == ("阳江市", ("yj",))
    assert place.within is not None
    assert place.within.name == "阳春市"


@pytest.mark.parametrize("question", ["茂名的校长最多能连任几年？", "北京市的校长最多能连任几年？"])
def test_only_documents_of_no_region_may_speak_of_a_division_with_nothing_around_it(
    reader: QuestionReader, question: str
) -> None:
    assert labels(places(reader, question)) == ["notice的文件"]
    assert places(reader, question, documents=("kp", "qy1", "yj")) == []


def test_a_county_of_the_catalogue_is_not_answered_from_its_city(reader: QuestionReader) -> None:
    catalog = (*CATALOG, entry("yx", YANGXI))
    found = places_of(reader.read("阳西县的校长最多能连任几年？"), catalog, (), ())
    assert labels(found) == ["阳西县"]
