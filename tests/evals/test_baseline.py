from __future__ import annotations

import pytest

from evals.baseline import Change, Comparison, Verdict, compare
from evals.results import Record


def record(number: int, digest: str = "d", **scores: float) -> Record:
    return Record(
        id=f"q{number}", half="dev", type="number", regions=(), digest=digest, scores=scores, step=None, detail=None
    )


def change_of(comparison: Comparison, metric: str) -> Change:
    return next(change for change in comparison.changes if change.metric == metric)


@pytest.mark.parametrize(
    ("lost", "gained", "verdict"),
    [(0, 0, "same"), (1, 0, "same"), (8, 0, "worse"), (8, 7, "same"), (0, 8, "better"), (20, 4, "worse")],
)
def test_a_drop_counts_when_it_is_beyond_noise(lost: int, gained: int, verdict: Verdict) -> None:
    before = [record(number, correct=float(number >= 50)) for number in range(100)]
    after = [record(number, correct=float(number >= 50 + lost or number < gained)) for number in range(100)]
    change = change_of(compare(after, before), "correct")
    assert change.verdict == verdict
    assert (len(change.lost), len(change.gained)) == (lost, gained)
    assert change.after - change.before == pytest.approx((gained - lost) / 100)
    assert change.low <= change.after - change.before <= change.high


def test_a_guard_may_not_lose_a_single_case_and_fewer_wrong_regions_are_better() -> None:
    before = [record(number, verbatim=1.0, wrong_region=1.0) for number in range(100)]
    after = [record(number, verbatim=float(number > 0), wrong_region=0.0) for number in range(100)]
    comparison = compare(after, before)
    assert change_of(comparison, "verbatim").verdict == "worse"
    assert change_of(comparison, "wrong_region").verdict == "better"
    assert [change.metric for change in comparison.worse] == ["verbatim"]


def test_only_cases_asked_alike_are_paired_and_latency_is_not_judged() -> None:
    before = [record(1, correct=1.0, latency_ms=1.0), record(2, correct=1.0, latency_ms=1.0)]
    after = [
        record(1, "rewritten", correct=0.0, latency_ms=9.0),
        record(2, correct=1.0, latency_ms=9.0),
        record(3, correct=0.0),
    ]
    comparison = compare(after, before)
    assert (comparison.cases, comparison.unpaired) == (1, 2)
    assert [change.metric for change in comparison.changes] == ["correct"]
    assert comparison.worse == ()


def test_a_metric_that_no_longer_applies_to_any_case_is_left_out() -> None:
    assert compare([record(1, correct=1.0)], [record(1, verbatim=1.0)]).changes == ()
