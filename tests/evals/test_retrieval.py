from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.types import Answer
from evals import retrieval
from evals.cases import Case
from evals.gold import Stretch
from evals.outcomes import Outcome, Workings

BEFORE, AT, AFTER, OTHER = Stretch("qy", 0, 6), Stretch("qy", 6, 28), Stretch("qy", 28, 60), Stretch("yx", 0, 60)


@pytest.mark.parametrize(
    ("rankings", "ranks", "recalls", "reciprocal"),
    [
        ([[AT, BEFORE]], [1], (1.0, 1.0), 1.0),
        ([[BEFORE, AT]], [2], (0.0, 1.0), 0.5),
        ([[OTHER, BEFORE], [AFTER, BEFORE, AT]], [3], (0.0, 1.0), 1 / 3),
        ([[OTHER], [AT]], [1], (1.0, 1.0), 1.0),
        ([[BEFORE, AFTER]], [None], (0.0, 0.0), 0.0),
        ([], [None], (0.0, 0.0), 0.0),
    ],
)
def test_ranks_of_gold(
    case: Callable[..., Case],
    answer: Callable[..., Answer],
    outcome: Callable[..., Outcome],
    rankings: list[list[Stretch]],
    ranks: list[int | None],
    recalls: tuple[float, float],
    reciprocal: float,
) -> None:
    found = outcome(case(), answer("12年"), Workings(tuple(tuple(ranking) for ranking in rankings), ()))
    assert retrieval.ranks(found) == ranks
    assert (retrieval.recall_at(found, 1), retrieval.recall_at(found, 5)) == recalls
    assert retrieval.reciprocal_rank(found) == pytest.approx(reciprocal)


def test_without_gold_there_is_nothing_to_recall(
    case: Callable[..., Case], answer: Callable[..., Answer], outcome: Callable[..., Outcome]
) -> None:
    found = outcome(case(gold=[]), answer("12年"))
    assert retrieval.recall_at(found, 1) is None
    assert retrieval.reciprocal_rank(found) is None
