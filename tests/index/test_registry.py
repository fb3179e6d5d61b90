"""Targets and tasks of the five plans by region, year, department and words; and of generations that come and go."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import Builder
from index.corpus import Corpus, Snapshot
from index.registry import records_of
from ingest.parse import parse

PLAN = """龙门县教育提升行动方案（2024—2027年）

一、主要任务

（一）扩充公办学位。到2025年，新增学位1200个。（责任单位：县教育局、县卫生健康局）

（二）建强教师队伍。到2027年，教师本科率达到90%以上。（牵头单位：县教育局；配合单位：县人社局）
"""


@pytest.fixture(scope="module")
def snapshot(plans_corpus: Corpus) -> Snapshot:
    return plans_corpus.snapshot()


def test_all_targets_stand_in_the_order_of_catalogue_and_text(snapshot: Snapshot) -> None:
    found = snapshot.targets()
    assert len(found) > 150
    order = [entry.id for entry in snapshot.catalog]
    places = [(order.index(one.document.id), one.record.target.figure.start) for one in found]
    assert places == sorted(places)


def test_quotes_are_verbatim(snapshot: Snapshot) -> None:
    for one in snapshot.targets():
        document, target = snapshot.document(one.document.id), one.record.target
        assert document.text[target.span.start : target.span.end] == one.record.quote
        assert document.text[target.clause.start : target.clause.end] == one.record.clause
        assert one.record.clause in one.record.quote
        assert target in document.targets
    for entry in snapshot.tasks():
        document, task = snapshot.document(entry.document.id), entry.record.task
        assert document.text[task.span.start : task.span.end] == entry.record.quote
        assert entry.record.path[-1] == f"{task.number} {task.name}"
        assert task in document.tasks


def test_by_region_and_year(snapshot: Snapshot) -> None:
    found = snapshot.targets(regions=["阳西"], year=2025)
    assert {one.document.region.name for one in found if one.document.region} == {"阳西县"}
    assert [one.record.target.unit for one in found] == ["所", "所", "所", "个", "%"]
    assert [one.record.task.number for one in snapshot.tasks(regions=["阳西县"], year=2025)] == ["1", "7"]
    assert snapshot.targets(regions=["火星"]) == ()
    (document_id,) = {one.document.id for one in found}
    assert snapshot.targets(document_ids=[document_id], year=2025) == found


@pytest.mark.parametrize("department", ["卫生健康局", "卫健局", "卫健部门", "县卫生健康局"])
def test_by_department_whatever_it_is_called(snapshot: Snapshot, department: str) -> None:
    found = snapshot.tasks(regions=["阳西县"], department=department)
    assert [one.record.task.name for one in found] == ["特殊群体关爱教育工程"]


def test_a_target_is_the_business_of_those_responsible_for_its_task(snapshot: Snapshot) -> None:
    found = snapshot.targets(regions=["阳西县"], department="残联")
    assert [one.record.target.value for one in found] == [100, 96, 96, 97]
    assert found[0].lead == ("县教育局",)
    assert "县残联" in found[0].supporting


def test_by_words_all_of_which_count_or_their_like(snapshot: Snapshot) -> None:
    found = snapshot.targets(query="巩固率")
    assert {one.document.region.name for one in found if one.document.region} == {"清远市", "阳江市", "阳西县"}
    assert all("巩固率" in one.record.clause for one in found)
    by_everyday_word = snapshot.targets(query="老师 学历", regions=["阳江市"])
    assert by_everyday_word
    assert all("教师" in one.record.clause and "学历" in one.record.clause for one in by_everyday_word)
    assert snapshot.targets(query="量子计算机") == ()
    assert [one.record.task.name for one in snapshot.tasks(query="溫馨校園")] == [
        "教育资源扩增工程",
        "乡村温馨校园创建工程",
        "乡村温馨校园创建工程",
    ]
    (by_bracketed,) = snapshot.targets(query="乡村校长", regions=["阳西县"], year=2027)
    assert by_bracketed.record.clause == "力争县域内45岁以下乡村校（园）长达到50%以上"


def test_a_new_version_brings_its_own_registry_and_a_removed_document_none(
    builder: Builder, corpus: Corpus, tmp_path: Path
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    builder.ingest([path])
    first = corpus.snapshot()
    assert [one.record.task.name for one in first.tasks()] == ["扩充公办学位", "建强教师队伍"]
    assert [one.record.target.value for one in first.targets(department="人社局")] == [90]
    path.write_text(PLAN.replace("1200个", "1500个"), encoding="utf-8")
    builder.ingest([path])
    second = corpus.snapshot()
    assert [one.record.target.value for one in second.targets()] == [1500, 90]
    assert [one.record.target.value for one in first.targets()] == [1200, 90]
    builder.remove(second.catalog[0].id)
    assert corpus.snapshot().targets() == ()
    assert corpus.snapshot().tasks() == ()


def test_a_snapshot_reads_its_own_generation_for_the_first_time_after_the_next_is_there(
    builder: Builder, corpus: Corpus, tmp_path: Path
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    builder.ingest([path])
    first = corpus.snapshot()
    path.write_text(PLAN.replace("1200个", "1500个"), encoding="utf-8")
    builder.ingest([path])
    assert [one.record.target.value for one in first.targets()] == [1200, 90]


def test_records_of_a_document_have_its_headings() -> None:
    targets, tasks = records_of(parse(PLAN.encode(), "plan.txt", "plan.txt"))
    assert [one.path for one in targets] == [
        ("一、主要任务", "（一）扩充公办学位"),
        ("一、主要任务", "（二）建强教师队伍"),
    ]
    assert [one.path for one in tasks] == [one.path for one in targets]
    assert tasks[0].quote.startswith("（一）扩充公办学位。")
    assert tasks[0].quote.endswith("（责任单位：县教育局、县卫生健康局）")
