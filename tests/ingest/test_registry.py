from __future__ import annotations

import dataclasses

import pytest

from ingest.parse import parse
from ingest.registry import registered
from ingest.types import Document


@pytest.mark.parametrize(
    ("region", "tasks"), [("清远市", 12), ("开平市", 6), ("阳西县", 10), ("阳江市", 0), ("龙川县", 0)]
)
def test_the_plans_are_registered(plans: dict[str, Document], region: str, tasks: int) -> None:
    document = plans[region]
    assert len(document.tasks) == tasks
    assert len(document.targets) > 15
    places = [target.figure.start for target in document.targets]
    assert places == sorted(places)
    for target in document.targets:
        assert target.span.start <= target.clause.start <= target.figure.start < target.figure.end <= target.span.end
        assert target.indicator


def test_registering_again_changes_nothing(plans: dict[str, Document]) -> None:
    document = plans["阳西县"]
    bare = dataclasses.replace(document, targets=(), tasks=())
    assert registered(bare) == document


def test_a_target_in_a_task_table_has_the_deadline_of_its_row() -> None:
    table = (
        "序号\t重点工作\t任务内容\t牵头单位\t完成时限\n"
        "1\t培养人才\t遴选优秀骨干教师100名。\t市教育局\t2026年12月\n"
        "2\t扩充学位\t到2025年新建公办学校3所。\t市教育局\t2027年12月\n"
    )
    document = parse(f"清远市重点任务清单\n\n{table}".encode(), "list.txt", "list.txt")
    assert [(target.deadline, target.year) for target in document.targets] == [("2026年12月", 2026), ("到2025年", 2025)]
