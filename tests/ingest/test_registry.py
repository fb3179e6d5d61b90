from __future__ import annotations

import dataclasses

import pytest

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
