from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from evals.registry import Score, main, place_of, read_gold, read_plans, score_targets, score_tasks
from ingest.types import Document

TARGETS = read_gold("targets.jsonl")
TASKS = read_gold("tasks.jsonl")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return read_plans()


def test_every_quote_of_the_gold_stands_in_its_plan(documents: dict[str, Document]) -> None:
    places = [(row["region"], *place_of(documents[row["region"]].text, row)) for row in TARGETS]
    assert len(set(places)) == len(places)
    with pytest.raises(ValueError, match="substring"):
        place_of("", TARGETS[0])


def test_the_registry_is_as_good_as_it_is_said_to_be(documents: dict[str, Document]) -> None:
    targets, about = score_targets(documents, TARGETS)
    tasks = score_tasks(documents, TASKS)
    assert min(targets.precision, tasks.precision) >= 0.95
    assert min(targets.recall, tasks.recall) >= 0.90
    assert about >= 0.95


def changed(documents: dict[str, Document], **fields: Any) -> dict[str, Document]:
    """The plans with the first target of one of them made otherwise."""
    document = documents["阳江市"]
    first = dataclasses.replace(document.targets[0], **fields)
    return documents | {"阳江市": dataclasses.replace(document, targets=(first, *document.targets[1:]))}


@pytest.mark.parametrize(
    "fields",
    [
        {"value": Decimal(12)}, {"value_to": Decimal(12)}, {"unit": "人"}, {"bound": "≥"}, {"year": 2024},
        {"base": Decimal(1)}, {"base_year": 2019}, {"binding": "约束性"},
    ],
)  # fmt: skip
def test_each_field_counts(documents: dict[str, Document], fields: dict[str, Any]) -> None:
    right, _ = score_targets(documents, TARGETS)
    wrong, _ = score_targets(changed(documents, **fields), TARGETS)
    assert (wrong.right, wrong.found, wrong.wanted) == (right.right - 1, right.found, right.wanted)
    assert len(wrong.faults) == len(right.faults) + 2


def test_what_is_missed_lowers_recall_and_what_is_needless_precision(documents: dict[str, Document]) -> None:
    document = documents["阳江市"]
    without = documents | {"阳江市": dataclasses.replace(document, targets=document.targets[1:])}
    right, _ = score_targets(documents, TARGETS)
    missed, _ = score_targets(without, TARGETS)
    assert (missed.right, missed.found) == (right.right - 1, right.found - 1)
    twice = documents | {"阳江市": dataclasses.replace(document, targets=(*document.targets, document.targets[0]))}
    double, _ = score_targets(twice, TARGETS)
    assert (double.right, double.found) == (right.right, right.found)
    moved = dataclasses.replace(document.targets[0], figure=document.targets[0].figure.__class__(0, 1))
    extra = documents | {"阳江市": dataclasses.replace(document, targets=(*document.targets, moved))}
    needless, _ = score_targets(extra, TARGETS)
    assert (needless.right, needless.found) == (right.right, right.found + 1)


def test_an_optional_row_counts_neither_way(documents: dict[str, Document]) -> None:
    right, _ = score_targets(documents, TARGETS)
    required, _ = score_targets(documents, [row for row in TARGETS if not row["optional"]])
    assert required.wanted == right.wanted
    assert required.found >= right.found


def test_tasks_are_right_as_a_whole(documents: dict[str, Document]) -> None:
    document = documents["阳西县"]
    first = dataclasses.replace(document.tasks[0], supporting=())
    wrong = documents | {"阳西县": dataclasses.replace(document, tasks=(first, *document.tasks[1:]))}
    right, score = score_tasks(documents, TASKS), score_tasks(wrong, TASKS)
    assert (score.right, score.found, score.wanted) == (right.right - 1, right.found, right.wanted)


def test_nothing_found_is_no_precision() -> None:
    assert (Score(0, 0, 3, ()).precision, Score(0, 0, 0, ()).recall) == (0.0, 0.0)


def test_the_command_prints_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--faults"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("targets  precision ")
    assert "\ntasks    precision " in out
